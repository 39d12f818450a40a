"""The inbox over a real store and the real policy, and a browser's manners without a browser."""

import re
import shutil
from collections.abc import AsyncIterator, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from drafting.api.application import build
from drafting.desk import Desk, delivery, drafting
from drafting.domain.draft import DraftRecord
from drafting.inbox import install
from drafting.store import Store
from tests.inbox.seed import Seed, plant

HERE = "http://127.0.0.1:8000"


class AtOnce:
    """Durable work without durability: what is asked for is done before the asker goes on."""

    def __init__(self) -> None:
        self.desk: Desk | None = None

    def _desk(self) -> Desk:
        assert self.desk is not None
        return self.desk

    async def enqueue_proposal(self, draft_id: str, revision: int) -> None:
        await drafting.make_proposal(self._desk(), draft_id, wrap=lambda models: models)

    async def run_proposal(self, draft_id: str, revision: int, *, within: float) -> bool:
        await self.enqueue_proposal(draft_id, revision)
        return True

    async def enqueue_delivery(self, draft_id: str, *, after: float = 0.0) -> None:
        if not after:
            await delivery.deliver_once(self._desk(), draft_id)

    def is_running(self) -> bool:
        return True


@pytest.fixture
async def desk(laid_once: tuple[Desk, Path], tmp_path: Path) -> AsyncIterator[Desk]:
    laid, file = laid_once
    shutil.copy(file, tmp_path / "d.sqlite")
    store = await Store.open(f"sqlite:///{tmp_path / 'd.sqlite'}", migrated=True)
    jobs = AtOnce()
    whole = Desk(
        store=store,
        brands=laid.brands,
        candidates=laid.candidates,
        prompts=laid.prompts,
        models=laid.models,
        jobs=lambda: jobs,
        clock=laid.clock,
    )
    jobs.desk = whole
    yield whole
    await store.close()


def app_of(desk: Desk) -> FastAPI:
    """The application at this desk, as if it had started."""

    def never() -> None:
        raise AssertionError("the desk is laid already")

    app = build(never, parts=(install,))  # type: ignore[arg-type]
    app.state.desk = desk
    return app


@pytest.fixture
def app(desk: Desk) -> FastAPI:
    return app_of(desk)


class Visit:
    """Somebody's browser: keeps cookies, fills forms in, and says where they come from."""

    def __init__(self, app: FastAPI, *, language: str = "nl", address: str = "127.0.0.1", base: str = HERE) -> None:
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app, client=(address, 50_000)),
            base_url=base,
            headers={"Accept-Language": language},
            follow_redirects=True,
        )
        self.page = ""

    async def get(self, path: str) -> httpx.Response:
        response = await self.http.get(path)
        self.page = response.text
        return response

    def hidden(self, action: str) -> dict[str, str]:
        """The hidden fields of the form that goes there."""
        form = re.search(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', self.page, re.DOTALL)
        assert form, f"no form goes to {action}"
        return {
            unescape(name): unescape(value)
            for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form[1])
        }

    async def post(self, action: str, fields: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        """Send the form that the page holds, filled in with these fields."""
        sent = {"sec-fetch-site": "same-origin"} | {name.replace("_", "-"): value for name, value in headers.items()}
        response = await self.http.post(action, data=self.hidden(action) | (fields or {}), headers=sent)
        self.page = response.text
        return response

    async def open(self, record: DraftRecord) -> httpx.Response:
        return await self.get(f"/inbox/drafts/{record.id}")


@pytest.fixture
async def visit(app: FastAPI) -> AsyncIterator[Visit]:
    one = Visit(app)
    yield one
    await one.http.aclose()


async def planted(desk: Desk, seed: Seed) -> DraftRecord:
    """A comment that waits for a verdict."""
    return await plant(desk.store, desk.policy("default"), seed)


def routes_of(app: Any) -> Iterator[tuple[str, str]]:
    """Every method and path, however deep its router lies."""
    for route in app.routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from routes_of(inner)
        elif getattr(route, "methods", None):
            yield from ((method, route.path) for method in route.methods if method != "HEAD")
