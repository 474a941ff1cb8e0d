"""The measure of the ledger: pairs, disputes, relays and hard negatives on a campaign of three reports."""

from __future__ import annotations

from typing import Any

import pytest

from fogline.evaluate.campaign_align import Aligned, Held, Outcome
from fogline.evaluate.campaign_disputes import agree
from fogline.evaluate.campaign_gold import (
    Campaign,
    CampaignEvent,
    CampaignReport,
    GoldDispute,
    GoldHold,
    GoldOrigin,
    GoldSide,
    GoldTelling,
)
from fogline.evaluate.campaigns import CampaignReportCard, score_campaigns
from fogline.evaluate.names import NameIds
from fogline.evaluate.same import Same
from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.event import Dispute, DisputeValue, Event, Origin
from fogline.model.place import PlaceRef
from fogline.model.record import Quote
from fogline.packs.load import Knowledge
from tests.support import a_claim

TEXTS = {
    "r1": "The army took Osterholm and lost four men. Shells hit Grelsund.",
    "r2": "The army took Osterholm and lost four men.",
    "r3": "The Reed Front left Osterholm after killing nine. Grelsund was shelled again on Tuesday.",
}
TAKEN = {"r1": "The army took Osterholm", "r2": "The army took Osterholm", "r3": "The Reed Front left Osterholm"}
SHELLED, AGAIN = "Shells hit Grelsund", "Grelsund was shelled again"


def side(value: str, *reports: str) -> GoldSide:
    return GoldSide(value=value, reports=reports)


TOLL = GoldDispute(field="toll", kind="contradiction", values=(side("4", "r1", "r2"), side("9", "r3")))
CAMPAIGN = Campaign(
    id="fen", war="fenland", about="",
    reports=tuple(CampaignReport(id=r, outlet=r, published="2031-02-03", text=t) for r, t in TEXTS.items()),
    events=(
        CampaignEvent(
            id="e1", type="Battles", tellings=tuple(GoldTelling(report=r, quote=q) for r, q in TAKEN.items()),
            origins=(GoldOrigin(voice="Herald", reports=("r1", "r2")), GoldOrigin(voice="Reedwire", reports=("r3",))),
            disputes=(TOLL,), against_interest=("r3",),
        ),
        CampaignEvent(
            id="e2", type="Explosions/Remote violence", tellings=(GoldTelling(report="r1", quote=SHELLED),),
            origins=(GoldOrigin(voice="Herald", reports=("r1",)),),
        ),
        CampaignEvent(
            id="e3", type="Explosions/Remote violence", tellings=(GoldTelling(report="r3", quote=AGAIN),),
            origins=(GoldOrigin(voice="Reedwire", reports=("r3",)),),
        ),
    ),
    not_same=(("e2", "e3"),),
    control=(GoldHold(place="Osterholm", holder="Fenland Crown Army", since="2031-02-03", reports=("r1",)),),
)  # fmt: skip


def told(report: str, words: str, **changed: Any) -> Claim:
    start = TEXTS[report].index(words)
    span = Quote(start=start, end=start + len(words), exact=words)
    return a_claim(**{"id": f"{report}:{start}", "document": report, "span": span, "trigger": None, **changed})


CLAIMS = {
    "r1": (told("r1", TAKEN["r1"]), told("r1", SHELLED)),
    "r2": (told("r2", TAKEN["r2"]),),
    "r3": (told("r3", TAKEN["r3"]), told("r3", AGAIN)),
}
A, B, C = "r1:0", "r2:0", "r3:0"
HIT, HIT_AGAIN = CLAIMS["r1"][1].id, CLAIMS["r3"][1].id


def event(ident: str, *claims: str, **changed: Any) -> Event:
    return Event(id=ident, claims=claims, **changed)


def quarrel(field: str, kind: Any, *sides: tuple[str, ...]) -> Dispute:
    return Dispute(field=field, kind=kind, values=tuple(DisputeValue(value=s[0], claims=s) for s in sides))


PERFECT = (
    event(
        "m1", A, B, C,
        origins=(Origin(name="Herald", claims=(A, B)), Origin(name="Reedwire", claims=(C,), against_interest=True)),
        disputes=(quarrel("losses.killed", "contradiction", (A, B), (C,)),),
    ),
    event("m2", HIT), event("m3", HIT_AGAIN),
)  # fmt: skip


def card(*events: Event, claims: dict[str, tuple[Claim, ...]] | None = None, **more: Any) -> CampaignReportCard:
    outcome = Outcome(claims=claims or CLAIMS, events=events, held=more.get("held", ()))
    return score_campaigns([Aligned(CAMPAIGN, outcome)], more.get("same"))


def test_a_perfect_ledger_has_no_faults() -> None:
    found = card(*PERFECT)
    assert found.faults == ()
    for name in ("tellings", "pairs", "disputes", "contradiction", "against interest"):
        assert found.figure(name).recall == 1
    assert found.figure("pairs").f1 == found.figure("disputes").precision == 1
    assert (found.count("relays counted as independent").bad, found.count("relays counted as independent").seen) == (
        0,
        1,
    )
    assert found.count("hard negatives merged").bad == found.count("independent voices taken for one").bad == 0
    assert found.figure("update").f1 is None


def test_a_telling_that_the_coder_missed_loses_its_pairs_end_to_end_only() -> None:
    found = card(event("m1", A, B), claims={"r1": CLAIMS["r1"], "r2": CLAIMS["r2"], "r3": ()})
    assert found.figure("pairs").recall == pytest.approx(1 / 3)
    assert found.figure("pairs of found tellings").recall == 1
    assert {f.what for f in found.faults} == {"tellings", "disputes"}


def test_one_event_in_two_and_two_events_in_one_are_told() -> None:
    found = card(event("m1", A, HIT_AGAIN), event("m2", B, C), event("m3", HIT))
    assert (found.figure("pairs").right, found.figure("pairs").given) == (1, 2)
    whys = [(f.events, f.why) for f in found.faults if f.what == "pairs"]
    assert (("e1", "e3"), "two events in one") in whys
    assert whys.count((("e1",), "one event in two")) == 2


def test_two_reports_of_one_voice_must_not_be_two_origins() -> None:
    two = (Origin(name="Herald", claims=(A,)), Origin(name="Tide", claims=(B,)), Origin(name="Reedwire", claims=(C,)))
    found = card(event("m1", A, B, C, origins=two))
    assert found.count("relays counted as independent").bad == 1
    assert [f.reports for f in found.faults if f.what == "relays"] == [("r1", "r2")]
    one = card(event("m1", A, B, C, origins=(Origin(name="Herald", claims=(A, B, C)),)))
    assert one.count("relays counted as independent").bad == 0
    assert (one.count("independent voices taken for one").bad, one.count("independent voices taken for one").seen) == (
        2,
        2,
    )


def test_hard_negatives_that_were_merged_are_counted() -> None:
    found = card(event("m1", A, B, C), event("m2", HIT, HIT_AGAIN))
    assert (found.count("hard negatives merged").bad, found.count("hard negatives merged").seen) == (1, 1)
    assert [f.events for f in found.faults if f.what == "hard negatives"] == [("e2", "e3")]


@pytest.mark.parametrize(
    ("dispute", "strict", "loose"),
    [
        (quarrel("losses.killed.crown", "contradiction", (A,), (C,)), 1, 1),  # a side may be told by fewer reports
        (quarrel("losses.killed", "update", (A, B), (C,)), 0, 1),
        (quarrel("losses.killed", "contradiction", (A,), (B, C)), 0, 0),  # r2 stands on the other side
        (quarrel("control.osterholm", "contradiction", (A, B), (C,)), 0, 0),
    ],
)
def test_a_dispute_is_found_by_field_kind_and_sides(dispute: Dispute, strict: int, loose: int) -> None:
    found = card(event("m1", A, B, C, disputes=(dispute,)), event("m2", HIT), event("m3", HIT_AGAIN))
    assert (found.figure("disputes").hit, found.figure("disputes").right) == (strict, strict)
    assert found.figure("disputes of any kind").hit == loose
    assert found.figure("disputes").given == 1


def test_two_machine_disputes_of_one_question_find_it_once() -> None:
    both = (
        quarrel("losses.killed", "contradiction", (A, B), (C,)),
        quarrel("losses.injured", "contradiction", (A,), (C,)),
    )
    found = card(event("m1", A, B, C, disputes=both)).figure("disputes")
    assert (found.right, found.given, found.hit, found.wanted) == (2, 2, 1, 1)


def test_reports_on_both_sides_decide_nothing() -> None:
    r1, r2, r3 = frozenset({"r1"}), frozenset({"r2"}), frozenset({"r3"})
    assert agree([r1 | r2, r3 | r2], [r1, r3])
    assert agree([r1, r1], [r1, r1])
    assert not agree([r1, r3], [r1 | r3])
    assert agree([r1, r2, r3], [r3, r1])


def test_a_claim_goes_where_its_trigger_stands() -> None:
    wide = told("r1", TEXTS["r1"], trigger=Quote(start=43, end=49, exact="Shells"))
    aligned = Aligned(CAMPAIGN, Outcome(claims={"r1": (wide,)}, events=(event("m1", wide.id),)))
    assert aligned.event_of == {wide.id: "e2"}


def test_control_is_found_by_place_holder_and_day(knowledge: Knowledge) -> None:
    names = NameIds(knowledge)
    same = Same(names.actors, names.places)
    town = PlaceRef(id="osterholm", name="Osterholm")
    army = ActorRef(id="crown_army", name="Fenland Crown Army")
    late = Held(place=town, holder=army, since="2031-02-09")
    found = card(*PERFECT, held=(late,), same=same)
    assert found.figure("holder of a place").hit == 1
    assert found.figure("holder of a place since the day").hit == 0
    assert [f.why for f in found.faults] == ["Osterholm held by Fenland Crown Army since 2031-02-03: another day"]
    exact = card(*PERFECT, held=(Held(place=town, holder=army, since="2031-02-03"),), same=same)
    assert exact.faults == ()
