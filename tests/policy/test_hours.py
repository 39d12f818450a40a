"""Deadlines in the brand's time zone, across nights the clock changes, and within opening hours."""

from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.domain.decision import Category, Urgency
from drafting.domain.signal import Level, SignalName
from drafting.policy.hours import Deadline, deadline, is_open, next_opening
from drafting.policy.model import Deadlines, Policy, Week
from tests.policy.builders import decided, default_policy, rules_of, saw, signals, thread

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OFFICE = Week.model_validate(
    {
        **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "09:00-17:30"),
        "saturday": ["10:00-12:00", "13:00-16:00"],
        "closed_on": ["2026-04-06"],
    }
)


def local(day: int, month: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=AMSTERDAM)


def due(
    urgency: Urgency, posted: datetime, *, count: Literal["always", "within_opening_hours"], **more: bool
) -> Deadline:
    deadlines = Deadlines(count=count)
    return deadline(urgency, posted, deadlines=deadlines, week=OFFICE, time_zone="Europe/Amsterdam", **more)


@pytest.mark.parametrize(
    ("urgency", "after"),
    [(Urgency.IMMEDIATE, timedelta(hours=1)), (Urgency.H24, timedelta(hours=24)), (Urgency.H48, timedelta(hours=48))],
)
def test_a_deadline_counts_from_the_moment_the_comment_was_posted(urgency: Urgency, after: timedelta) -> None:
    posted = local(3, 3, 22)
    assert due(urgency, posted, count="always") == Deadline(posted + after)


def test_nothing_is_due_where_nothing_is_urgent() -> None:
    assert due(Urgency.NONE, local(3, 3, 12), count="within_opening_hours") == Deadline(None)


@pytest.mark.parametrize("night", [local(28, 3, 20), local(24, 10, 20)])
def test_24_hours_are_24_real_hours_in_the_night_the_clock_changes(night: datetime) -> None:
    at = due(Urgency.H24, night, count="always").at
    assert at is not None
    assert at.astimezone(UTC) - night.astimezone(UTC) == timedelta(hours=24)
    assert at.astimezone(AMSTERDAM).hour in (19, 21)


@pytest.mark.parametrize(
    ("urgency", "posted", "expected"),
    [
        (Urgency.IMMEDIATE, local(4, 3, 10), local(4, 3, 11)),  # a Wednesday, open
        (Urgency.IMMEDIATE, local(4, 3, 20), local(5, 3, 10)),  # in the evening: an hour after opening
        (Urgency.IMMEDIATE, local(7, 3, 20), local(9, 3, 10)),  # Saturday evening: Monday
        (Urgency.IMMEDIATE, local(7, 3, 11, 30), local(7, 3, 14)),  # due in the Saturday break
        (Urgency.H24, local(6, 3, 20), local(9, 3, 10)),  # Friday evening, due Saturday 20:00
        (Urgency.H24, local(4, 3, 11), local(5, 3, 11)),
        (Urgency.H48, local(4, 4, 11), local(7, 4, 10)),  # due on Easter Monday, a holiday
        (Urgency.H24, local(28, 3, 20), local(30, 3, 10)),  # over the night the clock changes
    ],
)
def test_a_deadline_that_falls_while_closed_moves_to_an_hour_after_opening(
    urgency: Urgency, posted: datetime, expected: datetime
) -> None:
    found = due(urgency, posted, count="within_opening_hours")
    assert found.at == expected
    assert found.moved is ((expected - posted.astimezone(UTC)) not in (timedelta(hours=1), timedelta(hours=24)))


def test_what_may_not_wait_does_not_wait() -> None:
    posted = local(7, 3, 23)
    assert due(Urgency.IMMEDIATE, posted, count="within_opening_hours", waits=False).at == posted + timedelta(hours=1)


def test_a_brand_that_never_opens_keeps_plain_deadlines() -> None:
    posted = local(3, 3, 12)
    found = deadline(
        Urgency.H24,
        posted,
        deadlines=Deadlines(count="within_opening_hours"),
        week=Week(),
        time_zone="Europe/Amsterdam",
    )
    assert found == Deadline(posted + timedelta(hours=24))


@given(minutes=st.integers(0, 60 * 24 * 365))
def test_a_deadline_within_opening_hours_is_never_too_early_and_always_while_open(minutes: int) -> None:
    posted = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    for urgency, least in ((Urgency.IMMEDIATE, 1), (Urgency.H24, 24), (Urgency.H48, 48)):
        at = due(urgency, posted, count="within_opening_hours").at
        assert at is not None
        assert at - posted >= timedelta(hours=least)
        assert is_open(OFFICE, at, "Europe/Amsterdam")


def test_it_opens_in_its_own_time_zone() -> None:
    at = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)  # 09:30 in Amsterdam, 08:30 in London
    assert is_open(OFFICE, at, "Europe/Amsterdam")
    assert not is_open(OFFICE, at, "Europe/London")
    assert next_opening(OFFICE, at, "Europe/London") == datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_it_is_open_until_midnight_where_the_day_ends_at_24_00() -> None:
    week = Week.model_validate({"friday": "18:00-24:00"})
    assert is_open(week, local(6, 3, 23, 59), "Europe/Amsterdam")
    assert not is_open(week, local(7, 3, 0, 1), "Europe/Amsterdam")


@pytest.mark.parametrize("hours", ["9:00-17:00", "09:00", "17:00-09:00", "09:00-24:30", "25:00-26:00", "nine to five"])
def test_it_refuses_hours_that_are_none(hours: str) -> None:
    with pytest.raises(ValueError, match=r"opening|closes before"):
        Week.model_validate({"monday": hours})


def _with_office_hours() -> Policy:
    return default_policy().model_copy(
        update={"opening_hours": OFFICE, "deadlines": Deadlines(count="within_opening_hours")}
    )


def test_a_decision_says_when_its_deadline_waited_for_opening_hours() -> None:
    saturday_evening = local(7, 3, 20)
    decision = decided(signals(), thread(posted_at=saturday_evening), policy=_with_office_hours(), now=saturday_evening)
    assert decision.respond_by == local(9, 3, 10)
    assert "opening-hours" in rules_of(decision)


def test_a_decision_says_nothing_of_opening_hours_that_changed_nothing() -> None:
    morning = local(4, 3, 10)
    decision = decided(signals(), thread(posted_at=morning), policy=_with_office_hours(), now=morning)
    assert decision.respond_by == local(4, 3, 11)
    assert "opening-hours" not in rules_of(decision)


def test_a_threat_never_waits_for_opening_hours() -> None:
    night = local(7, 3, 23)
    read = signals(Category.THREAT, saw(SignalName.THREAT, Level.HIGH, certain=True))
    decision = decided(read, thread(posted_at=night), policy=_with_office_hours(), now=night)
    assert decision.respond_by == night + timedelta(hours=1)


def test_a_comment_from_the_future_is_due_from_now() -> None:
    now = local(4, 3, 12)
    decision = decided(signals(), thread(posted_at=now + timedelta(days=3)), now=now)
    assert decision.respond_by == now + timedelta(hours=1)


def test_an_old_comment_is_overdue() -> None:
    now = local(4, 3, 12)
    decision = decided(signals(), thread(posted_at=now - timedelta(days=2)), now=now)
    assert decision.respond_by == now - timedelta(hours=47)
