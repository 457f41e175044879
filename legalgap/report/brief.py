"""What a deliverable draws on, and the parts that all of them share: facts, sources, reserves."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from legalgap import __version__
from legalgap.assess.weights import LearnedOn
from legalgap.model.findings import STATUSES, Row
from legalgap.model.library import Practice
from legalgap.model.measures import DRAFT, KIND_LABEL, Measure, Plan
from legalgap.model.norms import Instrument
from legalgap.model.texts import Act, ActText
from legalgap.plan.coherence import Coherence
from legalgap.report.blocks import Block, Bullets, Chart, Section, Series, Table, Text
from legalgap.report.measures import day
from legalgap.report.table import STATUS_COLOUR, STATUS_LABEL, Count

WARNING = (
    "Document préparé par un moteur d'analyse, à l'usage d'un juriste : aucun score n'est un avis juridique. Chaque ligne se relit sur les "
    "textes officiels avant d'être opposée ; toute rédaction proposée est un projet."
)
TINTS = {STATUS_LABEL[s]: c for s, c in STATUS_COLOUR.items()}
UNCHECKED = "non vérifié"
ACT_COLUMNS = ("Acte", "Rang", "Titre", "Publié", "En vigueur", "Modifié par", "Lu dans")
RANK_LABEL = {"constitution": "Constitution", **KIND_LABEL, "projet": "projet"}


class BenchLine(Struct, frozen=True):
    """A line of `legalgap bench --format json`."""

    name: str
    rows: int
    hit5: float
    hit10: float
    recall10: float
    verdicts: dict[str, Any] | None = None


class Bench(Struct, frozen=True):
    """What `legalgap bench --format json` prints."""

    lines: tuple[BenchLine, ...]
    scan_seconds: float
    scan_peak_mb: float


class Brief(Struct, frozen=True):
    """The plan, the texts and instruments it rests on, and how the engine was measured."""

    plan: Plan
    texts: tuple[ActText, ...]
    instruments: dict[str, Instrument]
    learned_on: LearnedOn
    coherence: Coherence | None = None
    bench: Bench | None = None
    bench_name: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the scan."""
        return self.plan.scan.rows

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts that were read."""
        return tuple(t.act for t in self.texts if t.act.id in self.plan.scan.laws)

    @property
    def norms(self) -> tuple[Instrument, ...]:
        """The instruments compared, in order."""
        return tuple(self.instruments[i] for i in dict.fromkeys(r.instrument for r in self.rows) if i in self.instruments)

    @property
    def proposals(self) -> tuple[Measure, ...]:
        """The measures that hold a wording: all but the roadmaps."""
        return tuple(m for m in self.plan.measures if m.draft is not None)


def facts(brief: Brief) -> tuple[tuple[str, str], ...]:
    """What stands under the title."""
    scan, plan = brief.plan.scan, brief.plan
    engine = f"legalgap {scan.engine.get('legalgap', __version__)}, codeur {scan.engine.get('encoder', '?')}"
    return (
        ("État", plan.library.state),
        ("Droit en vigueur au", day(scan.as_of)),
        ("Normes comparées", ", ".join(i.id for i in brief.norms)),
        ("Textes lus", f"{len(scan.laws)} actes"),
        ("Programme", f"{plan.months} mois à partir du {day(plan.start)}"),
        ("Moteur", f"{engine}, poids {scan.engine.get('weights', '?')}, lexique {scan.engine.get('lexicon', '?')}"),
    )


def status_chart(title: str, counts: Sequence[Count]) -> Chart:
    """Groups by status."""
    series = tuple(Series(STATUS_LABEL[s], STATUS_COLOUR[s], tuple(c.counts[s] for c in counts)) for s in STATUSES)
    return Chart(title, tuple(c.group for c in counts), series)


def status_table(counts: Sequence[Count]) -> Table:
    """The same counts in figures."""
    head = ("", *[STATUS_LABEL[s] for s in STATUSES], "Total")
    rows = tuple((c.group, *[str(c.counts[s] or "–") for s in STATUSES], str(c.total)) for c in counts)
    return Table(head, rows, (2.2, *[1.5] * len(STATUSES), 1), keys=True)


def practice_table(practices: Sequence[Practice]) -> Table:
    """How other countries do it."""
    rows = tuple((p.citation, p.practice.fr, p.source or "–", p.checked or UNCHECKED) for p in practices)
    return Table(("Pays, acte, article", "Règle ou pratique, en nos mots", "Source", "Vérifié sur"), rows, (2.4, 4.6, 2, 1.4), keys=True)


def closing(brief: Brief) -> Iterator[Section]:
    """Sources with their versions, then what is not verified."""
    yield Section("Sources et versions", tuple(sources(brief)), fresh=True)
    yield Section("Ce qui n'est pas vérifié", tuple(reserves(brief)))


def sources(brief: Brief) -> Iterator[Block]:
    """Norms and acts, each with its state and what it was read from."""
    yield Text("Normes internationales.", "lead")
    yield Table(("Norme", "Titre", "Dates", "Situation de l'État", "Lue dans"), tuple(norm_rows(brief)), (1, 3, 2, 3, 4), keys=True)
    yield Text("Textes nationaux.", "lead")
    yield Table(ACT_COLUMNS, tuple(map(act_row, brief.acts)), (1.3, 1.1, 2.9, 1.8, 1.25, 1.9, 2.6), keys=True)


def norm_rows(brief: Brief) -> Iterator[tuple[str, ...]]:
    """A line a norm."""
    said = {r.instrument: r.standing for r in reversed(brief.rows)}
    for i in brief.norms:
        adhesion = i.states.get(brief.plan.library.state)
        proof = "" if adhesion and adhesion.source else f" ({UNCHECKED})"
        said_of = (("adoptée le", i.adopted), ("en vigueur le", i.in_force))
        dates = ", ".join(f"{what} {day(when)}" for what, when in said_of if when) or UNCHECKED
        yield i.id, i.title.fr, dates, (said.get(i.id) or "non précisée") + proof, " ; ".join(i.sources) or UNCHECKED


def act_row(act: Act) -> tuple[str, ...]:
    """A line an act: its rank, where it was published, since when it applies, what changed it, where it was read."""
    gazettes = " ; ".join(f"{p.gazette} n° {p.number} du {day(p.date)}" for p in act.published) or UNCHECKED
    amended = ", ".join(f"{a.act} ({day(a.date)})" for a in act.amended_by) or "–"
    read = " ; ".join(s.what for s in act.sources) or UNCHECKED
    return act.id, RANK_LABEL.get(act.kind, act.kind), act.title.fr, gazettes, day(act.in_force), amended, read


def reserves(brief: Brief) -> Iterator[Block]:
    """What the reader must check."""
    rows, plan = brief.rows, brief.plan
    undecided = sum(r.ruling is None or r.ruling.stale for r in rows)
    doubtful = sum(r.status == "a-verifier" for r in rows)
    said = [
        f"{undecided} lignes sur {len(rows)} n'ont pas été confirmées par un juriste ; {doubtful} sont classées « à vérifier ».",
        *plan.notes,
        "Les classes de coût et les durées sans source sont des ordres de grandeur, à confirmer par l'administration.",
        "La pratique, la jurisprudence et les accords bilatéraux non lus ne sont pas pris en compte.",
        DRAFT,
    ]
    yield Bullets(tuple(said))
