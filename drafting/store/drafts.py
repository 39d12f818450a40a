"""Drafts: each change is one compare-and-set of the whole record, so that nobody's change is overwritten."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from drafting.domain.decision import Action, Category
from drafting.domain.draft import MOVES, DraftRecord, Proposal, Status
from drafting.domain.errors import Conflict, NotFound, Stale
from drafting.domain.thread import Channel
from drafting.store.engine import Database
from drafting.store.queue import Filter, cursor_after, page_query
from drafting.store.record import parse_draft, row_of
from drafting.store.tables import APPROVED, drafts

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: in ASCII order, without letters that are taken for digits."""


def new_draft_id(now: datetime) -> str:
    """An id that sorts by time and cannot be guessed: 48 bits of milliseconds, 80 of chance."""
    number = int(now.timestamp() * 1000) << 80 | secrets.randbits(80)
    return "drf_" + "".join(_LETTERS[number >> shift & 31] for shift in range(125, -1, -5))


@dataclass(frozen=True)
class Page:
    """Some drafts in order, and the cursor of those after them."""

    items: tuple[DraftRecord, ...]
    next: str | None


class Drafts:
    """Drafts, found by id, by thread, or as the queue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, draft_id: str, *, brands: frozenset[str] | None = None) -> DraftRecord:
        """The draft; raises NotFound, also when it belongs to a brand that is not among these."""
        async with self._database.reading() as connection:
            record = await find(connection, draft_id)
        if brands is not None and record.thread.brand not in brands:
            raise _not_found()
        return record

    async def page(  # noqa: PLR0913 - one name for each filter of the contract
        self,
        *,
        now: datetime,
        brands: frozenset[str] | None = None,
        statuses: tuple[Status, ...] = (),
        channel: Channel | None = None,
        action: Action | None = None,
        category: Category | None = None,
        language: str | None = None,
        overdue: bool | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page:
        """The queue: soonest deadline first, then oldest; `brands` None stands for all of them."""
        chosen = Filter(now, brands, statuses, channel, action, category, language, overdue)
        async with self._database.reading() as connection:
            bodies = (await connection.execute(page_query(chosen, limit + 1, cursor))).scalars().all()
        items = tuple(parse_draft(body) for body in bodies[:limit])
        return Page(items, cursor_after(items[-1]) if len(bodies) > limit else None)

    async def move(
        self,
        draft_id: str,
        status: Status,
        *,
        now: datetime,
        from_status: Status | None = None,
        expected_revision: int | None = None,
    ) -> DraftRecord:
        """Bring it to this status; Conflict where that may not follow, Stale when it changed since it was read.

        Without `from_status` and `expected_revision` one that is there already is left alone: a repeat is harmless.
        """
        async with self._database.writing() as connection:
            record = await find(connection, draft_id, locked=True)
            if from_status is None and expected_revision is None and record.status is status:
                return record
            if expected_revision is not None and expected_revision != record.revision:
                raise _stale()
            if from_status not in (None, record.status):
                raise Conflict(f"the draft is {record.status.value}", hint="read it again")
            return await change(connection, record, status, now=now)

    async def set_proposal(
        self, draft_id: str, proposal: Proposal, status: Status, *, now: datetime, revision: int | None = None
    ) -> DraftRecord:
        """Store what the pipeline yields; a draft that is no longer pending, or at another revision, is left alone."""
        async with self._database.writing() as connection:
            record = await find(connection, draft_id, locked=True)
            if record.status is not Status.PENDING or revision not in (None, record.revision):
                return record
            return await change(connection, record.model_copy(update={"proposal": proposal}), status, now=now)

    async def pending(self, *, after: str = "", limit: int = 500) -> tuple[tuple[str, int], ...]:
        """Ids and revisions of drafts whose proposal is not made yet, oldest first, behind this id."""
        rows = await self._rows(
            sa.select(drafts.c.id, drafts.c.revision).where(drafts.c.status == Status.PENDING.value), after, limit
        )
        return tuple((row.id, row.revision) for row in rows)

    async def undelivered(self, *, after: str = "", limit: int = 500) -> tuple[str, ...]:
        """Ids of replies that were to go out when they were approved and have not, oldest first, behind this id."""
        rows = await self._rows(sa.select(drafts.c.id).where(sa.text("to_deliver")), after, limit)
        return tuple(row.id for row in rows)

    async def approved(
        self, brand: str, language: str, *, before: datetime, not_in: str, limit: int
    ) -> tuple[DraftRecord, ...]:
        """Drafts with a reply that a person approved, newest first: of comments in this language that came in before
        then, in other threads than this one."""
        query = (
            sa.select(drafts.c.body)
            .where(drafts.c.brand == brand, drafts.c.language == language, drafts.c.created_at < before, APPROVED)
            .where(drafts.c.thread_id != not_in)
            .order_by(drafts.c.created_at.desc())
            .limit(limit)
        )
        async with self._database.reading() as connection:
            bodies = (await connection.execute(query)).scalars().all()
        return tuple(map(parse_draft, bodies))

    async def count_by_status(self) -> dict[Status, int]:
        """How many drafts stand where."""
        query = sa.select(drafts.c.status, sa.func.count()).group_by(drafts.c.status)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return {Status(status): count for status, count in rows}

    async def _rows(self, query: sa.Select[Any], after: str, limit: int) -> Sequence[sa.Row[Any]]:
        async with self._database.reading() as connection:
            return (await connection.execute(query.where(drafts.c.id > after).order_by(drafts.c.id).limit(limit))).all()


async def find(connection: AsyncConnection, draft_id: str, *, locked: bool = False) -> DraftRecord:
    """The draft; `locked` until the transaction ends. Raises NotFound."""
    query = sa.select(drafts.c.body).where(drafts.c.id == draft_id)
    body = (await connection.execute(query.with_for_update() if locked else query)).scalar_one_or_none()
    if body is None:
        raise _not_found()
    return parse_draft(body)


async def insert(connection: AsyncConnection, record: DraftRecord) -> None:
    """Store a new draft."""
    await connection.execute(drafts.insert().values(row_of(record) | {"to_deliver": False}))


async def change(
    connection: AsyncConnection, record: DraftRecord, status: Status, *, now: datetime, to_deliver: bool = False
) -> DraftRecord:
    """Write the record as given, at this status and the next revision, if it still is at the record's own."""
    if status not in MOVES[record.status]:
        raise Conflict(
            f"the draft is {record.status.value} and cannot become {status.value}", hint="read it again before acting"
        )
    changed = record.model_copy(update={"status": status, "revision": record.revision + 1, "updated_at": now})
    same = sa.and_(
        drafts.c.id == record.id, drafts.c.revision == record.revision, drafts.c.status == record.status.value
    )
    result = await connection.execute(drafts.update().where(same).values(row_of(changed) | {"to_deliver": to_deliver}))
    if result.rowcount != 1:
        raise _stale()
    return changed


async def expire_older(connection: AsyncConnection, newer: DraftRecord) -> tuple[str, ...]:
    """Undecided drafts of the same exchange end here when the newer one says more, or the same again; their ids."""
    undecided = (Status.PENDING.value, Status.AWAITING_APPROVAL.value)
    query = sa.select(drafts.c.body).where(
        drafts.c.thread_id == newer.thread_id, drafts.c.status.in_(undecided), drafts.c.id != newer.id
    )
    bodies = (await connection.execute(query.order_by(drafts.c.id).with_for_update())).scalars().all()
    overtaken = [record for record in map(parse_draft, bodies) if _overtakes(newer, record)]
    for record in overtaken:
        await change(connection, record, Status.EXPIRED, now=newer.created_at)
    return tuple(record.id for record in overtaken)


def _overtakes(newer: DraftRecord, older: DraftRecord) -> bool:
    """Two strangers without an author's id may say the same words: then neither speaks for the other."""
    now, then = newer.thread, older.thread
    author = now.comment.author
    if author is not None and author.id:
        return True
    return now.state != then.state or (now.comment.id is not None and now.comment.id == then.comment.id)


def _not_found() -> NotFound:
    return NotFound("no draft with that id", hint="check the id, and the brand of your key")


def _stale() -> Stale:
    return Stale("the draft changed since it was read", hint="read it again before acting")
