"""What candidate policies would have decided: recorded beside the drafts, and never acted on."""

from collections.abc import AsyncIterator
from datetime import datetime

import sqlalchemy as sa

from drafting.store.engine import Database
from drafting.store.insert import insert_into
from drafting.store.tables import shadows

_AT_ONCE = 500


class Shadows:
    """One comparison a draft and candidate; a recovered workflow that writes it again changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, draft_id: str, brand: str, candidate: str, comparison: str, *, at: datetime) -> None:
        """Keep a comparison, as JSON."""
        row = {"draft_id": draft_id, "brand": brand, "candidate": candidate, "at": at, "body": comparison}
        async with self._database.writing() as connection:
            await connection.execute(insert_into(connection, shadows).values(row).on_conflict_do_nothing())

    async def of_brand(self, brand: str) -> AsyncIterator[tuple[str, str]]:
        """Each draft's id and its comparison, oldest first; reads some hundreds at a time."""
        after = ""
        while True:
            query = (
                sa.select(shadows.c.draft_id, shadows.c.body)
                .where(shadows.c.brand == brand, shadows.c.draft_id > after)
                .order_by(shadows.c.draft_id)
                .limit(_AT_ONCE)
            )
            async with self._database.reading() as connection:
                rows = (await connection.execute(query)).all()
            for row in rows:
                yield row.draft_id, row.body
            if len(rows) < _AT_ONCE:
                return
            after = rows[-1].draft_id
