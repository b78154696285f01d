"""Holds the descriptions of an export in CSV, or in JSON lines, against public validators.

python validate.py FOLDER
    FOLDER is what `casebook export all --output FOLDER` has written.
Prints one JSON object: how many tables each validator took, and how many rows it read.
"""

import json
import sys
import warnings
from pathlib import Path

import csvw
import frictionless

folder = Path(sys.argv[1])

report = frictionless.validate(str(folder / "datapackage.json"))
assert report.valid, report.flatten(["title", "code", "message"])
read = {"frictionless": [report.stats["tasks"], sum(task.stats.get("rows", 0) for task in report.tasks)]}

tables = rows = 0
warnings.simplefilter("error")
for path in sorted(folder.glob("*.csv-metadata.json")):
    described = csvw.CSVW(str(path), validate=True)
    assert described.is_valid, (path, [str(it.message) for it in described.warnings])
    tables += 1
    rows += sum(1 for _ in described.tables[0].iterdicts(strict=True))
read["csvw"] = [tables, rows]

print(json.dumps(read))
