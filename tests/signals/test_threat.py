"""Threats, said outright and veiled; and the figures of speech that only sound like one."""

import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level, signal


@pytest.mark.parametrize(
    "text",
    [
        "Ik maak je af als je me nog één keer belt",
        "jullie gaan er allemaal aan, ik steek die hele winkel in de fik",
        "De volgende monteur die hier aanbelt trap ik zo de trap af",
        "Ik kom wel even langs met een mes, kijken of jullie dan nog lachen",
        "die manager van jullie krijgt een kogel door z'n kop",
        "dan sla ik hem z'n tanden uit zijn bek",
        "Jullie moesten ze allemaal maar ophangen, dat tuig van de directie",
        "I will kill you, wait and see",
        "Give me my money or I'll burn your store down",
        "You should be shot for this",
        "I know where you live, sleep tight",
        "Next time that driver comes I'll break his legs",
        "There's a bomb in your office",
        "Ich bringe euch alle um",
        "je vais te buter",
        "te voy a matar",
    ],
)
def test_it_sees_a_threat_that_is_said_outright(text: str) -> None:
    seen = signal(SignalName.THREAT, text)
    assert seen.level is Level.HIGH
    assert seen.certain
    assert all(text[span.start : span.end] == span.quote for span in seen.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Pas maar goed op als je straks alleen naar buiten gaat",
        "Zou zonde zijn als er iets gebeurt met dat mooie pandje van jullie",
        "ik weet hoe laat je klaar bent vanavond",
        "Je dochter fietst altijd alleen naar school hè",
        "Jullie dagen zijn geteld",
        "Watch your back, all of you",
        "Nice place you've got, shame if something happened to it",
        "Your kids walk home alone from school, don't they",
        "Wait till I find you",
    ],
)
def test_it_sees_a_veiled_threat(text: str) -> None:
    assert level(SignalName.THREAT, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Ik zou een moord doen voor jullie stroopwafels",
        "Ik vermoord een moord voor die taart",
        "Mijn telefoon is dood, de batterij ook",
        "Jullie maken me helemaal gek met die wachttijden",
        "Ik ga jullie slopen met een review op Google",
        "Ik maak jullie af op Trustpilot",
        "Ik schiet hier echt van uit mijn slof",
        "Ik breek mijn contract af als dit zo doorgaat",
        "Ik gooi dat apparaat zo uit het raam",
        "Ik wacht al een uur op die monteur bij de deur",
        "Het mes dat ik vorige week kocht is nu al bot",
        "Ik steek er geen energie meer in",
        "Ik ga ophangen als er nu niemand opneemt",
        "Kunnen jullie me even een mailtje schieten?",
        "I could kill for one of your brownies",
        "My phone died after two days",
        "This traffic is killing me",
        "You're killing it with this new collection!",
        "I'll sue you and see you in court",
        "I will destroy you with reviews",
        "I'm going to throw this phone through the window",
        "Shoot me a message when it's back in stock",
        "My husband will kill me if this doesn't arrive",
        "I bought a knife from you and the handle broke",
        "The driver ran over my flower bed",
    ],
)
def test_it_takes_no_figure_of_speech_for_a_threat(text: str) -> None:
    assert level(SignalName.THREAT, text) is Level.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Uw bezorger zei: ik maak je af als je nog eens klaagt",
        "Your driver said he would kill me, literally 'I will kill you'",
        "Hij dreigde me in elkaar te slaan, jullie monteur",
    ],
)
def test_it_does_not_blame_the_author_for_a_threat_that_he_reports(text: str) -> None:
    assert level(SignalName.THREAT, text).rank <= Level.LOW.rank


@pytest.mark.parametrize("text", ["Ik ga je heus niet vermoorden hoor", "I would never kill you over a parcel"])
def test_it_hears_a_denial(text: str) -> None:
    assert level(SignalName.THREAT, text) is Level.NONE


def test_it_is_less_sure_of_a_threat_that_laughs() -> None:
    seen = signal(SignalName.THREAT, "ik vermoord jullie nog eens met die kortingsmails 😂")
    assert seen.level is Level.MEDIUM
    assert not seen.certain


def test_it_sees_through_disguised_letters() -> None:
    assert level(SignalName.THREAT, "ik v e r m o o r d jullie") is Level.HIGH
    assert level(SignalName.THREAT, "I will k1ll you") is Level.HIGH
