"""What the templates show, worked out beforehand: PURE."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from drafting.domain.decision import Action, Category, Step
from drafting.domain.draft import Draft, DraftRecord, Finding, Severity, Status
from drafting.domain.review import Review
from drafting.domain.thread import Role
from drafting.domain.wording import Reader
from drafting.inbox.marks import Mark, in_comment
from drafting.inbox.words import FINDING, REJECT, ROLE, STATUS, VERDICT, say
from drafting.policy.explain import advice, check_sentence
from drafting.policy.vocabulary import spoken
from drafting.text.changes import Change, changes

_SOON = 3_600
_MONTHS = {
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}


class Deadline(NamedTuple):
    """The time that is left, in words."""

    text: str
    state: str
    """`late`, `soon`, `later` or `none`."""
    at: datetime | None


class FindingView(NamedTuple):
    """A finding for the reader."""

    title: str
    message: str
    quote: str | None
    severity: Severity
    label: str
    part: str


class TurnView(NamedTuple):
    """One message of the conversation."""

    role: Role
    who: str
    text: str
    at: datetime | None
    is_newest: bool
    marks: tuple[Mark, ...]


class StepView(NamedTuple):
    """One rule that was tried, and each thing that it asked."""

    rule: str
    result: str
    checks: tuple[str, ...]


class ReviewView(NamedTuple):
    """One entry of the history."""

    review: Review
    who: str
    did: str
    ground: str | None
    changed: tuple[Change, ...]
    changed_private: tuple[Change, ...]


_OVER = Deadline("", "none", None)
"""Of what nobody has to do anything about any more."""


@dataclass(frozen=True)
class Row:
    """One comment in the list."""

    id: str
    revision: int
    brand: str
    channel: str
    author: str
    text: str
    action: Action | None
    action_word: str
    category: str
    status: Status
    status_word: str
    deadline: Deadline
    needs_person: bool
    severity: Severity | None
    is_spam: bool
    language: str | None
    busy: tuple[str, ...]


def moment(at: datetime, reader: Reader, time_zone: str) -> str:
    """A time as people write it: 24 nov 14:05."""
    local = at.astimezone(ZoneInfo(time_zone))
    return f"{local.day} {_MONTHS[reader][local.month - 1]} {local:%H:%M}"


def whole_moment(at: datetime, reader: Reader, time_zone: str | None = None) -> str:
    """A time for the record, with its year, its seconds and its zone: this one, else the one in which it was given."""
    local = at.astimezone(ZoneInfo(time_zone)) if time_zone else at
    zone = re.sub(r"^(.\d\d)(\d\d)$", r"\1:\2", f"{local:%z}").replace("+00:00", "")
    return f"{local.day} {_MONTHS[reader][local.month - 1]} {local.year} {local:%H:%M:%S} (UTC{zone})"


def _span(seconds: float, reader: Reader) -> str:
    minutes = max(1, int(seconds // 60))
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return say("days", reader, days) + (f" {say('hours', reader, hours)}" if hours and days < 3 else "")
    if hours:
        return say("hours", reader, hours) + (f" {say('minutes', reader, minutes)}" if minutes and hours < 3 else "")
    return say("minutes", reader, minutes)


def deadline(at: datetime | None, now: datetime, reader: Reader) -> Deadline:
    """How long is left, or how late it is."""
    if at is None:
        return Deadline(say("no_deadline", reader), "none", None)
    seconds = (at - now).total_seconds()
    if seconds < 0:
        return Deadline(say("late", reader, _span(-seconds, reader)), "late", at)
    return Deadline(say("left", reader, _span(seconds, reader)), "soon" if seconds < _SOON else "later", at)


def is_spam_to_agree_with(record: DraftRecord) -> bool:
    """What may be agreed with many at once: spam that nothing else is the matter with."""
    decision = record.proposal.decision if record.proposal else None
    return (
        decision is not None
        and record.status is Status.AWAITING_APPROVAL
        and decision.category is Category.SPAM
        and decision.action is not Action.RESPOND
        and decision.needs_person is None
    )


def row(record: DraftRecord, now: datetime, reader: Reader, busy: tuple[str, ...] = ()) -> Row:
    """The record as a line of the list."""
    proposal, comment = record.proposal, record.thread.comment
    decision = proposal.decision if proposal else None
    is_open = record.status in (Status.PENDING, Status.AWAITING_APPROVAL, Status.DELIVERY_FAILED)
    return Row(
        id=record.id,
        revision=record.revision,
        brand=record.thread.brand,
        channel=spoken(comment.channel, reader),
        author=author(record, reader),
        text=" ".join(comment.text.split())[:280],
        action=decision.action if decision else None,
        action_word=spoken(decision.action, reader) if decision else "",
        category=spoken(decision.category, reader) if decision else "",
        status=record.status,
        status_word=STATUS[record.status].to(reader),
        deadline=deadline(decision.respond_by if decision else None, now, reader) if is_open else _OVER,
        needs_person=decision is not None and decision.needs_person is not None,
        severity=worst(proposal.draft.findings) if proposal and proposal.draft else None,
        is_spam=is_spam_to_agree_with(record),
        language=proposal.signals.language if proposal else comment.language,
        busy=busy,
    )


def author(record: DraftRecord, reader: Reader) -> str:
    """Who wrote the comment."""
    known = record.thread.comment.author
    return (known and (known.name or known.id)) or say("unknown_author", reader)


def named(others: Iterable[str], reader: Reader) -> tuple[str, ...]:
    """Who else is looking, each once; without accounts nobody has a name."""
    return tuple(dict.fromkeys(name or say("colleague", reader) for name in others))


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The gravest of them."""
    severities = {finding.severity for finding in findings}
    return "block" if "block" in severities else "warn" if "warn" in severities else None


def findings_view(findings: Iterable[Finding], reader: Reader) -> tuple[FindingView, ...]:
    """The findings for the reader, what blocks first."""
    ordered = sorted(findings, key=lambda finding: finding.severity != "block")
    where = {"text": "in_text", "private_message": "in_private", "comment": "in_comment"}
    return tuple(
        FindingView(
            title=FINDING[finding.kind].to(reader),
            message=finding.message.to(reader),
            quote=finding.quote,
            severity=finding.severity,
            label=say(finding.severity, reader),
            part=say(where[finding.part], reader),
        )
        for finding in ordered
    )


def turns(record: DraftRecord, reader: Reader) -> tuple[TurnView, ...]:
    """Who said what, the newest last."""
    comment = record.thread.comment
    name = author(record, reader)

    def who(role: Role) -> str:
        return name if role is Role.CUSTOMER else ROLE[role].to(reader)

    earlier = tuple(
        TurnView(turn.role, who(turn.role), turn.text, turn.posted_at, False, (Mark(turn.text),))
        for turn in record.thread.turns
    )
    words = in_comment(comment.text, record.proposal)
    return (*earlier, TurnView(Role.CUSTOMER, name, comment.text, comment.posted_at, True, words))


def advised(record: DraftRecord, reader: Reader) -> tuple[str, ...]:
    """What the person is advised to do besides, a sentence each."""
    lines = advice(record.proposal.decision, reader) if record.proposal else ()
    return tuple(line[:1].upper() + line[1:] for line in lines)


def steps(trace: Iterable[Step], reader: Reader) -> tuple[StepView, ...]:
    """Every rule that was tried; those that matched first, the others in the order in which they were tried."""
    shown = [
        StepView(step.rule, step.result, tuple(check_sentence(check, reader) for check in step.checks))
        for step in trace
    ]
    return tuple(sorted(shown, key=lambda step: ("matched", "unknown", "not_matched").index(step.result)))


def history(reviews: Iterable[Review], reader: Reader) -> tuple[ReviewView, ...]:
    """What people did, the newest first, with what changed word by word."""
    return tuple(_told(review, reader) for review in sorted(reviews, key=lambda item: item.at, reverse=True))


def _told(review: Review, reader: Reader) -> ReviewView:
    did = VERDICT[review.verdict].to(reader)
    if review.action_after is not None and review.action_after is not review.action_before:
        did = f"{did}: {spoken(review.action_after, reader)}"
    return ReviewView(
        review=review,
        who=review.reviewer or say("somebody", reader),
        did=did,
        ground=REJECT[review.ground].to(reader) if review.ground else None,
        changed=_changed(review.text_before, review.text_after),
        changed_private=_changed(review.private_message_before, review.private_message_after),
    )


def _changed(before: str | None, after: str | None) -> tuple[Change, ...]:
    """Nothing where nothing was said instead."""
    return () if after is None or before == after else changes(before or "", after)


_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac", "Linux")


def browser(agent: str) -> str:
    """What a browser calls itself, in two words where we know it."""
    named = next((name for sign, name in _BROWSERS.items() if sign in agent), None)
    system = next((name for name in _SYSTEMS if name in agent), None)
    return " · ".join(part for part in (named, system) if part) or agent[:60]


def made_with(draft: Draft, reader: Reader) -> str:
    """Who or what wrote the draft."""
    return say(f"source_{draft.source}", reader, draft.model or say("unknown", reader))


def safe_link(url: str | None) -> str | None:
    """The comment's own address, if it is one that a browser may be sent to."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def split_facts(text: str) -> tuple[str, ...]:
    """The lines of the facts box."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
