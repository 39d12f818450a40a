"""Start-up checks: what was looked at, whether it is right, and what to do when not."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from drafting.domain.errors import DraftingError
from drafting.llm.litellm_model import has_price
from drafting.pipeline.checking import load_validators
from drafting.policy.library import load_brands
from drafting.prompting.library import Prompts
from drafting.settings import Place, Settings, data_folder
from drafting.store import Store


@dataclass(frozen=True)
class Checkup:
    """One thing that was looked at."""

    id: str
    ok: bool
    says: str
    hint: str | None = None


async def examine(settings: Settings) -> AsyncIterator[Checkup]:
    """Look at everything that `drafting serve` needs. Asks no model anything: that would cost money."""
    yield _policies(settings)
    yield _prompts(settings)
    yield await _database(settings)
    yield _model(settings)
    yield await asyncio.to_thread(_budget, settings)


def _failed(name: str, error: DraftingError) -> Checkup:
    return Checkup(name, ok=False, says=error.message, hint=error.hint)


def _policies(settings: Settings) -> Checkup:
    try:
        brands = load_brands(data_folder("policies", settings.policies_dir))
        load_validators(brands)
    except DraftingError as error:
        return _failed("policies", error)
    return Checkup("policies", ok=True, says=", ".join(str(policy.ref) for policy in brands.values()))


def _prompts(settings: Settings) -> Checkup:
    try:
        prompts = Prompts.load(data_folder("prompts", settings.prompts_dir))
    except DraftingError as error:
        return _failed("prompts", error)
    return Checkup("prompts", ok=True, says=", ".join(str(ref) for ref in prompts.refs))


async def _database(settings: Settings) -> Checkup:
    try:
        store = await Store.open(settings.store_url)
        try:
            keys = await store.keys.any_exist()
        finally:
            await store.close()
    except DraftingError as error:
        return _failed("database", error)
    return Checkup("database", ok=True, says="answers; " + ("has keys" if keys else "no key yet: loopback only"))


def _model(settings: Settings) -> Checkup:
    if settings.model is None:
        return Checkup("model", ok=True, says="none: drafts are saved replies", hint="set DRAFTING_MODEL")
    try:
        others = settings.fallbacks
    except DraftingError as error:
        return _failed("model", error)
    places = [Place(settings.model, settings.model_base_url, None), *others]
    where = [f"{each.model} at {each.base_url or 'its provider'}" for each in places]
    return Checkup("model", ok=True, says=", else ".join(where))


def _budget(settings: Settings) -> Checkup:
    """Money is counted only where a price is known: an unknown one would otherwise pass for nothing."""
    usd, calls = settings.budget_usd_per_day, settings.budget_calls_per_day
    if settings.model is None or (usd is None and calls is None):
        return Checkup("budget", ok=True, says="no limit")
    limits = [f"{usd:g} USD" if usd is not None else "", f"{calls} calls" if calls is not None else ""]
    says = f"{' and '.join(filter(None, limits))} a brand and day"
    unpriced = _unpriced(settings) if usd is not None else []
    if not unpriced:
        return Checkup("budget", ok=True, says=says)
    says += f"; nobody knows the price of {', '.join(unpriced)}: its money is not counted"
    if calls is None:
        hint = "set DRAFTING_BUDGET_CALLS_PER_DAY too, or nothing limits it"
        return Checkup("budget", ok=False, says=says, hint=hint)
    return Checkup("budget", ok=True, says=f"{says}, and the calls are what binds")


def _unpriced(settings: Settings) -> list[str]:
    roles = (settings.model, settings.assess_model, settings.judge_model)
    try:
        names = [*filter(None, roles), *(each.model for each in settings.fallbacks)]
    except DraftingError:
        names = [*filter(None, roles)]  # that the others are wrong is said above
    return [name for name in dict.fromkeys(names) if not has_price(name)]
