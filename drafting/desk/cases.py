"""The case file of a threat: opened with the decision, kept until a person closes it."""

import hashlib
from datetime import datetime

from drafting.desk.deps import Desk
from drafting.domain.decision import Category
from drafting.domain.draft import DraftRecord, Proposal
from drafting.domain.errors import InvalidInput
from drafting.domain.person import CaseFile
from drafting.domain.signal import SignalName


def is_a_threat(proposal: Proposal) -> bool:
    """Whether the decision says so, whatever is done about it."""
    return proposal.decision.category is Category.THREAT


async def keep(desk: Desk, record: DraftRecord, proposal: Proposal) -> None:
    """Open a case file where the comment is a threat; harmless when it is there already."""
    if is_a_threat(proposal):
        await desk.store.cases.open(case_file(record, proposal, now=desk.clock()))


def case_file(record: DraftRecord, proposal: Proposal, *, now: datetime) -> CaseFile:
    """All that has to be kept, for by the time it is read the comment may be gone."""
    comment, decision = record.thread.comment, proposal.decision
    return CaseFile(
        id=f"cas_{hashlib.sha256(record.id.encode()).hexdigest()[:24]}",
        draft_id=record.id,
        thread_id=record.thread_id,
        brand=record.thread.brand,
        channel=comment.channel,
        text=comment.text,
        author=comment.author,
        link=comment.url,
        posted_at=comment.posted_at,
        seen_at=record.created_at,
        turns=record.thread.turns,
        quotes=tuple(dict.fromkeys(span.quote for span in proposal.signals[SignalName.THREAT].evidence)),
        why=decision.reasons,
        tell=decision.moderation.report,
        policy=decision.policy,
        opened_at=now,
    )


async def close(desk: Desk, case_id: str, *, by: str, conclusion: str) -> CaseFile:
    """Close it, with what was done about it."""
    if not conclusion.strip():
        raise InvalidInput("is empty", field="conclusion", hint="say what was done, and who was told")
    return await desk.store.cases.close(case_id, by=by, conclusion=conclusion.strip()[:2_000], now=desk.clock())
