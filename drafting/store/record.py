"""A draft as text and back: whole, versioned, and readable for as long as any version was ever written."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from drafting.domain.draft import DraftRecord
from drafting.domain.frozen import Frozen

NEVER = datetime(9000, 1, 1, tzinfo=UTC)
"""Where there is no deadline: after every one that there is."""

UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From a version to the next one. Whoever changes DraftRecord so that old text no longer fits adds a line."""

_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def parse_draft(text: str) -> DraftRecord:
    """A stored draft of any version."""
    raw = json.loads(text)
    while (version := raw["schema_version"]) in UPGRADES:
        raw = UPGRADES[version](raw)
    return DraftRecord.model_validate_json(json.dumps(raw))


def as_text(value: Frozen) -> str:
    """A record or a review as it is kept; a NUL that somebody wrote is replaced, also where JSON hides it."""
    text = value.model_dump_json()
    return _NUL.sub(r"\1\\ufffd", text) if "\\u0000" in text else text


def due(record: DraftRecord) -> datetime:
    """When an answer is due; NEVER where none is, or where that is not decided yet."""
    return (record.proposal and record.proposal.decision.respond_by) or NEVER


def row_of(record: DraftRecord) -> dict[str, Any]:
    """The columns of a draft, but for `to_deliver`, which is not a part of the record."""
    proposal, comment = record.proposal, record.thread.comment
    language = proposal.signals.language if proposal else comment.language
    return {
        "id": record.id,
        "thread_id": record.thread_id,
        "brand": record.thread.brand,
        "channel": comment.channel.value,
        "status": record.status.value,
        "revision": record.revision,
        "created_at": record.created_at,
        "updated_at": record.updated_at,
        "due": due(record),
        "action": proposal.decision.action.value if proposal else None,
        "category": proposal.decision.category.value if proposal else None,
        "language": language[:2].lower() if language else None,
        "schema_version": record.schema_version,
        "body": as_text(record),
    }
