"""Made-up countries, as folders or as a table, and work that takes its process down: importable by the processes of a pool."""

import csv
import os
import shutil
import signal
from pathlib import Path

from made_up import TINY

TABLE = ("country", "act", "num", "text", "heading")
LAW = {
    "1": ("Salaire", "À travail égal, le salaire est le même, quelle que soit la nationalité du salarié."),
    "2": ("Syndicat", "Tout salarié adhère librement au syndicat de son choix."),
    "3": ("Repos", "Le repos hebdomadaire dure vingt-quatre heures."),
}
DIRECTION = {
    "VB": "Tout salarié, quelle que soit sa nationalité, peut diriger un syndicat.",
    "VC": "Les membres de la direction du syndicat doivent avoir la nationalité du pays.",
    "VD": "Le syndicat est dirigé par des nationaux ; l'étranger qui réside depuis cinq ans peut en être membre du bureau.",
    "VE": "Les dirigeants du syndicat sont élus par l'assemblée.",
}
"""What the law of each country says of those who direct a union."""


def make_folder(root: Path) -> Path:
    """Valmérie (VA), three acts: its code, a bill, and one that cannot be read."""
    for name in ("loi-12-34", "projet-56-78"):
        shutil.copytree(TINY / "corpus" / name, root / "VA" / name)
    broken = root / "VA" / "loi-99-99"
    broken.mkdir()
    (broken / "act.yaml").write_text("id: [", encoding="utf-8")
    (broken / "articles.yaml").write_text("[]", encoding="utf-8")
    return root


def rows() -> list[tuple[str, ...]]:
    """The articles of four more countries, one act each and a second one in VB."""
    found = []
    for country, words in DIRECTION.items():
        articles = {**LAW, "4": ("Direction du syndicat", words)}
        found += [(country, "L1", num, text, heading) for num, (heading, text) in articles.items()]
    return [*found, ("VB", "L2", "1", "Le placement des travailleurs est gratuit.", "Placement")]


def make_table(path: Path) -> Path:
    """The same as a CSV."""
    with open(path, "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([TABLE, *rows()])
    return path


def double(number: int) -> int:
    """Twice."""
    return 2 * number


def refuse(name: str) -> None:
    """Fails as data does."""
    from legalgap.errors import DataError

    raise DataError("Mauvais", where=name, todo="corrigez")


def die_first(marker: str) -> str:
    """Takes its process down the first time."""
    if not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "vivant"


def die() -> None:
    """Takes its process down."""
    os.kill(os.getpid(), signal.SIGKILL)
