"""A scan as a Word document."""

import io
from datetime import datetime

from legalgap.model.findings import Scan
from legalgap.report.docx_frame import WordFrame
from legalgap.report.edition import Edition
from legalgap.report.paper import write_paper

STAMP = datetime(2000, 1, 1)


def scan_docx(scan: Scan, e: Edition, by: str = "norm") -> bytes:
    """The document's bytes."""
    frame = WordFrame(e)
    write_paper(frame, scan, e, by)
    out = io.BytesIO()
    frame.save(out, STAMP)
    return out.getvalue()
