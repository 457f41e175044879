"""Reading order of a page: columns, then lines from the top. Order inside a line is `bidi`'s affair."""

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from legalgap.ingest.pdfium import Word

MIN_WIDTH = 180.0
"""Points under which a block is not searched for columns."""
MIN_LINES = 4
"""Lines that each of two columns must have."""
FEW_WORDS = 3
"""Words of a line, on the average, under which a side is not text."""
MIN_GUTTER = 0.8
"""Width of a gutter, in letter sizes: spaces that happen to stand one under the other are narrower."""
Row = list[Word]


def reading_rows(words: Sequence[Word], rtl: bool) -> Iterator[Row]:
    """The lines of a page in reading order, words from left to right; the right column first where `rtl`."""
    for block in blocks(words, rtl):
        yield from gather_rows(block)


def gather_rows(words: Sequence[Word]) -> list[Row]:
    """Words by line, from the top: a raised or lowered call stays with the line it overlaps."""
    found: list[Row] = []
    for word in sorted(words, key=lambda w: w.base):
        if found and abs(word.base - found[-1][-1].base) <= 0.25 * max(word.size, found[-1][-1].size):
            found[-1].append(word)
        else:
            found.append([word])
    joined: list[Row] = []
    for row in found:
        if joined and overlap(row, joined[-1]) > 0.5:
            joined[-1] = joined[-1] + row
        else:
            joined.append(row)
    return [drop_doubles(sorted(row, key=lambda w: w.x0)) for row in joined]


def overlap(row: Row, other: Row) -> float:
    """Share of the lower of two lines that lies on the other."""
    a, b = (max(r, key=lambda w: w.size) for r in (row, other))
    common = min(a.base, b.base) - max(a.top, b.top)
    return common / max(0.1, 0.8 * min(a.size, b.size))


def drop_doubles(row: Row) -> Row:
    """The line without words printed twice at one place to look bold."""
    kept: Row = []
    for word in row:
        if not any(word.text == k.text and abs(word.x0 - k.x0) < 0.15 * word.size for k in kept[-2:]):
            kept.append(word)
    return kept


def blocks(words: Sequence[Word], rtl: bool) -> Iterator[Sequence[Word]]:
    """Blocks in reading order: the whole width, or one column between two lines that cross the gutter."""
    gutter = find_gutter(words)
    bands = cut_bands(words, *gutter) if gutter else []
    if not gutter or not any(is_columns(*split(band, gutter[0])) for crossing, band in bands if not crossing):
        yield words
        return
    for crossing, band in bands:
        if crossing:
            yield band
            continue
        left, right = split(band, gutter[0])
        for side in (right, left) if rtl else (left, right):
            yield from blocks(side, rtl)


def split(words: Sequence[Word], gutter: float) -> tuple[list[Word], list[Word]]:
    """The words on each side of a gutter."""
    left = [w for w in words if w.x0 + w.x1 < 2 * gutter]
    return left, [w for w in words if w.x0 + w.x1 >= 2 * gutter]


def find_gutter(words: Sequence[Word]) -> tuple[float, float] | None:
    """Middle and width of the emptiest upright strip near the middle of a block; None where no strip stands out."""
    if len(words) < 4 * MIN_LINES:
        return None
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    if not MIN_WIDTH <= right - left <= 10_000:
        return None
    cover = np.zeros(int(right - left) + 3, dtype=np.int32)
    np.add.at(cover, np.array([int(w.x0 - left) for w in words]), 1)
    np.add.at(cover, np.array([int(w.x1 - left) + 1 for w in words]), -1)
    cover = np.cumsum(cover)
    first, last = int(len(cover) * 0.25), int(len(cover) * 0.75)
    low = int(cover[first:last].min())
    if low > 0.6 * float(np.median(cover)):
        return None
    start, width = longest_run(cover[first:last] <= low + max(2.0, 0.1 * float(np.median(cover))))
    return (left + first + start + width / 2, float(width)) if width >= MIN_GUTTER * median(w.size for w in words) else None


def longest_run(mask: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> tuple[int, int]:
    """Start and length of the longest run of True."""
    best = (0, 0)
    start = -1
    for i, value in enumerate([*mask.tolist(), False]):
        if value and start < 0:
            start = i
        elif not value and start >= 0:
            best, start = max(best, (start, i - start), key=lambda run: run[1]), -1
    return best


def cut_bands(words: Sequence[Word], gutter: float, width: float) -> list[tuple[bool, list[Word]]]:
    """Runs of lines from the top: those that cross the gutter (True), and those that stop at it (False)."""
    bands: list[tuple[bool, list[Word]]] = []
    for row in gather_rows(words):
        crossing = crosses(row, gutter, width)
        if bands and bands[-1][0] == crossing:
            bands[-1][1].extend(row)
        else:
            bands.append((crossing, list(row)))
    return bands


def crosses(row: Row, gutter: float, width: float) -> bool:
    """Whether a line runs through the gutter: a word over it, or words closer to each other than the gutter is wide."""
    if any(w.x0 < gutter - 1 and w.x1 > gutter + 1 for w in row):
        return True
    left, right = split(row, gutter)
    return bool(left and right) and min(w.x0 for w in right) - max(w.x1 for w in left) < 0.7 * width


def is_columns(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two sides are columns of running text: several lines each, most of them as wide as the column."""
    return all(is_running(side) for side in (left, right)) or is_bilingual(left, right)


def is_bilingual(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether two sides hold one text in two scripts: their paragraphs may then be short."""
    if is_arabic(left) == is_arabic(right):
        return False
    return all(len(rows := gather_rows(side)) >= MIN_LINES and len(side) >= FEW_WORDS * len(rows) for side in (left, right))


def is_arabic(side: Sequence[Word]) -> bool | None:
    """Whether a side is in Arabic letters; None where it has too few letters to tell."""
    letters = [c for word in side for c in word.text if c.isalpha()]
    arabic = sum("\u0600" <= c <= "\u06ff" or c >= "\ufb50" for c in letters)
    return None if len(letters) < 10 * MIN_LINES else arabic > len(letters) / 2


def is_running(side: Sequence[Word]) -> bool:
    """Whether a side is running text rather than cells."""
    rows = gather_rows(side)
    if len(rows) < MIN_LINES:
        return False
    full = max(w.x1 for w in side) - min(w.x0 for w in side)
    return median(row[-1].x1 - row[0].x0 for row in rows) >= 0.55 * full and median(len(row) for row in rows) >= 3
