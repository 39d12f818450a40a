"""What the tests of the wire share: litellm loaded once, and its connections closed after each of them."""

import logging
import warnings
from collections.abc import AsyncIterator, Iterator
from types import ModuleType

import pytest

from drafting.llm.litellm_model import close, load
from tests.llm.upstream import Upstream, running_upstream


@pytest.fixture(scope="session")
def loaded_litellm() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what litellm's own import warns of is not ours to mend
        return load()


@pytest.fixture
async def litellm(loaded_litellm: ModuleType) -> AsyncIterator[ModuleType]:
    """The module, over its own aiohttp transport, as in production."""
    yield loaded_litellm
    await close()
    loaded_litellm.in_memory_llm_clients_cache.flush_cache()


@pytest.fixture
def litellm_on_httpx(litellm: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module on plain httpx, where respx can stand in for the endpoint."""
    monkeypatch.setattr(litellm, "disable_aiohttp_transport", True)
    return litellm


@pytest.fixture
async def upstream(litellm: ModuleType) -> AsyncIterator[Upstream]:
    """A model server on loopback."""
    async with running_upstream() as running:
        yield running


@pytest.fixture
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every line that any library logs, down to debug."""
    with caplog.at_level(logging.DEBUG):
        yield caplog
