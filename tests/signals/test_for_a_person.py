"""What must go to a person first: danger, self-harm, legal claims, the press, discrimination."""

import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level

CASES = {
    SignalName.HEALTH_SAFETY: (
        "Mijn dochter kreeg een allergische reactie van jullie crème",
        "Er zat een stukje glas in mijn salade",
        "De oplader begon te roken en er kwam een brandlucht af",
        "Ik heb een stroomstoot gekregen van de waterkoker",
        "Beschimmeld brood, mijn zoontje is er ziek van geworden",
        "Het ruikt naar gas sinds de monteur is geweest",
        "My son nearly choked on a part that came off",
        "We all got food poisoning after the buffet",
        "The battery exploded while charging",
        "There was glass in my soup",
        "I slipped on the wet floor and broke my wrist",
        "I can smell gas since your engineer left",
    ),
    SignalName.SELF_HARM: (
        "Ik wil niet meer leven door deze schulden",
        "Ik maak er een einde aan, het hoeft niet meer",
        "iedereen is beter af zonder mij",
        "I want to kill myself over this debt",
        "I have no reason to live anymore",
        "I'm suicidal and you keep sending letters",
    ),
    SignalName.LEGAL: (
        "Mijn advocaat neemt contact met u op",
        "Ik stap naar de geschillencommissie",
        "U krijgt een dagvaarding",
        "Ik doe een melding bij de Autoriteit Persoonsgegevens",
        "See you in court",
        "I'm taking this to small claims court",
        "My solicitor will be in touch",
        "I have reported you to the ombudsman",
        "Das geht an meinen Anwalt",
    ),
    SignalName.PRESS: (
        "Ik ben journalist bij het Noorderblad en zoek een reactie",
        "Redactie van Kassa hier, kunnen wij iemand spreken?",
        "Wij maken een item over jullie voor onze uitzending",
        "I'm a journalist working on a story about late refunds",
        "Requesting comment for the BBC before publication",
        "Reporter with the Evening Post here, who handles press enquiries?",
    ),
    SignalName.DISCRIMINATION: (
        "Ik werd geweigerd vanwege mijn hoofddoek",
        "Dit is pure discriminatie, omdat ik in een rolstoel zit",
        "Jullie racistische portier liet ons niet binnen",
        "I was refused service because of my accent",
        "Your staff discriminated against my deaf son",
        "We were ignored because we're black",
    ),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in CASES.items() for text in texts])
def test_it_sees_what_a_person_must_read_first(name: SignalName, text: str) -> None:
    assert level(name, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (SignalName.HEALTH_SAFETY, "Ik ben ziek van jullie wachttijden"),
        (SignalName.HEALTH_SAFETY, "Wanneer is de uitslag van de winactie?"),
        (SignalName.HEALTH_SAFETY, "I'm sick of waiting"),
        (SignalName.HEALTH_SAFETY, "This deal is fire"),
        (SignalName.SELF_HARM, "Ik ga dood van de honger, waar blijft mijn pizza"),
        (SignalName.SELF_HARM, "Ik lach me dood"),
        (SignalName.SELF_HARM, "I nearly died of laughter"),
        (SignalName.SELF_HARM, "These cookies are to die for"),
        (SignalName.LEGAL, "Ik wil mijn geld terug via een chargeback"),
        (SignalName.LEGAL, "Een glaasje advocaat met slagroom graag"),
        (SignalName.LEGAL, "The tennis court was closed"),
        (SignalName.LEGAL, "Sue at the desk was lovely"),
        (SignalName.PRESS, "Ik stond een kwartier bij de kassa"),
        (SignalName.PRESS, "Press the button twice and it works"),
        (SignalName.PRESS, "De krant niet bezorgd vandaag"),
        (SignalName.DISCRIMINATION, "De zwarte schoenen waren op"),
        (SignalName.DISCRIMINATION, "Because of my work I cannot come on Monday"),
    ],
)
def test_it_leaves_sayings_and_other_meanings_alone(name: SignalName, text: str) -> None:
    assert not level(name, text).at_least(Level.MEDIUM)


def test_it_takes_a_lawsuit_in_jest_lightly() -> None:
    text = "Ik sleep jullie voor de rechter, drie kilo erbij door die roomsoezen 😂"
    assert level(SignalName.LEGAL, text) is Level.LOW


@pytest.mark.parametrize("text", ["Gelukkig geen gewonden", "Luckily no injuries"])
def test_it_still_shows_a_danger_that_ended_well(text: str) -> None:
    assert level(SignalName.HEALTH_SAFETY, text) is Level.LOW


def test_it_tells_discrimination_from_hate() -> None:
    text = "Uw medewerker zei dat moslims hier niet welkom zijn, dit is discriminatie"
    assert level(SignalName.DISCRIMINATION, text) is Level.HIGH
    assert level(SignalName.HATE, text).rank <= Level.LOW.rank
