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

def generate(rows):
    folder = os.path.join(BUILD, "benchmark", str(rows))
    if not os.path.exists(os.path.join(folder, "customers.parquet")):
        import duckdb

        os.makedirs(folder, exist_ok=True)
        for statement in (ORDERS, CUSTOMERS):
            duckdb.execute(statement.format(rows=rows, folder=folder))
    return folder


def measure(command, folder, codes=(0,)):
    """Wall seconds, CPU seconds, peak megabytes and megabytes read of a process, all of it."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    read = bytes_read(process.pid)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in codes:
        sys.exit(f"{command[0]} ended with {code}: {message.decode()}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, read / 1e6


def bytes_read(process):
    """What a process that has ended read from files, the cache of the system included; NaN where nobody tells."""
    try:
        with open(f"/proc/{process}/io") as file:
            return int(file.readline().split()[1])
    except OSError:
        return float("nan")


def medians(runs):
    return tuple(statistics.median(column) for column in zip(*runs))


def compare(title, commands, folder, rounds):
    """Runs commands in turn, the first round to warm the file cache being thrown away, and prints ratios to the best
    that is written by hand. Each command comes with the number of its statements."""
    runs = {label: [] for label in commands}
    for turn in range(rounds + 1):
        for label, (command, _) in commands.items():
            result = measure(command, folder)
            if turn > 0:
                runs[label].append(result)
    print(f"\n{title} (medians of {rounds})")
    print(f"{'':34}{'wall s':>8}{'CPU s':>8}{'peak MB':>9}{'read MB':>9}{'queries':>9}{'wall':>7}{'peak':>7}")
    best = min((medians(runs[label]) for label in commands if label.startswith("by hand")))
    for label, (_, statements) in commands.items():
        wall, cpu, peak, read = medians(runs[label])
        print(f"{label:34}{wall:8.3f}{cpu:8.3f}{peak:9.0f}{read:9.0f}{statements:>9}"
              f"{wall / best[0]:7.2f}{peak / best[2]:7.2f}", flush=True)
