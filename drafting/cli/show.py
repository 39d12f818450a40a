"""Decisions, drafts and findings as a person reads them at a terminal: PURE."""

import textwrap

from drafting.api.v1.views import AnswerView, ChecksView, DecisionView, FindingView
from drafting.domain.wording import Reader

_WIDTH = 100

_WORDS = {
    "nl": {
        "decision": "Besluit", "by": "uiterlijk", "why": "waarom", "person": "Eerst een mens", "advice": "Advies",
        "draft": "Concept", "private": "Privébericht", "findings": "Aandachtspunten", "none": "Geen antwoord nodig.",
        "fine": "Geen aandachtspunten.", "alone": "Geen concept: een medewerker schrijft dit zelf.",
    },
    "en": {
        "decision": "Decision", "by": "due by", "why": "why", "person": "A person first", "advice": "Advice",
        "draft": "Draft", "private": "Private message", "findings": "Findings", "none": "No reply is due.",
        "fine": "No findings.", "alone": "No draft: a person writes this one.",
    },
}  # fmt: skip


def _block(title: str, text: str) -> str:
    indent = " " * 2
    paragraphs = [
        textwrap.fill(part, _WIDTH, initial_indent=indent, subsequent_indent=indent) for part in text.split("\n")
    ]
    return f"{title}\n" + "\n".join(paragraphs)


def decision(view: DecisionView, reader: Reader) -> str:
    """The decision with its reasons."""
    words = _WORDS[reader]
    head = f"{words['decision']}: {view.action.value} · {view.category.value} · {view.urgency.value}"
    if view.respond_by:
        head += f" ({words['by']} {view.respond_by.isoformat(timespec='minutes')})"
    if view.visibility:
        head += f" · {view.visibility.value}"
    parts = [head, *(_block(f"{words['why']} [{reason.rule}]", reason.text) for reason in view.reasons)]
    if view.needs_person:
        parts.append(_block(words["person"], view.needs_person.reason))
    advised = [name for name in ("hide", "delete", "block_author") if getattr(view.moderation, name)]
    advised += [f"report to {authority}" for authority in view.moderation.report]
    if advised:
        parts.append(_block(words["advice"], ", ".join(advised)))
    return "\n".join(parts)


def answer(view: AnswerView, reader: Reader) -> str:
    """The decision, and the draft that goes with it."""
    words = _WORDS[reader]
    parts = [f"{view.id} · {view.status.value}"]
    if view.decision:
        parts.append(decision(view.decision, reader))
    if view.draft:
        origin = view.draft.model if view.draft.source == "model" and view.draft.model else view.draft.source
        parts.append(_block(f"{words['draft']} ({origin}, {view.draft.language})", view.draft.text))
        if view.draft.private_message:
            parts.append(_block(words["private"], view.draft.private_message))
        if view.draft.findings:
            parts.append(_findings(view.draft.findings, reader))
    elif view.decision:
        parts.append(words["alone"] if view.decision.action.value == "respond" else words["none"])
    return "\n\n".join(parts)


def checks(view: ChecksView, reader: Reader) -> str:
    """What the guards found."""
    return _findings(view.findings, reader) if view.findings else _WORDS[reader]["fine"]


def _findings(findings: tuple[FindingView, ...], reader: Reader) -> str:
    lines = [
        f"{item.severity} · {item.kind.value}: {item.message}" + (f" “{item.quote}”" if item.quote else "")
        for item in findings
    ]
    return _block(_WORDS[reader]["findings"], "\n".join(lines))
