"""A scan as CSV: the matrix, one line a requirement, with the byte-order mark that Excel needs."""

import csv
import io

from legalgap.model.findings import Scan
from legalgap.report.table import MATRIX

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a cell, or pass over its first character and run the rest."""


def scan_csv(scan: Scan) -> bytes:
    """Semicolon-separated UTF-8 with BOM; a cell that a spreadsheet would run as a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([c.title for c in MATRIX])
    writer.writerows([[inert(c.read(row)) for c in MATRIX] for row in scan.rows])
    return out.getvalue().encode("utf-8-sig")


def inert(value: str | float) -> str | float:
    """Text that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
