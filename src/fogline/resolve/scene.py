"""Which conflict and which country a document tells of, from the names in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fogline.model.mention import Mention
from fogline.packs.load import Conflict, Knowledge

SPILL = 4  # names of a conflict in a report from next door
CLOSE = 0.7
FOREIGN = 1  # the demonym of an intervening state says little of where the war is
_WEIGHT = {"place": 2, "actor": 2, "leader": 1, "outlet": 1, "country": 1, "word": 0}


def country_votes(knowledge: Knowledge, mentions: Iterable[Mention]) -> Counter[str]:
    """Votes for countries: places count double, actors by their own country, demonyms once."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        weight = _WEIGHT.get(mention.kind, 0)
        for iso2 in {_country_of(knowledge, mention, key) for key in mention.keys}:
            if iso2:
                votes[iso2] += weight - (mention.kind == "country" and _intervenes(knowledge, iso2)) * FOREIGN
    return votes


def _country_of(knowledge: Knowledge, mention: Mention, key: str) -> str:
    if mention.kind == "country":
        return key
    if mention.kind == "place":
        return knowledge.places[key].country
    if mention.kind == "outlet":
        return knowledge.outlets[key].country
    if mention.kind in {"actor", "leader"} and key in knowledge.actors:
        row = knowledge.actors[key]
        return "" if row.kind in {"external_forces", "organisation"} else row.country
    return ""


def _intervenes(knowledge: Knowledge, iso2: str) -> bool:
    """Whether the packs see a state as one that mostly fights in other countries."""
    national = knowledge.national.get(iso2)
    forces = knowledge.actors.get(national.forces or "") if national else None
    return forces is not None and (forces.side == "foreign" or forces.kind == "external_forces")


def conflict_of(knowledge: Knowledge, votes: Counter[str]) -> Conflict | None:
    """The conflict pack of the country with most votes; a close second is enough where the first has no pack."""
    ranked = rank(votes)
    if not ranked:
        return None
    enough = CLOSE * votes[ranked[0]]
    for iso2 in ranked:
        for conflict in knowledge.conflicts:
            if iso2 in conflict.manifest.countries and votes[iso2] >= enough:
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
