"""Disputes of the machine against those of the hand coding: field, kind, and which reports stand on which side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

from fogline.evaluate.campaign_align import Aligned
from fogline.evaluate.campaign_gold import GoldDispute
from fogline.model.event import Dispute

_FIELDS = {"losses": "toll", "status": "happened"}
Sides = Sequence[frozenset[str]]


class Wanted(NamedTuple):
    """A dispute of the hand coding and the event that it is about."""

    event: str
    dispute: GoldDispute

    @property
    def sides(self) -> Sides:
        """Reports by answer."""
        return [frozenset(v.reports) for v in self.dispute.values]


class Given(NamedTuple):
    """A dispute of the machine with the hand-coded event that most of its claims tell, None where they tell none."""

    event: str | None
    field: str
    dispute: Dispute
    sides: Sides


def wanted(aligned: Aligned) -> list[Wanted]:
    """The disputes of the hand coding."""
    return [Wanted(e.id, d) for e in aligned.campaign.events for d in e.disputes]


def given(aligned: Aligned) -> list[Given]:
    """The disputes of the machine."""
    out = []
    for event in aligned.outcome.events:
        for dispute in event.disputes:
            claims = [c for v in dispute.values for c in v.claims]
            about = Counter(aligned.event_of[c] for c in claims if c in aligned.event_of)
            sides = [
                frozenset(aligned.report_of[c] for c in v.claims if c in aligned.report_of) for v in dispute.values
            ]
            head = dispute.field.split(".")[0]
            out.append(Given(about.most_common(1)[0][0] if about else None, _FIELDS.get(head, head), dispute, sides))
    return out


def matches(want: Wanted, give: Given, kind: bool = True) -> bool:
    """The same question of the same event with the same parting of reports; of the same `kind` too, if asked."""
    if want.event != give.event or want.dispute.field != give.field:
        return False
    return (not kind or want.dispute.kind == give.dispute.kind) and agree(want.sides, give.sides)


def agree(gold: Sides, found: Sides) -> bool:
    """Whether at least two sides answer to each other and no report stands on one side here and on another there.

    Sides and reports that the machine does not have are allowed to be missing: telling them is the coder's task.
    A report that prints two answers stands on both sides and decides nothing.
    """
    if len(gold) > len(found):
        gold, found = found, gold
    return any(_fits(gold, chosen) for chosen in permutations(found, len(gold)))


def _fits(gold: Sides, found: Sides) -> bool:
    pairs = [(i, g, f) for i, (g, f) in enumerate(zip(gold, found, strict=True)) if g & f]
    mine, theirs = _alone(gold), _alone(found)
    crossed = any(mine[i] & theirs[k] for i, _, _ in pairs for k, _, _ in pairs if i != k)
    return len(pairs) >= 2 and not crossed


def _alone(sides: Sides) -> list[frozenset[str]]:
    times = Counter(r for side in sides for r in side)
    return [frozenset(r for r in side if times[r] == 1) for side in sides]


def hits(want: Sequence[Wanted], give: Sequence[Given], kind: bool = True) -> set[int]:
    """Which disputes of the hand coding were found, each by a machine dispute of its own (a largest matching)."""
    taken: dict[int, int] = {}

    def place(w: int, seen: set[int]) -> bool:
        for g, dispute in enumerate(give):
            if g not in seen and matches(want[w], dispute, kind):
                seen.add(g)
                if g not in taken or place(taken[g], seen):
                    taken[g] = w
                    return True
        return False

    for w in range(len(want)):
        place(w, set())
    return set(taken.values())
