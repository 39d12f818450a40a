"""Decisions and steps as sentences: in both languages, for every condition there is."""

import pytest
import yaml
from pydantic import TypeAdapter

from drafting.domain.decision import Action, Category, Check, Step, Urgency, Visibility
from drafting.domain.signal import Level, Signal, SignalName, Topic
from drafting.domain.thread import AccountType, Channel, Role
from drafting.domain.wording import Reader
from drafting.policy.conditions import Condition
from drafting.policy.explain import check_sentence, headline, reasons, report, step_sentence
from drafting.policy.vocabulary import spoken
from tests.policy.builders import PRODUCT, decided, saw, signals, thread
from tests.policy.test_conditions import CASES

_ADAPTER: TypeAdapter[Condition] = TypeAdapter(Condition)
READERS: tuple[Reader, ...] = ("nl", "en")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "kind", [Action, Category, Urgency, Visibility, Level, SignalName, Topic, Role, AccountType, Channel]
)
def test_every_word_of_the_contract_can_be_said(kind: type[Action], reader: Reader) -> None:
    assert all(spoken(value, reader).strip() for value in kind)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("written", "facts", "met"), CASES)
def test_every_check_becomes_a_sentence_without_the_words_of_the_file(
    written: str, facts: object, met: bool | None, reader: Reader
) -> None:
    condition = _ADAPTER.validate_python(yaml.safe_load(written))
    (check,) = condition.check(facts).checks  # type: ignore[arg-type]
    sentence = check_sentence(check, reader)
    assert "_" not in sentence.replace("nothing decided yet", "")
    assert "{" not in sentence
    assert ("could not be told" if reader == "en" else "niet te bepalen") in sentence or met is not None


def test_a_check_says_what_was_asked_what_was_found_and_in_which_words() -> None:
    check = Check(condition="signal: insult, at_least: high", found="medium", met=False, quotes=("prutsers",))
    assert check_sentence(check, "nl") == "belediging, minstens sterk – klopt niet, gevonden: duidelijk “prutsers”"
    assert check_sentence(check, "en") == "insult, at least high – not true, found: medium “prutsers”"


def test_a_refusal_is_said_as_one() -> None:
    check = Check(condition="not channel: [google_reviews, trustpilot]", found="x", met=True)
    assert check_sentence(check, "nl") == "niet: kanaal is Google-reviews of Trustpilot – klopt, gevonden: X"


def test_what_could_not_be_told_says_why() -> None:
    check = Check(condition="signal: threat", found="unknown: detector_failed:ValueError", met=None)
    told = check_sentence(check, "en")
    assert told == "threat, at least medium – could not be told, found: could not be told (detector_failed:ValueError)"


@pytest.mark.parametrize(
    ("reader", "result"), [("nl", "remove-spam: past niet"), ("en", "remove-spam: does not match")]
)
def test_a_step_says_how_the_rule_came_out(reader: Reader, result: str) -> None:
    step = Step(rule="remove-spam", result="not_matched")
    assert step_sentence(step, reader) == result


def test_a_headline_says_what_which_kind_by_when_and_where() -> None:
    decision = decided(signals())
    assert headline(decision, "nl", time_zone="Europe/Amsterdam") == (
        "Reageren · klacht over product of dienst · meteen (vóór 02-03-2026 14:00) · in een privégesprek"
    )
    assert headline(decided(signals(Category.TROLL)), "en") == "Ignore · troll"


@pytest.mark.parametrize("reader", READERS)
def test_a_report_holds_the_reasons_the_advice_and_every_step(reader: Reader) -> None:
    decision = decided(signals(Category.THREAT, saw(SignalName.THREAT), certainty=Level.LOW))
    told = report(decision, reader, steps=True)
    assert decision.needs_person is not None
    assert decision.needs_person.reason.to(reader) in told
    assert all(reason in told for reason in reasons(decision, reader))
    assert all(f"{step.rule}: " in told for step in decision.trace)
    assert ("doe melding bij de politie" if reader == "nl" else "report it to the police") in told
    assert decision.policy in told


@pytest.mark.parametrize("reader", READERS)
def test_every_step_of_a_decision_can_be_told(reader: Reader) -> None:
    read = signals(PRODUCT, saw(SignalName.PROBLEM), Signal.unknown(SignalName.HEAT, "broken"))
    about = thread("En nu?", (Role.CUSTOMER, "Kapot"), (Role.BRAND, "Stuurt u een bericht?"), rating=1)
    for step in decided(read, about).trace:
        assert step_sentence(step, reader).startswith(step.rule)
