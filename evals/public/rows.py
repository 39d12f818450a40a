"""Rows of the public files, and the cases that are made of them while they are measured."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from drafting.domain.decision import Action, Visibility
from drafting.domain.frozen import Frozen
from drafting.domain.thread import Comment, Context, Role, Turn
from evals.cases.case import DecisionCase, DraftCase, Expected


class PublicRow(Frozen):
    """What the files have in common; everything else is in `more`."""

    id: str
    text: str
    lang: str
    label: Any
    more: dict[str, Any]

    @property
    def weak(self) -> dict[str, Any]:
        """The rule-based mapping to our vocabulary, where there is one."""
        weak = self.more.get("weak")
        return weak if isinstance(weak, dict) else {}

    def as_comment(self) -> DecisionCase | None:
        """The row as a customer's comment; None where no service would take its text (too long, control characters)."""
        turns = self.more.get("thread") or []
        try:
            return DecisionCase(
                id=self.id,
                comment=Comment(text=self.text),
                thread=tuple(Turn(role=Role.CUSTOMER, text=text) for text in turns[-20:]),
                expected=Expected(action=Action.RESPOND),
            )
        except ValidationError:
            return None

    def as_reply(self, to: str) -> DraftCase | None:
        """The row as a reply to a comment."""
        try:
            return DraftCase(
                id=self.id,
                comment=Comment(text=to),
                context=Context(private_channel="DM"),
                visibility=Visibility.PUBLIC,
                draft=self.text,
                good=True,
            )
        except ValidationError:
            return None


def rows(path: Path) -> Iterator[PublicRow]:
    """Every row of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            values = json.loads(line)
            more = {name: value for name, value in values.items() if name not in ("id", "text", "lang", "label")}
            yield PublicRow(
                id=str(values["id"]), text=values["text"], lang=values["lang"], label=values.get("label"), more=more
            )
