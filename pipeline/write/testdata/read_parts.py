"""Reads a partitioned run's tables with DuckDB and PyArrow beside the same run's whole tables.

usage: read_parts.py PARTED WHOLE TABLES.json KEY
Prints one problem a line.
"""
import json, os, sys
import duckdb, pyarrow.dataset as ds

parted, whole, described, key = sys.argv[1], sys.argv[2], json.load(open(sys.argv[3], encoding="utf-8")), sys.argv[4]
db = duckdb.connect()
of_the_run = {"partners", "places", "partner_codes"}
for t in described:
    name = t["name"]
    columns = ", ".join(c["name"] for c in t["columns"])
    order = " order by " + ", ".join(c["name"] for c in t["columns"] if c["key"])
    want = db.sql(f"select {columns} from read_parquet('{whole}/tables/{name}.parquet'){order}").fetchall()
    files = f"read_parquet('{parted}/tables/{name}/**/*.parquet', hive_partitioning=true)"
    if db.sql(f"select {columns} from {files}{order}").fetchall() != want:
        print(f"{name}: DuckDB reads other rows from the partitions")
    table = ds.dataset(os.path.join(parted, "tables", name), format="parquet", partitioning="hive", exclude_invalid_files=True).to_table()
    if table.num_rows != len(want):
        print(f"{name}: PyArrow reads {table.num_rows} rows, want {len(want)}")
    if (key in table.schema.names) == (name in of_the_run):
        print(f"{name}: its columns are {table.schema.names}")
parts = dict(db.sql(f"select {key}, count(*) from read_parquet('{parted}/tables/documents/**/*.parquet', hive_partitioning=true) group by all").fetchall())
want = {None: 6, "round 1": 6, "round 2": 6, "round 3": 6}
if parts != want:
    print(f"the documents' partitions are {parts}, want {want}")
