"""The brand's own approved replies that a prompt shows: to comments like this one, and with nobody's data in them."""

import re
from collections.abc import Iterable

from drafting.domain.draft import Brief, DraftRecord, Reply
from drafting.domain.signal import Topic
from drafting.guards.content_words import content_words
from drafting.guards.names import names_in
from drafting.guards.said import parts
from drafting.pipeline.brief import additions, brief_for
from drafting.pipeline.variables import stage_of
from drafting.policy import Policy
from drafting.text.links import links
from drafting.text.personal_data import find_personal_data

_LONGEST = 600
"""Characters of an example, all in all."""
_LEAST = 2.0
"""Points below which an approved reply is about something else: the category or the topic has to be the same."""
_CATEGORY, _TOPIC, _WORDS = 2.0, 2.0, 4.0

_ADDRESSED = re.compile(
    r"\b(?:hoi|hallo|hi|hey|hello|dear|beste|geachte|dag|bonjour|cher|chère|hola|querid[oa]|liebe[r]?|guten\s+tag|"
    r"bedankt|dank\s+(?:je|u)(?:\s+wel)?|dankjewel|thanks|thank\s+you|merci|gracias|danke|"
    r"groet\w*|regards|cheers|namens|grüße[n]?|cordialement|saludos|mr|mrs|ms|meneer|mevrouw|heer|herr|frau|madame|"
    r"monsieur|señora?)\b[\s.,!]+(?:[a-zà-ÿ]{1,3}\s+)?(?-i:[A-ZÀ-Ý])[\w’'-]+",
    re.IGNORECASE,
)
"""Somebody who is greeted, thanked, or signs."""
_CALLED = re.compile(r",\s(?:[a-zà-ÿ]{1,3}\s)?[A-ZÀ-Ý][\w’'-]+(?=\s*(?:[.,!?]|$))", re.MULTILINE)
"""Somebody who is called by name: "Fijn dat u het meldt, Piet."."""


def alike(brief: Brief, records: Iterable[DraftRecord], policy: Policy, *, most: int) -> tuple[Reply, ...]:
    """The approved replies among these that fit this comment best, the best first.

    Only ones in the same language, form of address, visibility and stage; never one that names anybody, or holds a
    number, an address or a link: what was true for another customer is not for this one.
    """
    found: list[tuple[float, int, Reply]] = []
    seen: set[str] = set()
    for place, record in enumerate(records):
        points = _likeness(record, brief)
        reply = _example(record, policy, brief) if points >= _LEAST else None
        if reply is None or reply.text.casefold() in seen:
            continue
        seen.add(reply.text.casefold())
        found.append((-points, place, reply))  # of two alike the newer one: records come newest first
    return tuple(reply for _, _, reply in sorted(found, key=lambda each: each[:2])[:most])


def _likeness(record: DraftRecord, brief: Brief) -> float:
    proposal = record.proposal
    if proposal is None:
        return 0.0
    points = _CATEGORY if proposal.decision.category is brief.decision.category else 0.0
    topic = proposal.signals.topic
    points += _TOPIC if topic is brief.signals.topic and topic is not Topic.ANY else 0.0
    then, now = content_words(record.thread.comment.text), content_words(brief.thread.comment.text)
    if points and then and now:
        points += float(_WORDS * len(then & now) / (len(then) * len(now)) ** 0.5)
    return points


def _example(record: DraftRecord, policy: Policy, brief: Brief) -> Reply | None:
    """What was approved, without what code adds; None where it was written under other circumstances or is not fit."""
    proposal = record.proposal
    if proposal is None or proposal.draft is None or any(each.severity == "block" for each in proposal.draft.findings):
        return None
    then = brief_for(record.thread, proposal.signals, proposal.decision, policy)
    if _circumstances(then) != _circumstances(brief):
        return None
    text = proposal.draft.text
    for addition in additions(then):
        text = text.replace(addition, " ")
    private = proposal.draft.private_message
    reply = Reply(text=" ".join(text.split()), private_message=" ".join(private.split()) if private else None)
    return reply if reply.text and _names_nobody(reply, then) else None


def _circumstances(brief: Brief) -> tuple[object, ...]:
    decision = brief.decision
    return brief.language, brief.formality, decision.visibility, decision.ask_removal, stage_of(brief)


def _names_nobody(reply: Reply, brief: Brief) -> bool:
    """Whether nobody's data and no fact of that one case is in it. Who is in doubt leaves it out: there are others."""
    whole = f"{reply.text}\n{reply.private_message or ''}"
    if len(whole) > _LONGEST or any(sign.isdigit() or sign == "@" for sign in whole):
        return False
    author = brief.thread.comment.author
    if author is not None and content_words(f"{author.name or ''} {author.id or ''}") & content_words(whole):
        return False
    if _ADDRESSED.search(whole) or _CALLED.search(whole) or links(whole) or find_personal_data(whole):
        return False
    return not any(any(names_in(part, brief.voice.name)) for part in parts(reply, brief))
