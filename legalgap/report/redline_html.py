"""A difference as one self-contained page that prints."""

from pathlib import Path

from legalgap.report.redline import Comparison, line_kinds, line_segments, line_title, paragraphs, quiet_articles, summary
from legalgap.report.template import render_page


def comparison_html(comparison: Comparison, templates: Path) -> bytes:
    """The page's bytes; `templates` is the folder reports/html."""
    return render_page(
        templates,
        "redline.html.j2",
        comparison=comparison,
        summary=summary(comparison),
        quiet=quiet_articles(comparison),
        line_title=line_title,
        line_kinds=line_kinds,
        marked=lambda line: paragraphs(line_segments(line)),
    )
