"""Reviewed drafts become cases without personal data, and figures of agreement, from a real store."""

import argparse
import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from drafting.domain.decision import Action, Category, Reason
from drafting.domain.draft import DraftRecord, Status
from drafting.domain.review import Review, Verdict
from drafting.domain.thread import Author, Channel, Comment, Context, Role, Thread, Turn
from drafting.domain.wording import Wording
from drafting.store import Store
from evals.cases.case import DecisionCase, DraftCase
from evals.cases.reading import check
from evals.commands import agreement, extract
from evals.reviewed.agreement import AgreementFigures, AgreementTally
from evals.reviewed.anonymous import Anonymous
from evals.reviewed.reading import Reviewed, reviewed, standing
from tests.store.records import NOON, a_proposal, a_record, a_review

_SECRETS = (
    "Petra Hoogland",
    "Petra",
    "petra.hoogland@voorbeeld.nl",
    "06-41234567",
    "NL20 INGB 0001 2345 67",
    "88213",
    "@petrah",
    "u-77",
)
_TEXT = (
    "Waar blijft bestelling 88213? Mail petra.hoogland@voorbeeld.nl of bel 06-41234567, "
    "rekening NL20 INGB 0001 2345 67. Groet, Petra, ook bekend als @petrah"
)


def thread(text: str = _TEXT, **comment: Any) -> Thread:
    """An exchange full of personal data."""
    return Thread(
        comment=Comment(
            id="c-77",
            text=text,
            channel=Channel.FACEBOOK,
            author=Author(id="u-77", name="Petra Hoogland"),
            url="https://social.example/petra",
            **comment,
        ),
        turns=(Turn(role=Role.CUSTOMER, text="Petra hier, mijn pakket is zoek."),),
        context=Context(facts=("Bestelling 88213 ligt in Utrecht.",), instructions="Noem Petra bij haar naam."),
    )


async def stored(
    store: Store,
    verdict: Verdict,
    *,
    action: Action = Action.RESPOND,
    text: str = _TEXT,
    number: int = 0,
    **fields: Any,
) -> DraftRecord:
    """A draft with a person's word on it."""
    proposal = a_proposal(action=action, text="Dag Petra, wat vervelend van bestelling 88213. Stuurt u ons een DM?")
    rule = Reason(rule="respond-product", text=Wording(nl="Klacht.", en="Complaint."))
    decision = proposal.decision.model_copy(update={"reasons": (rule,)})
    proposal = proposal.model_copy(update={"decision": decision})
    at = NOON + timedelta(seconds=number)
    record = a_record(thread(text), status=Status.AWAITING_APPROVAL, proposal=proposal, at=at)
    await store.accept(record)
    review = a_review(record, verdict).model_copy(update=fields)
    status = Status.REJECTED if verdict is Verdict.REJECT else Status.APPROVED
    return await store.review(record, status, review)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store in a file."""
    opened = await Store.open(_url(tmp_path))
    yield opened
    await opened.close()


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'drafting.sqlite'}"


def options(folder: Path, **more: Any) -> argparse.Namespace:
    """As the command line gives them."""
    given = {
        "database": _url(folder),
        "brand": None,
        "since": None,
        "out": folder / "new",
        "part": "tuning",
        "json": None,
    }
    return argparse.Namespace(**(given | more))


_EDITED: dict[str, Any] = {
    "text_before": "Dag Petra, jammer dat u dit zo ervaart.",
    "text_after": "Dag Petra, wat vervelend van uw bestelling 88213. Stuurt u ons een DM?",
}


async def reviews_in(store: Store) -> list[Reviewed]:
    """All of them."""
    return [one async for one in reviewed(store, brand=None, since=None)]


async def extracted(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[list[Any], list[Any], str]:
    """The cases of both files, and what was printed. In a thread of its own, for the command runs a loop of its own."""
    assert await asyncio.to_thread(extract.main, options(folder)) == 0
    out = capsys.readouterr().out
    decisions = check([folder / "new" / "decisions.jsonl"], name="d").cases()
    lines = (folder / "new" / "drafts.jsonl").read_text().splitlines()
    drafts = check([folder / "new" / "drafts.jsonl"], name="d").cases() if len(lines) > 1 else iter(())
    return list(decisions), list(drafts), out


async def test_an_approved_draft_is_a_good_case_and_a_right_decision(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await stored(store, Verdict.APPROVE)
    decisions, drafts, _ = await extracted(tmp_path, capsys)
    (decision,), (draft,) = decisions, drafts
    assert isinstance(decision, DecisionCase)
    assert isinstance(draft, DraftCase)
    assert decision.expected.category is Category.PRODUCT_COMPLAINT
    assert draft.good
    assert draft.part == "tuning"


async def test_personal_data_does_not_leave_the_store(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await stored(store, Verdict.EDIT, **_EDITED)
    _, drafts, out = await extracted(tmp_path, capsys)
    written = "".join(path.read_text() for path in (tmp_path / "new").iterdir()) + out
    assert [secret for secret in _SECRETS if secret in written] == []
    before, after = drafts
    assert "Sam" in after.draft
    assert "Sam" in after.thread[0].text
    number = after.context.facts[0].split()[1]
    assert number in after.draft
    assert number in after.comment.text
    assert before.draft.startswith("Dag Sam, jammer")


async def test_what_a_person_changed_is_not_good_and_waits_for_a_label(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await stored(store, Verdict.EDIT, **_EDITED)
    _, drafts, _ = await extracted(tmp_path, capsys)
    assert [(draft.good, draft.expected) for draft in drafts] == [(False, ()), (True, ())]
    assert "label what is wrong" in drafts[0].note


async def test_a_rejected_decision_is_no_case_but_its_draft_is(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await stored(store, Verdict.APPROVE)
    await stored(store, Verdict.REJECT, text_before="Dag.", text="Andere klacht", number=1)
    decisions, drafts, out = await extracted(tmp_path, capsys)
    assert (len(decisions), len(drafts)) == (1, 2)
    assert "1 left out: decisions that were rejected" in out


async def test_what_nobody_can_have_read_is_left_out(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await stored(store, Verdict.APPROVE)
    await stored(store, Verdict.APPROVE, too_fast=True, text="Andere klacht", number=1)
    decisions, _, out = await extracted(tmp_path, capsys)
    assert len(decisions) == 1
    assert "reviewed faster than anybody reads" in out


def test_a_word_that_was_taken_back_does_not_stand() -> None:
    record = a_record(proposal=a_proposal())

    def said(verdict: Verdict, number: int, **fields: Any) -> Review:
        return a_review(record, verdict, number=number).model_copy(update=fields)

    first, undo = said(Verdict.REJECT, 1), said(Verdict.UNDO, 2, undoes=f"rev_{record.id}_1")
    last = said(Verdict.APPROVE, 3)
    assert standing([first, undo, last]) == [last]
    assert standing([first, undo]) == []
    assert standing([said(Verdict.REGENERATE, 4)]) == []


def tallied(items: Sequence[Reviewed]) -> dict[tuple[str, str], AgreementFigures]:
    """Figures by group."""
    tally = AgreementTally()
    for one in items:
        tally.add(one)
    return {(figures.kind, figures.group): figures for figures in tally.figures()}


async def test_agreement_is_counted_per_rule_and_category(store: Store) -> None:
    await stored(store, Verdict.APPROVE, text="een", number=1)
    await stored(store, Verdict.EDIT, **_EDITED, text="twee", number=2)
    await stored(store, Verdict.REJECT, text="drie", number=3)
    await stored(store, Verdict.AGREE, action=Action.REMOVE, text="vier", number=4)
    await stored(store, Verdict.APPROVE, too_fast=True, text="vijf", number=5)
    figures = tallied(await reviews_in(store))
    everything = figures["all", "all"]
    assert (everything.followed.hits, everything.followed.of, everything.too_fast) == (2, 4, 1)
    assert (everything.decision_kept.hits, everything.decision_kept.of) == (3, 4)
    assert everything.verdicts == {"agree": 1, "approve": 2, "edit": 1, "reject": 1}
    assert figures["action", "remove"].followed.value == 1.0
    assert figures["rule", "respond-product"].followed.of == 4
    assert 0 < (figures["category", "product_complaint"].kept_of_edited or 0) < 1


async def test_deciding_otherwise_counts_against_the_rule_that_decided(store: Store) -> None:
    record = await stored(store, Verdict.APPROVE, text="een")
    assert record.proposal is not None
    changed = record.proposal.decision.model_copy(update={"category": Category.QUESTION})
    one = Reviewed(
        record.model_copy(update={"proposal": record.proposal.model_copy(update={"decision": changed})}),
        a_review(record),
        record.proposal.decision,
    )
    figures = tallied([one])
    assert figures["category", "product_complaint"].followed.hits == 0
    assert figures["category", "product_complaint"].decision_kept.hits == 0


async def test_the_command_prints_a_table(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    await stored(store, Verdict.APPROVE)
    file = tmp_path / "agreement.json"
    assert await asyncio.to_thread(agreement.main, options(tmp_path, json=file)) == 0
    assert "| rule respond-product | 1.000 (1 of 1) |" in capsys.readouterr().out
    assert json.loads(file.read_text())[0]["kind"] == "all"


async def test_an_empty_store_has_nothing_to_say(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await store.is_alive()
    assert await asyncio.to_thread(agreement.main, options(tmp_path)) == 0
    assert "nothing was reviewed yet" in capsys.readouterr().out


def test_the_same_person_stays_the_same_person() -> None:
    anonymous = Anonymous()
    assert anonymous.name("Jan de Boer") == "Sam Jansen"
    assert anonymous.text("Jan belde. JAN nog eens. Januari niet.") == "Sam belde. Sam nog eens. Januari niet."
    assert anonymous.text("mail a.b@voorbeeld.nl") == anonymous.text("mail a.b@voorbeeld.nl")
    assert "a.b@" not in anonymous.text("mail a.b@voorbeeld.nl")


def test_a_text_without_personal_data_stays_as_it_is() -> None:
    text = "De rits van mijn jas is na 2 weken al kapot, dat is toch niet normaal voor 89 euro?"
    assert Anonymous().text(text) == text
