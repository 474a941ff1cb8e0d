"""Who counts as one witness."""

from __future__ import annotations

from fogline.model.claim import Voice
from fogline.packs.load import Knowledge
from fogline.reconcile.independence import against_interest, origins_of
from fogline.reconcile.world import World
from tests.unit.reconcile.told import CROWN, FRONT, PEOPLE, dead, taken, told


def names(knowledge: Knowledge, *some: object) -> list[str]:
    return sorted(o.name for o in origins_of(some, World(knowledge))[0])  # type: ignore[arg-type]


def test_two_outlets_are_two(knowledge: Knowledge) -> None:
    assert names(knowledge, told("a", "Dyke Post"), told("b", "Polder Times")) == ["Dyke Post", "Polder Times"]


def test_ten_articles_of_one_outlet_are_one(knowledge: Knowledge) -> None:
    assert len(names(knowledge, *(told(f"a{n}", "Dyke Post") for n in range(10)))) == 1


def test_two_outlets_that_quote_one_voice_are_one(knowledge: Knowledge) -> None:
    colonel = Voice(name="Colonel Wim Haak", kind="military", side="crown")
    again = Voice(name="Col. Wim Haak", kind="military", side="crown")
    assert len(names(knowledge, told("a", "Dyke Post", voice=colonel), told("b", "Polder Times", voice=colonel))) == 1
    assert len(names(knowledge, told("a", "Dyke Post", voice=colonel), told("b", "Polder Times", voice=again))) <= 2


def test_copied_passages_are_one_and_named_after_the_agency(knowledge: Knowledge) -> None:
    found = origins_of([told("a", "Dyke Post", copied="p"), told("b", "Polder Times", copied="p")], World(knowledge))[0]
    assert len(found) == 1
    assert set(found[0].outlets) == {"Dyke Post", "Polder Times"}


def test_what_a_report_tells_beside_its_voice_is_the_voices(knowledge: Knowledge) -> None:
    mayor = Voice(name="Mayor Anke Tolk", kind="official")
    found = names(knowledge, told("a", "Dyke Post", document="x"), told("b", "Dyke Post", document="x", voice=mayor))
    assert found == ["Mayor Anke Tolk"]


def test_a_denial_is_not_the_word_of_whom_the_report_quotes(knowledge: Knowledge) -> None:
    army = Voice(name="Fenland Crown Army", actor="crown_army", kind="military", side="crown")
    mayor = Voice(name="Mayor Anke Tolk", kind="official")
    found = names(
        knowledge, told("a", document="x", voice=mayor), told("b", document="x", voice=army, status="denied"),
    )  # fmt: skip
    assert len(found) == 2


def test_an_unnamed_monitor_is_the_one_that_is_named(knowledge: Knowledge) -> None:
    named = Voice(name="Fen Watch", kind="monitor")
    unnamed = Voice(name="a monitoring group", kind="monitor")
    assert len(names(knowledge, told("a", "Dyke Post", voice=named), told("b", "Polder Times", voice=unnamed))) == 1


def test_residents_of_two_outlets_are_two(knowledge: Knowledge) -> None:
    people = Voice(name="residents", kind="resident")
    assert len(names(knowledge, told("a", "Dyke Post", voice=people), told("b", "Polder Times", voice=people))) == 2


def test_against_interest(knowledge: Knowledge) -> None:
    world = World(knowledge)
    assert against_interest(told("a", losses=(dead(3, FRONT),)).claim, "fen_rebels", world)
    assert not against_interest(told("a", losses=(dead(3, FRONT),)).claim, "crown", world)
    assert against_interest(told("a", control=(taken(CROWN, FRONT),)).claim, "fen_rebels", world)
    assert against_interest(told("a", control=(taken(None, FRONT),)).claim, "fen_rebels", world)
    assert against_interest(told("a", losses=(dead(4, PEOPLE),)).claim, "crown", world)
    assert not against_interest(told("a", losses=(dead(4, PEOPLE),)).claim, "fen_rebels", world)
    assert not against_interest(told("a", losses=(dead(3, FRONT),), status="denied").claim, "fen_rebels", world)
