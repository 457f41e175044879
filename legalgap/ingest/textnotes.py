"""Page numbers, footnotes and their calls in plain text that was once printed: there is no size of letters to tell them by."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from legalgap.model.documents import Line

DASHED = re.compile(r"^[-–—]\s*(\d{1,4})\s*[-–—]$")
BARE = re.compile(r"^\d{1,4}$")
NOTE = re.compile(r"^[-–]\s*(\d{1,3})(?!\d)[\s.)-]*\D|^(\d{1,3})\s*[-–]\s*\D|^\((\d{1,3})\)\s*\D")
HEADING = re.compile(r"^(?:المادة|الفصل|Article|Art\.)\s*\S{1,15}$", re.IGNORECASE)
WORDING = re.compile(
    r"^\W*\d+\W*(?:مرسوم|قرار|ظهير|ال?قانون رقم|Décret n|Dahir n|Arrêté n|Loi n)"
    r"|الجريدة الرسمية|تم (?:تغيير|تتميم|نسخ|إحلال|إضافة|حذف|تعويض)|(?:أنظر|انظر|راجع)\b"
    r"|Bulletin officiel|B\.\s?O\.|\b(?:Voir|Cf\.|Modifié|Abrogé)\b"
)
"""What footnotes of consolidated texts say: where a text was published, what changed it, where to look."""
LONGEST_PAGE = 120
"""Lines over which a stretch between two page numbers is more than a page: some numbers were lost."""
ARTICLE_WORD = re.compile(r"(?:المادة|الفصل|article|art\.|chapitre|titre|الباب|القسم|الفرع)\W*$", re.IGNORECASE)


def mark_text_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines, page numbers as headers and footnotes told apart; a call is taken from the words where its note stands on the page."""
    found = list(lines)
    for i in folio_lines(found):
        found[i] = replace(found[i], role="header")
    last = 0
    for start, end in printed_pages(found):
        last = mark_page(found, start, end, last)
    return found


def folio_lines(lines: Sequence[Line]) -> list[int]:
    """Lines that hold a number alone and count the pages: between dashes, or else bare between blank lines, three at least."""
    for pattern in (DASHED, BARE):
        held = [(i, int(match.group(match.lastindex or 0))) for i, line in enumerate(lines) if (match := pattern.match(line.text))]
        if pattern is BARE:
            held = [(i, n) for i, n in held if is_alone(lines, i)]
        rising = longest_rise(held, 30 if pattern is DASHED else 2)
        if len(rising) >= (1 if pattern is DASHED else 3):
            return rising
    return []


def is_alone(lines: Sequence[Line], i: int) -> bool:
    """Whether a line stands beside a blank one or the end of the text, and does not finish the heading of an article."""
    near = [lines[j].text if 0 <= j < len(lines) else "" for j in (i - 1, i + 1)]
    return not all(near) and not ARTICLE_WORD.search(last_words(lines, i))


def last_words(lines: Sequence[Line], i: int) -> str:
    """The last line with words before a line."""
    return next((lines[j].text for j in range(i - 1, max(-1, i - 4), -1) if lines[j].text), "")


def longest_rise(held: Sequence[tuple[int, int]], step: int) -> list[int]:
    """The places of the longest run of numbers that rise, by `step` at most."""
    best: list[int] = []
    ends: dict[int, list[int]] = {}
    for i, number in held:
        before = max((ends.get(number - less, []) for less in range(1, step + 1)), key=len)
        ends[number] = max([*before, i], ends.get(number, []), key=len)
        best = max(best, ends[number], key=len)
    return best


def printed_pages(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """First line and end of each stretch between two page numbers; none where the text has no page numbers."""
    marks = [i for i, line in enumerate(lines) if line.role == "header" and line.text.strip(" -–—").isdigit()]
    if marks:
        yield from ((a, b) for a, b in zip([0, *(m + 1 for m in marks)], [*marks, len(lines)], strict=True) if b - a <= LONGEST_PAGE)


def mark_page(lines: list[Line], start: int, end: int, last: int) -> int:
    """Mark the footnotes of one page, from the first line that surely opens one; returns the number of the last note so far."""
    first = next((i for i in range(start, end) if opens_note(lines, start, i, last)), end)
    if any(HEADING.match(line.text) for line in lines[first:end]):
        return last
    for i in range(first, end):
        if lines[i].role == "body" and lines[i].text:
            number = note_number(lines[i].text)
            call = find_call(lines, start, first, number) if number else None
            if call is not None:
                take_call(lines, call, number)
            last = int(number) if number and int(number) in (last + 1, last + 2) else last
            lines[i] = replace(lines[i], role="footnote")
    return last


def opens_note(lines: Sequence[Line], start: int, i: int, last: int) -> bool:
    """Whether a line opens a footnote: its call stands above it, or its number follows and it speaks as notes do."""
    number = note_number(lines[i].text)
    if not number:
        return False
    return find_call(lines, start, i, number) is not None or (last < int(number) <= last + 2 and bool(WORDING.search(lines[i].text)))


def note_number(text: str) -> str:
    """The number a line opens with, as a footnote does; empty where it does not."""
    match = NOTE.match(text)
    return next(g for g in match.groups() if g) if match else ""


def call_pattern(number: str) -> re.Pattern[str]:
    """A figure glued to the end of a word."""
    return re.compile(rf"(?<=[^\W\d_]{{2}})([.،؛;:,»)]?){number}(?!\d)")


def find_call(lines: Sequence[Line], start: int, end: int, number: str) -> int | None:
    """The line above a note where its call stands, alone or glued to a word."""
    glued = call_pattern(number)
    for j in range(start, end):
        line = lines[j]
        if line.role == "body" and ((line.text == number and not ARTICLE_WORD.search(last_words(lines, j))) or glued.search(line.text)):
            return j
    return None


def take_call(lines: list[Line], place: int, number: str) -> None:
    """Take a call from the words it is glued to, or set its line aside."""
    line = lines[place]
    if line.text == number:
        lines[place] = replace(line, role="footnote")
    else:
        lines[place] = replace(line, text=call_pattern(number).sub(r"\1", line.text, count=1))
