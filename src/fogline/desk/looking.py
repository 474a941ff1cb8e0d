"""What a ledger holds, as people ask for it: events with grade and links, their claims and documents, control of places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec
from sqlalchemy import Connection

from fogline.errors import LedgerError
from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.dossier import Dossier
from fogline.model.event import Event
from fogline.model.filters import Filters
from fogline.model.holding import Holding, Step
from fogline.packs.load import Knowledge
from fogline.reconcile.control import at, history
from fogline.reconcile.grade import Record, grade
from fogline.reconcile.links import links_of
from fogline.reconcile.world import World
from fogline.store.bench import SqlBench
from fogline.store.query import Query

AGREED: Literal["agreed"] = "agreed"
Records = Mapping[str, Record]


def records_of(query: Query) -> Records:
    """How each origin fared in a ledger."""
    return {name: Record(*row) for name, row in query.records().items()}


class Looking:
    """Answers from one state of a ledger. Who asks often hands over the `world` of the packs, and the `records` of that state."""

    def __init__(
        self, connection: Connection, knowledge: Knowledge, world: World | None = None, records: Records | None = None
    ) -> None:
        self._query = Query(connection)
        self._bench = SqlBench(connection)
        self.world = world or World(knowledge)
        self._known = records

    @cached_property
    def _records(self) -> Records:
        """How each origin fared in this ledger; only grades ask for it."""
        return self._known if self._known is not None else records_of(self._query)

    def events(self, wanted: Filters) -> Iterator[Event]:
        """Events with grade and links."""
        return map(self.whole, self._query.events(wanted))

    def bare(self, wanted: Filters) -> Iterator[Event]:
        """Events as they are kept, without what is reckoned on looking."""
        return self._query.events(wanted)

    def event(self, name: str) -> Event:
        """One event with grade and links, by its id or by one that it had before a merge."""
        return self.whole(self._query.event(name))

    def whole(self, event: Event) -> Event:
        """An event with what is reckoned when it is looked at: its grade and its links."""
        around = {r for p in event.places for r in self.world.relatives(p.id)}
        links = links_of(event, self._query.neighbourhood(event, around), self.world)
        related = self._bench.related(event.id)
        return msgspec.structs.replace(event, grade=grade(event, self._records, self.world), links=(*related, *links))

    def graded(self, event: Event) -> Event:
        """An event with its grade, without looking for what it hangs together with."""
        return msgspec.structs.replace(event, grade=grade(event, self._records, self.world))

    def dossier(self, event: Event) -> Dossier:
        """An event with its claims, as corrected, and documents."""
        told = self._bench.told(event.claims)
        claims: dict[str, Claim] = {c.id: c for c, _, _ in told}
        pages: dict[str, Document] = {d.id: d for _, d, _ in told}
        return Dossier(
            event=event,
            claims=tuple(claims[c] for c in event.claims if c in claims),
            documents=tuple(pages[d] for d in event.documents if d in pages),
        )

    def dossiers(self, wanted: Filters) -> Iterator[Dossier]:
        """Events under filters, each with all that stands behind it."""
        return map(self.dossier, self.events(wanted))

    def claims(self, wanted: Filters) -> Iterator[Claim]:
        """Standing claims."""
        return self._query.claims(wanted)

    def control(
        self, place: str | None = None, camp: str | None = None, agreed: bool = False, known: str | None = None
    ) -> dict[str, list[Step]]:
        """The history of one place or of all. `camp` hears only its voices; `known` only reports up to that day."""
        words = self.words()
        if place:
            words = _named(words, place)
        found = {key: history(_heard(some, camp, known), self.world) for key, some in words.items()}
        if agreed:
            found = {key: [s for s in steps if s.assurance == AGREED] for key, steps in found.items()}
        return {key: steps for key, steps in found.items() if steps}

    def words(self) -> dict[str, list[Holding]]:
        """All words about who holds a place, by place."""
        return self._query.holdings()

    def control_of(self, words: Sequence[Holding]) -> list[Step]:
        """The history that the words about one place make."""
        return history(words, self.world)

    def control_at(
        self, day: str, camp: str | None = None, agreed: bool = False, known: str | None = None
    ) -> list[Step]:
        """Who holds each place on a day, by the name of the place."""
        return at_day(self.control(None, camp, agreed, known), day)


def at_day(histories: Mapping[str, Sequence[Step]], day: str) -> list[Step]:
    """The step of each place that a day lies in, by the name of the place."""
    steps = (at(s, day) for s in histories.values())
    return sorted((s for s in steps if s is not None), key=lambda s: (s.name, s.place))


def _named(words: Mapping[str, list[Holding]], name: str) -> dict[str, list[Holding]]:
    """The words about the places that bear a name. LedgerError where there are none."""
    found = {
        key: some
        for key, some in words.items()
        if name.lower() in {key.lower(), *(n.lower() for w in some for n in _names(w))}
    }
    if not found:
        raise LedgerError(
            f"{name}: nobody in this ledger says who holds it; list the places with: fogline control --at DATE"
        )
    return found


def _names(word: Holding) -> Sequence[str]:
    return [n for n in (word.place.name, word.place.text) if n]


def _heard(words: Sequence[Holding], camp: str | None, known: str | None) -> list[Holding]:
    return [w for w in words if (camp is None or w.side == camp) and (known is None or (w.known or "9999") <= known)]
