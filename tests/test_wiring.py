"""From settings to models: who falls back on what and where, and what a brand may spend on its own day."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Self

import httpx
import pytest

from drafting.app import laid_desk, models_for
from drafting.doctor import Checkup, examine
from drafting.domain.errors import BudgetSpent, InvalidInput
from drafting.llm.budget import Counter, InMemoryCounter, Limits
from drafting.llm.model import Model
from drafting.settings import Settings
from drafting.store import Store
from tests.inbox.conftest import app_of
from tests.llm.conftest import litellm, loaded_litellm, upstream
from tests.llm.prompts import a_prompt
from tests.llm.upstream import Upstream, completion, http
from tests.policy.builders import default_policy

__all__ = ["litellm", "loaded_litellm", "upstream"]

OK = http(200, completion("hallo"))
KEY, OTHER_KEY = "sk-first-4411", "sk-other-5522"
FIRST = {"DRAFTING_MODEL": "openai/first", "DRAFTING_MODEL_BASE_URL": "http://first/v1", "DRAFTING_MODEL_API_KEY": KEY}


def places(**more: str) -> list[tuple[str, str | None, str | None]]:
    settings = Settings.from_env(FIRST | more)
    return [
        (each.model, each.base_url, each.api_key.get_secret_value() if each.api_key else None)
        for each in settings.fallbacks
    ]


def test_a_fallback_is_asked_where_the_model_is_unless_it_has_a_place_of_its_own() -> None:
    assert places() == []
    two = {"DRAFTING_FALLBACK_MODELS": "openai/second, anthropic/third"}
    assert places(**two) == [("openai/second", "http://first/v1", KEY), ("anthropic/third", "http://first/v1", KEY)]
    apart = two | {"DRAFTING_FALLBACK_BASE_URLS": "http://second/v1,-", "DRAFTING_FALLBACK_API_KEYS": f",{OTHER_KEY}"}
    assert places(**apart) == [("openai/second", "http://second/v1", None), ("anthropic/third", None, OTHER_KEY)]


def test_a_key_is_never_shown_at_an_address_that_it_was_not_given_for() -> None:
    one = {"DRAFTING_FALLBACK_MODELS": "openai/second", "DRAFTING_FALLBACK_BASE_URLS": "http://second/v1"}
    assert places(**one) == [("openai/second", "http://second/v1", None)]


@pytest.mark.parametrize("variable", ["DRAFTING_FALLBACK_BASE_URLS", "DRAFTING_FALLBACK_API_KEYS"])
def test_lists_that_do_not_match_are_refused_and_no_key_is_repeated(variable: str) -> None:
    with pytest.raises(InvalidInput, match=f"{variable}: holds 2 where DRAFTING_FALLBACK_MODELS holds 1") as caught:
        places(**{"DRAFTING_FALLBACK_MODELS": "openai/second", variable: f"{KEY},{OTHER_KEY}"})
    assert KEY not in f"{caught.value} {caught.value.hint}"


async def test_a_fallback_answers_at_its_own_address_with_its_own_key(upstream: Upstream) -> None:
    upstream.responses = [OK]
    env = {
        "DRAFTING_MODEL": "openai/first",
        "DRAFTING_MODEL_BASE_URL": "http://127.0.0.1:1/v1",
        "DRAFTING_MODEL_API_KEY": KEY,
        "DRAFTING_FALLBACK_MODELS": "openai/second",
        "DRAFTING_FALLBACK_BASE_URLS": upstream.base_url,
        "DRAFTING_FALLBACK_API_KEYS": OTHER_KEY,
    }
    write = writer_of(env, InMemoryCounter())
    assert (await write.complete(a_prompt())).model == "openai/second"
    assert [request["model"] for request in upstream.requests] == ["second"]
    assert OTHER_KEY in upstream.heads[0]
    assert KEY not in upstream.heads[0]


@pytest.mark.parametrize(("zone", "is_spent"), [("Pacific/Kiritimati", False), ("UTC", True)])
async def test_the_day_of_a_budget_is_the_brands_own(
    zone: str, is_spent: bool, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Kiritimati it is already the day after the one whose budget is spent."""
    upstream.responses = [OK]
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(now.timestamp(), tz)

    monkeypatch.setattr("drafting.app.datetime", Clock)
    counter = InMemoryCounter()
    await counter.take_call("default", now.date(), Limits())
    write = writer_of(limited(upstream, calls=1), counter, zone=zone)
    if is_spent:
        with pytest.raises(BudgetSpent):
            await write.complete(a_prompt())
    else:
        await write.complete(a_prompt())
    assert len(upstream.requests) == (0 if is_spent else 1)


async def test_what_was_spent_is_known_after_a_restart_and_shown_with_what_has_no_price(
    upstream: Upstream, tmp_path: Path
) -> None:
    upstream.responses = [OK]
    url = f"sqlite:///{tmp_path / 'd.sqlite'}"
    env = limited(upstream, calls=2) | {"DRAFTING_BUDGET_USD_PER_DAY": "5"}
    for asked in range(3):
        store = await Store.open(url)
        write = writer_of(env, store.spending)
        if asked < 2:
            await write.complete(a_prompt())
        else:
            with pytest.raises(BudgetSpent):
                await write.complete(a_prompt())
        await store.close()
    figures = await metrics(url)
    assert 'drafting_budget_calls_today{brand="default"} 2\n' in figures
    assert 'drafting_budget_usd_today{brand="default"} 0\n' in figures
    assert 'drafting_budget_unpriced_calls_today{brand="default"} 2\n' in figures


async def test_without_a_budget_nothing_is_said_to_be_spent(tmp_path: Path) -> None:
    assert "drafting_budget_usd_today{" not in await metrics(f"sqlite:///{tmp_path / 'd.sqlite'}")


def limited(upstream: Upstream, *, calls: int) -> dict[str, str]:
    return {
        "DRAFTING_MODEL": "openai/scripted",
        "DRAFTING_MODEL_BASE_URL": upstream.base_url,
        "DRAFTING_BUDGET_CALLS_PER_DAY": str(calls),
    }


def writer_of(env: dict[str, str], counter: Counter, *, zone: str = "Europe/Amsterdam") -> Model:
    brands = {"default": default_policy().model_copy(update={"time_zone": zone})}
    write = models_for(Settings.from_env(env), brands, counter)("default").write
    assert write is not None
    return write


async def metrics(url: str) -> str:
    async with laid_desk(Settings(database_url=url)) as desk:
        transport = httpx.ASGITransport(app_of(desk))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return (await client.get("/metrics")).text


async def budget(tmp_path: Path, **env: str) -> Checkup:
    given = {"DRAFTING_DATABASE_URL": f"sqlite:///{tmp_path / 'd.sqlite'}"} | env
    return [checkup async for checkup in examine(Settings.from_env(given))][-1]


async def test_the_doctor_says_where_money_cannot_be_counted(tmp_path: Path) -> None:
    usd = {"DRAFTING_BUDGET_USD_PER_DAY": "5"}
    unpriced = await budget(tmp_path, DRAFTING_MODEL="openai/our-own", **usd)
    assert not unpriced.ok
    assert "nobody knows the price of openai/our-own" in unpriced.says
    assert unpriced.hint
    bound = await budget(tmp_path, DRAFTING_MODEL="openai/our-own", DRAFTING_BUDGET_CALLS_PER_DAY="9", **usd)
    assert bound.ok
    assert "the calls are what binds" in bound.says
    priced = await budget(tmp_path, DRAFTING_MODEL="openai/gpt-5-mini", **usd)
    assert (priced.ok, priced.says) == (True, "5 USD a brand and day")
    other = await budget(tmp_path, DRAFTING_MODEL="openai/gpt-5-mini", DRAFTING_FALLBACK_MODELS="openai/our-own", **usd)
    assert not other.ok
    assert (await budget(tmp_path)).says == "no limit"
