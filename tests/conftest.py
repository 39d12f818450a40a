"""What every test gets: no network beyond loopback, and no settings of the person who runs it."""

import asyncio
import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.workers import alone, beside_others, pytest_collection_modifyitems, pytest_xdist_make_scheduler, turns

if TYPE_CHECKING:
    from drafting.desk import Desk

__all__ = ["alone", "beside_others", "pytest_collection_modifyitems", "pytest_xdist_make_scheduler", "turns"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make goldens` writes the goldens anew, to be read before they are committed."""
    parser.addoption("--update-goldens", action="store_true", help="write the golden files anew")


class NetworkIsClosed(AssertionError):
    """A test, or a library, tried to leave this machine."""


def _is_local(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in ("localhost", "")


@pytest.fixture(autouse=True, scope="session")
def closed_network() -> Iterator[list[object]]:
    """Refuse every connection and every look-up of a name that leaves this machine, and remember who tried."""
    tried: list[object] = []
    patch = pytest.MonkeyPatch()
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def check(address: object) -> None:
        if not _is_local(address):
            tried.append(address)
            raise NetworkIsClosed(f"a test tried to reach {address!r}")

    def closed_connect(self: socket.socket, address: Any) -> None:
        check(address)
        connect(self, address)

    def closed_connect_ex(self: socket.socket, address: Any) -> int:
        check(address)
        return connect_ex(self, address)

    def closed_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        check((name or "", 0))
        return look_up(host, *rest, **more)

    patch.setattr(socket.socket, "connect", closed_connect)
    patch.setattr(socket.socket, "connect_ex", closed_connect_ex)
    patch.setattr(socket, "getaddrinfo", closed_look_up)
    yield tried
    patch.undo()


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the shell that runs the tests must not change what they show."""
    for name in list(os.environ):
        if name.startswith(("DRAFTING_", "OPENAI_", "ANTHROPIC_", "LITELLM_")):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def laid_once(tmp_path_factory: pytest.TempPathFactory) -> "tuple[Desk, Path]":
    """A desk as the application lays it, for all that no test changes, and its database as it was made."""
    from drafting.app import laid_desk
    from drafting.settings import Settings

    file = tmp_path_factory.mktemp("laid") / "d.sqlite"

    async def lay() -> "Desk":
        async with laid_desk(Settings(database_url=f"sqlite:///{file}")) as laid:
            return laid

    return asyncio.run(lay()), file
