"""What models answer, as types: closed where the pipeline decides on it, lenient where a small model slips."""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema

from drafting.domain.decision import Category
from drafting.domain.draft import FindingKind, Severity
from drafting.domain.errors import ModelAnsweredBadly
from drafting.domain.signal import Level, SignalName, Topic

LONGEST_ANSWER = 30_000
"""Characters; no answer that was asked for comes near it."""

_LANGUAGES = frozenset({"nl", "en", "de", "fr", "es"})
_CLAIMABLE = (
    "threat hate cultural_insult insult profanity blasphemy conspiracy petty trolling community_defence sarcasm "
    "playful problem question praise heat resolution health_safety self_harm legal press discrimination injection "
    "spam lookup facts_answer"
).split()
_JUDGED = (
    "argues impolite not_positive generic unsafe_humour unauthorised_promise admits_liability invented_fact "
    "premature_removal_request leaks_personal_data toxic prompt_leak placeholder"
).split()
_NOTHING = frozenset({"", "null", "none", "no", "false", "n/a", "nee", "geen"})


def _word(value: Any) -> Any:
    """`Product complaint` for `product_complaint`: the word is right, its spelling is a small model's."""
    return re.sub(r"[\s-]+", "_", value.strip().casefold()) if isinstance(value, str) else value


def _nullable(value: Any) -> Any:
    if isinstance(value, bool):
        return "unsure" if value else None
    return None if isinstance(value, str) and value.strip().casefold() in _NOTHING else value


def _topic(value: Any) -> Any:
    word = _word(value)
    return word if word in set(Topic) else Topic.ANY


def _severity(value: Any) -> Any:
    word = _word(value)
    return word if word in ("block", "warn") else "warn"


def _short(limit: int) -> BeforeValidator:
    """Cut, not refused: the beginning of a quote is still a quote."""
    return BeforeValidator(lambda value: value[:limit] if isinstance(value, str) else "" if value is None else value)


_TEXT = WithJsonSchema({"type": "string"})
_TEXT_OR_NULL = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "null"}]})
"""Without lengths: hosted models refuse them, and a local server's grammar gets eight times slower by them."""

Quote = Annotated[str, _short(500), _TEXT]
Remark = Annotated[str | None, BeforeValidator(_nullable), _TEXT_OR_NULL]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Claim(_Answer):
    """One thing that a model says is in the comment."""

    quote: Quote = ""
    name: Annotated[SignalName, BeforeValidator(_word), WithJsonSchema({"type": "string", "enum": _CLAIMABLE})]
    level: Annotated[
        Level, BeforeValidator(_word), WithJsonSchema({"type": "string", "enum": ["low", "medium", "high"]})
    ]


def _claims(value: Any) -> Any:
    """The claims that use words of ours; a claim of something else claims nothing. The first of a name counts."""
    if not isinstance(value, list):
        return value
    kept: dict[SignalName, Claim] = {}
    for item in value[:60]:
        try:
            claim = item if isinstance(item, Claim) else Claim.model_validate(item)
        except ValidationError:
            continue
        if claim.level in (Level.LOW, Level.MEDIUM, Level.HIGH):
            kept.setdefault(claim.name, claim)
    return list(kept.values())


class AssessmentAnswer(_Answer):
    """A model's reading of a comment. What it says first, it reasons from: the signals stand before the category."""

    signals: Annotated[tuple[Claim, ...], Field(max_length=30), BeforeValidator(_claims)] = ()
    category_quote: Quote = ""
    category: Annotated[Category, BeforeValidator(_word)]
    topic: Annotated[Topic, BeforeValidator(_topic)] = Topic.ANY
    language: Annotated[str, _short(20), _TEXT] = ""
    unsure: Remark = None

    @property
    def known_language(self) -> str | None:
        """The language's ISO 639-1 code where it is one that we write; else None."""
        code = re.split(r"[-_]", self.language.strip().casefold())[0]
        return code if code in _LANGUAGES else None


def _not_blank(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise ValueError("is empty")
    return value.strip()


class ReplyAnswer(_Answer):
    """A reply that a model wrote."""

    text: Annotated[str, Field(max_length=10_000), BeforeValidator(_not_blank), _TEXT]
    private_message: Annotated[
        Annotated[str, Field(max_length=10_000)] | None, BeforeValidator(_nullable), _TEXT_OR_NULL
    ] = None


class JudgedFinding(_Answer):
    """One thing that a model says is wrong with a reply."""

    quote: Annotated[Annotated[str, Field(max_length=2_000)] | None, BeforeValidator(_nullable), _TEXT_OR_NULL] = None
    why: Annotated[str, _short(500), _TEXT] = ""
    kind: Annotated[FindingKind, BeforeValidator(_word), WithJsonSchema({"type": "string", "enum": _JUDGED})]
    severity: Annotated[Severity, BeforeValidator(_severity)] = "warn"


def _judged(value: Any) -> Any:
    """The findings of kinds that a judge is asked for. A list in which none can be read is no verdict."""
    if not isinstance(value, list):
        return value
    kept = []
    for item in value[:40]:
        try:
            finding = item if isinstance(item, JudgedFinding) else JudgedFinding.model_validate(item)
        except ValidationError:
            continue
        if finding.kind.value in _JUDGED:
            kept.append(finding)
    if value and not kept:
        raise ValueError("holds no finding that can be read")
    return kept[:12]


class JudgeAnswer(_Answer):
    """A model's verdict on a reply; no findings is a pass."""

    findings: Annotated[tuple[JudgedFinding, ...], Field(max_length=12), BeforeValidator(_judged)]


Answer = TypeVar("Answer", bound=BaseModel)

_END_OF_THOUGHT = ("</think>", "</thinking>", "</reasoning>")
_MOST_BRACES = 500
"""Places at which an object may begin; more than that is noise, and costs time to look through."""


def read_answer(text: str, answer: type[Answer]) -> Answer:
    """The one answer that is in a model's text: bare JSON, JSON in a code fence, or JSON with prose around it.

    Raises ModelAnsweredBadly when there is none, or when there are two that differ. Its message holds no text.
    """
    if len(text) > LONGEST_ANSWER:
        raise ModelAnsweredBadly(f"the answer has {len(text)} characters")
    found: list[Answer] = []
    for value in _objects(_after_thought(text)):
        try:
            read = answer.model_validate(value)
        except ValidationError:
            continue
        if read not in found:
            found.append(read)
    if len(found) != 1:
        problem = "holds no JSON of the form that was asked for" if not found else "holds more than one JSON object"
        raise ModelAnsweredBadly(f"the answer {problem}")
    return found[0]


def _after_thought(text: str) -> str:
    """What a reasoning model says once it has thought aloud."""
    for end in _END_OF_THOUGHT:
        text = text.rpartition(end)[2]
    return text


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Every JSON object in the text that is not inside another."""
    decoder = json.JSONDecoder(strict=False)  # a new line inside a string is a small model's commonest slip
    place = text.find("{")
    for _ in range(_MOST_BRACES):
        if place == -1:
            return
        try:
            value, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            yield value
        place = text.find("{", end)
