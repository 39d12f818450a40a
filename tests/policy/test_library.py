"""Brands: what a folder holds, and how one policy extends another."""

from pathlib import Path

import pytest

from drafting.domain.decision import Action, Category, Urgency
from drafting.domain.errors import DefinitionError
from drafting.domain.reference import Ref
from drafting.domain.signal import SignalName
from drafting.policy import Policy
from drafting.policy.library import from_text, load, load_brands, load_candidates
from tests.policy.builders import decided, default_policy, rules_of, saw, signals, with_default, write_brand

WHY = 'because: {nl: "Zo doen wij dat.", en: "That is how we do it."}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_default(tmp_path)


def acme(folder: Path, policy: str, **files: str) -> Policy:
    return load_brands(write_brand(folder, "acme", f"extends: default\nversion: 3\n{policy}", **files))["acme"]


def names(policy: Policy) -> list[str]:
    return [rule.name for rule in policy.rules]


def test_a_brand_that_changes_nothing_decides_like_the_default(folder: Path) -> None:
    with_default(folder, ("replies",))
    policy = acme(folder, "")
    base = load(folder, "default")
    assert (policy.above_all, policy.rules, policy.then_also) == (base.above_all, base.rules, base.then_also)
    assert (policy.voice, policy.replies) == (base.voice, base.replies)
    assert str(policy.ref).startswith("acme@3#")


def test_a_rule_of_the_same_name_takes_the_place_of_the_other(folder: Path) -> None:
    rule = f"{{name: respond-question, when: {{category: question}}, then: {{action: respond, urgency: 48h}}, {WHY}}}"
    policy = acme(folder, f"rules:\n  - {rule}\n")
    assert names(policy) == names(load(folder, "default"))
    decision = decided(signals(Category.QUESTION), policy=policy)
    assert decision.urgency is Urgency.H48
    assert decision.reasons[0].text.nl == "Zo doen wij dat."


@pytest.mark.parametrize(("place", "offset"), [("before", 0), ("after", 1)])
def test_a_new_rule_comes_where_it_says(folder: Path, place: str, offset: int) -> None:
    rule = f"{{{place}: remove-spam, name: ours, when: {{topic: price}}, then: {{read_as: question}}, {WHY}}}"
    policy = acme(folder, f"rules:\n  - {rule}\n")
    base = names(load(folder, "default"))
    assert names(policy).index("ours") == base.index("remove-spam") + offset
    assert len(names(policy)) == len(base) + 1


def test_a_rule_can_be_switched_off(folder: Path) -> None:
    policy = acme(folder, "rules:\n  - disable: ignore-petty\n")
    decision = decided(signals(Category.PETTY_OR_UNREASONABLE), policy=policy)
    assert (decision.action, rules_of(decision)) == (Action.RESPOND, ("answer-what-is-left",))


def test_an_addition_can_be_switched_off_and_another_added(folder: Path) -> None:
    entries = f"then_also:\n  - disable: humour-allowed\n  - {{name: note, when: {{topic: any}}, then: {{}}, {WHY}}}\n"
    decision = decided(signals(Category.PRAISE_OR_NEUTRAL, saw(SignalName.PLAYFUL)), policy=acme(folder, entries))
    assert not decision.humour_allowed
    assert "note" in rules_of(decision)


def test_a_brand_can_add_a_rule_above_all(folder: Path) -> None:
    rule = f"{{name: vip, when: {{topic: contract}}, then: {{needs_person: true}}, {WHY}}}"
    policy = acme(folder, f"above_all:\n  - {rule}\n")
    assert policy.above_all[-1].name == "vip"
    assert decided(signals(topic="contract"), policy=policy).needs_person is not None


def test_settings_are_taken_over_one_by_one(folder: Path) -> None:
    policy = acme(
        folder, "language: en\ndeadlines: {count: within_opening_hours}\nopening_hours: {monday: '09:00-17:00'}\n"
    )
    base = load(folder, "default")
    assert (policy.language, policy.time_zone) == ("en", base.time_zone)
    assert policy.deadlines.count == "within_opening_hours"
    assert policy.deadlines.immediate_minutes == base.deadlines.immediate_minutes


def test_a_brand_can_extend_a_brand_that_extends(folder: Path) -> None:
    write_brand(folder, "group", "extends: default\nversion: 1\nrules:\n  - disable: ignore-petty\n")
    write_brand(folder, "shop", "extends: group\nversion: 1\nrules:\n  - disable: ignore-troll\n")
    policy = load_brands(folder)["shop"]
    assert {"ignore-petty", "ignore-troll"}.isdisjoint(names(policy))


def test_a_brand_has_its_own_voice_and_replies_where_it_brings_them(folder: Path) -> None:
    reply = "[{id: a, language: nl, category: question, visibility: public, text: 'Dank u wel.'}]"
    policy = acme(folder, "", voice="name: Acme\nsignature: '^ Acme'\nregister: {nl: je}\n", replies=reply)
    assert (policy.voice.name, policy.voice.signature) == ("Acme", "^ Acme")
    assert policy.voice.form_of_address == {"nl": "je"}
    assert [each.id for each in policy.replies] == ["a"]


def test_the_reference_changes_with_the_text_of_any_file_that_decided(folder: Path) -> None:
    before = acme(folder, "").ref
    path = folder / "default" / "policy.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    after = load(folder, "acme").ref
    assert (after.name, after.version) == (before.name, before.version)
    assert after.digest != before.digest


def test_a_stored_text_can_be_read_again_and_decides_the_same(folder: Path) -> None:
    policy = acme(folder, "rules:\n  - disable: ignore-petty\n")
    again = from_text(policy.text, brand="acme")
    assert again.ref == policy.ref == Ref.parse(str(policy.ref))
    assert (again.above_all, again.rules, again.then_also) == (policy.above_all, policy.rules, policy.then_also)
    petty = signals(Category.PETTY_OR_UNREASONABLE)
    assert decided(petty, policy=again) == decided(petty, policy=policy)


def test_a_candidate_lies_beside_the_live_policy(folder: Path) -> None:
    acme(folder, "")
    candidate = "extends: acme\nversion: 4\nrules:\n  - disable: ignore-troll\n"
    (folder / "acme" / "candidate.yaml").write_text(candidate, encoding="utf-8")
    candidates = load_candidates(folder)
    assert list(candidates) == ["acme"]
    assert candidates["acme"].ref.version == 4
    assert "ignore-troll" in names(load_brands(folder)["acme"])
    assert "ignore-troll" not in names(candidates["acme"])


def test_no_brand_at_all_is_an_error_that_says_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as error:
        load_brands(tmp_path)
    assert error.value.hint == "add default/policy.yaml"


def test_a_file_that_is_no_utf_8_is_an_error(folder: Path) -> None:
    (folder / "default" / "voice.yaml").write_bytes(b"name: caf\xe9\n")
    with pytest.raises(DefinitionError, match=r"default/voice\.yaml: is not UTF-8"):
        load_brands(folder)


def test_the_shipped_policy_is_what_the_tests_use() -> None:
    assert default_policy().ref.name == "default"
    assert default_policy().max_repairs == 2
    assert default_policy().language == "nl"
    assert len(default_policy().replies) > 100
