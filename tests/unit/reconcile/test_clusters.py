"""Tellings to events, in any order and without chains."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from fogline.model.telling import Party, Spot, Telling
from fogline.packs.load import Knowledge
from fogline.reconcile.clusters import clusters
from fogline.reconcile.pairs import Scorer
from fogline.reconcile.tellings import tellings_of
from fogline.reconcile.world import World
from tests.unit.reconcile.told import GRELSUND, WIERUM, dead, on, told


def telling(knowledge: Knowledge, name: str, **changed: object) -> Telling:
    one = told(name, f"Outlet {name}", **changed)  # type: ignore[arg-type]
    (found,) = tellings_of(one.document, [one.claim], World(knowledge))
    return found


def grouped(knowledge: Knowledge, *tellings: Telling, **decided: object) -> list[set[str]]:
    found = clusters(tellings, Scorer(World(knowledge)).pair, **decided)  # type: ignore[arg-type]
    return [{t.document for t in some} for some in found]


def test_the_same_day_place_and_pair(knowledge: Knowledge) -> None:
    assert len(grouped(knowledge, telling(knowledge, "a"), telling(knowledge, "b"))) == 1


def test_the_next_day_is_another_event(knowledge: Knowledge) -> None:
    assert len(grouped(knowledge, telling(knowledge, "a"), telling(knowledge, "b", time=on("2031-02-04")))) == 2


def test_the_next_village_is_another_event(knowledge: Knowledge) -> None:
    assert len(grouped(knowledge, telling(knowledge, "a"), telling(knowledge, "b", places=(WIERUM,)))) == 2


def test_a_day_by_its_report_may_lie_earlier_not_later(knowledge: Knowledge) -> None:
    earlier = telling(knowledge, "a", losses=(dead(31),))
    reported = telling(knowledge, "b", time=on("2031-02-04", "published"), losses=(dead(31),))
    assert len(grouped(knowledge, earlier, reported)) == 1
    later = telling(knowledge, "c", time=on("2031-02-05"), losses=(dead(31),))
    assert len(grouped(knowledge, reported, later)) == 2


def test_an_open_telling_does_not_chain_two_days(knowledge: Knowledge) -> None:
    first, second = telling(knowledge, "a"), telling(knowledge, "c", time=on("2031-02-06"))
    between = telling(knowledge, "b", time=on("2031-02-06", "published"))
    groups = grouped(knowledge, first, between, second)
    assert not any({first.document, second.document} <= g for g in groups)


def test_people_decide(knowledge: Knowledge) -> None:
    a, b = telling(knowledge, "a"), telling(knowledge, "b")
    assert len(grouped(knowledge, a, b, apart=[(a.id, b.id)])) == 2
    c = telling(knowledge, "c", places=(WIERUM,))
    assert len(grouped(knowledge, a, c, together=[(a.id, c.id)])) == 1


@given(seed=st.integers(min_value=0, max_value=10**6), size=st.integers(min_value=2, max_value=9))
def test_order_does_not_matter(knowledge: Knowledge, seed: int, size: int) -> None:
    rng = random.Random(seed)
    tellings = [
        telling(
            knowledge, f"t{n}", time=on(f"2031-02-0{rng.randint(1, 4)}", rng.choice(("relative", "published"))),
            places=(rng.choice((GRELSUND, WIERUM)),), losses=rng.choice(((), (dead(rng.choice((3, 31))),))),
        )
        for n in range(size)
    ]  # fmt: skip
    one = grouped(knowledge, *tellings)
    other = grouped(knowledge, *rng.sample(tellings, size))
    assert sorted(map(sorted, one)) == sorted(map(sorted, other))


def test_a_pair_is_symmetric_and_says_why(knowledge: Knowledge) -> None:
    scorer = Scorer(World(knowledge))
    a, b = telling(knowledge, "a"), telling(knowledge, "b", losses=(dead(31),))
    assert scorer.pair(a, b).score == scorer.pair(b, a).score
    assert "same place Grelsund" in scorer.pair(a, b).why
    assert isinstance(a.spots[0], Spot) and isinstance(a.initiators[0], Party)
