"""Where: the places of a clause, the most specific first; containers, origins and reporting places set apart."""

from __future__ import annotations

import re

import msgspec

from fogline.extract.lexis import Lexis
from fogline.extract.phrases import is_numbered_unit, phrase
from fogline.extract.sentence import CLAUSES, Sentence
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
_IN = re.compile(
    r"^[\s,]*(?:(?:city|town|village|area|district|axis|front|neighbou?rhoods?|hills?|mountains?|heights|crossing|base|camp)\b)?[\s,]*(?:\([^)]*\))?[\s,]*(?:located )?(?:in|at|of|near|outside|to the|on the)\s",
    re.I,
)


_WIDE = {"region", "area", "governorate", "desert", "district", "mountain", "valley"}
_RECALLED = {
    "governorate": _WIDE, "area": _WIDE, "city": {"city"}, "town": {"town", "city"}, "village": {"village"},
    "neighbourhood": {"neighbourhood", "district"}, "base": {"base", "airbase"}, "airbase": {"airbase"},
    "camp": {"camp"}, "crossing": {"crossing"}, "island": {"island"}, "hill": {"hill"}, "mountain": {"mountain"},
}  # fmt: skip
BESIDE = 25  # characters between a region and the town it only describes
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
        if first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in kinds:
            return kinds[tokens[first - 2].lower]
        return kinds.get(tokens[last].lower) if last > first else None

    def of(self, sentence: Sentence, inside: set[int], exclude: list[Span]) -> list[PlaceRef]:
        """Places among the token indices `inside`, without those in excluded ranges; containers dropped."""
        mentions = []
        for mention in sentence.mentions:
            head = sentence.head_of(mention)
            if mention.kind not in {"place", "country"} or head is None or head not in inside:
                continue
            if any(e.start <= mention.start < e.end for e in exclude) or not self._is_site(sentence, mention, head):
                continue
            mentions.append(mention)
        if not mentions:
            return self._recalled(sentence, inside)
        return self._specific(sentence, smooth(sentence.raw), mentions)

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

    def _is_site(self, sentence: Sentence, mention: Mention, head: int) -> bool:
        """Countries only as the object of a locative; a place that modifies an organisation is no site."""
        token = sentence.tokens[head]
        if mention.kind == "country":
            return (
                token.dep == "pobj"
                and sentence.tokens[token.head].lower in {"in", "inside", "into", "across"}
                and token.tag.startswith("NNP")
            )
        if token.dep in {"compound", "nmod", "amod", "poss"}:
            governor = sentence.tokens[token.head].lower
            return (
                self._lexis.noun_class(governor) not in {"fighters", "forces", "leaders", "civilians"}
                or governor in self._lexis.place_kinds
            )
        return True

    def _specific(self, sentence: Sentence, text: str, mentions: list[Mention]) -> list[PlaceRef]:
        refs = [(m, self._names.place(m, mentions, self.kind_said(sentence, m))) for m in mentions]
        kept: list[tuple[Mention, PlaceRef]] = []
        dropped: list[tuple[Mention, PlaceRef]] = []
        for mention, ref in refs:
            before = text[: mention.start - sentence.start]
            away = bool(_AWAY.search(before[-40:])) and bool(kept)
            holds = any(self._names.inside(other, ref) for _, other in refs if other is not ref)
            city_of = (
                bool(kept)
                and ref.kind in _TOWNS
                and kept[-1][1].kind not in _TOWNS | _WIDE
                and kept[-1][1].admin1 in {None, ref.admin1}
            )
            chained = bool(kept) and self._follows(text, sentence, kept[-1][0], mention)
            wide = (
                ref.kind in _WIDE | {"country"}
                or ref.precision == 3
                or self.kind_said(sentence, mention) in {"governorate", "area"}
            )
            if (
                away
                or holds
                or (
                    (chained and (wide or city_of or kept[-1][1].id is None) and mention.kind != "country")
                    or (chained and mention.kind == "country")
                )
            ):
                dropped.append((mention, ref))
                continue
            if kept and kept[-1][1].kind in _WIDE and not wide and mention.start - kept[-1][0].end < BESIDE:
                dropped.append(kept.pop())  # "the northern Syrian town of X"
            kept.append((mention, ref))
        if not kept:
            kept, dropped = dropped[:1], dropped[1:]
        return [self._with_area(ref, mention, dropped) for mention, ref in kept]

    @staticmethod
    def _follows(text: str, sentence: Sentence, inner: Mention, outer: Mention) -> bool:
        between = text[inner.end - sentence.start : outer.start - sentence.start]
        if len(between) >= 60 or " and " in between:
            return False
        return between.strip() == "," or bool(_IN.match(between + " "))

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
