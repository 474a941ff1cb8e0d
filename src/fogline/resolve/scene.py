"""Which conflict and which country a document tells of, from the names in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fogline.model.mention import Mention
from fogline.packs.load import Conflict, Knowledge

_WEIGHT = {"place": 2, "actor": 2, "leader": 1, "outlet": 1, "country": 1, "word": 0}


def country_votes(knowledge: Knowledge, mentions: Iterable[Mention]) -> Counter[str]:
    """Votes for countries: places count double, actors by their own country, demonyms once."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        weight = _WEIGHT.get(mention.kind, 0)
        for iso2 in {_country_of(knowledge, mention, key) for key in mention.keys}:
            if iso2:
                votes[iso2] += weight
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


def conflict_of(knowledge: Knowledge, mentions: Iterable[Mention], country: str | None) -> Conflict | None:
    """The conflict pack that most of the names belong to; None where no special pack fits."""
    votes: Counter[str] = Counter()
    special = [c for c in knowledge.conflicts if c.manifest.countries]
    for mention in mentions:
        for conflict in special:
            if any(_at_home(conflict, mention, key) for key in mention.keys):
                votes[conflict.manifest.id] += 1
    best: Conflict | None = None
    for conflict in special:
        score = votes[conflict.manifest.id] + (3 if country in conflict.manifest.countries else 0)
        if score >= 2 and (best is None or score > votes[best.manifest.id]):
            best = conflict
    return best


def _at_home(conflict: Conflict, mention: Mention, key: str) -> bool:
    """Whether a name belongs to the conflict's own countries (foreign forces and places prove nothing)."""
    home = conflict.manifest.countries
    if mention.kind == "place":
        return key in conflict.places and conflict.places[key].country in home
    if mention.kind == "actor":
        return key in conflict.actors and conflict.actors[key].country in home
    return mention.kind == "outlet" and key in conflict.outlets and conflict.outlets[key].country in home


def rank(votes: Counter[str]) -> list[str]:
    """Countries by votes, ties by code, so that the order never depends on chance."""
    return sorted(votes, key=lambda iso2: (-votes[iso2], iso2))
