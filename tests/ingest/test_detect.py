"""What a file is, by its bytes and not by its name."""

import pytest

from legalgap.errors import InputFileError
from legalgap.ingest.detect import detect_format

from .papers import AKN, HTML, lines, paragraph, pdf, word, zipped

FORMATS = [
    (pdf([lines(["Article 1"])]), "pdf"),
    (b"\n\n" + pdf([lines(["Article 1"])]), "pdf"),
    (word(paragraph("Article 1")), "docx"),
    (HTML.encode(), "html"),
    ("\ufeff<p>Article 1</p>".encode(), "html"),
    (AKN.encode(), "akn"),
    (b'<?xml version="1.0"?>\n<a:akomaNtoso xmlns:a="x"/>', "akn"),
    (b"num,text\n1,Tout marin\n", "table"),
    (b'"Article";"Texte"\n1;Tout marin\n', "table"),
    (b'{"num": "1", "text": "Tout marin"}\n', "table"),
    (b"Article premier\nTout marin, s'il est inscrit, vote.\n", "plain"),
    ("المادة 1\nلكل بحار حق\n".encode("utf-16"), "plain"),
    ("Article 1 : durée < 3 mois, âge > 15 ans".encode("latin-1"), "plain"),
]


@pytest.mark.parametrize(("content", "form"), FORMATS)
@pytest.mark.parametrize("name", ["loi", "loi.pdf", "loi.docx", "loi.txt"])
def test_bytes_tell_the_format_whatever_the_name(content: bytes, form: str, name: str) -> None:
    assert detect_format(content, name) == form


@pytest.mark.parametrize(("content", "said"), [
    (b"", "Fichier vide"),
    (b"\xef\xbb\xbf \n\n\x00", "Fichier vide"),
    (zipped({"xl/workbook.xml": "x"}), "Classeur Excel"),
    (zipped({"content.xml": "x"}), "LibreOffice"),
    (zipped({"loi.pdf": "x"}), "Archive zip"),
    (word(paragraph("Article 1"))[:300], "incomplets"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Ancien format"),
    (b"{\\rtf1 Article 1}", "Ancien format"),
    (b"\x89PNG\r\n\x1a\n" + bytes(100), "Image"),
    (b"\x1f\x8b\x08" + bytes(100), "Archive compress"),
    (bytes(range(32)) * 20, "binaire inconnu"),
    (b'<?xml version="1.0"?><facture/>', "XML qui n'est pas"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(InputFileError, match=said) as refusal:
        detect_format(content, "loi.txt")
    assert refusal.value.where == "loi.txt"
    assert refusal.value.todo
