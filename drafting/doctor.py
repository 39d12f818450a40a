"""Start-up checks: what was looked at, whether it is right, and what to do when not."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from drafting.domain.errors import DraftingError
from drafting.policy.library import load_brands
from drafting.prompting.library import Prompts
from drafting.settings import Settings, data_folder
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


def _failed(name: str, error: DraftingError) -> Checkup:
    return Checkup(name, ok=False, says=error.message, hint=error.hint)


def _policies(settings: Settings) -> Checkup:
    try:
        brands = load_brands(data_folder("policies", settings.policies_dir))
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
    where = settings.model_base_url or "the provider's own address"
    return Checkup("model", ok=True, says=f"{settings.model} at {where}")
