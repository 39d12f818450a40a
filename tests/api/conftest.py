"""Two running services: one without a model, and one whose model is a provider on loopback."""

from collections.abc import Iterator

import pytest

from tests.service import Service, running_service
from tests.upstream import Upstream, running_upstream, sensible
from tests.webhook import Receiver, running_receiver


@pytest.fixture(scope="session")
def receiver() -> Iterator[Receiver]:
    """Where approved replies are delivered."""
    with running_receiver() as running:
        yield running


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Iterator[Service]:
    """A service without a model."""
    env = {
        "DRAFTING_WEBHOOK_URL": receiver.url,
        "DRAFTING_WEBHOOK_SECRET": receiver.secret,
        "DRAFTING_WEBHOOK_ALLOW_PRIVATE": "true",
    }
    with running_service(tmp_path_factory.mktemp("plain"), env) as running:
        yield running


@pytest.fixture(scope="session")
def provider() -> Iterator[Upstream]:
    """The model's provider."""
    with running_upstream() as running:
        yield running


@pytest.fixture(scope="session")
def _modelled(tmp_path_factory: pytest.TempPathFactory, provider: Upstream) -> Iterator[Service]:
    env = provider.settings() | {"DRAFTING_MODEL_TIMEOUT": "10"}
    with running_service(tmp_path_factory.mktemp("modelled"), env) as running:
        yield running


@pytest.fixture
def modelled(_modelled: Service, provider: Upstream) -> Service:
    """A service with a model that answers sensibly until a test says otherwise."""
    provider.behave = sensible
    provider.requests.clear()
    return _modelled
