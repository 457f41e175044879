"""A scan as one self-contained page: summaries as bars, the matrix with filters, reasons under each row."""

from pathlib import Path

import jinja2

from legalgap.errors import DataError
from legalgap.model.findings import STATUSES, Scan
from legalgap.report.table import (
    DISCLAIMER,
    RELATION_LABEL,
    STATUS_COLOUR,
    STATUS_LABEL,
    cite,
    standing,
    summaries,
    theme_label,
)


def scan_html(scan: Scan, templates: Path) -> bytes:
    """The page's bytes; `templates` is the folder reports/html.

    Raises:
        DataError: the template is missing or malformed.
    """
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined)
    try:
        template = env.get_template("matrix.html.j2")
    except jinja2.TemplateError as error:
        where = f"{templates / 'matrix.html.j2'}, ligne {getattr(error, 'lineno', 1)}"
        raise DataError("Modèle de page absent ou malformé", where=where, todo="rétablissez le dossier reports/ du paquet") from None
    page = template.render(
        scan=scan,
        summaries=summaries(scan),
        instruments=list(dict.fromkeys(r.instrument for r in scan.rows)),
        statuses=STATUSES,
        labels=STATUS_LABEL,
        colours=STATUS_COLOUR,
        relations=RELATION_LABEL,
        disclaimer=DISCLAIMER,
        cite=cite,
        theme=theme_label,
        standing=standing,
    )
    return page.encode("utf-8")
