"""Case files of threats: opened once a draft, kept until a person closes them, and readable afterwards."""

from datetime import datetime

import sqlalchemy as sa

from drafting.domain.errors import Conflict, NotFound
from drafting.domain.person import CaseFile
from drafting.store.desk_tables import cases
from drafting.store.engine import Database
from drafting.store.insert import insert_into
from drafting.store.record import as_text


class Cases:
    """Case files by id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, case: CaseFile) -> None:
        """Keep it; a draft that has one already keeps that one."""
        row = {
            "id": case.id,
            "draft_id": case.draft_id,
            "brand": case.brand,
            "opened_at": case.opened_at,
            "closed_at": None,
            "body": as_text(case),
        }
        async with self._database.writing() as connection:
            await connection.execute(insert_into(connection, cases).values(row).on_conflict_do_nothing())

    async def get(self, case_id: str) -> CaseFile:
        """The case file; raises NotFound."""
        return await self._one(cases.c.id == case_id)

    async def of_draft(self, draft_id: str) -> CaseFile | None:
        """The case file that a draft led to."""
        try:
            return await self._one(cases.c.draft_id == draft_id)
        except NotFound:
            return None

    async def _one(self, which: sa.ColumnElement[bool]) -> CaseFile:
        async with self._database.reading() as connection:
            body = (await connection.execute(sa.select(cases.c.body).where(which))).scalar_one_or_none()
        if body is None:
            raise NotFound("no case file with that id", hint="check the id, and your brands")
        return CaseFile.model_validate_json(body)

    async def all(
        self, *, brands: frozenset[str] | None, open_only: bool = False, limit: int = 200
    ) -> tuple[CaseFile, ...]:
        """Open ones first, newest first."""
        query = sa.select(cases.c.body).order_by(cases.c.closed_at.is_not(None), cases.c.opened_at.desc()).limit(limit)
        if brands is not None:
            query = query.where(cases.c.brand.in_(sorted(brands)))
        if open_only:
            query = query.where(cases.c.closed_at.is_(None))
        async with self._database.reading() as connection:
            bodies = (await connection.execute(query)).scalars().all()
        return tuple(map(CaseFile.model_validate_json, bodies))

    async def close(self, case_id: str, *, by: str, conclusion: str, now: datetime) -> CaseFile:
        """Close it with what was done; raises NotFound, and Conflict when it is closed."""
        async with self._database.writing() as connection:
            query = sa.select(cases.c.body).where(cases.c.id == case_id).with_for_update()
            body = (await connection.execute(query)).scalar_one_or_none()
            if body is None:
                raise NotFound("no case file with that id", hint="check the id, and your brands")
            case = CaseFile.model_validate_json(body)
            if case.closed_at is not None:
                raise Conflict("the case file is closed already", hint="read it again")
            closed = case.model_copy(update={"closed_at": now, "closed_by": by, "conclusion": conclusion})
            change = cases.update().where(cases.c.id == case_id).values(closed_at=now, body=as_text(closed))
            await connection.execute(change)
        return closed
