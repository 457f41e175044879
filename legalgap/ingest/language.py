"""The main language of a text."""

import re

from legalgap.model.texts import Lang

ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
FRENCH_WORDS = re.compile(r"\b(le|la|les|des|de|du|et|ou|dans|pour|par|est|sont|au|aux|une|un|qui|que|ne|peut)\b", re.IGNORECASE)
ENGLISH_WORDS = re.compile(r"\b(the|of|and|to|shall|in|or|any|for|by|be|is|may|his|their|who|with|not|every|from)\b", re.IGNORECASE)


def language(text: str) -> Lang:
    """The main language of a text: ar by its script, otherwise fr or en by their commonest words."""
    if len(ARABIC.findall(text)) > len(LATIN.findall(text)):
        return "ar"
    return "en" if len(ENGLISH_WORDS.findall(text)) > len(FRENCH_WORDS.findall(text)) else "fr"
