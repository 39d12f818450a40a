"""`drafting draft`, `decide` and `check`: one comment or reply, answered on the terminal."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from drafting.api.problems import fields_of
from drafting.api.v1.bodies import CheckRequest, DraftRequest
from drafting.api.v1.views import ChecksView, DecisionView, DraftView, FindingView
from drafting.app import laid_desk
from drafting.cli import show
from drafting.cli.console import line
from drafting.desk import drafting, intake
from drafting.domain.draft import FindingKind, Reply
from drafting.domain.errors import InvalidInput
from drafting.domain.frozen import Frozen
from drafting.domain.wording import Reader
from drafting.settings import Settings

Body = TypeVar("Body", bound=DraftRequest)

_NEED_THE_COMMENT = (FindingKind.GENERIC, FindingKind.NOT_MOVED_TO_PRIVATE)
"""What nobody can tell about a reply without the comment that it answers."""


def run(args: argparse.Namespace) -> int:
    """Run one of the three."""
    return asyncio.run({"draft": _draft, "decide": _decide, "check": _check}[args.command](args))


async def _draft(args: argparse.Namespace) -> int:
    request = _request(DraftRequest, _given(args, comment=_text(args)), args)
    async with laid_desk(Settings.from_env()) as desk:
        record = await intake.accept_here(desk, request.as_thread())
        reader = _reader(args, record.proposal.signals.language if record.proposal else None)
        view = DraftView.of(record, reader).answer()
        _print(args, view, lambda: show.answer(view, reader))
    return 0


async def _decide(args: argparse.Namespace) -> int:
    request = _request(DraftRequest, _given(args, comment=_text(args)), args)
    async with laid_desk(Settings.from_env()) as desk:
        decided = await drafting.decide_only(desk, request.as_thread())
        reader = _reader(args, decided.language)
        view = DecisionView.of(decided.decision, reader)
        _print(args, view, lambda: show.decision(view, reader))
    return 0


async def _check(args: argparse.Namespace) -> int:
    reply_text = _text(args)
    given = _given(args, comment=args.comment or (None if args.request else reply_text))
    request = _request(CheckRequest, given | ({"draft": reply_text} if reply_text else {}), args)
    async with laid_desk(Settings.from_env()) as desk:
        reply = Reply(text=request.draft, private_message=request.private_message)
        checked = await drafting.check(desk, request.as_thread(), reply)
        findings = checked.findings
        if args.comment is None and not args.request:
            findings = tuple(finding for finding in findings if finding.kind not in _NEED_THE_COMMENT)
            sys.stderr.write("no --comment given: not checked is whether the reply names the problem\n")
        views = tuple(FindingView.of(finding, _reader(args, checked.language)) for finding in findings)
        view = ChecksView(ok=not any(item.severity == "block" for item in views), findings=views)
        _print(args, view, lambda: show.checks(view, _reader(args, checked.language)))
        return 0 if view.ok else 1


def _print(args: argparse.Namespace, view: Frozen, shown: Any) -> None:
    line(view.model_dump_json(indent=2) if args.json else shown())


def _reader(args: argparse.Namespace, language: str | None) -> Reader:
    asked: Reader | None = args.reader
    return asked or ("nl" if language == "nl" else "en")


def _text(args: argparse.Namespace) -> str | None:
    return sys.stdin.read() if args.text == "-" else args.text


def _given(args: argparse.Namespace, *, comment: str | None) -> dict[str, Any]:
    """The command line as a request's body; what was not given is left out."""
    said = {"text": comment, "channel": args.channel, "language": args.language}
    context = {
        "account_type": args.account_type,
        "facts": args.fact or None,
        "formality": args.formality,
        "private_channel": args.private_channel,
        "instructions": args.instructions,
        "resolved": args.resolved or None,
    }
    body = {"brand": args.brand, "comment": _present(said), "context": _present(context)}
    return _present(body)


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, {})}


def _request(kind: type[Body], given: dict[str, Any], args: argparse.Namespace) -> Body:
    """The body: a whole request from a file, or what the command line gave."""
    try:
        if args.request:
            content = sys.stdin.read() if args.request == "-" else Path(args.request).read_text(encoding="utf-8")
            return kind.model_validate_json(content)
        return kind.model_validate(given)
    except OSError as error:
        raise InvalidInput(f"{args.request}: {error.strerror}", field="--request") from None
    except ValidationError as error:
        wrong = fields_of(error)[0]
        raise InvalidInput(f"{wrong.field}: {wrong.message}", field=wrong.field, hint=wrong.remedy) from None
