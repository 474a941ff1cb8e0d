"""What tellings quarrel about, and what they do not."""

from __future__ import annotations

from fogline.model.claim import Voice
from fogline.model.event import Dispute
from fogline.packs.load import Knowledge
from fogline.reconcile.disputes import disputes_of
from fogline.reconcile.fuse import fuse
from fogline.reconcile.independence import Told, origins_of
from fogline.reconcile.world import World
from tests.unit.reconcile.told import CROWN, FRONT, PEOPLE, dead, taken, told


def found(knowledge: Knowledge, *some: Told) -> dict[str, Dispute]:
    world = World(knowledge)
    origins, origin = origins_of(some, world)
    return {d.field: d for d in disputes_of(some, origins, origin, world)}


def crown(name: str, **changed: object) -> Told:
    return told(name, "Crown Gazette", "crown", **changed)  # type: ignore[arg-type]


def test_two_tolls_that_cannot_both_hold(knowledge: Knowledge) -> None:
    some = [told("a", losses=(dead(30),)), crown("b", losses=(dead(75),))]
    dispute = found(knowledge, *some)["losses.killed.fen_rebels"]
    assert dispute.kind == "contradiction"
    assert {v.value for v in dispute.values} == {30, 75}
    assert {v.sides for v in dispute.values} == {("fen_rebels",), ("crown",)}


def test_at_least_and_more_do_not_quarrel(knowledge: Knowledge) -> None:
    some = [told("a", losses=(dead(30, FRONT, high=None),)), crown("b", losses=(dead(33),))]
    assert found(knowledge, *some) == {}


def test_a_toll_that_rises_is_an_update(knowledge: Knowledge) -> None:
    some = [
        told("a", published="2031-02-04", losses=(dead(12, PEOPLE),)),
        told("b", published="2031-02-06", losses=(dead(15, PEOPLE),)),
    ]
    assert found(knowledge, *some)["losses.killed.civilians"].kind == "update"


def test_a_later_higher_toll_of_the_other_camp_is_no_update(knowledge: Knowledge) -> None:
    some = [
        told("a", published="2031-02-04", losses=(dead(12),)),
        crown("b", published="2031-02-06", losses=(dead(20),)),
    ]
    assert found(knowledge, *some)["losses.killed.fen_rebels"].kind == "contradiction"


def test_withdrew_or_was_driven_out(knowledge: Knowledge) -> None:
    some = [
        told("a", sub_event_type="Non-violent transfer of territory", event_type="Strategic developments"),
        crown("b", sub_event_type="Government regains territory"),
    ]
    assert found(knowledge, *some)["manner"].kind == "contradiction"


def test_a_fuller_account_by_one_voice_is_no_quarrel(knowledge: Knowledge) -> None:
    some = [told("a", document="x"), told("b", document="x", sub_event_type="Government regains territory")]
    assert found(knowledge, *some) == {}


def test_who_holds_the_town(knowledge: Knowledge) -> None:
    some = [told("a", control=(taken(FRONT, CROWN),)), crown("b", control=(taken(CROWN, None, extent="kept"),))]
    dispute = found(knowledge, *some)["control.grelsund"]
    assert {v.value for v in dispute.values} == {FRONT.name, CROWN.name}


def test_a_failed_storm_against_a_capture(knowledge: Knowledge) -> None:
    some = [
        told("a", control=(taken(FRONT, CROWN),), initiators=(FRONT,), targets=(CROWN,)),
        crown("b", status="failed", initiators=(FRONT,), targets=(CROWN,)),
    ]
    assert "control.grelsund" in found(knowledge, *some)


def test_happened_or_not(knowledge: Knowledge) -> None:
    some = [told("a"), crown("b", status="denied")]
    dispute = found(knowledge, *some)["happened"]
    assert {v.value for v in dispute.values} == {True, False}
    assert fuse(some, World(knowledge)).agreement == "denied"


def test_a_shelling_blamed_on_each_other(knowledge: Knowledge) -> None:
    shelling = {"sub_event_type": "Shelling/artillery/missile attack", "event_type": "Explosions/Remote violence"}
    some = [
        told("a", initiators=(CROWN,), targets=(PEOPLE,), **shelling),
        crown("b", initiators=(FRONT,), targets=(PEOPLE,), **shelling),
    ]
    assert found(knowledge, *some)["initiator"].kind == "contradiction"


def test_who_began_a_battle_is_none(knowledge: Knowledge) -> None:
    some = [told("a", initiators=(CROWN,), targets=(FRONT,)), crown("b", initiators=(FRONT,), targets=(CROWN,))]
    assert found(knowledge, *some) == {}


def test_silence_is_not_contradiction(knowledge: Knowledge) -> None:
    some = [
        told("a", losses=(dead(30),)), crown("b", losses=(dead(75),)),
        told("c", "Polder Times", None, voice=Voice(name="Anke Tolk", kind="official")),
    ]  # fmt: skip
    assert found(knowledge, *some)["losses.killed.fen_rebels"].silent == ("Anke Tolk",)


def test_agreement_across_camps(knowledge: Knowledge) -> None:
    world = World(knowledge)
    assert fuse([told("a")], world).agreement == "single"
    assert fuse([told("a", "A"), told("b", "B")], world).agreement == "corroborated"
    assert fuse([told("a"), crown("b")], world).agreement == "cross-side"
    assert fuse([told("a", losses=(dead(3),)), crown("b", losses=(dead(9),))], world).agreement == "contested"
