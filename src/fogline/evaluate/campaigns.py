"""Measures the ledger: tellings brought together, disputes found, relays not counted twice, hard negatives kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from fogline.evaluate.campaign_align import Aligned
from fogline.evaluate.campaign_disputes import given, hits, matches, wanted
from fogline.evaluate.campaign_gold import CampaignEvent
from fogline.evaluate.same import Same
from fogline.model.record import Record

KINDS = ("contradiction", "update", "scope")


class Figure(Record, frozen=True, kw_only=True):
    """One row: `right` of the `given` (the machine's) are right, `hit` of the `wanted` (the hand coding's) were found."""

    name: str
    right: int
    given: int
    hit: int
    wanted: int

    @property
    def precision(self) -> float | None:
        """Share of the machine's that is right."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """Share of the hand coding's that was found."""
        return self.hit / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean; None where nothing is wanted or nothing given."""
        p, r = self.precision, self.recall
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0


class Count(Record, frozen=True, kw_only=True):
    """One row of things that must not happen: `bad` of `seen`."""

    name: str
    bad: int
    seen: int


class CampaignFault(Record, frozen=True, kw_only=True):
    """One error with where it lies; `what` is the row that it lowers."""

    campaign: str
    what: str
    events: tuple[str, ...]
    reports: tuple[str, ...]
    why: str


class CampaignReportCard(Record, frozen=True, kw_only=True):
    """All rows over a set of campaigns."""

    campaigns: int
    figures: tuple[Figure, ...]
    counts: tuple[Count, ...]
    faults: tuple[CampaignFault, ...]

    def figure(self, name: str) -> Figure:
        """A row by its name."""
        return next(f for f in self.figures if f.name == name)

    def count(self, name: str) -> Count:
        """A count by its name."""
        return next(c for c in self.counts if c.name == name)


class _Sheet:
    """Sums of the rows while campaign after campaign is counted."""

    def __init__(self) -> None:
        self.figures: dict[str, Counter[str]] = {}
        self.counts: dict[str, Counter[str]] = {}
        self.faults: list[CampaignFault] = []

    def add(self, name: str, right: int = 0, given: int = 0, hit: int = 0, wanted: int = 0) -> None:
        self.figures.setdefault(name, Counter()).update(right=right, given=given, hit=hit, wanted=wanted)

    def count(self, name: str, bad: bool) -> None:
        self.counts.setdefault(name, Counter()).update(bad=bad, seen=1)

    def fault(self, on: Aligned, what: str, events: Iterable[str], reports: Iterable[str], why: str) -> None:
        self.faults.append(
            CampaignFault(campaign=on.campaign.id, what=what, events=tuple(events), reports=tuple(reports), why=why)
        )


def score_campaigns(campaigns: Sequence[Aligned], same: Same | None = None) -> CampaignReportCard:
    """Counts over all campaigns; without `same` (who goes by which name) control is left out."""
    sheet = _Sheet()
    for aligned in campaigns:
        _tellings(sheet, aligned)
        _pairs(sheet, aligned)
        _disputes(sheet, aligned)
        _independence(sheet, aligned)
        _hard_negatives(sheet, aligned)
        _against_interest(sheet, aligned)
        if same is not None:
            _control(sheet, aligned, same)
    return CampaignReportCard(
        campaigns=len(campaigns),
        figures=tuple(Figure(name=n, **_ints(c, "right", "given", "hit", "wanted")) for n, c in sheet.figures.items()),
        counts=tuple(Count(name=n, **_ints(c, "bad", "seen")) for n, c in sheet.counts.items()),
        faults=tuple(sheet.faults),
    )


def _ints(total: Counter[str], *names: str) -> dict[str, int]:
    return {name: int(total[name]) for name in names}


def _tellings(sheet: _Sheet, on: Aligned) -> None:
    for event, report in on.tellings():
        found = bool(on.machine(event, report))
        sheet.add("tellings", hit=found, wanted=1)
        if not found:
            sheet.fault(on, "tellings", [event], [report], "no claim tells it")


def _pairs(sheet: _Sheet, on: Aligned) -> None:
    """End to end: pairs of a telling that the coder missed are missed; `pairs of found tellings` leaves those out."""
    linked = on.linked()
    right = sum(a[0] == b[0] for a, b in linked)
    for one, other in linked:
        if one[0] != other[0]:
            sheet.fault(on, "pairs", [one[0], other[0]], [one[1], other[1]], "two events in one")
    pairs = on.campaign.pairs()
    both = [p for p in pairs if on.machine(p[0], p[1]) and on.machine(p[0], p[2])]
    for event, one_report, other_report in both:
        if not on.machine(event, one_report) & on.machine(event, other_report):
            sheet.fault(on, "pairs", [event], [one_report, other_report], "one event in two")
    sheet.add("pairs", right=right, given=len(linked), hit=right, wanted=len(pairs))
    sheet.add("pairs of found tellings", right=right, given=len(linked), hit=right, wanted=len(both))


def _disputes(sheet: _Sheet, on: Aligned) -> None:
    want, give = wanted(on), given(on)
    found, loosely = hits(want, give), hits(want, give, kind=False)
    right = {i for i, g in enumerate(give) if any(matches(w, g) for w in want)}
    rather = sum(any(matches(w, g, kind=False) for w in want) for g in give)
    sheet.add("disputes", right=len(right), given=len(give), hit=len(found), wanted=len(want))
    sheet.add("disputes of any kind", right=rather, given=len(give), hit=len(loosely), wanted=len(want))
    for kind in KINDS:
        mine = [i for i, g in enumerate(give) if g.dispute.kind == kind]
        gold = [i for i, w in enumerate(want) if w.dispute.kind == kind]
        sheet.add(
            kind, right=len(right & set(mine)), given=len(mine), hit=len(found & set(gold)), wanted=len(gold)
        )  # fmt: skip
    for i, w in enumerate(want):
        if i not in found:
            why = f"{w.dispute.field} {w.dispute.kind} missed: " + " / ".join(v.value for v in w.dispute.values)
            sheet.fault(on, "disputes", [w.event], _reports(w.sides), why)
    for i, g in enumerate(give):
        if i not in right:
            why = f"{g.dispute.field} {g.dispute.kind} is none: " + " / ".join(str(v.value) for v in g.dispute.values)
            sheet.fault(on, "disputes", [g.event] if g.event else [], _reports(g.sides), why)


def _reports(sides: Iterable[frozenset[str]]) -> list[str]:
    return sorted({r for side in sides for r in side})


def _independence(sheet: _Sheet, on: Aligned) -> None:
    """Reports with one and the same first voice must not stand as two origins of one event; nor two voices as one."""
    for event in on.campaign.events:
        for one, other in combinations(event.reports, 2):
            mine, theirs = _voices(event, one), _voices(event, other)
            for ours, others in _origins(on, event.id, one, other):
                if len(mine) == 1 and mine == theirs:
                    bad = not ours & others
                    sheet.count("relays counted as independent", bad)
                    if bad:
                        sheet.fault(on, "relays", [event.id], [one, other], f"one voice ({next(iter(mine))}) is two")
                elif not mine & theirs:
                    sheet.count("independent voices taken for one", ours == others and len(ours) == 1)


def _voices(event: CampaignEvent, report: str) -> set[str]:
    return {o.voice for o in event.origins if report in o.reports}


def _origins(on: Aligned, event: str, one: str, other: str) -> Iterator[tuple[set[int], set[int]]]:
    """For each machine event that joins two tellings: which of its origins each of them has; only where both have any."""
    mine, theirs = set(on.claims(event, one)), set(on.claims(event, other))
    joined = on.machine(event, one) & on.machine(event, other)
    for machine in on.outcome.events:
        if machine.id in joined:
            ours = {i for i, o in enumerate(machine.origins) if mine & set(o.claims)}
            others = {i for i, o in enumerate(machine.origins) if theirs & set(o.claims)}
            if ours and others:
                yield ours, others


def _hard_negatives(sheet: _Sheet, on: Aligned) -> None:
    for one, other in on.campaign.not_same:
        mine, theirs = _everywhere(on, one), _everywhere(on, other)
        if mine and theirs:
            bad = bool(mine & theirs)
            sheet.count("hard negatives merged", bad)
            if bad:
                sheet.fault(on, "hard negatives", [one, other], (), "two events in one")


def _everywhere(on: Aligned, event: str) -> set[str]:
    return {m for e, report in on.tellings() if e == event for m in on.machine(e, report)}


def _against_interest(sheet: _Sheet, on: Aligned) -> None:
    marked = {c for e in on.outcome.events for o in e.origins if o.against_interest for c in o.claims}
    found = {(on.event_of[c], on.report_of[c]) for c in marked if c in on.event_of}
    gold = {(e.id, r) for e in on.campaign.events for r in e.against_interest}
    both = len(found & gold)
    sheet.add("against interest", right=both, given=len(found), hit=both, wanted=len(gold))


def _control(sheet: _Sheet, on: Aligned, same: Same) -> None:
    for hold in on.campaign.control:
        steps = [
            h for h in on.outcome.held if same.place_named(hold.place, h.place) and same.name_is(hold.holder, h.holder)
        ]
        dated = any(h.since == hold.since for h in steps)
        sheet.add("holder of a place", hit=bool(steps), wanted=1)
        sheet.add("holder of a place since the day", hit=dated, wanted=1)
        if not dated:
            why = f"{hold.place} held by {hold.holder} since {hold.since}: {'another day' if steps else 'not found'}"
            sheet.fault(on, "control", (), hold.reports, why)
