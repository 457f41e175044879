"""A deliverable as PDF, by Typst: the report goes as data, never as markup; its own fonts, so the same bytes everywhere."""

import tempfile
from pathlib import Path
from typing import Any

import msgspec

from legalgap.errors import DataError
from legalgap.report.blocks import ActorMap, Report
from legalgap.report.drawing import svg
from legalgap.report.extras import optional
from legalgap.store.places import data_root

TEMPLATE = "livrable.typ"


def pdf(report: Report) -> bytes:
    """The file's bytes, the same for the same report.

    Raises:
        MissingPartError: typst is not installed.
        DataError: the template is missing or malformed.
    """
    typst = optional("typst", "pdf")
    template = data_root() / "reports" / "livrables" / TEMPLATE
    try:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / TEMPLATE
            page.write_bytes(template.read_bytes())
            page.with_name("livrable.json").write_bytes(msgspec.json.encode(data(report)))
            for i, drawing in enumerate(drawings(report)):
                page.with_name(f"carte-{i}.svg").write_text(svg(drawing), encoding="utf-8")
            return bytes(typst.compile(str(page), root=folder, ignore_system_fonts=True))
    except (OSError, typst.TypstError) as error:
        raise DataError(f"Modèle PDF absent ou malformé ({error})", where=str(template), todo="rétablissez le dossier reports/") from None


def drawings(report: Report) -> list[ActorMap]:
    """The maps that the report holds, in order."""
    return [b for s in report.sections for b in s.blocks if isinstance(b, ActorMap)]


def data(report: Report) -> dict[str, Any]:
    """The report as JSON values; each map is the number of its drawing."""
    held: dict[str, Any] = msgspec.to_builtins(report)
    maps = (b for s in held["sections"] for b in s["blocks"] if b["type"] == "ActorMap")
    for i, drawing in enumerate(maps):
        drawing.update({"file": f"carte-{i}.svg", "boxes": [], "labels": []})
    return held
