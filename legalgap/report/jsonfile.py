"""A scan as JSON: the public contract legalgap/scan/1."""

from typing import Any

import msgspec

from legalgap.model.findings import Match, Row, Scan


def scan_json(scan: Scan) -> bytes:
    """UTF-8 JSON, keys in the contract's order, the same bytes for the same scan."""
    data: dict[str, Any] = {
        "schema": scan.schema,
        "as_of": scan.as_of.isoformat(),
        "engine": scan.engine,
        "laws": list(scan.laws),
        "notes": list(scan.notes),
        "rows": [row_data(r) for r in scan.rows],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def row_data(row: Row) -> dict[str, Any]:
    """One row of the matrix."""
    data = {f: getattr(row, f) for f in Row.__struct_fields__ if f != "matches"}
    return {**data, "matches": [match_data(m) for m in row.matches]}


def match_data(match: Match) -> dict[str, Any]:
    """One match, with the waterfall of its features."""
    return {f: getattr(match, f) for f in Match.__struct_fields__}
