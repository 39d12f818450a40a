"""The FastAPI application: routes, problems, and an OpenAPI document that holds for what they do."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from drafting import __version__
from drafting.api import health, problems
from drafting.api.v1 import bodies, routes, second_thoughts, views
from drafting.desk import Desk

_BODIES = (
    bodies.DraftRequest,
    bodies.CheckRequest,
    bodies.ApproveRequest,
    bodies.EditRequest,
    bodies.RejectRequest,
    bodies.RegenerateRequest,
    bodies.DecideOtherwiseRequest,
    bodies.UndoRequest,
    bodies.ContestRequest,
    views.Problem,
)
"""Bodies that routes read by themselves, so that FastAPI does not know of them."""

_SHOWN: tuple[type[BaseModel], ...] = (
    views.AnswerView,
    views.DraftView,
    views.DecisionView,
    views.PendingView,
    views.DraftPage,
    views.ChecksView,
    views.Problem,
)
"""Answers whose schema shows an example."""

OpenDesk = Callable[[], AbstractAsyncContextManager[Desk]]


def build(open_desk: OpenDesk, parts: Sequence[Callable[[FastAPI], None]] = ()) -> FastAPI:
    """The application; the desk is laid when it starts and cleared when it stops. `parts` add pages beside the API."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with open_desk() as desk:
            app.state.desk = desk
            yield

    app = FastAPI(
        title="drafting",
        version=__version__,
        summary="Decide, draft, check and approve replies to negative comments.",
        lifespan=lifespan,
        separate_input_output_schemas=False,
    )
    problems.install(app)
    app.include_router(health.router)
    app.include_router(routes.router)
    app.include_router(second_thoughts.router)
    for add in parts:
        add(app)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, summary=app.summary, routes=app.routes, openapi_version="3.1.0"
        )
        _, definitions = models_json_schema(
            [(model, "validation") for model in _BODIES], ref_template="#/components/schemas/{model}"
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for name, schema in definitions["$defs"].items():
            schemas.setdefault(name, schema)
        for view in _SHOWN:
            # FastAPI leaves out what is null, and with it fields that an answer always has.
            schemas[view.__name__]["examples"] = view.model_json_schema()["examples"]
        document["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"key": []}, {}]
        app.openapi_schema = document
    return app.openapi_schema
