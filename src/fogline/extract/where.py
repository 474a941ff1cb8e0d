"""Where: the places of a clause, the most specific first; containers, origins and reporting places set apart."""

from __future__ import annotations

import re

import msgspec

from fogline.extract.draft import Draft
from fogline.extract.lexis import Lexis
from fogline.extract.phrases import is_numbered_unit, phrase
from fogline.extract.sentence import CLAUSES, Sentence
from fogline.extract.sites import Sites
from fogline.model.mention import Mention
from fogline.model.place import PlaceRef
from fogline.model.record import Span
from fogline.ports import NameContext
from fogline.text.fold import smooth

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
_GOAL = frozenset({"to", "toward", "towards", "into", "for"})
_AWAY = re.compile(
    r"(?:\bkm\b|\bkilomet(?:er|re)s?\b|\bmiles?\b|\b(?:north|south|east|west)[\w-]*)(?: (?:and|of|the|from|to|south|north|east|west)[\w-]*)* (?:of|from) (?:the )?(?:\w+ ){0,2}$",
    re.I,
)
_LINKS = frozenset({"in", "at", "of", "near", "outside", "on", "to", ",", "the", "an", "a"})
_WIDE = {"region", "area", "governorate", "desert", "district", "mountain", "valley"}
_RECALLED = {
    "governorate": _WIDE, "area": _WIDE, "city": {"city"}, "town": {"town", "city"}, "village": {"village"},
    "neighbourhood": {"neighbourhood", "district"}, "base": {"base", "airbase"}, "airbase": {"airbase"},
    "camp": {"camp"}, "crossing": {"crossing"}, "island": {"island"}, "hill": {"hill"}, "mountain": {"mountain"},
}  # fmt: skip
CHAIN = 8  # words between a place and the wider one it is said to lie in
BESIDE = 25  # characters between a region and the town it only describes
_HOLDING = frozenset({"governorate", "neighbourhood", "area"})
_TOWNS = frozenset({"city", "town"})
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
        self._seen: list[tuple[int, PlaceRef]] = []

    def remember(self, sentence: Sentence) -> None:
        """Keep the places of a sentence, for "the region" and "the town" later."""
        for mention in sentence.mentions:
            if mention.kind == "place":
                self._seen.append(
                    (mention.start, self._names.place(mention, sentence.mentions, self.kind_said(sentence, mention)))
                )

    def _recalled(self, sentence: Sentence, inside: set[int]) -> list[PlaceRef]:
        """ "the region", "this town": the last place of that kind named before."""
        marks = self._lexis.language.anaphora.place_marks
        for i in sorted(inside):
            token = sentence.tokens[i]
            kinds = _RECALLED.get(self._lexis.place_kinds.get(token.lower, ""))
            marked = any(sentence.tokens[k].lower in marks for k in sentence.kids[i])
            locative = token.dep == "pobj" and sentence.tokens[token.head].lower in _LOCATIVE
            named = sentence.at.get(i)  # "the Islamic State" is no state
            if kinds is None or named is not None or not marked or not locative or token.lower not in _SINGLE:
                continue
            found = [p for offset, p in self._seen if offset < token.start and p.kind in kinds]
            if found:
                last = found[-1]
                span = Span(token.start, token.end)
                return [msgspec.structs.replace(last, text=sentence.slice(span.start, span.end), span=span)]
        return []

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
        found = []
        for mention in sentence.mentions:
            head = sentence.head_of(mention)
            if mention.kind not in {"place", "country"} or head is None or head not in inside:
                continue
            if any(e.start <= mention.start < e.end for e in exclude) or not self._sites.may_be(
                sentence, mention, head
            ):
                continue
            found.append((mention, head))
        if not found:
            return self._recalled(sentence, inside)
        sites = self._sites.told(sentence, draft, found) if draft else found
        return self._specific(sentence, [m for m, _ in sites], [m for m, _ in found]) if sites else []

    def unnamed(self, sentence: Sentence, objects: list[int], found: list[PlaceRef]) -> list[PlaceRef]:
        """Captured places without a name ("a nearby checkpoint") are kept with their words and no coordinates.

        The wider places they lie in come last.
        """
        inside_of = [phrase(sentence, self._lexis, head) for head in objects]
        around = _WIDE | _TOWNS | {"country"}
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
            if told or token.tag not in {"NN", "NNP"} or inside.places:
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

    def _specific(self, sentence: Sentence, mentions: list[Mention], around: list[Mention]) -> list[PlaceRef]:
        """The narrowest of several places; those of `around` that are no sites still say where unknown ones lie."""
        text = smooth(sentence.raw)
        refs = [(m, self._names.place(m, around, self.kind_said(sentence, m))) for m in mentions]
        kept: list[tuple[Mention, PlaceRef]] = []
        dropped = [(m, self._names.place(m, around, self.kind_said(sentence, m))) for m in around if m not in mentions]
        for mention, ref in refs:
            before = text[: mention.start - sentence.start]
            away = bool(_AWAY.search(before[-40:])) and bool(kept)
            holds = any(self._names.inside(other, ref) for _, other in refs if other is not ref)
            wide = ref.kind in _WIDE | {"country"} or ref.precision == 3
            if away or holds or (kept and self._holds(sentence, kept[-1][0], mention)):
                dropped.append((mention, ref))
                continue
            if kept and kept[-1][1].kind in _WIDE and not wide and mention.start - kept[-1][0].end < BESIDE:
                dropped.append(kept.pop())  # "the northern Syrian town of X"
            kept.append((mention, ref))
        if not kept:
            kept, dropped = dropped[:1], dropped[1:]
        return [self._with_area(ref, mention, dropped) for mention, ref in kept]

    def _holds(self, sentence: Sentence, inner: Mention, outer: Mention) -> bool:
        """ "X in Y", "X, a village in Y", "X, Y district": the second place is where the first lies."""
        between = [t for t in sentence.tokens if inner.end <= t.start < outer.start]
        words = [t.lower for t in between]
        if len(between) > CHAIN or any(t.tag[:2] in {"VB", "CC", "CD"} for t in between):
            return False
        if any(t.tag in {"IN", "TO"} and t.lower not in _LINKS for t in between):
            return False
        if {"in", "of", "at", "near", "outside", "on"} & set(words):
            return True
        if words == [","]:
            return self.kind_said(sentence, outer) in _HOLDING or not self._listed(sentence, inner, outer)
        return False

    @staticmethod
    def _listed(sentence: Sentence, inner: Mention, outer: Mention) -> bool:
        """Whether two names with a comma between them stand in a list: the list goes on or the tree joins them."""
        head = sentence.head_of(outer)
        token = sentence.tokens[head] if head is not None else None
        after = next((t for t in sentence.tokens if t.start >= outer.end), None)
        return (token is not None and token.dep == "conj") or (after is not None and after.lower in {"and", "or", "&"})

    @staticmethod
    def _with_area(ref: PlaceRef, mention: Mention, dropped: list[tuple[Mention, PlaceRef]]) -> PlaceRef:
        """An unknown place takes the containing area that the text puts it in."""
        area = next((r for m, r in dropped if m.start > mention.start and r.name), None)
        if ref.id is not None or area is None:
            return ref
        return PlaceRef(
            id=None, name=ref.name, text=ref.text, span=ref.span, kind=ref.kind, candidates=0,
            admin1=area.admin1, country=area.country or ref.country, within=area.name,
        )  # fmt: skip


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
