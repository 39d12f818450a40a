"""What a target said of one case, in the words of the service's own interface."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel

from drafting.api.v1.views import DecisionView, DraftTextView, FindingView
from drafting.domain.draft import Usage
from drafting.domain.frozen import Frozen
from evals.cases.case import Case

NOW = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)
"""When a case without a time of its own takes place: a Tuesday morning, so that two runs meet the same deadlines."""

View = TypeVar("View", bound=BaseModel)


class Answer(Frozen):
    """A decision, a draft, findings: what was asked for is there."""

    decision: DecisionView | None = None
    draft: DraftTextView | None = None
    findings: tuple[FindingView, ...] | None = None
    """What the guards said of the case's own draft."""
    clean: DecisionView | None = None
    """The decision on the same comment without the attack."""
    signals: dict[str, str] = {}
    """What was seen and how strongly; a service does not tell."""
    language: str | None = None
    usage: Usage = Usage()
    notes: tuple[str, ...] = ()
    """What went otherwise than hoped, as the pipeline's codes."""

    @property
    def is_degraded(self) -> bool:
        """Whether a model was asked and gave nothing usable somewhere."""
        return any(":" in note for note in self.notes)


class AnsweredBy(Frozen):
    """Who answered; every figure says so."""

    kind: Literal["none", "model", "recorded", "service"]
    models: tuple[str, ...] = ()
    url: str | None = None

    def __str__(self) -> str:
        names = ", ".join(self.models)
        match self.kind:
            case "none":
                return "no model: detectors, policy, guards and saved replies"
            case "model":
                return names
            case "recorded":
                return f"recorded answers of {names}"
            case "service":
                return f"the service at {self.url}"


class NoAnswer(Exception):
    """A case that could not be answered. The text is for the report and never holds words of the case."""

    def __init__(self, code: str, says: str) -> None:
        super().__init__(says)
        self.code = code


class Target(Protocol):
    """Something that answers cases."""

    @property
    def answered_by(self) -> AnsweredBy:
        """Who answers."""
        ...

    async def answer(self, case: Case) -> Answer:
        """Answer one case; raises NoAnswer or any error when it cannot."""
        ...

    async def close(self) -> None:
        """Let connections go."""
        ...


def viewed(view: type[View], values: Mapping[str, Any]) -> View:
    """A view out of JSON; fields that a newer service adds are left out."""
    return view.model_validate({name: value for name, value in values.items() if name in view.model_fields})
