"""The addresses of the texts and of reforms."""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from legalgap.review.door import Session
from legalgap.review.forms import Form, posted, session_of
from legalgap.review.images import Image
from legalgap.review.library import Library
from legalgap.review.shelf import leaf_with

Visitor = Annotated[Session, Depends(session_of)]
Posted = Annotated[Form, Depends(posted)]


def shelving(library: Library) -> APIRouter:
    """Reading, adding and correcting texts."""
    routes = APIRouter(default_response_class=HTMLResponse)

    @routes.get("/texts")
    def texts(session: Visitor) -> str:
        return library.texts(session)

    @routes.post("/texts/read")
    def read(session: Visitor, form: Posted) -> Response:
        library.read(session, form)
        return RedirectResponse("/texts/new", 303)

    @routes.get("/texts/new")
    def new(session: Visitor, leaf: int = 1) -> str:
        return library.new(session, leaf)

    @routes.post("/texts/new")
    def add(session: Visitor, form: Posted) -> Response:
        if form["deed"] == "drop":
            session.pending = None
            return RedirectResponse("/texts", 303)
        library.choose(session, form)
        if form["deed"] != "keep":
            return RedirectResponse("/texts/new", 303)
        return RedirectResponse(act_url(library.add(session)), 303)

    @routes.get("/texts/new/page/{number}")
    def new_page(session: Visitor, number: int) -> Response:
        return png(library.new_image(session, number))

    @routes.get("/texts/act/{law}")
    def act(session: Visitor, law: str, source: str = "", leaf: int = 1, done: bool = False, check: bool = False) -> str:
        return library.act(session, law, source, leaf, done, check)

    @routes.post("/texts/act/{law}")
    def correct(session: Visitor, law: str, form: Posted) -> Response:
        library.correct(session, law, form)
        book = library.book(law, form["source"], 1)
        article = form["num"] if form["deed"] == "heading" and form["num"] else form["article"]
        leaf = leaf_with(book.text, book.source, article, library.pages_of(book.source, library.content(law, book.source)))
        return RedirectResponse(act_url(law, source=book.source, leaf=str(leaf), done="true"), 303)

    @routes.get("/texts/act/{law}/page/{number}")
    def page(law: str, number: int, source: str) -> Response:
        return png(library.image(law, source, number))

    @routes.post("/texts/scan")
    def scan(form: Posted) -> Response:
        library.scan()
        return RedirectResponse("/", 303)

    @routes.get("/reform")
    def reform(session: Visitor, first: str = "", second: str = "") -> str:
        return library.reform(session, first[:20], second[:20])

    return routes


def png(image: Image) -> Response:
    """A page as an image."""
    return Response(image.png, media_type="image/png")


def act_url(law: str, **more: str) -> str:
    """The address of an act."""
    return f"/texts/act/{quote(law, safe='')}" + (f"?{urlencode(more)}" if more else "")
