"""PDF pages in reading order, and what is told apart on them."""

import shutil
import sys

import pytest

from legalgap.errors import InputFileError, MissingPartError
from legalgap.ingest import limits
from legalgap.ingest.read import read_content
from legalgap.model.documents import Document

from .papers import Put, lines, pdf, read_or_refuse, visual

LEFT = [f"Le texte de gauche numéro {i} de la colonne" for i in range(1, 9)]
RIGHT = [f"Le texte de droite numéro {i} de la colonne" for i in range(1, 9)]


def read(content: bytes) -> Document:
    return read_content(content, "loi.pdf")


def texts(document: Document, role: str = "body") -> list[str]:
    return [line.text for line in document.lines if line.role == role]


def test_lines_with_their_place_size_and_weight() -> None:
    document = read(pdf([[Put(60, 780, "Article premier", 14, "B"), Put(60, 760, "La loi règle le séjour.")]]))
    first, second = document.lines
    assert (first.text, first.page, first.number, first.size, first.bold) == ("Article premier", 1, 1, 14.0, True)
    assert (second.text, second.number, second.size, second.bold) == ("La loi règle le séjour.", 2, 10.0, False)
    assert second.box is not None
    assert second.box[0] == 60
    assert second.box[1] == pytest.approx(842 - 760 - 8)
    assert (document.format, document.pages, document.lang) == ("pdf", 1, "fr")
    assert document.reader.startswith("pypdfium2")


@pytest.mark.parametrize("shift", [0, 5])
def test_two_columns_are_read_one_after_the_other(shift: int) -> None:
    title, foot = (
        "Un titre qui court sur toute la largeur de la page du journal officiel",
        "Une fin qui court elle aussi sur toute la largeur",
    )
    columns = lines(LEFT, 40, 740) + lines(RIGHT, 310, 740 + shift)
    document = read(pdf([[Put(100, 790, title, 12), *columns, Put(150, 600, foot, 12)]]))
    assert texts(document) == [title, *LEFT, *RIGHT, foot]


def test_arabic_columns_are_read_from_the_right() -> None:
    left, right = ([f"{word} من الأحكام العامة للعمل {i}" for i in range(1, 7)] for word in ("يسار", "يمين"))
    document = read(pdf([[*lines([visual(t) for t in left], 40, font="A"), *lines([visual(t) for t in right], 320, font="A")]]))
    assert texts(document) == right + left


def test_cells_of_a_list_are_not_columns() -> None:
    rows = [Put(60 + 250 * column, 780 - 14 * i, text) for i in range(8) for column, text in enumerate((f"Port {i}", f"{i} places"))]
    assert texts(read(pdf([rows])))[:2] == ["Port 0 0 places", "Port 1 1 places"]


def test_arabic_is_logical_whatever_the_printer_did() -> None:
    said = ["الباب الأول (أحكام عامة)", "لا يجوز تشغيل العاملات 12 يوما إلا بإذن (المادة 3).", "صدر في 16 رمضان 1424 (11 نوفمبر 2003)"]
    assert texts(read(pdf([lines([visual(t) for t in said], font="A")]))) == said


def test_running_heads_and_page_numbers_are_headers() -> None:
    pages = [
        [
            Put(60, 810, f"{n} JOURNAL DE VALMERIE N° 12"),
            *lines([f"Texte {c} de la loi {'abcd'[n - 3]}" for c in "xyz"], y=700),
            Put(290, 30, f"- {n} -"),
        ]
        for n in range(3, 7)
    ]
    document = read(pdf(pages))
    assert len(texts(document, "header")) == 8
    assert texts(document) == [f"Texte {c} de la loi {page}" for page in "abcd" for c in "xyz"]


def test_article_titles_at_the_head_of_pages_are_no_running_heads() -> None:
    document = read(pdf([lines([f"Article {n}", f"Le port {'abcdef'[n]} est ouvert."]) for n in range(1, 6)]))
    assert texts(document, "header") == []


def test_footnotes_are_told_apart_and_their_calls_taken_from_the_words() -> None:
    words = [*lines(["Le marin inscrit au registre", "doit payer la taxe."], y=700), Put(190, 704, "1", 6), Put(147, 690, "2", 6)]
    notes = lines(["1 - Voir le registre du port.", "suite de la note.", "2 - Loi du 3 mai."], y=120, size=8, step=10)
    document = read(pdf([words + notes]))
    assert texts(document) == ["Le marin inscrit au registre", "doit payer la taxe."]
    assert texts(document, "footnote") == ["1 - Voir le registre du port.", "suite de la note.", "2 - Loi du 3 mai."]
    assert any("appel(s) de note" in remark.what for remark in document.remarks)


def test_the_call_of_a_note_printed_on_the_next_page_is_taken_too() -> None:
    words = lines(["Le marin inscrit au registre", "doit payer la taxe", "de cent barils ou de 9 m"], y=700)
    calls = [Put(190, 704, "1", 6), Put(147, 690, "2", 6), Put(178, 676, "2", 6)]
    first = words + calls + lines(["1 - Voir le registre du port."], y=120, size=8)
    document = read(pdf([first, lines(["La taxe est due."], y=700) + lines(["2 - Loi du 3 mai."], y=120, size=8)]))
    assert texts(document)[:2] == ["Le marin inscrit au registre", "doit payer la taxe"]
    assert texts(document)[2].replace(" ", "").endswith("9m2")


def test_a_number_that_calls_no_note_stays() -> None:
    document = read(pdf([lines(["Article 2", "Les 2 ports", "du type B2 sont ouverts."])]))
    assert texts(document) == ["Article 2", "Les 2 ports", "du type B2 sont ouverts."]


def test_a_table_of_contents_is_told_apart() -> None:
    entries = [f"Chapitre {n} ............................ {n * 3}" for n in range(1, 5)]
    document = read(pdf([lines(["SOMMAIRE", *entries, "", "Article 1"])]))
    assert texts(document, "contents") == ["SOMMAIRE", *entries]
    assert texts(document) == ["Article 1"]


def test_dots_that_lead_nowhere_are_words_left_out() -> None:
    dotted = ["Article 4. - Le marin ........................", ".............. du port ;", "................ (sans modification)"]
    assert texts(read(pdf([lines(dotted)])), "contents") == []


TURNS = {90: ("0 1 -1 0", lambda i: (100 + 14 * i, 100)), 270: ("0 -1 1 0", lambda i: (500 - 14 * i, 700))}


@pytest.mark.parametrize("turn", [90, 270])
@pytest.mark.parametrize("rotated", [True, False])
def test_turned_pages_are_read_upright(turn: int, rotated: bool) -> None:
    matrix, place = TURNS[turn]
    said = ["Article premier", "Le port est ouvert aux marins.", "Il ferme la nuit."]
    words = [Put(*place(i), text, turn=matrix) for i, text in enumerate(said)]
    assert texts(read(pdf([words], rotate=turn if rotated else 0))) == said


def test_a_watermark_is_set_aside() -> None:
    page = [*lines(LEFT), Put(200, 300, "PROJET", 60, turn="0.7 0.7 -0.7 0.7")]
    document = read(pdf([page]))
    assert texts(document) == LEFT
    assert texts(document, "header") == ["PROJET"]


def test_words_outside_of_the_page_are_left_out_and_counted() -> None:
    document = read(pdf([[*lines(LEFT), Put(-400, 500, "dehors"), Put(60, 900, "au-dessus")]]))
    assert texts(document) == LEFT
    assert any("2 mot(s) hors du cadre" in remark.what for remark in document.remarks)


def test_ruled_tables_are_kept_aside_row_by_row() -> None:
    pytest.importorskip("pdfplumber")
    grid = "".join(f"60 {y} m 360 {y} l S\n" for y in (500, 520, 540)) + "".join(f"{x} 500 m {x} 540 l S\n" for x in (60, 160, 360))
    cells = [Put(65, 526, "Port"), Put(165, 526, "Nombre de places"), Put(65, 506, "Sud"), Put(165, 506, "12")]
    document = read(pdf([[*lines(["Article 1", "Voici les ports."]), *cells, Put(60, 460, "Article 2")]], drawing=grid))
    assert [(line.role, line.text) for line in document.lines] == [
        ("body", "Article 1"),
        ("body", "Voici les ports."),
        ("table", "Port | Nombre de places"),
        ("table", "Sud | 12"),
        ("body", "Article 2"),
    ]
    assert "pdfplumber" in document.reader


def test_without_pdfplumber_a_table_is_read_as_text_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    grid = "".join(f"60 {y} m 360 {y} l S\n60 {y} m 60 {y + 20} l S\n" for y in (500, 520, 540))
    document = read(pdf([[*lines(["Article 1"]), Put(65, 526, "Port"), Put(165, 526, "Places")]], drawing=grid))
    assert texts(document) == ["Article 1", "Port Places"]
    assert any("legalgap[tables]" in remark.what for remark in document.remarks)


def test_fonts_without_a_map_are_decoded_where_that_gives_words() -> None:
    said = ["Le salarié a droit à un congé et à la prime prévue", "par la loi sur le travail dans les ports de la mer."] * 4
    document = read(pdf([lines(said, font="N")]))
    assert texts(document) == said
    assert any("sans table de caractères, décodées" in remark.what for remark in document.remarks)


def test_fonts_without_a_map_that_give_no_words_are_refused() -> None:
    noise = ["xq zzv kkp wwq jjx qpz vvk xqz ppw kxz zqv wxk"] * 8
    with pytest.raises(InputFileError, match="polices n'ont pas de table") as refusal:
        read(pdf([lines(noise, font="N")]))
    assert "pages 1" in refusal.value.where


def test_a_scan_asks_for_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setitem(sys.modules, "pytesseract", shutil)
    with pytest.raises(MissingPartError, match="tesseract est absent"):
        read(pdf([[]], image=True))
    monkeypatch.setitem(sys.modules, "pytesseract", None)
    with pytest.raises(MissingPartError, match=r"legalgap\[ocr\]"):
        read(pdf([[]], image=True))


LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >> /ID [(a) (a)]"


@pytest.mark.parametrize(("content", "said"), [
    (pdf([lines(["Article 1"])])[:120], "abîmé"),
    (b"%PDF-1.7\nnothing at all", "abîmé"),
    (pdf([[]]), "sans texte"),
    (pdf([lines(["a"])], extra=LOCKED), "mot de passe"),
])  # fmt: skip
def test_damaged_empty_or_protected_files_are_refused(content: bytes, said: str) -> None:
    with pytest.raises(InputFileError, match=said) as refusal:
        read(content)
    assert "loi.pdf" in refusal.value.where


def test_a_file_cut_short_is_refused_or_read_in_part() -> None:
    content = pdf([lines(LEFT)] * 3)
    held = [read_or_refuse(content[:cut], "loi.pdf") for cut in range(0, len(content), 97)]
    assert all(isinstance(found, InputFileError) or found.lines for found in held)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legalgap.ingest.pdf.MAX_PAGES", 2)
    with pytest.raises(InputFileError, match="3 pages, 2 au plus"):
        read(pdf([lines(LEFT)] * 3))
    assert limits.MAX_PAGES == 5_000


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_scan_is_read_by_tesseract() -> None:
    pytest.importorskip("pytesseract")
    pytest.importorskip("PIL")
    document = read_content(scanned(["Article premier", "Le marin inscrit au port a droit au repos."]), "scan.pdf", "fr")
    assert [line.text for line in document.lines] == ["Article premier", "Le marin inscrit au port a droit au repos."]
    assert document.format == "ocr"
    assert any("mots reconnus" in remark.what for remark in document.remarks)


def scanned(said: list[str]) -> bytes:
    """A page printed, then kept as an image only."""
    import io

    import pypdfium2

    page = pypdfium2.PdfDocument(pdf([lines(said, size=16, step=30)]))[0]
    out = io.BytesIO()
    page.render(scale=150 / 72, grayscale=True).to_pil().save(out, "PDF", resolution=150)
    return out.getvalue()
