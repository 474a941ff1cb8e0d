"""Which claims of the ledger tell which event of a campaign: a claim belongs to the telling whose words it shares most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Protocol

from fogline.evaluate.campaign_gold import Campaign, CampaignReport
from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.event import Event
from fogline.model.place import PlaceRef
from fogline.model.record import Record, Span


class Held(Record, frozen=True, kw_only=True):
    """One step of a control timeline as the ledger has it."""

    place: PlaceRef
    holder: ActorRef | None = None
    since: str | None = None


class Outcome(Record, frozen=True, kw_only=True):
    """What a ledger made of the reports of a campaign: claims by report, events over them, who held what since when."""

    claims: Mapping[str, tuple[Claim, ...]]
    events: tuple[Event, ...]
    held: tuple[Held, ...] = ()


class Ledger(Protocol):
    """Whatever turns reports into events; each campaign is given to a ledger of its own."""

    def __call__(self, reports: Sequence[CampaignReport]) -> Outcome:
        """Code and reconcile the reports."""


class Aligned:
    """A campaign beside its outcome: who tells what, by the hand coding and by the machine."""

    def __init__(self, campaign: Campaign, outcome: Outcome) -> None:
        self.campaign, self.outcome = campaign, outcome
        self.report_of = {c.id: report for report, claims in outcome.claims.items() for c in claims}
        self.event_of: dict[str, str] = {}  # claim to hand-coded event
        self._claims: dict[tuple[str, str], list[str]] = {}
        self._inside: dict[str, set[str]] = {}  # claim to machine events
        for event in outcome.events:
            for claim_id in event.claims:
                self._inside.setdefault(claim_id, set()).add(event.id)
        for report, claims in outcome.claims.items():
            spans = {e.id: campaign.spans(e, report) for e in campaign.events if report in e.reports}
            for claim in claims:
                best = _best(spans, claim) if claim.id in self._inside else None
                if best is not None:
                    self.event_of[claim.id] = best
                    self._claims.setdefault((best, report), []).append(claim.id)

    def claims(self, event: str, report: str) -> list[str]:
        """The machine's claims that tell a hand-coded event in a report."""
        return self._claims.get((event, report), [])

    def machine(self, event: str, report: str) -> set[str]:
        """The machine's events that these claims went to; empty where the telling was missed."""
        return {m for c in self.claims(event, report) for m in self._inside[c]}

    def tellings(self) -> list[tuple[str, str]]:
        """Event and report of every telling in the hand coding."""
        return [(e.id, r) for e in self.campaign.events for r in e.reports]

    def linked(self) -> list[tuple[tuple[str, str], tuple[str, str]]]:
        """Tellings of different reports that the machine put into one event, the first in the order of the file."""
        told = [t for t in self.tellings() if self.machine(*t)]
        return [(a, b) for a, b in combinations(told, 2) if a[1] != b[1] and self.machine(*a) & self.machine(*b)]


def _best(spans: Mapping[str, Sequence[Span]], claim: Claim) -> str | None:
    """The event whose words hold the claim's trigger, else those that share most with it; None where none do."""
    scored = [(_rank(quotes, claim), event) for event, quotes in spans.items()]
    best = max(scored, key=lambda s: s[0], default=None)
    return best[1] if best and best[0][1] > 0 else None


def _rank(quotes: Sequence[Span], claim: Claim) -> tuple[bool, int]:
    trigger = claim.trigger
    triggered = trigger is not None and any(q.start <= trigger.start and trigger.end <= q.end for q in quotes)
    own = (claim.span, *claim.extra_spans)
    shared = sum(max(0, min(q.end, o.end) - max(q.start, o.start)) for q in quotes for o in own)
    return triggered, shared
