"""The consequences of a reform as one self-contained page, with a chart of the coverage before and after."""

from pathlib import Path

from legalgap.assess.impact import Impact
from legalgap.model.findings import STATUSES
from legalgap.report.impact import HEADS, TITLE, cells, coverage, follow_up, heads, percent, share, touched_lines
from legalgap.report.redline import line_kinds, line_segments, line_title, paragraphs
from legalgap.report.table import DISCLAIMER, STATUS_COLOUR, STATUS_LABEL, Count
from legalgap.report.template import render_page

WIDTH = 560
"""Of a bar, in the units of the chart."""


def impact_html(impact: Impact, templates: Path) -> bytes:
    """The page's bytes; `templates` is the folder reports/html."""
    return render_page(
        templates,
        "impact.html.j2",
        title=TITLE,
        heads=[h for h in heads(impact) if h],
        titles=HEADS,
        shifts=[(s, cells(s)) for s in impact.listed],
        coverage=coverage(impact),
        touched=touched_lines(impact),
        follow_up=follow_up(impact),
        bar=bar,
        share=lambda count: percent(share(count)),
        statuses=STATUSES,
        labels=STATUS_LABEL,
        colours=STATUS_COLOUR,
        disclaimer=DISCLAIMER,
        line_title=line_title,
        line_kinds=line_kinds,
        marked=lambda line: paragraphs(line_segments(line)),
    )


def bar(count: Count) -> list[tuple[str, int, float, float]]:
    """The stretches of a stacked bar: status, rows, where it begins and how wide it is."""
    out: list[tuple[str, int, float, float]] = []
    x = 0.0
    for status in STATUSES:
        if rows := count.counts[status]:
            width = WIDTH * rows / count.total
            out.append((status, rows, round(x, 2), round(width, 2)))
            x += width
    return out
