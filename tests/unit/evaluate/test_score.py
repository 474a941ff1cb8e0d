"""Counting end to end: what is missed, what is invented, and that one claim feeds one event."""

from __future__ import annotations

from typing import Any

import pytest

from fogline.evaluate.align import Alignment, align
from fogline.evaluate.gold import GoldActor, GoldArticle, GoldControl, GoldEvent, GoldLoss, GoldPlace, GoldTime
from fogline.evaluate.names import NameIds
from fogline.evaluate.same import Same
from fogline.evaluate.score import Report, reliability, score
from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.place import PlaceRef
from fogline.model.record import Quote, Span
from fogline.packs.load import Knowledge
from tests.support import a_claim

TEXT = "The army took Osterholm on Tuesday. Shells hit Grelsund and killed four people. The weather was fine."
FIRST = "The army took Osterholm on Tuesday"
SECOND = "Shells hit Grelsund and killed four people"
THIRD = "The weather was fine"
ARMY = ActorRef(id="crown_army", name="Fenland Crown Army", text="The army", span=Span(0, 8))
FRONT = ActorRef(id="reed_front", name="Reedland Liberation Front")
OSTERHOLM = PlaceRef(id="osterholm", name="Osterholm", text="Osterholm", span=Span(14, 23))


@pytest.fixture
def same(knowledge: Knowledge) -> Same:
    names = NameIds(knowledge)
    return Same(names.actors, names.places)


def told(words: str, **changed: Any) -> Claim:
    start = TEXT.index(words)
    plain: dict[str, Any] = {
        "initiators": (),
        "targets": (),
        "places": (),
        "losses": (),
        "control": (),
        "attribution": (),
    }
    span = Quote(start=start, end=start + len(words), exact=words)
    return a_claim(**{**plain, "id": f"clm_{start}", "event": f"E{start}", "span": span, "trigger": None, **changed})


def capture(**changed: Any) -> GoldEvent:
    fields: dict[str, Any] = {
        "words": (FIRST,), "type": "Battles", "sub": "Armed clash", "initiators": (GoldActor(name="Crown Army", words="The army"),),
        "targets": (GoldActor(name="the Reed Front"),), "places": (GoldPlace(name="Osterholm"),),
    }  # fmt: skip
    return GoldEvent(**{**fields, **changed})


def measured(same: Same, events: tuple[GoldEvent, ...], *claims: Claim) -> Report:
    article = GoldArticle(id="a", text=TEXT, events=events)
    return score([align(article, claims, same)], same)


def row(report: Report, field: str) -> tuple[int, int, int]:
    found = next(r for r in report.rows if r.field == field)
    return found.right, found.wrong, found.missing


def test_a_full_hit(same: Same) -> None:
    report = measured(same, (capture(),), told(FIRST, initiators=(ARMY,), targets=(FRONT,), places=(OSTERHOLM,)))
    assert row(report, "type") == row(report, "initiator") == row(report, "target") == row(report, "place") == (1, 0, 0)
    assert report.faults[0].field == "date"  # the claim gives a date that the hand coding leaves open


def test_a_missed_event_is_missing_in_every_row(same: Same) -> None:
    report = measured(same, (capture(losses=(GoldLoss(kind="killed", low=3, best=3),)),))
    assert (
        row(report, "type")
        == row(report, "place")
        == row(report, "casualties")
        == row(report, "attribution")
        == (0, 0, 1)
    )
    assert [f.field for f in report.faults] == ["event"]


def test_an_invented_event_is_wrong_in_every_row(same: Same) -> None:
    report = measured(same, (), told(THIRD, initiators=(ARMY,), places=(OSTERHOLM,)))
    assert (
        row(report, "type")
        == row(report, "initiator")
        == row(report, "place")
        == row(report, "attribution")
        == (0, 1, 0)
    )
    assert (report.eventless, report.disturbed) == (1, 1)


def test_one_claim_feeds_one_event(same: Same) -> None:
    """Two events in the same words and one claim: the one that fits better is found, the other is missed."""
    other = capture(type="Strategic developments", sub="Agreement")
    report = measured(same, (other, capture()), told(FIRST, initiators=(ARMY,), targets=(FRONT,), places=(OSTERHOLM,)))
    assert row(report, "type") == (1, 0, 1)
    assert report.confusion["type"] == {"Battles": {"Battles": 1}, "Strategic developments": {"(missed)": 1}}


def test_retellings_are_merged_and_not_counted_as_inventions(same: Same) -> None:
    again = told(SECOND, event="E1", id="clm_again", initiators=(ARMY,))
    report = measured(same, (capture(),), told(FIRST, event="E1", targets=(FRONT,)), again)
    assert row(report, "type") == (1, 0, 0)
    both = measured(
        same, (capture(words=(FIRST, SECOND)),), told(FIRST, targets=(FRONT,)), told(SECOND, initiators=(ARMY,))
    )
    assert row(both, "initiator") == row(both, "target") == (1, 0, 0)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("2016-04-05", {"edtf": "2016-04-05", "basis": "stated"}, (1, 0, 0)),
        ("2016-04-05", {"edtf": "2016-04-06", "basis": "stated"}, (0, 1, 1)),
        (None, {"edtf": "2016-04-06", "basis": "published"}, (0, 0, 0)),
        (None, {"edtf": "2016-04-06", "basis": "stated"}, (0, 1, 0)),
        ("2016-04-05", {}, (0, 0, 1)),
    ],
)
def test_dates(same: Same, gold: str | None, found: dict[str, str], right: tuple[int, int, int]) -> None:
    from fogline.model.when import EventTime

    event = capture(time=GoldTime(edtf=gold))
    assert row(measured(same, (event,), told(FIRST, time=EventTime(**found))), "date") == right  # type: ignore[arg-type]


def test_figures_and_control(same: Same) -> None:
    from fogline.model.claim import ControlChange, Loss

    loss = Loss(kind="killed", low=4, best=4, high=4, text="four people", span=Span(67, 78), civilian=True)
    change = ControlChange(place=OSTERHOLM, to=ARMY, extent="full")
    event = capture(
        losses=(GoldLoss(kind="killed", of="Civilians", low=4, best=4), GoldLoss(kind="injured", low=2, best=None)),
        control=(GoldControl(place="Osterholm", to="Crown Army", extent="full"),),
    )
    report = measured(same, (event,), told(FIRST, losses=(loss,), control=(change,)))
    assert row(report, "casualties") == (1, 0, 1)
    assert row(report, "control") == (1, 0, 0)


def test_voices_beyond_the_outlet(same: Same) -> None:
    from fogline.model.claim import Voice

    outlet = Voice(name="Fenland Herald", kind="outlet")
    source = Voice(name="military source", kind="military")
    event = capture(voices=("a military source",))
    assert row(measured(same, (event,), told(FIRST, attribution=(outlet, source))), "attribution") == (1, 0, 0)
    assert row(measured(same, (event,), told(FIRST, attribution=(outlet,))), "attribution") == (0, 1, 1)
    assert row(measured(same, (capture(),), told(FIRST, attribution=(outlet,))), "attribution") == (1, 0, 0)


def test_reliability_compares_what_was_stated_with_what_was_right() -> None:
    steps = reliability([(0.82, True), (0.88, False), (0.3, False), (1.0, True)])
    assert [(s.low, s.claims, s.right) for s in steps] == [(0.3, 1, 0.0), (0.8, 2, 0.5), (0.9, 1, 1.0)]
    assert steps[1].stated == pytest.approx(0.85)


def test_an_alignment_keeps_every_claim_once(same: Same) -> None:
    claims = [told(FIRST), told(SECOND), told(THIRD)]
    found: Alignment = align(GoldArticle(id="a", text=TEXT, events=(capture(), capture(words=(SECOND,)))), claims, same)
    kept = [c for p in found.pairs for c in p.claims] + [c for g in found.spurious for c in g]
    assert sorted(c.id for c in kept) == sorted(c.id for c in claims)
