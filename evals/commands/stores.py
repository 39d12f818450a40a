"""The options that name a store, for every command that reads reviewed drafts."""

import argparse
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from drafting.domain.errors import InvalidInput
from drafting.settings import Settings
from drafting.store import Store
from evals.reviewed.reading import Reviewed, reviewed


def add_store_options(parser: argparse.ArgumentParser) -> None:
    """Which store, and which drafts of it."""
    parser.add_argument("--database", metavar="URL", help="default: DRAFTING_DATABASE_URL, or the file of the service")
    parser.add_argument("--brand", help="only this brand's drafts")
    parser.add_argument("--since", metavar="DATE", help="only what was reviewed since then, as 2026-11-01")


async def reviewed_in(given: argparse.Namespace) -> AsyncIterator[Reviewed]:
    """The reviewed drafts that the options name. The store is only read, but brought to the newest schema first."""
    since = _date(given.since)
    store = await Store.open(Settings.from_env(database_url=given.database).store_url)
    try:
        async for one in reviewed(store, brand=given.brand, since=since):
            yield one
    finally:
        await store.close()


def _date(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        raise InvalidInput(f"{text!r} is no date", field="--since", hint="write it as 2026-11-01") from None
