"""What stands before every page: host, origin, size of what is sent, session, and the headers of every answer."""

from urllib.parse import urlencode

from fastapi import HTTPException
from fastapi.requests import Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legalgap.review.door import Door

SAFE = ("GET", "HEAD")
SMALL, LARGE, HUGE = 256 * 1024, 20 * 1024 * 1024, 100 * 1024 * 1024
"""Bytes that a form may send, a workbook, and a text of law."""
UPLOADS = {"/import": LARGE, "/texts/read": HUGE}
LOGIN, STATIC = "/login", "/static/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Guard:
    """Wraps the application: nothing reaches it that was not let in by the door."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            request = Request(scope)
            refused = self.refuse(request) or self.welcome(request)
            scope["session_of"] = self.door.session(request.cookies.get(self.door.cookie, ""))
            await (refused or self.app)(scope, measured(receive, limit_of(request)), self.with_headers(request, send))

    def refuse(self, request: Request) -> Response | None:
        """A refusal for another host, another site's form, or too large a body."""
        if request.headers.get("host", "") not in self.door.hosts:
            return PlainTextResponse("Hôte refusé.\n", 421)
        if request.method not in (*SAFE, "POST"):
            return PlainTextResponse("Méthode refusée.\n", 405)
        if request.method == "POST" and request.headers.get("origin", "") != self.origin(request):
            return PlainTextResponse("Origine refusée : le formulaire ne vient pas de cette page.\n", 403)
        length = request.headers.get("content-length", "0")
        if not length.isdigit() or int(length) > limit_of(request):
            return PlainTextResponse("Envoi trop volumineux.\n", 413)
        return None

    def origin(self, request: Request) -> str:
        """Where forms must come from."""
        return f"{self.door.scheme}://{request.headers['host']}"

    def welcome(self, request: Request) -> Response | None:
        """What somebody without a session gets: a session for the token, the way to the password, or a refusal."""
        path, key = request.url.path, request.cookies.get(self.door.cookie, "")
        given = request.query_params.get("token")
        if given is not None and request.method in SAFE:
            made = self.door.by_token(given)
            return with_cookie(RedirectResponse(clean(request), 303), self.door, made) if made else refusal()
        if path.startswith(STATIC) or self.door.session(key):
            return None
        if self.door.users is None:
            return refusal()
        return None if path == LOGIN else RedirectResponse(LOGIN, 303)

    def with_headers(self, request: Request, send: Send) -> Send:
        """Every answer forbids what it does not need; pages are not kept by the browser."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers["cache-control"] = "max-age=3600" if request.url.path.startswith(STATIC) else "no-store"
                if self.door.secure:
                    headers["strict-transport-security"] = "max-age=31536000"
            await send(message)

        return sending


def with_cookie(answer: Response, door: Door, key: str) -> Response:
    """An answer that lets somebody in."""
    answer.set_cookie(door.cookie, key, httponly=True, samesite="lax", secure=door.secure, path="/")
    return answer


def limit_of(request: Request) -> int:
    """How many bytes a request may send."""
    return UPLOADS.get(request.url.path, SMALL)


def clean(request: Request) -> str:
    """The address asked for, on this site, without its token."""
    kept = urlencode([(k, v) for k, v in request.query_params.multi_items() if k != "token"])
    return "/" + request.url.path.lstrip("/") + (f"?{kept}" if kept else "")


def refusal() -> Response:
    """What a stranger is told."""
    return PlainTextResponse("Accès refusé : ouvrez l'adresse complète affichée par « legalgap review ».\n", 401)


def measured(receive: Receive, limit: int) -> Receive:
    """The body as it comes, refused once it is longer than it may be, whatever it announced."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413, "Envoi trop volumineux.")
        return message

    return receiving
