"""Reviews: only ever added. Triggers in the database refuse to change or delete one, whoever asks."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from drafting.domain.review import Review
from drafting.store.engine import Database
from drafting.store.record import as_text
from drafting.store.tables import reviews


class Reviews:
    """What people said of drafts, in the order in which they said it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_draft(self, draft_id: str) -> tuple[Review, ...]:
        """All reviews of one draft, oldest first."""
        query = sa.select(reviews.c.body).where(reviews.c.draft_id == draft_id).order_by(reviews.c.number)
        async with self._database.reading() as connection:
            bodies = (await connection.execute(query)).scalars().all()
        return tuple(map(Review.model_validate_json, bodies))


async def append(connection: AsyncConnection, review: Review) -> None:
    """Add one."""
    await connection.execute(
        reviews.insert().values(
            id=review.id,
            draft_id=review.draft_id,
            at=review.at,
            verdict=review.verdict.value,
            reviewer=review.reviewer,
            too_fast=review.too_fast,
            body=as_text(review),
        )
    )
