"""A scan: load, match, assess. Same inputs, same output, byte for byte."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import numpy as np
from msgspec import Struct

from legalgap import __version__
from legalgap.assess.ground import Ground
from legalgap.assess.groups import GroupReader
from legalgap.assess.indicators import TOP, Bench, pair_indicators, prepare, row_indicators
from legalgap.assess.reasons import match_reason, row_reason, since
from legalgap.assess.rulings import apply
from legalgap.assess.status import Reading, agree, decide
from legalgap.assess.weights import Calibration, Weights, load_weights
from legalgap.errors import ArgumentError
from legalgap.match.encoder import Encoder, make_encoder
from legalgap.match.features import Evidence, gather_block, norm_texts, read_tones
from legalgap.match.fusion import Ranking, rank, relevance, treaty_article
from legalgap.match.memory import Memory
from legalgap.match.pool import Pool
from legalgap.match.traits import TraitReader
from legalgap.model.findings import Match, Relation, Row, Scan, Status
from legalgap.model.norms import CLAUSE_KINDS, ClauseKind, Lexicon, Promise, core_norms, promises
from legalgap.model.texts import ActText, Passage, passages
from legalgap.store.builtin import choose_laws, choose_norms, load_norms, load_themes
from legalgap.store.decisions import open_log
from legalgap.store.dossier import HOME, Dossier, known_law
from legalgap.store.lexicon import load_groups, load_lexicon, refuse_unknown_signals
from legalgap.store.norms import known_norms

SCHEMA = "legalgap/scan/1"
CELLS = 600_000
"""Pairs of a requirement and an article worked on at once: some 250 MiB."""
DRAFT_CONFIDENCE = 0.5
"""The most that is given to a requirement that no jurist has completed."""
SHOWN_BY: dict[Relation, tuple[ClauseKind, ...]] = {
    "full": ("satisfied",),
    "partial": ("satisfied", "limited"),
    "contradicts": ("defeated",),
    "related": CLAUSE_KINDS,
}
"""The kinds of clause that a relation is shown by."""


class Case(Struct, frozen=True):
    """A scan as the engine made it, with what decisions are taken on; `whole` where no law was left out."""

    scan: Scan
    ground: Ground
    whole: bool


def run_scan(
    wanted_norms: list[str], wanted_laws: list[str], day: date, encoder: str, memory: Memory, dossier: Dossier | None = None
) -> Scan:
    """Scan the built-in law and that of a dossier, as in force on `day`, against the norms; the dossier's decisions override.

    Raises:
        ArgumentError: unknown norm, law or encoder, or no article in force on that day.
        DataError: malformed norms, corpus or weights.
    """
    case = open_case(wanted_norms, wanted_laws, day, encoder, memory, dossier)
    return apply(case.scan, open_log(dossier).read().decisions, case.ground, case.whole) if dossier else case.scan


def open_case(
    wanted_norms: list[str], wanted_laws: list[str], day: date, encoder: str, memory: Memory, dossier: Dossier | None = None
) -> Case:
    """What `run_scan` makes before decisions are put over it; raises the same."""
    every, known = known_norms(dossier), known_law(dossier)
    norms, laws = choose_norms(every, wanted_norms), choose_laws(known, wanted_laws)
    lexicon, weights, themes = load_lexicon(), load_weights(), load_themes()
    refuse_unknown_signals(norms, lexicon)
    state = dossier.state if dossier else HOME
    asked, pool = promises(norms, themes, state), list(passages(laws, day))
    if not pool:
        raise ArgumentError(
            f"Aucun article en vigueur au {day:%d/%m/%Y} dans les lois choisies", todo="choisissez une date plus récente ou d'autres lois"
        )
    chosen = make_encoder(encoder)
    rows = assess(asked, pool, chosen, lexicon, weights, memory, promises(core_norms(load_norms()), themes))
    notes = (*scan_notes(laws, pool, day), *draft_notes(asked))
    engine = {"legalgap": __version__, "encoder": chosen.name, "weights": weights.learned_on.sha256[:12], "lexicon": lexicon.digest}
    scan = Scan(SCHEMA, day, engine, tuple(dict.fromkeys(p.law for p in pool)), tuple(rows), notes)
    return Case(scan, Ground(promises(every, themes, state), passages(known, day)), not wanted_laws)


def assess(
    asked: Sequence[Promise],
    passages: Sequence[Passage],
    encoder: Encoder,
    lexicon: Lexicon,
    weights: Weights,
    memory: Memory,
    models: Sequence[Promise] = (),
) -> list[Row]:
    """A row for every requirement, worked out block by block so that memory does not grow with their number.

    The clauses of `models` (of all of them where there is none) set the tone: with the same models a requirement is judged the same
    whichever others are asked with it.
    """
    pool, groups = Pool(passages, encoder, TraitReader(lexicon), memory), GroupReader(load_groups())
    tone = read_tones(models or asked, pool)
    pool.encode(norm_texts(asked))
    rows: dict[int, Row] = {}
    for block in blocks(asked, len(passages)):
        some = [asked[i] for i in block]
        evidence = gather_block(some, pool, tone)
        rows |= zip(block, judge(some, passages, evidence, lexicon, weights, groups), strict=True)
    return [rows[i] for i in range(len(asked))]


def blocks(asked: Sequence[Promise], articles: int) -> list[list[int]]:
    """The requirements parted so that a block holds at most CELLS pairs; those of one article of a treaty, read together, stay so."""
    together: dict[str, list[int]] = {}
    for i, promise in enumerate(asked):
        together.setdefault(treaty_article(promise), []).append(i)
    parted: list[list[int]] = [[]]
    for sisters in together.values():
        if parted[-1] and (len(parted[-1]) + len(sisters)) * articles > CELLS:
            parted.append([])
        parted[-1] += sisters
    return parted


def judge(
    asked: Sequence[Promise],
    pool: Sequence[Passage],
    evidence: Evidence,
    lexicon: Lexicon,
    weights: Weights,
    groups: GroupReader | None = None,
) -> list[Row]:
    """A row for every requirement, from what matching gathered."""
    ranking = rank(evidence, asked, weights.match)
    bench = prepare(asked, evidence, ranking, tuple(lexicon.signals))
    chances = weights.status.probabilities(row_indicators(bench, weights.relation))
    pairs, groups = PairReader(bench, ranking, pool, lexicon, weights), groups or GroupReader(load_groups())
    return [assess_row(pairs, i, chances[i], weights, groups) for i in range(len(asked))]


class PairReader:
    """Reads the first articles of each requirement."""

    def __init__(self, bench: Bench, ranking: Ranking, pool: Sequence[Passage], lexicon: Lexicon, weights: Weights) -> None:
        self.bench, self.ranking, self.pool, self.lexicon = bench, ranking, pool, lexicon
        self.signals = tuple(lexicon.signals)
        self.order = bench.order[:, :TOP]
        count = self.order.shape[1]
        rows = np.repeat(np.arange(len(bench.promises)), count)
        pairs = pair_indicators(bench, rows, self.order.ravel())
        self.chances = weights.relation.probabilities(pairs).reshape(len(bench.promises), count, -1)
        self.outcomes = cast(tuple[Relation, ...], weights.relation.outcomes)
        self.relevance = relevance(np.take_along_axis(ranking.scores, self.order, axis=1), weights.match)

    def readings(self, i: int) -> list[Reading]:
        """The first articles of requirement `i`, best first."""
        return [
            Reading(
                float(self.relevance[i, k]),
                dict(zip(self.outcomes, map(float, self.chances[i, k]), strict=True)),
                self.pool[a].kind,
                frozenset(self.held(a)),
            )
            for k, a in enumerate(self.order[i])
        ]

    def held(self, article: int) -> list[str]:
        """The signals of an article."""
        return [s for s, there in zip(self.signals, self.bench.evidence.article_signals[article], strict=True) if there]

    def resembled(self, i: int, article: int, relation: Relation) -> tuple[ClauseKind, str]:
        """The clause that shows the relation best: of the kind it calls for, or the nearest of all."""
        evidence = self.bench.evidence
        by_kind = {k: int(evidence.nearest[k][i, article]) for k in CLAUSE_KINDS}
        held = [k for k in SHOWN_BY[relation] if by_kind[k] >= 0] or [k for k in CLAUSE_KINDS if by_kind[k] >= 0]
        kind = max(held, key=lambda k: float(evidence.dense[k][i, article]))
        return kind, evidence.clauses.texts[by_kind[kind]]

    def match(self, i: int, k: int, relation: Relation) -> Match:
        """The k-th article of requirement `i`, with its reasons."""
        article = int(self.order[i, k])
        passage, promise = self.pool[article], self.bench.promises[i]
        kind, clause = self.resembled(i, article, relation)
        why = match_reason(relation, clause, kind, self.held(article), promise, self.lexicon)
        parts = {f: round(float(v[i, article]), 2) for f, v in self.ranking.families.items()}
        score = round(float(self.relevance[i, k]), 3)
        return Match(
            passage.law,
            passage.num,
            relation,
            score,
            why,
            parts,
            passage.checked,
            passage.heading,
            passage.kind,
            passage.start,
            passage.official,
        )


def assess_row(reader: PairReader, i: int, chances: Any, weights: Weights, groups: GroupReader) -> Row:
    """The row of requirement `i`."""
    promise = reader.bench.promises[i]
    requirement = promise.requirement
    likely = cast(dict[Status, float], dict(zip(weights.status.outcomes, map(float, chances), strict=True)))
    readings = reader.readings(i)
    verdict = decide(requirement, likely, readings)
    told: list[Relation] = ["related" if requirement.unfinished else r.relation for r in readings]
    relations = agree(told, readings, verdict.status)
    sure = confidence(likely.get(verdict.status, max(likely.values())), weights.confidence)
    matches = tuple(reader.match(i, k, relation) for k, relation in enumerate(relations))
    return Row(
        requirement.id,
        promise.instrument,
        promise.provision,
        requirement.claim.fr,
        promise.theme,
        promise.domain,
        verdict.status,
        min(sure, DRAFT_CONFIDENCE) if requirement.draft else sure,
        verdict.nature,
        row_reason(verdict, matches, promise),
        matches,
        promise.binding,
        requirement.model_clause.fr,
        since(promise),
        requirement.duty.to,
        requirement.needs,
        promise.see,
        groups.read(promise),
        draft=requirement.draft,
    )


def confidence(chance: float, line: Calibration) -> float:
    """The chance that a jurist would accept the status, from the model's own chance."""
    odds = np.log(max(chance, 1e-6) / max(1 - chance, 1e-6))
    return round(float(1 / (1 + np.exp(-(line.slope * odds + line.intercept)))), 2)


def scan_notes(laws: Sequence[ActText], pool: Sequence[Passage], day: date) -> list[str]:
    """What the reader must know of the texts read: wordings not known on that day, digests not checked, doubts."""
    notes = []
    unread = {t.act.id: [a.num for a in t.articles if (v := a.at(day)) and v.wording is None] for t in laws}
    named = [f"{law} art. {', '.join(nums)}" for law, nums in unread.items() if nums]
    if named:
        notes.append(f"Rédaction en vigueur au {day:%d/%m/%Y} non lue, articles laissés de côté : {' ; '.join(named)}.")
    unchecked = sum(p.checked is None for p in pool)
    if unchecked:
        notes.append(f"{unchecked} articles sur {len(pool)} n'ont pas été vérifiés sur un texte officiel.")
    bills = [t.act.id for t in laws if t.act.kind == "projet"]
    if bills:
        notes.append(f"Projets, qui ne sont pas du droit en vigueur et ne sont pas comptés : {', '.join(bills)}.")
    later = [t.act.id for t in laws if t.act.kind != "projet" and t.act.in_force > day]
    if later:
        notes.append(f"Pas encore en vigueur à cette date : {', '.join(later)}.")
    return notes


def draft_notes(asked: Sequence[Promise]) -> list[str]:
    """What the reader must know of requirements that no jurist has completed."""
    drafts = [p.instrument for p in asked if p.requirement.draft]
    if not drafts:
        return []
    named = ", ".join(dict.fromkeys(drafts))
    return [f"{len(drafts)} exigences sur {len(asked)} sont des ébauches à compléter ({named}) : elles ne valent que pour chercher."]
