"""The dyad of an event and its deaths, as UCDP GED counts them.

UCDP GED codebook, "type_of_violence", "side_a", "deaths_a … deaths_unknown": a government is side A of state-based violence;
the victims of one-sided violence are "Civilians"; civilians killed in crossfire stay in the event of the fighting sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fogline.export import camps, tolls
from fogline.export.job import Job
from fogline.export.naming import UNIDENTIFIED
from fogline.model.actor import ActorRef
from fogline.model.dossier import Dossier
from fogline.model.event import EventLoss

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
VICTIMS = "Civilians"
UNKNOWN_SIDE, ONE_SIDE = "a side is not identified", "both sides are one"


class Side(NamedTuple):
    """One side: its name, the state whose government it is, and the actors that stand on it."""

    name: str
    state: str | None
    actors: tuple[ActorRef, ...]


class Dyad(NamedTuple):
    """Type of violence and both sides."""

    violence: int
    a: Side
    b: Side

    @property
    def name(self) -> str:
        """Both sides, as UCDP names a dyad."""
        return f"{self.a.name} - {self.b.name}"


class Deaths(NamedTuple):
    """The four columns of deaths and the range around their sum."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int

    @property
    def best(self) -> int:
        """The sum of the four."""
        return self.a + self.b + self.civilians + self.unknown


def dyad(dossier: Dossier, country: str, job: Job) -> Dyad | str:
    """Who fights whom; the reason where a side is not known."""
    doers, hit = camps.initiators(dossier, job.codes), camps.targets(dossier, job.codes)
    if not hit and len(doers) > 1:
        doers, hit = doers[:1], doers[1:]
    if len(doers) > 1 or len(hit) > 1:
        job.note("more than two camps, the first of each side kept")
    one = _side(doers[0], country, dossier, job) if doers else None
    if one is None:
        return UNKNOWN_SIDE
    if _one_sided(dossier, bool(hit), job):
        return Dyad(ONE_SIDED, one, Side(VICTIMS, None, ()))
    other = _side(hit[0], country, dossier, job) if hit else None
    if other is None:
        return UNKNOWN_SIDE
    if one.name == other.name:
        return ONE_SIDE
    if one.state is None and other.state is None:
        return Dyad(NON_STATE, one, other)
    return Dyad(STATE_BASED, one, other) if one.state else Dyad(STATE_BASED, other, one)


def _one_sided(dossier: Dossier, armed_targets: bool, job: Job) -> bool:
    """Deliberate killing of civilians by an organised actor (UCDP, "One-sided violence")."""
    if dossier.event.event_type == "Violence against civilians":
        return True
    named = any(job.codes.civilian(a) for a in dossier.event.targets)
    lost = any(x.kind == "killed" and tolls.is_civilian(x, job.codes) for x in dossier.event.losses)
    return not armed_targets and (named or lost)


def _side(actors: Sequence[ActorRef], country: str, dossier: Dossier, job: Job) -> Side | None:
    states = [s for a in actors if (s := job.codes.state_of(a, country))]
    if states:
        state = country if country in states else states[0]
        return Side(f"Government of {job.codes.country_name(state)}", state, tuple(actors))
    naming = job.naming(dossier)
    known = [a for a in actors if naming.actor(a) != UNIDENTIFIED]
    return Side(naming.actor(known[0]), None, tuple(actors)) if known else None


def deaths(dossier: Dossier, sides: Dyad, job: Job) -> Deaths:
    """Deaths by column. A total without an owner that exceeds its parts leaves the rest as unknown.

    `low <= best <= high` always holds here, which the published set does not promise (codebook, "best, high and low").
    """
    killed = [x for x in dossier.event.losses if x.kind == "killed"]
    counts = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
    whole = 0
    for loss in killed:
        column = _column(loss, sides, job)
        if column:
            counts[column] += _best(loss)
        else:
            whole += _best(loss)
    known = sum(counts.values())
    counts["unknown"] += max(0, whole - known)
    best = sum(counts.values())
    toll = tolls.total(dossier.event, "killed", job.codes)
    owned = [x for x in killed if tolls.is_owned(x)]
    most = max(sum(_high(x) for x in owned), sum(_high(x) for x in killed if not tolls.is_owned(x)))
    low = toll.low if toll.low is not None else best
    return Deaths(**counts, low=min(low, best), high=most)


def _column(loss: EventLoss, sides: Dyad, job: Job) -> str | None:
    """The column of a loss; None for a figure whose owner the words leave open."""
    if tolls.is_civilian(loss, job.codes):
        return "civilians"
    if loss.of is None:
        return None
    if tolls.of_side(loss, sides.a.actors, job.codes):
        return "a"
    return "b" if tolls.of_side(loss, sides.b.actors, job.codes) else "unknown"


def _best(loss: EventLoss) -> int:
    """The best figure, else the least one; "up to N" alone says of nobody that he died."""
    return next((n for n in (loss.best, loss.low) if n is not None), 0)


def _high(loss: EventLoss) -> int:
    return max(n for n in (loss.high, loss.best, loss.low, 0) if n is not None)
