"""Who has which draft open right now."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from drafting.store.desk_tables import presence
from drafting.store.engine import Database
from drafting.store.insert import insert_into

GONE_AFTER = timedelta(seconds=40)
"""A page says every fifteen seconds that it is open; two may be missed."""
_FORGET = timedelta(hours=1)


class Presence:
    """Pages that said lately that they are open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, draft_id: str, who: str, name: str, *, now: datetime) -> None:
        """Somebody has the draft open."""
        row = {"draft_id": draft_id, "who": who, "name": name, "seen_at": now}
        async with self._database.writing() as connection:
            await connection.execute(presence.delete().where(presence.c.seen_at < now - _FORGET))
            statement = insert_into(connection, presence).values(row)
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=[presence.c.draft_id, presence.c.who], set_={"seen_at": now, "name": name}
                )
            )

    async def leave(self, draft_id: str, who: str) -> None:
        """Somebody is done with the draft."""
        async with self._database.writing() as connection:
            mine = sa.and_(presence.c.draft_id == draft_id, presence.c.who == who)
            await connection.execute(presence.delete().where(mine))

    async def others(self, draft_id: str, who: str, *, now: datetime) -> tuple[str, ...]:
        """The names of others who have it open."""
        query = sa.select(presence.c.name).where(
            presence.c.draft_id == draft_id, presence.c.who != who, presence.c.seen_at > now - GONE_AFTER
        )
        async with self._database.reading() as connection:
            return tuple((await connection.execute(query.order_by(presence.c.name))).scalars().all())

    async def busy(self, draft_ids: tuple[str, ...], who: str, *, now: datetime) -> dict[str, tuple[str, ...]]:
        """The same for a page of drafts, in one query."""
        query = sa.select(presence.c.draft_id, presence.c.name).where(
            presence.c.draft_id.in_(draft_ids), presence.c.who != who, presence.c.seen_at > now - GONE_AFTER
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.order_by(presence.c.name))).all()
        found: dict[str, tuple[str, ...]] = {}
        for draft_id, name in rows:
            found[draft_id] = (*found.get(draft_id, ()), name)
        return found
