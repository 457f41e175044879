"""`legalgap check`: what is wrong with the data, line by line."""

import shutil

from made_up import Cli, Edit

PROVISIONS, ARTICLES = "norms/v01/provisions.yaml", "corpus/loi-12-34/articles.yaml"


def test_sound_data(cold_cli: Cli) -> None:
    done = cold_cli("check")
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "V01 : 3 dispositions, 4 exigences",
        "12-34 (Code du travail de Valmérie) : 12 articles, 13 résumés dont 12 vérifiés",
        "Tout est en ordre.",
    ):
        assert words in done.stdout


FAULTS = [
    ("renvoi sans but", PROVISIONS, '- ref: "2"\n', '- ref: "2"\n  see: [V01/9]\n', "V01/2 : le renvoi V01/9 ne mène nulle part"),
    (
        "acte national nommé",
        PROVISIONS,
        "Tout salarié adhère librement",
        "La loi 12-34 veut que tout salarié adhère librement",
        "nomme un acte ou un pays (« 12-34 »)",
    ),
    (
        "article cité",
        PROVISIONS,
        "- Nul ne peut être empêché",
        "- Selon l'article 5, nul ne peut être empêché",
        "nomme un acte ou un pays (« article 5 »)",
    ),
    (
        "identifiant d'ailleurs",
        PROVISIONS,
        "id: V01/2#direction",
        "id: V01/3#direction",
        "V01/3#direction : l'identifiant ne commence pas par « V01/2# »",
    ),
    (
        "clause répétée",
        PROVISIONS,
        "- Tout adhérent d'un syndicat peut être élu à sa direction.",
        "- La direction du syndicat est ouverte aux membres quelle que soit leur nationalité.",
        "une clause est répétée",
    ),
    (
        "version trop ancienne",
        ARTICLES,
        "from: 2005-06-01",
        "from: 2004-06-01",
        "12-34 art. 1, version du 2004-06-01 : antérieure à l'entrée en vigueur",
    ),
    (
        "résumé trop long",
        ARTICLES,
        "Le salaire minimum est fixé par décret.",
        "mot " * 200,
        "12-34 art. 4, version du 2005-06-01 : résumé de plus de",
    ),
    ("signal inconnu", PROVISIONS, "for: [tout-salarié]", "for: [licorne]", "Signal inconnu à l'exigence V01/2#adhésion : licorne"),
    ("poids absents", "norms/weights.yaml", "learned_on:", "appris_sur:", "weights.yaml"),
]


def test_every_fault_is_told_on_its_line(cold_cli: Cli, edit: Edit) -> None:
    for _, name, old, new, _ in FAULTS:
        edit(name, old, new)
    done = cold_cli("check")
    assert (done.returncode, done.stderr) == (1, f"{len(FAULTS)} défauts.\n")
    assert [what for what, *_, says in FAULTS if says not in done.stdout] == [], done.stdout
    assert "Tout est en ordre" not in done.stdout


def test_data_that_cannot_be_read_stop_the_check(cold_cli: Cli) -> None:
    assert cold_cli.data
    shutil.rmtree(cold_cli.data / "norms" / "v01")
    done = cold_cli("check")
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("legalgap : Aucun instrument n'a été trouvé (")
