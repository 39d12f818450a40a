"""The wiring: settings become a store, models, jobs and a desk, and these become the application."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

from fastapi import FastAPI

from drafting import guards, inbox, signals
from drafting.api.application import build
from drafting.connectors.http import Outbound
from drafting.connectors.webhook.client import Webhook
from drafting.desk import Desk, delivery, drafting
from drafting.desk.deps import Jobs
from drafting.domain.errors import Conflict, InvalidInput
from drafting.jobs.runtime import DurableJobs
from drafting.llm import litellm_model
from drafting.llm.assembly import Endpoint, assemble
from drafting.llm.budget import Counter
from drafting.llm.model import Model
from drafting.pipeline import Models
from drafting.pipeline.checking import load_validators
from drafting.policy import Policy
from drafting.policy.library import load_brands, load_candidates
from drafting.prompting.library import Prompts
from drafting.settings import Place, Settings, data_folder
from drafting.store import Store


def utc_now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def models_for(settings: Settings, brands: Mapping[str, Policy], counter: Counter) -> Callable[[str], Models]:
    """The models of a brand. Each brand has a budget of its own, for its own day; everything else is shared."""
    fallbacks = [_endpoint(settings, place) for place in settings.fallbacks]

    def clock_of(brand: str) -> Callable[[], datetime]:
        zone = ZoneInfo(brands[brand].time_zone) if brand in brands else UTC
        return lambda: datetime.now(zone)

    def stacked(name: str, brand: str) -> Model:
        return assemble(
            [_endpoint(settings, Place(name, settings.model_base_url, settings.model_api_key)), *fallbacks],
            brand=brand,
            budget_usd_per_day=settings.budget_usd_per_day,
            budget_calls_per_day=settings.budget_calls_per_day,
            tape=settings.tape,
            tape_mode=settings.tape_mode,
            counter=counter,
            clock=clock_of(brand),
        )

    @cache
    def of(brand: str) -> Models:
        assess, judge = settings.assess_model or settings.model, settings.judge_model or settings.model
        built = {name: stacked(name, brand) for name in {settings.model, assess, judge} if name}
        return Models(
            assess=built.get(assess or ""), write=built.get(settings.model or ""), judge=built.get(judge or "")
        )

    return of


def _endpoint(settings: Settings, place: Place) -> Endpoint:
    key = place.api_key.get_secret_value() if place.api_key else None
    return Endpoint(model=place.model, base_url=place.base_url, api_key=key, timeout=settings.model_timeout)


def _not_running() -> Jobs:
    raise Conflict("durable work runs only inside `drafting serve` and `drafting worker`")


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[Store]:
    """The store for the time of a `with`, brought to the newest schema."""
    store = await Store.open(settings.store_url)
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def laid_desk(settings: Settings) -> AsyncIterator[Desk]:
    """A desk without the durable runtime: what a command of the terminal needs."""
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(opened_store(settings))
        stack.push_async_callback(litellm_model.close)
        policies = data_folder("policies", settings.policies_dir)
        brands = load_brands(policies)
        await asyncio.to_thread(load_validators, brands)
        yield Desk(
            store=store,
            brands=brands,
            candidates=load_candidates(policies),
            prompts=Prompts.load(data_folder("prompts", settings.prompts_dir)),
            models=models_for(settings, brands, store.spending),
            jobs=_not_running,
            clock=utc_now,
            deliverer=_way_out(settings, stack),
        )


def _way_out(settings: Settings, stack: AsyncExitStack) -> Webhook | None:
    if settings.webhook_url is None:
        return None
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    outbound = Outbound(allow_private=settings.webhook_allow_private)
    webhook = Webhook(settings.webhook_url, secret, outbound=outbound, clock=utc_now)
    stack.push_async_callback(webhook.close)
    return webhook


@asynccontextmanager
async def open_desk(settings: Settings) -> AsyncIterator[Desk]:
    """The desk of a running service, durable work included."""
    async with laid_desk(settings) as laid:
        jobs: DurableJobs

        async def make_proposal(draft_id: str, wrap: Callable[[Models], Models]) -> None:
            await drafting.make_proposal(desk, draft_id, wrap=wrap)

        async def deliver_once(draft_id: str) -> None:
            await delivery.deliver_once(desk, draft_id)

        async def give_up(draft_id: str) -> None:
            await delivery.give_up(desk, draft_id)

        jobs = DurableJobs(
            settings.store_url,
            store=laid.store,
            make_proposal=make_proposal,
            deliver_once=deliver_once,
            give_up=give_up,
            executor_id=settings.executor_id,
        )
        desk = replace(laid, jobs=lambda: jobs)
        await asyncio.to_thread(signals.load)  # before it is ready: no comment waits for a list
        _import_in_background(with_model=settings.model is not None)
        await jobs.start()
        try:
            yield desk
        finally:
            await jobs.stop()


def _import_in_background(*, with_model: bool) -> None:
    """Seconds of imports, done aside so that the server is ready before them; a request that needs one waits for it."""
    threading.Thread(target=guards.load, name="load-guards", daemon=True).start()
    if with_model:
        litellm_model.warm()


def application(settings: Settings) -> FastAPI:
    """The service."""
    return build(lambda: open_desk(settings), parts=(_inbox(settings),))


def _inbox(settings: Settings) -> Callable[[FastAPI], None]:
    secret = settings.oidc_client_secret.get_secret_value() if settings.oidc_client_secret else None
    provider = None
    if settings.oidc_issuer:
        if settings.oidc_client_id is None:
            raise InvalidInput(
                "is needed with DRAFTING_OIDC_ISSUER", field="DRAFTING_OIDC_CLIENT_ID", hint="ask it of the provider"
            )
        provider = inbox.Provider(
            settings.oidc_issuer, settings.oidc_client_id, secret, settings.oidc_claim, settings.public_url
        )
    return lambda app: inbox.install(app, provider)
