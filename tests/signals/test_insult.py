"""Insults are thrown at people; swearing is shouted at the sky or at things."""

import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level, signal


@pytest.mark.parametrize(
    "text",
    [
        "jij sukkel, leer eens lezen, wat een idioot ben je",
        "Stelletje idioten!",
        "jullie zijn echt een stel achterlijke mongolen",
        "Krijg de kanker allemaal",
        "Ik hoop dat je sterft",
        "wat een klootzakken werken daar",
        "@Jan je bent een debiel",
        "You morons",
        "you're such an asshole",
        "What a bunch of retards",
        "Go kill yourself",
        "I hope you die",
        "Shut up you stupid cow",
        "Ihr seid alle Vollidioten",
        "bande de cons",
        "sois gilipollas, idiotas",
    ],
)
def test_it_sees_an_insult(text: str) -> None:
    assert level(SignalName.INSULT, text) is Level.HIGH


@pytest.mark.parametrize(
    "text",
    [
        "kut, weer geen bezorging",
        "wtf is dit nou weer",
        "Wat een klotebedrijf",
        "shitty app",
        "Ik voel me een idioot dat ik hier ben ingetrapt",
        "Sorry, ik ben ook een sukkel",
        "Ik word behandeld als een idioot",
        "Jullie medewerker noemde mij een idioot",
        "Idioot hoge prijzen",
        "De rode muts is nog niet binnen",
        "I felt like an idiot at the till",
        "I'm not an idiot, I can read a bill",
        "Your manager called me a moron",
        "This manual is for dummies",
        "Jerk chicken was cold",
        "Kan ik met deze douches ook koud water krijgen?",
        "Ik wil graag weer aan de slag met mijn abonnement",
    ],
)
def test_it_sees_no_insult(text: str) -> None:
    assert level(SignalName.INSULT, text) is Level.NONE


@pytest.mark.parametrize("text", ["Jullie zijn oplichters", "You are liars and thieves", "wat een graaiers"])
def test_it_counts_an_accusation_as_criticism(text: str) -> None:
    assert level(SignalName.INSULT, text).rank <= Level.LOW.rank


def test_it_is_less_sure_of_an_insult_within_a_story_about_staff() -> None:
    text = "Die trut aan de telefoon hing gewoon op toen ik vroeg waar mijn bestelling bleef, en niemand belde terug."
    assert level(SignalName.INSULT, text) is Level.MEDIUM


def test_it_sees_an_insult_with_masked_letters() -> None:
    assert level(SignalName.INSULT, "what an a**hole you are").at_least(Level.MEDIUM)
    assert level(SignalName.INSULT, "kl00tzakken").at_least(Level.MEDIUM)
    assert level(SignalName.INSULT, "you are all ret@rds").at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kut, weer niks in de bus", Level.MEDIUM),
        ("Wat een kankerzooi", Level.HIGH),
        ("k@nkerzooi hier", Level.HIGH),
        ("verdorie, net te laat", Level.LOW),
        ("f*ck this", Level.MEDIUM),
        ("What a load of bullshit", Level.MEDIUM),
        ("Bloody hell, again?", Level.LOW),
        ("So eine Scheiße", Level.MEDIUM),
    ],
)
def test_it_hears_how_coarse_swearing_is(text: str, expected: Level) -> None:
    assert level(SignalName.PROFANITY, text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Mijn moeder heeft kanker en kan daarom niet komen",
        "Jullie sponsoren kankeronderzoek, mooi!",
        "Do you sell shiitake and cocktails?",
        "Moby Dick was out of stock",
        "Waar is de tyfusprik te krijgen?",
    ],
)
def test_it_hears_no_swearing_in_ordinary_words(text: str) -> None:
    assert level(SignalName.PROFANITY, text) is Level.NONE


def test_it_does_not_mix_up_two_languages() -> None:
    assert level(SignalName.INSULT, "Le colis a encore du retard, merci de répondre") is Level.NONE


def test_it_points_at_the_words() -> None:
    seen = signal(SignalName.INSULT, "Nou, stelletje idioten daar!")
    assert [span.quote for span in seen.evidence] == ["idioten"]
