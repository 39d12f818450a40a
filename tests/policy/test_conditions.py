"""Every single condition: when it is met, when not, and how it is written."""

from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from drafting.domain.decision import Action, Category
from drafting.domain.signal import Level, Signal, SignalName, Signals, Topic
from drafting.domain.thread import AccountType, Channel, Role, Thread
from drafting.policy.asked import Asked
from drafting.policy.conditions import ASKED, Condition
from drafting.policy.facts import Facts
from tests.policy.builders import saw, signals, thread

_ADAPTER: TypeAdapter[Condition] = TypeAdapter(Condition)
C, B = Role.CUSTOMER, Role.BRAND
SPAM = SignalName.SPAM
ASKED_BEFORE = thread("Dank!", (C, "Kapot."), (B, "Zou u uw reactie willen verwijderen?"))
TALK = thread("En nu?", (C, "Kapot."), (B, "Stuurt u een bericht?"), (C, "Gedaan."))


def facts(read: Signals, about: Thread | None = None, *, is_open: bool = True) -> Facts:
    return Facts(about or thread(), read, languages=("nl", "en"), is_open=is_open)


def asked(written: str) -> Asked:
    condition = _ADAPTER.validate_python(yaml.safe_load(written))
    assert isinstance(condition, Asked)
    return condition


CASES: list[tuple[str, Facts, bool | None]] = [
    ("{signal: spam}", facts(signals(Category.SPAM, saw(SPAM, Level.MEDIUM))), True),
    ("{signal: spam}", facts(signals(Category.SPAM, saw(SPAM, Level.LOW))), False),
    ("{signal: spam, at_least: low}", facts(signals(Category.SPAM, saw(SPAM, Level.LOW))), True),
    ("{signal: spam, at_least: high}", facts(signals()), False),
    ("{signal: spam, at_least: high, certain: true}", facts(signals(Category.SPAM, saw(SPAM))), False),
    ("{signal: spam, at_least: high, certain: true}", facts(signals(Category.SPAM, saw(SPAM, certain=True))), True),
    ("{signal: spam}", facts(signals(Category.SPAM, Signal.unknown(SPAM, "broken"))), None),
    (
        "{signal: personal_data, value: [iban, bsn]}",
        facts(signals(seen=(Signal(name=SignalName.PERSONAL_DATA, level=Level.HIGH, value="bsn"),))),
        True,
    ),
    (
        "{signal: personal_data, value: iban}",
        facts(signals(seen=(Signal(name=SignalName.PERSONAL_DATA, level=Level.HIGH, value="email"),))),
        False,
    ),
    ("{unknown: spam}", facts(signals(Category.SPAM, Signal.unknown(SPAM, "broken"))), True),
    ("{unknown: spam}", facts(signals()), False),
    ("{category: spam}", facts(signals(Category.SPAM)), True),
    ("{category: [spam, troll]}", facts(signals(Category.QUESTION)), False),
    ("{certainty: low}", facts(signals(certainty=Level.LOW)), True),
    ("{certainty: low}", facts(signals(certainty=Level.UNKNOWN)), True),
    ("{certainty: [medium, high]}", facts(signals(certainty=Level.LOW)), False),
    ("{topic: price}", facts(signals(topic=Topic.PRICE)), True),
    ("{topic: [price, refund]}", facts(signals(topic=Topic.DEFECT)), False),
    ("{language: nl}", facts(signals()), True),
    ("{language: supported}", facts(signals(language="en")), True),
    ("{language: supported}", facts(signals(language="tr")), False),
    ("{language: supported}", facts(signals(language=None)), False),
    ("{language: unknown}", facts(signals(language=None)), True),
    ("{reading: failed}", facts(signals(reading="failed")), True),
    ("{reading: [failed, unverified]}", facts(signals(reading="detectors")), False),
    ("{channel: facebook}", facts(signals(), thread(channel=Channel.FACEBOOK)), True),
    ("{channel: [google_reviews, trustpilot]}", facts(signals(), thread(channel=Channel.X)), False),
    ("{account_type: business}", facts(signals()), True),
    ("{account_type: personal}", facts(signals(), thread(account_type=AccountType.INFLUENCER)), False),
    ("{rating: given, at_most: 2}", facts(signals(), thread(rating=2)), True),
    ("{rating: given, at_most: 2}", facts(signals(), thread(rating=2.5)), False),
    ("{rating: given, at_least: 4}", facts(signals(), thread()), False),
    ("{rating: given}", facts(signals(), thread(rating=3)), True),
    ("{turns: brand}", facts(signals(), TALK), True),
    ("{turns: customer, at_least: 3}", facts(signals(), TALK), False),
    ("{turns: any, at_least: 3}", facts(signals(), TALK), True),
    ("{turns: brand}", facts(signals()), False),
    ("{last_speaker: customer}", facts(signals(), TALK), True),
    ("{last_speaker: nobody}", facts(signals()), True),
    ("{last_speaker: [brand, community]}", facts(signals(), TALK), False),
    ("{resolved: true}", facts(signals(), thread(resolved=True)), True),
    ("{resolved: false}", facts(signals(), thread(resolved=True)), False),
    ("{asked_removal_before: true}", facts(signals(), ASKED_BEFORE), True),
    ("{asked_removal_before: true}", facts(signals(), TALK), False),
    ("{opening_hours: closed}", facts(signals(), is_open=False), True),
    ("{opening_hours: closed}", facts(signals()), False),
    ("{action: respond}", facts(signals()), None),
    ("{undecided: true}", facts(signals()), False),
]


@pytest.mark.parametrize(("written", "about", "met"), CASES)
def test_it_is_met_or_not_or_cannot_be_told(written: str, about: Facts, met: bool | None) -> None:
    verdict = asked(written).check(about)
    assert verdict.met is met
    assert [check.met for check in verdict.checks] == [met]


def test_every_condition_has_a_case_that_is_met_and_one_that_is_not() -> None:
    outcomes: dict[str, set[bool | None]] = {}
    for written, _, met in CASES:
        outcomes.setdefault(asked(written).key, set()).add(met)
    only_after_the_decision = {"action", "undecided"}
    for kind in ASKED:
        assert kind.key in only_after_the_decision or {True, False} <= outcomes[kind.key]


@pytest.mark.parametrize("written", sorted({case[0] for case in CASES}))
def test_a_check_says_what_was_asked_so_that_it_can_be_read_again(written: str) -> None:
    condition = asked(written)
    assert asked("{" + condition.text + "}") == condition


def test_an_action_can_be_asked_once_it_is_decided() -> None:
    about = facts(signals())
    about.action = Action.REMOVE
    assert asked("{action: [remove, ignore]}").check(about).met is True
    assert asked("{action: respond}").check(about).met is False


def test_a_check_shows_the_words_that_a_signal_rests_on() -> None:
    read = signals(
        Category.SPAM,
        Signal.model_validate(
            {"name": "spam", "level": "high", "evidence": [{"start": 0, "end": 6, "quote": "gratis"}]}
        ),
    )
    (check,) = asked("{signal: spam}").check(facts(read)).checks
    assert check.quotes == ("gratis",)


def test_a_check_names_the_rules_that_could_not_be_evaluated() -> None:
    about = facts(signals())
    about.undecided = ("remove-threat",)
    (check,) = asked("{undecided: true}").check(about).checks
    assert (check.met, check.found) == (True, "remove-threat")


@pytest.mark.parametrize(
    "said",
    [
        "Zou u uw reactie willen verwijderen?",
        "Wilt u uw review misschien aanpassen?",
        "Fijn! Haalt u het bericht dan weg?",
        "Would you mind taking your comment down?",
        "If you like, you can update your review.",
    ],
)
def test_it_sees_that_removal_was_asked_before(said: str) -> None:
    assert facts(signals(), thread("Ok", (C, "Kapot"), (B, said))).asked_removal_before


@pytest.mark.parametrize(
    "turn",
    [
        (B, "Dank voor uw review! We nemen contact op over de update van de app."),
        (B, "We hebben de schade verwijderd. Uw bericht is duidelijk."),
        (C, "Ik verwijder mijn reactie pas als het is opgelost."),
        (B, "Thanks for your review. We can change your delivery address."),
    ],
)
def test_it_takes_other_words_for_no_request(turn: tuple[Role, str]) -> None:
    assert not facts(signals(), thread("Ok", (C, "Kapot"), turn)).asked_removal_before


def test_a_condition_of_an_unknown_kind_is_refused() -> None:
    refused: tuple[Any, ...] = ({}, {"tone": "harsh"}, {"category": "spam", "topic": "price"}, "spam")
    for written in refused:
        with pytest.raises(ValueError, match="tag"):
            _ADAPTER.validate_python(written)
