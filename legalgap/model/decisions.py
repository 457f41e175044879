"""What jurists decide: append-only, each on the words it was taken on."""

import datetime
from typing import Literal

from msgspec import Struct

Deed = Literal["confirm", "status", "relation", "add-article", "remove-article", "comment", "cite", "discuss", "undo", "sign-off"]

RULES = ("confirm", "status")
"""Deeds that settle a row's status; `after` is the status."""
READS = ("relation", "add-article", "remove-article")
"""Deeds that settle what an article is to a requirement; `after` is the relation, None once removed."""
EVERYTHING = "*"
"""The requirement of a deed on the whole matrix: a sign-off."""


class Decision(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of decisions.jsonl: who decided what, when, on which words, and why.

    `on` is the fingerprint of the requirement and of the wordings it was taken on: when they move, the decision is stale.
    `article` is `law/number` (65-99/416) where the deed concerns one; `undoes` the id of a decision taken back.
    """

    id: str
    at: datetime.datetime
    by: str
    requirement: str
    deed: Deed
    on: str
    before: str | None = None
    after: str | None = None
    article: str | None = None
    why: str = ""
    undoes: str | None = None
