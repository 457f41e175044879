"""Every deliverable in every format: readable back, nothing dropped, the same bytes where they can be."""

import io
import re
from html.parser import HTMLParser

import docx
import pptx
import pypdfium2
import pytest
from briefs import make_brief
from plan_cases import match, row

from legalgap.cli.report import written
from legalgap.errors import DataError, MissingPartError
from legalgap.report.blocks import ActorMap, Bullets, Chart, Redline, Report, Table, Text
from legalgap.report.catalogue import compose
from legalgap.report.extras import optional
from legalgap.report.slides import BOTTOM, TOP, parts, row_height

NAMES = ("note", "besoins", "fiches", "liste", "diaporama", "cartographie")
NASTY = "<b>gras</b> & #set page() {x} *y* _z_ $1 @cite \\ 65-99"


def spoken(report: Report) -> list[str]:
    """The words that a reader must find, whatever the format."""
    said = [report.title, report.warning]
    for section in report.sections:
        said.append(section.title)
        for block in section.blocks:
            match block:
                case Text():
                    said.append(block.text)
                case Bullets():
                    said += block.items
                case Table():
                    said += [cell for line in block.rows for cell in line]
                case Redline():
                    said += [p.text for p in block.pieces]
                case Chart():
                    said += [block.title, *block.categories]
                case ActorMap():
                    said.append(block.caption)
    return said


def squeezed(text: str) -> str:
    """Words without spaces, soft breaks or hyphens, so that line ends do not count."""
    return re.sub(r"[\s\u200b\u00ad\ufffe\x02-]+", "", text)


class Words(HTMLParser):
    """The words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[str] = []

    def handle_data(self, data: str) -> None:
        self.held.append(data)


def words_of_html(content: bytes) -> str:
    reader = Words()
    reader.feed(content.decode("utf-8"))
    return squeezed("".join(reader.held))


def words_of_docx(content: bytes) -> str:
    body = docx.Document(io.BytesIO(content)).element.body
    return squeezed("".join(t.text or "" for t in body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")))


def words_of_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return squeezed("".join(page.get_textpage().get_text_range() for page in pages))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_drops_nothing_and_needs_nothing(name: str) -> None:
    report = compose(name, make_brief())
    content = written(report, "html")
    found = words_of_html(content)
    assert [s for s in spoken(report) if squeezed(s) not in found] == []
    assert not re.search(rb"<script|<link|https?://[^w]\S*\.(js|css)|src=", content)
    assert written(report, "html") == content


@pytest.mark.parametrize("name", ["note", "besoins", "fiches"])
def test_a_word_file_drops_nothing(name: str) -> None:
    report = compose(name, make_brief())
    found = words_of_docx(written(report, "docx"))
    assert [s for s in spoken(report) if squeezed(s) not in found] == []


@pytest.mark.parametrize("name", ["besoins", "fiches"])
def test_a_pdf_drops_no_paragraph_and_is_the_same_twice(name: str) -> None:
    report = compose(name, make_brief())
    content = written(report, "pdf")
    found = words_of_pdf(content)
    kept = [t for s in report.sections for b in s.blocks if isinstance(b, Redline | Text) for t in spoken_block(b)]
    assert [t for t in kept if squeezed(t) not in found] == []
    assert written(report, "pdf") == content


def spoken_block(block: Redline | Text) -> list[str]:
    return [block.text] if isinstance(block, Text) else [p.text for p in block.pieces]


def test_word_tables_repeat_their_head_and_fit_the_page() -> None:
    held = docx.Document(io.BytesIO(written(compose("fiches", make_brief()), "docx")))
    page = held.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    for table in held.tables:
        assert sum(c.width for c in table.columns) <= room + 1000
    heads = [t for t in held.tables if t.rows[0]._tr.trPr is not None and "tblHeader" in t.rows[0]._tr.xml]
    assert len(heads) >= 4


def test_word_strikes_and_underlines() -> None:
    held = docx.Document(io.BytesIO(written(compose("fiches", make_brief(), 1), "docx")))
    runs = [r for p in held.paragraphs for r in p.runs]
    assert [r.text for r in runs if r.font.strike] == ["Ils doivent avoir la nationalité du pays."]
    assert [r.text for r in runs if r.font.underline] == ["Clause direction.", "Clause élection."]


def test_slides_have_native_charts_titles_and_notes() -> None:
    report = compose("diaporama", make_brief())
    slides = list(pptx.Presentation(io.BytesIO(written(report, "pptx"))).slides)
    charts = [s.chart for slide in slides for s in slide.shapes if s.has_chart]
    assert len(charts) == 3
    assert [list(p.categories) for p in charts[0].plots] == [["V01"]]
    assert all(slide.shapes.title.text for slide in slides)
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    assert notes == [s.notes for s in report.sections]


@pytest.mark.parametrize("name", ["note", "diaporama", "cartographie"])
def test_nothing_on_a_slide_runs_off_it(name: str) -> None:
    held = pptx.Presentation(io.BytesIO(written(compose(name, make_brief()), "pptx")))
    for slide in held.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= held.slide_width
            assert shape.top + shape.height <= held.slide_height


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "pptx"])
def test_words_that_look_like_markup_stay_words(form: str) -> None:
    rows = (row("a", "contradiction", "contradiction", match("6", "contradicts"), claim=NASTY, model_clause=NASTY),)
    content = written(compose("fiches", make_brief(rows)), form)
    if form == "html":
        assert squeezed(NASTY) in words_of_html(content)
        assert b"<b>gras" not in content
    elif form == "docx":
        assert squeezed(NASTY) in words_of_docx(content)
    elif form == "pdf":
        assert squeezed(NASTY) in words_of_pdf(content)
    else:
        frames = [s.text_frame.text for slide in pptx.Presentation(io.BytesIO(content)).slides for s in slide.shapes if s.has_text_frame]
        assert any(NASTY in f for f in frames)


def test_long_words_are_cut_between_words_for_slides() -> None:
    said = "mot " * 3000
    pieces = list(parts(said.strip(), 12, 18, BOTTOM - TOP))
    assert len(pieces) > 1
    assert " ".join(pieces).split() == said.split()
    assert list(parts("court", 12, 18, 5)) == ["court"]
    assert row_height(["a" * 400], [3], 12) > row_height(["a"], [3], 12)


def test_a_missing_library_says_what_to_install() -> None:
    with pytest.raises(MissingPartError, match=r"pip install 'legalgap\[office\]'"):
        optional("bibliothèque_absente", "office")


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_broken_template_is_named(tiny: object, form: str) -> None:
    folder = tiny / "reports" / "livrables"  # type: ignore[operator]
    for path in folder.iterdir():
        path.write_text("{{ #set } {% endfor", encoding="utf-8")
    with pytest.raises(DataError, match="absent ou malformé"):
        written(compose("note", make_brief()), form)
