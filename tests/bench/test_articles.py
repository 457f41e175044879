"""Articles read, counted against a known numbering."""

import json
from pathlib import Path

import pytest
from made_up import Cli, Here

from legalgap.bench.articles import numbers_of, score_articles, score_file
from legalgap.errors import InputFileError

TEXT = "Loi n° 12-34 relative aux ports\n\n" + "\n".join(f"Article {n}\nLa règle {n} s'applique." for n in (1, 2, 3, 5, 6))


def test_a_numbering_in_words() -> None:
    assert numbers_of("1-3, 2 bis, I: 1-2, II: 4") == {"1", "2", "3", "2 bis", "I-1", "I-2", "II-4"}


def test_recall_and_precision(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    score = score_file(path, "a.txt", "12-34", numbers_of("1-5"))
    assert (score.known, score.found, score.right, score.wrong) == (5, 5, 4, ("4", "+6"))
    assert (score.recall, score.precision) == (0.8, 0.8)


def test_a_file_that_cannot_be_read_counts_as_nothing(tmp_path: Path) -> None:
    (path := tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 rien")
    score = score_file(path, "a.pdf", "12-34", {"1"})
    assert (score.recall, score.precision) == (0.0, 0.0)
    assert score.error


def test_a_folder_without_reference_texts(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="Aucun texte de référence"):
        list(score_articles(tmp_path))


def test_the_command(here: Here, cli: Cli) -> None:
    place = cli.folder / "textes" / "morocco" / "loi-27-14" / "ar"
    place.mkdir(parents=True)
    (place / "a.txt").write_text("\n".join(f"المادة {n}\nالقاعدة رقم {n} واجبة التطبيق." for n in range(1, 8)), encoding="utf-8")
    done = here("bench", "ingest", "textes", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert (row["known"], row["found"], row["recall"], row["precision"]) == (7, 7, 1.0, 1.0)
    assert "rappel 100.00%, précision 100.00%" in here("bench", "ingest", "textes").stdout
    refused = here("bench")
    assert refused.returncode == 2
    assert "donnez --gold FICHIER" in refused.stderr
