"""From a name to the actor it stands for: by conflict, by who speaks, and by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fogline.model.actor import ActorRef
from fogline.model.mention import Mention
from fogline.model.record import Span
from fogline.packs.load import Conflict, Knowledge
from fogline.packs.tables import ActorRow, WordRow

ROLE_NAMES = {
    "forces": ("Military forces of {}", "state_forces"),
    "air": ("Air force of {}", "state_forces"),
    "government": ("Government of {}", "government"),
    "police": ("Police forces of {}", "police"),
    "rebels": ("Rebels ({})", "rebel_group"),
    "civilians": ("Civilians ({})", "civilians"),
}


ARMED = frozenset({"rebel_group", "political_militia", "identity_militia", "state_forces", "external_forces"})
NEUTRAL = frozenset({"international", "civilian", "unknown"})


WordTable = dict[str, list[WordRow]]


def words_by_key(knowledge: Knowledge) -> WordTable:
    """Rows of telling words under the keys that mentions carry (`number of the pack:word`)."""
    table: WordTable = {}
    for number, conflict in enumerate(knowledge.conflicts):
        for row in conflict.words:
            table.setdefault(f"{number}:{row.word}", []).append(row)
    return table


class ActorBook:
    """The actors as one document sees them: its conflict first, sides as of its date."""

    def __init__(
        self, knowledge: Knowledge, words: WordTable, conflict: Conflict | None, country: str | None, day: str | None
    ) -> None:
        self._words = words
        self._knowledge, self._conflict, self._country, self._day = knowledge, conflict, country, day

    def choose(self, keys: tuple[str, ...]) -> str:
        """Of several actors with one name: the conflict's own, then the country's, then the first by id."""
        own = self._conflict.actors if self._conflict else {}
        actors = self._knowledge.actors
        foreign = {
            k for c in self._knowledge.conflicts if c.manifest.countries and c is not self._conflict for k in c.actors
        }
        return min(keys, key=lambda k: (k not in own, k in foreign, actors[k].country != self._country, k))

    def word(self, mention: Mention, side: str | None) -> WordRow | None:
        """The row of a telling word that fits the conflict and the camp that uses it."""
        rows = []
        for key in mention.keys:
            conflict = self._knowledge.conflicts[int(key.partition(":")[0])]
            if conflict.manifest.countries and conflict is not self._conflict:
                continue
            rows += [(conflict, r) for r in self._words.get(key, ()) if not self._of_next_door(conflict, r)]
        fitting = [
            (conflict is not self._conflict, "*" in r.used_by, i, r)
            for i, (conflict, r) in enumerate(rows)
            if "*" in r.used_by or side in r.used_by
        ]
        if fitting:
            return min(fitting)[3]
        return rows[0][1] if len({r.actor for _, r in rows}) == 1 else None

    def _of_next_door(self, conflict: Conflict, row: WordRow) -> bool:
        """ "security forces", "civilians" in a report from a neighbour of the war are the neighbour's own."""
        home = conflict.manifest.countries
        actor = self._knowledge.actors.get(row.actor)
        if not home or self._country in home or actor is None or row.kind != "generic" or not row.word.islower():
            return False
        return actor.country in home and actor.kind in {"state_forces", "government", "police", "civilians"}

    def ref(self, key: str, text: str | None = None, span: Span | None = None) -> ActorRef:
        """A reference with the neutral name, kind and side as of the document's date."""
        row = self._knowledge.actors[key]
        return ActorRef(id=key, name=row.name, text=text, span=span, kind=row.kind, side=self.side(row))

    def armed(self, named: Counter[str]) -> Iterator[ActorRef]:
        """Those under arms among the actors of a document, the most often named first."""
        for key, _ in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])):
            actor = self.ref(key)
            if actor.kind in ARMED:
                yield actor

    def side(self, row: ActorRow) -> str:
        """The side of an actor on the document's day; its table row's side where no dated allegiance covers it."""
        for conflict in self._knowledge.conflicts if self._day else ():
            for item in conflict.allegiances:
                if (
                    item.actor == row.id
                    and self._day
                    and (not item.from_ or item.from_ <= self._day)
                    and (not item.to or self._day[: len(item.to)] <= item.to)
                ):
                    return item.side
        return row.side

    def national(self, iso2: str, role: str) -> ActorRef:
        """A country's own forces, as the packs name them or by the generic name."""
        key = self._named(iso2, role) or (self._named(iso2, "forces") if role == "air" else None)
        if key and key in self._knowledge.actors:
            return self.ref(key)
        country = self._knowledge.countries.get(iso2)
        pattern, kind = ROLE_NAMES[role]
        side = "civilian" if role == "civilians" else "government" if iso2 == self._country else "foreign"
        return ActorRef(
            id=f"{role}:{iso2.lower()}", name=pattern.format(country.name if country else iso2), kind=kind, side=side
        )

    def _named(self, iso2: str, role: str) -> str | None:
        """The actor that the conflict's pack names for a role of a country, else the one that the other packs name."""
        own = self._conflict.manifest.national.get(iso2) if self._conflict else None
        found = (getattr(named, role) for named in (own, self._knowledge.national.get(iso2)) if named)
        return next((key for key in found if key), None)

    def opposed(self, one: str | None, other: str | None) -> bool:
        """Whether one side fights the other by the conflict's table, and for camps it does not list by the world pack's.

        Without a conflict, unlike sides are opposed.
        """
        if not one or not other or one == other:
            return False
        if self._conflict is None:
            return not {one, other} & NEUTRAL
        sides = {**self._knowledge.sides, **self._conflict.sides}
        first, second = sides.get(one), sides.get(other)
        return bool((first and other in first.opponents) or (second and one in second.opponents))

    def related(self, one: str | None, other: str | None) -> bool:
        """The same actor, or an umbrella of it at any height."""
        return one is not None and other is not None and (other in self._line(one) or one in self._line(other))

    def is_umbrella(self, above: str | None, below: str | None) -> bool:
        """Whether `above` stands over `below` at any height."""
        return above is not None and below is not None and above != below and above in self._line(below)

    def _line(self, key: str) -> list[str]:
        line = [key]
        while (row := self._knowledge.actors.get(line[-1])) and row.parent and row.parent not in line:
            line.append(row.parent)
        return line
