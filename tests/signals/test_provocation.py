"""Petty and trolling: what is ignored, and what only looks like it."""

import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level


@pytest.mark.parametrize(
    "text",
    [
        "Twee minuten te laat bezorgd. Ik eis een volledige vergoeding en een excuusbrief!",
        "The ribbon on my gift was cream instead of white. I demand a written apology.",
        "Er zaten 9 pitjes op mijn bolletje, ik verwacht compensatie. Het gaat om het principe.",
        "You were 3 minutes late, I want compensation and a full refund, it's the principle",
    ],
)
def test_it_sees_a_demand_over_a_trifle(text: str) -> None:
    assert level(SignalName.PETTY, text) is Level.HIGH


@pytest.mark.parametrize(
    "text",
    [
        "Ik eis mijn geld terug, de wasmachine lekt al weken",
        "I want a full refund, nothing arrived",
        "Pakket was 2 minuten te vroeg, lekker snel!",
        "Kan ik een ijsblokje minder krijgen?",
    ],
)
def test_it_does_not_call_petty(text: str) -> None:
    assert not level(SignalName.PETTY, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "huil maar lekker door, stelletje losers 😂",
        "cry about it, nobody cares lol",
        "first!!",
        "popcorn erbij, heerlijk dit",
        "lmao losers",
    ],
)
def test_it_sees_somebody_who_only_wants_a_reaction(text: str) -> None:
    assert level(SignalName.TROLLING, text).at_least(Level.MEDIUM)


def test_it_sees_who_says_the_same_again_and_again() -> None:
    said = "mogen cavia's mee in het zwembad"
    assert level(SignalName.TROLLING, said, said, "brand: Haha, nee.", said).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "lol losers, order 40-7721 is nog steeds niet geleverd",
        "haha stelletje sukkels, mijn router is al drie weken kapot",
        "cry about it? my parcel never arrived and nobody answers",
    ],
)
def test_it_takes_whoever_names_a_real_problem_for_a_customer(text: str) -> None:
    assert not level(SignalName.TROLLING, text).at_least(Level.MEDIUM)
