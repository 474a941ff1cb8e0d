"""ACLED's hierarchy: what the same actors do on the same day in the same place is one event of the highest type.

ACLED codebook (Oct 2024), "Event types": events of several tactics are coded once, as the highest in the hierarchy. Other
actors make another event. Agreements, arrests and movements are no tactics and stay rows of their own; looting in the
course of violence is part of it ("Looting/property destruction").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from fogline.export.acled_actors import Party
from fogline.export.job import Job
from fogline.export.sites import Site
from fogline.packs.crosswalk import AcledType


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A row before it is written."""

    id: str
    day: date
    time_precision: int
    kind: AcledType
    one: Party
    other: Party | None
    site: Site
    killed: int
    notes: tuple[str, ...]
    outlets: tuple[str, ...]
    scales: tuple[str, ...]
    claims: tuple[str, ...]
    events: tuple[str, ...]
    corroboration: tuple[str, ...]
    changed: int | None

    @property
    def key(self) -> tuple[str, ...]:
        """Day, place, pair of actors in no order, and the class of tactics."""
        pair = sorted((self.one.name, self.other.name if self.other else ""))
        tactic = "violence" if self.kind.violent else self.kind.sub_event_type
        place = (f"{self.site.lat:.4f}", f"{self.site.lon:.4f}", self.site.name)
        return (self.day.isoformat(), self.site.country, *place, str(self.time_precision), *pair, tactic)


def merged(drafts: Iterable[Draft], job: Job) -> list[Draft]:
    """Rows with the same key joined, in a fixed order whatever the order of events."""
    ordered = sorted(drafts, key=lambda d: (d.key, d.kind.rank, d.id))
    joined = [_join(list(group), job) for _, group in groupby(ordered, key=lambda d: d.key)]
    return sorted(joined, key=lambda d: (d.day, d.site.country, d.site.name, d.id))


def _join(group: Sequence[Draft], job: Job) -> Draft:
    if len(group) == 1:
        return group[0]
    job.note("rows of the same day, place and actors joined under the highest type", len(group) - 1)
    top = group[0]
    parties = [p for d in group for p in (d.one, d.other) if p is not None]
    other = _beside(top.other, parties) if top.other else None
    kinds = ", ".join(dict.fromkeys(d.kind.sub_event_type for d in group))
    changed = [d.changed for d in group if d.changed is not None]
    return replace(
        top, id=min(d.id for d in group), one=_beside(top.one, parties), other=other,
        killed=sum(d.killed for d in group),
        notes=(*_once(d.notes for d in group), f"Joined from {len(group)} records of the same day, place and actors ({kinds})."),
        outlets=_once(d.outlets for d in group), scales=_once(d.scales for d in group), claims=_once(d.claims for d in group),
        events=_once(d.events for d in group), corroboration=_once(d.corroboration for d in group),
        changed=max(changed) if changed else None,
    )  # fmt: skip


def _beside(main: Party, parties: Sequence[Party]) -> Party:
    """Associated actors and civilians of all rows."""
    same = [p for p in parties if p.name == main.name]
    return main._replace(beside=_once(p.beside for p in same), hit=_once(p.hit for p in same))


def _once(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for group in values for v in group))
