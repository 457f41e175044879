"""Numbers that a word processor or a browser shows before the items of a list."""

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
         (4, "iv"), (1, "i"))  # fmt: skip
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"


def numeral(count: int, kind: str) -> str:
    """A number in the style that HTML calls 1, a, A, i, I and Word decimal, lowerLetter, upperRoman, arabicAbjad…"""
    if kind in ("a", "lowerLetter"):
        return letters(count)
    if kind in ("A", "upperLetter"):
        return letters(count).upper()
    if kind in ("i", "lowerRoman"):
        return roman(count)
    if kind in ("I", "upperRoman"):
        return roman(count).upper()
    if kind in ("arabicAbjad", "arabicAlpha"):
        row = ABJAD if kind == "arabicAbjad" else ALPHABET
        return row[(count - 1) % len(row)]
    if kind == "decimalZero":
        return f"{count:02d}"
    return "1er" if kind == "ordinal" and count == 1 else str(count)


def letters(count: int) -> str:
    """a, b … z, aa, bb as Word counts."""
    return chr(97 + (count - 1) % 26) * min(5, 1 + (count - 1) // 26) if count > 0 else ""


def roman(count: int) -> str:
    """i, ii, iii, iv…"""
    found, rest = "", max(0, min(count, 4999))
    for value, sign in ROMAN:
        found, rest = found + sign * (rest // value), rest % value
    return found
