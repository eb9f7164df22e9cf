-- What a careful engineer writes by hand for the rules of orders.yaml: one fused scan, a grouping for each key, a join.
DESCRIBE SELECT * FROM 'orders.parquet';
SELECT
  count(*), count(order_id), count(reference), count(customer_id), count(status), count(currency),
  count(amount), count(quantity), count(email), count(note), count(created_at), count(updated_at),
  count(country),
  count_if(status IN ('placed', 'shipped', 'returned', 'cancelled')),
  count_if(currency IN ('EUR', 'USD', 'GBP')),
  count_if(country IN ('DE', 'FR', 'US', 'GB', 'ES', 'IT')),
  count_if(amount >= 0), min(amount), count_if(amount < 1000000), max(amount),
  count_if(quantity > -1 AND quantity < 1000), min(quantity), max(quantity),
  count_if(discount > -0.001 AND discount < 1), min(discount), max(discount),
  count_if(email <> '' AND regexp_matches(email, '^[^@ ]+@[^@ ]+[.][a-z]+$')),
  count_if(reference <> '' AND regexp_matches(reference, '^ref-[0-9]{10}$')),
  count_if(length(coalesce(reference, '')) = 14),
  min(length(coalesce(reference, ''))), max(length(coalesce(reference, ''))),
  count_if(length(coalesce(note, '')) < 40),
  min(length(coalesce(note, ''))), max(length(coalesce(note, ''))),
  count_if(length(coalesce(email, '')) < 60),
  min(length(coalesce(email, ''))), max(length(coalesce(email, ''))),
  avg(amount), stddev_pop(amount), sum(quantity), avg(weight),
  count_if(CAST(created_at AS DATE) > DATE '2025-12-31'),
  count_if(ship_date > DATE '2025-12-31' AND ship_date < DATE '2027-01-01'),
  count_if(status = 'shipped'), count_if(status = 'shipped' AND note IS NOT NULL)
FROM 'orders.parquet';
SELECT count_if(n = 1), sum(n) FROM (SELECT count(*) AS n FROM 'orders.parquet' WHERE order_id IS NOT NULL GROUP BY order_id);
SELECT count_if(n = 1), sum(n) FROM (SELECT count(*) AS n FROM 'orders.parquet' WHERE reference IS NOT NULL GROUP BY reference);
SELECT count_if(n = 1), sum(n) FROM (SELECT count(*) AS n FROM 'orders.parquet' WHERE customer_id IS NOT NULL GROUP BY customer_id);
SELECT count(*) FROM (SELECT country FROM 'orders.parquet' GROUP BY country);
SELECT count_if(n = 1), count(*) FROM (SELECT count(*) AS n FROM 'orders.parquet' WHERE note IS NOT NULL GROUP BY note);
SELECT count(*) FROM 'orders.parquet' AS p WHERE EXISTS (SELECT 1 FROM 'customers.parquet' AS r WHERE r.customer_id = p.customer_id);
SELECT count(*) FROM 'orders.parquet' WHERE updated_at < created_at - INTERVAL 366 DAY;
