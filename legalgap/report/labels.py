"""The words of the reports in each language, read from reports/labels.yaml."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from legalgap.errors import ArgumentError
from legalgap.model.norms import Labels
from legalgap.model.texts import Lang
from legalgap.store.places import data_root
from legalgap.store.yamlfile import read_yaml

LANGS: tuple[Lang, ...] = ("fr", "en", "ar")


class LabelFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The sections of labels.yaml, each a word in three languages by name."""

    columns: dict[str, Labels]
    status: dict[str, Labels]
    status_means: dict[str, Labels]
    relation: dict[str, Labels]
    nature: dict[str, Labels]
    domain: dict[str, Labels]
    kind: dict[str, Labels]
    needs: dict[str, Labels]
    beneficiary: dict[str, Labels]
    decision: dict[str, Labels]
    view: dict[str, Labels]
    text: dict[str, Labels]
    method: dict[str, Labels]


class Words(Struct, frozen=True):
    """The same sections in one language."""

    columns: Mapping[str, str]
    status: Mapping[str, str]
    status_means: Mapping[str, str]
    relation: Mapping[str, str]
    nature: Mapping[str, str]
    domain: Mapping[str, str]
    kind: Mapping[str, str]
    needs: Mapping[str, str]
    beneficiary: Mapping[str, str]
    decision: Mapping[str, str]
    view: Mapping[str, str]
    text: Mapping[str, str]
    method: Mapping[str, str]


def parse_lang(name: str) -> Lang:
    """The language of that name; an ArgumentError lists them."""
    for lang in LANGS:
        if lang == name:
            return lang
    raise ArgumentError(f"Langue inconnue : « {name} »", todo=f"choisissez parmi : {', '.join(LANGS)}")


def in_lang(labels: Labels, lang: Lang) -> str:
    """A label in `lang`, or in French where it has none."""
    return getattr(labels, lang) or labels.fr


def load_words(lang: Lang) -> Words:
    """The words in `lang`; a DataError names what is missing or malformed."""
    return read_words(data_root() / "reports" / "labels.yaml", lang)


@lru_cache
def read_words(path: Path, lang: Lang) -> Words:
    """The words of `path` in `lang`."""
    held = read_yaml(path, LabelFile)
    sections: list[dict[str, Labels]] = [getattr(held, name) for name in Words.__struct_fields__]
    return Words(*[MappingProxyType({k: in_lang(v, lang) for k, v in section.items()}) for section in sections])
