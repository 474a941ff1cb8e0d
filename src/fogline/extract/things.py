"""Materiel lost or used: which item, how many, of which model and calibre, and what became of it."""

from __future__ import annotations

import re

from fogline.extract.discourse import Discourse
from fogline.extract.figures import Figures
from fogline.extract.lexis import Lexis
from fogline.extract.phrases import counted_head, item_of, members_of
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.model.actor import ActorRef
from fogline.model.claim import Loss, LossStatus
from fogline.model.measure import Measure
from fogline.text.fold import smooth

_AMOUNT = re.compile(
    r"\b(?:deal|amounts?|quantit\w+|losses|caches?|stocks?|stores|loads?|tonn?e?s|most of|all)\b", re.I
)
_MAKER = re.compile(r"-(?:made|built|supplied|manufactured|designed)\b", re.I)
_MASS = frozenset({"weapons", "ammunition", "equipment", "explosives"})
_CHARGES = frozenset({"car bomb", "explosives"})  # what goes off is no loss
_SHOT = frozenset({"missile", "rocket", "shell", "mortar", "drone", "car bomb"})
_FIRED_AS = {"mortar": "shell"}  # "fired two mortars"
_ONE = frozenset({"a", "an", "one", "another", "single"})
_HOLDING = frozenset({"containing", "holding", "housing", "storing", "hiding"})
_GROUND = frozenset({"position", "building", "camp", "fortification"})  # to be hit is not to be lost


class ThingReader:
    """Reads the materiel of one trigger."""

    def __init__(self, lexis: Lexis, discourse: Discourse, figures: Figures) -> None:
        self._lexis, self._discourse, self._figures = lexis, discourse, figures

    def lost(self, sentence: Sentence, hit: Hit, head: int, against: str | None, doer: ActorRef | None) -> Loss | None:
        """The loss of the thing named by a head noun, if it is materiel and the trigger says what became of it."""
        counted = counted_head(sentence, self._lexis, head)
        item = item_of(sentence, self._lexis, counted)
        if item is None or hit.trigger.things is None or (hit.frame == "ied" and item in _CHARGES):
            return None
        if hit.frame == "attack" and item in _GROUND:
            return None
        status: LossStatus = hit.trigger.things  # type: ignore[assignment]
        owners = self._discourse.parties(sentence, counted, against)
        owners = [o for o in owners if not self._made_by(sentence, o)]
        return self._thing(sentence, head, counted, item, status, owners[0] if owners else None, doer)

    def used(self, sentence: Sentence, hit: Hit, doer: ActorRef | None) -> list[Loss]:
        """Munitions with a figure: "fired 30 shells", "two missiles hit", "a car bomb exploded"."""
        heads = [hit.at, *hit.objects] if hit.kind == "noun" else hit.objects
        subject = sentence.child(hit.at, "nsubj") if hit.kind == "verb" and not hit.passive else None
        found = []
        for head in [*heads, *(sentence.conjuncts(subject) if subject is not None else [])]:
            counted = counted_head(sentence, self._lexis, head)
            item = item_of(sentence, self._lexis, counted)
            if item not in _SHOT or item is None:
                continue
            measure, span, _ = self._figures.figure(sentence, head, counted)
            first = sentence.slice(span.start, span.end).split(maxsplit=1)[0].lower()
            if measure is None and not (first in _ONE and (item != "drone" or first in {"one", "single"})):
                continue
            found.append(self._thing(sentence, head, counted, _FIRED_AS.get(item, item), "used", doer, None))
        return found

    @staticmethod
    def _made_by(sentence: Sentence, owner: ActorRef) -> bool:
        """ "a US-made howitzer" is not lost by the United States."""
        end = owner.span.end if owner.span else 0
        return _MAKER.match(sentence.slice(end, min(sentence.end, end + 12))) is not None

    def _thing(
        self, sentence: Sentence, head: int, counted: int, item: str, status: LossStatus,
        owner: ActorRef | None, taker: ActorRef | None,
    ) -> Loss:  # fmt: skip
        measure, span, vague = self._figures.figure(sentence, head, counted)
        words = sentence.slice(span.start, span.end)
        figures = measure or self._unnumbered(sentence, counted, item, bool(vague or _AMOUNT.search(words)), words)
        after = sentence.slice(span.start, min(sentence.end, span.end + 8))
        model = self._lexis.models.search(smooth(after))
        return Loss(
            kind="materiel", of=owner, low=figures.low, best=figures.best, high=figures.high, text=words, span=span,
            item=item, model=model[0] if model else None, calibre_mm=self._figures.calibre(sentence, span), status=status,
            taken_by=taker if status == "captured" else None,
        )  # fmt: skip

    def _unnumbered(self, sentence: Sentence, counted: int, item: str, vague: bool, words: str) -> Measure:
        """One thing, a bare plural, or no figure at all."""
        token = sentence.tokens[counted]
        if vague and _AMOUNT.search(words):
            return Measure()
        first = sentence.tokens[members_of(sentence, counted)[0]].lower
        if token.tag in {"NN", "NNP"}:
            single = first in {*_ONE, "the", "this", "its", "their"} or token.dep == "conj" or sentence.is_title
            return Measure.exactly(1) if item not in _MASS and single else Measure()
        if token.tag == "NNS":
            low, best, high = self._lexis.language.numbers.bare_plural
            return Measure(low=low, best=best, high=high)
        return Measure()

    @staticmethod
    def listed(sentence: Sentence, hit: Hit) -> list[int]:
        """Heads named behind "including": items of a list that details an object, each its own loss."""
        found = []
        for k in range(hit.at + 1, len(sentence.tokens)):
            if sentence.tokens[k].lower in {"including", "include", "includes"}:
                obj = sentence.child(k, "pobj", "dobj")
                if obj is not None:
                    for i in sentence.conjuncts(obj):
                        found += [i, *sentence.children(i, "appos")]
        for obj in hit.objects:  # "a hideout containing 11 rounds and binoculars"
            for k in sentence.children(obj, "acl"):
                inside = sentence.child(k, "dobj") if sentence.tokens[k].lower in _HOLDING else None
                found += sentence.conjuncts(inside) if inside is not None else []
        for obj in hit.objects:  # "the building of the club and the school"
            for k in sentence.children(obj, "prep"):
                inner = sentence.child(k, "pobj") if sentence.tokens[k].lower == "of" else None
                found += sentence.conjuncts(inner)[1:] if inner is not None else []
        return found
