"""Where the journal of durable work lies: beside an SQLite store in a file of its own, or in the same Postgres."""

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

from drafting.jobs.liveness import FileNames, Names, PostgresNames
from drafting.store.engine import is_sqlite, postgres_url, sqlite_path

SCHEMA = "drafting_jobs"


@dataclass(frozen=True)
class JournalDatabase:
    """The journal's address, and on SQLite an engine of ours, which is set up for speed and for waiting."""

    url: str
    engine: sa.Engine | None
    names: Names

    @classmethod
    def beside(cls, store_url: str) -> "JournalDatabase":
        """The journal of this store."""
        if not is_sqlite(store_url):
            url = postgres_url(store_url)
            return cls(url, None, PostgresNames(url))
        path = journal_path(sqlite_path(store_url))
        path.parent.mkdir(parents=True, exist_ok=True)
        file = sa.URL.create("sqlite", database=str(path))
        engine = sa.create_engine(file, pool_size=5, max_overflow=0, pool_timeout=30, hide_parameters=True)
        sa.event.listen(engine, "connect", _prepare)
        return cls(file.render_as_string(), engine, FileNames(path))


def journal_path(store: Path) -> Path:
    """A file of its own, so that the journal's writer never waits for the store's."""
    return store.with_name(store.name.removesuffix(".sqlite") + ".dbos.sqlite")


def _prepare(connection: DBAPIConnection, _record: object) -> None:
    """The first three are what dbos sets on the engines that it makes itself; the others more than halve a workflow."""
    connection.isolation_level = "IMMEDIATE"
    cursor = connection.cursor()
    for pragma in ("busy_timeout=30000", "foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
