"""Brings a database to the newest schema, or to any other revision."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from drafting.store.engine import is_sqlite, postgres_url, prepare_sqlite, sqlite_path

NEWEST = "head"
_ONE_AT_A_TIME = 7_241_903_358_112_004
"""A number of our own for Postgres' advisory lock."""


def migrate(url: str, to: str = NEWEST) -> None:
    """All steps in one transaction; of two processes that start together the second waits. `base` undoes everything."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
            config.attributes["connection"] = connection
            if to == "base":
                command.downgrade(config, to)
            else:
                command.upgrade(config, to)
    finally:
        engine.dispose()


def _engine(url: str) -> sa.Engine:
    if not is_sqlite(url):
        return sa.create_engine(postgres_url(url).replace("postgresql://", "postgresql+psycopg://", 1))
    path = sqlite_path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    sa.event.listen(engine, "connect", prepare_sqlite)
    return engine
