"""The inbox's view of the queue: its pages with search, how much waits, and who read too fast."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from drafting.domain.draft import DraftRecord, Status
from drafting.domain.review import Review
from drafting.store.desk_tables import cases, words
from drafting.store.engine import Database
from drafting.store.queue import OPEN, Filter, cursor_after, page_query
from drafting.store.record import parse_draft
from drafting.store.tables import drafts, reviews

_MOST_HITS = 1_000
"""Drafts that a search looks at, newest first: who needs more needs a better word."""


@dataclass(frozen=True)
class Counts:
    """What waits for somebody."""

    open: int
    overdue: int
    cases: int


@dataclass(frozen=True)
class QueuePage:
    """Some drafts, the cursor of those after them, and what waits in all."""

    items: tuple[DraftRecord, ...]
    next: str | None
    counts: Counts


@dataclass(frozen=True)
class Told:
    """A review with what is needed to place it."""

    number: int
    brand: str
    thread_id: str
    review: Review


class DeskQueue:
    """Pages and figures for people."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, chosen: Filter, *, search: str = "", limit: int = 50, cursor: str | None = None) -> QueuePage:
        """One page and what waits, over one connection: always the same number of queries."""
        async with self._database.reading() as connection:
            counts = await _counts(connection, chosen)
            wanted = _terms(search)
            if search.strip() and not wanted:
                return QueuePage((), None, counts)
            query = (
                page_query(chosen, limit + 1, cursor) if not wanted else _found(connection, chosen, wanted, limit + 1)
            )
            bodies = (await connection.execute(query)).scalars().all()
        items = tuple(parse_draft(body) for body in bodies[:limit])
        more = len(bodies) > limit and not wanted
        return QueuePage(items, cursor_after(items[-1]) if more else None, counts)

    async def reviews_since(
        self, *, after: int = 0, since: datetime | None = None, brands: frozenset[str] | None = None, limit: int = 500
    ) -> tuple[Told, ...]:
        """Reviews in the order in which they were given."""
        query = (
            sa.select(reviews.c.number, drafts.c.brand, drafts.c.thread_id, reviews.c.body)
            .join(drafts)
            .where(reviews.c.number > after)
            .order_by(reviews.c.number)
            .limit(limit)
        )
        if since is not None:
            query = query.where(reviews.c.at >= since)
        if brands is not None:
            query = query.where(drafts.c.brand.in_(sorted(brands)))
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(Told(row[0], row[1], row[2], Review.model_validate_json(row[3])) for row in rows)

    async def verdicts(
        self, *, since: datetime, brands: frozenset[str] | None
    ) -> tuple[tuple[str, str, int, int], ...]:
        """Who gave which verdict how often, and how often too fast to have read it."""
        query = (
            sa.select(
                sa.func.coalesce(reviews.c.reviewer, ""),
                reviews.c.verdict,
                sa.func.count(),
                sa.func.count().filter(reviews.c.too_fast.is_(True)),
            )
            .join(drafts)
            .where(reviews.c.at >= since)
            .group_by(reviews.c.reviewer, reviews.c.verdict)
            .order_by(reviews.c.reviewer, reviews.c.verdict)
        )
        if brands is not None:
            query = query.where(drafts.c.brand.in_(sorted(brands)))
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple((row[0], row[1], row[2], row[3]) for row in rows)


async def _counts(connection: AsyncConnection, chosen: Filter) -> Counts:
    """What is open, what of it is late, and how many case files wait: one query."""
    seen = Filter(chosen.now, chosen.brands).conditions()
    statuses = [status.value for status in OPEN]
    here = sa.select(sa.func.count()).select_from(drafts).where(drafts.c.status.in_(statuses), *seen)
    threats = sa.select(sa.func.count()).select_from(cases).where(cases.c.closed_at.is_(None))
    if chosen.brands is not None:
        threats = threats.where(cases.c.brand.in_(sorted(chosen.brands)))
    late = here.where(drafts.c.due < chosen.now)
    row = (
        await connection.execute(sa.select(here.scalar_subquery(), late.scalar_subquery(), threats.scalar_subquery()))
    ).one()
    return Counts(row[0], row[1], row[2])


def _terms(search: str) -> list[str]:
    return re.findall(r"\w+", search)[:8]


def _found(connection: AsyncConnection, chosen: Filter, wanted: list[str], limit: int) -> sa.Select[Any]:
    """Drafts with every word, or one that begins with it: in comment, author, reply, facts or earlier messages."""
    if connection.dialect.name == "sqlite":
        asked = " ".join(f'"{word}"*' for word in wanted)
        hits = sa.text(
            f"SELECT rowid FROM words_found WHERE words_found MATCH :asked ORDER BY rowid DESC LIMIT {_MOST_HITS}"  # noqa: S608 - a number of ours
        ).bindparams(asked=asked)
        numbers = sa.select(hits.columns(sa.column("rowid", sa.Integer)).subquery().c.rowid)
        matching = sa.select(words.c.draft_id).where(words.c.number.in_(numbers))
    else:
        asked = " & ".join(f"'{word}':*" for word in wanted)
        vector = sa.func.to_tsvector(sa.literal_column("'simple'"), words.c.said)
        query = sa.func.to_tsquery(sa.literal_column("'simple'"), asked)
        matching = sa.select(words.c.draft_id).where(vector.op("@@")(query)).order_by(words.c.number.desc())
        matching = sa.select(matching.limit(_MOST_HITS).subquery().c.draft_id)
    conditions = [drafts.c.id.in_(matching), *chosen.conditions()]
    statuses = chosen.chosen_statuses()
    if statuses is not None:
        conditions.append(drafts.c.status.in_([status.value for status in statuses]))
    return (
        sa.select(drafts.c.body)
        .where(*conditions)
        .order_by(drafts.c.due, drafts.c.created_at, drafts.c.id)
        .limit(limit)
    )


def waiting(chosen: Filter) -> Filter:
    """The same filter, for what still waits for somebody."""
    return replace(chosen, statuses=(Status.AWAITING_APPROVAL, Status.PENDING, Status.DELIVERY_FAILED))


LATELY = timedelta(days=30)
