"""SQLite off the event loop, one hop to its thread for each statement where aiosqlite takes four."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import aiosqlite

_Row = tuple[Any, ...]
_T = TypeVar("_T")


class _Cursor:
    """What SQLAlchemy asks of an aiosqlite cursor; all rows are there once a statement has run."""

    def __init__(self, run: "OneHop") -> None:
        self._run = run
        self._rows: list[_Row] = []
        self.description: Any = None
        self.rowcount, self.lastrowid = -1, 0

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        await self._run.statement(self, lambda cursor: cursor.execute(statement, parameters), statement)

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> None:
        await self._run.statement(self, lambda cursor: cursor.executemany(statement, parameters), statement)

    async def fetchall(self) -> list[_Row]:
        return self._rows

    async def close(self) -> None:
        """Nothing is open."""

    def take(self, done: sqlite3.Cursor, rows: list[_Row]) -> None:
        """Keep what a statement gave."""
        self._rows = rows
        self.description, self.rowcount, self.lastrowid = done.description, done.rowcount, done.lastrowid or 0


class OneHop(aiosqlite.Connection):
    """One connection and its thread. Transactions are begun by a statement only (`isolation_level` None)."""

    _may_be_in_transaction = False

    async def cursor(self) -> Any:  # type: ignore[override]
        """A cursor that hops only to run a statement."""
        return _Cursor(self)

    async def statement(self, cursor: _Cursor, run: Callable[[sqlite3.Cursor], object], text: str) -> None:
        """Run a statement and fetch its rows."""
        if text.startswith("BEGIN"):
            # Noted before the hop: when the caller hangs up meanwhile, the rollback must still follow.
            self._may_be_in_transaction = True

        def run_and_fetch() -> tuple[sqlite3.Cursor, list[_Row]]:
            done = self._conn.cursor()
            run(done)
            rows = done.fetchall() if done.description else []
            done.close()
            return done, rows

        cursor.take(*await self._hop(run_and_fetch))

    async def commit(self) -> None:
        """Nothing to do where nothing was begun."""
        if self._may_be_in_transaction:
            await self._hop(self._conn.commit)
            self._may_be_in_transaction = False

    async def rollback(self) -> None:
        """Nothing to do where nothing was begun."""
        if self._may_be_in_transaction:
            await self._hop(self._conn.rollback)
            self._may_be_in_transaction = False

    async def _hop(self, act: Callable[[], _T]) -> _T:
        # Without arguments of its own: aiosqlite writes what it runs into its debug log, arguments and all.
        done: _T = await self._execute(act)  # type: ignore[no-untyped-call]
        return done


def connect(path: str) -> OneHop:
    """A connection to a file, to be awaited."""
    connection = OneHop(lambda: sqlite3.connect(path, check_same_thread=False), iter_chunk_size=64)
    # Its thread must not keep a process alive that ends without closing it.
    connection._thread.daemon = True  # noqa: SLF001 - SQLAlchemy does the same to the connections that it makes
    return connection
