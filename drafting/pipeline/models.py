"""The models of one run: who reads, who writes, who judges. Any of them may be missing."""

from dataclasses import dataclass

from drafting.llm.model import Model


@dataclass(frozen=True)
class Models:
    """None stands for a step that is done without a model."""

    assess: Model | None = None
    write: Model | None = None
    judge: Model | None = None
