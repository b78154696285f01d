"""What payments add up to, in each form of one export, as each program reads it.

python sums.py FOLDER DATABASE
    FOLDER has payments.csv, payments.xlsx, payments.parquet; DATABASE is casebook.db.
Prints one JSON object: the name of the reader, and [rows, sum in pence].
"""

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import polars
import pyarrow.parquet
from duckdb_extensions import import_extension

folder, database = Path(sys.argv[1]), sys.argv[2]
QUERY = "SELECT count(*), sum(awarded_amount_pence) FROM v_payments WHERE counts"
read = {}


def pence(sums):
    """Sums of pounds as whole pence: what is not whole is an error."""
    total = sum((Decimal(str(it)) for it in sums if it is not None), Decimal(0)) * 100
    assert total == int(total), total
    return int(total)


def cells(name, rows, header="awarded_amount"):
    at = rows[0].index(header)
    read[name] = [len(rows) - 1, pence(row[at] or None for row in rows[1:])]


with open(folder / "payments.csv", encoding="utf-8", newline="") as file:
    cells("csv: python", list(csv.reader(file)))

path = str(folder / "payments.csv")
query = f"SELECT count(*), sum(awarded_amount_pence)::BIGINT FROM read_csv('{path}')"
read["csv: duckdb"] = list(duckdb.sql(query).fetchone())
table = polars.read_csv(path, infer_schema_length=None)
read["csv: polars"] = [table.height, int(table["awarded_amount_pence"].sum())]

sheet = openpyxl.load_workbook(folder / "payments.xlsx", read_only=True)["payments"]
cells("xlsx: openpyxl", [list(row) for row in sheet.iter_rows(values_only=True)])

with tempfile.TemporaryDirectory() as scratch:
    # Field and text separators, UTF-8, from line 1, no format of columns, English (UK), quote all text,
    # numbers as they are, and (-1) every sheet to a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,true,false,false,false,false,-1"
    home = f"-env:UserInstallation=file://{scratch}/home"
    book = str(folder / "payments.xlsx")
    run = ["soffice", home, "--headless", "--convert-to", form, "--outdir", scratch, book]
    subprocess.run(run, check=True, capture_output=True, timeout=300)
    with open(f"{scratch}/payments-payments.csv", encoding="utf-8", newline="") as file:
        cells("xlsx: LibreOffice", list(csv.reader(file)))

path = str(folder / "payments.parquet")
query = f"SELECT count(*), sum(awarded_amount), typeof(any_value(awarded_amount)) FROM '{path}'"
rows, total, kind = duckdb.sql(query).fetchone()
assert kind == "DECIMAL(12,2)", kind
read["parquet: duckdb"] = [rows, pence([total])]
table = polars.read_parquet(path)
assert table.schema["awarded_amount"] == polars.Decimal(12, 2), table.schema
assert table.schema["decision_date"] == polars.Date, table.schema
assert table.schema["purposes"] == polars.List(polars.String), table.schema
read["parquet: polars"] = [table.height, pence([table["awarded_amount"].sum()])]
table = pyarrow.parquet.read_table(path)
read["parquet: pyarrow"] = [table.num_rows, pence(table["awarded_amount"].to_pylist())]
about = json.loads(pyarrow.parquet.read_metadata(path).metadata[b"casebook"])
read["parquet: its own word"] = [about["tables"][0]["rows"], about["tables"][0]["awarded_pence"]]

read["sql: python"] = list(sqlite3.connect(f"file:{database}?mode=ro", uri=True).execute(QUERY).fetchone())
output = subprocess.run(["sqlite3", "-readonly", database, QUERY], check=True, capture_output=True, text=True)
read["sql: sqlite3"] = [int(it) for it in output.stdout.split("|")]
import_extension("sqlite_scanner")
connection = duckdb.connect()
connection.execute(f"LOAD sqlite_scanner; ATTACH '{database}' AS casebook (TYPE sqlite, READ_ONLY)")
rows, total = connection.sql(QUERY.replace("v_payments", "casebook.v_payments")).fetchone()
read["sql: duckdb"] = [rows, int(total)]

print(json.dumps(read, indent=1))
