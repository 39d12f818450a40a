"""Hate: a group and what is said of it; and all that names groups without hating them."""

import pytest

from drafting.domain.signal import Level, SignalName
from tests.signals.builders import level, signal


@pytest.mark.parametrize(
    "text",
    [
        "Moslims fokken als konijnen, het zijn parasieten",
        "Asielzoekers moeten allemaal het land uit",
        "Homo's horen in een inrichting",
        "ik haat die vluchtelingen",
        "Alle Marokkanen zijn dieven",
        "Vuile turk, rot op naar je eigen land",
        "Gehandicapten zijn een verspilling van geld",
        "vrouwen zijn minderwaardig",
        "Die kankermarokkanen weer",
        "Immigrants are vermin",
        "All refugees should be deported",
        "Women belong in the kitchen",
        "I despise gay people",
        "Trans people are mentally ill perverts",
        "Jews control the banks",
        "Go back to your own country you filthy paki",
        "The disabled are a waste of oxygen",
        "Juden sind Ungeziefer",
        "Les musulmans sont des parasites",
        "Los inmigrantes son escoria",
    ],
)
def test_it_sees_hate_of_a_group(text: str) -> None:
    seen = signal(SignalName.HATE, text)
    assert seen.level is Level.HIGH
    assert all(text[span.start : span.end] == span.quote for span in seen.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Polen zijn lui",
        "Al die buitenlanders. Ze stinken en ze zijn dom.",
        "black people are lazy",
        "Why do you hire immigrants. They are parasites.",
        "Wat een vieze joden daar",
    ],
)
def test_it_leaves_a_slur_upon_a_group_that_is_less_sure_to_a_person(text: str) -> None:
    assert level(SignalName.HATE, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Ik ben een vrouw en vind jullie service waardeloos",
        "Voor gehandicapten is jullie winkel een ramp",
        "Ik haat die app van jullie",
        "Ik haat het dat vrouwen bij jullie minder verdienen",
        "De Poolse chauffeur was erg vriendelijk",
        "Als moslim vraag ik me af of dit halal is",
        "Vrouwen werken hier al jaren met plezier",
        "Prachtig dat jullie trans mensen laten zien",
        "Een vrouw is vorig jaar bij jullie filiaal doodgestoken, is daar nu beveiliging?",
        "Jullie behandelen gehandicapten als beesten",
        "I hate spinach",
        "I hate how your women's sizes run small",
        "The women at the desk were lovely",
        "As a disabled customer I find your ramps useless",
        "My Muslim neighbours love your shop",
        "Gay couples like us have bought here for years",
        "Your black shoes arrived dirty",
        "Refugees welcome!",
    ],
)
def test_it_sees_no_hate_where_a_group_is_only_named(text: str) -> None:
    assert level(SignalName.HATE, text).rank <= Level.LOW.rank


@pytest.mark.parametrize(
    "text",
    [
        "Racisme kan echt niet, zeggen dat Turken parasieten zijn is walgelijk",
        "Niemand mag zeggen dat zwarte mensen minder waard zijn",
        "Ik heb niets tegen vrouwen en ik haat homo's niet",
        "Vluchtelingen zijn geen parasieten",
        'Wie reageert hier met "alle moslims moeten dood"? Ik meld dat.',
        "Jullie medewerker noemde mijn man een vieze Turk",
        "Calling disabled people vermin is not okay",
        "Nobody should say that immigrants are parasites",
        "I don't hate women",
        "Jews are not parasites",
        'People who write "gays should die" get blocked',
        "Your driver called my wife a paki",
    ],
)
def test_it_hears_counter_speech_denials_and_reports(text: str) -> None:
    assert level(SignalName.HATE, text).rank <= Level.LOW.rank


@pytest.mark.parametrize("text", ["I'm a faggot and proud of it", "We call ourselves fags", "Us dykes love this"])
def test_it_leaves_a_word_to_those_who_took_it_back(text: str) -> None:
    assert level(SignalName.HATE, text) is Level.NONE


@pytest.mark.parametrize(
    "text",
    [
        "I don't have anything against immigrants, but they are vermin",
        "Isn't it obvious that women are inferior?",
        "Ik heb niks tegen homo's maar ze zijn walgelijk",
        "Is het niet duidelijk dat moslims uitschot zijn?",
        "Immigrants are nothing but parasites",
        "Gehandicapten zijn niets anders dan afval",
    ],
)
def test_it_is_not_fooled_by_a_denial_that_denies_nothing(text: str) -> None:
    assert level(SignalName.HATE, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "m0slims zijn uitsch0t",
        "moslims zijn u i t s c h o t",
        "imigranten zijn parasieten",
        "immigrants are parsites",
        "Gehandicapten zijn gewoonuitschot",
        "All immigrants are such complete vermni",
    ],
)
def test_it_sees_through_disguises_and_misspellings(text: str) -> None:
    assert level(SignalName.HATE, text).at_least(Level.MEDIUM)


@pytest.mark.parametrize("text", ["Wat een vracht vouwen in dit overhemd", "The county school treats us well"])
def test_it_reads_no_ordinary_word_as_a_misspelling(text: str) -> None:
    assert level(SignalName.HATE, text) is Level.NONE
