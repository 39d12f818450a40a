"""Problem, product, service, social media, question, praise, resolution, topic: what a customer is after."""

import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level, signal


@pytest.mark.parametrize(
    "text",
    [
        "Mijn bestelling is nog steeds niet geleverd",
        "Na twee weken al kapot",
        "voor de derde keer de verkeerde maat gekregen",
        "Ik sta al drie kwartier in de wacht",
        "dubbel afgeschreven, 2x 49 euro",
        "Still no refund after three weeks",
        "You charged me twice for the same order",
        "the zip broke on day two",
        "nobody answers the phone",
        "Seit zwei Wochen keine Antwort",
        "Toujours pas livré depuis 3 semaines",
        "Llevo dos semanas esperando, no ha llegado",
    ],
)
def test_it_sees_a_concrete_problem_in(text: str) -> None:
    assert level(SignalName.PROBLEM, text) is Level.HIGH


@pytest.mark.parametrize(
    "text",
    ["Wat een leuke winkel!", "Zijn jullie zondag open?", "geen klachten hoor", "No problem at all, thanks", "lol"],
)
def test_it_sees_no_problem_in(text: str) -> None:
    assert not level(SignalName.PROBLEM, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    ("text", "least"), [("slechtste winkel ooit", Level.LOW), ("what a joke of a company", Level.LOW)]
)
def test_it_takes_displeasure_without_a_matter_for_little(text: str, least: Level) -> None:
    assert level(SignalName.PROBLEM, text) is least


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("De broek die ik kocht is na één was gekrompen", SignalName.PRODUCT),
        ("The lamp I bought arrived broken", SignalName.PRODUCT),
        ("Jullie medewerkster was onbeschoft en hing op", SignalName.SERVICE),
        ("On hold for an hour, then they hung up on me", SignalName.SERVICE),
        ("Die reclame van jullie is smakeloos", SignalName.SOCIAL_MEDIA),
        ("Why are you deleting comments under this post", SignalName.SOCIAL_MEDIA),
    ],
)
def test_it_tells_what_a_complaint_is_about(text: str, name: SignalName) -> None:
    ranks = {each: level(each, text).rank for each in (SignalName.PRODUCT, SignalName.SERVICE, SignalName.SOCIAL_MEDIA)}
    assert max(ranks, key=lambda each: ranks[each]) is name


@pytest.mark.parametrize(
    "text",
    [
        "Leveren jullie ook in België?",
        "hoe lang is de garantie",
        "wanneer weer op voorraad?",
        "Do you ship to Ireland?",
        "can I return this in the shop",
        "open tmrw?",
        "Habt ihr sonntags offen?",
        "Vous livrez le samedi ?",
        "¿Abrís los domingos?",
    ],
)
def test_it_sees_a_question_in(text: str) -> None:
    assert level(SignalName.QUESTION, text).at_least(Level.MEDIUM)


def test_it_takes_angry_question_marks_for_little() -> None:
    text = "Serieus?? Weer een uur voor niks gewacht op die monteur van jullie, het is gewoon niet normaal meer!!"
    assert level(SignalName.QUESTION, text) is Level.LOW


@pytest.mark.parametrize(
    "text",
    ["Top geholpen, dank jullie wel!", "obsessed with these 😍", "Heerlijke taart!", "thank you so much, lovely staff"],
)
def test_it_sees_praise_in(text: str) -> None:
    assert level(SignalName.PRAISE, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize("text", ["niet goed geholpen", "not great", "geen fijne winkel", "never a good day here"])
def test_it_sees_no_praise_where_it_is_denied(text: str) -> None:
    assert not level(SignalName.PRAISE, text).at_least(Level.MEDIUM)


ASKED = ("Mijn koffer is kwijt!!", "brand: Stuur ons een DM, dan zoeken we hem.")


@pytest.mark.parametrize(
    "text", ["Hij is gisteren thuisgebracht, alles opgelost", "All sorted now, thanks for helping"]
)
def test_it_believes_a_customer_who_says_that_it_is_solved(text: str) -> None:
    assert level(SignalName.RESOLUTION, text, *ASKED) is Level.HIGH


@pytest.mark.parametrize(
    "text", ["nog steeds niet opgelost", "when will this be resolved", "Not sorted at all", "los het op"]
)
def test_it_sees_no_resolution_in(text: str) -> None:
    assert not level(SignalName.RESOLUTION, text, *ASKED).at_least(Level.MEDIUM)


def test_it_takes_the_brands_word_that_a_matter_is_solved() -> None:
    found = signal(SignalName.RESOLUTION, "ok", *ASKED, resolved=True)
    assert (found.level, found.value, found.certain) == (Level.HIGH, "context", True)


def test_it_leans_on_the_turns_before_for_the_topic_of_a_short_answer() -> None:
    found = signal(SignalName.TOPIC, "nee nog niks", "Mijn pakket is niet bezorgd", "brand: Is het er al?")
    assert (found.value, found.level) == ("delivery", Level.LOW)
