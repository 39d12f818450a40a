"""Reasons explain what was decided, not what lost."""

from datetime import UTC, datetime
from pathlib import Path

from drafting.domain.decision import Category, Visibility
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Signals
from drafting.domain.thread import Comment, Thread
from drafting.policy import decide
from drafting.policy.library import load

POLICIES = Path(__file__).parent.parent.parent / "policies"


def test_a_visibility_that_lost_to_a_more_careful_one_gives_no_reason() -> None:
    seen = tuple(
        Signal(name=name, level=Level.HIGH)
        for name in (SignalName.PROBLEM, SignalName.LOOKUP, SignalName.FACTS_ANSWER, SignalName.QUESTION)
    )
    category = CategoryReading(category=Category.PRODUCT_COMPLAINT, certainty=Level.HIGH)
    signals = Signals(seen=seen, category=category, language="nl")
    decision = decide(
        Thread(comment=Comment(text="Waar blijft mijn pakket 12345?")),
        signals,
        load(POLICIES, "default"),
        now=datetime(2026, 11, 23, tzinfo=UTC),
    )
    rules = [reason.rule for reason in decision.reasons]
    assert decision.visibility is Visibility.PRIVATE
    assert "private-for-personal-data" in rules
    assert "public-when-facts-answer" not in rules
