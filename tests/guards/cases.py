"""Reads the cases of the guards: what each must hold and must let through, per language."""

from pathlib import Path
from typing import Any, NamedTuple

import yaml

from drafting.domain.draft import Brief, Reply
from tests.guards.builders import brief, reply

_FOLDER = Path(__file__).parent / "cases"
_TUPLES = ("facts", "may_offer")


class Case(NamedTuple):
    """A draft, what it answers, and whether the guard must hold it."""

    guard: str
    language: str
    holds: bool
    reply: Reply
    brief: Brief

    def __str__(self) -> str:
        return f"{self.guard}-{self.language}-{self.reply.text[:40]}"


def cases() -> tuple[Case, ...]:
    """Every case of every guard."""
    return tuple(case for file in sorted(_FOLDER.glob("*.yaml")) for case in _read(file))


def _read(file: Path) -> list[Case]:
    written = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        _case(file.stem, language, holds=kind == "hold", said=said)
        for kind, languages in written.items()
        for language, listed in languages.items()
        for said in listed
    ]


def _case(guard: str, language: str, *, holds: bool, said: str | dict[str, Any]) -> Case:
    given = {"draft": said} if isinstance(said, str) else dict(said)
    text, private = given.pop("draft"), given.pop("private_message", None)
    given |= {name: tuple(given[name]) for name in _TUPLES if name in given}
    return Case(guard, language, holds, reply(text, private), brief(language, **given))
