"""What each brand spends on models, by its own day: one row each, counted up in one statement by every process."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from drafting.llm.budget import Limits
from drafting.store.engine import Database
from drafting.store.insert import insert_into
from drafting.store.tables import spending


@dataclass(frozen=True)
class Spent:
    """One day of one brand."""

    calls: int = 0
    usd: float = 0.0
    unpriced: int = 0
    """Calls whose price nobody knows: their money is in no sum."""


class Spending:
    """The counter of budgets that a restart does not reset and that all machines share."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take_call(self, brand: str, day: date, limits: Limits) -> bool:
        """Count one call, unless that day's money or calls are spent; false where they are. One step, never two."""
        if limits.leaves_nothing:
            return False
        within = [spending.c[name] < most for name, most in (("calls", limits.calls), ("usd", limits.usd)) if most]
        return await self._count(brand, day, within, calls=1)

    async def add_cost(self, brand: str, day: date, usd: float | None) -> None:
        """Count money that was spent; None where the price of the call is not known."""
        await self._count(brand, day, [], usd=usd or 0.0, unpriced=int(usd is None))

    async def of(self, brand: str, day: date) -> Spent:
        """What the brand spent on that day so far."""
        query = sa.select(spending.c.calls, spending.c.usd, spending.c.unpriced)
        async with self._database.reading() as connection:
            row = (await connection.execute(query.where(spending.c.brand == brand, spending.c.day == day))).first()
        return Spent(*row) if row else Spent()

    async def on(self, days: Collection[date]) -> dict[tuple[str, date], Spent]:
        """What every brand spent on these days, where it spent anything."""
        query = sa.select(spending).where(spending.c.day.in_(sorted(days)))
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return {(row.brand, row.day): Spent(row.calls, row.usd, row.unpriced) for row in rows}

    async def _count(
        self,
        brand: str,
        day: date,
        within: list[sa.ColumnElement[bool]],
        *,
        calls: int = 0,
        usd: float = 0.0,
        unpriced: int = 0,
    ) -> bool:
        """Count up the day's row, or begin it; false where it stands outside of these bounds and is left alone."""
        counted = {"calls": calls, "usd": usd, "unpriced": unpriced}
        async with self._database.writing() as connection:
            begun = insert_into(connection, spending).values(brand=brand, day=day, **counted)
            added = begun.on_conflict_do_update(
                index_elements=["brand", "day"],
                set_={name: spending.c[name] + amount for name, amount in counted.items()},
                where=sa.and_(*within) if within else None,
            )
            return (await connection.execute(added.returning(spending.c.calls))).first() is not None
