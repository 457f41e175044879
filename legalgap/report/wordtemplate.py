"""The jurist's own Word template: what can be written in it, what is wrong with one, and how it is filled."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from legalgap.errors import InputFileError
from legalgap.model.findings import STATUSES, Row, Scan
from legalgap.report.columns import PAIR, ROW, written
from legalgap.report.edition import Edition
from legalgap.report.table import Count
from legalgap.report.templatecheck import Fault, Place, in_order, places
from legalgap.report.views import pairs, views

Values = dict[str, Any]
SHOWN = 5
"""Faults that a refusal names."""


def values(scan: Scan, e: Edition) -> Values:
    """What the tags of a template can name, every value in words."""
    return {
        "title": e.say("title"),
        "heads": e.heads(scan),
        "as_of": e.day(scan.as_of),
        "laws": [e.act(law) for law in scan.laws],
        "disclaimer": e.say("disclaimer"),
        "notes": list(scan.notes),
        "sources": e.publications(scan),
        "statuses": [e.words.status[s] for s in STATUSES],
        "views": [{"title": e.words.view[v.side], "counts": list(map(count_values, v.counts))} for v in views(scan, e)],
        "rows": [row_values(r, e) for r in scan.rows],
    }


def count_values(count: Count) -> Values:
    """A line of a summary."""
    return {"group": count.group, "numbers": [count.counts[s] for s in STATUSES], "total": count.total}


def row_values(row: Row, e: Edition) -> Values:
    """A requirement: each column by its name, and the articles found."""
    held: Values = {c.key: written(c.read(row, e), c.form, e) for c in ROW}
    articles = [{c.key: written(c.read(p, e), c.form, e) for c in PAIR} | {"citation": e.cite(p.match)} for p in pairs([row])]
    return held | {"articles": articles}


def environment() -> SandboxedEnvironment:
    """Jinja without access to anything but the values; a name that is not among them is refused."""
    return SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)


def open_template(path: Path) -> Any:
    """The template.

    Raises:
        InputFileError: it cannot be read, or is no Word document.
    """
    from docxtpl import DocxTemplate

    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputFileError("Gabarit illisible", where=f"{path} : {error.strerror}", todo="vérifiez son emplacement") from None
    try:
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise InputFileError("Ce fichier n'est pas un document Word", where=str(path), todo="enregistrez-le au format .docx") from None
    return template


def check(path: Path, scan: Scan, e: Edition) -> tuple[list[Fault], int]:
    """What is wrong with a template, each fault with its place, and how many tags it holds; `scan` is what it is tried on."""
    template = open_template(path)
    held = places(template.docx)
    tags = [tag for place in held for tag in place.tags]
    faults = in_order(held, environment())
    if not faults and (fault := tried(template, held, values(scan, e))):
        faults = [fault]
    return faults, len(tags)


def tried(template: Any, held: list[Place], content: Values) -> Fault | None:
    """What goes wrong when the template is filled: the tag that names what does not exist, and its place."""
    try:
        template.render(content, environment())
    except (jinja2.TemplateError, TypeError) as error:
        said = str(error)
        names = re.findall(r"'([^']+)'", said)[::-1]
        name, tag, place = next(((n, t, p.name) for n in names for p in held for t in p.tags if n in t), ("", "", "document"))
        deed = "est interdit" if isinstance(error, SecurityError) else "n'existe pas"
        known = isinstance(error, jinja2.UndefinedError | SecurityError) and name
        return Fault(place, tag, f"« {name} » {deed}" if known else said)
    return None


def fill(path: Path, scan: Scan, e: Edition) -> bytes:
    """The template filled with a scan.

    Raises:
        InputFileError: no Word document, or a broken tag.
    """
    template = open_template(path)
    held = places(template.docx)
    refuse(path, in_order(held, environment()))
    fault = tried(template, held, values(scan, e))
    refuse(path, [fault] if fault else [])
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def refuse_broken(path: Path) -> None:
    """Refuse a template with a broken tag before anything is computed.

    Raises:
        InputFileError: no Word document, or a broken tag.
    """
    refuse(path, in_order(places(open_template(path).docx), environment()))


def refuse(path: Path, faults: list[Fault]) -> None:
    """An InputFileError that names the first faults, where there are any."""
    if faults:
        said = " ; ".join(map(str, faults[:SHOWN]))
        raise InputFileError(f"Gabarit à corriger : {said}", where=str(path), todo="voyez « legalgap report template check »")
