"""Comments, signals and policies for the tests of the policy."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from drafting.domain.decision import Category, Decision
from drafting.domain.signal import CategoryReading, Level, Signal, SignalName, Signals
from drafting.domain.thread import Comment, Context, Role, Thread, Turn
from drafting.policy import Policy, decide
from drafting.policy.library import load_brands

POLICIES = Path(__file__).parents[2] / "policies"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
"""A Monday."""

PRODUCT = Category.PRODUCT_COMPLAINT


@cache
def default_policy() -> Policy:
    """The policy that the product ships."""
    return load_brands(POLICIES)["default"]


def saw(name: SignalName, level: Level = Level.HIGH, *, certain: bool = False) -> Signal:
    """One signal."""
    return Signal(name=name, level=level, certain=certain)


def signals(category: Category = PRODUCT, *seen: Signal, certainty: Level = Level.HIGH, **more: Any) -> Signals:
    """A reading of a comment in Dutch."""
    reading = CategoryReading(category=category, certainty=certainty, runner_up=more.pop("runner_up", None))
    return Signals.model_validate({"seen": seen, "category": reading, "language": "nl", "reading": "model", **more})


def thread(text: str = "Hij doet het niet.", *turns: tuple[Role, str], **more: Any) -> Thread:
    """A comment after these turns; `more` goes to the comment and the context, wherever it belongs."""
    of_context = {name: more.pop(name) for name in list(more) if name in Context.model_fields}
    return Thread(
        comment=Comment(text=text, **more),
        turns=tuple(Turn(role=role, text=said) for role, said in turns),
        context=Context(**of_context),
    )


def decided(
    read: Signals, about: Thread | None = None, *, policy: Policy | None = None, now: datetime = NOON
) -> Decision:
    """The decision of the default policy, or of another."""
    return decide(about or thread(), read, policy or default_policy(), now=now)


def rules_of(decision: Decision) -> tuple[str, ...]:
    """The rules among the reasons."""
    return tuple(reason.rule for reason in decision.reasons)


def result_of(decision: Decision, rule: str) -> str | None:
    """How a rule came out in the trace; None when it was not tried."""
    return next((step.result for step in decision.trace if step.rule == rule), None)


def write_brand(folder: Path, brand: str, policy: str, **files: str) -> Path:
    """A brand's folder with its policy and other files (`voice="…"`)."""
    place = folder / brand
    place.mkdir(parents=True, exist_ok=True)
    (place / "policy.yaml").write_text(policy, encoding="utf-8")
    for name, text in files.items():
        (place / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def with_default(folder: Path, files: tuple[str, ...] = ("policy", "voice")) -> Path:
    """A folder of brands that holds the default one, by default without its many replies."""
    for name in files:
        text = (POLICIES / "default" / f"{name}.yaml").read_text(encoding="utf-8")
        (folder / "default").mkdir(exist_ok=True)
        (folder / "default" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
