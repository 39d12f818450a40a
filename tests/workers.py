"""Several workers at once (`pytest -n 2`): who runs what, and how a measurement of time is alone."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import IO, Any

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

if sys.platform != "win32":  # there a measurement is not alone
    import fcntl

Alone = Callable[[], AbstractContextManager[None]]

_TOGETHER = ("tests/api/", "tests/llm/")
"""Folders whose files share what takes seconds to start once a session: all of one goes to the same worker."""


def share_of(nodeid: str) -> str:
    """What goes to one worker as a whole: a file, or one of those folders."""
    file = nodeid.partition("::")[0]
    return next((folder for folder in _TOGETHER if file.startswith(folder)), file)


class ByShare(LoadScopeScheduling):  # type: ignore[misc]
    """Gives each worker whole shares. Not xdist's own groups, whose names pytest 9.2 no longer shows it."""

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByShare:
    """The order is that of the collection, below."""
    config.option.loadscopereorder = False
    return ByShare(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The shares with slow tests first, so that none is left for last."""
    if hasattr(config, "workerinput"):
        slow = {share_of(item.nodeid) for item in items if item.get_closest_marker("slow")}
        items.sort(key=lambda item: (share_of(item.nodeid) not in slow, share_of(item.nodeid)))


@pytest.fixture(scope="session")
def turns(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[IO[str] | None]:
    """A file that all workers lock: together for a test, one of them alone for a measurement."""
    if sys.platform == "win32" or not hasattr(request.config, "workerinput"):
        yield None
        return
    with (tmp_path_factory.getbasetemp().parent / "turns").open("w") as file:
        yield file


@pytest.fixture(autouse=True)
def beside_others(turns: IO[str] | None) -> Iterator[None]:
    """Any test may run beside any other, but not beside a measurement."""
    if turns is None:
        yield
        return
    fcntl.flock(turns, fcntl.LOCK_SH)
    yield
    fcntl.flock(turns, fcntl.LOCK_UN)


@pytest.fixture
def alone(beside_others: None, turns: IO[str] | None) -> Alone:
    """For a measurement of time: no other test runs meanwhile, for it would be measured too."""

    @contextmanager
    def waited() -> Iterator[None]:
        if turns is None:
            yield
            return
        fcntl.flock(turns, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(turns, fcntl.LOCK_SH)

    return waited
