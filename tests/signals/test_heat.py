from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level, signal

CALM = "Mijn bestelling is er nog niet, kunnen jullie kijken?"
ANGRY = "SCHANDALIG GEWOON!! Dit is de derde keer dat ik dit vraag, ik ben woedend!!"


def test_it_sees_no_heat_in_a_calm_question() -> None:
    assert level(SignalName.HEAT, CALM) is Level.NONE


def test_it_sees_anger_in_one_comment() -> None:
    assert level(SignalName.HEAT, ANGRY) is Level.HIGH


def test_it_says_that_it_gets_worse() -> None:
    assert signal(SignalName.HEAT, ANGRY, CALM, "brand: We kijken ernaar.").value == "rising"


def test_it_says_that_it_stays_as_it_was() -> None:
    assert signal(SignalName.HEAT, "belachelijk", ANGRY, "brand: Sorry.").value == "steady"


def test_it_adds_what_was_said_before() -> None:
    alone = level(SignalName.HEAT, "belachelijk, los het op")
    heated = level(SignalName.HEAT, "belachelijk, los het op", ANGRY, "brand: Sorry.", ANGRY)
    assert heated.rank > alone.rank


def test_it_counts_messages_within_minutes() -> None:
    turns = ("Belachelijk dit", "Hallo?! Reageer eens")
    slow = level(SignalName.HEAT, "dit is schandalig", *turns, minutes_apart=600)
    fast = level(SignalName.HEAT, "dit is schandalig", *turns, minutes_apart=2)
    assert fast.rank >= slow.rank


def test_it_takes_no_abbreviation_for_shouting() -> None:
    assert level(SignalName.HEAT, "Mijn DHL pakket met de NS kaart is er nog niet") is Level.NONE


def test_it_does_not_hold_what_the_brand_said_against_the_customer() -> None:
    assert level(SignalName.HEAT, CALM, f"brand: {ANGRY}") is Level.NONE
