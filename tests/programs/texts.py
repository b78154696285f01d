"""The texts of improvements in each form of one export, as programs read them.

python texts.py FOLDER DATABASE
    FOLDER has improvements.csv, improvements.xlsx, improvements.parquet, improvements.ndjson.
Prints one JSON object: the name of the reader, and the texts in their order.
"""

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import polars
from openpyxl.utils.escape import unescape

folder, database = Path(sys.argv[1]), sys.argv[2]
read = {}


def unshield(cell):
    """What docs/exports.md says: one apostrophe less before what looks like a formula."""
    rest = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and rest[:1] in tuple("=+-@\t\r\n＝＋－＠") else cell


def column(rows):
    at = rows[0].index("text")
    return [row[at] for row in rows[1:]]


with open(folder / "improvements.csv", encoding="utf-8", newline="") as file:
    shielded = column(list(csv.reader(file)))
read["csv: python"] = [unshield(cell) for cell in shielded]
query = f"SELECT text FROM read_csv('{folder}/improvements.csv', new_line = '\\r\\n')"
read["csv: duckdb"] = [unshield(row[0]) for row in duckdb.sql(query).fetchall()]

with open(folder / "improvements.ndjson", encoding="utf-8") as file:
    read["ndjson"] = [json.loads(line)["text"] for line in file.read().split("\n") if line]

sheet = openpyxl.load_workbook(folder / "improvements.xlsx")["improvements"]
rows = [list(row) for row in sheet.iter_rows()]
at = [cell.value for cell in rows[0]].index("text")
assert all(cell.data_type != "f" for row in rows for cell in row), "a formula"
read["xlsx: openpyxl"] = [unescape(row[at].value) for row in rows[1:]]
with zipfile.ZipFile(folder / "improvements.xlsx") as book:
    for part in book.namelist():
        assert "externalLink" not in part and not part.endswith(".bin"), part

for form in ("xlsx", "csv"):
    with tempfile.TemporaryDirectory() as scratch:
        # As in sums.py; and CSV read as people open it: separated by commas, quoted, UTF-8, every cell looked at.
        to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,true,false,false,false,false,-1"
        home = f"-env:UserInstallation=file://{scratch}/home"
        run = ["soffice", home, "--headless", "--infilter=CSV:44,34,76,1,,2057,false,true", "--convert-to", to]
        if form == "xlsx":
            run.remove("--infilter=CSV:44,34,76,1,,2057,false,true")
        run += ["--outdir", scratch + "/out", str(folder / f"improvements.{form}")]
        subprocess.run(run, check=True, capture_output=True, timeout=300)
        found = sorted(Path(scratch + "/out").glob("*improvements.csv"))
        with open(found[-1], encoding="utf-8", newline="") as file:
            texts = column(list(csv.reader(file)))
    read[f"{form}: LibreOffice"] = texts if form == "xlsx" else [unshield(cell) for cell in texts]

path = folder / "improvements.parquet"
read["parquet: polars"] = polars.read_parquet(path)["text"].to_list()
read["parquet: duckdb"] = [row[0] for row in duckdb.sql(f"SELECT text FROM '{path}'").fetchall()]

connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
query = "SELECT text FROM v_improvements WHERE counts ORDER BY document, position"
read["sql"] = [row[0] for row in connection.execute(query)]

print(json.dumps(read, indent=1))
