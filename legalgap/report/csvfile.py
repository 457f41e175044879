"""A scan as CSV: the matrix, one line a requirement, and the articles found; with the byte-order mark that Excel needs."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from legalgap.model.findings import Scan
from legalgap.report.columns import BEARING, PAIR, ROW, Column, datum, titles
from legalgap.report.edition import Edition, Value
from legalgap.report.views import bearings, pairs

T = TypeVar("T")
DELIMITER = ";"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a cell, or pass over its first character and run the rest."""


def scan_csv(scan: Scan, e: Edition, by: str = "norm") -> bytes:
    """Semicolon-separated UTF-8 with BOM: one line a requirement, or a requirement under each article where `by` is law."""
    return csv_bytes(BEARING, (p for b in bearings(scan) for p in b.pairs), e) if by == "law" else csv_bytes(ROW, scan.rows, e)


def companion_csv(scan: Scan, e: Edition, by: str = "norm") -> bytes:
    """The table that completes `scan_csv`: the articles found, or the requirements where `by` is law."""
    return csv_bytes(ROW, scan.rows, e) if by == "law" else csv_bytes(PAIR, pairs(scan.rows), e)


def csv_bytes(columns: Sequence[Column[T]], items: Iterable[T], e: Edition) -> bytes:
    """A table; a cell that a spreadsheet would run as a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerow(titles(tuple(columns), e))
    writer.writerows([[inert(datum(c, item, e)) for c in columns] for item in items])
    return out.getvalue().encode("utf-8-sig")


def inert(value: Value) -> str | float:
    """A value that no spreadsheet takes for a formula; dates as ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
