"""The options that say what is measured, for every command that asks cases."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

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
class Measured:
    """A target, and what identifies it."""

    target: Target
    policy: str | None = None
    prompts: str | None = None
    code: str | None = None


def service_of(given: argparse.Namespace, *, run: str, with_drafts: bool) -> Measured:
    """The service at `--url`."""
    if given.model or given.policy or given.prompts or given.tape:
        raise InvalidInput(
            "a service decides by its own model, policy and prompts",
            field="--url",
            hint="leave out --model, --policy, --prompts and --tape",
        )
    key = os.environ.get("DRAFTING_EVALS_KEY")
    return Measured(Service(given.url, key=key, brand=given.brand, run=run, with_drafts=with_drafts))


def in_process_of(given: argparse.Namespace, *, kept_in: Path | None, with_drafts: bool) -> Measured:
    """This process. `kept_in` is the folder where calls are remembered when the person named no tape."""
    settings = Settings.from_env(prompts_dir=given.prompts, model_base_url=given.base_url)
    folder, brand, file = data_folder("policies", settings.policies_dir), given.brand, "policy.yaml"
    if given.policy is not None:
        folder, brand, file = given.policy.parent.parent, given.policy.parent.name, given.policy.name
    if not (folder / brand / file).is_file():
        raise InvalidInput(f"there is no policy at {folder / brand / file}", field="--policy")
    prompts_folder = data_folder("prompts", settings.prompts_dir)
    models, names = models_of(given, settings, kept_in=kept_in)
    policy = load(folder, brand, file=file)
    if given.tape_mode == "replay":
        answered_by = AnsweredBy(kind="recorded", models=names.all)
    else:
        answered_by = AnsweredBy(kind="model" if names.all else "none", models=names.all)
    return Measured(
        InProcess(
            answered_by=answered_by,
            policy=policy,
            prompts=Prompts.load(prompts_folder),
            models=models,
            brand=brand,
            with_drafts=with_drafts,
        ),
        policy=str(policy.ref),
        prompts=digest_of_folders(prompts_folder),
        code=digest_of_folders(Path(drafting.__file__).parent, folder),
    )


def models_of(given: argparse.Namespace, settings: Settings, *, kept_in: Path | None) -> tuple[Models, Names]:
    """The models that the options name. DRAFTING_MODEL is not read: what costs money is said on the command line."""
    names = Names.of(given.model, given.assess_model, given.judge_model)
    replays = given.tape_mode == "replay"
    if not names.all and not replays:
        return Models(), names
    key = settings.model_api_key.get_secret_value() if settings.model_api_key else None
    endpoint = Endpoint(model="", base_url=settings.model_base_url, api_key=key, timeout=settings.model_timeout)
    if given.batch and kept_in is None and given.tape is None:
        raise InvalidInput("batches need a place to be written down", field="--batch", hint="name a tape with --tape")
    tape = given.tape or (kept_in / "calls.jsonl" if kept_in else None)
    return stacked(
        names,
        endpoint=endpoint,
        seed=given.seed,
        tape=tape,
        tape_mode=given.tape_mode,
        batches=tape.with_suffix(".batches") if given.batch and tape else None,
    )
