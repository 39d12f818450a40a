"""What a webhook is sent: PURE."""

import json

from drafting.domain.draft import DraftRecord


def reply_approved(record: DraftRecord) -> bytes:
    """The event `reply.approved`: the approved words, and where they belong."""
    proposal, comment = record.proposal, record.thread.comment
    draft = proposal.draft if proposal else None
    assert proposal is not None
    assert draft is not None, "only what a person approved, and what has words, is delivered"
    event = {
        "type": "reply.approved",
        "data": {
            "id": record.id,
            "thread_id": record.thread_id,
            "brand": record.thread.brand,
            "channel": comment.channel.value,
            "comment_id": comment.id,
            "comment_url": comment.url,
            "visibility": proposal.decision.visibility,
            "text": draft.text,
            "private_message": draft.private_message,
            "language": draft.language,
            "status": record.status.value,
        },
    }
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()
