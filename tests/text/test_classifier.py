import random
from pathlib import Path

import pytest

from drafting.text.classifier import Classifier, damping, dump, features, is_mark, softmax

WORDS = "de koffie lekt al 3 weken en niemand belt terug niemand belt terug de koffie".split()
MARKS = ("problem", "problem=high", "account:business")
LABELS = ("complaint", "praise", "question")


@pytest.fixture
def weights() -> dict[str, tuple[float, ...]]:
    """A weight for most features of WORDS and MARKS, and for some of a word that is not there."""
    chance = random.Random(7)
    names = [*sorted(features(WORDS, MARKS)), *sorted(features(["thee"], ["praise"]))]
    return {name: tuple(chance.uniform(-1, 1) for _ in LABELS) for name in names if chance.random() < 0.8}


@pytest.fixture
def classifier(tmp_path: Path, weights: dict[str, tuple[float, ...]]) -> Classifier:
    path = tmp_path / "weights.gz"
    dump(path, LABELS, (0.5, -0.25, 0.0), weights, source="a test")
    return Classifier.load(path.read_bytes())


def summed(classifier: Classifier, weights: dict[str, tuple[float, ...]], counts: dict[str, int]) -> dict[str, float]:
    """What training takes a score for: each weight, in whole steps, as often as its feature counts, damped."""
    known = {feature: count for feature, count in counts.items() if feature in weights}
    said = damping(sum(count for feature, count in known.items() if not is_mark(feature)))
    return {
        label: bias
        + classifier.scale
        * sum(
            round(weights[feature][place] / classifier.scale) * count * (1 if is_mark(feature) else said)
            for feature, count in known.items()
        )
        for place, (label, bias) in enumerate(zip(classifier.labels, classifier.bias, strict=True))
    }


def test_it_scores_the_features_that_it_is_trained_on(
    classifier: Classifier, weights: dict[str, tuple[float, ...]]
) -> None:
    for words, marks in ((WORDS, MARKS), (WORDS[:3], ()), ([], MARKS), (["thee"], ["praise"]), ([], ())):
        assert classifier.scores(words, marks) == pytest.approx(summed(classifier, weights, features(words, marks)))


def test_it_scores_very_long_texts_as_it_is_trained_on_them(
    classifier: Classifier, weights: dict[str, tuple[float, ...]]
) -> None:
    words = [f"{word}{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}" for number in range(2_000) for word in WORDS]

    assert classifier.scores(words, MARKS) == pytest.approx(summed(classifier, weights, features(words, MARKS)))


def test_it_says_the_same_a_second_time(classifier: Classifier) -> None:
    first = classifier.scores(WORDS, MARKS)

    assert classifier.scores(list(WORDS), iter(MARKS)) == first


def test_a_mark_counts_once_however_often_it_is_given(classifier: Classifier) -> None:
    assert classifier.scores(WORDS, (*MARKS, *MARKS)) == classifier.scores(WORDS, MARKS)


def test_a_mark_is_no_word(classifier: Classifier) -> None:
    assert classifier.scores(["problem"]) != classifier.scores([], ["problem"])


def test_the_words_that_speak_most_for_a_label_are_told_by_their_places(
    classifier: Classifier, weights: dict[str, tuple[float, ...]]
) -> None:
    alone = {
        place: summed(classifier, weights, {name: 1 for name in features([word]) if "_" not in name})["praise"]
        for place, word in enumerate(WORDS)
    }
    by_weight = sorted((place for place in alone if alone[place] > -0.25), key=lambda place: -alone[place])

    assert classifier.strongest(WORDS, "praise") == by_weight[:3]


def test_chances_add_up_to_one(classifier: Classifier) -> None:
    assert sum(softmax(classifier.scores(WORDS, MARKS)).values()) == pytest.approx(1)
