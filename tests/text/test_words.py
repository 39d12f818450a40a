import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.text.words import BadEntry, WordList


def found(line: str, text: str) -> list[str]:
    return [hit.span.quote for hit in WordList.of("test", [line]).find(text)]


@pytest.mark.parametrize(
    ("line", "text", "quotes"),
    [
        ("kut = low", "Wat een KUT zaak, kuttig hoor", ["KUT"]),
        ("kanker* = high", "kankerzooi en k@nker", ["kankerzooi", "k@nker"]),
        ("*kop = low", "Domkop! Kopje koffie?", ["Domkop"]),
        ("*neuk* = high", "geneukt", ["geneukt"]),
        ("ik maak je af = high", "Ik maak, JE af!", ["Ik maak, JE af"]),
        ("ik maak je af = high", "ik maak je afspraak", []),
        ("(ik|wij) (maak|maken) je kapot = high", "wij maken je kapot", ["wij maken je kapot"]),
        ("ga [echt|gewoon] weg = low", "ga weg, ga echt weg, ga dus weg", ["ga weg", "ga echt weg"]),
        ("ik ... vermoorden = high", "ik zal die vent nog vermoorden", ["ik zal die vent nog vermoorden"]),
        ("ik ... vermoorden = high", "ik zal op een dag die vent nog eens vermoorden", []),
        ("al <n> weken = high", "al 3 weken, al drie weken, al veel weken", ["al 3 weken", "al drie weken"]),
        ("<nth> keer = high", "de 3e keer, de derde keer, de laatste keer", ["3e keer", "derde keer"]),
        ("(service|customer service) is bad = low", "your customer service is bad", ["customer service is bad"]),
        ("don't = low", "I don’t", ["don’t"]),
        ("crème = low", "creme CRÈME", ["creme", "CRÈME"]),
        ("🖕 = medium", "doei 🖕🖕", ["🖕", "🖕"]),
        (r"re:\bzeer? \w{3,5}\b = low", "ZEER goed", ["ZEER goed"]),
        ("kut = low", "k*t", ["k*t"]),
        ("fuck* = medium", "f**king laat", ["f**king"]),
        ("kut = low", "kat en k*", []),
    ],
)
def test_it_finds_the_original_words_of(line: str, text: str, quotes: list[str]) -> None:
    assert found(line, text) == quotes


def test_it_lets_an_exception_cancel_what_overlaps_it() -> None:
    words = WordList.of("test", ["kanker* = high", "kankerpatient* = none"])
    assert [hit.span.quote for hit in words.find("Mijn vader is kankerpatiënt, kankerzooi")] == ["kankerzooi"]


def test_it_keeps_the_strongest_then_the_longest_of_hits_that_overlap() -> None:
    words = WordList.of("test", ["maak je = low", "ik maak je af = high", "af = low"])
    assert [(hit.level, hit.span.quote) for hit in words.find("ik maak je af")] == [("high", "ik maak je af")]


def test_it_tells_which_section_and_language_a_hit_came_from() -> None:
    words = WordList.of("test", ["[delivery]", "pakket = high", "[price]", "duur = low"], "nl")
    assert [(hit.section, hit.language) for hit in words.find("duur pakket")] == [("price", "nl"), ("delivery", "nl")]


def test_it_keeps_hits_of_two_sections_on_the_same_word() -> None:
    words = WordList.of("test", ["[one]", "pakket = high", "[two]", "pakket = low"])
    assert {hit.section for hit in words.find("pakket")} == {"one", "two"}


def test_it_finds_a_word_that_is_disguised_in_either_reading() -> None:
    words = WordList.of("test", ["heel slecht = low", "shit = low"])
    assert [hit.span.quote for hit in words.find("heeeel slecht, 5hit")] == ["heeeel slecht", "5hit"]


@pytest.mark.parametrize(
    "line",
    [
        "kut",
        "kut = ernstig",
        " = low",
        "ab* = low",
        "... weg = low",
        "ga (weg|) = low",
        r"re:a.*b = low",
        r"re:(ab)+ = low",
        r"re:(a)\1 = low",
        r"re:(a = low",
    ],
)
def test_it_refuses_with_the_file_and_the_line(line: str) -> None:
    with pytest.raises(BadEntry, match="list:2: "):
        WordList.of("list", ["# a comment", line])


def test_it_reads_nothing_into_an_empty_text() -> None:
    assert WordList.of("test", ["kut = low"]).find("") == ()


WORDS = st.sampled_from(
    ["ik", "maak", "je", "echt", "af", "3", "weken", "al", "kanker", "k4nker", "zooi", ",", "kuuut", "🖕"]
)


@given(st.lists(WORDS, max_size=25))
def test_it_quotes_what_stands_at_the_place_it_names(said: list[str]) -> None:
    text = " ".join(said)
    words = WordList.of(
        "test",
        [
            "kanker* = high",
            "ik ... af = high",
            "al <n> weken = low",
            "je [echt] af = low",
            "🖕 = low",
            "kut = low",
            "*ooi = low",
        ],
    )
    for hit in words.find(text):
        assert text[hit.span.start : hit.span.end] == hit.span.quote
