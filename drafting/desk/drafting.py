"""Making a proposal, deciding without storing, and checking a reply that somebody else wrote."""

from collections.abc import Callable
from dataclasses import dataclass

from drafting.desk import cases
from drafting.desk.deps import Desk
from drafting.desk.otherwise import standing_decision
from drafting.domain.decision import Decision
from drafting.domain.draft import DraftRecord, Finding, Proposal, Reply, Status
from drafting.domain.review import Review, Verdict
from drafting.domain.signal import Signals
from drafting.domain.thread import Thread
from drafting.pipeline import Models, propose
from drafting.pipeline.brief import brief_for
from drafting.pipeline.checking import inspected
from drafting.pipeline.judge import judge, weighed
from drafting.pipeline.ledger import Ledger
from drafting.pipeline.propose import read
from drafting.policy import decide
from drafting.policy.shadow import beside
from drafting.text.language import guess

_NEWEST_APPROVED = 30
"""Approved replies of a brand among which examples are looked for."""


async def make_proposal(desk: Desk, draft_id: str, *, wrap: Callable[[Models], Models]) -> DraftRecord:
    """Run the pipeline for a pending draft and store what it yields; one that is no longer pending is left alone.

    `wrap` makes the models durable: each call of one becomes a step that is never paid twice.
    """
    record = await desk.store.drafts.get(draft_id)
    if record.status is not Status.PENDING:
        return record
    thread, reviews = record.thread, await desk.store.reviews.of_draft(record.id)
    models = desk.models(thread.brand)
    # Fetched anew by a repeat after a crash: another approval in between costs at most one more call.
    approved = await _approved(desk, record) if models.write is not None else ()
    with desk.progress.making(record.id) as progress:
        proposal = await propose(
            thread,
            policy=desk.policy(thread.brand),
            prompts=desk.prompts,
            models=wrap(models),
            now=record.created_at,
            avoid=_earlier_texts(reviews),
            decided=standing_decision(reviews),
            approved=approved,
            progress=progress,
        )
    # Before the draft itself: after a crash in between, the repeat finds the case file there and opens no second one.
    await cases.keep(desk, record, proposal)
    await _shadow(desk, record, proposal)
    return await desk.store.drafts.set_proposal(
        record.id, proposal, Status.AWAITING_APPROVAL, now=desk.clock(), revision=record.revision
    )


async def _approved(desk: Desk, record: DraftRecord) -> tuple[DraftRecord, ...]:
    """The brand's newest approved replies in the language of the comment, for the model to learn its tone from."""
    thread = record.thread
    spoken = guess(thread.comment.text, thread.comment.language).code or desk.policy(thread.brand).language
    return await desk.store.drafts.approved(
        thread.brand, spoken, before=record.created_at, not_in=record.thread_id, limit=_NEWEST_APPROVED
    )


async def _shadow(desk: Desk, record: DraftRecord, proposal: Proposal) -> None:
    """Record what the brand's candidate policy, if it has one, would have decided on the same signals."""
    brand = record.thread.brand
    candidate = desk.candidates.get(brand)
    if candidate is None:
        return
    now = record.created_at
    comparison = beside(record.thread, proposal.signals, live=proposal.decision, candidate=candidate, now=now)
    await desk.store.shadows.put(record.id, brand, comparison.candidate, comparison.model_dump_json(), at=now)


def _earlier_texts(reviews: tuple[Review, ...]) -> tuple[str, ...]:
    """The texts that a person already sent back for another try."""
    return tuple(
        review.text_before for review in reviews if review.verdict is Verdict.REGENERATE and review.text_before
    )


@dataclass(frozen=True)
class Decided:
    """A decision that was not stored, and the language of the comment."""

    decision: Decision
    language: str | None


@dataclass(frozen=True)
class Checked:
    """What the guards found in a reply, and the language it was due in."""

    findings: tuple[Finding, ...]
    language: str


async def decide_only(desk: Desk, thread: Thread) -> Decided:
    """The decision on a comment; nothing is stored."""
    decision, signals = await _decided(desk, thread)
    return Decided(decision, signals.language)


async def check(desk: Desk, thread: Thread, reply: Reply) -> Checked:
    """What the guards say of a reply that a person or another system wrote; nothing is stored."""
    decision, signals = await _decided(desk, thread)
    policy = desk.policy(thread.brand)
    brief = brief_for(thread, signals, decision, policy)
    findings, model = inspected(reply, brief, policy), desk.models(thread.brand).judge
    if model is not None:
        judged = await judge(reply, brief, prompts=desk.prompts, model=model, ledger=Ledger())
        findings = weighed(findings, judged, brief)
    return Checked(findings, brief.language)


async def _decided(desk: Desk, thread: Thread) -> tuple[Decision, Signals]:
    models = desk.models(thread.brand)
    signals = await read(thread, prompts=desk.prompts, models=models, ledger=Ledger())
    return decide(thread, signals, desk.policy(thread.brand), now=desk.clock()), signals
