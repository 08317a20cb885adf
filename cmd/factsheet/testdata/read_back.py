"""Holds the rows of a run's Parquet files, as DuckDB reads them, to those that a database gives back.

usage: read_back.py OUT TABLES.json POSTGRES SQLITE
TABLES.json is what `factsheet schema --tables --json` prints; POSTGRES is a folder with a file TABLE.jsonl of each
table, a row a line; SQLITE is a database. Prints a problem a line, then how many rows were held to one another.
"""
import datetime, decimal, json, os, sqlite3, sys
import duckdb

out, described, dumps, file = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8")), sys.argv[3], sys.argv[4]
lite = sqlite3.connect(file)
rows = 0


def plain(value):
    """A value of DuckDB's: decimals with all their places and days in strings."""
    return str(value) if isinstance(value, (decimal.Decimal, datetime.date)) else value


def from_sqlite(value, kind, stored):
    """A value of SQLite's, as it says that it keeps each kind."""
    if value is None:
        return None
    if kind.startswith("DECIMAL"):
        places = int(kind[:-1].split(",")[1])
        if stored == "blob":
            return value.decode()
        if stored == "real":
            return f"{value:.{places}f}"
        return f"{value}.{'0' * places}"
    if kind == "VARCHAR[]":
        return json.loads(value)
    return bool(value) if kind == "BOOLEAN" else value


for t in described:
    name, columns = t["name"], t["columns"]
    keys = [i for i, c in enumerate(columns) if c["key"]]
    listed = ", ".join(f'"{c["name"]}"' for c in columns)
    by_key = lambda row: [row[i] for i in keys]
    source = os.path.join(out, "tables", name + ".parquet")
    want = sorted(([plain(v) for v in r] for r in duckdb.sql(f"SELECT {listed} FROM '{source}'").fetchall()), key=by_key)
    with open(os.path.join(dumps, name + ".jsonl"), encoding="utf-8") as lines:
        server = sorted((json.loads(line) for line in lines), key=by_key)
    kinds = ", ".join(f'typeof("{c["name"]}")' for c in columns)
    small = sorted(
        ([from_sqlite(v, c["type"], k) for v, c, k in zip(r, columns, r[len(columns):])] for r in lite.execute(f"SELECT {listed}, {kinds} FROM {name}")),
        key=by_key)
    for database, got in (("PostgreSQL", server), ("SQLite", small)):
        if len(got) != len(want):
            print(f"{name}: {database} has {len(got)} rows, DuckDB {len(want)}")
        for a, b in zip(want, got):
            for c, x, y in zip(columns, a, b):
                if x != y or type(x) is not type(y):
                    print(f"{name}.{c['name']} of {by_key(a)}: DuckDB reads {x!r}, {database} {y!r}")
    rows += len(want)
if lite.execute("PRAGMA foreign_key_check").fetchall():
    print("SQLite: a foreign key leads nowhere")
print(rows)
