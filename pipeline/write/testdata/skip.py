"""Looks at what lets a reader of a run's tables pass over groups and pages, with DuckDB and PyArrow.

usage: skip.py TABLES_FOLDER TABLES.json
Prints one problem a line.
"""
import json, os, sys
import duckdb, pyarrow as pa, pyarrow.compute as pc, pyarrow.parquet as pq

folder, described = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
db = duckdb.connect()


def check(held, message):
    if not held:
        print(message)


def order(value):
    """A value as the format orders it: texts by their bytes."""
    return value.encode() if isinstance(value, str) else value


def least_and_greatest(column):
    """Of a column's values, lists taken apart; None and None where there are none."""
    if pa.types.is_list(column.type):
        column = pc.list_flatten(column)
    values = [v for v in column.to_pylist() if v is not None]
    return (min(values, key=order), max(values, key=order)) if values else (None, None)


for t in described:
    name = t["name"]
    path = os.path.join(folder, name + ".parquet")
    file = pq.ParquetFile(path)
    keys = [c["name"] for c in t["columns"] if c["key"]]

    # What is known of the table stands in the file.
    told = {k.decode(): v.decode() for k, v in file.metadata.metadata.items()}
    check(told["factsheet.table"] == name and told["factsheet.version"] == str(t["version"]) and told["factsheet.doc"] == t["doc"], f"{name}: its metadata is of another table")
    check(json.loads(told["factsheet.columns"]) == t["columns"], f"{name}: its metadata has other columns")
    check(told["factsheet.primary_key"] == ",".join(keys), f"{name}: its metadata has the key {told['factsheet.primary_key']}")
    check(json.loads(told["factsheet.references"]) == {c["name"]: c["references"] for c in t["columns"] if "references" in c}, f"{name}: its metadata has other references")
    spark = json.loads(told["org.apache.spark.sql.parquet.row.metadata"])["fields"]
    check([(f["name"], f["nullable"], f["metadata"]["comment"]) for f in spark] == [(c["name"], c["nullable"], c["doc"]) for c in t["columns"]], f"{name}: Spark is told of other columns")
    comments = dict(db.execute("select decode(key), decode(value) from parquet_kv_metadata(?) where decode(key) like 'factsheet.comment.%'", [path]).fetchall())
    check(comments == {"factsheet.comment." + c["name"]: c["doc"] for c in t["columns"]}, f"{name}: its columns' comments are {comments}")

    for g in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(g)
        rows = file.read_row_group(g)
        at = {group.column(i).path_in_schema.split(".")[0]: group.column(i) for i in range(group.num_columns)}
        check([(group.column(s.column_index).path_in_schema, s.descending) for s in group.sorting_columns] == [(k, False) for k in keys], f"{name}: sorted by {group.sorting_columns}")
        key = list(zip(*(rows[k].to_pylist() for k in keys)))
        check(key == sorted(key, key=lambda k: [order(v) for v in k]), f"{name}: group {g} is not in the order of its key")
        for c in t["columns"]:
            chunk, values = at[c["name"]], rows[c["name"]]
            check(chunk.has_column_index and chunk.has_offset_index, f"{name}.{c['name']}: no index of pages")
            check(chunk.compression == "ZSTD", f"{name}.{c['name']}: {chunk.compression}")
            if (name, c["name"]) == ("documents", "text"):
                check(not chunk.statistics.has_min_max, "documents.text: a whole text stands in the footer")
                continue
            least, greatest = least_and_greatest(values)
            s = chunk.statistics
            check((s.min if s.has_min_max else None, s.max if s.has_min_max else None) == (least, greatest), f"{name}.{c['name']}: from {s.min} to {s.max}, want {least} to {greatest}")
            if c["type"] != "VARCHAR[]":
                check(s.null_count == values.null_count, f"{name}.{c['name']}: {s.null_count} nulls, want {values.null_count}")
            if c["type"] == "VARCHAR" and c["key"]:
                check(chunk.bloom_filter_offset is not None, f"{name}.{c['name']}: no bloom filter")

    # The pages' bounds hold their values, and the filters let what is there pass.
    for c in t["columns"] if file.metadata.num_rows else []:
        of = db.execute("select row_group_id, first_row_index, num_rows, null_page, min_value, max_value from parquet_page_index(?) where split_part(path_in_schema, ',', 1) = ?", [path, c["name"]]).fetchall()
        check(of, f"{name}.{c['name']}: no pages")
        if c["type"] != "VARCHAR" or (name, c["name"]) == ("documents", "text"):
            continue
        for g, first, n, null, low, high in of:
            values = [order(v) for v in file.read_row_group(g, columns=[c["name"]])[c["name"]].slice(first, n).to_pylist() if v is not None]
            check(null == (not values), f"{name}.{c['name']}: a page of {len(values)} values is said to hold none")
            if values:
                check(order(low) <= min(values) and max(values)[:30] <= order(high)[:30], f"{name}.{c['name']}: a page from {low} to {high}")
    for k in (c["name"] for c in t["columns"] if c["key"] and c["type"] == "VARCHAR"):
        values = file.read(columns=[k])[k].to_pylist()
        for value in values[:3]:
            kept_out = db.execute("select bloom_filter_excludes from parquet_bloom_probe(?, ?, ?)", [path, k, value]).fetchall()
            check((False,) in kept_out, f"{name}.{k}: the filter keeps {value} out")
        if values:
            nobody = db.execute("select bloom_filter_excludes from parquet_bloom_probe(?, ?, 'nobody')", [path, k]).fetchall()
            check((True,) in nobody, f"{name}.{k}: the filter lets pass what is not there")
