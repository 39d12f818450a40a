"""The migrations make exactly the tables that the queries expect."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import alembic
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import drafting.store
from drafting.store import migrate
from drafting.store.engine import is_sqlite, postgres_url, sqlite_path
from drafting.store.tables import metadata

_SEARCH = ("words_found", "ix_words_said")
MIGRATIONS = Path(drafting.store.__file__).parent / "migrations"


@contextmanager
def connected(url: str) -> Iterator[sa.Connection]:
    address = f"sqlite:///{sqlite_path(url)}" if is_sqlite(url) else postgres_url(url).replace("://", "+psycopg://", 1)
    engine = sa.create_engine(address)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def tables(url: str) -> set[str]:
    with connected(url) as connection:
        return set(sa.inspect(connection).get_table_names())


def test_it_makes_every_table_and_column_that_the_queries_expect(empty_url: str) -> None:
    migrate(empty_url)
    with connected(empty_url) as connection:
        # The search index is made by hand: SQLAlchemy knows neither FTS5's tables nor an index on an expression.
        opts = {"compare_type": True, "include_name": lambda name, *_: not str(name).startswith(_SEARCH)}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
        assert {table.name for table in metadata.sorted_tables} <= set(sa.inspect(connection).get_table_names())


def test_it_makes_the_indexes_under_the_names_that_the_tables_give_them(empty_url: str) -> None:
    # Autogenerate does not compare partial indexes, so they are named here.
    migrate(empty_url)
    with connected(empty_url) as connection:
        inspector = sa.inspect(connection)
        for table in metadata.sorted_tables:
            found = {index["name"] for index in inspector.get_indexes(table.name)}
            assert {index.name for index in table.indexes} <= found


def test_it_changes_nothing_the_second_time(empty_url: str) -> None:
    migrate(empty_url)
    before = tables(empty_url)
    migrate(empty_url)
    assert tables(empty_url) == before


def test_it_leaves_nothing_behind_when_it_is_undone(empty_url: str) -> None:
    migrate(empty_url)
    migrate(empty_url, "base")
    assert tables(empty_url) == {"alembic_version"}
    migrate(empty_url)
    assert "drafts" in tables(empty_url)


def test_it_lets_processes_that_start_together_wait_for_one_another(empty_url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(migrate, [empty_url, empty_url]))
    assert "drafts" in tables(empty_url)


def test_it_is_one_line_of_steps_each_of_which_can_be_undone() -> None:
    steps = ScriptDirectory(str(MIGRATIONS))
    assert len(steps.get_heads()) == 1
    for step in steps.walk_revisions():
        assert callable(step.module.upgrade)
        assert callable(step.module.downgrade)
    assert alembic.__version__
