"""`drafting keys`: make, list and revoke API keys."""

import argparse
import asyncio

from drafting.app import opened_store
from drafting.cli.console import line
from drafting.domain.person import parse_grant
from drafting.settings import Settings


def run(args: argparse.Namespace) -> int:
    """Run one of the verbs."""
    return asyncio.run({"create": _create, "list": _list, "revoke": _revoke}[args.verb](args))


async def _create(args: argparse.Namespace) -> int:
    async with opened_store(Settings.from_env()) as store:
        rights = tuple(args.right or ("draft",))
        roles = tuple(map(parse_grant, args.role)) if args.role else None
        brands = tuple(args.brand) if args.brand else None
        key, token = await store.keys.create(args.name, rights=rights, brands=brands, roles=roles)
        line(f"{key.id}  {key.name}  {', '.join(key.rights)}")
        line(f"{token}")
        line("This is shown once: store it where you keep secrets.")
    return 0


async def _list(_: argparse.Namespace) -> int:
    async with opened_store(Settings.from_env()) as store:
        for key in await store.keys.all():
            state = "revoked" if key.revoked_at else "active"
            roles = "  ".join(f"{one.brand or 'all brands'}={','.join(sorted(one.rights))}" for one in key.grants)
            line(f"{key.id}  {key.name}  {roles}  {state}")
    return 0


async def _revoke(args: argparse.Namespace) -> int:
    async with opened_store(Settings.from_env()) as store:
        await store.keys.revoke(args.id)
        line(f"{args.id} is revoked")
    return 0
