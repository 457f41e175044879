"""Files of every format, spoiled at random: each is read, cut and parted, or refused; none crashes or hangs. LEGALGAP_FUZZ says how many."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from legalgap.model.documents import Document
from legalgap.parse.acts import parse_document
from legalgap.parse.provisions import cut_act

from .papers import AKN, HTML, Put, lines, paragraph, pdf, read_or_refuse, visual, word

COUNT = int(os.environ.get("LEGALGAP_FUZZ", "200"))
SECONDS = 20
LATIN = ["Article premier", "Le marin inscrit au registre1 doit payer la taxe.", "- 1 -", "Chapitre 1 ........ 12", "1 - Voir la loi."] * 3
ARABIC = ["المادة 1", "لا يجوز للعاملات (12) يوما 1424 (11 نوفمبر 2003)، ص 3."] * 4
TEXT = "\n".join([*LATIN, *ARABIC, "صادر في 16من رمضان 11( 1424نوفمبر )2003بتنفيذ األجانب االتفاقية هللا"])
TABLE = 'num,text,heading,path\n1,"Tout marin vote.",Objet,Titre I > Chapitre I\n2,المادة,,\n'
JSONL = '{"num": "1", "text": "Tout marin vote.", "path": ["Titre I"]}\n{"num": 2, "text": null}\n'
DRAWING = "60 500 m 360 500 l S 60 520 m 360 520 l S 60 500 m 60 520 l S 360 500 m 360 520 l S 20 20 100 100 re S\n"
BODY = paragraph("Article 1", "Titre1") + paragraph("texte", number="03") + f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc></w:tr></w:tbl>"
PAPER = [
    *lines(LATIN),
    *lines([visual(t) for t in ARABIC], 320, font="A"),
    *lines(["Le port de la mer"] * 4, 60, 200, font="N"),
    Put(9, 9, "X", 60),
]
TOKENS = [token.encode("latin-1") for token in '\0 < > &x; <!-- ]]> " { -1 /Type endobj <w:tbl> \f \r PK\3\4 %PDF- 0_Tf \\ 1e38'.split(" ")]
TOKENS += [b"\xff" * 8, b"[" * 300, b"9" * 40, b"<div>" * 300, b"(" * 50, "لا".encode(), "\U0001f600".encode()]


def spoil(content: bytes, dice: random.Random) -> bytes:
    """A file with one to four faults: bytes changed, lost, doubled or moved, strange words put in, the end cut off."""
    held = bytearray(content)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(held) + 1)
        end = min(len(held), at + dice.choice((1, 2, 8, 64, 512)))
        match dice.randrange(7):
            case 0:
                held[at:end] = bytes(dice.randrange(256) for _ in range(end - at))
            case 1:
                del held[at:end]
            case 2:
                held[at:at] = held[at:end] * dice.choice((1, 3, 50))
            case 3 | 4:
                held[at:at] = dice.choice(TOKENS) * dice.choice((1, 1, 4))
            case 5:
                held = held[dice.choice((0, at)) :] if dice.random() < 0.3 else held[:at]
            case _:
                held[at:end], held[:0] = b"", held[at:end]
        if not held:
            break
    return bytes(held)


def inside(text: str, dice: random.Random) -> str:
    """The text of a part of a file, spoiled."""
    return spoil(text.encode(), dice).decode("utf-8", "replace")


MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "pdf": lambda dice: spoil(pdf([PAPER, PAPER], DRAWING), dice),
    "pdf inside": lambda dice: pdf(
        [PAPER], inside(DRAWING + "BT /F 9 Tf (ab) Tj ET\n" * 3, dice).encode("cp1252", "replace").decode("cp1252")
    ),
    "docx": lambda dice: spoil(word(BODY), dice),
    "docx inside": lambda dice: word(inside(BODY, dice)),
    "html": lambda dice: spoil(HTML.encode(), dice),
    "akn": lambda dice: spoil(AKN.encode(), dice),
    "text": lambda dice: spoil(TEXT.encode(dice.choice(("utf-8", "utf-16", "cp1256", "utf-8-sig")), "replace"), dice),
    "csv": lambda dice: spoil(TABLE.encode(), dice),
    "jsonl": lambda dice: spoil(JSONL.encode(), dice),
}


@contextmanager
def limited(seconds: int, what: str) -> Iterator[None]:
    """Fail where the time is spent."""

    def stop(*_: object) -> None:
        raise AssertionError(f"{what} : more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="no alarm clock on this system")
@pytest.mark.parametrize("form", MAKERS)
def test_spoiled_files_are_read_or_refused(form: str) -> None:
    slowest = 0.0
    for seed in range(-(-COUNT // len(MAKERS))):
        content = MAKERS[form](random.Random(f"{form} {seed}"))
        start = time.perf_counter()
        with limited(SECONDS, f"{form} {seed}"):
            found = read_or_refuse(content, "loi")
            cuts = [cut_act(act) for act in parse_document(found)] if isinstance(found, Document) else []
        assert all(cut.ref for held in cuts for cut in held)
        assert isinstance(found, Document) or found.todo, f"{form} {seed}"
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < SECONDS
