"""A page from one of the project's templates."""

from pathlib import Path
from typing import Any

import jinja2

from legalgap.errors import DataError


def render_page(templates: Path, name: str, **values: Any) -> bytes:
    """The bytes of a page; `templates` is the folder reports/html.

    Raises:
        DataError: the template is missing or malformed.
    """
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined)
    try:
        template = env.get_template(name)
    except jinja2.TemplateError as error:
        where = f"{templates / name}, ligne {getattr(error, 'lineno', 1)}"
        raise DataError("Modèle de page absent ou malformé", where=where, todo="rétablissez le dossier reports/ du paquet") from None
    return template.render(**values).encode("utf-8")
