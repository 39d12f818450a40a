"""A body that does not fit is the caller's fault, a value of ours is our own; nobody's words are logged."""

import logging

import httpx
import pytest
from fastapi import Depends, FastAPI

from drafting.api import problems
from drafting.api.reading import json_body
from drafting.api.v1.bodies import DraftRequest
from drafting.domain.thread import Comment
from drafting.inbox.pages import router

SECRET = "mijn geheime woorden"


def malformed() -> None:
    Comment.model_validate({"text": SECRET, "channel": SECRET})


@pytest.fixture
def small() -> httpx.AsyncClient:
    app = FastAPI()
    problems.install(app)
    app.add_api_route("/v1/inside", malformed)
    app.add_api_route("/v1/body", malformed, methods=["POST"], dependencies=[Depends(json_body(DraftRequest))])
    pages = router()
    pages.add_api_route("/page", malformed)
    app.include_router(pages)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000")


async def test_a_body_that_does_not_fit_is_refused_by_field(small: httpx.AsyncClient) -> None:
    answer = await small.post("/v1/body", json={"comment": {"text": "hoi", "chanel": SECRET}})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "comment.chanel"


@pytest.mark.parametrize("path", ["/v1/inside", "/inbox/page"])
async def test_a_value_of_ours_that_does_not_fit_is_our_error_and_names_only_its_model(
    small: httpx.AsyncClient, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = await small.get(path)
    assert answer.status_code == 500
    kind = "text/html" if path.startswith("/inbox") else "application/problem+json"
    assert answer.headers["content-type"].startswith(kind)
    assert "Comment" in caplog.text
    assert SECRET not in caplog.text + answer.text


async def test_a_good_body_whose_handling_fails_is_not_called_a_bad_body(small: httpx.AsyncClient) -> None:
    answer = await small.post("/v1/body", json={"comment": {"text": "hoi"}})
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
