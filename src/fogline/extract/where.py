"""Where: the places of a clause, the most specific first; containers, origins and reporting places set apart."""

from __future__ import annotations

import re
from collections.abc import Collection

import msgspec

from fogline.extract.containers import TOWNS, WIDE, Containers
from fogline.extract.draft import Draft
from fogline.extract.lexis import Lexis
from fogline.extract.phrases import is_numbered_unit, phrase
from fogline.extract.sentence import CLAUSES, Sentence
from fogline.extract.sites import Sites
from fogline.model.mention import Mention
from fogline.model.place import PlaceRef
from fogline.model.record import Span
from fogline.ports import NameContext

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "around",
        "of",
        "on",
        "toward",
        "towards",
        "into",
        "from",
        "to",
        "between",
        "over",
        "through",
        "along",
        "across",
        "via",
    }
)
_LIST = re.compile(
    r"(?: (?:villages?|towns?|districts?))?(?:,|,? (?:and|as well as))\s(?:the )?(?:(?:villages?|towns?|cit(?:y|ies)|districts?|areas?|regions?|hills?|outskirts|vicinity|surroundings|neighbou?rhoods?|quarters?) of )?"
)
_GOAL = frozenset({"to", "toward", "towards", "into", "for"})
_RECALLED = {
    "governorate": WIDE, "area": WIDE, "city": {"city"}, "town": {"town", "city"}, "village": {"village"},
    "neighbourhood": {"neighbourhood", "district"}, "base": {"base", "airbase"}, "airbase": {"airbase"},
    "camp": {"camp"}, "crossing": {"crossing"}, "island": {"island"}, "hill": {"hill"}, "mountain": {"mountain"},
}  # fmt: skip
_SINGLE = frozenset(
    {
        "region",
        "area",
        "province",
        "governorate",
        "state",
        "city",
        "town",
        "village",
        "district",
        "neighbourhood",
        "neighborhood",
        "base",
        "airbase",
        "camp",
        "crossing",
        "island",
        "hill",
        "mountain",
    }
)


class Places:
    """The places of one document, clause by clause."""

    def __init__(self, lexis: Lexis, names: NameContext) -> None:
        self._lexis, self._names = lexis, names
        self._sites = Sites(lexis)
        self._containers = Containers(names, lexis.place_kinds)
        self._seen: list[tuple[int, PlaceRef]] = []

    def inside(self, inner: PlaceRef, outer: PlaceRef) -> bool:
        """See `Containers.inside`."""
        return self._containers.inside(inner, outer)

    def remember(self, sentence: Sentence) -> None:
        """Keep the places of a sentence, for "the region" and "the town" later."""
        for mention in sentence.mentions:
            if mention.kind == "place":
                self._seen.append((mention.start, self._ref(sentence, mention)))

    def _recalled(self, sentence: Sentence, inside: set[int], objects: Collection[int] = ()) -> list[PlaceRef]:
        """ "in the region", "this town": the last place of that kind named before.

        `objects` are nouns that need no preposition ("retook the town").
        """
        marks = self._lexis.language.anaphora.place_marks
        for i in sorted(inside):
            token = sentence.tokens[i]
            kinds = _RECALLED.get(self._lexis.place_kinds.get(token.lower, ""))
            marked = any(sentence.tokens[k].lower in marks for k in sentence.kids[i])
            meant = i in objects or (token.dep == "pobj" and sentence.tokens[token.head].lower in _LOCATIVE)
            named = sentence.at.get(i)  # "the Islamic State" is no state
            if kinds is None or named is not None or not marked or not meant or token.lower not in _SINGLE:
                continue
            here = [(m.start, self._ref(sentence, m)) for m, _ in self._mentioned(sentence)]
            found = [p for offset, p in (*self._seen, *here) if offset < token.start and p.kind in kinds]
            if found:
                exact = [p for p in found[-3:] if p.kind == self._lexis.place_kinds.get(token.lower)]
                span = Span(token.start, token.end)
                return [
                    msgspec.structs.replace((exact or found)[-1], text=sentence.slice(span.start, span.end), span=span)
                ]
        return []

    def _ref(self, sentence: Sentence, mention: Mention) -> PlaceRef:
        return self._names.place(mention, sentence.mentions, self.kind_said(sentence, mention))

    def kind_said(self, sentence: Sentence, mention: Mention) -> str | None:
        """The kind word beside a name: "Ma'adan city", "the village of X"."""
        covered = [i for i, m in sentence.at.items() if m is mention]
        if not covered:
            return None
        first, last = min(covered), max(covered)
        tokens, kinds = sentence.tokens, self._lexis.place_kinds
        for i in (last + 1, last + 2):
            if (
                i < len(tokens)
                and tokens[i].lower in kinds
                and all(tokens[j].tag.startswith(("NN", "JJ")) for j in range(last + 1, i))
            ):
                return kinds[tokens[i].lower]
        named = first >= 3 and (first - 3 in sentence.at or tokens[first - 3].tag == "NNP")  # "the X area of Y"
        if first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in kinds and not named:
            return kinds[tokens[first - 2].lower]
        return kinds.get(tokens[last].lower) if last > first else None

    def of(
        self, sentence: Sentence, inside: set[int], exclude: list[Span], draft: Draft | None = None
    ) -> list[PlaceRef]:
        """Places among the token indices `inside`, without those in excluded ranges; containers dropped.

        With a `draft`, only those that can be the site of its event.
        """
        found = [
            (m, head)
            for m, head in self._mentioned(sentence)
            if head in inside and not any(e.start <= m.start < e.end for e in exclude)
        ]
        if not found:
            return self._recalled(sentence, inside)
        found = self._listed(sentence, found, exclude)
        sites = self._sites.told(sentence, draft, found) if draft else found
        if not sites:
            return []
        kinds = {m: self.kind_said(sentence, m) for m, _ in found}
        return self._containers.narrowest(sentence, [m for m, _ in sites], kinds)

    def _listed(
        self, sentence: Sentence, found: list[tuple[Mention, int]], exclude: list[Span]
    ) -> list[tuple[Mention, int]]:
        """A list of names goes on where the parser broke it: "A, B and the village of C"."""
        for mention, head in self._mentioned(sentence):
            if (mention, head) in found or any(e.start <= mention.start < e.end for e in exclude):
                continue
            before = max((m.end for m, _ in found if m.end <= mention.start), default=None)
            if before is not None and _LIST.fullmatch(sentence.slice(before, mention.start)):
                found.append((mention, head))
        return sorted(found, key=lambda pair: pair[0].start)

    def _mentioned(self, sentence: Sentence) -> list[tuple[Mention, int]]:
        """The places of a sentence that can be sites, with their heads."""
        heads = ((m, sentence.head_of(m)) for m in sentence.mentions if m.kind in {"place", "country"})
        return [(m, head) for m, head in heads if head is not None and self._sites.may_be(sentence, m, head)]

    def unnamed(self, sentence: Sentence, objects: list[int], found: list[PlaceRef]) -> list[PlaceRef]:
        """Captured places without a name ("a nearby checkpoint") are kept with their words and no coordinates.

        The wider places they lie in come last.
        """
        inside_of = [phrase(sentence, self._lexis, head) for head in objects]
        unnamed = {inside.head for inside in inside_of if not inside.places}
        meant = self._recalled(sentence, unnamed, unnamed)
        if meant:
            return meant
        around = WIDE | TOWNS | {"country"}
        containers = [
            p
            for p in found
            if p.kind in around and not (p.span and any(i.start <= p.span.start < i.end for i in inside_of))
        ]
        own = [p for p in found if p not in containers]
        area = containers[0] if containers else None
        extra = []
        for inside in inside_of:
            token = sentence.tokens[inside.head]
            numbered = is_numbered_unit(sentence, self._lexis, inside.head)
            kind = "base" if numbered else self._lexis.place_kinds.get(token.lower)
            told = kind is None or kind in {"area", "position"} or any(p.kind == kind for p in own)
            name = sentence.at.get(inside.head)  # "expelled the Islamic State" names no place
            if told or token.tag not in {"NN", "NNP"} or inside.places or (name is not None and name.kind == "actor"):
                continue
            span = Span(inside.start, inside.end)
            extra.append(
                PlaceRef(
                    id=None,
                    name=sentence.slice(span.start, span.end).removeprefix("the ") if numbered else token.text,
                    text=sentence.slice(span.start, span.end),
                    span=span,
                    kind=kind,
                    admin1=area.admin1 if area else None,
                    country=self._names.country,
                    within=area.name if area else None,
                )  # fmt: skip
            )
        return own + extra + containers if extra else found

    @staticmethod
    def is_goal(sentence: Sentence, place: PlaceRef) -> bool:
        """ "pulled out toward X": where somebody goes, not where he was."""
        token = next((t for t in sentence.tokens if place.span and t.start >= place.span.start), None)
        while token is not None and token.dep in {"conj", "compound", "appos", "nmod"}:
            token = sentence.tokens[token.head]
        return token is not None and token.dep == "pobj" and sentence.tokens[token.head].lower in _GOAL


def clause_indices(sentence: Sentence, root: int, others: set[int]) -> set[int]:
    """Tokens of the clause around a root, not entering clauses that hold another trigger."""
    found = {root}
    queue = [root]
    while queue:
        for k in sentence.kids[queue.pop()]:
            below = set(sentence.subtree(k))
            if k in others and not sentence.is_verb(k):
                continue
            if (
                sentence.tokens[k].dep in {*CLAUSES, "conj"}
                and below & others
                and k != root
                and (sentence.tokens[k].dep != "conj" or sentence.is_verb(k))
            ):
                continue
            found.add(k)
            queue.append(k)
    return found
