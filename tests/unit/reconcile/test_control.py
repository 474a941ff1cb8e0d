"""Who holds a place over time."""

from __future__ import annotations

from fogline.packs.load import Knowledge
from fogline.reconcile.control import at, history
from fogline.reconcile.holdings import holdings_of
from fogline.reconcile.independence import origins_of
from fogline.reconcile.world import World
from tests.unit.reconcile.told import CROWN, FRONT, holding, taken, told


def test_a_capture_says_who_had_it_before(knowledge: Knowledge) -> None:
    steps = history([holding("a", FRONT, "2031-02-03", CROWN)], World(knowledge))
    assert [(s.holder.id if s.holder else None, s.since, s.assurance) for s in steps] == [
        ("crown_army", None, "implied"), ("reed_front", "2031-02-03", "one camp"),
    ]  # fmt: skip
    assert steps[0].until == "2031-02-03"


def test_taken_and_taken_back(knowledge: Knowledge) -> None:
    words = [holding("a", FRONT, "2031-02-03", CROWN), holding("b", CROWN, "2031-02-09", FRONT, side="crown")]
    steps = history(words, World(knowledge))
    assert [s.holder.id for s in steps if s.holder] == ["crown_army", "reed_front", "crown_army"]
    step = at(steps, "2031-02-05")
    assert step is not None and step.holder is not None and step.holder.id == "reed_front"
    assert at(steps, "2031-02-01") == steps[0]
    last = at(steps, "2032-01-01")
    assert last is not None and last.holder is not None and last.holder.id == "crown_army"


def test_opposed_camps_agree(knowledge: Knowledge) -> None:
    words = [holding("a", FRONT, "2031-02-03"), holding("b", FRONT, "2031-02-03", side="crown")]
    assert [s.assurance for s in history(words, World(knowledge))] == ["agreed"]


def test_both_claim_it(knowledge: Knowledge) -> None:
    words = [holding("a", FRONT, "2031-02-03"), holding("b", CROWN, "2031-02-03", side="crown")]
    (step,) = history(words, World(knowledge))
    assert step.state == "contested"
    assert {r.id for r in step.rivals} == {"reed_front", "crown_army"}


def test_a_siege_leaves_the_holder(knowledge: Knowledge) -> None:
    words = [holding("a", CROWN, "2031-02-03"), holding("b", FRONT, "2031-02-05", extent="besieged")]
    (step,) = history(words, World(knowledge))
    assert step.holder is not None and step.holder.id == "crown_army"
    assert step.marks == ("besieged by Reedland Liberation Front (2031-02-05)",)


def test_an_attempt_says_nothing(knowledge: Knowledge) -> None:
    world = World(knowledge)
    for status in ("failed", "planned", "denied", "possible"):
        some = [told("a", status=status, control=(taken(FRONT, CROWN),))]
        _, origin = origins_of(some, world)
        assert list(holdings_of(some, origin, "evt_a", world)) == []


def test_the_second_clock(knowledge: Knowledge) -> None:
    (step,) = history([holding("a", FRONT, "2031-02-03", known="2031-02-20")], World(knowledge))
    assert (step.since, step.known) == ("2031-02-03", "2031-02-20")


def test_who_left_without_a_successor_leaves_it_unknown(knowledge: Knowledge) -> None:
    steps = history([holding("a", None, "2031-02-03", CROWN)], World(knowledge))
    assert steps[-1].state == "unknown"


def test_nobody_who_is_heard_speaks_of_it(knowledge: Knowledge) -> None:
    """A camp alone is heard, and it says nothing of the place."""
    assert history([], World(knowledge)) == []
