"""What people decided: exported whole, and counted for the manager."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from drafting.desk.deps import Desk
from drafting.domain.frozen import Frozen
from drafting.domain.review import Review, Verdict
from drafting.store.desk_queue import LATELY, Told
from drafting.text.changes import changes

_PAGE = 500


class Line(Frozen):
    """One line of the export: who, when, what changed word by word, and why."""

    number: int
    brand: str
    thread_id: str
    review: Review
    changed: tuple[tuple[str, str], ...] = ()
    """Stretches of the public text in order: `same`, `removed` or `added`, and the words."""
    changed_private: tuple[tuple[str, str], ...] = ()


def line_of(told: Told) -> Line:
    """The review with its changes worked out."""
    review = told.review

    def changed(before: str | None, after: str | None) -> tuple[tuple[str, str], ...]:
        return () if after is None else tuple((change.kind, change.text) for change in changes(before or "", after))

    return Line(
        number=told.number,
        brand=told.brand,
        thread_id=told.thread_id,
        review=review,
        changed=changed(review.text_before, review.text_after),
        changed_private=changed(review.private_message_before, review.private_message_after),
    )


async def export(
    desk: Desk, *, brands: frozenset[str] | None, since: datetime | None = None, after: int = 0
) -> AsyncIterator[str]:
    """Every review in the order in which it was given, as JSON Lines."""
    while told := await desk.store.queue.reviews_since(after=after, since=since, brands=brands, limit=_PAGE):
        for one in told:
            yield line_of(one).model_dump_json() + "\n"
        after = told[-1].number


@dataclass(frozen=True)
class ReviewerFigures:
    """What one person did lately."""

    name: str
    total: int
    approved: int
    changed: int
    rejected: int
    too_fast: int


async def figures(desk: Desk, *, brands: frozenset[str] | None) -> tuple[ReviewerFigures, ...]:
    """What each person did in the last thirty days; who approved too fast to have read it comes first."""
    found: dict[str, list[Any]] = {}
    for name, verdict, count, fast in await desk.store.queue.verdicts(since=desk.clock() - LATELY, brands=brands):
        found.setdefault(name, []).append((Verdict(verdict), count, fast))
    return tuple(sorted(map(_figures_of, found, found.values()), key=lambda each: (-each.too_fast, each.name)))


def _figures_of(name: str, counted: list[tuple[Verdict, int, int]]) -> ReviewerFigures:
    def of(*verdicts: Verdict) -> int:
        return sum(count for verdict, count, _ in counted if verdict in verdicts)

    return ReviewerFigures(
        name=name,
        total=sum(count for _, count, _ in counted),
        approved=of(Verdict.APPROVE, Verdict.AGREE),
        changed=of(Verdict.EDIT, Verdict.TAKE_OVER),
        rejected=of(Verdict.REJECT, Verdict.DECIDE_OTHERWISE),
        too_fast=sum(fast for _, _, fast in counted),
    )
