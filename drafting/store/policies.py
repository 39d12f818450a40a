"""Every policy text that ever decided, kept by its reference, so that an old decision can still be explained."""

from datetime import UTC, datetime

import sqlalchemy as sa

from drafting.domain.errors import NotFound
from drafting.store.engine import Database
from drafting.store.insert import insert_into
from drafting.store.tables import policies


class Policies:
    """Policy texts by `name@version#digest`; a text never changes under its reference, which holds its digest."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: set[str] = set()

    async def put(self, ref: str, text: str) -> None:
        """Keep the text; free after the first time."""
        ref = str(ref)
        if ref in self._kept:
            return
        async with self._database.writing() as connection:
            row = {"ref": ref, "text": text, "first_used": datetime.now(UTC)}
            await connection.execute(insert_into(connection, policies).values(row).on_conflict_do_nothing())
        self._kept.add(ref)

    async def get(self, ref: str) -> str:
        """The text; raises NotFound."""
        async with self._database.reading() as connection:
            query = sa.select(policies.c.text).where(policies.c.ref == ref)
            text = (await connection.execute(query)).scalar_one_or_none()
        if text is None:
            raise NotFound("no policy with that reference ever decided here", hint="check the `policy` of the decision")
        return str(text)
