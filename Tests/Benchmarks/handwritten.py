"""The rules of orders.yaml as SQL that people write by hand: fused, with an eye on statistics, and a query for each."""

COMPLETE = ["order_id", "reference", "customer_id", "status", "currency", "amount", "quantity", "email", "note",
            "created_at", "updated_at", "country"]
KEYS = ["order_id", "reference", "customer_id"]
MEASURES = ["avg(amount)", "stddev_pop(amount)", "sum(quantity)", "avg(weight)"]
SHIPPED = ["status = 'shipped'", "status = 'shipped' AND note IS NOT NULL"]
# The least and the greatest of what ranges and lengths judge tell how far a value is off.
EXTREMES = [f"{which}({value})" for value in
            ("amount", "quantity", "discount", "length(coalesce(reference, ''))", "length(coalesce(note, ''))",
             "length(coalesce(email, ''))") for which in ("min", "max")]


class Engine:
    """Where the tables are, and how an engine spells what differs."""

    def __init__(self, orders, customers, matches, count):
        self.orders, self.customers, self.count = orders, customers, count
        self.texts = [
            f"email <> '' AND {matches('email', '^[^@ ]+@[^@ ]+[.][a-z]+$')}",
            f"reference <> '' AND {matches('reference', '^ref-[0-9]{10}$')}",
            "length(coalesce(reference, '')) = 14", "length(coalesce(note, '')) < 40",
            "length(coalesce(email, '')) < 60",
        ]
        self.conditions = self.texts + [
            "status IN ('placed', 'shipped', 'returned', 'cancelled')", "currency IN ('EUR', 'USD', 'GBP')",
            "country IN ('DE', 'FR', 'US', 'GB', 'ES', 'IT')", "amount >= 0", "amount < 1000000",
            "quantity > -1 AND quantity < 1000", "discount > -0.001 AND discount < 1",
            "CAST(created_at AS DATE) > DATE '2025-12-31'",
            "ship_date > DATE '2025-12-31' AND ship_date < DATE '2027-01-01'",
        ]

    def group(self, key):
        inner = f"SELECT count(*) AS n FROM {self.orders} WHERE {key} IS NOT NULL GROUP BY {key}"
        return f"SELECT {self.count('n = 1')}, sum(n), count(*) FROM ({inner}) AS g"

    @property
    def distinct_countries(self):
        return f"SELECT count(*) FROM (SELECT country FROM {self.orders} GROUP BY country) AS g"

    @property
    def partners(self):
        return (f"SELECT count(*) FROM {self.orders} AS p WHERE EXISTS "
                f"(SELECT 1 FROM {self.customers} AS r WHERE r.customer_id = p.customer_id)")

    @property
    def late(self):
        return f"SELECT count(*) FROM {self.orders} WHERE updated_at < created_at - INTERVAL '366' DAY"

    def select(self, parts, where=""):
        return f"SELECT {', '.join(parts)} FROM {self.orders}{where}"


def fused(engine):
    """One scan for all that one scan can tell, a grouping for each key, a join."""
    scan = ["count(*)"] + [f"count({column})" for column in COMPLETE]
    scan += [engine.count(condition) for condition in engine.conditions + SHIPPED] + EXTREMES + MEASURES
    return ([engine.select(scan)] + [engine.group(key) for key in KEYS + ["note"]]
            + [engine.distinct_countries, engine.partners, engine.late])


def with_statistics(engine, statistics):
    """Leaves to the metadata what these know; counts distinct values rather than groups of a key.

    `statistics` is a query of counts of NULL, minima and maxima by column, or nothing where the engine keeps none that
    are exact; then minima, maxima and rows are asked for apart, which an engine may know.
    """
    frequencies = [
        f"SELECT country, count(*) FROM {engine.orders} GROUP BY country",
        f"SELECT status, count(*), count(note) FROM {engine.orders} GROUP BY status",
        f"SELECT currency, count(*) FROM {engine.orders} GROUP BY currency",
    ]
    scan = [engine.count(condition) for condition in engine.texts] + EXTREMES[6:] + MEASURES
    if statistics:
        first = [statistics]
    else:
        scan += [f"count({column})" for column in COMPLETE]
        first = [engine.select(["count(*)"] + EXTREMES[:6] + ["min(created_at)", "min(ship_date)", "max(ship_date)"])]
    return (first + [engine.select(scan)] + frequencies + [engine.select([f"count(DISTINCT {key})"]) for key in KEYS[:2]]
            + [engine.group("customer_id"), engine.group("note"), engine.partners, engine.late])


def separate(engine):
    """A query for each of the 40 rules, as most tools send it."""
    queries = [engine.select(["count(*)"]), engine.select(["*"], " LIMIT 0")]
    queries += [engine.select(["count(*)", f"count({column})"]) for column in COMPLETE]
    queries += [engine.group(key) for key in KEYS] + [engine.distinct_countries, engine.group("note")]
    queries += [engine.select(["count(*)", engine.count(condition)]) for condition in engine.conditions]
    queries += [engine.select([measure]) for measure in MEASURES]
    queries += [engine.select(["count(*)", "count(note)"], f" WHERE {SHIPPED[0]}"), engine.partners, engine.late]
    return queries
