"""A provider that is slow, busy or down: a saved reply or a person, soon, and the model again once it is back."""

import time
from collections.abc import Iterator

import pytest

from tests.api.test_one_comment import LATE, post
from tests.service import Service, running_service
from tests.upstream import Answer, Upstream, running_upstream

OUTAGES = {
    "times out": Answer("{}", after=3.0),
    "answers 429 for a day": Answer(status=429, headers={"Retry-After": "86400"}),
}


@pytest.fixture
def provider() -> Iterator[Upstream]:
    """A provider of this test's own."""
    with running_upstream() as running:
        yield running


@pytest.fixture
def service(tmp_path_factory: pytest.TempPathFactory, provider: Upstream) -> Iterator[Service]:
    """A service of this test's own: its circuit is not to open for others."""
    env = provider.settings() | {"DRAFTING_MODEL_TIMEOUT": "1"}
    with running_service(tmp_path_factory.mktemp("outage"), env) as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize("case", OUTAGES)
def test_an_outage_leads_to_a_saved_reply_and_a_person(service: Service, provider: Upstream, case: str) -> None:
    post(service, LATE)  # the libraries are loaded, so that the clock below measures the outage
    provider.behave = lambda asked, request: OUTAGES[case]
    began = time.monotonic()
    drafted = [post(service, LATE) for _ in range(4)]
    took = time.monotonic() - began
    assert all(each["draft"]["source"] == "saved_reply" for each in drafted)
    assert all(each["decision"]["needs_person"] for each in drafted), "nobody read these comments"
    assert took < 20, "a dead provider costs seconds, not minutes"
