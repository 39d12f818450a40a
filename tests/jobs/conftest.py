"""The databases of the store's tests: SQLite, and Postgres too where a test asks for both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.conftest import BOTH, migrated_url, postgres, postgres_template, sqlite_template, store

__all__ = ["on_both", "postgres", "postgres_template", "sqlite_template", "store", "url"]

on_both = pytest.mark.parametrize("url", BOTH, indirect=True)


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database at the newest schema."""
    yield from migrated_url(request, tmp_path, getattr(request, "param", "sqlite"))
