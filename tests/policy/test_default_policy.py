"""The policy that the product ships: its examples hold, each of its rules is reached, its schema is up to date."""

import re
import statistics
import time
from collections import Counter

import jsonschema
import pytest

from drafting.domain.signal import SignalName
from drafting.policy.examples import Examples, examples_in, load_examples, told
from drafting.policy.schema import schema, schema_text
from drafting.policy.source import parse
from tests.policy.builders import NOON, POLICIES, decided, default_policy, rules_of, saw, signals
from tests.workers import Alone

TEXT = (POLICIES / "default" / "policy.yaml").read_text(encoding="utf-8")


def shipped_examples() -> Examples:
    found = load_examples(POLICIES, "default")
    assert found is not None
    return found


def test_every_example_is_decided_as_it_says() -> None:
    assert told(shipped_examples().mismatches(default_policy())) == ""


def test_every_rule_has_an_example_in_both_languages() -> None:
    languages: dict[str, set[str | None]] = {}
    for example in shipped_examples().examples:
        for rule in example.expect.rules:
            languages.setdefault(rule, set()).add(example.signals.language)
    policy = default_policy()
    names = {rule.name for rule in (*policy.above_all, *policy.rules, *policy.then_also)}
    assert set(languages) == names
    not_about_one_language = {"could-not-tell-language", "could-not-tell-wordless"}
    missing = {name: found for name, found in languages.items() if not {"nl", "en"} <= found}
    assert set(missing) <= not_about_one_language


def test_every_rule_has_at_least_two_examples() -> None:
    counted = Counter(rule for example in shipped_examples().examples for rule in example.expect.rules)
    assert min(counted.values()) >= 2


def test_all_sixteen_rules_of_the_handling_policy_are_named() -> None:
    numbers = {int(number) for number in re.findall(r"^  # (\d+)\.", TEXT, flags=re.MULTILINE)}
    assert numbers == set(range(1, 17))


def test_an_example_that_is_decided_otherwise_is_told_with_its_line() -> None:
    text = (
        "- comment: 'Hij is kapot.'\n"
        "  signals: {category: product_complaint}\n"
        "  expect: {action: ignore, urgency: 24h, rules: [respond-product]}\n"
        "- comment: 'Hij is kapot.'\n"
        "  signals: {category: product_complaint}\n"
        "  expect: {action: respond, rules: [thank-praise]}\n"
    )
    found = told(examples_in(parse(text, "acme/examples.yaml")).mismatches(default_policy()))
    assert "acme/examples.yaml:1  action is respond, expected ignore" in found
    assert "acme/examples.yaml:1  urgency is immediate, expected 24h" in found
    assert "acme/examples.yaml:4  rules is" in found


def test_examples_can_be_read_by_somebody_else_than_their_given_signals() -> None:
    found = shipped_examples().mismatches(default_policy(), reader=lambda thread: signals())
    wrong = {mismatch.place for mismatch in found}
    assert len(wrong) > 5


def test_the_schema_beside_the_policy_is_up_to_date(request: pytest.FixtureRequest) -> None:
    path = POLICIES / "default" / "schema.json"
    if request.config.getoption("--update-goldens", default=False):
        path.write_text(schema_text(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == schema_text()


def test_the_schema_accepts_the_shipped_policy_and_refuses_a_wrong_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    data = parse(TEXT, "default/policy.yaml").data
    assert list(validator.iter_errors(data)) == []
    data["rules"][0]["when"] = {"toxicity": "high"}
    assert list(validator.iter_errors(data))


def test_the_schema_explains_its_fields() -> None:
    definitions = schema()["$defs"]
    assert "a person still has to read" in definitions["Deadlines"]["properties"]["immediate_minutes"]["description"]
    assert "level or a higher one" in definitions["SignalIs"]["description"]


def test_a_decision_takes_well_under_a_millisecond(alone: Alone) -> None:
    read = signals(seen=tuple(saw(name) for name in SignalName))
    assert rules_of(decided(read))
    took = []
    with alone():
        for _ in range(200):
            start = time.perf_counter()
            decided(read, now=NOON)
            took.append(time.perf_counter() - start)
    assert statistics.median(took) < 0.001
