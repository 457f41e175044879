"""A deliverable as one self-contained page: no script, no outside file; prints well, reads well aloud."""

from markupsafe import Markup

from legalgap.report.blocks import ActorMap, Block, Report
from legalgap.report.drawing import fill, svg


def html(report: Report) -> bytes:
    """The page's bytes, the same for the same report."""
    return fill("page.html.j2", report=report, kind=kind, drawing=drawing).encode("utf-8")


def kind(block: Block) -> str:
    """The name of a block's type."""
    return type(block).__name__


def drawing(block: ActorMap) -> Markup:
    """The map, whose words the drawing's template has escaped."""
    return Markup(svg(block))
