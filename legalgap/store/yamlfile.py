"""YAML into typed values, with errors that name the file, the line and the field."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml
from msgspec import inspect

from legalgap.errors import DataError
from legalgap.store.parsed import keep, recall

T = TypeVar("T")
Step = str | int
Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STEP = re.compile(r"\.([^.\[\]`]+)|\[(\d+)\]|\[(\.\.\.)\]")


class Refused(yaml.MarkedYAMLError):
    """Well-formed YAML that is refused all the same; `problem` is in French."""


class Loader(Base):  # type: ignore[misc]
    """Safe YAML that refuses a key given twice and a date that does not exist."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """A mapping whose keys are distinct."""
        made = dict(super().construct_mapping(node, deep))
        if len(made) < len(node.value):
            keys = [k for k, _ in node.value if isinstance(k, yaml.ScalarNode)]
            again = next((k for i, k in enumerate(keys) if k.value in {other.value for other in keys[:i]}), None)
            if again:
                raise Refused(problem=f"La clé « {again.value} » est donnée deux fois", problem_mark=again.start_mark)
        return made

    def construct_date(self, node: Any) -> Any:
        """A date of the calendar."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            raise Refused(problem=f"La date « {node.value} » n'existe pas", problem_mark=node.start_mark) from None


Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_date)


def read_yaml(path: Path, kind: type[T], verify: Callable[[T, Path], None] | None = None) -> T:
    """The content of `path` as a `kind`; `verify` refuses what its shape cannot, once a content.

    Raises:
        DataError: unreadable, malformed, or not of that shape; the message names line and field.
    """
    return read_yaml_text(path, read_text(path), kind, verify)


def read_yaml_text(path: Path, text: str, kind: type[T], verify: Callable[[T, Path], None] | None = None) -> T:
    """`text`, the content of `path`, as a `kind`; raises the same."""
    held = recall(path, text, kind)
    return convert(path, text, kind, verify) if held is None else held


def convert(path: Path, text: str, kind: type[T], verify: Callable[[T, Path], None] | None = None) -> T:
    """The YAML `text` of `path` as a `kind`, kept for the next reading."""
    try:
        raw = yaml.load(text, Loader)
    except yaml.YAMLError as error:
        what = error.problem if isinstance(error, Refused) else "Le fichier n'est pas du YAML bien formé"
        raise DataError(str(what), where=spot(path, text, error), todo="corrigez la ligne indiquée") from None
    try:
        value = msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        line, field, problem = explain(text, raw, kind, str(error))
        raise DataError(
            f"Donnée non conforme, champ « {field} » : {problem}",
            where=f"{path}, ligne {line}",
            todo="corrigez ce champ puis lancez « legalgap check »",
        ) from None
    if verify:
        verify(value, path)
    keep(path, text, kind, value)
    return value


def read_text(path: Path) -> str:
    """The UTF-8 text of `path`, or a DataError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError("Fichier de données illisible", where=str(path), todo=f"vérifiez qu'il existe ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise DataError("Le fichier n'est pas en UTF-8", where=f"{path}, octet {error.start}", todo="enregistrez-le en UTF-8") from None


def spot(path: Path, text: str, error: yaml.YAMLError) -> str:
    """File and line of a YAML error."""
    mark = getattr(error, "problem_mark", None)
    if mark:
        return f"{path}, ligne {mark.line + 1}"
    return f"{path}, ligne {text.count(chr(10), 0, getattr(error, 'position', 0)) + 1}"


def explain(text: str, raw: Any, kind: Any, message: str) -> tuple[int, str, str]:
    """Line (from 1), field and French wording of a msgspec refusal such as ``Expected `str`, got `int` - at `$[3].path[0]```."""
    problem, _, place = message.partition(" - at ")
    of_key = place.startswith("`key`")
    steps = full_steps(place, raw, kind, message)
    missing = re.search(r"(?:unknown|missing required) field `([^`]+)`", problem)
    names = [*steps, missing[1]] if missing else steps
    node = node_at(yaml.compose(text, Loader), names, of_key or "unknown" in problem)
    field = " / ".join(f"n° {s + 1}" if isinstance(s, int) else s for s in names) or "document"
    return (node.start_mark.line + 1 if node else 1), field, translate(problem, allowed(kind, steps, of_key))


def full_steps(place: str, raw: Any, kind: Any, message: str) -> list[Step]:
    """The fields and indices down to the fault; msgspec writes `[...]` for any value of a mapping, and `key` for a key."""
    steps: list[Step] = []
    found = [*STEP.findall(place), *([("", "", "...")] if place.startswith("`key`") else [])]
    for name, index, _ in found:
        steps.append(name or (int(index) if index else first_bad_key(raw, kind, steps, message)))
    return steps


def first_bad_key(raw: Any, kind: Any, steps: Sequence[Step], message: str) -> str:
    """The key of the mapping at `steps` under which `message` arises: entries are put back one by one until it does."""
    mapping = raw
    for step in steps:
        mapping = mapping[step]
    held = dict(mapping)
    mapping.clear()
    for key, value in held.items():
        mapping[key] = value
        try:
            msgspec.convert(raw, kind)
        except msgspec.ValidationError as error:
            if str(error) == message:
                break
    return str(key)


def node_at(node: Any, steps: Sequence[Step], at_key: bool) -> Any:
    """The YAML node at `steps`, or the last one above it that exists; its key rather than its value where `at_key`."""
    for i, step in enumerate(steps):
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == step), None)
            if pair is None:
                break
            node = pair[0] if at_key and i == len(steps) - 1 else pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
    return node


def allowed(kind: Any, steps: Sequence[Step], of_key: bool) -> str:
    """The values that the field at `steps` may take, where they are a short list."""
    shape: Any = inspect.type_info(kind)
    for i, step in enumerate(steps):
        if isinstance(shape, inspect.StructType):
            shape = next((f.type for f in shape.fields if f.encode_name == step), None)
        elif isinstance(shape, inspect.DictType):
            shape = shape.key_type if of_key and i == len(steps) - 1 else shape.value_type
        else:
            shape = getattr(shape, "item_type", None)
        if isinstance(shape, inspect.UnionType):
            shape = next((t for t in shape.types if not isinstance(t, inspect.NoneType)), None)
    return ", ".join(map(str, shape.values)) if isinstance(shape, inspect.LiteralType) else ""


FRENCH = (
    (r"Expected `(.+)`, got `(.+)`", r"attendu \1, trouvé \2"),
    (r"Object missing required field `(.+)`", r"champ obligatoire « \1 » absent"),
    (r"Object contains unknown field `(.+)`", r"champ inconnu « \1 »"),
    (r"Invalid enum value '(.*)'", r"valeur non admise « \1 »"),
    (r"Invalid RFC3339 encoded date", r"date illisible, attendu AAAA-MM-JJ"),
)
TYPES = {
    "str": "texte",
    "int": "nombre",
    "float": "nombre",
    "bool": "oui ou non",
    "array": "liste",
    "object": "groupe de champs",
    "null": "vide",
    "date": "date",
    "datetime": "date avec heure",
}


def translate(problem: str, choices: str = "") -> str:
    """A msgspec message in French, with the admitted values where they are known."""
    for pattern, french in FRENCH:
        if re.fullmatch(pattern, problem, re.DOTALL):
            said = re.sub(pattern, french, problem, flags=re.DOTALL)
            if problem.startswith("Expected"):
                said = re.sub(r"\b[a-z]+\b", lambda m: TYPES.get(m[0], m[0]), said).replace(" | ", " ou ")
            return f"{said}, attendu l'une de : {choices}" if choices else said
    return problem
