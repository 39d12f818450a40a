"""Which of the brand's own approved replies a prompt shows, and that no customer's data comes along."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from drafting.desk import Desk, intake, review
from drafting.desk.verdict import By
from drafting.domain.decision import Category
from drafting.domain.draft import DraftRecord, Reply, Status
from drafting.domain.signal import Topic
from drafting.domain.thread import Author, Comment, Thread
from drafting.llm.scripted import Scripted
from drafting.pipeline import Models
from drafting.pipeline.brief import brief_for
from drafting.pipeline.examples import alike
from drafting.policy import Policy, decide
from tests.inbox.conftest import desk, planted
from tests.inbox.seed import NOW, Seed, signals_of
from tests.policy.builders import default_policy
from tests.upstream import GOOD_REPLY, reading, reply

__all__ = ["desk"]

WARM = "Zo lang op een pakket wachten, dat is niet fijn. We zoeken het graag met u uit. Stuurt u ons een privébericht?"
PRIVATE = "Fijn dat u ons schrijft. Wat is uw postcode?"
LATE = Seed(
    "Ik wacht al dagen op mijn pakket, wanneer wordt het bezorgd?",
    Category.PRODUCT_COMPLAINT,
    topic=Topic.DELIVERY,
    author="Koen Bakker",
    minutes_ago=1,
)
OTHER = Seed(
    "Het pakket met mijn schoenen wordt maar niet bezorgd.",
    Category.PRODUCT_COMPLAINT,
    topic=Topic.DELIVERY,
    author="Sanne de Wit",
    minutes_ago=500,
)


def policy() -> Policy:
    return default_policy()


async def approved(desk: Desk, seed: Seed = OTHER, text: str = WARM, private: str | None = PRIVATE) -> DraftRecord:
    """A comment to which a person approved these words."""
    record = await planted(desk, seed)
    return await review.edit(desk, record, Reply(text=text, private_message=private), by=By("Noor"))


def chosen(seed: Seed, *records: DraftRecord) -> list[str]:
    thread, signals = seed.thread(), signals_of(seed)
    brief = brief_for(thread, signals, decide(thread, signals, policy(), now=NOW), policy())
    return [each.text for each in alike(brief, records, policy(), most=3)]


async def test_a_reply_to_a_comment_like_it_is_an_example(desk: Desk) -> None:
    assert chosen(LATE, await approved(desk)) == [WARM]


@pytest.mark.parametrize(
    "text",
    [
        "Beste Sanne, we zoeken het graag met u uit. Stuurt u ons een privébericht?",
        "We zoeken het graag uit, mevrouw De Wit. Stuurt u ons een privébericht?",
        "Fijn dat u het meldt, Piet. We zoeken het graag met u uit.",
        "We zoeken bestelling 4418 graag met u uit. Stuurt u ons een privébericht?",
        "We zoeken het graag met u uit. U bereikt ons op hulp@zonnewinkel.nl.",
        "We zoeken het graag met u uit op zonnewinkel.nl/hulp, stuurt u ons een bericht?",
        "Onze collega Fatima Yildiz zoekt het graag met u uit. Stuurt u ons een privébericht?",
        "We zoeken het graag met u uit in Zwolle. Stuurt u ons een privébericht?",
        "We zoeken het graag met u uit. Stuurt u ons een privébericht? Groetjes, Joris",
    ],
)
async def test_a_reply_that_names_somebody_or_something_of_one_case_is_none(desk: Desk, text: str) -> None:
    assert chosen(LATE, await approved(desk, text=text)) == []
    assert chosen(LATE, await approved(desk, replace(OTHER, author="Ria"), private=text)) == []


async def test_another_language_form_of_address_or_kind_of_comment_is_none(desk: Desk) -> None:
    english = Seed("My parcel is late again.", Category.PRODUCT_COMPLAINT, topic=Topic.DELIVERY, language="en")
    question = Seed("Wanneer komt mijn pakket?", Category.QUESTION, author="Wim", minutes_ago=50)
    record = await approved(desk)
    assert chosen(english, record) == []
    assert chosen(question, record) == []
    informal = record.thread.context.model_copy(update={"formality": "je"})
    written_to_a_friend = record.thread.model_copy(update={"context": informal})
    assert chosen(LATE, record.model_copy(update={"thread": written_to_a_friend})) == []


async def test_the_one_that_shares_the_most_words_comes_first_and_no_more_than_three_come(desk: Desk) -> None:
    comments = [
        "De koffer heeft een kras.",
        "Wacht op mijn pakket, wanneer wordt het bezorgd?",
        "Waar blijft het pakket?",
        "Ik zit al een tijd te wachten op jullie bezorger.",
    ]
    records = [
        await approved(
            desk,
            replace(OTHER, text=comment, author=f"Klant{place}"),
            WARM.replace("niet fijn", f"{'heel ' * place}naar"),
        )
        for place, comment in enumerate(comments)
    ]
    found = chosen(LATE, *records)
    assert len(found) == 3
    assert "dat is heel naar" in found[0]
    assert chosen(LATE, *records, *records) == found


async def test_the_signature_that_code_adds_is_not_shown(desk: Desk) -> None:
    record = await approved(desk, text=f"{WARM} ^ Team Zon")
    signed = record.thread.context.model_copy(update={"signature": "^ Team Zon"})
    record = record.model_copy(update={"thread": record.thread.model_copy(update={"context": signed})})
    assert chosen(LATE, record) == [WARM]


async def test_the_store_gives_the_newest_approved_replies_of_the_brand_in_a_language(desk: Desk) -> None:
    old = await approved(desk)
    newer = await approved(desk, replace(OTHER, author="Ria", minutes_ago=400))
    await planted(desk, replace(OTHER, author="Piet", minutes_ago=300))  # nobody looked at it
    await approved(desk, replace(OTHER, author="Ann", language="en", minutes_ago=200))
    undone = await approved(desk, replace(OTHER, author="Jan", minutes_ago=100))
    await desk.store.drafts.move(undone.id, Status.AWAITING_APPROVAL, now=NOW)

    async def found(
        brand: str = "default", limit: int = 9, thread: str = "", before: timedelta = timedelta()
    ) -> list[str]:
        records = await desk.store.drafts.approved(brand, "nl", before=NOW - before, not_in=thread, limit=limit)
        return [record.id for record in records]

    assert await found() == [newer.id, old.id]
    assert await found(limit=1) == [newer.id]
    assert await found(thread=newer.thread_id) == [old.id]
    assert await found(before=timedelta(minutes=450)) == [old.id]
    assert await found("another") == []


async def test_a_draft_is_written_with_them_and_never_with_those_of_its_own_thread(desk: Desk) -> None:
    await approved(desk)
    comment = Comment(text=LATE.text, author=Author(id="u-9", name="Koen"))
    thread = Thread(comment=comment)
    read = reading("product_complaint", "pakket", ("problem", "high", "wacht"), topic="delivery")

    async def shown() -> str:
        writer = Scripted([reply(GOOD_REPLY, "Wat is uw postcode?")])
        at_desk = replace(desk, models=lambda _: Models(assess=Scripted([read]), write=writer))
        record = await intake.accept_here(at_desk, thread)
        assert record.proposal
        said = re.search(r"Replies by this brand.*?The task", writer.prompts[0].messages[-1].content, re.DOTALL)
        if record.status is Status.AWAITING_APPROVAL and record.proposal.draft:
            own = Reply(text=WARM.replace("fijn", "prettig"), private_message=PRIVATE)
            await review.edit(desk, record, own, by=By("Noor"))
        return said[0] if said else ""

    first = await shown()
    assert f"- {WARM} / private: {PRIVATE}" in first
    assert OTHER.text not in first
    again = await shown()
    assert WARM in again
    assert "prettig" not in again
