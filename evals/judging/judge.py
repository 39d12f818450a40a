"""What is asked of the judging model, and how its answers are read."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from drafting.domain.draft import FindingKind
from drafting.domain.thread import Thread
from drafting.llm.model import Model
from drafting.prompting.answers import read_answer
from drafting.prompting.library import Prompts
from drafting.prompting.template import parse

QUALITIES = ("positive", "polite", "calm", "specific", "moves_on")
_SPOILT_BY: dict[str, frozenset[FindingKind]] = {
    "positive": frozenset({FindingKind.NOT_POSITIVE}),
    "polite": frozenset({FindingKind.IMPOLITE, FindingKind.TOXIC, FindingKind.UNSAFE_HUMOUR}),
    "calm": frozenset({FindingKind.ARGUES}),
    "specific": frozenset({FindingKind.GENERIC}),
    "moves_on": frozenset({FindingKind.NOT_MOVED_TO_PRIVATE, FindingKind.PREMATURE_REMOVAL_REQUEST}),
}
"""Which labels of people say that a quality is lacking."""


class QualityAnswer(BaseModel):
    """Five times yes or no."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    positive: bool
    polite: bool
    calm: bool
    specific: bool
    moves_on: bool


class PairAnswer(BaseModel):
    """Which of two replies is better."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    better: Literal["first", "second", "same"]


def own_prompts() -> Prompts:
    """The prompts of this package."""
    templates = {}
    for file in sorted((Path(__file__).parent / "prompts").glob("*.md")):
        template = parse(file.read_text(encoding="utf-8"), file=file.name)
        templates[template.front.name, template.front.version] = template
    return Prompts(templates, folder="evals/judging/prompts")


def label(quality: str, due: frozenset[FindingKind], lenient: frozenset[FindingKind]) -> bool | None:
    """What people's labels say of a quality; None where they leave it open."""
    spoils = _SPOILT_BY[quality]
    if due & spoils:
        return False
    return None if lenient & spoils else True


async def qualities(
    model: Model, prompts: Prompts, thread: Thread, *, visibility: str, reply: str, private_message: str | None
) -> QualityAnswer:
    """Ask about one reply; raises a ModelError when there is no usable answer."""
    variables = {
        "visibility": visibility,
        "thread": [{"role": turn.role.value, "text": turn.text} for turn in thread.turns],
        "comment": thread.comment.text,
        "reply": reply,
        "private_message": private_message or "",
    }
    completion = await model.complete(prompts.render("quality", variables, answer=QualityAnswer))
    return read_answer(completion.text, QualityAnswer)


class Said(BaseModel):
    """A reply with the comment it answers."""

    model_config = ConfigDict(frozen=True)

    comment: str
    reply: str


async def better_of(model: Model, prompts: Prompts, one: Said, other: Said) -> Literal["one", "other", "undecided"]:
    """Ask in both orders. An answer that turns with the order decides nothing."""
    forth = await _asked(model, prompts, one, other)
    back = await _asked(model, prompts, other, one)
    if (forth, back) == ("first", "second"):
        return "one"
    return "other" if (forth, back) == ("second", "first") else "undecided"


async def _asked(model: Model, prompts: Prompts, first: Said, second: Said) -> str:
    variables = {
        "first_comment": first.comment,
        "first_reply": first.reply,
        "second_comment": second.comment,
        "second_reply": second.reply,
    }
    completion = await model.complete(prompts.render("pairwise", variables, answer=PairAnswer))
    return read_answer(completion.text, PairAnswer).better
