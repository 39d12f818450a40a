"""What callers get, in the contract's names; sentences in the reader's language."""

from datetime import datetime
from typing import Any, Literal

from pydantic import ConfigDict

from drafting.api.v1 import examples
from drafting.domain.decision import Action, Category, Decision, Moderation, Step, Urgency, Visibility
from drafting.domain.draft import Draft, DraftRecord, Finding, FindingKind, Severity, Status, Usage
from drafting.domain.frozen import Frozen
from drafting.domain.review import RejectReason, Review, Verdict
from drafting.domain.thread import Comment, Context, Turn
from drafting.domain.wording import Reader


def shown(example: dict[str, Any]) -> ConfigDict:
    """The settings of a view whose schema shows this example."""
    return ConfigDict(frozen=True, extra="forbid", json_schema_extra={"examples": [example]})


class ReasonView(Frozen):
    """A rule that shaped the decision, and why."""

    rule: str
    text: str


class NeedsPersonView(Frozen):
    """Why this may not be left to a draft."""

    reason: str


class DecisionView(Frozen):
    """What to do with the comment, by when, and why."""

    model_config = shown(examples.DECISION)

    action: Action
    category: Category
    urgency: Urgency
    respond_by: datetime | None
    visibility: Visibility | None
    moderation: Moderation
    ask_removal: bool
    humour_allowed: bool
    needs_person: NeedsPersonView | None
    reasons: tuple[ReasonView, ...]
    trace: tuple[Step, ...]
    policy: str

    @classmethod
    def of(cls, decision: Decision, reader: Reader) -> "DecisionView":
        """The decision for this reader."""
        needs_person = decision.needs_person
        return cls(
            action=decision.action,
            category=decision.category,
            urgency=decision.urgency,
            respond_by=decision.respond_by,
            visibility=decision.visibility,
            moderation=decision.moderation,
            ask_removal=decision.ask_removal,
            humour_allowed=decision.humour_allowed,
            needs_person=needs_person and NeedsPersonView(reason=needs_person.reason.to(reader)),
            reasons=tuple(ReasonView(rule=reason.rule, text=reason.text.to(reader)) for reason in decision.reasons),
            trace=decision.trace,
            policy=decision.policy,
        )


class FindingView(Frozen):
    """One thing that a guard found."""

    kind: FindingKind
    severity: Severity
    message: str
    quote: str | None

    @classmethod
    def of(cls, finding: Finding, reader: Reader) -> "FindingView":
        """The finding for this reader."""
        return cls(
            kind=finding.kind,
            severity=finding.severity,
            message=finding.message.to(reader),
            quote=finding.quote,
        )


class DraftTextView(Frozen):
    """The reply that is offered."""

    text: str
    private_message: str | None
    language: str
    source: Literal["model", "saved_reply", "person"]
    model: str | None
    prompt: str | None
    attempts: int
    findings: tuple[FindingView, ...]

    @classmethod
    def of(cls, draft: Draft, reader: Reader) -> "DraftTextView":
        """The draft for this reader."""
        return cls(
            text=draft.text,
            private_message=draft.private_message,
            language=draft.language,
            source=draft.source,
            model=draft.model,
            prompt=draft.prompt,
            attempts=draft.attempts,
            findings=tuple(FindingView.of(finding, reader) for finding in draft.findings),
        )


class AnswerView(Frozen):
    """What a comment led to: the decision, the reply that is offered, and where it stands."""

    model_config = shown(examples.ANSWER)

    id: str
    status: Status
    decision: DecisionView | None
    """Null while the status is `pending`."""
    draft: DraftTextView | None
    """Null where no reply is due, or a person writes it alone."""
    usage: Usage


class DraftView(AnswerView):
    """The same with the comment it answers, for a queue or an inbox."""

    model_config = shown(examples.STORED)

    brand: str
    comment: Comment
    thread: tuple[Turn, ...]
    context: Context
    thread_id: str
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, record: DraftRecord, reader: Reader) -> "DraftView":
        """The record for this reader."""
        proposal = record.proposal
        return cls(
            id=record.id,
            status=record.status,
            decision=proposal and DecisionView.of(proposal.decision, reader),
            draft=DraftTextView.of(proposal.draft, reader) if proposal and proposal.draft else None,
            usage=proposal.usage if proposal else Usage(),
            brand=record.thread.brand,
            comment=record.thread.comment,
            thread=record.thread.turns,
            context=record.thread.context,
            thread_id=record.thread_id,
            created_at=record.created_at,
            updated_at=record.updated_at,
        )

    def answer(self) -> AnswerView:
        """The part that `POST /v1/drafts` answers with."""
        return AnswerView(id=self.id, status=self.status, decision=self.decision, draft=self.draft, usage=self.usage)


class PendingView(Frozen):
    """An accepted comment whose draft is still being made."""

    model_config = shown(examples.PENDING)

    id: str
    status: Literal[Status.PENDING] = Status.PENDING


class DraftPage(Frozen):
    """One page of the queue, soonest deadline first."""

    model_config = shown(examples.PAGE)

    items: tuple[DraftView, ...]
    next: str | None
    """Send it back as `cursor` for the next page; null on the last one."""


class ChecksView(Frozen):
    """What the guards say of a reply. `ok` is false when anything blocks."""

    model_config = shown(examples.CHECKS)

    ok: bool
    findings: tuple[FindingView, ...]


class ReviewView(Frozen):
    """What a person did with a draft."""

    draft_id: str
    verdict: Verdict
    reviewer: str | None
    at: datetime
    reason: str | None
    ground: RejectReason | None
    action_after: Action | None
    text_before: str | None
    text_after: str | None

    @classmethod
    def of(cls, review: Review) -> "ReviewView":
        """The review as callers see it."""
        return cls(
            draft_id=review.draft_id,
            verdict=review.verdict,
            reviewer=review.reviewer,
            at=review.at,
            reason=review.reason,
            ground=review.ground,
            action_after=review.action_after,
            text_before=review.text_before,
            text_after=review.text_after,
        )


class ThreadView(Frozen):
    """The whole history of one exchange, oldest first."""

    id: str
    brand: str
    drafts: tuple[DraftView, ...]
    reviews: tuple[ReviewView, ...]


class ProblemField(Frozen):
    """One field of the request that is wrong, and the remedy."""

    field: str
    message: str
    remedy: str


class Problem(Frozen):
    """An error, as RFC 9457 has it."""

    model_config = shown(examples.PROBLEM)

    type: str
    title: str
    status: int
    detail: str
    code: str
    hint: str | None = None
    errors: tuple[ProblemField, ...] = ()
