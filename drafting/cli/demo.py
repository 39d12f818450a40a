"""`drafting demo`: a dozen comments, decided and drafted before your eyes, and an inbox to approve them in."""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from rich import box
from rich.table import Table

from drafting.api.v1.bodies import DraftRequest
from drafting.app import laid_desk
from drafting.cli.console import console, line
from drafting.cli.serve import serve
from drafting.desk import Desk, intake
from drafting.domain.draft import DraftRecord
from drafting.settings import Settings

_COMMENTS = Path(__file__).parent / "demo_comments.yaml"


def run(args: argparse.Namespace) -> int:
    """Show the table, then serve; the demo's database is thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="drafting-demo-") as folder:
        settings = Settings.from_env(
            database_url=f"sqlite:///{Path(folder) / 'demo.sqlite'}", host=args.host, port=args.port
        )
        records = asyncio.run(_load(settings))
        console().print(table(records))
        line(summary(records, settings))
        if args.no_serve:
            return 0
        line(f"\nApprove, edit or reject them at http://{settings.host}:{settings.port}/inbox  (end with Ctrl-C)")
        sys.stdout.flush()
        serve(settings)
    return 0


def comments() -> list[DraftRequest]:
    """The demo's comments, each a whole request."""
    loaded: list[dict[str, Any]] = yaml.safe_load(_COMMENTS.read_text(encoding="utf-8"))
    return [DraftRequest.model_validate(item) for item in loaded]


async def _load(settings: Settings) -> list[DraftRecord]:
    async with laid_desk(settings) as desk:
        return [await _proposed(desk, request) for request in comments()]


async def _proposed(desk: Desk, request: DraftRequest) -> DraftRecord:
    return await intake.accept_here(desk, request.as_thread())


def table(records: list[DraftRecord]) -> Table:
    """Every comment with its decision and its draft."""
    shown = Table(box=box.SIMPLE, pad_edge=False, show_lines=True)
    shown.add_column("comment", ratio=4)
    shown.add_column("decision", ratio=2)
    shown.add_column("draft", ratio=5)
    for record in records:
        shown.add_row(record.thread.comment.text, _decision(record), _draft(record))
    return shown


def _decision(record: DraftRecord) -> str:
    proposal = record.proposal
    if proposal is None:
        return "pending"
    decision = proposal.decision
    words = [decision.action.value.upper(), decision.category.value]
    if decision.urgency.value != "none":
        words.append(decision.urgency.value)
    if decision.visibility:
        words.append(decision.visibility.value)
    words += [f"report: {authority}" for authority in decision.moderation.report]
    if decision.needs_person:
        words.append("a person first")
    return "\n".join(words)


def _draft(record: DraftRecord) -> str:
    proposal = record.proposal
    if proposal is None:
        return ""
    if proposal.draft is not None:
        return proposal.draft.text
    reason = proposal.decision.reasons[0].text
    return "— " + (reason.nl if proposal.signals.language == "nl" else reason.en)


def summary(records: list[DraftRecord], settings: Settings) -> str:
    """One line: how many of each, and what wrote the drafts."""
    proposals = [record.proposal for record in records if record.proposal]
    actions = [proposal.decision.action.value for proposal in proposals]
    counted = ", ".join(f"{actions.count(action)} {action}" for action in ("respond", "ignore", "remove"))
    sources = sorted({proposal.draft.source for proposal in proposals if proposal.draft})
    model = settings.model or "no model is set"
    return f"{len(records)} comments: {counted}. Drafts come from: {', '.join(sources)} ({model})."
