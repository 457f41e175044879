"""CSVW: the metadata that say what each column of the CSV files holds."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from legalgap.model.findings import Scan
from legalgap.report.columns import BEARING, PAIR, ROW, Column, titles
from legalgap.report.csvfile import DELIMITER
from legalgap.report.edition import Edition

T = TypeVar("T")
Described = dict[str, Any]
CLOSED = {"status": "status", "engine_status": "status", "relation": "relation", "nature": "nature", "decision": "decision"}
"""Columns whose values come from a list, and the section of labels.yaml that holds it."""
DIALECT = {"delimiter": DELIMITER, "encoding": "utf-8", "header": False, "skipRows": 1, "lineTerminators": ["\r\n"]}
"""The titles are passed over, since some readers take the byte-order mark for a part of the first one."""
DATATYPE: Mapping[str, Described] = {
    "share": {"base": "decimal", "minimum": 0, "maximum": 1},
    "number": {"base": "integer", "minimum": 1},
    "day": {"base": "date"},
}


def metadata(scan: Scan, e: Edition, by: str, main: str, companion: str) -> bytes:
    """The metadata of the two tables; `main` and `companion` are the names of the CSV files beside it."""
    rows = table(ROW, main if by == "norm" else companion, ["requirement"], e)
    if by == "norm":
        found = table(PAIR, companion, ["requirement", "position"], e)
    else:
        found = table(BEARING, main, ["law", "article", "requirement"], e)
    found["tableSchema"]["foreignKeys"] = [
        {"columnReference": "requirement", "reference": {"resource": rows["url"], "columnReference": "requirement"}}
    ]
    data = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": e.lang}],
        "dc:title": e.say("title"),
        "dc:date": scan.as_of.isoformat(),
        "dc:description": e.say("disclaimer"),
        "dc:source": [*e.heads(scan), *scan.notes],
        "dialect": DIALECT,
        "tables": [rows, found] if by == "norm" else [found, rows],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def table(columns: Sequence[Column[T]], url: str, key: Sequence[str], e: Edition) -> Described:
    """One table: its file, its columns, its primary key."""
    described = [column(c, title, e) for c, title in zip(columns, titles(tuple(columns), e), strict=True)]
    for field in described:
        if field["name"] in key:
            field["required"] = True
    direction = "rtl" if e.rtl else "ltr"
    return {"url": url, "tableDirection": direction, "tableSchema": {"columns": described, "primaryKey": list(key)}}


def column(held: Column[T], title: str, e: Edition) -> Described:
    """One column: its name, its title, its type, its list of values, its separator."""
    described: Described = {"name": held.key, "titles": {e.lang: title}}
    if held.key in CLOSED:
        choices: Mapping[str, str] = getattr(e.words, CLOSED[held.key])
        described["datatype"] = {"base": "string", "format": "|".join(dict.fromkeys(choices.values()))}
    elif held.form in DATATYPE:
        described["datatype"] = DATATYPE[held.form]
    if held.form == "list":
        described["separator"] = e.words.text["separator"]
    return described
