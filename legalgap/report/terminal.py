"""A scan in the terminal: summaries first, then the gap table."""

import textwrap
from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from legalgap.model.findings import STATUSES, Row, Scan, Status
from legalgap.report.table import DISCLAIMER, STATUS_COLOUR, STATUS_LABEL, Count, cite, summaries, supports
from legalgap.report.views import Bearing, bearings

SHORT: dict[Status, str] = {**STATUS_LABEL, "contradiction": "Contrad.", "a-verifier": "À vérif.", "non-applicable": "Non appl."}
NARROWEST = 100
"""Columns under which the gap table would be unreadable."""
NAMED = 12
"""Acts named in the header at most."""


def print_scan(scan: Scan, console: Console, by: str = "norm") -> None:
    """Print the summaries, then one line a requirement, or one line an article where `by` is law."""
    console.print(Text(f"Droit au {scan.as_of:%d/%m/%Y} · {len(scan.rows)} exigences · {laws_read(scan)}", style="bold"))
    for title, counts in summaries(scan):
        console.print(summary_table(title, counts))
    console.print(Text("La loi et les exigences qu'elle touche" if by == "law" else "Table des écarts", style="bold"))
    table = Text()
    lines = law_lines if by == "law" else gap_lines
    for line, status in lines(scan, max(console.width, NARROWEST)):
        table.append(f"{line}\n", STATUS_COLOUR[status] if status else "")
    console.print(table, soft_wrap=True, end="")
    for note in scan.notes:
        console.print(Text(note, style="dim"))
    console.print(Text(DISCLAIMER, style="italic"))


def laws_read(scan: Scan) -> str:
    """The acts read, by name where they fit on a line."""
    if len(scan.laws) > NAMED:
        return f"{len(scan.laws)} actes lus (legalgap corpus list)"
    return f"lois : {', '.join(scan.laws)}"


def summary_table(title: str, counts: list[Count]) -> Table:
    """Groups by status."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 1))
    table.add_column("")
    for status in STATUSES:
        table.add_column(SHORT[status], justify="right", style=STATUS_COLOUR[status])
    table.add_column("Total", justify="right", style="bold")
    for count in counts:
        table.add_row(escape(count.group), *[str(count.counts[s] or "·") for s in STATUSES], str(count.total))
    return table


def gap_lines(scan: Scan, width: int) -> Iterator[tuple[str, Status | None]]:
    """The table's lines, the first of each requirement with its status; laid out by hand: hundreds of rows must print at once."""
    fixed = (19, 15, 6)
    rest = width - sum(fixed) - 5
    widths = (*fixed, rest * 4 // 12, rest * 3 // 12, rest * 5 // 12)
    yield join_cells(("Disposition", "Statut", "Conf.", "Exigence", "Articles", "Motif"), widths), None
    yield "─" * (sum(widths) + 5), None
    for row in scan.rows:
        cells = [textwrap.wrap(text, w) or [""] for text, w in zip(gap_cells(row), widths, strict=True)]
        for n in range(max(map(len, cells))):
            yield join_cells(tuple(c[n] if n < len(c) else "" for c in cells), widths), row.status if n == 0 else None


def law_lines(scan: Scan, width: int) -> Iterator[tuple[str, Status | None]]:
    """The articles in the order of the law, each with the requirements it contradicts, keeps in part or keeps."""
    fixed = 24
    widths = (fixed, *[(width - fixed - 4) // 4] * 4)
    yield join_cells(("Article", "Objet", "Contredit", "Satisfait en partie", "Satisfait"), widths), None
    yield "─" * (sum(widths) + 4), None
    for bearing in bearings(scan):
        cells = [textwrap.wrap(text, w) or [""] for text, w in zip(law_cells(bearing), widths, strict=True)]
        against = bearing.of("contradicts")
        for n in range(max(map(len, cells))):
            line = join_cells(tuple(c[n] if n < len(c) else "" for c in cells), widths)
            yield line, "contradiction" if against and n == 0 else None


def law_cells(bearing: Bearing) -> tuple[str, ...]:
    """The cells of an article's line; where it decides nothing, how many requirements it is related to."""
    decided = tuple(", ".join(p.row.requirement for p in bearing.of(relation)) for relation in ("contradicts", "partial", "full"))
    related = len(bearing.of("related"))
    near = "" if any(decided) else f" (en rapport avec {related} exigences)"
    return (cite(bearing.match), f"{bearing.match.heading}{near}", *decided)


def join_cells(cells: tuple[str, ...], widths: tuple[int, ...]) -> str:
    """One line of the table."""
    return " ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)).rstrip()


def gap_cells(row: Row) -> tuple[str, ...]:
    """The cells of a requirement's line."""
    articles = ", ".join(cite(m) for m in supports(row)[:4])
    sure = f"{row.confidence:.0%}".replace("%", " %")
    return (f"{row.instrument} {row.provision}", STATUS_LABEL[row.status], sure, row.claim, articles or "—", row.why)
