"""The texts of the dossier in the page: adding a file, looking at how it was read, correcting it, and what a reform does."""

import datetime
import threading
from pathlib import Path
from typing import cast, get_args

from msgspec.structs import replace

from legalgap.assess.impact import Impact, Setting, impact_between
from legalgap.errors import ArgumentError
from legalgap.model.corrections import Correction, Mend
from legalgap.model.texts import Kind, Lang
from legalgap.parse.convert import Labels
from legalgap.review.deeds import LONGEST_NAME, LONGEST_WHY, UNSET, tidy
from legalgap.review.door import Session
from legalgap.review.forms import Form
from legalgap.review.images import PDFIUM, Image, Images
from legalgap.review.shelf import Book, Pending, doubtful, open_book, preview, summaries
from legalgap.review.studio import Studio
from legalgap.store.adding import Reading, choose_act, keep, propose, read_again, read_sent, source_name
from legalgap.store.builtin import load_corpus
from legalgap.store.corrections import correct, replay, undo_correction

LONGEST_TITLE, MOVED = 400, 60
"""Letters of a title; requirements listed under a reform."""


class Library:
    """The pages of the dossier's texts."""

    def __init__(self, studio: Studio) -> None:
        self.studio, self.desk, self.dossier = studio, studio.desk, studio.desk.dossier
        self.images = Images()
        self._busy, self._keeping = threading.Lock(), threading.Lock()

    def texts(self, session: Session) -> str:
        """The acts of the dossier, and the form that adds one."""
        return self.studio.page("texts.html.j2", session, "texts", acts=summaries(self.dossier))

    def read(self, session: Session, form: Form) -> None:
        """Read the file sent, and keep it aside until the jurist has seen how it was read.

        Raises:
            InputFileError: a file that cannot be read, or without articles.
        """
        name = tidy(Path(form.filename.replace("\\", "/")).name.replace("\n", " "), LONGEST_NAME)
        if not form.upload or not name:
            raise ArgumentError("Aucun fichier n'a été envoyé", todo="choisissez-en un")
        lang = cast(Lang, form["lang"]) if form["lang"] in get_args(Lang) else None
        with PDFIUM:
            reading = read_sent(form.upload, Path(name), lang)
        chosen = choose_act(reading, None, "") or max(reading.acts, key=lambda a: len(a.articles))
        session.pending = self.proposed(reading, reading.acts.index(chosen) + 1, Labels())

    def proposed(self, reading: Reading, chosen: int, labels: Labels) -> Pending:
        """An act of a file as the dossier would keep it, under the corrections it has of it."""
        proposal = propose(reading, reading.acts[chosen - 1], labels, self.dossier.state)
        self.dossier.folder(proposal.text.act.id)
        return Pending(replace(proposal, text=replay(self.dossier, proposal.text).text), reading.acts, chosen)

    def choose(self, session: Session, form: Form) -> None:
        """Another act of the file, or other labels."""
        reading = pending_of(session).proposal.reading
        kind = cast(Kind, form["kind"]) if form["kind"] in get_args(Kind) else None
        chosen = int(form["act"]) if form["act"].isdecimal() and 1 <= int(form["act"]) <= len(reading.acts) else 1
        same = chosen == pending_of(session).chosen
        labels = Labels(tidy(form["id"], 64), tidy(form["title"], LONGEST_TITLE), kind, day_of(form["from"]))
        session.pending = self.proposed(reading, chosen, labels if same else Labels())

    def add(self, session: Session) -> str:
        """Keep the act in the dossier; returns its id."""
        pending = pending_of(session)
        with self._keeping:
            keep(self.dossier, pending.proposal)
        session.pending = None
        return pending.proposal.text.act.id

    def new(self, session: Session, number: int) -> str:
        """How the file sent was read, before it is kept."""
        pending = pending_of(session)
        book = preview(pending, number, lambda _: self.pages_of(source_name(pending.proposal.reading), pending.proposal.reading.content))
        size = self.new_image(session, book.leaf.page) if book.leaf.page else None
        law = book.text.act.id
        clash = "dossier" if law in self.dossier.laws() else "corpus" if law in {t.act.id for t in load_corpus()} else ""
        return self.studio.page(
            "newact.html.j2", session, "texts", book=book, pending=pending, size=size, clash=clash, kinds=get_args(Kind), doubtful=doubtful
        )

    def act(self, session: Session, law: str, source: str, number: int, done: bool, again: bool) -> str:
        """An act of the dossier beside the pages it was read on; `again` reads its sources once more."""
        book = self.book(law, source, number)
        size = self.image(law, book.source, book.leaf.page) if book.leaf.page else None
        checked = None
        if again:
            with PDFIUM:
                checked = list(read_again(self.dossier, law))
        return self.studio.page("act.html.j2", session, "texts", book=book, size=size, done=done, checked=checked, doubtful=doubtful)

    def book(self, law: str, source: str, number: int) -> Book:
        """An act open at a leaf."""
        return open_book(self.dossier, law, source, number, lambda name: self.pages_of(name, self.content(law, name)))

    def correct(self, session: Session, law: str, form: Form) -> None:
        """Correct how an act was read.

        Raises:
            ArgumentError: it changed since it was seen, or the correction does not fit it.
        """
        if form["deed"] == "undo":
            undo_correction(self.dossier, law, session.person, form["seen"])
            return
        if form["deed"] not in ("heading", "merge", "split"):
            raise ArgumentError("Acte inconnu", todo="rechargez la page")
        article, num, heading = (tidy(form[n].replace("\n", " "), LONGEST_TITLE) for n in ("article", "num", "heading"))
        words, why = tidy(form["words"], LONGEST_WHY), tidy(form["why"], LONGEST_WHY)
        deed, drop = cast(Mend, form["deed"]), form["drop"] == "yes"
        draft = Correction("", UNSET, session.person, deed, form["source"], article, num[:80], heading, words, drop, why)
        correct(self.dossier, law, draft, form["seen"])

    def scan(self) -> None:
        """Scan the law again, with the texts as they are now."""
        with self._busy:
            self.desk.renew()

    def content(self, law: str, source: str) -> bytes:
        """The bytes of a source of an act, empty where the dossier does not hold it."""
        path = self.dossier.folder(law) / "sources" / Path(source).name
        return path.read_bytes() if source and path.is_file() else b""

    def pages_of(self, source: str, content: bytes) -> int:
        """How many pages a source has; 0 where it has none to show."""
        return self.images.count(source, content) if content and source.endswith(".pdf") else 0

    def image(self, law: str, source: str, number: int) -> Image:
        """A page of a source of an act."""
        content = self.content(law, source)
        if not content or not source.endswith(".pdf"):
            raise ArgumentError("Ce fichier n'a pas de page à montrer", where=source, todo="ouvrez-le dans son logiciel")
        return self.images.page(source, content, number)

    def new_image(self, session: Session, number: int) -> Image:
        """A page of the file sent."""
        reading = pending_of(session).proposal.reading
        return self.images.page(source_name(reading), reading.content, number)

    def reform(self, session: Session, first: str, second: str) -> str:
        """What changed in the law from one day to another, and what that does to the rows."""
        found = self.impact(day_of(first), day_of(second)) if first and second else None
        board = self.desk.board()
        return self.studio.page("reform.html.j2", session, "reform", found=found, first=first, second=second, known=board.rows, shown=MOVED)

    def impact(self, first: datetime.date | None, second: datetime.date | None) -> Impact:
        """The impact of a reform on the norms under review."""
        if first is None or second is None:
            raise ArgumentError("Deux dates sont nécessaires", todo="donnez la date de départ et celle d'arrivée")
        norms = list(dict.fromkeys(r.instrument for r in self.desk.case.scan.rows))
        with self._busy:
            return impact_between(Setting(norms, [], "use", self.studio.memory), first, second, self.dossier)


def pending_of(session: Session) -> Pending:
    """The file being added.

    Raises:
        ArgumentError: there is none.
    """
    if session.pending is None:
        raise ArgumentError("Aucun fichier n'est en cours d'ajout", todo="envoyez-le depuis la page des textes")
    return session.pending


def day_of(text: str) -> datetime.date | None:
    """A day as a form gives it; None where it gives none.

    Raises:
        ArgumentError: not a day.
    """
    try:
        return datetime.date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise ArgumentError(f"Date illisible : « {text[:20]} »", todo="écrivez-la AAAA-MM-JJ") from None
