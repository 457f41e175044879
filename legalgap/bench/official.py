"""The official wording of the built-in acts, read from a folder of reference texts, to measure the engine on real words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from legalgap.errors import InputFileError
from legalgap.ingest.read import read_document
from legalgap.model.texts import ActText, Kind, Passage, passages
from legalgap.parse.acts import parse_document

FILES = {
    "65-99": "code-du-travail-65-99/fr/BO_5210_code_du_travail_2004_decoded.txt",
    "02-03": "loi-02-03/ar/ma-adala-criminal-101.txt",
    "18-12": "loi-18-12/ar/ma-adala-labor-434.txt",
    "2-09-607": "decret-2-09-607/ar/ma-adala-criminal-6043.txt",
    "51-99": "loi-51-99-anapec/ar/ma-adala-labor-6447.txt",
    "60-17": "loi-60-17/ar/ma-adala-labor-485.txt",
    "19-12": "loi-19-12/ar/ma-adala-labor-435.txt",
    "1356-19": "arrete-contrat-etrangers/ar/ma-adala-labor-9052.txt",
    "constitution": "constitution-2011/ar/ma-adala-constitutional-16.txt",
    "65-00": "loi-65-00-amo/ar/ma-adala-health-social-272.txt",
    "98-15": "loi-98-15/ar/ma-adala-health-social-457.txt",
    "99-15": "loi-99-15/ar/ma-adala-labor-359.txt",
    "72-18": "loi-72-18/ar/ma-adala-health-social-506.txt",
    "09-21": "loi-cadre-09-21/ar/ma-adala-health-social-464.txt",
    "51-17": "loi-cadre-51-17/ar/ma-adala-education-203.txt",
    "12-00": "loi-12-00/ar/ma-adala-education-215.txt",
    "13-00": "loi-13-00/ar/ma-adala-education-6514.txt",
    "36-96": "loi-36-96/ar/ma-adala-education-6769.txt",
    "27-14": "loi-27-14/ar/ma-adala-criminal-105.txt",
    "code-penal": "code-penal/ar/ma-adala-criminal-89.txt",
    "1-58-250": "nationalite-1-58-250/ar/ma-adala-family-123.txt",
    "2-13-131": "equivalence-fp/ar/ma-adala-education-4781.txt",
    "1-72-183": "ofppt/ar/ma-adala-education-7106.txt",
    "2-18-686": "cnss-textes-application/ar/ma-adala-health-social-5025.txt",
    "2-01-2723": "cnss-textes-application/ar/ma-adala-health-social-6250.txt",
    "2-75-329": "cnss-textes-application/ar/ma-adala-health-social-7095.txt",
    "2-25-266": "cnss-textes-application/ar/ma-adala-health-social-7498.txt",
    "2-19-718": "cnss-textes-application/ar/ma-adala-health-social-7566.txt",
    "2-72-541": "cnss-textes-application/ar/ma-adala-insurance-pension-7428.txt",
    "1314-25": "cnss-textes-application/ar/ma-adala-health-social-8814.txt",
}
"""The file of each act that has one; the engine never sees this table."""
LONGEST = 6000
"""Characters kept of one article: what follows the last one (annexes, tables) is not its wording."""


def official_passages(folder: Path, texts: tuple[ActText, ...], day: date) -> list[Passage]:
    """The articles of `texts` in their official wording, for the numbers that both hold; digests for acts that have none in FILES.

    Raises:
        InputFileError: a reference text is not in `folder`.
    """
    out: list[Passage] = []
    for text in texts:
        if text.act.id not in FILES:
            out += passages((text,), day)
            continue
        path = folder / FILES[text.act.id]
        if not path.is_file():
            raise InputFileError(f"Texte officiel de {text.act.id} introuvable", where=str(path), todo="donnez le dossier des textes")
        held = {a.num for a in text.articles}
        out += [p for p in read_articles(path, text.act.id, text.act.kind) if p.num in held]
    return out


def read_articles(path: Path, law: str, kind: Kind) -> Iterator[Passage]:
    """The articles of the longest act of a file, in order, without heading: what a dossier would hold."""
    document = read_document(path)
    longest = max((a.articles for a in parse_document(document)), key=len, default=())
    for article in longest:
        if article.text:
            yield Passage(law, article.num, article.text[:LONGEST], document.lang, kind)
