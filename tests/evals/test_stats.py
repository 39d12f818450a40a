"""The statistics against values that are known."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.stats.bootstrap import intervals, share_interval
from evals.stats.paired import kappa, mcnemar, paired_difference, percentile
from evals.stats.rate import Rate, wilson


def test_the_interval_of_a_share_is_the_one_that_endless_resampling_gives() -> None:
    drawn = random.Random(1)
    cases = [1] * 30 + [0] * 70
    means = sorted(sum(drawn.choices(cases, k=100)) / 100 for _ in range(20_000))
    low, high = share_interval(30, 100)
    assert low == pytest.approx(means[500], abs=0.011)
    assert high == pytest.approx(means[19_500], abs=0.011)


@given(of=st.integers(2, 400), data=st.data())
def test_an_interval_holds_its_value(of: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, of))
    rate = Rate.of_counts(hits, of)
    assert rate.value is not None
    assert rate.low is not None
    assert rate.high is not None
    assert 0 <= rate.low <= rate.value + 1e-12
    assert rate.value - 1e-12 <= rate.high <= 1


def test_none_of_a_hundred_is_not_certainty() -> None:
    rate = Rate.of_counts(0, 100)
    assert rate.method == "wilson"
    assert rate.high == pytest.approx(0.037, abs=0.001)


def test_one_case_has_no_interval() -> None:
    rate = Rate.of_counts(1, 1)
    assert (rate.value, rate.low, rate.high) == (1.0, None, None)


def test_nothing_to_count_is_not_a_zero() -> None:
    assert Rate.of_counts(0, 0).value is None


def test_wilson_gives_the_textbook_interval() -> None:
    assert wilson(8, 10) == pytest.approx((0.490, 0.943), abs=0.001)


def test_the_same_seed_gives_the_same_intervals() -> None:
    def shares(counts: object) -> dict[str, float | None]:
        assert isinstance(counts, list)
        return {"a": counts[0] / sum(counts), "never": None}

    first = intervals([401, 1603], shares, seed=3)
    assert first == intervals([401, 1603], shares, seed=3)
    assert first != intervals([401, 1603], shares, seed=4)
    assert first["a"][0] < 0.2 < first["a"][1]
    assert "never" not in first


@pytest.mark.parametrize(
    ("worse", "better", "p"), [(0, 0, 1.0), (5, 5, 1.0), (8, 1, 0.0390625), (0, 6, 0.03125), (10, 2, 0.0385742)]
)
def test_mcnemar_is_exact_for_few_changes(worse: int, better: int, p: float) -> None:
    assert mcnemar(worse, better) == pytest.approx(p, abs=1e-6)


def test_mcnemar_for_many_changes_is_close_to_the_exact_one() -> None:
    assert mcnemar(530, 480) == pytest.approx(0.1231, abs=0.002)


def test_a_paired_difference_is_about_pairs_not_means() -> None:
    before = [float(n) for n in range(50)]
    after = [value + 0.5 for value in before]
    assert paired_difference(before, after, seed=0) == (0.5, 0.5, 0.5)


def test_kappa_takes_chance_off() -> None:
    assert kappa([(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15) == (
        pytest.approx(0.4)
    )
    assert kappa([(True, True)] * 10) is None
    assert kappa([]) is None


def test_a_percentile_is_a_value_that_occurred() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert [percentile(values, share) for share in (0.5, 0.95, 0.99)] == [3.0, 5.0, 5.0]
    assert percentile([], 0.5) is None
