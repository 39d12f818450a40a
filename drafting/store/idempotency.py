"""First answers: a request that comes back with its key gets the answer it got before, for a day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from drafting.domain.errors import KeyReused, StillRunning
from drafting.store.engine import Database
from drafting.store.insert import insert_into
from drafting.store.tables import answers

KEPT_FOR = timedelta(hours=24)
GIVEN_UP_AFTER = timedelta(minutes=10)
"""A claim this old belongs to a process that died: no request is kept waiting half as long."""
_SWEEP_EVERY = timedelta(minutes=10)


@dataclass(frozen=True)
class Answer:
    """What was answered the first time."""

    status: int
    body: bytes
    headers: Mapping[str, str]


class Idempotency:
    """Claims and answers by caller and key."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._swept: datetime | None = None

    async def begin(self, caller: str, key: str, digest: str, *, now: datetime) -> Answer | None:
        """Claim the key (None: it is ours to answer), or the first answer; raises KeyReused and StillRunning."""
        async with self._database.writing() as connection:
            await self._sweep(connection, now)
            claim = {"caller": caller, "key": key, "digest": digest, "claimed_at": now}
            claimed = await connection.execute(insert_into(connection, answers).values(claim).on_conflict_do_nothing())
            if claimed.rowcount == 1:
                return None
            row = (await connection.execute(sa.select(answers).where(_is(caller, key)).with_for_update())).one()
            age = now - row.claimed_at
            if age < KEPT_FOR:
                if row.digest != digest:
                    raise KeyReused(
                        "this Idempotency-Key was used for another request", hint="make a new key for each request"
                    )
                if row.status is not None:
                    return Answer(row.status, row.body, json.loads(row.headers))
                if age < GIVEN_UP_AFTER:
                    raise StillRunning("the first request with this key is still running", hint="try again in a second")
            fresh = claim | {"status": None, "body": None, "headers": None}
            await connection.execute(answers.update().where(_is(caller, key)).values(fresh))
            return None

    async def finish(
        self, caller: str, key: str, *, status: int, body: bytes, headers: Mapping[str, str], now: datetime
    ) -> None:
        """Keep the answer; one that says that we failed is not kept, so that the caller may try again."""
        if status >= 500:
            await self.release(caller, key)
            return
        answer = {"status": status, "body": body, "headers": json.dumps(dict(headers)), "claimed_at": now}
        async with self._database.writing() as connection:
            await connection.execute(answers.update().where(_is(caller, key), _is_running()).values(answer))

    async def release(self, caller: str, key: str) -> None:
        """Give an unanswered claim back."""
        async with self._database.writing() as connection:
            await connection.execute(answers.delete().where(_is(caller, key), _is_running()))

    async def _sweep(self, connection: AsyncConnection, now: datetime) -> None:
        if self._swept is None or now - self._swept >= _SWEEP_EVERY:
            await connection.execute(answers.delete().where(answers.c.claimed_at < now - KEPT_FOR))
            self._swept = now


def _is(caller: str, key: str) -> sa.ColumnElement[bool]:
    return sa.and_(answers.c.caller == caller, answers.c.key == key)


def _is_running() -> sa.ColumnElement[bool]:
    return answers.c.status.is_(None)
