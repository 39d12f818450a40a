"""A reply fits the channel, counted as the channel counts."""

from collections.abc import Iterator

from drafting.domain.draft import Brief, Finding, FindingKind, Reply
from drafting.domain.wording import Wording
from drafting.guards.said import finding
from drafting.text.lengths import length as length_on

LONGEST_PRIVATE = 1000
"""Bytes of a private message: what Meta's private replies take (and WhatsApp and X take more)."""


def find(reply: Reply, brief: Brief) -> Iterator[Finding]:
    """A public text over the brief's limit, a private message over what any private channel takes."""
    length = length_on(reply.text, brief.thread.comment.channel.value)
    if length > brief.max_length:
        yield finding(FindingKind.TOO_LONG, "block", _message(length, brief.max_length))
    private = len((reply.private_message or "").encode())
    if private > LONGEST_PRIVATE:
        yield finding(FindingKind.TOO_LONG, "block", _message(private, LONGEST_PRIVATE), part="private_message")


def _message(length: int, limit: int) -> Wording:
    return Wording(
        nl=f"Maak het {length - limit} tekens korter: het zijn er {length} en er passen er {limit}.",
        en=f"Make it {length - limit} characters shorter: it has {length} and {limit} fit.",
    )
