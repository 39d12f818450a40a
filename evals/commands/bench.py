"""`bench`: time detectors, policy and guards on this machine, against what is asked of them."""

import argparse
import json
from functools import partial
from pathlib import Path

from drafting.domain.decision import Decision
from drafting.domain.draft import Brief
from drafting.domain.signal import Signals
from drafting.domain.thread import Thread
from drafting.guards import inspect
from drafting.pipeline.brief import brief_for
from drafting.policy import Policy, decide
from drafting.policy.library import load
from drafting.settings import data_folder
from drafting.signals import detect
from evals.benching.subjects import replies, threads
from evals.benching.timing import Timing, timed
from evals.runs.meta import machine
from evals.targets.answer import NOW
from evals.whole import write_whole


def add_options(parser: argparse.ArgumentParser) -> None:
    """How long, and whether a missed bar is a failure."""
    parser.add_argument("--rounds", type=int, default=1000, help="calls of each kind and language (1000)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--enforce", action="store_true", help="exit 1 when a bar is missed")


def main(given: argparse.Namespace) -> int:
    """Print a table."""
    timings = timings_of(given.rounds)
    lengths = ", ".join(str(len(thread.comment.text)) for thread in threads(0))
    print(f"{machine()}; comments of {lengths} characters with five turns; no model; {given.rounds} rounds")
    print("\n| part | calls | median ms | p99 ms | asked | |\n|---|---|---|---|---|---|")
    for one in timings:
        bars = [f"median < {one.most_median:g}"] if one.most_median else []
        bars += [f"p99 < {one.most_p99:g}"] if one.most_p99 else []
        said = ("reached" if one.is_within else "MISSED") if bars else ""
        print(f"| {one.name} | {one.calls} | {one.median:.3f} | {one.p99:.3f} | {', '.join(bars)} | {said} |")
    if given.json:
        values = {"machine": machine(), "timings": [one.model_dump() for one in timings]}
        write_whole(given.json, json.dumps(values, indent=1) + "\n")
    return 1 if given.enforce and not all(one.is_within for one in timings) else 0


def timings_of(rounds: int) -> list[Timing]:
    """Detectors, policy, both together, and all guards."""
    policy = load(data_folder("policies", None), "default")
    return [
        timed("detectors", lambda number: [partial(detect, one) for one in threads(number)], rounds=rounds),
        timed(
            "policy", lambda number: [partial(decide, *one, policy, now=NOW) for one in _seen(number)], rounds=rounds
        ),
        timed(
            "detectors and policy",
            lambda number: [partial(_decided, one, policy) for one in threads(number)],
            rounds=rounds,
            most_median=1.0,
            most_p99=5.0,
        ),
        timed(
            "all guards, one draft",
            lambda number: [
                partial(inspect, reply, _brief(*one, policy))
                for reply, one in zip(replies(), _seen(number), strict=True)
            ],
            rounds=rounds,
            most_median=4.0,
        ),
    ]


def _seen(number: int) -> list[tuple[Thread, Signals]]:
    return [(thread, detect(thread)) for thread in threads(number)]


def _brief(thread: Thread, signals: Signals, policy: Policy) -> Brief:
    return brief_for(thread, signals, decide(thread, signals, policy, now=NOW), policy)


def _decided(thread: Thread, policy: Policy) -> Decision:
    return decide(thread, detect(thread), policy, now=NOW)
