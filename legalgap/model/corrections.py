"""What a jurist corrects in the reading of a source: append-only, replayed each time the source is read again."""

import datetime
from typing import Literal

from msgspec import Struct

Mend = Literal["heading", "merge", "split", "undo"]


class Correction(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of corrections.jsonl: who corrected which article, as it was read in `source` (the name a dossier keeps it under).

    heading: the article takes the number `num` and the `heading`.
    merge: the article that follows, `num`, is taken into this one, after `words` that were wrongly read as its heading, if any.
    split: what begins with `words` becomes article `num` under `heading`; `drop` leaves these words out, where they are its heading.
    undo: the correction `undoes` is taken back.
    """

    id: str
    at: datetime.datetime
    by: str
    deed: Mend
    source: str
    article: str
    num: str = ""
    heading: str = ""
    words: str = ""
    drop: bool = False
    why: str = ""
    undoes: str | None = None
