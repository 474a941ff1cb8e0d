"""Campaigns: several tellings of the same events with what a person found in them. The format is docs/campaigns.md."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from fogline.errors import GoldError
from fogline.evaluate.read import gold_files, plain
from fogline.model.event import DisputeKind
from fogline.model.record import Record, Span

FORMAT = "fogline/campaign/1"
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DisputeField = Literal["happened", "type", "manner", "initiator", "target", "toll", "place", "control"]


class CampaignReport(Record, frozen=True, kw_only=True):
    """One text as its outlet published it; `outlet` is the id of a pack or an invented name."""

    id: str
    outlet: str
    published: str
    text: str


class GoldTelling(Record, frozen=True, kw_only=True):
    """Words of one report that tell the event."""

    report: str
    quote: str


class GoldOrigin(Record, frozen=True, kw_only=True):
    """An independent first voice and the reports that carry it."""

    voice: str
    reports: tuple[str, ...]


class GoldSide(Record, frozen=True, kw_only=True):
    """One answer to a disputed question, in plain words, and the reports that give it."""

    value: str
    reports: tuple[str, ...]


class GoldDispute(Record, frozen=True, kw_only=True):
    """A question that the tellings answer differently; `of` says of what (whose toll, which place)."""

    field: DisputeField
    kind: DisputeKind
    of: str | None = None
    values: tuple[GoldSide, ...]


class CampaignEvent(Record, frozen=True, kw_only=True):
    """One event with all its tellings."""

    id: str
    type: str
    sub: str | None = None
    date: str | None = None
    place: str | None = None
    tellings: tuple[GoldTelling, ...]
    origins: tuple[GoldOrigin, ...]
    disputes: tuple[GoldDispute, ...] = ()
    against_interest: tuple[str, ...] = ()
    note: str | None = None

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that tell it, each once."""
        return tuple(dict.fromkeys(t.report for t in self.tellings))


class Relay(Record, frozen=True, kw_only=True):
    """A report that carries what another report, or an agency outside the set, said first; `passage` where it does so."""

    report: str
    of: str
    passage: str | None = None


class GoldHold(Record, frozen=True, kw_only=True):
    """Who holds a place from which day on, and the reports from which that follows."""

    place: str
    holder: str
    since: str
    reports: tuple[str, ...]


class Campaign(Record, frozen=True, kw_only=True):
    """Reports of one campaign and the events they tell."""

    format: str = FORMAT
    id: str
    war: str
    about: str
    reports: tuple[CampaignReport, ...]
    events: tuple[CampaignEvent, ...]
    relays: tuple[Relay, ...] = ()
    not_same: tuple[tuple[str, str], ...] = ()
    control: tuple[GoldHold, ...] = ()
    note: str | None = None

    def text(self, report: str) -> str:
        """The text of a report; empty where there is none of this id."""
        return next((r.text for r in self.reports if r.id == report), "")

    def spans(self, event: CampaignEvent, report: str) -> list[Span]:
        """Where a report tells an event."""
        text = self.text(report)
        quotes = [t.quote for t in event.tellings if t.report == report]
        return [Span(at, at + len(q)) for q in quotes if (at := text.find(q)) >= 0]

    def pairs(self) -> list[tuple[str, str, str]]:
        """Event and two reports that tell it, in the order of the file."""
        return [(e.id, a, b) for e in self.events for a, b in combinations(e.reports, 2)]


def read_campaigns(folder: Path) -> list[Campaign]:
    """All campaigns below a folder in the order of their ids; GoldError names the file and what is wrong in it."""
    if not folder.is_dir():
        raise GoldError(f"{folder} is not a folder with campaigns (docs/campaigns.md)")
    campaigns = sorted((read_campaign(path) for path in gold_files(folder)), key=lambda c: c.id)
    for one, other in pairwise(campaigns):
        if one.id == other.id:
            raise GoldError(f"two campaigns in {folder} have the id {one.id}")
    return campaigns


def read_campaign(path: Path) -> Campaign:
    """One campaign, checked; GoldError says what is wrong."""
    try:
        data = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        campaign = msgspec.convert(plain(data), Campaign)
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from error
    if problems := list(check_campaign(campaign)):
        raise GoldError(f"{path}: " + "; ".join(problems))
    return campaign


def check_campaign(campaign: Campaign) -> Iterator[str]:
    """What is wrong in a campaign: unknown ids, quotes that do not stand in their text, days that are none."""
    if campaign.format != FORMAT:
        yield f"format is {campaign.format!r}, expected {FORMAT!r}"
    for ids in ([r.id for r in campaign.reports], [e.id for e in campaign.events]):
        yield from (f"the id {i} stands twice" for i, n in Counter(ids).items() if n > 1)
    for report in campaign.reports:
        if len(report.published) != len("2031-02-03") or not _is_date(report.published):
            yield f"{report.id}: published {report.published!r} is no day"
    for event in campaign.events:
        yield from (f"{event.id}: {p}" for p in _check_event(campaign, event))
    yield from _check_overlap(campaign)
    yield from _check_rest(campaign)


def _is_date(words: str) -> bool:
    """A year, a month or a day that the calendar has."""
    if not _DATE.fullmatch(words):
        return False
    try:
        dt.date.fromisoformat(words + "-01-01"[len(words) - len("2031") :])
    except ValueError:
        return False
    return True


def _check_event(campaign: Campaign, event: CampaignEvent) -> Iterator[str]:
    if event.date is not None and not all(map(_is_date, event.date.split("/"))):
        yield f"{event.date!r} is no date"
    texts = {r.id: r.text for r in campaign.reports}
    for telling in event.tellings:
        if telling.quote not in texts.get(telling.report, ""):
            yield f"{telling.quote!r} does not stand in {telling.report}"
    told = set(event.reports)
    if not told:
        yield "nobody tells it"
    if (heard := {r for o in event.origins for r in o.reports}) != told:
        yield f"origins and tellings differ in {sorted(heard ^ told)}"
    named = {r for d in event.disputes for v in d.values for r in v.reports} | set(event.against_interest)
    if named - told:
        yield f"{sorted(named - told)} do not tell it"
    for dispute in event.disputes:
        if len(dispute.values) < 2 or not all(v.reports for v in dispute.values):
            yield f"the dispute of {dispute.field} has one side"


def _check_overlap(campaign: Campaign) -> Iterator[str]:
    for one, other in combinations(campaign.events, 2):
        for report in set(one.reports) & set(other.reports):
            mine, theirs = campaign.spans(one, report), campaign.spans(other, report)
            if any(a.overlaps(b) for a in mine for b in theirs):
                yield f"{one.id} and {other.id} are told by the same words of {report}"


def _check_rest(campaign: Campaign) -> Iterator[str]:
    reports = {r.id: r for r in campaign.reports}
    events = {e.id for e in campaign.events}
    for relay in campaign.relays:
        if relay.report not in reports:
            yield f"relay {relay.report} is no report"
        elif relay.passage is not None and relay.passage not in reports[relay.report].text:
            yield f"{relay.passage!r} does not stand in {relay.report}"
    for pair in campaign.not_same:
        if set(pair) - events or pair[0] == pair[1]:
            yield f"not_same {pair} names no two events"
    for hold in campaign.control:
        if not _is_date(hold.since) or set(hold.reports) - set(reports) or not hold.reports:
            yield f"control of {hold.place}: no day, or no such report"
