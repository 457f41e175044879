"""What a page sends: the session it comes from, and the fields of a form whose secret is right."""

import secrets
from collections.abc import Iterator, Mapping

from fastapi import HTTPException
from fastapi.requests import Request
from starlette.datastructures import UploadFile

from legalgap.review.deeds import Ask
from legalgap.review.door import Session
from legalgap.review.guard import LARGE
from legalgap.review.queue import Filters

MOST_FIELDS = 2000


class Form(Mapping[str, str]):
    """The fields of a form; a field that is absent is empty. `upload` is the content of the file sent, if any, under `filename`."""

    def __init__(self, fields: Mapping[str, str], upload: bytes = b"", filename: str = "") -> None:
        self.fields, self.upload, self.filename = fields, upload, filename

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def ask(self) -> Ask:
        """The deed that the form asks for; a button may say `status:partiel`, the deed with what it gives."""
        deed, _, after = self["deed"].partition(":")
        after = after or self["authority"] or self["after"]
        return Ask(deed, after, self["article"], self["why"], self["undoes"], self["seen"])


def session_of(request: Request) -> Session:
    """The session of whoever asks; pages that need none make a passing one."""
    held = request.scope.get("session_of")
    return held if isinstance(held, Session) else Session("")


async def sent(request: Request) -> Form:
    """The form of a request as it was sent: for the way in, where there is no session yet."""
    read = await request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=LARGE)
    files = [value for value in read.values() if isinstance(value, UploadFile)]
    fields = {name: value for name, value in read.items() if isinstance(value, str)}
    return Form(fields, await files[0].read(), files[0].filename or "") if files else Form(fields)


async def posted(request: Request) -> Form:
    """The form of a request, once its secret is known to be that of the session."""
    form, session = await sent(request), request.scope.get("session_of")
    if not isinstance(session, Session) or not secrets.compare_digest(form["csrf"].encode(), session.csrf.encode()):
        raise HTTPException(403, "Formulaire périmé : rechargez la page, puis recommencez.")
    return form


def filters_of(request: Request) -> Filters:
    """The choices of the queue in the address."""
    asked = request.query_params
    return Filters(**{name: asked.get(name, "")[:200] for name in Filters.__struct_fields__})
