"""All names of all packs in one automaton, built once a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fogline.model.mention import Mention, MentionKind
from fogline.packs.load import Knowledge
from fogline.packs.tables import PlaceRow
from fogline.text.names import NameIndex
from fogline.text.skeleton import skeleton

_KINDS: dict[str, MentionKind] = {
    "a": "actor", "w": "word", "l": "leader", "o": "outlet", "p": "place", "c": "country",
}  # fmt: skip
_ORDER = "awlopc"


class Seen:
    """A name in a text with the keys of all rows that bear it: a letter for the table, `:`, the id (words and
    leaders have the number of their pack before it)."""

    __slots__ = ("end", "keys", "start", "text")

    def __init__(self, start: int, end: int, text: str, keys: tuple[str, ...]) -> None:
        self.start, self.end, self.text, self.keys = start, end, text, keys


class Lexicon:
    """Finds actors, words for actors, leaders, outlets, places and countries by any of their spellings."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._index = NameIndex(_entries(knowledge))
        self.capitals = {c.capital.lower(): c.iso2 for c in knowledge.countries.values() if c.capital}
        self.common_nouns = knowledge.language.common_nouns
        self._bones: dict[str, set[str]] = {}
        for key, spelling, proper in _entries(knowledge):
            if proper and key[0] in "ap" and " " in spelling.replace("-", " ").strip():
                self._bones.setdefault(skeleton(spelling), set()).add(key)

    def find(self, text: str, offset: int = 0) -> list[Mention]:
        """Longest names in `text`, which begins at `offset` of the document."""
        return [m for m in map(mention_of, self.seen(text, offset)) if m]

    def seen(self, text: str, offset: int = 0) -> list[Seen]:
        """Longest names in `text` with the keys of all rows that bear them, of whatever table and war."""
        return [
            Seen(offset + hit.start, offset + hit.end, text[hit.start : hit.end], hit.keys)
            for hit in self._index.find(text)
            if hit.keys
        ]

    def by_skeleton(self, name: str, kind: str) -> tuple[str, ...]:
        """Keys of names of several words that share the consonant skeleton of `name`; single words never match."""
        bones = skeleton(name)
        if " " not in bones:
            return ()
        prefix = "a" if kind == "actor" else "p"
        return tuple(sorted(key[2:] for key in self._bones.get(bones, ()) if key[0] == prefix))


def mention_of(seen: Seen, fits: Callable[[str], bool] | None = None) -> Mention | None:
    """A name as what it most likely is, by the rows that fit the document; None where none does."""
    keys = seen.keys if fits is None else tuple(k for k in seen.keys if fits(k))
    if not keys:
        return None
    first = min(keys, key=lambda k: _ORDER.index(k[0]))[0]
    return Mention(
        start=seen.start,
        end=seen.end,
        text=seen.text,
        kind=_KINDS[first],
        keys=tuple(sorted({_id(k) for k in keys if k[0] == first})),
        also_place=first != "p" and any(k[0] == "p" for k in keys),
    )


def _id(key: str) -> str:
    """The id in a key; of a leader, whom he leads."""
    return key.rsplit(":", 1)[1] if key[0] == "l" else key[2:]


def _entries(knowledge: Knowledge) -> Iterator[tuple[str, str, bool]]:
    """Key, spelling and whether it is a proper name, for every row of every table."""
    for actor in knowledge.actors.values():
        yield from ((f"a:{actor.id}", name, True) for name in (actor.name, *actor.aliases, *actor.aliases_ar))
    for number, conflict in enumerate(knowledge.conflicts):
        yield from ((f"w:{number}:{row.word}", row.word, False) for row in conflict.words)
        for leader in conflict.leaders:
            yield from (
                (f"l:{number}:{leader.actor}", name, True)
                for name in (leader.name, *leader.aliases, *leader.aliases_ar)
            )
    for outlet in knowledge.outlets.values():
        yield from ((f"o:{outlet.id}", name, True) for name in (outlet.name, *outlet.aliases, *outlet.aliases_ar))
    for place in knowledge.places.values():
        if place.kind != "country":  # countries have a table of their own
            yield from _place_names(place)
    for country in knowledge.countries.values():
        people = (f"{d}s" for d in country.demonym if d.endswith(("n", "i")))  # "the Russians", "the Israelis"
        names = (country.name, *country.aliases, *country.aliases_ar, *country.demonym, *people)
        yield from ((f"c:{country.iso2}", name, True) for name in names)


def _place_names(place: PlaceRow) -> Iterator[tuple[str, str, bool]]:
    """A place by all its names; names written in lower case ("the graveyards") match in lower case too."""
    short = (place.name.removesuffix(" Governorate"),) if place.kind == "governorate" else ()
    for name in (place.name, *short, *place.aliases, *place.aliases_ar):
        yield f"p:{place.id}", name, name != name.lower() or not name.isascii()
