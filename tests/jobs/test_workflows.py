"""How a proposal and a delivery end, whatever goes wrong."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from drafting.domain.errors import Conflict, DeliveryError, NotFound
from drafting.jobs.step_model import Entry
from drafting.jobs.work import Work
from drafting.jobs.workflows import DELIVERY_WAITS, deliver, propose

CUSTOMER_TEXT = "mijn lamp is stuk"


class Desk:
    """Use cases that end as they are told."""

    def __init__(self, error: Exception | None = None, refuses_to_give_up: Exception | None = None) -> None:
        self.error, self.refuses_to_give_up = error, refuses_to_give_up
        self.given_up: list[str] = []
        self.later: list[tuple[int, int]] = []
        self.steps: list[str] = []

    async def do(self, *_: object) -> None:
        if self.error:
            raise self.error

    async def give_up(self, draft_id: str) -> None:
        if self.refuses_to_give_up:
            raise self.refuses_to_give_up
        self.given_up.append(draft_id)

    async def wait(self, attempt: int, seconds: int) -> None:
        self.later.append((attempt, seconds))

    async def journal(self, name: str, step: Callable[[], Coroutine[Any, Any, Entry]]) -> Entry:
        self.steps.append(name)
        return await step()

    @property
    def work(self) -> Work:
        return Work(self.do, self.do, self.give_up)

    async def deliver(self, attempt: int = 0) -> str:
        return await deliver(self.work, self.journal, self.wait, "drf_1", attempt)


async def test_it_delivers_in_one_step() -> None:
    desk = Desk()
    assert await desk.deliver() == "delivered"
    assert (desk.steps, desk.later, desk.given_up) == (["deliver"], [], [])


async def test_it_tries_again_later_and_later_while_the_way_out_is_closed() -> None:
    desk = Desk(DeliveryError("closed", permanent=False))
    for attempt in range(len(DELIVERY_WAITS)):
        assert await desk.deliver(attempt) == "later"
    assert desk.later == list(enumerate(DELIVERY_WAITS, start=1))
    assert list(DELIVERY_WAITS) == sorted(DELIVERY_WAITS)
    assert desk.given_up == []


async def test_it_gives_up_after_the_last_try() -> None:
    desk = Desk(DeliveryError("closed", permanent=False))
    assert await desk.deliver(len(DELIVERY_WAITS)) == "closed"
    assert (desk.later, desk.given_up) == ([], ["drf_1"])


async def test_it_gives_up_at_once_when_the_way_out_refuses() -> None:
    desk = Desk(DeliveryError("no such post", permanent=True))
    assert await desk.deliver() == "refused"
    assert (desk.later, desk.given_up) == ([], ["drf_1"])


@pytest.mark.parametrize("error", [Conflict("not approved"), NotFound("gone")])
async def test_it_delivers_nothing_that_is_no_longer_approved(error: Exception) -> None:
    desk = Desk(error)
    assert await desk.deliver() == "not_due"
    assert (desk.later, desk.given_up) == ([], [])


async def test_it_leaves_a_draft_alone_that_somebody_took_back_before_it_was_given_up() -> None:
    desk = Desk(DeliveryError("no", permanent=True), refuses_to_give_up=Conflict("not approved"))
    assert await desk.deliver() == "not_due"


async def test_it_tries_again_after_what_nobody_foresaw_and_logs_nothing_of_a_customer(
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk = Desk(RuntimeError(CUSTOMER_TEXT))
    with caplog.at_level(logging.DEBUG):
        assert await desk.deliver() == "later"
        assert await propose(desk.work, desk.journal, "drf_1") == "failed"
    assert "RuntimeError" in caplog.text
    assert "drf_1" in caplog.text
    assert CUSTOMER_TEXT not in caplog.text


async def test_it_lets_a_draft_go_that_was_erased_meanwhile() -> None:
    desk = Desk(NotFound("gone"))
    assert await propose(desk.work, desk.journal, "drf_1") == "gone"
