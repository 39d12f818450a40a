"""The lists of words by which short comments are told apart."""

from collections import Counter
from importlib.resources import files

import pytest

from drafting.text.vocabulary import FOLDER, TOLD_APART, file_of, leaning, vocabulary
from evals.training.vocabulary import made_from, own_words


@pytest.mark.parametrize("code", TOLD_APART)
def test_its_lists_were_read_off_the_labelled_texts_beside_it(code: str) -> None:
    head = (files("drafting.text") / FOLDER / file_of(code)).read_text(encoding="utf-8").splitlines()[0]
    assert head.endswith(made_from()), "the labelled texts changed: python -m evals train"


def test_no_word_is_of_both_languages() -> None:
    assert not vocabulary("nl") & vocabulary("en")


def test_a_word_is_of_the_language_that_has_it_far_more_often() -> None:
    spread = {"nl": Counter({"pakket": 9, "top": 5, "ooit": 1}), "en": Counter({"top": 4, "parcel": 2, "pakket": 0})}
    assert own_words("nl", spread) == ["pakket"]
    assert own_words("en", spread) == ["parcel"]


def test_as_many_words_of_the_one_as_of_the_other_lean_nowhere() -> None:
    assert leaning(["waardeloos", "useless"]) is None
    assert leaning([]) is None


def test_a_compound_is_of_the_language_of_its_last_part() -> None:
    assert "prutswinkel" not in vocabulary("nl")
    assert leaning(["prutswinkel"]) == "nl"
