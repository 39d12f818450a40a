"""While a draft is made: the page says how far it is and shows what is written, marked, and none of it stays."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from drafting.desk import Desk, drafting
from drafting.desk.progress import Board
from drafting.domain.draft import DraftRecord, Status, Usage
from drafting.domain.errors import ModelUnavailable
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.listening import listener
from drafting.llm.scripted import Scripted
from drafting.pipeline import Models, propose
from drafting.store.drafts import new_draft_id
from drafting.store.threads import thread_id_of
from tests.inbox.conftest import Visit, app_of, desk, planted
from tests.inbox.seed import LATE_PARCEL, NOW, SPAM
from tests.upstream import GOOD_REPLY, reading, reply

__all__ = ["desk"]

READ = reading("product_complaint", "pakket", ("problem", "high", "te laat"), topic="delivery")
HALF = '{"text": "Fijn dat u <b>ons</b> schri'
MARKED = "Wordt nog geschreven, nog niet gecontroleerd"


@dataclass
class Writing:
    """A model that writes half of its answer, and the rest when it is told to."""

    answers: list[str] = field(default_factory=lambda: [reply(GOOD_REPLY, "Wat is uw bestelnummer?")])
    name: str = "writing"
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    heard: list[bool] = field(default_factory=list)

    async def complete(self, prompt: Prompt) -> Completion:
        hears = listener()
        self.heard.append(hears is not None)
        if hears is not None:
            hears(HALF)
        self.begun.set()
        await self.may_end.wait()
        if not self.answers:
            raise ModelUnavailable("down")
        return Completion(text=self.answers.pop(0), model=self.name, usage=Usage(model_calls=1))


async def pending(desk: Desk) -> DraftRecord:
    thread = LATE_PARCEL.thread()
    record = DraftRecord(
        id=new_draft_id(NOW),
        thread_id=thread_id_of(thread),
        thread=thread,
        status=Status.PENDING,
        revision=1,
        created_at=NOW,
        updated_at=NOW,
    )
    await desk.store.accept(record)
    return record


def writing(desk: Desk, model: Writing) -> Desk:
    return replace(desk, models=lambda _: Models(assess=Scripted([READ]), write=model))


@asynccontextmanager
async def being_made(desk: Desk, record: DraftRecord, model: Writing) -> AsyncIterator[asyncio.Task[DraftRecord]]:
    """The draft, half written for the time of a `with`; after it, done."""
    task = asyncio.create_task(drafting.make_proposal(desk, record.id, wrap=lambda models: models))
    async with asyncio.timeout(20):
        await model.begun.wait()
        yield task
        model.may_end.set()
        await task


def address(record: DraftRecord) -> str:
    return f"/inbox/drafts/{record.id}/progress"


async def test_the_page_shows_the_step_and_the_words_so_far_and_both_are_gone_when_the_draft_is_there(
    desk: Desk,
) -> None:
    model = Writing()
    at_desk = writing(desk, model)
    visit, record = Visit(app_of(at_desk)), await pending(desk)
    await visit.open(record)
    assert "Het concept wordt nog gemaakt." in visit.page
    async with being_made(at_desk, record, model):
        response = await visit.get(address(record))
        assert "Het antwoord wordt geschreven." in visit.page
        assert "Poging 1 van hoogstens 3." in visit.page
        assert MARKED in visit.page
        assert "Fijn dat u &lt;b&gt;ons&lt;/b&gt; schri" in visit.page
        assert "hx-refresh" not in response.headers
        assert "script-src 'self'" in response.headers["content-security-policy"]
    done = await visit.get(address(record))
    assert done.headers["hx-refresh"] == "true"
    assert MARKED not in visit.page
    assert "Fijn dat u &lt;b&gt;" not in visit.page
    await visit.open(record)
    assert GOOD_REPLY in visit.page
    assert MARKED not in visit.page
    await visit.http.aclose()


async def test_without_scripts_the_page_itself_shows_it_and_renews_itself(desk: Desk) -> None:
    model = Writing()
    at_desk = writing(desk, model)
    visit, record = Visit(app_of(at_desk), language="en"), await pending(desk)
    await visit.open(record)
    assert re.search(r'<noscript><meta http-equiv="refresh" content="\d"></noscript>', visit.page)
    async with being_made(at_desk, record, model):
        await visit.open(record)
        assert "Writing the reply." in visit.page
        assert "Still being written, not checked" in visit.page
        assert "Fijn dat u &lt;b&gt;ons&lt;/b&gt; schri" in visit.page
    await visit.http.aclose()


async def test_where_nobody_looks_the_answer_comes_at_once(desk: Desk) -> None:
    model = Writing()
    at_desk, record = writing(desk, model), await pending(desk)
    async with being_made(at_desk, record, model):
        pass
    assert model.heard == [False]


async def test_a_model_that_writes_in_one_go_shows_its_step_and_no_words(desk: Desk) -> None:
    gate, begun = asyncio.Event(), asyncio.Event()

    class AtOnce:
        name = "at once"

        async def complete(self, prompt: Prompt) -> Completion:
            begun.set()
            await gate.wait()
            return Completion(text=reply(GOOD_REPLY), model=self.name, usage=Usage(model_calls=1))

    at_desk = replace(desk, models=lambda _: Models(assess=Scripted([READ]), write=AtOnce()))
    visit, record = Visit(app_of(at_desk)), await pending(desk)
    await visit.open(record)
    task = asyncio.create_task(drafting.make_proposal(at_desk, record.id, wrap=lambda models: models))
    await begun.wait()
    await visit.get(address(record))
    assert "Het antwoord wordt geschreven." in visit.page
    assert "so-far" not in visit.page
    gate.set()
    await task
    await visit.http.aclose()


async def test_what_another_machine_makes_is_just_pending(desk: Desk) -> None:
    record, model = await pending(desk), Writing()
    elsewhere = replace(writing(desk, model), progress=Board())
    visit = Visit(app_of(desk))
    async with being_made(elsewhere, record, model):
        await visit.get(address(record))
        assert "Het concept wordt nog gemaakt." in visit.page
    await visit.http.aclose()


async def test_nothing_is_left_of_one_that_failed(desk: Desk) -> None:
    model = Writing(answers=[])
    at_desk, record = writing(desk, model), await pending(desk)
    at_desk.progress.look(record.id)
    async with being_made(at_desk, record, model):
        assert at_desk.progress.look(record.id) is not None
    assert at_desk.progress.look(record.id) is None


async def test_a_settled_draft_shows_nothing_of_it(desk: Desk, visit: Visit) -> None:
    record = await planted(desk, SPAM)
    assert (await visit.get(address(record))).headers["hx-refresh"] == "true"
    assert "so-far" not in visit.page


async def test_one_that_expired_before_it_was_made_is_not_asked_for_over_and_over(desk: Desk, visit: Visit) -> None:
    record = await pending(desk)
    await desk.store.drafts.move(record.id, Status.EXPIRED, now=NOW)
    await visit.open(record)
    assert "/progress" not in visit.page
    assert "http-equiv" not in visit.page


async def test_a_draft_that_nobody_may_see_shows_nothing(visit: Visit) -> None:
    assert (await visit.get("/inbox/drafts/drf_unknown/progress")).status_code == 404


async def test_every_step_is_told_with_its_number(desk: Desk) -> None:
    told: list[tuple[str, int, int]] = []

    class Told:
        def at(self, step: str, attempt: int = 1, of: int = 1) -> None:
            told.append((step, attempt, of))

        def reader(self) -> Callable[[str], None] | None:
            return None

    bad = reply("Dat is uw eigen schuld, u had maar beter moeten opletten met uw pakket.")
    models = Models(assess=Scripted([READ]), write=Scripted([bad, "geen JSON", reply(GOOD_REPLY)]))
    thread = LATE_PARCEL.thread()
    policy = desk.policy("default")
    await propose(thread, policy=policy, prompts=desk.prompts, models=models, now=NOW, progress=Told())
    assert told == [
        ("reading", 1, 1),
        ("writing", 1, 3),
        ("checking", 1, 3),
        ("repairing", 2, 3),
        ("repairing", 3, 3),
        ("checking", 3, 3),
    ]


def test_who_looked_long_ago_does_not_look_any_more() -> None:
    now = [0.0]
    board = Board(clock=lambda: now[0])
    board.look("one")
    with board.making("one") as progress, board.making("two") as other:
        assert progress.reader() is not None
        assert other.reader() is None
        now[0] = 60.0
        assert progress.reader() is None


def test_what_is_half_written_is_in_no_repr() -> None:
    board = Board()
    board.look("one")
    with board.making("one") as progress:
        hears = progress.reader()
        assert hears is not None
        hears(json.dumps({"text": "geheim"}))
        made = board.look("one")
        assert made is not None
        assert made.text == "geheim"
        assert "geheim" not in f"{made!r} {board!r} {progress!r}"
