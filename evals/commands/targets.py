"""The options that say what is measured, for every command that asks cases."""

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import drafting
from drafting.domain.errors import InvalidInput
from drafting.llm.litellm_model import Endpoint
from drafting.pipeline import Models
from drafting.policy.library import load
from drafting.prompting.library import Prompts
from drafting.settings import Settings, data_folder
from evals.runs.meta import digest_of_folders
from evals.targets.answer import AnsweredBy, Target
from evals.targets.in_process import InProcess
from evals.targets.models import Names, stacked
from evals.targets.service import Service
from evals.targets.tapes import Tape


def add_target_options(parser: argparse.ArgumentParser) -> None:
    """A service by its address, or this process with or without a model."""
    parser.add_argument("--model", help="a LiteLLM model string; without one nothing but our own code answers")
    parser.add_argument("--assess-model", help="reads comments; default: the model")
    parser.add_argument("--judge-model", help="judges drafts; default: the model")
    parser.add_argument("--base-url", help="where the model is; default: DRAFTING_MODEL_BASE_URL or the provider's own")
    parser.add_argument(
        "--policy", type=Path, metavar="FILE", help="policies/BRAND/policy.yaml, or a candidate beside it"
    )
    parser.add_argument("--prompts", type=Path, metavar="FOLDER", help="a folder of prompts")
    parser.add_argument("--url", help="measure the service at this address (a key in DRAFTING_EVALS_KEY)")
    parser.add_argument("--brand", default="default", help="whose policy; with --policy, the file's own folder")
    parser.add_argument("--seed", type=int, help="for models that know one, for --limit, and for the intervals")
    parser.add_argument("--tape", type=Path, metavar="FILE", help="record calls to this file, or replay them from it")
    parser.add_argument("--batch", action="store_true", help="the provider's batches: half the price, within a day")
    parser.add_argument("--tape-mode", choices=("record", "replay"), default="record")


@dataclass(frozen=True)
class Plan:
    """What is to be measured: enough to identify a run before anything is opened."""

    answered_by: AnsweredBy
    build: Callable[[Path | None, str], Target]
    """Makes the target, given a folder to remember calls in, and a name for the run."""
    policy: str | None = None
    prompts: str | None = None
    code: str | None = None


def plan_of(given: argparse.Namespace, *, with_drafts: bool) -> Plan:
    """What the options name."""
    return _service(given, with_drafts) if given.url else _in_process(given, with_drafts)


def _service(given: argparse.Namespace, with_drafts: bool) -> Plan:
    if given.model or given.policy or given.prompts or given.tape:
        raise InvalidInput(
            "a service decides by its own model, policy and prompts",
            field="--url",
            hint="leave out --model, --policy, --prompts and --tape",
        )
    key = os.environ.get("DRAFTING_EVALS_KEY")

    def build(kept_in: Path | None, run: str) -> Target:
        del kept_in  # a service keeps its own calls
        return Service(given.url, key=key, brand=given.brand, run=run, with_drafts=with_drafts)

    return Plan(AnsweredBy(kind="service", url=given.url), build)


def _in_process(given: argparse.Namespace, with_drafts: bool) -> Plan:
    settings = Settings.from_env(prompts_dir=given.prompts, model_base_url=given.base_url)
    folder, brand, file = data_folder("policies", settings.policies_dir), given.brand, "policy.yaml"
    if given.policy is not None:
        folder, brand, file = given.policy.parent.parent, given.policy.parent.name, given.policy.name
    if not (folder / brand / file).is_file():
        raise InvalidInput(f"there is no policy at {folder / brand / file}", field="--policy")
    prompts_folder = data_folder("prompts", settings.prompts_dir)
    policy, prompts, names = load(folder, brand, file=file), Prompts.load(prompts_folder), names_of(given)
    kind: Literal["recorded", "model", "none"] = "recorded" if _replays(given) else "model" if names.all else "none"
    answered_by = AnsweredBy(kind=kind, models=names.all)

    def build(kept_in: Path | None, run: str) -> Target:
        del run
        return InProcess(
            answered_by=answered_by,
            policy=policy,
            prompts=prompts,
            models=models_of(given, names, settings, kept_in=kept_in),
            brand=brand,
            with_drafts=with_drafts,
        )

    return Plan(
        answered_by,
        build,
        policy=str(policy.ref),
        prompts=digest_of_folders(prompts_folder),
        code=digest_of_folders(Path(drafting.__file__).parent, folder),
    )


def _replays(given: argparse.Namespace) -> bool:
    return bool(given.tape_mode == "replay")


def names_of(given: argparse.Namespace) -> Names:
    """The models that the options name, or those on the tape that is replayed.

    DRAFTING_MODEL is not read: what costs money is said on the command line.
    """
    names = Names.of(given.model, given.assess_model, given.judge_model)
    if not _replays(given):
        return names
    if given.tape is None or not given.tape.is_file():
        raise InvalidInput(
            f"there is no tape at {given.tape}", field="--tape", hint="record one with --tape-mode record"
        )
    return names if names.all else Names.on(Tape(given.tape))


def models_of(given: argparse.Namespace, names: Names, settings: Settings, *, kept_in: Path | None) -> Models:
    """Those models. `kept_in` is the folder where calls are remembered when the person named no tape."""
    if not names.all:
        return Models()
    key = settings.model_api_key.get_secret_value() if settings.model_api_key else None
    tape = given.tape or (kept_in / "calls.jsonl" if kept_in else None)
    if given.batch and tape is None:
        raise InvalidInput("batches need a place to be written down", field="--batch", hint="name a tape with --tape")
    return stacked(
        names,
        endpoint=Endpoint(model="", base_url=settings.model_base_url, api_key=key, timeout=settings.model_timeout),
        seed=given.seed,
        tape=tape,
        tape_mode=given.tape_mode,
        batches=tape.with_suffix(".batches") if given.batch and tape else None,
    )
