"""The formats of a scan, each by name."""

from pathlib import PurePath
from typing import Literal, get_args

from legalgap.errors import ArgumentError
from legalgap.model.findings import Scan
from legalgap.report.edition import Edition
from legalgap.store.places import data_root

Form = Literal["json", "csv", "xlsx", "docx", "pdf", "html", "jsonld", "oscal", "akn"]
FORMS: tuple[Form, ...] = get_args(Form)
By = Literal["norm", "law"]
TURNED: tuple[Form, ...] = ("csv", "xlsx", "docx", "pdf", "html")
"""The formats that can be read from the law to the norms; the others hold both ways."""


def suffix(form: Form) -> str:
    """How a file of that format ends."""
    return {"oscal": ".oscal.json", "akn": ".akn.xml"}.get(form, f".{form}")


def refuse_unturned(form: Form, by: By) -> None:
    """An ArgumentError where a format has no direction."""
    if by == "law" and form not in TURNED:
        todo = f"avec --by law, choisissez {', '.join(('table', *TURNED, 'all'))}"
        raise ArgumentError(f"Le format {form} contient déjà les deux sens : --by law n'y change rien", todo=todo)


def render(scan: Scan, form: Form, e: Edition, by: By = "norm", light: bool = False) -> bytes:
    """The scan in one format; `light` leaves out of a workbook and of a page what is seldom read.

    Raises:
        MissingPartError: the format needs a part that is not installed.
        DataError: its template is missing or malformed.
    """
    if form == "json":
        from legalgap.report.jsonfile import scan_json

        return scan_json(scan)
    if form == "csv":
        from legalgap.report.csvfile import scan_csv

        return scan_csv(scan, e, by)
    if form == "xlsx":
        from legalgap.report.xlsx import scan_xlsx

        return scan_xlsx(scan, e, by, light)
    if form == "html":
        from legalgap.report.html import scan_html

        return scan_html(scan, data_root() / "reports" / "html", e, by, light)
    return render_rarer(scan, form, e, by)


def render_rarer(scan: Scan, form: Form, e: Edition, by: By) -> bytes:
    """The scan in a format of paper or of exchange."""
    if form == "docx":
        from legalgap.report.docxfile import scan_docx

        return scan_docx(scan, e, by)
    if form == "pdf":
        from legalgap.report.pdffile import scan_pdf

        return scan_pdf(scan, e, by)
    if form == "jsonld":
        from legalgap.report.jsonld import scan_jsonld

        return scan_jsonld(scan, e)
    if form == "akn":
        from legalgap.report.aknfile import scan_akn

        return scan_akn(scan, e)
    from legalgap.report.oscal import scan_oscal

    return scan_oscal(scan, e)


def companions(scan: Scan, form: Form, e: Edition, by: By, name: str) -> dict[str, bytes]:
    """The files that go with the one called `name`: for CSV, the other table and the metadata of both."""
    if form != "csv":
        return {}
    from legalgap.report.csvfile import companion_csv
    from legalgap.report.csvw import metadata

    stem = PurePath(name).stem
    other = f"{stem}-{'articles' if by == 'norm' else 'exigences'}.csv"
    return {other: companion_csv(scan, e, by), f"{name}-metadata.json": metadata(scan, e, by, name, other)}
