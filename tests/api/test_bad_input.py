"""Whatever is sent: a problem that names the field and the remedy, or a decision that needs a person; never a 500."""

from typing import Any

import pytest

from tests.service import Service

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty text": (b'{"comment": {"text": ""}}', "comment.text"),
    "only blanks": (b'{"comment": {"text": " \\n\\t "}}', "comment.text"),
    "no comment": (b"{}", "comment"),
    "no body": (b"", "body"),
    "not JSON": (b"\x00\xff\xfe binary", "body"),
    "a list": (b"[]", "body"),
    "text that is a number": (b'{"comment": {"text": 7}}', "comment.text"),
    "text that is null": (b'{"comment": {"text": null}}', "comment.text"),
    "an unknown field": (b'{"comment": {"text": "hoi", "likes": 3}}', "comment.likes"),
    "an unknown brand": (b'{"brand": "acme", "comment": {"text": "hoi"}}', "brand"),
    "an unknown channel": (b'{"comment": {"text": "hoi", "channel": "myspace"}}', "comment.channel"),
    "an unknown role": (b'{"comment": {"text": "x"}, "thread": [{"role": "bot", "text": "y"}]}', "thread.0.role"),
    "control characters": (b'{"comment": {"text": "hoi \\u0000 daar"}}', "comment.text"),
    "a lone surrogate": (b'{"comment": {"text": "hoi \\ud800 daar"}}', "body"),
    "a lone surrogate in a name": (b'{"comment": {"text": "hoi"}, "\\udfff": 1}', "body"),
    "a time without a zone": (b'{"comment": {"text": "x", "posted_at": "2026-11-22T10:00:00"}}', "comment.posted_at"),
    "not a number": (b'{"comment": {"text": "hoi", "rating": NaN}}', "comment.rating"),
    "bottomless nesting": (b'{"comment":' + b"[" * 50_000, "body"),
    "a path as brand": (b'{"brand": "../../etc", "comment": {"text": "hoi"}}', "brand"),
    "a long text": (b'{"comment": {"text": "' + b"a" * 20_000 + b'"}}', "comment.text"),
}


@pytest.mark.parametrize("path", ["/v1/drafts", "/v1/decisions"])
@pytest.mark.parametrize("case", REFUSED)
def test_it_names_the_field_and_the_remedy(plain: Service, path: str, case: str) -> None:
    body, field = REFUSED[case]
    before = plain.http.get("/metrics").text
    answer = plain.http.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()["errors"][0]
    assert told["field"] == field
    assert told["remedy"]
    assert plain.http.get("/metrics").text == before, "nothing is stored"


def test_a_megabyte_is_refused_before_it_is_read(plain: Service) -> None:
    answer = plain.http.post("/v1/drafts", json={"comment": {"text": "a" * 1_000_000}})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_page_in_a_browser_cannot_post_what_is_not_called_json(plain: Service) -> None:
    answer = plain.http.post(
        "/v1/drafts", content=b'{"comment": {"text": "hoi"}}', headers={"Content-Type": "text/plain"}
    )
    assert answer.status_code == 415


def test_a_page_in_a_browser_cannot_come_in_under_another_name(plain: Service) -> None:
    answer = plain.http.get("/v1/drafts", headers={"Host": "evil.example"})
    assert answer.status_code == 401


NEEDS_A_PERSON = {
    "only emoji": "😡😡😡",
    "a sticker": "[sticker]",
    "only punctuation": "???!!",
    "right-to-left marks": "Mijn pakket \u202eis er niet\u202c en ik wil antwoord",
    "a language nobody supports": "Moja paczka nie dotarła od dwóch tygodni i nikt nie odpowiada na moje wiadomości.",
    "another script": "私の荷物はまだ届いていません。返金してください。",
}


@pytest.mark.parametrize("case", NEEDS_A_PERSON)
def test_what_cannot_be_told_goes_to_a_person(plain: Service, case: str) -> None:
    answer = plain.http.post("/v1/drafts", json={"comment": {"text": NEEDS_A_PERSON[case]}})
    assert answer.status_code == 201
    assert answer.json()["decision"]["needs_person"]["reason"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/drafts/drf_nothing", 404),
        ("POST", "/v1/drafts/drf_nothing/approve", 404),
        ("GET", "/v1/threads/thr_nothing", 404),
        ("GET", "/v1/drafts?limit=0", 422),
        ("GET", "/v1/drafts?cursor=nonsense", 422),
        ("GET", "/v1/drafts?status=lost", 422),
        ("GET", "/v1/nothing", 404),
        ("DELETE", "/v1/drafts", 405),
    ],
)
def test_every_other_mistake_is_a_problem_document_too(plain: Service, method: str, path: str, status: int) -> None:
    answer = plain.http.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["detail"]
