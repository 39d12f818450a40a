"""What a policy decides on a made-up comment: for invariants, and to see which rules can be reached."""

from datetime import UTC, datetime
from typing import Any

from drafting.domain.decision import Category, Decision
from drafting.domain.signal import CategoryReading, Level, Signal, Signals
from drafting.domain.thread import Channel, Comment, Thread
from drafting.policy.evaluate import decide
from drafting.policy.model import Policy

_NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
"""Some Monday: a trial asks no clock."""


def tried(
    policy: Policy,
    category: Category,
    *seen: Signal,
    certainty: Level = Level.HIGH,
    channel: Channel = Channel.FACEBOOK,
    **reading: Any,
) -> Decision:
    """The decision on a comment that was read like this; `reading` holds other fields of Signals."""
    values = {
        "seen": seen,
        "category": CategoryReading(category=category, certainty=certainty),
        "language": policy.language,
        **reading,
    }
    thread = Thread(comment=Comment(text="-", channel=channel))
    return decide(thread, Signals.model_validate(values), policy, now=_NOON)
