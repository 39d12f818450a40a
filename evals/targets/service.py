"""A running service over HTTP: what is deployed is what is measured."""

import asyncio
import random
from collections.abc import Mapping
from typing import Any

import httpx

from drafting.api.v1.views import DecisionView, DraftTextView, FindingView
from drafting.domain.draft import Usage
from evals.cases.case import AttackCase, Case, DecisionCase, DraftCase
from evals.targets.answer import Answer, AnsweredBy, NoAnswer, viewed
from evals.targets.tries import count_call, count_try

_TRIES = 4
_PATIENCE = 150.0
"""Seconds for one request: the service itself waits two minutes for a draft."""
_LONGEST_WAIT = 60.0
"""Seconds between two tries, whatever the service asks for."""


class Service:
    """The interface `/v1` at one address."""

    def __init__(self, url: str, *, key: str | None, brand: str, run: str, with_drafts: bool) -> None:
        self.answered_by = AnsweredBy(kind="service", url=url)
        self._brand, self._run, self._with_drafts = brand, run, with_drafts
        headers = {"Accept-Language": "en"} | ({"Authorization": f"Bearer {key}"} if key else {})
        self._client = httpx.AsyncClient(base_url=url.rstrip("/"), headers=headers, timeout=_PATIENCE)

    async def answer(self, case: Case) -> Answer:
        """Send one case; drafts carry a key of this run and case, so that a resumed run gets the first answer."""
        body = _body(case, self._brand)
        match case:
            case DraftCase():
                checked = await self._post("/v1/checks", body | {"draft": case.draft, **_private(case)})
                return Answer(findings=tuple(viewed(FindingView, item) for item in checked["findings"]))
            case AttackCase():
                clean = case.model_copy(update={"comment": case.clean.comment, "thread": case.clean.thread})
                decided = await self._post("/v1/decisions", _body(clean, self._brand))
                answer = await self._drafted(case, body)
                return answer.model_copy(update={"clean": viewed(DecisionView, decided)})
            case DecisionCase() if self._with_drafts:
                return await self._drafted(case, body)
            case _:
                return Answer(decision=viewed(DecisionView, await self._post("/v1/decisions", body)))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _drafted(self, case: Case, body: dict[str, Any]) -> Answer:
        made = await self._post("/v1/drafts", body, once=f"evals-{self._run}-{case.id}")
        if made.get("decision") is None:
            raise NoAnswer("still_pending", "the service had made no decision within its own time")
        draft = made["draft"]
        return Answer(
            decision=viewed(DecisionView, made["decision"]),
            draft=viewed(DraftTextView, draft) if draft else None,
            language=draft["language"] if draft else None,
            usage=viewed(Usage, made.get("usage") or {}),
        )

    async def _post(self, path: str, body: dict[str, Any], *, once: str | None = None) -> dict[str, Any]:
        headers = {"Idempotency-Key": once} if once else {}
        count_call()
        for number in range(1, _TRIES + 1):
            count_try()
            try:
                response = await self._client.post(path, json=body, headers=headers)
            except httpx.TransportError as error:
                if number == _TRIES:
                    raise NoAnswer("unreachable", f"no answer to POST {path}: {type(error).__name__}") from None
                await asyncio.sleep(_wait(number, None))
                continue
            if response.status_code not in (429, 502, 503, 504) or number == _TRIES:
                return _read(response, path)
            await asyncio.sleep(_wait(number, response.headers.get("Retry-After")))
        raise AssertionError("the last try always returns or raises")


def _wait(number: int, asked: str | None) -> float:
    least = float(asked) if asked and asked.isdecimal() else 0.0
    return min(_LONGEST_WAIT, least + random.uniform(0, 0.5 * 2**number))


def _read(response: httpx.Response, path: str) -> dict[str, Any]:
    try:
        values = response.json()
    except ValueError:
        values = None
    if response.is_success and isinstance(values, dict):
        return values
    problem: Mapping[str, Any] = values if isinstance(values, dict) else {}
    detail = problem.get("title") or response.reason_phrase or "not JSON"
    raise NoAnswer(
        str(problem.get("code") or f"http_{response.status_code}"), f"{response.status_code} {detail} {path}"
    )


def _body(case: Case, brand: str) -> dict[str, Any]:
    row = case.model_dump(mode="json", include={"comment", "thread", "context"}, exclude_unset=True)
    return {"brand": brand, **row}


def _private(case: DraftCase) -> dict[str, str]:
    return {"private_message": case.private_message} if case.private_message else {}
