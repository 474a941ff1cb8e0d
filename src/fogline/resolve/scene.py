"""Which conflict and which country a document tells of, from the names in it, and which names fit there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from fogline.model.mention import Mention
from fogline.packs.load import Conflict, Knowledge

SPILL = 4  # names of a conflict in a report from next door
CLOSE = 0.7
_OFTEN = {"actor": 2, "country": 2}  # times that one name votes; others once
_WEIGHT = {"place": 2, "actor": 2, "leader": 1, "outlet": 1, "country": 1, "word": 0}
_SMALL = frozenset({"village", "neighbourhood", "hill", "position", "building", "farm", "checkpoint"})
_WELL_KNOWN = frozenset({"city", "governorate"})


def country_votes(knowledge: Knowledge, mentions: Iterable[Mention], title: int = 0) -> Counter[str]:
    """Votes for countries: places and actors count double, demonyms once, a country by its name in the title most.

    Names before `title` stand in the title. A name that rows of several countries bear does not vote, nor do the
    forces, demonyms and capitals of states that mostly fight in other countries.
    """
    votes: Counter[str] = Counter()
    times: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for mention in mentions:
        times[mention.kind, mention.keys] += 1
        found = {_country_of(knowledge, mention, key) for key in mention.keys} - {None}
        if len(found) != 1 or times[mention.kind, mention.keys] > _OFTEN.get(mention.kind, 1):
            continue
        if iso2 := found.pop():
            votes[iso2] += _weight(knowledge, mention, iso2, mention.end <= title)
    return votes


def _weight(knowledge: Knowledge, mention: Mention, iso2: str, in_title: bool) -> int:
    intervenes = _intervenes(knowledge, iso2)
    if mention.kind == "country":
        by_name = mention.text not in knowledge.countries[iso2].demonym
        return 0 if intervenes else 1 + by_name + (by_name and in_title)
    if mention.kind == "actor" and intervenes:
        return 0
    if mention.kind == "place":
        if intervenes and mention.text.lower() == knowledge.countries[iso2].capital.lower():
            return 0
        return 1 if all(knowledge.places[k].kind in _SMALL for k in mention.keys) else 2
    return _WEIGHT.get(mention.kind, 0)


def _country_of(knowledge: Knowledge, mention: Mention, key: str) -> str | None:
    """The country that a row speaks for, empty where it acts in several, None where it says nothing of the scene."""
    if mention.kind == "country":
        return key
    if mention.kind == "place":
        return knowledge.places[key].country
    if mention.kind == "outlet":
        return home_of_outlet(knowledge, key)
    if mention.kind in {"actor", "leader"} and key in knowledge.actors:
        row = knowledge.actors[key]
        return None if row.kind in {"external_forces", "organisation"} else row.country
    return None


def home_of_outlet(knowledge: Knowledge, key: str) -> str | None:
    """The country whose war an outlet speaks for: its own, or where that fights abroad the one that its pack is about."""
    iso2 = knowledge.outlets[key].country
    if not iso2 or not _intervenes(knowledge, iso2):
        return iso2 or None
    own = next((c for c in knowledge.conflicts if key in c.outlets and c.manifest.countries), None)
    return own.manifest.countries[0] if own else None


def _intervenes(knowledge: Knowledge, iso2: str) -> bool:
    """Whether the packs see a state as one that mostly fights in other countries."""
    national = knowledge.national.get(iso2)
    forces = knowledge.actors.get(national.forces or "") if national else None
    return forces is not None and (forces.side == "foreign" or forces.kind == "external_forces")


def conflict_of(knowledge: Knowledge, votes: Counter[str], named: Collection[str]) -> Conflict | None:
    """The conflict pack of the country with most votes; where that has no pack, of a close second that the text names."""
    ranked = rank(votes)
    if not ranked:
        return None
    enough = CLOSE * votes[ranked[0]]
    for iso2 in ranked:
        for conflict in knowledge.conflicts:
            if iso2 in conflict.manifest.countries and votes[iso2] >= enough and iso2 in {ranked[0], *named}:
                return conflict
    return None


def neighbouring(knowledge: Knowledge, country: str | None, mentions: Iterable[Mention]) -> Conflict | None:
    """A conflict that spills over: the report is set next door and names its actors and places."""
    found = list(mentions)
    for conflict in knowledge.conflicts:
        if country not in conflict.manifest.neighbours:
            continue
        home = conflict.manifest.countries
        actors = [m for m in found if m.kind == "actor" and any(_of(conflict, k) in home for k in m.keys)]
        places = [m for m in found if m.kind == "place" and any(k in conflict.places for k in m.keys)]
        if len(actors) + len(places) >= SPILL:
            return conflict
    return None


def _of(conflict: Conflict, key: str) -> str:
    return conflict.actors[key].country if key in conflict.actors else ""


def rank(votes: Counter[str]) -> list[str]:
    """Countries by votes, ties by code, so that the order never depends on chance."""
    return sorted(votes, key=lambda iso2: (-votes[iso2], iso2))


class Fit:
    """Which rows of the packs fit a document: names of another war's pack give way unless the text names its country."""

    def __init__(
        self, knowledge: Knowledge, conflict: Conflict | None, country: str | None, named: Collection[str]
    ) -> None:
        self._knowledge = knowledge
        self._others = [c for c in knowledge.conflicts if c.manifest.countries and c is not conflict]
        self._foreign = [c for c in self._others if not set(c.manifest.countries) & {country, *named}]

    def __call__(self, key: str) -> bool:
        """Whether the row behind a key of the lexicon (a letter for its table, `:`, its id) fits."""
        table, rest = key[0], key[2:]
        if table in "wl":
            pack = self._knowledge.conflicts[int(rest.partition(":")[0])]
            return pack not in (self._others if table == "w" else self._foreign)
        for pack in self._foreign:
            if table == "a" and rest in pack.actors and pack.actors[rest].country in pack.manifest.countries:
                return False
            if table == "p" and rest in pack.places and pack.places[rest].kind not in _WELL_KNOWN:
                return False
        return True
