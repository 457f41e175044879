"""The actor map as SVG, and as a picture for formats that hold no SVG."""

import tempfile
from pathlib import Path

import jinja2

from legalgap.errors import DataError
from legalgap.report.blocks import ActorMap
from legalgap.report.extras import optional
from legalgap.store.places import data_root

PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("carte.svg", width: 900pt)\n'
DOTS_PER_INCH = 160.0


def templates() -> jinja2.Environment:
    """The templates of reports/livrables; a text is never read as markup."""
    loader = jinja2.FileSystemLoader(data_root() / "reports" / "livrables")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def fill(name: str, **values: object) -> str:
    """A template filled in.

    Raises:
        DataError: the template is missing or malformed.
    """
    try:
        return templates().get_template(name).render(**values)
    except jinja2.TemplateError as error:
        where = f"reports/livrables/{name}, ligne {getattr(error, 'lineno', 1)}"
        raise DataError("Modèle de livrable absent ou malformé", where=where, todo="rétablissez le dossier reports/ du paquet") from None


def svg(drawing: ActorMap) -> str:
    """The drawing, with a title and a description for screen readers."""
    return fill("carte.svg.j2", map=drawing)


def picture(drawing: ActorMap) -> bytes:
    """The drawing as PNG."""
    typst = optional("typst", "office")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "carte.typ"
        page.write_text(PAGE, encoding="utf-8")
        page.with_name("carte.svg").write_text(svg(drawing), encoding="utf-8")
        return bytes(typst.compile(str(page), format="png", ppi=DOTS_PER_INCH, ignore_system_fonts=True))
