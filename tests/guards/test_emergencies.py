import pytest

from drafting.domain.draft import FindingKind
from drafting.domain.thread import Comment, Thread
from drafting.guards import inspect
from drafting.guards.states_only_known_facts import find
from drafting.signals import detect
from tests.guards.builders import brief, reply

GAS = "Sinds gisteren ruikt de hele keuken naar gas. Wat moet ik doen?"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Draai de gaskraan dicht en bel het Nationaal Storingsnummer 0800-9009, dag en nacht."),
        ("nl", "Denkt u aan zelfdoding? Bel dan 113 of gratis 0800-0113."),
        ("en", "Please call Samaritans on 116 123, or 999 if you're in danger now."),
        ("nl", "Ik ben Youssef van de klantenservice en ik bel u liever zelf."),
        ("en", "I'm Dave and I'll pick this up myself."),
        ("nl", "Dat kan vaak nog, zolang de bestelling niet is ingepakt."),
    ],
)
def test_what_everybody_may_be_told_is_not_invented(language: str, text: str) -> None:
    assert list(find(reply(text), brief(language))) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Bel ons gratis op 0800-9012."),
        ("nl", "Het kost € 112."),
        ("en", "It was 999 pounds."),
        ("nl", "Onze collega Youssef zoekt het uit."),
    ],
)
def test_other_numbers_and_names_are(language: str, text: str) -> None:
    assert {found.kind for found in find(reply(text), brief(language))} == {FindingKind.INVENTED_FACT}


@pytest.mark.parametrize(
    ("language", "comment", "text"),
    [
        ("nl", GAS, "Dat is normaal bij een nieuw fornuis. U kunt hem gerust blijven gebruiken."),
        ("nl", GAS, "Dat kan echt geen kwaad. Stuurt u ons een DM?"),
        ("en", "My toaster sparks and caught fire yesterday", "That's nothing to worry about, just keep using it."),
    ],
)
def test_nobody_in_danger_is_told_that_there_is_none(language: str, comment: str, text: str) -> None:
    seen = detect(Thread(comment=Comment(text=comment)))

    found = inspect(reply(text), brief(language, comment=comment).model_copy(update={"signals": seen}))

    assert FindingKind.INVENTED_FACT in {one.kind for one in found}


def test_where_there_is_no_danger_a_thing_may_be_used_on() -> None:
    said = brief("nl", comment="Kan ik mijn oude abonnement houden?")

    assert list(find(reply("Zolang het loopt, kunt u het gewoon blijven gebruiken."), said)) == []
