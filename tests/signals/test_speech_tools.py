"""What the detectors of speech share: one pass over many lists, sentences, quotations, misspellings."""

from time import perf_counter

import pytest

from drafting.signals.respelling import Respelling
from drafting.signals.sentences import Sentences
from drafting.signals.together import SPEECH, everything, together
from drafting.text.fold import fold
from tests.signals.builders import see


def test_it_finds_all_kinds_in_one_pass_with_their_places() -> None:
    text = "Stelletje idioten, mijn advocaat belt jullie nog. Kutbedrijf!"
    found = together(*SPEECH).find(fold(text))
    assert {"insult", "legal", "profanity"} <= found.keys()
    assert [text[hit.span.start : hit.span.end] for hit in found["insult"]] == ["idioten"]
    assert found["press"] == ()


def test_it_reads_only_the_lists_of_the_languages_asked_for() -> None:
    found = together("insult").find(fold("encore du retard"), frozenset({"fr"}))
    assert found["insult"] == ()


def test_it_reads_matters_in_every_language_and_speech_only_in_those_asked_for() -> None:
    folded = fold("Mijn pakket is kapot, jullie zijn idioten")
    dutch, french = everything().find(folded, frozenset({"nl"})), everything().find(folded, frozenset({"fr"}))
    assert dutch["topics"] == french["topics"] != ()
    assert dutch["insult"] != ()
    assert french["insult"] == ()


def test_it_lets_an_exception_win_over_what_it_overlaps() -> None:
    assert together("profanity").find(fold("een prijs voor kankeronderzoek"))["profanity"] == ()


def test_it_cuts_sentences_and_clauses() -> None:
    sentences = Sentences("Ik ben boos. Het is kapot, maar mooi!")
    assert [sentences.sentence(index).strip() for index in range(2)] == ["Ik ben boos.", "Het is kapot, maar mooi!"]
    assert sentences.clause_start(sentences.text.index("mooi")) == sentences.text.index("maar") + len("maar")


def test_it_knows_a_quotation_only_beside_other_words() -> None:
    assert Sentences('Hij zei "jullie zijn gek" tegen mij').is_quoted(10, 22)
    assert not Sentences('"jullie zijn gek"').is_quoted(1, 15)


def test_it_respells_and_keeps_the_way_back_to_the_letters() -> None:
    words = Respelling(["parasieten"], frozenset())
    text = "Het zijn Parsaieten hoor"
    respelt = words.respelt(fold(text))
    assert respelt.words == ["het", "zijn", "parasieten", "hoor"]
    assert respelt.words_piece(2, 2).quote == "Parsaieten"


def test_it_takes_glued_words_apart_only_where_the_rest_is_a_small_word() -> None:
    words = Respelling(["vermoorden", "moslims"], frozenset({"gewoon"}))
    assert words.unglued(fold("gewoonvermoorden")).words == ["gewoon", "vermoorden"]
    assert words.unglued(fold("moslimgemeenschap")).words == ["moslimgemeenschap"]


def test_it_leaves_words_of_their_own_as_they_are() -> None:
    words = Respelling(["vrouwen"], frozenset(), frozenset({"vouwen"}))
    assert words.respelt(fold("netjes vouwen")).words == ["netjes", "vouwen"]


@pytest.mark.parametrize(
    "text",
    [
        "moslims zijn dom en lui ik haat vrouwen " * 240,
        "ik maak je af ik sla je op je bek met een mes " * 210,
        "god jezus allah is een sprookje hoer " * 260,
        "turks eten is walgelijk limburgers achterlijk dom " * 200,
        "top kapot niet geleverd geweldig " * 300,
    ],
)
def test_it_bounds_its_work_on_a_hostile_text(text: str) -> None:
    see("warm")
    began = perf_counter()
    see(text[:10_000])
    assert perf_counter() - began < 5  # unbounded it takes minutes; here some tenths of a second
