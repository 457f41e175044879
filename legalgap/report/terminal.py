"""A scan in the terminal: summaries first, then the gap table."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from legalgap.model.findings import STATUSES, Row, Scan, Status
from legalgap.report.table import DISCLAIMER, STATUS_COLOUR, STATUS_LABEL, Count, cite, summaries, supports

SHORT: dict[Status, str] = {**STATUS_LABEL, "contradiction": "Contrad.", "a-verifier": "À vérif.", "non-applicable": "Non appl."}


def print_scan(scan: Scan, console: Console) -> None:
    """Print the summaries and one line a requirement."""
    console.print(Text(f"Droit au {scan.as_of:%d/%m/%Y} · {len(scan.rows)} exigences · lois : {', '.join(scan.laws)}", style="bold"))
    for title, counts in summaries(scan):
        console.print(summary_table(title, counts))
    console.print(gap_table(scan))
    for note in scan.notes:
        console.print(Text(note, style="dim"))
    console.print(Text(DISCLAIMER, style="italic"))


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


def gap_table(scan: Scan) -> Table:
    """One line a requirement: status, confidence, claim, articles, why."""
    table = Table(title="Table des écarts", title_justify="left", title_style="bold", show_lines=False, expand=True, pad_edge=False)
    table.add_column("Disposition", no_wrap=True)
    table.add_column("Statut", no_wrap=True)
    table.add_column("Conf.", justify="right", no_wrap=True)
    table.add_column("Exigence", ratio=4)
    table.add_column("Articles", ratio=3)
    table.add_column("Motif", ratio=5)
    for row in scan.rows:
        table.add_row(*gap_cells(row))
    return table


def gap_cells(row: Row) -> tuple[Text, Text, Text, Text, Text, Text]:
    """The cells of a requirement's line."""
    articles = ", ".join(cite(m) for m in supports(row)[:4])
    return (
        Text(f"{row.instrument} {row.provision}"),
        Text(STATUS_LABEL[row.status], style=STATUS_COLOUR[row.status]),
        Text(f"{row.confidence:.0%}".replace("%", " %")),
        Text(row.claim),
        Text(articles or "—"),
        Text(row.why),
    )
