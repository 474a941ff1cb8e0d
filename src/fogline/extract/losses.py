"""People and materiel lost, with low / best / high and the words; subsets and retellings are never added."""

from __future__ import annotations

import re

from fogline.extract.discourse import Discourse
from fogline.extract.figures import Figures
from fogline.extract.lexis import Lexis
from fogline.extract.phrases import Phrase, counted_head, item_of, members_of, phrase
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.model.actor import ActorRef
from fogline.model.claim import Loss, LossKind, LossStatus
from fogline.model.measure import Measure
from fogline.model.record import Span
from fogline.text.fold import smooth

_STATUS: dict[str, LossStatus] = {
    "destroy": "destroyed", "demolish": "destroyed", "disable": "damaged", "damage": "damaged", "seize_materiel": "captured",
    "disrupted": "found", "shoot_down": "destroyed", "ied": "destroyed", "losses": "destroyed",
}  # fmt: skip
_SUBSET = re.compile(r"\b(?:including|among them|some of (?:them|whom)|of whom|one of (?:them|whom)|of them)\b", re.I)
_CHARGES = frozenset({"car bomb", "explosives"})  # what goes off is no loss
_AMOUNT = re.compile(r"\b(?:deal|amounts?|quantit\w+|losses)\b", re.I)
_PEOPLE = frozenset({"armed", "civilian", "person", "captive", "group"})
_KIND: dict[str, LossKind] = {
    "abduct": "captured", "arrest": "captured", "capture_people": "captured", "displace": "displaced",
    "execute": "killed", "assassinate": "killed", "surrender": "captured",
}  # fmt: skip


class LossReader:
    """Reads the losses told by one trigger."""

    def __init__(self, lexis: Lexis, discourse: Discourse) -> None:
        self._lexis, self._discourse = lexis, discourse
        self._figures = Figures(lexis)

    def of(self, sentence: Sentence, hit: Hit, against: str | None, doer: ActorRef | None) -> list[Loss]:
        """Losses of the people and things that the trigger hits."""
        found: list[Loss] = []
        if hit.frame == "losses":
            return self._unspecified(sentence, hit)
        both = self._both_harms(sentence, hit)
        victims = self._victims(sentence, hit)
        victims += [
            k
            for v in victims
            for k in sentence.children(v, "appos")
            if item_of(sentence, self._lexis, counted_head(sentence, self._lexis, k)) and k not in victims
        ]
        if hit.kind == "noun" and victims == [hit.at] and hit.trigger.harm:
            return self._of_noun(sentence, hit)
        for head in victims:
            if (
                _SUBSET.search(
                    sentence.slice(
                        max(sentence.start, sentence.tokens[head].start - 40), sentence.tokens[head].start
                    ).rsplit(",", 1)[-1]
                )
                and found
            ):
                continue
            counted = counted_head(sentence, self._lexis, head)
            about = phrase(sentence, self._lexis, counted)
            item = item_of(sentence, self._lexis, counted)
            if self._is_people(about, sentence, counted) or (
                item is None and hit.trigger.harm in {"killed", "injured"}
            ):
                loss = self._people(sentence, hit, head, counted, against, both)
            elif item is not None and hit.frame in _STATUS and not (hit.frame == "ied" and item in _CHARGES):
                loss = self._thing(sentence, hit, head, counted, item, against, doer)
            else:
                continue
            if loss is not None:
                found.append(loss)
        return found

    def _of_noun(self, sentence: Sentence, hit: Hit) -> list[Loss]:
        """ "Casualties were reported", "12 deaths": the noun itself carries the figure; a toll without one has none."""
        measure, span, vague = self._figures.figure(sentence, hit.at, hit.at)
        token = sentence.tokens[hit.at]
        if measure is None and not vague and token.tag == "NNS" and "toll" not in token.lower:
            low, best, high = self._lexis.language.numbers.bare_plural
            measure = Measure(low=low, best=best, high=high)
        elif measure is None:
            measure = self._figures.toll(sentence, hit)
        if measure is None and not vague:
            return []
        figures = measure or Measure()
        kind: LossKind = hit.trigger.harm or "killed"  # type: ignore[assignment]
        return [
            Loss(
                kind=kind,
                low=figures.low,
                best=figures.best,
                high=figures.high,
                text=sentence.slice(span.start, span.end),
                span=span,
            )
        ]

    def _unspecified(self, sentence: Sentence, hit: Hit) -> list[Loss]:
        """ "heavy losses in manpower and equipment": no figure, the words kept."""
        below = sentence.subtree(hit.at, frozenset({"relcl", "advcl", "ccomp"}))
        span = Span(sentence.tokens[below[0]].start, sentence.tokens[below[-1]].end)
        words = sentence.slice(span.start, span.end)
        found = [Loss(kind="killed_or_injured", text=words, span=span)]
        things = [
            i for i in below if i != hit.at and (_item := self._lexis.items.get(sentence.tokens[i].lower)) is not None
        ]
        for i in things:
            token = sentence.tokens[i]
            found.append(
                Loss(
                    kind="materiel",
                    text=token.text,
                    span=Span(token.start, token.end),
                    item=self._lexis.items[token.lower],
                    status="destroyed",
                )
            )
        return found

    def _is_people(self, about: Phrase, sentence: Sentence, counted: int) -> bool:
        if about.classes & _PEOPLE and "materiel" not in about.classes:
            return True
        return sentence.tokens[counted].lower in {
            "others",
            "people",
            "many",
            "them",
            "more",
            "dozens",
            "scores",
            "hundreds",
            "thousands",
            "tens",
            "several",
        } or (sentence.tokens[counted].tag == "CD" and not about.classes)

    def _victims(self, sentence: Sentence, hit: Hit) -> list[int]:
        """Heads of those hit: objects, or the subject of "died", or what stands by "dead" and "death"."""
        if hit.kind == "verb":
            if hit.trigger.subject == "target" and not hit.objects:
                subject = sentence.child(hit.at, "nsubj", "nsubjpass")
                return sentence.conjuncts(subject) if subject is not None else []
            return hit.objects
        if hit.kind == "phrase":
            return self._beside(sentence, hit.at)
        found = []
        for k in sentence.kids[hit.at]:
            if sentence.tokens[k].dep == "prep" and sentence.tokens[k].lower in {"of", "among", "amongst", "in"}:
                obj = sentence.child(k, "pobj")
                if obj is not None:
                    found += sentence.conjuncts(obj)
        return found or [hit.at]

    def _beside(self, sentence: Sentence, at: int) -> list[int]:
        """ "7 dead", "left 5 people dead and 10 wounded"."""
        token = sentence.tokens[at]
        subject = sentence.child(token.head, "nsubj", "nsubjpass", "dobj") if token.head != at else None
        own = sentence.child(at, "nsubj", "nummod", "npadvmod")
        before = at - 1 if at and sentence.tokens[at - 1].tag in {"CD", "NNS"} else None
        near = self._noun_left(sentence, at)
        chosen = own if own is not None else near if near is not None else before if before is not None else subject
        return [chosen] if chosen is not None else []

    @staticmethod
    def _noun_left(sentence: Sentence, at: int) -> int | None:
        """The counted noun right before "dead": "leaving nine of the insurgents dead"."""
        for i in range(at - 1, max(-1, at - 6), -1):
            token = sentence.tokens[i]
            if token.tag.startswith(("NN", "CD")):
                above = sentence.tokens[token.head]
                return above.head if token.dep == "pobj" and above.lower == "of" else i
            if sentence.is_verb(i) or token.text in {",", ";"}:
                return None
        return None

    def _both_harms(self, sentence: Sentence, hit: Hit) -> bool:
        """ "killing and injuring dozens", "killed or wounded": one combined figure."""
        if hit.kind != "verb" or hit.trigger.harm not in {"killed", "injured"}:
            return False
        for other in [*sentence.children(hit.at, "conj"), sentence.tokens[hit.at].head]:
            patterns = self._lexis.patterns.get(sentence.tokens[other].lower, [])
            harms = {p.trigger.harm for p in patterns if p.kind == "verb"} - {None, hit.trigger.harm}
            own = sentence.child(other, "dobj"), sentence.child(hit.at, "dobj")
            if (
                harms
                and sentence.is_verb(other)
                and None in own
                and sentence.child(other, "nsubj", "nsubjpass") is None
            ):
                return True
        return False

    def _people(
        self, sentence: Sentence, hit: Hit, head: int, counted: int, against: str | None, both: bool
    ) -> Loss | None:
        about = phrase(sentence, self._lexis, counted)
        measure, span, vague = self._figures.figure(sentence, head, counted)
        kind: LossKind = _KIND.get(hit.frame) or ("killed_or_injured" if both else hit.trigger.harm or "killed")  # type: ignore[assignment]
        owners = self._discourse.parties(sentence, counted, against) or self._discourse.parties(sentence, head, against)
        if measure is None and not vague and "toll" not in sentence.tokens[hit.at].lower:
            measure = self._figures.bare(sentence, about, counted)
        if measure is None and not vague:
            return None
        figures = measure or Measure()
        civilian = "civilian" in about.classes or any(o.kind == "civilians" for o in owners)
        return Loss(
            kind=kind, of=owners[0] if owners else None, civilian=civilian, low=figures.low, best=figures.best,
            high=figures.high, text=sentence.slice(span.start, span.end), span=span,
        )  # fmt: skip

    def _thing(
        self,
        sentence: Sentence,
        hit: Hit,
        head: int,
        counted: int,
        item: str,
        against: str | None,
        doer: ActorRef | None,
    ) -> Loss:
        measure, span, vague = self._figures.figure(sentence, head, counted)
        vague = vague and bool(_AMOUNT.search(sentence.slice(span.start, span.end)))
        token = sentence.tokens[counted]
        first = sentence.tokens[members_of(sentence, counted)[0]].lower
        if (
            measure is None
            and not vague
            and token.tag in {"NN", "NNP"}
            and item not in {"weapons", "ammunition", "equipment", "explosives"}
            and (first in {"a", "an", "one", "another", "the", "this", "its", "their"} or token.dep == "conj")
        ):
            measure = Measure.exactly(1)
        if measure is None and not vague and token.tag == "NNS":
            low, best, high = self._lexis.language.numbers.bare_plural
            measure = Measure(low=low, best=best, high=high)
        figures = measure or Measure()
        owners = self._discourse.parties(sentence, counted, against)
        after = sentence.slice(span.start, min(sentence.end, span.end + 24))
        model = self._lexis.models.search(smooth(after[: span.end - span.start + 8]))
        lemma = self._lexis.lemma(sentence.tokens[hit.at].lower)
        status = _STATUS.get(lemma) or _STATUS.get(hit.frame)
        if hit.frame == "disrupted" and lemma in {"shoot", "down", "bring", "intercept", "destroy"}:
            status = "destroyed"
        return Loss(
            kind="materiel", of=owners[0] if owners else None, low=figures.low, best=figures.best, high=figures.high,
            text=sentence.slice(span.start, span.end), span=span, item=item, model=model[0] if model else None,
            calibre_mm=self._figures.calibre(sentence, span), status=status, taken_by=doer if status == "captured" else None,
        )  # fmt: skip

    def single(self, sentence: Sentence, hit: Hit, head: int, against: str | None, doer: ActorRef | None) -> list[Loss]:
        """The loss of one thing by its head noun, if it is materiel."""
        counted = counted_head(sentence, self._lexis, head)
        item = item_of(sentence, self._lexis, counted)
        if item is None or hit.frame not in _STATUS:
            return []
        return [self._thing(sentence, hit, head, counted, item, against, doer)]

    def listed(self, sentence: Sentence, hit: Hit) -> list[int]:
        """Heads named behind "including": items of a list that details an object, each its own loss."""
        found = []
        for k in range(hit.at + 1, len(sentence.tokens)):
            if sentence.tokens[k].lower in {"including", "include", "includes"}:
                obj = sentence.child(k, "pobj", "dobj")
                if obj is not None:
                    for i in sentence.conjuncts(obj):
                        found += [i, *sentence.children(i, "appos")]
        for obj in hit.objects:  # "the building of the club and the school"
            for k in sentence.children(obj, "prep"):
                inner = sentence.child(k, "pobj") if sentence.tokens[k].lower == "of" else None
                found += sentence.conjuncts(inner)[1:] if inner is not None else []
        return found
