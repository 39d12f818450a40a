"""One database behind one address: SQLite beside the process, or Postgres."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from drafting.domain.errors import InvalidInput
from drafting.store import one_hop

SQLITE = "sqlite:///"
_POSTGRES = ("postgresql://", "postgres://")
_PRAGMAS = (
    "PRAGMA busy_timeout=30000",  # another process may write: wait for it; set first, for switching to WAL locks too
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",  # with WAL a crash of the process loses nothing, one of the machine the last moments
    "PRAGMA foreign_keys=ON",
)


_MOST_TRIES, _PAUSE = 100, 0.02
"""Two seconds in all: the other one needs milliseconds."""


def is_sqlite(url: str) -> bool:
    """Whether the address is an SQLite file's; raises InvalidInput for what is neither that nor Postgres."""
    if url.startswith(SQLITE) and url.removeprefix(SQLITE) not in ("", ":memory:"):
        return True
    if url.startswith(_POSTGRES):
        return False
    # The address may hold a password, so it is not repeated.
    raise InvalidInput(
        "not the address of a database",
        field="DRAFTING_DATABASE_URL",
        hint="use sqlite:///folder/file.sqlite, sqlite:////absolute/file.sqlite or postgresql://user@host/database",
    )


def sqlite_path(url: str) -> Path:
    """The file of an SQLite address."""
    return Path(url.removeprefix(SQLITE)).expanduser()


def postgres_url(url: str) -> str:
    """The address as Postgres' own tools read it."""
    return "postgresql://" + url.split("://", 1)[1]


def prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    """Set a new connection up; transactions are begun by us, for sqlite3 would begin them late and not all."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        _patiently(cursor.execute, pragma)
    cursor.close()


def _patiently(execute: Callable[[str], object], pragma: str) -> None:
    """SQLite does not wait, whatever its busy_timeout, when two connections switch a new file to WAL at once."""
    for _ in range(_MOST_TRIES - 1):
        try:
            execute(pragma)
        except (sqlite3.OperationalError, sa.exc.OperationalError):
            time.sleep(_PAUSE)
        else:
            return
    execute(pragma)


def _begin_sqlite(connection: sa.Connection) -> None:
    """A writer takes the lock at once: one that read first and then wants it is refused without waiting."""
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _sqlite_engine(url: str) -> AsyncEngine:
    path = sqlite_path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(
        sa.URL.create("sqlite+aiosqlite", database=str(path)),
        async_creator=lambda: one_hop.connect(str(path)),
        pool_size=8,
        max_overflow=0,
        hide_parameters=True,
    )
    sa.event.listen(engine.sync_engine, "connect", prepare_sqlite)
    sa.event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _postgres_engine(url: str) -> AsyncEngine:
    async def connect() -> Any:
        # asyncpg reads the address itself, with all that Postgres allows in one: sslmode, a socket's folder, …
        return await asyncpg.connect(postgres_url(url))

    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        pool_size=10,
        max_overflow=10,
        pool_pre_ping=True,
        hide_parameters=True,
    )


class Database:
    """Gives out connections, for reading or for writing in one transaction.

    What SQLAlchemy logs and raises never shows a statement's parameters, for these hold what customers wrote.
    """

    def __init__(self, url: str) -> None:
        self.is_sqlite = is_sqlite(url)
        engine = _sqlite_engine(url) if self.is_sqlite else _postgres_engine(url)
        self._engine = engine
        self._reader = engine if self.is_sqlite else engine.execution_options(isolation_level="AUTOCOMMIT")
        self._writer = engine.execution_options(writes=True)
        # SQLite has one writer, and those that wait inside it sleep and miss their turn: here they stand in line.
        self._turn = asyncio.Lock() if self.is_sqlite else nullcontext()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose statements each see what is committed by then."""
        async with self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: all of it is kept, or none."""
        async with self._turn, self._writer.begin() as connection:
            yield connection

    async def close(self) -> None:
        """Let every connection go."""
        await self._engine.dispose()
