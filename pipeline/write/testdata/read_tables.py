"""Reads a run's tables with PyArrow and DuckDB, which share no code with their writer.

usage: read_tables.py OUT TABLES.json [rows]   (TABLES.json is what `factsheet schema --tables --json` prints)
Prints one problem a line, then the sums of amounts by currency as JSON; with `rows`, looks at types and
values alone, for records that were made up without regard to keys.
"""
import datetime, decimal, glob, json, os, sys
import duckdb, pyarrow as pa, pyarrow.parquet as pq

out, described = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
problems = []
db = duckdb.connect()


def check(held, message):
    if not held:
        problems.append(message)


def one(query):
    """The only row of a query."""
    return db.execute(query).fetchall()[0]


def plain(value):
    """A value as JSON Lines have it: decimals and days in strings."""
    if isinstance(value, (decimal.Decimal, datetime.date)):
        return str(value)
    return value


arrow = {
    "VARCHAR": pa.string(), "INTEGER": pa.int32(), "BIGINT": pa.int64(), "BOOLEAN": pa.bool_(), "DATE": pa.date32(), "VARCHAR[]": pa.string(),
    "DECIMAL(18,2)": pa.decimal128(18, 2), "DECIMAL(18,4)": pa.decimal128(18, 4),
}
names = {t["name"] for t in described}
reserved = {row[0] for row in db.sql("select keyword_name from duckdb_keywords() where keyword_category = 'reserved'").fetchall()}
for t in described:
    name = t["name"]
    path = os.path.join(out, "tables", name + ".parquet")
    columns = [c["name"] for c in t["columns"]]
    keys = [c["name"] for c in t["columns"] if c["key"]]
    lines = [json.loads(line) for line in open(os.path.join(out, "tables", name + ".jsonl"), encoding="utf-8")]

    # PyArrow: types, nulls and every value to the letter.
    table = pq.ParquetFile(path).read()
    check(table.schema.names == columns, f"{name}: columns {table.schema.names}, want {columns}")
    for c in t["columns"]:
        f = table.schema.field(c["name"])
        got = f.type.value_type if pa.types.is_list(f.type) else f.type
        check(got == arrow[c["type"]] and pa.types.is_list(f.type) == c["type"].endswith("[]"), f"{name}.{c['name']}: type {f.type}, want {c['type']}")
        check(f.nullable == c["nullable"], f"{name}.{c['name']}: nullable is {f.nullable}")
        check(c["name"] not in reserved, f"{name}.{c['name']}: SQL reserves the name")
    rows = [{k: plain(v) for k, v in row.items()} for row in table.to_pylist()]
    check(rows == lines, f"{name}: PyArrow reads other rows than the JSON Lines hold")

    # DuckDB: the same rows, in the same order, and keys that hold.
    db.execute(f"create view {name} as select * from read_parquet('{path}')")
    rows = [dict(zip(columns, map(plain, row))) for row in db.sql(f"select * from {name}").fetchall()]
    check(rows == lines, f"{name}: DuckDB reads other rows than the JSON Lines hold")
    check(bool(keys), f"{name}: no primary key")
    if len(sys.argv) > 3:
        continue
    n, distinct = one(f"select count(*), count(distinct ({', '.join(keys)},)) from {name}")
    check(n == distinct == len(lines), f"{name}: {n} rows, {distinct} keys")

if len(sys.argv) > 3:
    sys.exit("\n".join(problems) if problems else 0)

for t in described:
    name, columns = t["name"], {c["name"] for c in t["columns"]}
    for k in t["foreign_keys"]:
        check(k["table"] in names, f"{name}.{k['columns']}: refers to no table")
        on = " and ".join(f"b.{to} = a.{c}" for c, to in zip(k["columns"], k["references"]))
        told = " and ".join(f"a.{c} is not null" for c in k["columns"])
        lost = one(f"select count(*) from {name} a where {told} and not exists (select 1 from {k['table']} b where {on})")[0]
        check(lost == 0, f"{name}.{k['columns']}: {lost} rows refer to nothing in {k['table']}")
    if "quote" in columns:
        wrong = one(f"select count(*) from {name} a join documents d on d.id = a.document_id where a.quote <> substr(d.text, a.span_start + 1, a.span_end - a.span_start)")[0]
        check(wrong == 0, f"{name}: {wrong} rows do not quote the text")
    if "same_as" in columns:
        lost = one(f"select count(*) from {name} a where a.same_as is not null and not exists (select 1 from {name} b where b.id = a.same_as and b.document_id = a.same_as_document_id and b.same_as is null)")[0]
        check(lost == 0, f"{name}: {lost} rows are the same as none, or as one that is another's")
    if "other_quote" in columns:
        wrong = one(f"select count(*) from {name} a join documents d on d.id = a.other_document_id where a.other_quote <> substr(d.text, a.other_span_start + 1, a.other_span_end - a.other_span_start)")[0]
        check(wrong == 0, f"{name}: {wrong} rows do not quote the other text")
    if "mention_count" in columns:
        kind = name.removeprefix("document_")
        entity = "id" if "id" in columns else kind[:-1] + "_id"
        own = "m.document_id = a.document_id" if "document_id" in columns else "true"
        wrong = one(f"select count(*) from {name} a where mention_count <> (select count(*) from mentions m where m.kind = '{kind}' and {own} and m.entity_id = a.{entity})")[0]
        check(wrong == 0, f"{name}: {wrong} rows count their mentions wrongly")

# As many rows as the documents hold entries.
documents = [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(os.path.join(out, "documents", "*.json")))]
for kind, value in documents[0].items():
    if isinstance(value, list):
        name = {"references": "refs", "partners": "document_partners", "places": "document_places"}.get(kind, kind)
        want = sum(len(d[kind]) for d in documents)
        got = one(f"select count(*) from {name}")[0]
        check(got == want, f"{name}: {got} rows, the documents hold {want}")
for kind in ("partners", "places"):
    told = [e for d in documents for e in d[kind]]
    got = one(f"select count(*), sum(document_count), sum(mention_count) from {kind}")
    check(got == (len({e["id"] for e in told}), len(told), sum(len(e["mentions"]) for e in told)), f"{kind}: {got} bodies, sheets and mentions, which the documents do not hold")
want = sum(len(e["mentions"]) for d in documents for v in d.values() if isinstance(v, list) for e in v if "mentions" in e)
got = one("select count(*) from mentions")[0]
check(got == want, f"mentions: {got} rows, the documents hold {want}")
check(one("select count(*) from documents")[0] == len(documents), "documents: another number of rows than of files")

# What is asked by value is found: the statistics of a column chunk are right.
storable = [a for d in documents for a in d["amounts"] if a["value"] is not None and decimal.Decimal(a["value"]) < 10**16 and decimal.Decimal(a["value"]) * 100 % 1 == 0]
for value in {a["value"] for a in storable}:
    got = one(f"select count(*) from amounts where amount_value = {value}")[0]
    check(got == sum(decimal.Decimal(a["value"]) == decimal.Decimal(value) for a in storable), f"amounts: {got} rows of value {value}")
days = [x for d in documents for x in d["dates"] if x["first"]]
for first in {x["first"] for x in days}:
    got = one(f"select count(*) from dates where first >= date '{first}'")[0]
    check(got == sum(x["first"] >= first for x in days), f"dates: {got} rows from {first} on")
nulls = sum(a["value"] is None for d in documents for a in d["amounts"]) + sum(a["value"] is not None for d in documents for a in d["amounts"]) - len(storable)
got = one("select count(*) from amounts where amount_value is null")[0]
check(got == nulls, f"amounts: {got} rows without a value, want {nulls}")

want = {}
for a in storable:
    want[a["currency"]] = want.get(a["currency"], 0) + decimal.Decimal(a["value"])
got = dict(db.sql("select currency, sum(amount_value) from amounts where amount_value is not null group by currency").fetchall())
check(got == want, f"amounts: the sums by currency are {got}, want {want}")
for p in problems:
    print(p)
print(json.dumps({k or "": str(v) for k, v in sorted(got.items(), key=str)}))
