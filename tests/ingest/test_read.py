"""Files and folders: what is refused before any reader is asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from legalgap.errors import InputFileError
from legalgap.ingest import folder, read
from legalgap.ingest.folder import list_files, read_folder
from legalgap.ingest.language import language
from legalgap.ingest.read import read_content, read_document

from .papers import lines, paragraph, pdf, word


def test_a_file_is_read_with_its_name_seal_and_language(tmp_path: Path) -> None:
    path = tmp_path / "loi.pdf"
    path.write_bytes(pdf([lines(["Article 1", "Le marin est inscrit au port de la ville."])]))
    steps: list[tuple[int, int]] = []
    document = read_document(path, progress=lambda done, total: steps.append((done, total)))
    assert (document.name, document.lang, steps) == ("loi.pdf", "fr", [(1, 1)])
    assert read_document(path, "ar").lang == "ar"
    assert read_document(path) == read_document(path)


@pytest.mark.parametrize(("name", "said"), [("absent.txt", "introuvable"), ("", "C'est un dossier"), ("a\0b", "introuvable")])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(InputFileError, match=said) as refusal:
        read_document(tmp_path / name)
    assert refusal.value.todo


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "grand.txt"
    with path.open("wb") as out:
        out.truncate(201 * 1024 * 1024)
    with pytest.raises(InputFileError, match="octets"):
        read_document(path)


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_CHARACTERS", 20)
    with pytest.raises(InputFileError, match="caractères"):
        read_content(b"Article premier\nLe port est ouvert.\n", "loi.txt")


@pytest.mark.parametrize(
    "content", [b"Article 1\x00\nLe port\x00 est ouvert.\n", b"\xff\xfe" + "Article 1\nLe port est ouvert.".encode("utf-16-le")]
)
def test_null_bytes_are_no_words(content: bytes) -> None:
    document = read_content(content, "loi.txt")
    assert [line.text for line in document.lines[:2]] == ["Article 1", "Le port est ouvert."]


@pytest.mark.parametrize(("text", "lang"), [
    ("Le salarié étranger a droit aux congés de la loi", "fr"),
    ("The worker shall be paid for the work of the day", "en"),
    ("لكل أجير حق", "ar"),
])  # fmt: skip
def test_the_language_is_told(text: str, lang: str) -> None:
    assert language(text) == lang


def test_a_folder_gives_documents_and_refusals(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "loi.docx").write_bytes(word(paragraph("Article 1")))
    (tmp_path / "a.txt").write_text("Article 2\n", encoding="utf-8")
    (tmp_path / "vide.txt").touch()
    (tmp_path / ".cache").write_text("x", encoding="utf-8")
    documents, refusals = read_folder(tmp_path)
    assert [d.name for d in documents] == ["a.txt", "loi.docx"]
    assert [r.message() for r in refusals] == ["Fichier vide (vide.txt). → vérifiez le fichier et recommencez"]


def test_links_that_lead_out_of_the_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "dehors.txt").write_text("secret", encoding="utf-8")
    inside = tmp_path / "dossier"
    inside.mkdir()
    (inside / "loi.txt").write_text("Article 1", encoding="utf-8")
    os.symlink(tmp_path / "dehors.txt", inside / "lien.txt")
    assert [p.name for p in list_files(inside)] == ["loi.txt"]


def test_empty_absent_and_huge_folders_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, said in ((tmp_path / "absent", "introuvable"), (tmp_path, "sans fichier")):
        with pytest.raises(InputFileError, match=said):
            list_files(path)
    (tmp_path / "a").touch()
    monkeypatch.setattr(folder, "MAX_FILES", 0)
    with pytest.raises(InputFileError, match="Plus de 0"):
        list_files(tmp_path)


def test_a_scan_imports_no_reader_of_files() -> None:
    code = "import sys, legalgap.cli.main, legalgap.assess.scan, legalgap.match.free; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pypdfium2", "pdfplumber", "lxml", "docx", "charset_normalizer", "pytesseract"} & set(done.stdout.split())
