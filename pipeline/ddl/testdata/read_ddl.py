"""Runs SQL scripts in DuckDB and SQLite, parses those of the others, and tells what they made.

usage: read_ddl.py < SCRIPTS.json   ({"duckdb": SQL, "sqlite": SQL, "bigquery": SQL, …})

Prints, an object a dialect, the tables by name: doc, columns (name, type, nullable, doc), key and
foreign_keys; and the names of the views. duckdb and sqlite run theirs and are asked for their
catalogues; the others, postgres aside, are told as sqlglot parses them. It parses every script.
"""
import json, logging, re, sqlite3, sys
import duckdb, sqlglot
from sqlglot import exp


def in_duckdb(script):
    db = duckdb.connect()
    db.execute(script)
    tables = {}
    for name, doc in db.sql("select table_name, comment from duckdb_tables()").fetchall():
        tables[name] = {"doc": doc, "columns": [], "key": [], "foreign_keys": []}
    rows = db.sql("select table_name, column_name, data_type, is_nullable, comment from duckdb_columns() where not internal order by column_index").fetchall()
    for table, name, kind, nullable, doc in rows:
        if table in tables:
            tables[table]["columns"].append({"name": name, "type": kind, "nullable": nullable, "doc": doc})
    rows = db.sql("select table_name, constraint_type, constraint_column_names, referenced_table, referenced_column_names from duckdb_constraints() order by constraint_index").fetchall()
    for table, kind, columns, to, keys in rows:
        if kind == "PRIMARY KEY":
            tables[table]["key"] = columns
        elif kind == "FOREIGN KEY":
            tables[table]["foreign_keys"].append({"columns": columns, "table": to, "references": keys})
    views = [row[0] for row in db.sql("select view_name from duckdb_views() where not internal and comment is not null order by 1").fetchall()]
    bare = db.sql("select count(*) from duckdb_columns() where not internal and comment is null").fetchall()[0][0]
    return {"tables": tables, "views": views, "bare": bare}


def in_sqlite(script):
    db = sqlite3.connect(":memory:")
    db.execute("pragma foreign_keys = on")
    db.executescript(script)
    tables, views = {}, []
    for kind, name, sql in db.execute("select type, name, sql from sqlite_master where type <> 'index' order by name").fetchall():
        if kind == "view":
            views.append(name)
            db.execute(f"select * from {name}").fetchall()
            continue
        remarks = [line.partition("-- ")[2] for line in sql.splitlines()]
        t = tables[name] = {"doc": remarks[1], "columns": [], "key": [], "foreign_keys": []}
        key = {}
        for number, column, declared, not_null, _, place in db.execute(f"pragma table_info({name})"):
            # The remark at the end of the column's own line; the first of them stand under two others.
            t["columns"].append({"name": column, "type": declared, "nullable": not not_null, "doc": remarks[number + 2]})
            if place:
                key[place] = column
        t["key"] = [key[n] for n in sorted(key)]
        found = {}
        for number, _, to, column, of, *_ in db.execute(f"pragma foreign_key_list({name})"):
            f = found.setdefault(number, {"columns": [], "table": to, "references": []})
            f["columns"].append(column)
            f["references"].append(of)
        t["foreign_keys"] = [found[n] for n in sorted(found, reverse=True)]
    return {"tables": tables, "views": views, "bare": 0}


def names(node):
    return [n.name for n in node.find_all(exp.Identifier)]


def told(properties):
    """The comment among a table's, view's or column's properties."""
    for p in properties or []:
        if isinstance(p, (exp.SchemaCommentProperty, exp.CommentColumnConstraint)):
            return p.this.name
        if isinstance(p, exp.Property) and p.name == "description":
            return p.args["value"].name
    return ""


def parsed(script, dialect):
    tables, views = {}, []
    for statement in sqlglot.parse(script, dialect=dialect, error_level=sqlglot.ErrorLevel.RAISE):
        if isinstance(statement, (exp.Comment, exp.Drop)):
            continue
        if isinstance(statement, exp.Command):  # ClickHouse's views end in what sqlglot does not know
            views.append(re.search(r"VIEW (\w+)", statement.sql())[1])
            continue
        if statement.kind == "VIEW":
            views.append(statement.find(exp.Table).name)
            continue
        schema, properties = statement.this, statement.args.get("properties")
        t = tables[schema.this.name] = {"doc": told(properties.expressions if properties else []), "columns": [], "key": [], "foreign_keys": []}
        for order in statement.find_all(exp.Order):
            t["key"] = names(order)
        for e in schema.expressions:
            if isinstance(e, exp.ColumnDef):
                kinds = [c.kind for c in e.constraints]
                nullable = e.kind.args.get("nullable") is True or (
                    dialect != "clickhouse" and not any(isinstance(k, exp.NotNullColumnConstraint) for k in kinds))
                doc = told([p for k in kinds for p in (k.expressions if isinstance(k, exp.Properties) else [k])])
                t["columns"].append({"name": e.name, "type": re.sub(r"^Nullable\((.*)\)$", r"\1", e.kind.sql(dialect=dialect)), "nullable": nullable, "doc": doc})
            elif isinstance(e, exp.PrimaryKey):
                t["key"] = names(e)
            elif isinstance(e, exp.ForeignKey):
                to = e.args["reference"].this
                t["foreign_keys"].append({
                    "columns": [c.name for c in e.expressions], "table": to.this.name, "references": [c.name for c in to.expressions]})
    return {"tables": tables, "views": sorted(views), "bare": 0}


logging.getLogger("sqlglot").setLevel(logging.ERROR)
scripts = json.load(sys.stdin)
out = {dialect: parsed(script, dialect) for dialect, script in scripts.items()}
del out["postgres"]
out["duckdb"] = in_duckdb(scripts["duckdb"])
out["sqlite"] = in_sqlite(scripts["sqlite"])
json.dump(out, sys.stdout)
