"""Lays Parquet files as a run does, makes the views over them, and reads every view.

usage: read_views.py OUT PARTITION < SCRIPTS.json   ({"tables": [table.Info, …], "views": SQL})

PARTITION is year, batch, or '' for a file a table. A table of sheets' rows gets two partitions with a row
each, one of them not known; a table has no rows where its name is in the environment's EMPTY, and then no
file if there are partitions. Prints, a view: its rows, its columns with their types, and its partitions.
"""
import json, os, sys
import duckdb

out, partition = sys.argv[1:]
scripts = json.load(sys.stdin)
db = duckdb.connect()
values = {"VARCHAR": "'x'", "VARCHAR[]": "['x', 'y']", "DATE": "date '2024-03-31'", "BOOLEAN": "true"}
for t in scripts["tables"]:
    name, columns = t["name"], [(c["name"], c["type"]) for c in t["columns"]]
    row = "select " + ", ".join(f"({values.get(kind, '1')})::{kind} as {column}" for column, kind in columns)
    files = [f"tables/{name}.parquet"]
    if partition:
        of_sheets = name == "documents" or columns[0][0] == "document_id"
        known = {"year": "2024", "batch": "2024%2Fspring"}[partition]
        files = [f"tables/{name}/{p}part-0001-0a1b2c3d.parquet" for p in ([f"{partition}={known}/", f"{partition}=__HIVE_DEFAULT_PARTITION__/"] if of_sheets else [""])]
    if name == os.environ.get("EMPTY"):
        if partition:
            continue
        row += " where false"
    for file in files:
        path = os.path.join(out, file)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        db.execute(f"copy ({row}) to '{path.replace(chr(39), chr(39) * 2)}' (format parquet)")

read = duckdb.connect()
read.execute(scripts["views"])
told = {}
for (name,) in read.sql("select view_name from duckdb_views() where not internal").fetchall():
    result = read.sql(f"select * from {name}")
    told[name] = {"rows": len(result.fetchall()), "columns": dict(zip(result.columns, map(str, result.types)))}
    if partition and partition in result.columns:
        told[name]["partitions"] = [row[0] for row in read.sql(f"select distinct {partition} from {name} order by 1 nulls last").fetchall()]
json.dump(told, sys.stdout)
