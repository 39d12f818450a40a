"""Deadlines and opening hours, in the brand's own time zone."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from drafting.domain.decision import Urgency
from drafting.policy.model import Deadlines, Opening, Week

_LONGEST_CLOSED = timedelta(days=400)
"""A brand that does not open within this has no opening hours worth waiting for."""


class Deadline(NamedTuple):
    """When an answer is due, and whether that waited for opening hours."""

    at: datetime | None
    moved: bool = False


def deadline(
    urgency: Urgency, posted: datetime, *, deadlines: Deadlines, week: Week | None, time_zone: str, waits: bool = True
) -> Deadline:
    """When an answer is due. Hours are real hours, also in the night the clock changes.

    `waits` is False for what may not wait until somebody opens.
    """
    if urgency is Urgency.NONE:
        return Deadline(None)
    soon = timedelta(minutes=deadlines.immediate_minutes)
    allowed = {Urgency.IMMEDIATE: soon, Urgency.H24: timedelta(hours=24), Urgency.H48: timedelta(hours=48)}[urgency]
    due = posted.astimezone(UTC) + allowed
    if not waits or week is None or deadlines.count == "always" or is_open(week, due, time_zone):
        return Deadline(due)
    opens = next_opening(week, due, time_zone)
    return Deadline(due) if opens is None else Deadline(opens + soon, moved=True)


def is_open(week: Week | None, at: datetime, time_zone: str) -> bool:
    """Whether somebody is there; always, where no opening hours are set. Closing time itself is still open."""
    if week is None:
        return True
    zone = ZoneInfo(time_zone)
    day = at.astimezone(zone).date()
    return any(opens <= at <= closes for opening in week.on(day) for opens, closes in [_span(day, opening, zone)])


def next_opening(week: Week, after: datetime, time_zone: str) -> datetime | None:
    """The first moment from then on at which the brand opens; None when it does not within a year."""
    zone = ZoneInfo(time_zone)
    day = after.astimezone(zone).date()
    last = day + _LONGEST_CLOSED
    while day <= last:
        for opening in week.on(day):
            opens, _ = _span(day, opening, zone)
            if opens >= after:
                return opens
        day += timedelta(days=1)
    return None


def _span(day: date, opening: Opening, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """An opening as two moments in UTC: on a night the clock changes, local times do not compare."""
    opens = datetime.combine(day, opening.opens, zone)
    closes = (
        datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)
        if opening.closes is None
        else datetime.combine(day, opening.closes, zone)
    )
    return opens.astimezone(UTC), closes.astimezone(UTC)
