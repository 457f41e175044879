"""JSON: a public contract that other programs read."""

import json

from legalgap.model.findings import Scan
from legalgap.report.jsonfile import scan_json

TOP = {"schema": str, "as_of": str, "engine": dict, "laws": list, "rows": list}
ROW = {
    "requirement": str,
    "instrument": str,
    "provision": str,
    "claim": str,
    "theme": str,
    "domain": str,
    "status": str,
    "confidence": float,
    "nature": str,
    "why": str,
    "matches": list,
}
MATCH = {"law": str, "article": str, "relation": str, "score": float, "why": str}


def holds(data: dict[str, object], contract: dict[str, type]) -> bool:
    """Every field of the contract is there, in its order and of its type."""
    return [k for k in data if k in contract] == list(contract) and all(isinstance(data[k], t) for k, t in contract.items())


def test_the_contract(scan: Scan) -> None:
    data = json.loads(scan_json(scan))
    assert holds(data, TOP)
    assert all(holds(row, ROW) for row in data["rows"])
    assert all(holds(match, MATCH) for row in data["rows"] for match in row["matches"])


def test_values_are_those_of_the_scan(scan: Scan) -> None:
    data = json.loads(scan_json(scan))
    assert (data["schema"], data["as_of"], data["laws"]) == ("legalgap/scan/1", "2026-11-23", ["12-34", "constitution"])
    assert [r["requirement"] for r in data["rows"]] == [r.requirement for r in scan.rows]
    assert [r["status"] for r in data["rows"]] == ["conforme", "contradiction", "lacune"]
    first = data["rows"][0]["matches"][0]
    assert (first["law"], first["article"], first["relation"], first["score"]) == ("12-34", "3", "full", 0.91)


def test_bytes(scan: Scan) -> None:
    content = scan_json(scan)
    assert content == scan_json(scan)
    assert content.endswith(b"}\n")
    assert "المساواة".encode() in content
