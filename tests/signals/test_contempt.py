"""Contempt for cultures, mockery of faith, conspiracy theories; and the complaints that only sound like them."""

import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level


@pytest.mark.parametrize(
    "text",
    [
        "Turks eten is hondenvoer",
        "Dat Limburgse taaltje klinkt als een keelziekte",
        "Limburgers zijn achterlijk, inteelt allemaal",
        "Die islamitische gebruiken zijn barbaars",
        "British cooking is pig swill",
        "Chinese food is vomit",
        "The Welsh language sounds like choking",
        "Scousers are inbred savages",
    ],
)
def test_it_sees_contempt_for_a_culture(text: str) -> None:
    assert level(SignalName.CULTURAL_INSULT, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "De Turkse pizza die ik bij jullie bestelde was walgelijk",
        "Your Indian curry was disgusting and cold when it was delivered",
        "Jullie Duitse handleiding is belachelijk slecht vertaald",
        "Ik hou van Marokkaans eten",
        "Waarom is er geen Frans menu?",
        "I love Polish food",
        "The German version of the app is ridiculous",
    ],
)
def test_it_takes_no_bad_meal_for_contempt(text: str) -> None:
    assert not level(SignalName.CULTURAL_INSULT, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Jullie god is een sprookje voor volwassenen",
        "Die profeet was een pedofiel",
        "De bijbel is goed als wc-papier",
        "Jezus was een hoerenzoon",
        "Your god is a fairy tale",
        "Jesus was a fraud and a zombie",
        "Wipe my arse with the bible",
        "Praying to your sky daddy again?",
    ],
)
def test_it_sees_mockery_of_faith(text: str) -> None:
    assert level(SignalName.BLASPHEMY, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Godverdomme, weer geen bezorging",
        "Jezus wat een sukkels zijn jullie",
        "Mijn god wat duur",
        "Jesus Christ, you idiots",
        "Holy shit that was fast",
        "Oh my god I love it",
        "Mohammed van de klantenservice was een held",
        "God zij dank is het opgelost",
        "Kan ik jullie bijbel ook in het Engels bestellen?",
    ],
)
def test_it_takes_no_cry_for_blasphemy(text: str) -> None:
    assert level(SignalName.BLASPHEMY, text) is Level.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Dit komt allemaal door de great reset, Klaus Schwab lacht zich rot",
        "Die chemtrails hangen boven jullie fabriek",
        "Ze willen ons vergiftigen, word wakker mensen",
        "In de prik zit een microchip van Bill Gates",
        "The earth is flat and NASA lies",
        "5G is frying your brains, wake up sheeple",
        "Paid crisis actors, total false flag",
        "The globalists want to depopulate us",
    ],
)
def test_it_sees_a_conspiracy_theory(text: str) -> None:
    assert level(SignalName.CONSPIRACY, text) is Level.HIGH


@pytest.mark.parametrize(
    "text",
    [
        "Jullie en de concurrent spelen onder één hoedje met die prijzen",
        "De microchip van mijn kat wordt niet gelezen door jullie kattenluik",
        "Mijn 5G-abonnement werkt niet",
        "The reset button on my router is broken",
        "You and the other airlines fix your prices together",
        "The microchip in my card stopped working",
        "I watched The Matrix on your streaming service and it kept buffering",
    ],
)
def test_it_takes_no_suspicion_of_prices_for_a_theory(text: str) -> None:
    assert not level(SignalName.CONSPIRACY, text).at_least(Level.MEDIUM)
