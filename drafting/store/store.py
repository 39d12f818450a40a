"""The store: everything that is kept, over one database, and the acts that touch several kinds at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Self

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from drafting.domain.draft import DraftRecord, Status
from drafting.domain.errors import Conflict, Stale
from drafting.domain.review import Review
from drafting.store import drafts, reviews, threads
from drafting.store.cases import Cases
from drafting.store.desk_queue import DeskQueue
from drafting.store.engine import Database
from drafting.store.idempotency import Idempotency
from drafting.store.keys import Keys
from drafting.store.migrate import migrate
from drafting.store.people import People
from drafting.store.policies import Policies
from drafting.store.presence import Presence
from drafting.store.sessions import Sessions
from drafting.store.shadows import Shadows
from drafting.store.spending import Spending


class Store:
    """Drafts, threads, reviews, policies, keys and first answers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.drafts = drafts.Drafts(database)
        self.threads = threads.Threads(database)
        self.reviews = reviews.Reviews(database)
        self.policies = Policies(database)
        self.keys = Keys(database)
        self.idempotency = Idempotency(database)
        self.shadows = Shadows(database)
        self.spending = Spending(database)
        self.people = People(database)
        self.sessions = Sessions(database)
        self.presence = Presence(database)
        self.cases = Cases(database)
        self.queue = DeskQueue(database)

    @classmethod
    async def open(cls, url: str, *, migrated: bool = False) -> Self:
        """Open the database, brought to the newest schema first unless that was done; raises InvalidInput."""
        if not migrated:
            # A thread of its own: the loop's pool may belong to a job runtime that has come and gone.
            with ThreadPoolExecutor(1) as aside:
                await asyncio.get_running_loop().run_in_executor(aside, migrate, url)
        return cls(Database(url))

    async def close(self) -> None:
        """Let the database go."""
        await self._database.close()

    async def is_alive(self) -> bool:
        """Whether the database answers."""
        try:
            async with self._database.reading() as connection:
                await connection.execute(sa.select(1))
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def accept(self, record: DraftRecord) -> None:
        """Store a new draft; undecided older ones of the same exchange expire, for the thread has moved."""
        async with self._database.writing() as connection:
            await threads.upsert(connection, record)
            await drafts.expire_older(connection, record)
            await drafts.insert(connection, record)

    async def review(
        self,
        record: DraftRecord,
        status: Status,
        review: Review,
        *,
        expected_revision: int | None = None,
        deliver: bool = False,
    ) -> DraftRecord:
        """Write the record as given, at this status, with the word that brought it there.

        `deliver`: it is to go out, and stays among the undelivered until it has, or cannot.
        The record stands at the revision that the caller read. Raises Stale when it is not the expected one or changed
        since, Conflict when it changed and nothing was expected, or when the status may not follow.
        """
        if expected_revision not in (None, record.revision):
            raise Stale("the draft changed since it was read", hint="read it again before acting")
        async with self._database.writing() as connection:
            stored = await drafts.find(connection, record.id, locked=True)
            if stored.revision != record.revision:
                kind = Conflict if expected_revision is None else Stale
                raise kind("somebody else was first with this draft", hint="read it again before acting")
            changed = await drafts.change(connection, record, status, now=review.at, to_deliver=deliver)
            await reviews.append(connection, review)
            return changed
