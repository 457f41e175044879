"""Acts of many countries, wherever they are found."""

import json
from datetime import date
from pathlib import Path

import pytest
from countries import TABLE, make_folder, make_table, rows

from legalgap.errors import ArgumentError, DataError, InputFileError, LegalgapError
from legalgap.scale.acts import Line, SourceAct
from legalgap.scale.sources import open_acts
from legalgap.scale.tables import connect, quoted

DAY = date(2020, 1, 1)


def write_jsonl(path: Path) -> Path:
    path.write_text("".join(json.dumps(dict(zip(TABLE, row, strict=True))) + "\n" for row in rows()), encoding="utf-8")
    return path


def write_parquet(path: Path) -> Path:
    lines = write_jsonl(path.with_suffix(".jsonl"))
    connect().execute(f"COPY (SELECT * FROM read_json({quoted(lines)}, format='newline_delimited')) TO {quoted(path)} (FORMAT parquet)")
    lines.unlink()
    return path


@pytest.mark.parametrize(("name", "write"), [("t.csv", make_table), ("t.jsonl", write_jsonl), ("t.parquet", write_parquet)])
def test_a_table_says_the_same_in_each_format(tmp_path: Path, name: str, write) -> None:  # type: ignore[no-untyped-def]
    source = open_acts(write(tmp_path / name))
    assert source.countries() == ["VB", "VC", "VD", "VE"]
    first, second = source.acts("VB")
    assert (first.id, [line.num for line in first.lines], second.id) == ("L1", ["1", "2", "3", "4"], "L2")
    passage = first.read(DAY)[0]
    assert (passage.num, passage.heading, passage.lang, passage.kind, passage.official) == ("1", "Salaire", "fr", "loi", True)


def test_a_folder_and_its_tables_are_read_together(tmp_path: Path) -> None:
    make_table(make_folder(tmp_path) / "autres.csv")
    source = open_acts(tmp_path)
    assert source.countries() == ["VA", "VB", "VC", "VD", "VE"]
    code, broken, bill = source.acts("VA")
    assert [p.num for p in code.read(DAY)][:3] == ["1", "2", "3"]
    with pytest.raises(DataError, match=r"bien formé.*loi-99-99"):
        broken.read(DAY)
    assert bill.read(DAY) == []


def test_the_law_of_the_day(tmp_path: Path) -> None:
    act = open_acts(make_folder(tmp_path)).acts("VA")[0]
    assert act.read(date(1900, 1, 1)) == []
    assert [len(act.read(day)) for day in (date(2016, 1, 1), DAY)] == [12, 11]


def test_a_dossier_is_a_country(tmp_path: Path) -> None:
    place = tmp_path / "VB" / "textes" / "11-22"
    place.mkdir(parents=True)
    (place / "acte.yaml").write_text(
        "act: {id: 11-22, uri: /akn/vb/act/loi/2001/11-22, title: {fr: Loi}, kind: loi, in_force: 2001-01-01}\n"
        "articles:\n- {num: '1', path: [], heading: '', versions: [{from: 2001-01-01, text: Le juge statue.}]}\n",
        encoding="utf-8",
    )
    assert [p.text for p in open_acts(tmp_path).acts("VB")[0].read(DAY)] == ["Le juge statue."]


LANGS = [
    ("", "Le salarié a droit au repos.", "fr"),
    ("FR", "x", "fr"),
    ("ar", "x", "ar"),
    ("es", "x", "en"),
    ("", "للعامل الحق في راحة", "ar"),
]


@pytest.mark.parametrize(("said", "text", "lang"), LANGS)
def test_the_language_of_a_line(said: str, text: str, lang: str) -> None:
    assert SourceAct("VA", "1", "t", lines=(Line("1", text, lang=said),)).read(DAY)[0].lang == lang


BAD_LINES = [
    ("sans numéro", [Line("", "x")], "Article sans numéro"),
    ("deux fois", [Line("1", "x"), Line("1", "y")], "en double : 1"),
    ("nature", [Line("1", "x", kind="édit")], "Nature d'acte inconnue : « édit »"),
]


@pytest.mark.parametrize(("what", "lines", "words"), BAD_LINES, ids=[b[0] for b in BAD_LINES])
def test_an_act_that_cannot_be_read(what: str, lines: list[Line], words: str) -> None:
    with pytest.raises(LegalgapError, match=words):
        SourceAct("VA", "1", "t", lines=tuple(lines)).read(DAY)


def test_articles_without_words_are_left_out() -> None:
    assert [p.num for p in SourceAct("VA", "1", "t", lines=(Line("1", " "), Line("2", "x"))).read(DAY)] == ["2"]


BAD_FILES = [
    ("colonne absente", "t.csv", "country,act,num\nVA,1,2\n", "Colonne « text » absente"),
    ("vide", "t.csv", "", "Colonne « country » absente"),
    ("sans pays", "t.csv", "country,act,num,text\n,1,1,x\n", "1 lignes sans « country »"),
    ("JSON coupé", "t.jsonl", '{"country":"VA"', "Table illisible"),
    ("pas un Parquet", "t.parquet", "bonjour, ceci n'est pas un Parquet", "Table illisible"),
    ("nom de pays", "t.csv", "country,act,num,text\n../x,1,1,x\n", "Nom de pays inutilisable"),
    ("autre suffixe", "t.txt", "x", "Ce n'est pas une table"),
]


@pytest.mark.parametrize(("what", "name", "content", "words"), BAD_FILES, ids=[b[0] for b in BAD_FILES])
def test_a_table_that_is_not_one(tmp_path: Path, what: str, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputFileError, match=words):
        open_acts(tmp_path / name)


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="Aucun acte à lire"):
        open_acts(tmp_path)


def test_one_act_in_two_places(tmp_path: Path) -> None:
    make_table(tmp_path / "a.csv")
    make_table(tmp_path / "b.csv")
    with pytest.raises(InputFileError, match=r"« L1 » est donné deux fois.*a\.csv.*b\.csv"):
        open_acts(tmp_path).acts("VB")
