"""Fitting: labelled texts to the weights of a linear classifier, by logistic regression."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

_FEWEST = 2
"""Texts that a feature must stand in to count: what was seen once is chance."""
_STRENGTH = 0.1
"""The inverse of the penalty on weights; of .03 to 1 the best at keeping customers from being removed."""
_STEPS = 400


@dataclass(frozen=True)
class Example:
    """One text: its features and how often each counts, its label, and how much it weighs."""

    features: Mapping[str, int]
    label: str
    weight: float = 1.0


@dataclass(frozen=True)
class Fitted:
    """A bias for each label, and for each feature a weight for each label."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]


def fit(examples: Sequence[Example]) -> Fitted:
    """Multinomial logistic regression with an L2 penalty; the same examples give the same weights."""
    spread = Counter(feature for example in examples for feature in example.features)
    rows = [
        {feature: count for feature, count in example.features.items() if spread[feature] >= _FEWEST}
        for example in examples
    ]
    vectors = DictVectorizer()
    model = LogisticRegression(C=_STRENGTH, max_iter=_STEPS)
    model.fit(
        vectors.fit_transform(rows),
        [example.label for example in examples],
        sample_weight=[example.weight for example in examples],
    )
    columns = model.coef_.T.tolist()
    return Fitted(
        labels=tuple(str(label) for label in model.classes_),
        bias=tuple(model.intercept_.tolist()),
        weights={name: tuple(columns[place]) for name, place in vectors.vocabulary_.items()},
    )
