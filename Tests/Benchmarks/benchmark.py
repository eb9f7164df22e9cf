"""Measures whole processes, alternating: the tool, and the same metrics by hand in the same engine.

Prints medians and ratios. Data are generated once, by seed, into a folder beside the build.
"""

import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "..", "..", ".build")

ORDERS = """COPY (SELECT
  i AS order_id,
  'ref-' || lpad(((i * 7919) % {rows})::VARCHAR, 10, '0') AS reference,
  (hash(i) % 100000)::INTEGER AS customer_id,
  ['placed', 'shipped', 'returned', 'cancelled'][1 + (hash(i + 1) % 4)::INT] AS status,
  ['EUR', 'USD', 'GBP'][1 + (hash(i + 2) % 3)::INT] AS currency,
  ((hash(i + 3) % 1000000) / 100.0)::DECIMAL(12, 2) AS amount,
  (hash(i + 4) % 100)::INTEGER AS quantity,
  (hash(i + 5) % 1000) / 1000.0 AS discount,
  CASE WHEN hash(i + 6) % 100 > 0 THEN 'user' || (hash(i + 7) % 1000000) || '@example.com' END AS email,
  CASE WHEN hash(i + 8) % 10 > 0 THEN 'note ' || (hash(i + 9) % 5000) END AS note,
  TIMESTAMP '2026-01-01' + INTERVAL (hash(i + 10) % 31536000) SECOND AS created_at,
  TIMESTAMP '2026-06-01' + INTERVAL (hash(i + 11) % 31536000) SECOND AS updated_at,
  DATE '2026-01-01' + (hash(i + 12) % 365)::INT AS ship_date,
  ['DE', 'FR', 'US', 'GB', 'ES', 'IT'][1 + (hash(i + 13) % 6)::INT] AS country,
  hash(i + 14) % 2 = 0 AS is_gift,
  (hash(i + 15) % 10000) / 7.0 AS weight
FROM range({rows}) AS r(i)) TO '{folder}/orders.parquet' (FORMAT parquet)"""

CUSTOMERS = """COPY (SELECT i::INTEGER AS customer_id, 'customer ' || i AS name
FROM range(100000) AS r(i)) TO '{folder}/customers.parquet' (FORMAT parquet)"""

REFERENCE = """
import duckdb
connection = duckdb.connect()
for statement in open({sql!r}).read().split(";"):
    if statement.strip():
        connection.execute(statement).fetchall()
"""


def generate(rows):
    folder = os.path.join(BUILD, "benchmark", str(rows))
    if not os.path.exists(os.path.join(folder, "customers.parquet")):
        import duckdb

        os.makedirs(folder, exist_ok=True)
        for statement in (ORDERS, CUSTOMERS):
            duckdb.execute(statement.format(rows=rows, folder=folder))
    return folder


def measure(command, folder, codes=(0,)):
    """Wall seconds, CPU seconds and peak megabytes of a process, all of it."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in codes:
        sys.exit(f"{command[0]} ended with {code}: {message.decode()}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def medians(runs):
    return tuple(statistics.median(column) for column in zip(*runs))


def compare(name, commands, folder, rounds):
    """Runs the commands in turn, the first one to warm the file cache being thrown away."""
    runs = {label: [] for label in commands}
    for turn in range(rounds + 1):
        for label, command in commands.items():
            result = measure(command, folder)
            if turn > 0:
                runs[label].append(result)
    print(f"\n{name} (medians of {rounds})")
    print(f"{'':26}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'wall':>8}{'peak':>8}")
    reference = medians(runs[next(iter(commands))])
    for label in commands:
        wall, cpu, peak = medians(runs[label])
        print(
            f"{label:26}{wall:9.3f}{cpu:9.3f}{peak:9.0f}"
            f"{wall / reference[0]:8.2f}{peak / reference[2]:8.2f}"
        )


def start_up(assay, folder):
    print("\nstart-up and compiling (medians of 11)")
    for label, command in {
        "--version": [assay, "--version"],
        "compile 40 rules": [assay, "compile", os.path.join(HERE, "orders.yaml")],
        "compile 10,000 rules": [assay, "compile", many_rules(folder, 10_000)],
        "compile 100,000 rules": [assay, "compile", many_rules(folder, 100_000)],
    }.items():
        count = 3 if "100,000" in label else 11
        wall, _, peak = medians([measure(command, folder) for _ in range(count)])
        print(f"{label:26}{wall * 1000:9.1f} ms{peak:9.0f} MB")


def many_rules(folder, count):
    path = os.path.join(folder, f"{count}-rules.yaml")
    forms = [
        'Completeness "c{}" > 0.9',
        'ColumnValues "c{}" in ["a", "b"] with threshold > 0.9',
        'Mean "c{}" between 1 and 9',
        'IsUnique "c{}"',
    ]
    with open(path, "w") as file:
        file.write("dataset: many\nsource: {path: many.parquet}\nrules:\n")
        for index in range(count):
            file.write(f"  - {forms[index % len(forms)].format(index)}\n")
    return path


def main():
    assay = os.path.abspath(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    folder = generate(rows)
    start_up(assay, folder)
    reference = REFERENCE.format(sql=os.path.join(HERE, "reference.sql"))
    compare(
        f"40 rules over {rows:,} rows of Parquet",
        {
            "by hand, fused": [sys.executable, "-c", reference],
            "assay check": [assay, "check", os.path.join(HERE, "orders.yaml")],
        },
        folder,
        rounds=5,
    )


if __name__ == "__main__":
    main()
