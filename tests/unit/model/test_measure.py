"""Low, best and high: ordered, never negative, unknown is None."""

from __future__ import annotations

import pytest

from fogline.model.measure import Measure


def test_an_exact_figure_is_known_three_times() -> None:
    assert Measure.exactly(7) == Measure(low=7, best=7, high=7)


@pytest.mark.parametrize("known", [{"low": 3}, {"best": 3}, {"high": 3}, {"low": 0, "high": 0}, {"low": 2, "high": 9}])
def test_any_part_may_be_unknown(known: dict[str, int]) -> None:
    measure = Measure(**known)
    assert not measure.unknown
    assert {
        k: v for k, v in (("low", measure.low), ("best", measure.best), ("high", measure.high)) if v is not None
    } == known


@pytest.mark.parametrize(
    "wrong",
    [
        {"low": 5, "best": 4},
        {"best": 5, "high": 4},
        {"low": 9, "high": 1},
        {"low": -1},
        {"low": 1, "best": 3, "high": 2},
    ],
)
def test_disorder_and_negative_figures_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="ordered and not negative"):
        Measure(**wrong)


def test_unknown_is_not_zero() -> None:
    assert Measure().unknown
    assert not Measure.exactly(0).unknown
    assert Measure() != Measure.exactly(0)
