"""HTML pages as lines."""

import pytest

from legalgap.errors import InputFileError
from legalgap.ingest.read import read_content

from .papers import HTML, read_or_refuse


def held(page: str) -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in read_content(page.encode(), "loi.html").lines]


def test_a_page_line_by_line() -> None:
    assert held(HTML) == [
        ("heading", "Loi de Valmérie"),
        ("contents", "Accueil"),
        ("body", "Article premier"),
        ("body", "Tout marin peut"),
        ("body", "s'inscrire."),
        ("body", "a. au port ;"),
        ("body", "b. en mer."),
        ("table", "Taux | Part"),
        ("table", "5 | 10"),
    ]


def test_bold_lines_are_known() -> None:
    lines = read_content(HTML.encode(), "loi.html").lines
    assert [line.text for line in lines if line.bold] == ["Article premier"]


@pytest.mark.parametrize(("markup", "lines"), [
    ("<p>un<span> deux</span> trois</p>", ["un deux trois"]),
    ("<div>un<div>deux</div>trois</div>", ["un", "deux", "trois"]),
    ("<p>un<sup>er</sup> mai</p>", ["uner mai"]),
    ("<p>a &amp; b &lt; c &eacute;</p>", ["a & b < c é"]),
    ("<ol start=3><li>trois</li><li>quatre</li></ol>", ["3. trois", "4. quatre"]),
    ("<ol><li>1° un</li></ol><ul><li>deux</li></ul>", ["1° un", "– deux"]),
    ("<p>avant<!-- note --> après</p>", ["avant après"]),
    ("<p style='display: none'>caché</p><p>vu", ["vu"]),
    (f"<table><tr><td>{'long ' * 80}</td><td>court</td></tr></table>", ["long " * 79 + "long", "court"]),
])  # fmt: skip
def test_markup_to_lines(markup: str, lines: list[str]) -> None:
    assert [text for _, text in held(f"<html><body>{markup}</body></html>")] == lines


@pytest.mark.parametrize(
    ("encoding", "named"), [("cp1252", "windows-1252"), ("iso8859_6", "iso-8859-6"), ("utf-16", ""), ("cp1252", "utf-8")]
)
def test_the_encoding_a_page_names_is_used_where_it_holds(encoding: str, named: str) -> None:
    words = "المادة 1 من القانون" if encoding == "iso8859_6" else "Le salarié étranger a droit au congé, où qu'il réside"
    page = f"<html><head><meta charset='{named}'></head><body><p>{words}</p></body></html>"
    assert read_content(page.encode(encoding), "loi.html").lines[-1].text == words


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(InputFileError, match="sans texte"):
        read_content(b"<html><body><script>x()</script></body></html>", "loi.html")


def test_deep_nesting_is_bearable() -> None:
    assert read_or_refuse(("<div>" * 50_000 + "<p>fond</p>").encode(), "loi.html") is not None


RULES = "".join(
    f"<h4>Article {n}</h4><p>Le docker reçoit le pain n° {n}.</p><p><a href='#'>Imprimer</a> <a href='#'>Copier</a></p>" for n in (1, 2, 3)
)
AROUND = "<div class='breadcrumb'>Accueil &gt; Lois</div><div id='top-menu'><a>Codes</a></div>"


@pytest.mark.parametrize(
    "page",
    [
        f"<body>{AROUND}<main><h1>Loi n° 3</h1>{RULES}</main><div><a>Plan du site</a></div></body>",
        f"<body>{AROUND}<h1>Loi n° 3</h1>{RULES}<footer>Mentions légales</footer></body>",
        f"<body class='menu'>{AROUND}<div class='with-sidebar'><h1>Loi n° 3</h1>{RULES}</div></body>",
    ],
)
def test_menus_banners_and_tools_of_a_saved_page_are_set_aside(page: str) -> None:
    rules = [line for n in (1, 2, 3) for line in (f"Article {n}", f"Le docker reçoit le pain n° {n}.")]
    assert [text for role, text in held(page) if role in ("body", "heading")] == ["Loi n° 3", *rules]


def test_a_page_saved_as_one_file_is_unpacked() -> None:
    page = "<html><body><p>Le port est payé.</p></body></html>".replace("=", "=3D").replace("é", "=C3=A9")
    saved = (
        "From: <Enregistré>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: quoted-printable\n\n{page}\n--X\nContent-Type: text/css\n\np {{}}\n--X--\n"
    )
    assert held(saved) == [("body", "Le port est payé.")]


@pytest.mark.parametrize(
    "page",
    [
        "<html><pre>Article 1\nLe port.\n</pre></html>",
        "<meta name='x' />\nArticle 1\nLe port<sup>er</sup>.\n",
        "<html>Article 1\nLe port.</html>",
    ],
)
def test_lines_of_a_page_typed_as_they_are_stay_lines(page: str) -> None:
    assert [text.replace("er.", ".") for _, text in held(page)] == ["Article 1", "Le port."]
