"""Sarcasm, play, and quarrels that a community settles itself."""

import pytest

from drafting.domain.signal import Level, SignalName
from drafting.domain.thread import AccountType
from tests.signals.builders import level


@pytest.mark.parametrize(
    "text",
    [
        "Top service hoor, drie weken te laat",
        "Lekker dan, weer niemand thuis bij de klantenservice",
        "Wat fijn dat jullie nooit opnemen",
        "Bedankt voor niks",
        "Geweldig, voor de derde keer een kapot pakket",
        "Great job, only three weeks late",
        "Love being ignored for an hour",
        "Thanks for nothing",
        "Amazing service, nobody answers and my parcel is lost /s",
        "Brilliant. Another broken lamp, second time this month.",
    ],
)
def test_it_hears_sarcasm(text: str) -> None:
    assert level(SignalName.SARCASM, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Top service, heel blij mee!",
        "Mooi product, maar helaas kapot aangekomen",
        "Great product but delivery was late",
        "Bedankt voor de snelle reactie",
        "Thanks for the quick reply",
        "Lovely staff, will come back",
        "Wanneer zijn jullie open?",
    ],
)
def test_it_takes_praise_and_plain_complaints_as_they_are(text: str) -> None:
    assert not level(SignalName.SARCASM, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Mijn kat vindt jullie doos beter dan de inhoud 😂",
        "Grapje hoor, jullie zijn toppers 😉",
        "My dog thinks the box was the present 😂",
        "Just kidding, keep it up!",
        "There goes my diet 😅 see you Saturday",
    ],
)
def test_it_sees_a_light_joke(text: str) -> None:
    assert level(SignalName.PLAYFUL, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "haha jullie zijn echt de slechtste winkel van Nederland 😂",
        "Mijn kat vindt jullie brokken ook vies en is er ziek van geworden 😂",
        "lol what a scam 😂😂",
        "hahaha stelletje idioten 😂",
        "My wallet cries 😂 where is my refund?",
    ],
)
def test_it_sees_no_joke_where_somebody_is_upset(text: str) -> None:
    assert level(SignalName.PLAYFUL, text) is Level.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Je bent zo nep geworden, ik ontvolg je",
        "Alles voor de likes hè",
        "Aandachtszoeker, zoek eens een echte baan",
        "You're so fake, unfollowed",
        "Everyone defending her is delusional, leave him alone",
        "Sellout, you used to be real",
    ],
)
def test_it_sees_what_a_community_answers_itself(text: str) -> None:
    assert level(SignalName.COMMUNITY_DEFENCE, text, account=AccountType.INFLUENCER).at_least(Level.MEDIUM)
    assert not level(SignalName.COMMUNITY_DEFENCE, text, account=AccountType.BUSINESS).at_least(Level.MEDIUM)


@pytest.mark.parametrize("text", ["Waar is mijn bestelling 12345678? Alles nep hier", "Love this video, so inspiring!"])
def test_it_leaves_buyers_and_admirers_alone(text: str) -> None:
    assert not level(SignalName.COMMUNITY_DEFENCE, text, account=AccountType.INFLUENCER).at_least(Level.MEDIUM)
