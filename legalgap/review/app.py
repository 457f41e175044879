"""The pages of the workbench: reading them changes nothing, and every deed goes through a form."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, FastAPI
from fastapi.requests import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from legalgap.errors import LegalgapError
from legalgap.report.jsonfile import scan_json
from legalgap.review.deeds import LONGEST_NAME, ConflictError, tidy
from legalgap.review.door import LANGS, Door, Session
from legalgap.review.forms import Form, filters_of, posted, sent, session_of
from legalgap.review.guard import Guard, with_cookie
from legalgap.review.incoming import compare, take
from legalgap.review.library import Library
from legalgap.review.outgoing import export
from legalgap.review.pages import folder, row_url
from legalgap.review.queue import Filters, in_order, next_to_do
from legalgap.review.shelving import shelving
from legalgap.review.studio import Studio

Visitor = Annotated[Session, Depends(session_of)]
Posted = Annotated[Form, Depends(posted)]
Chosen = Annotated[Filters, Depends(filters_of)]
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}


def make_app(studio: Studio, door: Door) -> ASGIApp:
    """The application behind its guard."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, default_response_class=HTMLResponse)
    for routes in (reading(studio), deciding(studio), exchanging(studio), entering(studio, door), shelving(Library(studio))):
        app.include_router(routes)
    app.mount("/static", StaticFiles(directory=folder() / "static"))

    def show_refusal(request: Request, error: LegalgapError) -> HTMLResponse:
        return HTMLResponse(studio.pages.render("error.html.j2", session_of(request), message=str(error)), 400)

    def show_fault(request: Request, error: HTTPException) -> HTMLResponse:
        page = studio.pages.render("error.html.j2", session_of(request), message=str(error.detail))
        return HTMLResponse(page, error.status_code)

    app.add_exception_handler(LegalgapError, show_refusal)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, show_fault)  # type: ignore[arg-type]
    return Guard(app, door)


def reading(studio: Studio) -> APIRouter:
    """The pages that are only read."""
    routes = APIRouter(default_response_class=HTMLResponse)

    @routes.get("/")
    def queue(session: Visitor, filters: Chosen, page: int = 1, done: str = "") -> str:
        return studio.queue(session, filters, page, done)

    @routes.get("/rows/{name:path}")
    def row(session: Visitor, filters: Chosen, name: str, find: str = "", done: str = "", article: str = "") -> str:
        return studio.row(session, name, filters, find[:200], done, article)

    @routes.get("/progress")
    def progress(session: Visitor) -> str:
        return studio.progress(session)

    @routes.get("/disagreements")
    def disagreements(session: Visitor) -> str:
        return studio.disagreements(session)

    @routes.get("/sign-off")
    def sign_off(session: Visitor) -> str:
        return studio.sign_off(session)

    @routes.get("/help")
    def help_page(session: Visitor) -> str:
        return studio.page("help.html.j2", session, "help")

    return routes


def deciding(studio: Studio) -> APIRouter:
    """The forms that write a decision."""
    routes, desk = APIRouter(default_response_class=HTMLResponse), studio.desk

    @routes.post("/rows/{name:path}")
    def decide(session: Visitor, filters: Chosen, form: Posted, name: str) -> Response:
        ask = form.ask()
        queue = in_order(desk.board(), filters)
        try:
            made = desk.decide(name, ask, session.person)
        except ConflictError as error:
            return HTMLResponse(studio.conflict(session, name, filters, ask, error), 409)
        if ask.deed in ("confirm", "status"):
            following = next_to_do([desk.board().rows[s.row.requirement] for s in queue], name)
            return see(row_url(following, filters, done=made.id) if following else queue_url(filters, done=made.id))
        return see(row_url(name, filters, done=made.id, **({"article": ask.article} if ask.article else {})))

    @routes.post("/sign-off")
    def sign(session: Visitor, form: Posted) -> Response:
        desk.sign(session.person, form["why"])
        return see("/sign-off")

    return routes


def exchanging(studio: Studio) -> APIRouter:
    """Files in and out."""
    routes, desk = APIRouter(default_response_class=HTMLResponse), studio.desk

    @routes.get("/exchange")
    def exchange(session: Visitor, imported: int | None = None) -> str:
        return studio.exchange(session, count=imported)

    @routes.get("/export/{name}")
    def download(name: str) -> Response:
        return attached(name, scan_json(desk.scan()) if name == "matrice.json" else decisions_in(name.removeprefix("decisions.")))

    def decisions_in(form: str) -> bytes:
        board = desk.board()
        return export(board.decisions, dict(board.rows), form)

    @routes.post("/import")
    def read_workbook(session: Visitor, form: Posted) -> str:
        incoming = compare(desk, form.upload, session.person, studio.pages.labels)
        session.workbook = form.upload
        return studio.exchange(session, incoming)

    @routes.post("/import/choices")
    def import_chosen(session: Visitor, form: Posted) -> Response:
        incoming = compare(desk, session.workbook, session.person, studio.pages.labels)
        chosen = [c.theirs for c in incoming.clashes if form[f"line-{c.theirs.line}"] == c.ours.id]
        for filled in (*incoming.new, *chosen):
            take(desk, filled)
        session.workbook = b""
        return see(f"/exchange?{urlencode({'imported': len(incoming.new) + len(chosen)})}")

    return routes


def entering(studio: Studio, door: Door) -> APIRouter:
    """Who one is, in which language, and the way in and out."""
    routes = APIRouter(default_response_class=HTMLResponse)

    @routes.post("/settings")
    def settings(session: Visitor, form: Posted) -> Response:
        if form["lang"] in LANGS:
            session.lang = form["lang"]
        if form["person"] and not session.named:
            session.person = tidy(form["person"].replace("\n", " "), LONGEST_NAME) or session.person
        return see(local(form["back"]))

    @routes.post("/leave")
    def leave(request: Request, form: Posted) -> Response:
        door.leave(request.cookies.get(door.cookie, ""))
        return see("/login")

    @routes.get("/login")
    def login(session: Visitor) -> str:
        return studio.pages.render("login.html.j2", session, failed=False)

    @routes.post("/login")
    def enter(request: Request, session: Visitor, form: Annotated[Form, Depends(sent)]) -> Response:
        key = door.by_password(form["person"], form["password"], request.client.host if request.client else "")
        if key is None:
            return HTMLResponse(studio.pages.render("login.html.j2", session, failed=True), 401)
        return with_cookie(RedirectResponse("/", 303), door, key)

    return routes


def attached(name: str, content: bytes) -> Response:
    """A file to keep; its name is one that this program gives."""
    suffix = name.rpartition(".")[2]
    return Response(content, media_type=MEDIA[suffix], headers={"content-disposition": f'attachment; filename="{name}"'})


def see(address: str) -> RedirectResponse:
    """Where to look after a form."""
    return RedirectResponse(address, 303)


def queue_url(filters: Filters, **more: str) -> str:
    """The address of the queue."""
    return f"/?{urlencode({**filters.query(), **more})}"


def local(address: str) -> str:
    """An address of this site; the queue for any other."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
