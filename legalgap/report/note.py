"""The methodological note: what is compared, how, how well, with which references and which work plan."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from legalgap.model.texts import ActText
from legalgap.report.blocks import Block, Bullets, Report, Section, Table, Text
from legalgap.report.brief import UNCHECKED, WARNING, Brief, closing, facts
from legalgap.report.measures import day
from legalgap.report.table import RELATION_LABEL, STATUS_LABEL

PURPOSE = (
    "Comparer, exigence par exigence, le droit national aux normes internationales sur les travailleurs migrants ; dire où il les tient, "
    "où il se tait et où il les contredit ; proposer des mesures que les institutions et les partenaires sociaux puissent discuter."
)
LEGEND = (
    "hit@5, hit@10 : lignes dont un article attendu est parmi les cinq ou dix premiers ; rappel@10 : part des articles attendus trouvés ; "
    "strict, souple : statut égal à l'annotation, ou admissible ; contrad. P, R : précision et rappel des contradictions ; pire : "
    "contradictions dites conformes ; ECE : écart entre confiance et succès. Validation croisée : chaque ligne est jugée par des poids "
    "appris sans elle."
)
STEPS = (
    "Découper chaque disposition en exigences : une promesse vérifiable, son débiteur, son bénéficiaire, sa force.",
    "Écrire pour chaque exigence des clauses modèles : ce que dirait une loi qui la tient, qui la limite, ou qui la rompt.",
    "Rapprocher ces clauses de chaque article par le sens, par les mots, par des notions communes et par des signaux lus dans le texte.",
    "En déduire la relation de chaque article avec l'exigence, puis un statut et la nature de l'écart, par une table de règles explicite.",
    "Donner une confiance étalonnée et un motif ; quand aucune lecture ne l'emporte, la réponse est « à vérifier ».",
    "Faire relire chaque ligne par un juriste : sa décision l'emporte et reste attachée aux mots sur lesquels elle a été prise.",
    "Grouper les écarts qu'une même mesure ferme, proposer une rédaction, un rang de texte, un calendrier, des acteurs ; classer.",
)
STATUS_MEANS = {
    "conforme": "le droit national tient la promesse",
    "partiel": "il la tient en partie ou sous condition",
    "lacune": "aucun article lu ne règle le point",
    "contradiction": "un article fait ce que la norme interdit",
    "a-verifier": "aucune lecture ne l'emporte",
    "non-applicable": "simple faculté ou définition",
}
TOOLS = (
    "legalgap, moteur ouvert (licence Apache 2.0), hors connexion, même résultat pour les mêmes entrées.",
    "Matrices de conformité, tableau des mesures, fiches, diaporama et cartographie produits par le même passage.",
    "Dossier du juriste : textes officiels datés, décisions, rapports.",
)


def note(brief: Brief) -> Report:
    """The note."""
    parts = (
        Section("Objet", (Text(PURPOSE, "lead"),), notes=PURPOSE),
        Section(
            "Ce qui est comparé", tuple(compared(brief)), notes="Dire d'abord ce qui lie l'État, puis ce qui est comparé à titre indicatif."
        ),
        Section("Méthode", (Bullets(STEPS, numbered=True),), notes="Une promesse par ligne ; un motif par réponse."),
        Section("Échelles", tuple(scales()), notes="Une lacune est un silence des textes lus, non du droit entier."),
        Section("Outils", (Bullets(TOOLS),)),
        Section(
            "Qualité mesurée", tuple(quality(brief)), notes="Ces chiffres sont mesurés, non estimés ; ils valent pour les lignes annotées."
        ),
        Section("Plan de travail", (plan_table(brief),), notes="Durées indicatives, à arrêter avec le commanditaire."),
        Section("Bibliographie", tuple(bibliography(brief)), fresh=True, notes="Les références non relues sont signalées."),
        *closing(brief),
    )
    subtitle = "Démarche, méthodes, outils, références et plan de travail"
    return Report("Note méthodologique", subtitle, brief.plan.scan.as_of, facts(brief), WARNING, parts)


def compared(brief: Brief) -> Iterator[Block]:
    """Norms and texts in figures."""
    asked = Counter(r.instrument for r in brief.rows)
    bound = Counter(r.instrument for r in brief.rows if r.binding)
    rows = tuple((i.id, i.title.fr, str(asked[i.id]), str(bound[i.id])) for i in brief.norms)
    yield Table(("Norme", "Titre", "Exigences", "Qui lient l'État"), rows, (1, 5, 1.2, 1.4), keys=True)
    counts = [read_and_checked(t, brief) for t in brief.texts if t.act.id in brief.plan.scan.laws]
    said = f"{len(counts)} textes nationaux, {sum(c[0] for c in counts)} articles en vigueur lus au {day(brief.plan.scan.as_of)}, "
    yield Text(f"{said}dont {sum(c[1] for c in counts)} vérifiés sur un texte officiel. La liste et les sources sont en fin de note.")


def read_and_checked(text: ActText, brief: Brief) -> tuple[int, int]:
    """Articles of an act whose wording is known that day, and those checked."""
    held = [v for a in text.articles if (v := a.at(brief.plan.scan.as_of)) and v.wording]
    return len(held), sum(bool(v.checked or v.text) for v in held)


def scales() -> Iterator[Block]:
    """What the statuses and relations mean."""
    yield Table(("Statut", "Sens"), tuple((STATUS_LABEL[s], STATUS_MEANS[s]) for s in STATUS_LABEL), (1, 4), keys=True)
    yield Text(f"Relation d'un article avec l'exigence : {', '.join(RELATION_LABEL.values())}.")


def quality(brief: Brief) -> Iterator[Block]:
    """On what the weights were learned, and the figures of a bench where one is given."""
    learned = brief.learned_on
    mark = f"empreinte {learned.sha256[:12]}"
    made = f"avec le codeur {learned.encoder} et legalgap {learned.legalgap}"
    yield Text(f"Les poids ont été appris le {day(learned.date)} sur {learned.rows} lignes annotées ({mark}), {made}.")
    if brief.bench is None:
        yield Text("Aucune mesure n'est jointe : produisez-la par « legalgap bench --format json » et donnez-la avec --bench.", "warning")
        return
    rows = tuple((line.name, str(line.rows), *figures(line.verdicts, line.hit5, line.hit10, line.recall10)) for line in brief.bench.lines)
    head = ("", "Lignes", "hit@5", "hit@10", "rappel@10", "strict", "souple", "macro-F1", "contrad. P", "contrad. R", "pire", "ECE")
    yield Table(head, rows, (3.4, *[1] * 11), keys=True)
    cost = f"Un passage complet : {brief.bench.scan_seconds:.1f} s et {brief.bench.scan_peak_mb:.0f} Mio au plus."
    yield Text(f"Mesures lues dans {brief.bench_name}. {LEGEND} {cost}", "small")


def figures(verdicts: dict[str, Any] | None, *retrieval: float) -> list[str]:
    """The cells of a bench line; a baseline has no verdicts."""
    cells = [f"{x:.3f}" for x in retrieval]
    if verdicts is None:
        return [*cells, *["–"] * 7]
    names = ("strict", "lenient", "macro_f1", "contradiction_precision", "contradiction_recall")
    shown = [f"{float(verdicts[n]):.3f}" for n in names]
    return [*cells, *shown, str(verdicts["worst"]), f"{float(verdicts['calibration_error']):.3f}"]


def plan_table(brief: Brief) -> Table:
    """The phases, dated from the programme's first day."""
    rows, start = [], brief.plan.start
    for phase in brief.plan.library.phases:
        end = start + timedelta(weeks=phase.weeks)
        rows.append((phase.name, f"{day(start)} – {day(end)}", phase.who, phase.result))
        start = end
    return Table(("Phase", "Dates", "Qui", "Résultat"), tuple(rows), (3, 1.8, 1.6, 2.6), keys=True)


def bibliography(brief: Brief) -> Iterator[Block]:
    """References by kind."""
    kinds = list(dict.fromkeys(r.kind for r in brief.plan.library.references))
    for kind in kinds:
        yield Text(f"{kind.capitalize()}.", "lead")
        yield Bullets(
            tuple(
                f"{r.author}, {r.title}{f', {r.year}' if r.year else ''}{f', {r.url}' if r.url else ''}. "
                f"Usage : {r.used_for}. [{r.checked or UNCHECKED}]"
                for r in brief.plan.library.references
                if r.kind == kind
            )
        )
