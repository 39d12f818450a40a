"""A name is borne by one living process."""

from pathlib import Path

import pytest

from drafting.jobs.database import JournalDatabase
from drafting.jobs.liveness import Names, first_free
from tests.jobs.conftest import on_both


@pytest.fixture
def names(url: str) -> Names:
    database = JournalDatabase.beside(url)
    if database.engine is not None:
        database.engine.dispose()
    return database.names


@on_both
def test_it_gives_a_name_to_one_at_a_time(names: Names) -> None:
    held = names.take("a")
    assert held is not None
    assert held.still()
    assert names.take("a") is None
    other = names.take("b")
    assert other is not None
    held.release()
    assert not held.still()
    again = names.take("a")
    assert again is not None
    again.release()
    other.release()


@on_both
def test_it_finds_the_first_name_that_is_free(names: Names) -> None:
    taken = [first_free(names, "a") for _ in range(3)]
    assert [name for name, _ in taken] == ["a", "a-2", "a-3"]
    taken[1][1].release()
    name, held = first_free(names, "a")
    assert name == "a-2"
    for one in (held, taken[0][1], taken[2][1]):
        one.release()


def test_it_takes_any_name_for_a_file(names: Names, tmp_path: Path) -> None:
    held = names.take("../x/\u00e9 *?:")
    assert held is not None
    held.release()
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".lock")]
