"""The inbox as a part of the application."""

from fastapi import FastAPI
from fastapi.responses import Response

from drafting.inbox.oidc import Asked, Provider
from drafting.inbox.pages import router, static_file
from drafting.inbox.routes import account, cases, drafts, figures, oidc, people, queue, verdicts

files = router()


@files.get("/static/{version}/{name}")
async def static(version: str, name: str) -> Response:
    """A file that the package carries; a new version has a new address."""
    return static_file(name)


_PARTS = (queue, drafts, verdicts, cases, figures, account, people, oidc)


def install(app: FastAPI, provider: Provider | None = None) -> None:
    """Add every page to the application; with a provider, people can sign in there."""
    app.state.oidc = _asked(provider) if provider else None
    app.include_router(files)
    for part in _PARTS:
        app.include_router(part.router)


def _asked(provider: Provider) -> Asked:
    from drafting.inbox.oidc_client import Oidc  # noqa: PLC0415 - a third of a second that most never need

    return Oidc(provider)
