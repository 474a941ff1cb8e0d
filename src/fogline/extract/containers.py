"""Of several places the narrowest, and which places a text says to lie in which."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from fogline.extract.sentence import Sentence
from fogline.model.mention import Mention
from fogline.model.place import PlaceRef
from fogline.ports import NameContext, Token
from fogline.text.fold import smooth

_AWAY = re.compile(
    r"(?:\bkm\b|\bkilomet(?:er|re)s?\b|\bmiles?\b|\b(?:north|south|east|west)[\w-]*)(?: (?:and|of|the|from|to|south|north|east|west)[\w-]*)* (?:of|from) (?:the )?(?:\w+ ){0,2}$",
    re.I,
)
_AND = re.compile(r",? and (?:the )?")  # a list goes on
_LINKS = frozenset({"in", "at", "of", "near", "outside", "on", "to", ",", "the", "an", "a"})
_LYING = frozenset({"located", "situated", "lying", "lies", "lie", "sits", "nestled", "found"})  # "X, located in Y"
_INSIDE = frozenset({"in", "of", "at", "near", "outside", "on"})
WIDE = frozenset({"region", "area", "governorate", "desert", "district", "mountain", "valley"})
TOWNS = frozenset({"city", "town"})
CHAIN = 8  # words between a place and the wider one it is said to lie in
BESIDE = 25  # characters between a region and the town it only describes
_HOLDING = frozenset({"governorate", "neighbourhood", "area"})
_Known = tuple[Mention, PlaceRef]


class Containers:
    """The containers of one document, by the packs and by its own words."""

    def __init__(self, names: NameContext, kinds: Collection[str]) -> None:
        self._names, self._kinds = names, kinds  # of places: "village", "district"
        self._said: set[tuple[str, str]] = set()

    def inside(self, inner: PlaceRef, outer: PlaceRef) -> bool:
        """Whether one place lies in the other, by the packs or by what the text said."""
        return self._names.inside(inner, outer) or (_key(inner), _key(outer)) in self._said

    def narrowest(
        self, sentence: Sentence, sites: Sequence[Mention], kinds: dict[Mention, str | None]
    ) -> list[PlaceRef]:
        """The narrowest of the sites; the other mentions in `kinds` still say where unknown ones lie."""
        around = list(kinds)
        refs = [(m, self._names.place(m, around, kinds[m])) for m in around]
        inner = [(m, ref) for m, ref in refs if m in sites]
        kept: list[_Known] = []
        dropped = [(m, ref) for m, ref in refs if m not in sites]
        for mention, ref in inner:
            wide = ref.kind in WIDE | {"country"} or ref.precision == 3
            holds = any(self._names.inside(other, ref) for _, other in inner if other is not ref)
            if kept and kept[-1][1].is_region and self._describes(sentence, kept[-1][0], mention):
                dropped.append(kept.pop())
            if holds or (kept and self._is_around(sentence, kept[-1], (mention, ref), kinds[mention])):
                dropped.append((mention, ref))
                continue
            listed = bool(kept) and _AND.fullmatch(sentence.slice(kept[-1][0].end, mention.start)) is not None
            near = bool(kept) and not listed and mention.start - kept[-1][0].end < BESIDE
            if near and kept[-1][1].kind in WIDE and not wide:
                dropped.append(kept.pop())  # "the northern Syrian town of X"
            kept.append((mention, ref))
        if not kept:
            kept, dropped = dropped[:1], dropped[1:]
        return [_with_area(ref, mention, dropped) for mention, ref in kept]

    def _describes(self, sentence: Sentence, region: Mention, mention: Mention) -> bool:
        """ "the central Syrian city of Homs": the region only says which city."""
        words = sentence.slice(region.end, mention.start).lower().split()
        return bool(words) and words[0] in self._kinds and words[1:] in ([], ["of"])

    def _is_around(self, sentence: Sentence, inner: _Known, outer: _Known, said: str | None) -> bool:
        """Whether the second of two places only says where the first is."""
        before = smooth(sentence.slice(sentence.start, outer[0].start))
        if _AWAY.search(before[-40:]):
            return True
        if not self._holds(sentence, inner, outer, said):
            return False
        self._said.add((_key(inner[1]), _key(outer[1])))
        return True

    def _holds(self, sentence: Sentence, inner: _Known, outer: _Known, said: str | None) -> bool:
        """ "X in Y", "X, a village in Y", "X, Y district": the second place is where the first lies."""
        between = [t for t in sentence.tokens if inner[0].end <= t.start < outer[0].start]
        words = [t.lower for t in between if t.lower not in self._kinds]
        several = len(between) > 2 and between[-1].lower == "of" and between[-2].tag == "NNS"
        if several and between[-2].lower in self._kinds and any(t.text == "," for t in between):
            return False  # "X, the villages of Y"
        if len(between) > CHAIN or any(_parts(t) for t in between):
            return False
        if {"addition", "well"} & set(words):  # "X, in addition to Y", "X as well as Y"
            return False
        if any(t.tag in {"IN", "TO"} and t.lower not in _LINKS for t in between):
            return False
        if words == [","]:
            wider = outer[1].kind in TOWNS and inner[1].kind not in TOWNS and not _listed(sentence, outer[0])
            return said in _HOLDING or outer[1].kind in {"governorate", "country"} or wider
        return bool(_INSIDE & set(words))


def _parts(token: Token) -> bool:
    """Whether a word between two places parts them: a verb that does not say where one lies, "and", a figure."""
    return token.tag[:2] in {"VB", "CC", "CD"} and token.lower not in _LYING


def _key(place: PlaceRef) -> str:
    return place.id or place.name.lower()


def _listed(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name behind a comma stands in a list: the list goes on or the tree joins them."""
    head = sentence.head_of(mention)
    after = next((t for t in sentence.tokens if t.start >= mention.end), None)
    joined = head is not None and sentence.tokens[head].dep == "conj"
    return joined or (after is not None and after.lower in {"and", "or", "&"})


def _with_area(ref: PlaceRef, mention: Mention, dropped: list[_Known]) -> PlaceRef:
    """An unknown place takes the containing area that the text puts it in."""
    area = next((r for m, r in dropped if m.start > mention.start and r.name), None)
    if ref.id is not None or area is None:
        return ref
    return msgspec.structs.replace(ref, admin1=area.admin1, country=area.country or ref.country, within=area.name)
