"""`drafting history export`: what people decided, as JSON Lines."""

import argparse
import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from drafting.app import laid_desk
from drafting.desk import history
from drafting.domain.errors import InvalidInput
from drafting.settings import Settings


def run(args: argparse.Namespace) -> int:
    """Write every review to standard output, or to a file."""
    return asyncio.run(_export(args))


async def _export(args: argparse.Namespace) -> int:
    brands = frozenset(args.brand) if args.brand else None
    out = sys.stdout if args.output is None else Path(args.output).open("w", encoding="utf-8")  # noqa: ASYNC230, SIM115
    try:
        async with laid_desk(Settings.from_env()) as desk:
            async for line in history.export(desk, brands=brands, since=_since(args.since)):
                out.write(line)
    finally:
        if out is not sys.stdout:
            out.close()
    return 0


def _since(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput("is no date", field="--since", hint="write it like 2026-11-23") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
