"""The names of one document in the light of the whole document: the NameContext port."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fogline.model.actor import ActorRef
from fogline.model.document import Reading
from fogline.model.mention import Mention
from fogline.model.place import PlaceRef
from fogline.model.record import Span
from fogline.packs.load import Knowledge
from fogline.packs.tables import OutletRow
from fogline.ports import OPPONENT, Entity
from fogline.resolve import scene
from fogline.resolve.actors import ActorBook, WordTable, words_by_key
from fogline.resolve.around import ARTICLE, HEAD, INTO, JOINED, KIND_AFTER, ROAD
from fogline.resolve.lexicon import Lexicon, mention_of
from fogline.resolve.nearly import Spellings
from fogline.resolve.places import GAZETTEER, GazetteerIndex, PlaceBook, big_cities, gazetteer

_LINKED = re.compile(r"-(?:affiliated|linked|inspired|aligned|allied)\b")
SHORTEST = 3  # letters of a name that only the recogniser knows
BIG_CITY = 3
GAZETTEER_COUNTRIES = 2


class DocumentContext:
    """Made once a document by `Names.context`."""

    def __init__(
        self, knowledge: Knowledge, lexicon: Lexicon, words: WordTable, spellings: Spellings, reading: Reading
    ) -> None:
        self._knowledge, self._lexicon = knowledge, lexicon
        document, text = reading.document, reading.text
        seen = [
            s for span in document.spans("title", "body") for s in lexicon.seen(text[span.start : span.end], span.start)
        ]
        found = [m for m in map(mention_of, seen) if m]
        spans = [*document.spans("title"), *document.spans("body")]
        title = spans[0].start + len(text[spans[0].start : spans[0].end].partition("\n")[0]) if spans else 0
        named = {m.keys[0] for m in found if m.kind == "country"}
        votes = scene.country_votes(knowledge, found, title)
        outlet = knowledge.outlets.get(document.outlet.id or "") if document.outlet else None
        self._outlet_actor = outlet.actor if outlet else ""
        if outlet and (home := scene.home_of_outlet(knowledge, outlet.id)):
            votes[home] += 1
        votes = self._with_gazetteers(votes, found, reading)
        ranked = scene.rank(votes)
        self._country = ranked[0] if ranked else None
        own = scene.conflict_of(knowledge, votes, named)
        self._conflict = own or scene.neighbouring(knowledge, self._country, found)
        if self._conflict and self._country not in self._conflict.manifest.countries:
            homes = [c for c in self._conflict.manifest.countries if c in votes and (own or c in named)]
            self._country = homes[0] if homes else self._country
        self._fits = scene.Fit(knowledge, self._conflict, self._country, named)
        found = self._found = [m for m in (mention_of(s, self._fits) for s in seen) if m]
        self._gazetteers = [self._country] if self._country else []
        self._gazetteers += [c for c in ranked[:GAZETTEER_COUNTRIES] if c not in self._gazetteers]
        self._outlet_side = document.outlet.side if document.outlet else None
        self._book = ActorBook(knowledge, words, self._conflict, self._country, document.published.edtf)
        self._common = lexicon.common_nouns
        named_only = (m for m in found if m.kind == "actor" and not _LINKED.match(text[m.end : m.end + 14]))
        self._actors = Counter(self._book.choose(m.keys) for m in named_only)
        anchors = [knowledge.places[m.keys[0]] for m in found if m.kind == "place" and len(m.keys) == 1]
        self._places = PlaceBook(knowledge, self._country, anchors[:40], spellings)

    def _with_gazetteers(self, votes: Counter[str], found: list[Mention], reading: Reading) -> Counter[str]:
        """Where packs know few of the places, the gazetteers of the likeliest countries vote too, once a name."""
        if sum(m.kind == "place" for m in found) >= 3:
            return votes
        texts = [reading.text[span.start : span.end] for span in reading.document.spans("title", "body")]
        known = {m.text for m in found}
        for key in self._placed(big_cities(), texts, known):
            votes[big_cities().rows[key].country] += BIG_CITY
        for iso2 in scene.rank(votes)[:GAZETTEER_COUNTRIES]:
            votes[iso2] += len(self._placed(gazetteer(iso2), texts, known))
        return votes

    def _placed(self, index: GazetteerIndex, texts: list[str], known: set[str]) -> set[str]:
        """One key for each name of a gazetteer that stands where a place would, beyond the names known already."""
        return {
            hit.keys[0]
            for text in texts
            for hit in index.names.find(text)
            if text[hit.start : hit.end] not in known and self._is_place_here(text, hit.start, hit.end)
        }

    @staticmethod
    def _is_place_here(text: str, start: int, end: int) -> bool:
        return bool(INTO.search(text[max(0, start - 40) : start]) or KIND_AFTER.match(text[end : end + 20]))

    @property
    def country(self) -> str | None:
        """ISO code of the country that the document tells of."""
        return self._country

    @property
    def outlet_side(self) -> str | None:
        """The camp of the outlet."""
        return self._outlet_side

    @property
    def outlet_actor(self) -> ActorRef | None:
        """The belligerent whose mouthpiece the outlet is."""
        return self.ref(self._outlet_actor) if self._outlet_actor in self._knowledge.actors else None

    def mentions(self, text: str, offset: int, entities: Sequence[Entity]) -> list[Mention]:
        """Known names, gazetteer places, and what the recogniser found beyond them; no two overlap."""
        inside = [m for m in self._found if offset <= m.start and m.end <= offset + len(text)]
        found = [self._with_article(text, offset, m) for m in inside]
        found = self._unlike_persons(offset, found, entities)
        roads = self._roads(text, offset)
        found = [
            m
            for m in found
            if not any(r.start <= m.start and m.end <= r.end and m.end - m.start < r.end - r.start for r in roads)
        ]
        for mention in (
            *roads,
            *self._in_gazetteers(text, offset, entities),
            *self._recognised(text, offset, entities),
        ):
            if not any(m.start < mention.end and mention.start < m.end for m in found):
                found.append(mention)
        return sorted(found, key=lambda m: m.start)

    @staticmethod
    def _with_article(text: str, offset: int, mention: Mention) -> Mention:
        article = ARTICLE.search(text[max(0, mention.start - offset - 5) : mention.start - offset])
        if mention.kind not in {"place", "actor"} or not article:
            return mention
        start = mention.start - len(article[0])
        return Mention(
            start=start, end=mention.end, text=text[start - offset : mention.end - offset],
            kind=mention.kind, keys=mention.keys, how=mention.how, also_place=mention.also_place,
        )  # fmt: skip

    @staticmethod
    def _unlike_persons(offset: int, found: list[Mention], entities: Sequence[Entity]) -> list[Mention]:
        """A name inside a longer name of a person, a group or an outlet is not that name."""
        kept = []
        for mention in found:
            start, end = mention.start - offset, mention.end - offset
            around = [e for e in entities if e.start <= start and end <= e.end and e.end - e.start > end - start + 1]
            if mention.kind in {"word", "country"} or not any(_swallows(e, mention) for e in around):
                kept.append(mention)
        return kept

    def _recognised(self, text: str, offset: int, entities: Sequence[Entity]) -> list[Mention]:
        made = []
        for entity in map(self._without_head, entities, [text] * len(entities)):
            words = text[entity.start : entity.end]
            if len(words) < SHORTEST or words == words.lower() or words.lower() in self._common:
                continue  # a name without a capital, or a common noun that opens a sentence
            kind = {"ACTOR": "actor", "PLACE": "place"}.get(entity.label)
            keys = self._by_skeleton(words, kind) if kind else ()
            span = {"start": offset + entity.start, "end": offset + entity.end, "text": words}
            if kind and keys:
                made.append(Mention(**span, kind=kind, keys=keys, how="skeleton"))  # type: ignore[arg-type]
            elif entity.label != "MEDIA":
                fallback = {"ACTOR": "unknown_actor", "PLACE": "place", "PERSON": "person"}[entity.label]
                made.append(Mention(**span, kind=fallback, how="recogniser"))  # type: ignore[arg-type]
        return made

    def _by_skeleton(self, words: str, kind: str) -> tuple[str, ...]:
        """Rows whose name sounds like the words, of another war's pack only where they fit."""
        return tuple(key for key in self._lexicon.by_skeleton(words, kind) if self._fits(f"{kind[0]}:{key}"))

    def _without_head(self, entity: Entity, text: str) -> Entity:
        """ "Fighters of the Zaw Htet Column": the common noun that opens a sentence is no part of the name."""
        head = HEAD.match(text[entity.start : entity.end])
        if head is None or head[1].lower() not in self._common:
            return entity
        return Entity(entity.start + head.end(), entity.end, entity.label)

    def _roads(self, text: str, offset: int) -> list[Mention]:
        """ "Damascus-Baghdad highway": a road of its own, not the two towns."""
        return [
            Mention(
                start=offset + m.start(),
                end=offset + m.end(),
                text=m[0],
                kind="place",
                keys=self._by_skeleton(m[0], "place"),
                how="shape",
            )  # fmt: skip
            for m in ROAD.finditer(text)
        ]

    def _in_gazetteers(self, text: str, offset: int, entities: Sequence[Entity]) -> list[Mention]:
        """Gazetteer names, where the recogniser or the words around them say that a place is meant."""
        made = []
        for iso2 in self._gazetteers:
            for hit in gazetteer(iso2).names.find(text):
                if JOINED.match(text[hit.end : hit.end + 2]):
                    continue  # "Damascus-Baghdad highway" is neither Damascus nor Baghdad
                likely = any(e.label == "PLACE" and e.start < hit.end and hit.start < e.end for e in entities)
                if not likely and not self._is_place_here(text, hit.start, hit.end):
                    continue
                keys = tuple(sorted(f"{GAZETTEER}{iso2}:{key}" for key in hit.keys))
                start, end = offset + hit.start, offset + hit.end
                made.append(Mention(start=start, end=end, text=text[hit.start : hit.end], kind="place", keys=keys))
        return made

    def stands_for(self, mention: Mention, said_by: str | None = None) -> str | None:
        """Actor id behind a mention; OPPONENT where the clause must decide; None where it is nobody known."""
        if mention.kind in {"actor", "leader"}:
            return self._book.choose(mention.keys)
        if mention.kind == "outlet":
            return self._knowledge.outlets[mention.keys[0]].actor or None
        if mention.kind == "word":
            row = self._book.word(mention, said_by or self._outlet_side)
            return row.actor if row and (row.actor == OPPONENT or row.actor in self._knowledge.actors) else None
        return None

    def ref(self, actor: str, text: str | None = None, span: Span | None = None) -> ActorRef:
        """See `ActorBook.ref`."""
        return self._book.ref(actor, text, span)

    def national(self, country: str, role: str) -> ActorRef:
        """See `ActorBook.national`."""
        return self._book.national(country, role)

    def place(self, mention: Mention, near: Sequence[Mention] = (), kind: str | None = None) -> PlaceRef:
        """See `PlaceBook.resolve`."""
        return self._places.resolve(mention, near, kind)

    def inside(self, inner: PlaceRef, outer: PlaceRef) -> bool:
        """See `PlaceBook.inside`."""
        return self._places.inside(inner, outer)

    def opposed(self, one: str | None, other: str | None) -> bool:
        """See `ActorBook.opposed`."""
        return self._book.opposed(one, other)

    def related(self, one: str | None, other: str | None) -> bool:
        """See `ActorBook.related`."""
        return self._book.related(one, other)

    def country_of(self, actor: str | None) -> str | None:
        """ISO code of the country of an actor of the packs."""
        if actor and ":" in actor:
            return actor.rsplit(":", 1)[1].upper()
        row = self._knowledge.actors.get(actor or "")
        return row.country or None if row else None

    def is_named(self, country: str) -> bool:
        """Whether the document names a country, or an actor of it that takes part."""
        named = any(m.kind == "country" and m.keys[0] == country for m in self._found)
        return named or any(self.country_of(actor) == country for actor in self._actors)

    def capital_of(self, name: str) -> str | None:
        """ISO code of the country whose capital has this name."""
        return self._lexicon.capitals.get(name.lower())

    def foremost(self, side: str | None) -> ActorRef | None:
        """The armed actor named most often in the document that fights a side."""
        return next((a for a in self._book.armed(self._actors) if side and self.opposed(a.side, side)), None)

    def armed_of(self, side: str | None) -> ActorRef | None:
        """The armed actor of a side that is named most often in the document."""
        return next((a for a in self._book.armed(self._actors) if a.side == side), None)

    def is_umbrella(self, above: str | None, below: str | None) -> bool:
        """See `ActorBook.is_umbrella`."""
        return self._book.is_umbrella(above, below)

    def outlet(self, mention: Mention) -> OutletRow:
        """The outlet row behind a mention of kind outlet."""
        return self._knowledge.outlets[mention.keys[0]]


def _swallows(entity: Entity, mention: Mention) -> bool:
    if entity.label == "PERSON":
        return mention.kind in {"actor", "place"}
    return entity.label in {"ACTOR", "MEDIA"} and mention.kind == "place"


class Names:
    """The Resolver: one lexicon a process, one context a document."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._lexicon = Lexicon(knowledge)
        self._words = words_by_key(knowledge)
        self._spellings = Spellings(knowledge.places.values())

    def context(self, reading: Reading) -> DocumentContext:
        """Reads the names of the whole article once."""
        return DocumentContext(self._knowledge, self._lexicon, self._words, self._spellings, reading)
