"""`drafting people`: accounts for the inbox. The first administrator is made here."""

import argparse
import asyncio
import getpass
import sys

from drafting.app import laid_desk
from drafting.cli.console import line
from drafting.desk import people
from drafting.domain.errors import InvalidInput
from drafting.domain.person import Grant, Person, Right, merged, parse_grant
from drafting.settings import Settings


def run(args: argparse.Namespace) -> int:
    """Run one of the verbs."""
    verbs = {
        "create": _create,
        "list": _list,
        "roles": _roles,
        "password": _password,
        "end": _end,
        "sign-out": _sign_out,
    }
    return asyncio.run(verbs[args.verb](args))


def _grants(args: argparse.Namespace) -> tuple[Grant, ...]:
    given = [parse_grant(role) for role in args.role or ()]
    if args.administrator:
        given.append(Grant(rights=frozenset(Right)))
    if not given:
        raise InvalidInput(
            "no role was given", field="role", hint="--administrator, or --role acme=draft,approve, or --role approve"
        )
    return merged(given)


def _asked_password(args: argparse.Namespace) -> str:
    """Never an argument: those can be read by everybody on the machine."""
    if args.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("password: ")
    if getpass.getpass("the same again: ") != first:
        raise InvalidInput("the two are not the same", field="password", hint="try again")
    return first


async def _create(args: argparse.Namespace) -> int:
    grants = _grants(args)
    password = None if args.no_password else _asked_password(args)
    async with laid_desk(Settings.from_env()) as desk:
        unknown = sorted({grant.brand for grant in grants if grant.brand} - set(desk.brands))
        if unknown:
            raise InvalidInput(
                f"there is no brand {unknown[0]!r}", field="role", hint=f"there are: {', '.join(sorted(desk.brands))}"
            )
        line(_said(await people.create(desk, args.login, args.name or args.login, grants=grants, password=password)))
    return 0


async def _list(_: argparse.Namespace) -> int:
    async with laid_desk(Settings.from_env()) as desk:
        for person in await desk.store.people.all():
            line(_said(person))
    return 0


async def _roles(args: argparse.Namespace) -> int:
    grants = _grants(args)
    async with laid_desk(Settings.from_env()) as desk:
        line(_said(await desk.store.people.change(args.login, grants=grants)))
    return 0


async def _password(args: argparse.Namespace) -> int:
    password = await people.hashed(_asked_password(args))
    async with laid_desk(Settings.from_env()) as desk:
        person = await desk.store.people.change(args.login, password=password)
        ended = await desk.store.sessions.end(person.id, now=desk.clock())
        line(f"{person.login} has a new password; {ended} session(s) ended")
    return 0


async def _end(args: argparse.Namespace) -> int:
    async with laid_desk(Settings.from_env()) as desk:
        await desk.store.people.end(args.login, now=desk.clock())
        line(f"the account of {args.login} is ended")
    return 0


async def _sign_out(args: argparse.Namespace) -> int:
    async with laid_desk(Settings.from_env()) as desk:
        person = await desk.store.people.named(args.login)
        ended = await desk.store.sessions.end(person.id, now=desk.clock())
        line(f"{ended} session(s) of {person.login} ended")
    return 0


def _said(person: Person) -> str:
    roles = "  ".join(f"{grant.brand or 'every brand'}={','.join(sorted(grant.rights))}" for grant in person.grants)
    state = "ended" if person.ended_at else "password" if person.has_password else "OpenID Connect"
    return f"{person.login}  {person.name}  {roles}  ({state})"
