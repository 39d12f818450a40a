"""New cases out of reviewed drafts."""

from collections.abc import Iterator
from typing import Any

from drafting.domain.decision import Action, Category, Decision
from drafting.domain.review import Review, Verdict
from evals.cases.case import DecisionCase, DraftCase
from evals.reviewed.anonymous import Anonymous
from evals.reviewed.reading import Reviewed

_KEPT_OF_COMMENT = ("channel", "language", "rating", "posted_at")
"""Ids and addresses of the comment lead back to the person who wrote it."""


def decision_case(one: Reviewed, part: str) -> DecisionCase | None:
    """The decision that the person left standing; None where they said only that it was wrong."""
    if one.verdict.verdict is Verdict.REJECT or one.record.proposal is None:
        return None
    decision = one.record.proposal.decision
    return DecisionCase.model_validate(
        _row(one, part, Anonymous(_brand_words(one)))
        | {"expected": _expected(decision), "note": _note(one), "id": f"dec-{one.record.id}"}
    )


def draft_cases(one: Reviewed, part: str) -> Iterator[DraftCase]:
    """The texts that the person read: what they kept is good, what they changed or refused is not.

    What was wrong with a bad one is for a person to label: `expected` is empty.
    """
    proposal = one.record.proposal
    if proposal is None or proposal.decision.visibility is None:
        return
    for suffix, text, private_message, good in _texts(one.verdict, one):
        anonymous = Anonymous(_brand_words(one))
        row = _row(one, part, anonymous)
        yield DraftCase.model_validate(
            row
            | {
                "id": f"drf-{one.record.id}-{suffix}",
                "visibility": proposal.decision.visibility,
                "draft": anonymous.text(text),
                "private_message": anonymous.optional(private_message),
                "good": good,
                "note": _note(one) + ("" if good else "; label what is wrong with it"),
            }
        )


def _texts(review: Review, one: Reviewed) -> Iterator[tuple[str, str, str | None, bool]]:
    draft = one.record.proposal.draft if one.record.proposal else None
    match review.verdict:
        case Verdict.APPROVE:
            if draft is not None:
                yield "approved", draft.text, draft.private_message, True
        case Verdict.EDIT | Verdict.TAKE_OVER:
            if review.text_before:
                yield "before", review.text_before, review.private_message_before, False
            if review.text_after:
                yield "after", review.text_after, review.private_message_after, True
        case Verdict.REJECT:
            if review.text_before:
                yield "rejected", review.text_before, review.private_message_before, False
        case _:
            return


def _row(one: Reviewed, part: str, anonymous: Anonymous) -> dict[str, Any]:
    thread = one.record.thread
    comment = thread.comment
    made_up = anonymous.name(comment.author.name) if comment.author else None
    kept = {name: getattr(comment, name) for name in _KEPT_OF_COMMENT if getattr(comment, name) is not None}
    context = thread.context.model_dump(mode="json", exclude_unset=True)
    for name in ("instructions", "signature"):
        if context.get(name):
            context[name] = anonymous.text(context[name])
    context["facts"] = [anonymous.text(fact) for fact in thread.context.facts]
    return {
        "theme": thread.brand,
        "part": part,
        "language": one.record.proposal.signals.language if one.record.proposal else None,
        "comment": {"text": anonymous.text(comment.text), **kept, **({"author": {"name": made_up}} if made_up else {})},
        "thread": [{"role": turn.role, "text": anonymous.text(turn.text)} for turn in thread.turns],
        "context": context,
    }


def _expected(decision: Decision) -> dict[str, Any]:
    return {
        "action": decision.action,
        "category": decision.category,
        "urgency": decision.urgency,
        "visibility": decision.visibility if decision.action is Action.RESPOND else None,
        "needs_person": decision.needs_person is not None,
        "ask_removal": decision.ask_removal,
        "humour_allowed": decision.humour_allowed,
        "threat": decision.category is Category.THREAT,
        "report": decision.moderation.report,
    }


def _note(one: Reviewed) -> str:
    """What the person did. Their own words stay behind: they may hold anything."""
    ground = f" ({one.verdict.ground})" if one.verdict.ground else ""
    return f"{one.verdict.verdict}{ground} by a reviewer on {one.verdict.at:%Y-%m-%d}"


def _brand_words(one: Reviewed) -> frozenset[str]:
    return frozenset({one.record.thread.brand.lower()})
