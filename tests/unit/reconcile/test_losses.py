"""Figures of one event under named policies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.packs.load import Knowledge
from fogline.reconcile.independence import Told, origins_of
from fogline.reconcile.losses import POLICIES, Policy, losses_of
from fogline.reconcile.world import World
from tests.unit.reconcile.told import CROWN, FRONT, PEOPLE, dead, told


def fused(knowledge: Knowledge, policy: Policy, *some: Told) -> list[tuple[str, int | None, int | None, int | None]]:
    _, origin = origins_of(some, World(knowledge))
    return [(x.of.name if x.of else "?", x.low, x.best, x.high) for x in losses_of(some, origin, policy)]


def test_policies(knowledge: Knowledge) -> None:
    some = [told("a", "A", losses=(dead(30),)), told("b", "B", losses=(dead(75),)), told("c", "C", losses=(dead(75),))]
    name = FRONT.name
    assert fused(knowledge, "ucdp/1", *some) == [(name, 30, 75, 75)]
    assert fused(knowledge, "acled/1", *some) == [(name, 30, 30, 30)]
    assert fused(knowledge, "widest/1", *some) == [(name, 30, 75, 75)]


def test_of_equal_support_the_lower_is_best_for_ucdp(knowledge: Knowledge) -> None:
    some = [told("a", "A", losses=(dead(30),)), told("b", "B", losses=(dead(75),))]
    assert fused(knowledge, "ucdp/1", *some) == [(FRONT.name, 30, 30, 75)]


def test_retellings_are_never_added(knowledge: Knowledge) -> None:
    some = [told(f"a{n}", f"Outlet {n}", losses=(dead(10),)) for n in range(5)]
    for policy in POLICIES:
        assert fused(knowledge, policy, *some) == [(FRONT.name, 10, 10, 10)]


def test_a_later_figure_of_a_voice_takes_the_place_of_its_earlier_one(knowledge: Knowledge) -> None:
    some = [
        told("a", "A", published="2031-02-04", losses=(dead(12),)),
        told("b", "A", published="2031-02-06", losses=(dead(17),)),
    ]
    assert fused(knowledge, "ucdp/1", *some) == [(FRONT.name, 17, 17, 17)]


def test_sides_and_civilians_are_apart(knowledge: Knowledge) -> None:
    some = [told("a", losses=(dead(3, FRONT), dead(4, CROWN), dead(5, PEOPLE)))]
    assert sorted(fused(knowledge, "ucdp/1", *some)) == sorted(
        [(FRONT.name, 3, 3, 3), (CROWN.name, 4, 4, 4), (PEOPLE.name, 5, 5, 5)]
    )


def test_an_open_owner_is_the_only_one_named(knowledge: Knowledge) -> None:
    some = [told("a", "A", losses=(dead(9, None),)), told("b", "B", losses=(dead(9, FRONT),))]
    assert fused(knowledge, "ucdp/1", *some) == [(FRONT.name, 9, 9, 9)]


def test_unknown_stays_unknown(knowledge: Knowledge) -> None:
    some = [told("a", losses=(dead(1, FRONT, low=None, best=None, high=None),))]
    for policy in POLICIES:
        assert fused(knowledge, policy, *some) == [(FRONT.name, None, None, None)]


@pytest.mark.parametrize("policy", POLICIES)
@given(counts=st.lists(st.integers(min_value=1, max_value=500), min_size=1, max_size=6))
def test_low_best_high_are_in_order(knowledge: Knowledge, policy: Policy, counts: list[int]) -> None:
    some = [told(f"a{n}", f"Outlet {n}", losses=(dead(count),)) for n, count in enumerate(counts)]
    ((_, low, best, high),) = fused(knowledge, policy, *some)
    assert low is not None and best is not None and high is not None
    assert low <= best <= high
    assert low == min(counts)
    assert high <= max(counts)
