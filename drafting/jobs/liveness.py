"""Which processes live: each holds a lock on its name, which falls when the process does, however it ends."""

import hashlib
import sqlite3
from pathlib import Path
from typing import Protocol

import psycopg


class Held(Protocol):
    """A name that is ours until we let it go."""

    def release(self) -> None:
        """Let it go."""
        ...

    def still(self) -> bool:
        """Whether it is ours yet: a database that was restarted has forgotten."""
        ...


class Names(Protocol):
    """The names that processes on one database bear."""

    def take(self, name: str) -> Held | None:
        """The name, if no living process bears it."""
        ...


def first_free(names: Names, name: str) -> tuple[str, Held]:
    """The name itself, or where a living process bears it the name with a number: two never share their work."""
    number = 1
    while True:
        candidate = name if number == 1 else f"{name}-{number}"
        held = names.take(candidate)
        if held is not None:
            return candidate, held
        number += 1


class _HeldFile:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def release(self) -> None:
        self._connection.close()

    def still(self) -> bool:
        try:
            return self._connection.in_transaction
        except sqlite3.ProgrammingError:  # closed
            return False


class FileNames:
    """Locks beside an SQLite journal, taken through SQLite, which knows how on every system."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal

    def take(self, name: str) -> Held | None:
        digest = hashlib.sha256(name.encode()).hexdigest()[:12]
        file = self._journal.with_name(f"{self._journal.name}.{digest}.lock")
        connection = sqlite3.connect(file, isolation_level=None, timeout=0, check_same_thread=False)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            connection.close()
            return None
        return _HeldFile(connection)


class _HeldLock:
    def __init__(self, connection: psycopg.Connection[tuple[bool]]) -> None:
        self._connection = connection

    def release(self) -> None:
        self._connection.close()

    def still(self) -> bool:
        try:
            self._connection.execute("SELECT 1")
        except psycopg.Error:
            return False
        return True


class PostgresNames:
    """Advisory locks of Postgres, each on a connection of its own."""

    def __init__(self, url: str) -> None:
        self._url = url

    def take(self, name: str) -> Held | None:
        number = int.from_bytes(hashlib.sha256(f"drafting {name}".encode()).digest()[:8], signed=True)
        connection: psycopg.Connection[tuple[bool]] = psycopg.connect(self._url, autocommit=True)
        row = connection.execute("SELECT pg_try_advisory_lock(%s)", (number,)).fetchone()
        if row is None or not row[0]:
            connection.close()
            return None
        return _HeldLock(connection)
