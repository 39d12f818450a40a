"""`quality`: have a model judge the drafts of a run, with its agreement with people beside every figure."""

import argparse
import asyncio
import json
import random
from collections.abc import Iterator
from pathlib import Path

from drafting.domain.errors import InvalidInput
from drafting.llm.litellm_model import close
from drafting.llm.model import Model
from drafting.settings import Settings
from evals.cases.case import DraftCase
from evals.cases.library import find
from evals.commands.report import opened
from evals.commands.targets import models_of, names_of
from evals.judging.figures import (
    LEAST_KAPPA,
    Pairs,
    Quality,
    agreement_on_pairs,
    agreement_on_qualities,
    pairs_of,
    quality_of,
)
from evals.judging.judge import own_prompts
from evals.runs.results import RunFolder
from evals.whole import write_whole


def add_options(parser: argparse.ArgumentParser) -> None:
    """The run, the judge, and the labels that it is held against."""
    parser.add_argument("run", metavar="RUN", type=Path, help="a run with drafts (`run … --drafts`)")
    parser.add_argument(
        "--against", metavar="RUN", type=Path, help="compare draft by draft with this run, in both orders"
    )
    parser.add_argument(
        "--judge-model", metavar="MODEL", help="a LiteLLM model string; not the one that wrote the drafts"
    )
    parser.add_argument("--base-url", help="where the judge is")
    parser.add_argument("--labels", default="drafts", metavar="SET", help="drafts that people labelled (drafts)")
    parser.add_argument("--part", choices=("tuning", "reporting"), help="of the labels")
    parser.add_argument(
        "--label-limit", type=int, default=120, metavar="N", help="labelled drafts that are judged (120)"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tape", type=Path, metavar="FILE", help="record the judge's calls, or replay them")
    parser.add_argument("--tape-mode", choices=("record", "replay"), default="record")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.set_defaults(model=None, assess_model=None, batch=False)


def main(given: argparse.Namespace) -> int:
    """Agreement first, then figures; a figure without enough agreement is withheld."""
    run, against = opened(given.run), opened(given.against) if given.against else None
    names = names_of(given)
    models = models_of(given, names, Settings.from_env(model_base_url=given.base_url), kept_in=None)
    if models.judge is None:
        raise InvalidInput("no judge", field="--judge-model", hint="name one, or replay a tape")
    labelled = _labelled(given)
    qualities, pairs = asyncio.run(_judged(models.judge, run, against, labelled, given))
    recorded = "recorded answers of " if given.tape_mode == "replay" else ""
    print("\n".join(_lines(f"{recorded}{names.judge}", run, qualities, pairs)))
    if given.json:
        values = {
            "judge": f"{recorded}{names.judge}",
            "qualities": [quality.model_dump(mode="json") for quality in qualities],
            "pairs": pairs.model_dump(mode="json") if pairs else None,
        }
        write_whole(given.json, json.dumps(values, indent=1) + "\n")
    return 0


def _labelled(given: argparse.Namespace) -> list[DraftCase]:
    cases = [case for case in find(given.labels, part=given.part).cases() if isinstance(case, DraftCase)]
    if not cases:
        raise InvalidInput(f"{given.labels} holds no labelled drafts", field="--labels")
    return random.Random(given.seed).sample(cases, min(given.label_limit, len(cases)))


async def _judged(
    judge: Model, run: RunFolder, against: RunFolder | None, labelled: list[DraftCase], given: argparse.Namespace
) -> tuple[tuple[Quality, ...], Pairs | None]:
    prompts, pairs = own_prompts(), None
    try:
        agreements = await agreement_on_qualities(judge, prompts, labelled)
        qualities = await quality_of(judge, prompts, run, agreements)
        if against is not None:
            on_pairs = await agreement_on_pairs(judge, prompts, labelled, seed=given.seed, most=given.label_limit // 2)
            pairs = await pairs_of(judge, prompts, against, run, on_pairs)
    finally:
        if given.tape_mode != "replay":
            await close()
    return qualities, pairs


def _lines(judge: str, run: RunFolder, qualities: tuple[Quality, ...], pairs: Pairs | None) -> Iterator[str]:
    yield f"Drafts of {run.path.name} ({run.meta().identity.answered_by}), judged by {judge}"
    if judge.rpartition(" ")[2] in run.meta().identity.answered_by.models:
        yield "The judge wrote these drafts itself: it may like them for that."
    yield from ("", "| quality | yes | agreement |", "|---|---|---|")
    for one in qualities:
        shown = str(one.yes) if one.agreement.bears else f"withheld: below kappa {LEAST_KAPPA:g}"
        yield f"| {one.name} | {shown} | {one.agreement} |"
    if pairs is not None:
        yield ""
        yield f"Pairs, each judged in both orders ({pairs.agreement}):"
        if pairs.agreement.bears:
            yield (
                f"{pairs.better} better, {pairs.worse} worse, {pairs.undecided} undecided, {pairs.failed} not judged; "
                f"sign test p {pairs.p:.3g}"
            )
        else:
            yield f"withheld: the judge agrees too little with people (below kappa {LEAST_KAPPA:g})"
