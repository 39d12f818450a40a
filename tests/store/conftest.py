"""A store on each database; every test has its own."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from drafting.store import Store, migrate
from tests.store.postgres_server import NoPostgres, Server, running_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    try:
        with running_server() as server:
            yield server
    except NoPostgres as reason:
        pytest.skip(f"no Postgres: {reason}")


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> str:
    name = postgres.new_database()
    migrate(postgres.url(name))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "store.sqlite"
    migrate(f"sqlite:///{file}")
    return file


BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'folder' / 'store.sqlite'}"
        return
    server: Server = request.getfixturevalue("postgres")
    database = server.new_database()
    yield server.url(database)
    server.drop(database)


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database at the newest schema."""
    yield from migrated_url(request, tmp_path, request.param)


def migrated_url(request: pytest.FixtureRequest, tmp_path: Path, kind: str) -> Iterator[str]:
    """A copy of a database that was migrated once."""
    if kind == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "store.sqlite")
        yield f"sqlite:///{tmp_path / 'store.sqlite'}"
        return
    server: Server = request.getfixturevalue("postgres")
    database = server.new_database(request.getfixturevalue("postgres_template"))
    yield server.url(database)
    server.drop(database)


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    opened = await Store.open(url, migrated=True)
    yield opened
    await opened.close()
