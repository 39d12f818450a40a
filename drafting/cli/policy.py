"""`drafting policy check`, `try` and `diff`."""

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path

from drafting.app import opened_store
from drafting.cli.console import line
from drafting.domain.thread import Comment, Thread
from drafting.pipeline.checking import own_validators
from drafting.policy import Policy, decide
from drafting.policy.diff import Case, differences, table
from drafting.policy.examples import load_examples, told
from drafting.policy.explain import report
from drafting.policy.library import load, load_brands
from drafting.policy.shadow import Comparison, summarised
from drafting.settings import Settings, data_folder
from drafting.signals import detect

_PAGE = 200


def run(args: argparse.Namespace) -> int:
    """Run one of the verbs."""
    settings = Settings.from_env()
    folder = data_folder("policies", settings.policies_dir)
    match args.verb:
        case "check":
            return _check(Path(args.folder) if args.folder else folder)
        case "try":
            return _try(folder, args.brand, args.text)
        case "shadow":
            return asyncio.run(_shadow(settings, args.brand))
        case _:
            return asyncio.run(_diff(settings, folder, args.old, args.new))


def _check(folder: Path) -> int:
    wrong = 0
    for brand, policy in load_brands(folder).items():
        own_validators(policy, brand)  # one that is not installed is as wrong as a word that is misspelt
        examples = load_examples(folder, brand)
        mismatches = examples.mismatches(policy) if examples else ()
        count = len(examples.examples) if examples else 0
        wrong += len(mismatches)
        line(f"{policy.ref}  {len(policy.rules)} rules, {count} examples, {len(mismatches)} decided otherwise")
        if mismatches:
            line(told(mismatches))
    return 1 if wrong else 0


def _try(folder: Path, brand: str, text: str) -> int:
    policy = load(folder, brand)
    thread = Thread(brand=brand, comment=Comment(text=text))
    signals = detect(thread)
    decision = decide(thread, signals, policy, now=datetime.now(UTC))
    line(report(decision, "nl" if signals.language == "nl" else "en", time_zone=policy.time_zone, steps=True))
    return 0


async def _diff(settings: Settings, folder: Path, old: str, new: str) -> int:
    before, after = _named(folder, old), _named(folder, new)
    async with opened_store(settings) as store:
        cases: list[Case] = []
        cursor: str | None = None
        while True:
            page = await store.drafts.page(brands=None, statuses=(), now=datetime.now(UTC), limit=_PAGE, cursor=cursor)
            cases += [
                Case(id=record.id, thread=record.thread, signals=record.proposal.signals, at=record.created_at)
                for record in page.items
                if record.proposal
            ]
            cursor = page.next
            if cursor is None:
                break
    line(table(differences(cases, old=before, new=after)))
    return 0


def _named(folder: Path, name: str) -> Policy:
    """A policy by the name of its brand, or by the path of its file or folder."""
    path = Path(name)
    if path.is_file():
        return load(path.parent.parent, path.parent.name, file=path.name)
    if path.is_dir():
        return load(path.parent, path.name)
    return load(folder, name)


async def _shadow(settings: Settings, brand: str) -> int:
    async with opened_store(settings) as store:
        comparisons = [Comparison.model_validate_json(body) async for _, body in store.shadows.of_brand(brand)]
    summary = summarised(comparisons)
    line(f"{brand}: {summary.compared} comments compared, {summary.same} decided the same")
    for change, count in summary.changes:
        line(f"{count:>6}  {change}")
    return 0
