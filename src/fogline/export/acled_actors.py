"""Who stands as actor1 and actor2 in ACLED's columns. The order carries no direction, except that civilians are actor2.

ACLED codebook (Oct 2024), "Actors": names with regime years from the packs, associated actors beside the main ones, an
unnamed group as "Unidentified Armed Group (Country)", demonstrators as "Protesters" or "Rioters (Country)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, product
from typing import NamedTuple

from fogline.export import camps
from fogline.export.codes import CIVILIANS, IDENTITY_MILITIA, POLITICAL_MILITIA, STATE_FORCES, Codes
from fogline.export.job import Job
from fogline.export.tolls import is_civilian
from fogline.model.actor import ActorRef
from fogline.model.dossier import Dossier

_RIOTERS, _PROTESTERS = 5, 6
_YEARS = re.compile(r"\((\d{4})-(\d{4})?\)")
NO_ACTOR = "no actor"
BATTLE, BLAST, AGAINST_CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"
CROWDS = {"Protests": _PROTESTERS, "Riots": _RIOTERS}


class Party(NamedTuple):
    """One side of a row: its main actor, ACLED's type of it, those beside it, and civilians who are hit with it."""

    name: str
    inter: int
    beside: tuple[str, ...] = ()
    hit: tuple[str, ...] = ()
    civilians: bool = False


Dyad = tuple[Party, Party | None]


class Cast:
    """The actors of one event in ACLED's terms, as of a country and a year."""

    def __init__(self, dossier: Dossier, country: str, year: int, job: Job) -> None:
        self._dossier, self._country, self._year, self._job = dossier, country, year, job
        self._codes: Codes = job.codes
        self._naming = job.naming(dossier)

    def dyads(self, event_type: str) -> list[Dyad]:
        """The pairs that act; empty where nobody is named and the type does not say who it must be."""
        if event_type in CROWDS:
            return [self._crowd(CROWDS[event_type])]
        doers, armed = camps.initiators(self._dossier, self._codes), camps.targets(self._dossier, self._codes)
        civilians = self._civilians() if self._hit(event_type, bool(armed)) else None
        if event_type == AGAINST_CIVILIANS:
            beside = tuple(n for camp in armed for n in self._names(camp))
            target = self._civilians()._replace(beside=beside) if armed else self._civilians()
            return [(d, target) for d in self._doers(doers) or [self._unnamed(POLITICAL_MILITIA)]]
        if len(doers) > 1 and not armed and civilians is None:
            return [(self._party(a), self._party(b)) for a, b in combinations(doers, 2)]
        return self._pairs(event_type, doers, armed, civilians)

    def _pairs(
        self, event_type: str, doers: Sequence[list[ActorRef]], armed: Sequence[list[ActorRef]], civilians: Party | None
    ) -> list[Dyad]:
        violent = event_type in {BATTLE, BLAST}
        ones = self._doers(doers) if violent else [self._party(d) for d in doers]
        if not ones and violent and (armed or civilians or event_type == BLAST):
            ones = [self._unnamed(POLITICAL_MILITIA)]
        others: list[Party | None] = [self._party(t) for t in armed]
        if others and civilians and event_type == BLAST:
            others = [p._replace(hit=(civilians.name, *civilians.beside)) for p in others if p]
        if not others and civilians is not None:
            others = [civilians]
        if not ones and self._dossier.event.initiators:
            return [(self._unnamed(CIVILIANS), p) for p in others if p is None or not p.civilians] or [
                (self._unnamed(CIVILIANS), None)
            ]
        if not ones:
            return [(p, None) for p in others if p]
        if any(a.name == b.name for a in ones for b in others if b is not None):
            self._job.note("the same actor on both sides")
        return list(product(ones, others or [None]))

    def _doers(self, doers: Sequence[list[ActorRef]]) -> list[Party]:
        """Who uses violence; civilians who take up arms are a communal militia without a name (codebook, "Identity militias")."""
        if not doers and self._dossier.event.initiators:
            self._job.note("civilians who fight, coded as a communal militia without a name")
            return [self._unnamed(IDENTITY_MILITIA)]
        return [self._party(d) for d in doers]

    def _hit(self, event_type: str, armed: bool) -> bool:
        """Whether civilians are among the targets. In battles they never are (codebook, "Civilians in battles")."""
        event = self._dossier.event
        named = any(self._codes.civilian(a) for a in event.targets)
        if event_type == BATTLE:
            return named and not armed
        lost = any(is_civilian(x, self._codes) and x.kind in {"killed", "injured"} for x in event.losses)
        return named or (event_type == BLAST and lost)

    def _crowd(self, inter: int) -> Dyad:
        """Demonstrators first, whoever meets them second (codebook, "Protests", "Riots")."""
        event = self._dossier.event
        others = [a for a in (*event.initiators, *event.targets) if not self._codes.civilian(a)]
        named = [a for a in event.initiators if self._codes.inter(a, self._country) == inter]
        row = self._codes.row(named[0]) if named else None
        crowd = self._unnamed(inter)
        if row is not None and row.acled:
            crowd = crowd._replace(name=row.acled)
        if others:
            return crowd, self._party(others)
        hit = any(self._codes.civilian(a) for a in event.targets)
        return crowd, self._civilians() if hit else None

    def _civilians(self) -> Party:
        named = [a for a in self._dossier.event.targets if self._codes.civilian(a)]
        rows = [r for a in named if (r := self._codes.row(a)) is not None and r.acled]
        names = list(dict.fromkeys(r.acled for r in rows if r.inter in {None, CIVILIANS}))
        general = self._codes.unnamed(CIVILIANS, self._country)
        main = names[0] if len(names) == 1 else general
        return Party(main, CIVILIANS, tuple(n for n in names if n != main), civilians=True)

    def _unnamed(self, inter: int) -> Party:
        return Party(self._codes.unnamed(inter, self._country), inter, civilians=inter == CIVILIANS)

    def _party(self, actors: Sequence[ActorRef]) -> Party:
        """State forces of the country lead their camp; otherwise who is named first."""
        actors = sorted(actors, key=lambda a: self._codes.inter(a, self._country) != STATE_FORCES)
        names = self._names(actors)
        inter = self._codes.inter(actors[0], self._country) or POLITICAL_MILITIA
        return Party(names[0], inter, tuple(names[1:]))

    def _names(self, actors: Sequence[ActorRef]) -> list[str]:
        return list(dict.fromkeys(self._name(a) for a in actors))

    def _name(self, actor: ActorRef) -> str:
        """ACLED's string by the packs; else our neutral name, counted."""
        row = self._codes.row(actor)
        if row is not None and row.acled:
            years = _YEARS.search(row.acled)
            if years and not int(years[1]) <= self._year <= int(years[2] or 9999):
                self._job.note("regime years of an actor's ACLED name do not cover the event")
            return row.acled
        name = self._naming.actor(actor)
        if row is None and (actor.kind == "unidentified" or name != actor.name):
            return self._codes.unnamed(POLITICAL_MILITIA, self._country)
        self._job.note("actor under our neutral name, the packs have no ACLED name")
        return name
