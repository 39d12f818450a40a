"""The manual of policies says what the code does: every condition, signal and field, and a brand that really loads."""

import re
from pathlib import Path

from drafting.domain.signal import SignalName
from drafting.policy.conditions import ASKED
from drafting.policy.library import load
from drafting.policy.model import Adding, Deciding, Rereading
from tests.policy.builders import POLICIES, with_default, write_brand
from tests.policy.test_conditions import asked

MANUAL = (Path(__file__).parents[2] / "docs" / "policies.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """From a heading to the next of its level or above."""
    level = title.split(" ", maxsplit=1)[0]
    start = MANUAL.index(f"\n{title}\n")
    after = re.search(rf"\n#{{1,{len(level)}}} ", MANUAL[start + 1 + len(title) :])
    return MANUAL[start : start + 1 + len(title) + after.start()] if after else MANUAL[start:]


def test_every_condition_is_documented_in_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", section("## Conditions"), flags=re.MULTILINE)
    assert rows == [condition.key for condition in ASKED]


def test_every_documented_condition_can_be_written_so() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\{.+?\})` \|", section("## Conditions"), flags=re.MULTILINE)
    assert [(key, asked(written).key) for key, written in rows] == [(condition.key,) * 2 for condition in ASKED]


def test_every_signal_is_documented() -> None:
    assert re.findall(r"`(\w+)`", section("### Signals")) == [name.value for name in SignalName]


def test_every_field_of_an_outcome_is_documented() -> None:
    rows = dict(re.findall(r"^\| (decides|reads again|adds) \| (.+?) \|", section("## A rule"), flags=re.MULTILINE))
    for kind, model in (("decides", Deciding), ("reads again", Rereading), ("adds", Adding)):
        assert re.findall(r"`(\w+)`", rows[kind]) == list(model.model_fields)


def test_the_brand_in_the_manual_loads(tmp_path: Path) -> None:
    policy = re.search(r"```yaml\n(extends: default\n.+?)```", MANUAL, flags=re.DOTALL)
    assert policy is not None
    brand = load(write_brand(with_default(tmp_path), "acme", policy[1]), "acme")
    assert "price-question" in [rule.name for rule in brand.rules]


def test_the_error_in_the_manual_is_a_real_one() -> None:
    golden = (Path(__file__).parent / "goldens" / "unknown_signal.txt").read_text(encoding="utf-8")
    assert golden in MANUAL


def test_the_rules_that_the_manual_names_exist() -> None:
    text = (POLICIES / "default" / "policy.yaml").read_text(encoding="utf-8")
    for name in ("could-not-tell-a-rule", "respond-question", "ignore-petty", "respond-product"):
        assert f"name: {name}\n" in text
