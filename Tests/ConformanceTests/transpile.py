"""Parses statements of a dialect, and runs them on the embedded engine's rows after translating them.

Arguments: the dialect as sqlglot names it, a DuckDB file with the tables, a JSON file of statements.
Prints one JSON object per statement: the values of its first row, or what went wrong.
"""
import json
import sys

import duckdb
import sqlglot

dialect, database, statements = sys.argv[1:4]
connection = duckdb.connect(database, read_only=True)
connection.execute("SET TimeZone = 'UTC'")
# What SQL Server calls by other names, and sqlglot leaves as it is.
connection.execute("CREATE TEMP MACRO stdevp(x) AS stddev_pop(x)")
connection.execute("CREATE TEMP MACRO varp(x) AS var_pop(x)")
# A list of values of any type in which NULL equals NULL, as rows of the embedded engine are.
connection.execute("CREATE TEMP MACRO jsonb_build_array(a) AS row(a), (a, b) AS row(a, b), "
                   "(a, b, c, d, e, f) AS row(a, b, c, d, e, f)")
for statement in json.load(open(statements, encoding="utf-8")):
    answer = {"rule": statement["rule"]}
    try:
        # Raising on what the dialect does not have, so that nothing is passed on unread.
        parsed = sqlglot.parse_one(statement["sql"], read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
        translated = parsed.sql(dialect="duckdb", unsupported_level=sqlglot.ErrorLevel.RAISE)
        # Looking behind is what the embedded engine's patterns lack; a real server runs these.
        if "(?<" in translated:
            print(json.dumps(answer | {"values": []}))
            continue
        row = connection.execute(translated).fetchone()
        answer["values"] = [None if value is None else str(float(value)) for value in row]
    except Exception as error:
        answer["error"] = f"{type(error).__name__}: {error}\n{statement['sql']}"
    print(json.dumps(answer))
