"""Pages: templates rendered for a reader, with the headers that keep everything foreign out, and errors as pages."""

import hashlib
import logging
import re
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from drafting.domain import errors
from drafting.domain.wording import Reader
from drafting.inbox import words
from drafting.inbox.session import ForeignRequest, SignInNeeded, Visitor, keep_secret, reader_of
from drafting.policy.vocabulary import spoken

log = logging.getLogger(__name__)

_HERE = Path(__file__).parent
_FILES = {path.name: path.read_bytes() for path in sorted((_HERE / "static").iterdir()) if path.is_file()}
VERSION = hashlib.sha256(b"".join(_FILES.values())).hexdigest()[:12]
"""In the address of every static file, so that browsers may keep one for ever."""

_COMMENT = re.compile(r"/inbox/drafts/[A-Za-z0-9_]+(?=/)")
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "Cache-Control": "no-store",
}

_templates = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)

_STATUS: tuple[tuple[type[errors.DraftingError], int, str], ...] = (
    (errors.NotFound, 404, "error_not_found"),
    (errors.Stale, 412, "stale_more"),
    (errors.Conflict, 409, "error_conflict"),
    (errors.TooManyTries, 429, "error_too_many_tries"),
    (errors.NotAllowed, 403, "error_not_allowed"),
    (errors.InvalidInput, 422, "error_invalid_input"),
)


def render(template: str, reader: Reader, **values: Any) -> str:
    """The template's text for this reader."""

    def t(key: str, *filling: object) -> str:
        return words.say(key, reader, *filling)

    given = {"t": t, "reader": reader, "version": VERSION, "words": words, "say_word": lambda w: spoken(w, reader)}
    return _templates.get_template(template).render(given | values)


def page(request: Request, seen: Visitor, template: str, status: int = 200, **values: Any) -> Response:
    """A whole page, or a part of one, for this visitor."""
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    body = render(template, seen.reader, seen=seen, token=seen.token(), here=address, **values)
    response = HTMLResponse(body, status)
    if seen.is_new:
        keep_secret(request, response, seen.secret)
    return response


def go(address: str) -> Response:
    """On to another page, after a form."""
    return RedirectResponse(address, 303)


def static_file(name: str) -> Response:
    """A file that the package carries."""
    content = _FILES.get(name)
    if content is None:
        raise errors.NotFound("no such file")
    kind = _TYPES.get(Path(name).suffix, "application/octet-stream")
    return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})


class PageRoute(APIRoute):
    """A route whose errors are pages and whose answers carry the headers."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler with both."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                response = await handle(request)
            except SignInNeeded:
                response = _to_sign_in(request)
            except ForeignRequest:
                response = error_page(request, 403, "error_foreign")
            except errors.DraftingError as error:
                response = _of(request, error)
            except ValidationError as error:
                # Without the exception: its message would hold the value.
                log.error("a value of ours does not fit its model: %s", error.title)  # noqa: TRY400
                response = error_page(request, 500, "error_else")
            except HTTPException as error:
                response = error_page(request, error.status_code, "error_else")
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return handled


def router() -> APIRouter:
    """A router of pages."""
    return APIRouter(prefix="/inbox", route_class=PageRoute, include_in_schema=False)


def error_page(request: Request, status: int, key: str, *, detail: str | None = None) -> Response:
    """What went wrong and, where it is known, the remedy; both keys are of words in the reader's language."""
    reader = reader_of(request)
    place = _COMMENT.match(request.url.path) if request.method == "POST" else None
    back = place[0] if place else None
    return HTMLResponse(render("error.html", reader, key=key, detail=detail, status=status, comment=back), status)


def _of(request: Request, error: errors.DraftingError) -> Response:
    status, key = next(((s, k) for kind, s, k in _STATUS if isinstance(error, kind)), (500, "error_else"))
    field = error.field if isinstance(error, errors.InvalidInput) else ""
    detail = f"error_in_{field}" if f"error_in_{field}" in words.PAGE else None
    return error_page(request, status, key, detail=detail)


def _to_sign_in(request: Request) -> Response:
    address = f"/inbox/sign-in?next={quote(request.url.path)}" if request.method == "GET" else "/inbox/sign-in"
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": "/inbox/sign-in"})
    return go(address)
