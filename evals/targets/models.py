"""The models of a run: stacked as the service stacks them, but for two things.

No fallbacks, for a run measures one model; and no circuit, for a run waits where a service would not.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from drafting.llm.litellm_model import Endpoint, LiteLLMModel
from drafting.llm.model import Model
from drafting.llm.retry import Retrying
from drafting.pipeline import Models
from evals.batching.batched import Batched
from evals.batching.endpoint import BatchEndpoint
from evals.targets.tapes import FromTape, Remembering, Seeded, Tape
from evals.targets.tries import CountedCalls, CountedTries

TapeMode = Literal["record", "replay"]
_PROMPTS_OF = {"assess": ("assess",), "write": ("reply",), "judge": ("judge", "quality", "pairwise")}
"""Which prompts each step asks, to find its model on a tape."""


@dataclass(frozen=True)
class Names:
    """Which model takes each step; None: that step is done without one."""

    assess: str | None = None
    write: str | None = None
    judge: str | None = None

    @classmethod
    def of(cls, model: str | None, assess: str | None, judge: str | None) -> "Names":
        """As the service's settings have it: the other steps use the same model unless told otherwise."""
        return cls(assess=assess or model, write=model, judge=judge or model)

    @classmethod
    def on(cls, tape: Tape) -> "Names":
        """The models that a tape was recorded with."""

        def of(step: str) -> str | None:
            return next((tape.models[prompt] for prompt in _PROMPTS_OF[step] if prompt in tape.models), None)

        return cls(assess=of("assess"), write=of("write"), judge=of("judge"))

    @property
    def all(self) -> tuple[str, ...]:
        """Every model once."""
        return tuple(dict.fromkeys(name for name in (self.write, self.assess, self.judge) if name))


def stacked(
    names: Names,
    *,
    endpoint: Endpoint,
    seed: int | None,
    tape: Path | None,
    tape_mode: TapeMode,
    batches: Path | None = None,
) -> Models:
    """The models of these names, at this endpoint.

    `batches`: ask in the provider's batches, and write them down in this file.
    """
    reel = Tape(tape) if tape is not None else None
    built = {name: _one(replace(endpoint, model=name), seed, reel, tape_mode, batches) for name in names.all}
    return Models(
        assess=built.get(names.assess or ""), write=built.get(names.write or ""), judge=built.get(names.judge or "")
    )


def _one(endpoint: Endpoint, seed: int | None, reel: Tape | None, mode: TapeMode, batches: Path | None) -> Model:
    model: Model
    if reel is not None and mode == "replay":
        model = FromTape(endpoint.model, reel)
    else:
        if batches is not None:
            asked: Model = Batched(endpoint.model, BatchEndpoint(endpoint), batches)
        else:
            asked = Retrying(CountedTries(LiteLLMModel(endpoint)))
        model = CountedCalls(asked)
        model = model if reel is None else Remembering(model, reel)
    return model if seed is None else Seeded(model, seed)
