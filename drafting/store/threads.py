"""Exchanges: which comments belong to one, how it last stood, and all that was drafted and said about it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from drafting.domain.draft import DraftRecord
from drafting.domain.errors import NotFound
from drafting.domain.review import Review
from drafting.domain.thread import Thread
from drafting.store.engine import Database
from drafting.store.insert import insert_into
from drafting.store.record import parse_draft
from drafting.store.tables import drafts, reviews, threads


def thread_id_of(thread: Thread) -> str:
    """The same for every message of one exchange: its brand, channel, author and opening words name it."""
    author = thread.comment.author
    who = (author.id or author.name or "") if author else ""
    named = json.dumps([thread.brand, thread.comment.channel.value, who, thread.root.strip()])
    return f"thr_{hashlib.sha256(named.encode()).hexdigest()[:32]}"


@dataclass(frozen=True)
class History:
    """One exchange: every draft made for it and every word of a reviewer, oldest first."""

    id: str
    brand: str
    state: str
    first_seen: datetime
    last_seen: datetime
    drafts: tuple[DraftRecord, ...]
    reviews: tuple[Review, ...]


class Threads:
    """Exchanges by id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def history(self, thread_id: str) -> History:
        """All of it; raises NotFound."""
        here = drafts.c.thread_id == thread_id
        made = sa.select(drafts.c.body).where(here).order_by(drafts.c.created_at, drafts.c.id)
        said = sa.select(reviews.c.body).join(drafts).where(here).order_by(reviews.c.number)
        async with self._database.reading() as connection:
            row = (await connection.execute(sa.select(threads).where(threads.c.id == thread_id))).one_or_none()
            if row is None:
                raise NotFound("no thread with that id", hint="check the id, and the brand of your key")
            bodies = (await connection.execute(made)).scalars().all()
            words = (await connection.execute(said)).scalars().all()
        return History(
            id=row.id,
            brand=row.brand,
            state=row.state,
            first_seen=row.first_seen,
            last_seen=row.last_seen,
            drafts=tuple(map(parse_draft, bodies)),
            reviews=tuple(map(Review.model_validate_json, words)),
        )


async def upsert(connection: AsyncConnection, record: DraftRecord) -> None:
    """Note how the exchange now stands. On Postgres this also makes two newcomers of one exchange take turns."""
    row = {
        "id": record.thread_id,
        "brand": record.thread.brand,
        "channel": record.thread.comment.channel.value,
        "state": record.thread.state,
        "first_seen": record.created_at,
        "last_seen": record.created_at,
    }
    statement = insert_into(connection, threads).values(row)
    await connection.execute(
        statement.on_conflict_do_update(
            index_elements=[threads.c.id], set_={"state": row["state"], "last_seen": row["last_seen"]}
        )
    )
