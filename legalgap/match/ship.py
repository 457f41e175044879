"""What travels inside the wheel: vectors and traits of every text of the built-in data."""

import shutil
from datetime import date
from pathlib import Path

from legalgap.match.encoder import UseEncoder
from legalgap.match.features import article_texts, claim_words, list_clauses, norm_texts
from legalgap.match.free import norm_passage
from legalgap.match.memory import Memory
from legalgap.match.pool import article_words
from legalgap.match.traits import TraitReader
from legalgap.model.norms import promises
from legalgap.model.texts import Passage, passages
from legalgap.store.builtin import load_corpus, load_norms, load_themes
from legalgap.store.lexicon import load_lexicon


def ship_numbers(root: Path, folder: Path) -> None:
    """Compute into `folder` the tables of the data under `root`, every dated version included."""
    shutil.rmtree(folder, ignore_errors=True)
    asked, corpus = promises(load_norms(root), load_themes(root)), load_corpus(root)
    days = sorted({v.start for t in corpus for a in t.articles for v in a.versions} | {date.today()})
    known: dict[tuple[str, str, str], Passage] = {(p.law, p.num, p.text): p for day in days for p in passages(corpus, day)}
    articles = list(known.values())
    memory, reader, whole = Memory(None, folder), TraitReader(load_lexicon(root)), [norm_passage(p) for p in asked]
    memory.vectors(UseEncoder(), [*norm_texts(asked), *article_texts([*articles, *whole])])
    clauses, words = list_clauses(asked).texts, [article_words(p) for p in articles]
    memory.traits(reader, [*clauses, *[claim_words(p) for p in asked], *words, *map(article_words, whole)])
