"""`run`: ask every case of a set, and report what was right and wrong."""

import argparse
import asyncio
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from drafting.domain.errors import InvalidInput
from evals.cases.case import Case
from evals.cases.library import find
from evals.cases.reading import CaseSet
from evals.commands.report import write_reports
from evals.commands.sets import add_set_options, columns_of
from evals.commands.targets import Plan, add_target_options, plan_of
from evals.runs.meta import Identity, RunMeta, machine
from evals.runs.results import RunFolder, Writing
from evals.runs.runner import Limits, Runner, Stopped
from evals.runs.watch import Watch
from evals.targets.answer import Target
from evals.whole import digest_of_file

RUNS = Path("build/evals")
ENDED_EARLY = 3
_AT_ONCE = {"none": 1, "recorded": 1, "model": 8, "service": 8}
"""Cases under way at once, unless the person says otherwise. Our own code alone gains nothing from more."""


_AT_ONCE_IN_BATCHES = 500
"""Cases that wait for the same batch; they are in memory meanwhile."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The set, what is measured, and the limits."""
    add_set_options(parser, default="decisions")
    add_target_options(parser)
    parser.add_argument("--drafts", action="store_true", help="have replies drafted as well (attacks always do)")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help=f"default: a folder under {RUNS} named for the run")
    parser.add_argument("--limit", type=int, metavar="N", help="only N cases, drawn by the seed")
    parser.add_argument("--concurrency", type=int, metavar="N", help="cases under way at once")
    parser.add_argument("--budget-usd", type=float, metavar="X", help="stop before more than this is spent")
    parser.add_argument("--again", action="store_true", help="ask anew what an earlier run with the same options asked")


def main(given: argparse.Namespace) -> int:
    """Check the set, ask what was not asked yet, and write the reports."""
    cases = find(given.set, part=given.part, schema=given.schema, columns=columns_of(given))
    with_drafts = given.drafts or cases.schema == "attacks"
    plan = plan_of(given, with_drafts=with_drafts)
    identity = identity_of(given, cases, plan, with_drafts=with_drafts)
    folder = RunFolder(given.out or RUNS / identity.folder)
    meta = _opened(given, folder, identity, cases)
    if meta.is_finished:
        print(f"already answered on {meta.started_at:%Y-%m-%d %H:%M} UTC; --again asks anew", file=sys.stderr)
        return _report(folder, Stopped())
    stopped = asyncio.run(_ask(given, cases, plan.build(folder.path, _run_name(meta)), folder, meta))
    _close(folder, meta, stopped)
    return _report(folder, stopped)


def identity_of(given: argparse.Namespace, cases: CaseSet, plan: Plan, *, with_drafts: bool) -> Identity:
    """What identifies the run. Its folder is named for it, so the same command finds what it began."""
    return Identity(
        set=cases.name,
        cases=cases.digest,
        part=given.part,
        limit=given.limit,
        seed=given.seed,
        brand=given.brand,
        with_drafts=with_drafts,
        answered_by=plan.answered_by,
        policy=plan.policy,
        prompts=plan.prompts,
        code=plan.code,
        tape=_tape_digest(given),
    )


def _run_name(meta: RunMeta) -> str:
    """For a service, whose answers of one run are not to be taken for those of another."""
    return f"{meta.identity.digest}-{meta.started_at:%Y%m%d%H%M%S}"


def _tape_digest(given: argparse.Namespace) -> str | None:
    if given.tape is None or given.tape_mode == "record":
        return None
    return digest_of_file(given.tape)[:12]


def _opened(given: argparse.Namespace, folder: RunFolder, identity: Identity, cases: CaseSet) -> RunMeta:
    if folder.exists and given.again:
        folder.results.unlink(missing_ok=True)
        folder.tape.unlink(missing_ok=True)
    elif folder.exists:
        earlier = folder.meta()
        if earlier.identity != identity:
            differ = ", ".join(earlier.identity.differs_from(identity))
            raise InvalidInput(
                f"{folder.path} holds another run: {differ} differ",
                field="--out",
                hint="name another folder with --out, or start over with --again",
            )
        return earlier
    meta = RunMeta(
        identity=identity,
        case_schema=cases.schema,
        size=min(cases.size, given.limit or cases.size),
        command=given.said,
        started_at=datetime.now(UTC),
        machine=machine(),
    )
    folder.write_meta(meta)
    return meta


async def _ask(given: argparse.Namespace, cases: CaseSet, target: Target, folder: RunFolder, meta: RunMeta) -> Stopped:
    done = folder.done(again_if_degraded=meta.stopped_code == "silent")
    if done:
        print(f"{len(done)} of {meta.size} were answered before and are not asked again", file=sys.stderr)
    at_once = given.concurrency or (_AT_ONCE_IN_BATCHES if given.batch else _AT_ONCE[target.answered_by.kind])
    limits = Limits(concurrency=at_once, budget_usd=given.budget_usd)
    drawn = chosen(cases, given.limit, given.seed)
    left = ((n, case) for n, case in drawn if n not in done)
    try:
        with Writing(folder) as writing, Watch(meta.size, len(done)) as watch:
            stopped = await Runner(target, writing, watch, limits).run(left)
            print(f"{watch.done} of {meta.size} answered, {watch.says()}", file=sys.stderr)
            return stopped
    finally:
        await target.close()


def chosen(cases: CaseSet, limit: int | None, seed: int | None) -> Iterator[tuple[int, Case]]:
    """All cases, or as many as the limit says, drawn by the seed; in the set's order."""
    if limit is None or limit >= cases.size:
        return enumerate(cases.cases())
    drawn = set(random.Random(seed or 0).sample(range(cases.size), limit))
    return ((n, case) for n, case in enumerate(cases.cases()) if n in drawn)


def _close(folder: RunFolder, meta: RunMeta, stopped: Stopped) -> None:
    ended = meta.model_copy(
        update={
            "ended_at": datetime.now(UTC),
            "stopped": stopped.says or None,
            "stopped_code": stopped.code or None,
        }
    )
    try:
        folder.write_meta(ended)
        folder.put_in_order()
    except OSError as error:
        stopped.because("disk", f"{folder.path} cannot be written: {error.strerror or error}")


def _report(folder: RunFolder, stopped: Stopped) -> int:
    if stopped.code:
        print(f"ended early: {stopped.says}", file=sys.stderr)
        print(f"what was answered is kept in {folder.path}; the same command goes on from there", file=sys.stderr)
    if not folder.results.exists() or not folder.results.stat().st_size:
        return ENDED_EARLY
    try:
        print(write_reports(folder))
    except OSError as error:
        print(f"the report cannot be written: {error.strerror or error}", file=sys.stderr)
        return ENDED_EARLY
    return ENDED_EARLY if stopped.code else 0
