"""YAML into typed values, with errors that name the file, the line and the field."""

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from legalgap.errors import DataError

T = TypeVar("T")
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")


def read_yaml(path: Path, kind: type[T]) -> T:
    """The content of `path` as a `kind`.

    Raises:
        DataError: unreadable, malformed, or not of that shape; the message names line and field.
    """
    text = read_text(path)
    try:
        raw = yaml.load(text, Loader)
    except yaml.YAMLError as error:
        raise DataError("Le fichier n'est pas du YAML bien formé", where=spot(path, error), todo="corrigez la ligne indiquée") from None
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        problem, _, steps = str(error).partition(" - at ")
        line, field = locate(text, steps.strip("`"), problem)
        raise DataError(
            f"Donnée non conforme, champ « {field} » : {translate(problem)}",
            where=f"{path}, ligne {line}",
            todo="corrigez ce champ puis lancez « legalgap check »",
        ) from None


def read_text(path: Path) -> str:
    """The UTF-8 text of `path`, or a DataError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError("Fichier de données illisible", where=str(path), todo=f"vérifiez qu'il existe ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise DataError("Le fichier n'est pas en UTF-8", where=f"{path}, octet {error.start}", todo="enregistrez-le en UTF-8") from None


def spot(path: Path, error: yaml.YAMLError) -> str:
    """File and line of a YAML error."""
    mark = getattr(error, "problem_mark", None)
    return f"{path}, ligne {mark.line + 1}" if mark else str(path)


def locate(text: str, steps: str, problem: str = "") -> tuple[int, str]:
    """Line (from 1) and dotted name of a msgspec path such as `$[3].versions[0].from`.

    Msgspec writes `[...]` for a key or value of a mapping: the search stops at that mapping.
    """
    node: Any = yaml.compose(text, Loader)
    names: list[str] = []
    for key, index, any_item in STEP.findall(steps):
        if any_item:
            break
        names.append(key or f"n° {int(index) + 1}")
        child = child_of(node, key, index)
        if child is None:
            break
        node = child
    unknown = re.search(r"unknown field `([^`]+)`|missing required field `([^`]+)`", problem)
    if unknown:
        names.append(unknown[1] or unknown[2])
    if unknown and unknown[1] and isinstance(node, yaml.MappingNode):
        node = next((k for k, _ in node.value if k.value == unknown[1]), node)
    return (node.start_mark.line + 1 if node else 1), " / ".join(names) or "document"


def child_of(node: Any, key: str, index: str) -> Any:
    """The child node under a key or an index; None where there is none."""
    if key and isinstance(node, yaml.MappingNode):
        return next((v for k, v in node.value if k.value == key), None)
    if index and isinstance(node, yaml.SequenceNode) and int(index) < len(node.value):
        return node.value[int(index)]
    return None


FRENCH = (
    (r"Expected `(.+)`, got `(.+)`", r"attendu \1, trouvé \2"),
    (r"Object missing required field `(.+)`", r"champ obligatoire « \1 » absent"),
    (r"Object contains unknown field `(.+)`", r"champ inconnu « \1 »"),
    (r"Invalid enum value (.+)", r"valeur non admise : \1"),
)
TYPES = {"str": "texte", "int": "nombre", "float": "nombre", "array": "liste", "object": "groupe de champs", "null": "vide", "date": "date"}


def translate(problem: str) -> str:
    """A msgspec message in French."""
    for pattern, french in FRENCH:
        if re.fullmatch(pattern, problem):
            said = re.sub(pattern, french, problem)
            return re.sub(r"\b(str|int|float|array|object|null|date)\b", lambda m: TYPES[m[1]], said)
    return problem
