"""People and materiel lost, with low / best / high and the words; subsets and retellings are never added."""

from __future__ import annotations

import re

from msgspec.structs import replace

from fogline.extract.arguments import verb_preps
from fogline.extract.discourse import Discourse
from fogline.extract.draft import Draft
from fogline.extract.figures import Figures
from fogline.extract.lexis import Lexis
from fogline.extract.parties import AGAINST, Roles
from fogline.extract.people import PeopleReader, figured
from fogline.extract.phrases import counted_head, phrase
from fogline.extract.sentence import Sentence
from fogline.extract.things import ThingReader
from fogline.extract.triggers import Hit
from fogline.extract.victims import victims
from fogline.model.actor import ActorRef
from fogline.model.claim import Loss, LossKind
from fogline.model.measure import Measure
from fogline.model.record import Span

_ALL_TOLD = re.compile(r"\b(?:since|in all|in total|overall|total)\b", re.I)
_AMOUNTING = frozenset(
    {
        "amounted",
        "amount",
        "amounts",
        "totalled",
        "totaled",
        "stood",
        "stand",
        "including",
        "reached",
        "exceeded",
        "were",
    }
)
_FIRED = frozenset({"shelling", "airstrike", "drone_strike", "suicide_bomb", "ied", "chemical"})


def _manned(classes: set[str]) -> bool:
    """Whether those killed there are most likely men under arms."""
    return ("armed" in classes and "place" not in classes) or "base" in classes


def _aimed_at(sentence: Sentence, hit: Hit) -> list[int]:
    """ "a barrage of rockets [at a camp]": what a trigger noun, its measure or its verb is aimed at."""
    nodes = {hit.at, sentence.tokens[sentence.tokens[hit.at].head].head, hit.at if hit.verb is None else hit.verb}
    return [obj for node in sorted(nodes) for word, obj in verb_preps(sentence, node) if word in AGAINST]


class LossReader:
    """Reads the losses told by the triggers of one claim."""

    def __init__(self, lexis: Lexis, discourse: Discourse) -> None:
        self._lexis, self._discourse = lexis, discourse
        self._anybody = lexis.language.noun_class("anybody")
        self._figures = Figures(lexis)
        self._people = PeopleReader(lexis, discourse, self._figures)
        self._things = ThingReader(lexis, discourse, self._figures)

    def told(self, sentence: Sentence, draft: Draft, roles: Roles) -> list[Loss]:
        """Losses of one claim: those of its trigger, of the harms that belong to it, and munitions used."""
        doer = roles.initiators[0] if roles.initiators else None
        side = doer.side if doer else None
        losses: list[Loss] = []
        self._discourse.directed_at(roles.targets[0] if roles.targets else None)
        self._people.aimed = bool(roles.targets) and roles.targets[0].id is not None
        harms = sorted(
            draft.harms, key=lambda h: h.at
        )  # in "killing nine and wounding two others", these lean on the nine
        for hit in (draft.hit, *harms, *(m for m in draft.means if m.trigger.harm)):
            if hit.frame == "ied" and hit.kind != "verb":
                continue
            if hit.frame == "mass_grave":
                losses += self._buried(sentence, hit)
            if hit.trigger.harm or hit.trigger.people or hit.trigger.things:
                losses += self._of(sentence, hit, side, doer)
        for hit in (draft.hit, *draft.means):
            if hit.frame in _FIRED:
                losses += self._things.used(sentence, hit, doer)
        self._discourse.directed_at(None)
        return distinct([self._of_those_attacked(sentence, draft, roles, loss) for loss in losses])

    def _of_those_attacked(self, sentence: Sentence, draft: Draft, roles: Roles, loss: Loss) -> Loss:
        """ "ambushed soldiers, killing 20 people": those people are the soldiers."""
        hit = draft.hit
        if not loss.civilian or not draft.harms or not roles.targets or hit.passive:
            return loss
        target = roles.targets[0]
        around = hit.objects if hit.kind == "verb" else _aimed_at(sentence, hit)
        if all(phrase(sentence, self._lexis, o).classes & {"materiel", "missile"} for o in around):
            around = _aimed_at(sentence, hit)  # "fired rockets at a base"
        heads = [counted_head(sentence, self._lexis, o) for o in around]
        men = [phrase(sentence, self._lexis, h).classes for h in heads]
        named = {w.strip(",.") for w in loss.text.lower().split()} & self._anybody if loss.text else set()
        if not named or target.kind == "civilians" or not men or not all(_manned(m) for m in men):
            return loss
        return replace(loss, of=target, civilian=False)

    def _of(self, sentence: Sentence, hit: Hit, against: str | None, doer: ActorRef | None) -> list[Loss]:
        """Losses of the people and things that one trigger hits."""
        if hit.frame == "losses":
            return self._suffered(sentence, hit, against)
        running = self._figures.running(sentence, hit.at) if hit.trigger.harm else None
        if running is not None:
            return [figured(_kind(hit), None, False, running[0], sentence, running[1])]
        heads = victims(sentence, self._lexis, hit)
        itself = hit.kind == "noun" and (heads == [hit.at] or "toll" in sentence.tokens[hit.at].lower)
        found = [] if itself else self._people.lost(sentence, hit, heads, against)
        if hit.kind == "noun" and hit.trigger.harm and not found:
            return self._of_noun(sentence, hit)
        taken = {loss.span.start for loss in found}
        listed = self._things.listed(sentence, hit) if hit.trigger.things and hit.kind == "verb" else []
        for head in [*heads, *(h for h in listed if h not in heads)]:
            loss = self._things.lost(sentence, hit, head, against, doer)
            if loss is not None and loss.span.start not in taken:
                taken.add(loss.span.start)
                found.append(loss)
        return found

    def _buried(self, sentence: Sentence, hit: Hit) -> list[Loss]:
        """ "A mass grave with the remains of some 50 people": who lay in it."""
        heads = [
            obj
            for k in sentence.kids[hit.at]
            if sentence.tokens[k].dep in {"prep", "acl"} and (obj := sentence.child(k, "pobj", "dobj")) is not None
        ]
        bare = self._lexis.language.numbers.bare_plural  # "a mass grave of IS victims" counts nobody
        found = self._people.lost(sentence, hit, heads, None)
        return [x for x in found if x.low is not None and (x.low, x.best, x.high) != tuple(bare)]

    def _of_noun(self, sentence: Sentence, hit: Hit) -> list[Loss]:
        """ "Casualties were reported", "12 deaths": the noun itself carries the figure; a toll without one has none."""
        token = sentence.tokens[hit.at]
        if any(sentence.tokens[k].lower in {"no", "any"} for k in sentence.kids[hit.at]):
            return []  # "causing no casualties"
        if any(
            p.trigger.harm and p.kind == "verb" and not p.rest
            for p in self._lexis.patterns.get(sentence.tokens[token.head].lower, ())
        ):
            return []  # "two victims died": told by the verb
        if "toll" in token.lower:
            toll = self._figures.toll(sentence, hit.at)
            return [figured(_kind(hit), None, False, toll[0], sentence, toll[1])] if toll else []
        measure, span, vague = self._figures.figure(sentence, hit.at, hit.at)
        if measure is None and not vague and token.tag == "NNS":
            low, best, high = self._lexis.language.numbers.bare_plural
            measure = Measure(low=low, best=best, high=high)
        if measure is None and not vague:
            return []
        return [figured(_kind(hit), None, False, measure or Measure(), sentence, span)]

    def _suffered(self, sentence: Sentence, hit: Hit, against: str | None) -> list[Loss]:
        """ "losses of 20 soldiers and three tanks", "heavy losses in manpower and equipment": counted, or the words kept."""
        if _ALL_TOLD.search(sentence.raw):
            return []  # the balance of a whole war
        counted = self._balance(sentence, hit, against)
        if counted:
            return counted
        below = sentence.subtree(hit.at, frozenset({"relcl", "advcl", "ccomp"}))
        span = Span(sentence.tokens[below[0]].start, sentence.tokens[below[-1]].end)
        things = [i for i in below if i != hit.at and sentence.tokens[i].lower in self._lexis.items]
        if not things and not self._figures.is_qualified(sentence.slice(span.start, span.end)):
            return []
        found = [figured("killed_or_injured", None, False, Measure(), sentence, span)]
        for i in things:
            token = sentence.tokens[i]
            item, where = self._lexis.items[token.lower], Span(token.start, token.end)
            found.append(Loss(kind="materiel", text=token.text, span=where, item=item, status="destroyed"))
        return found

    def _balance(self, sentence: Sentence, hit: Hit, against: str | None) -> list[Loss]:
        """Counted people and things behind "losses": "amounted to up to 45 personnel and two trucks"."""
        found: list[Loss] = []
        for token in sentence.tokens[hit.at + 1 :]:
            if token.tag.startswith("VB") and token.i != sentence.tokens[hit.at].head and token.lower not in _AMOUNTING:
                break
            counted = sentence.child(token.i, "nummod") is not None
            if not token.tag.startswith("NN") or not (counted or sentence.child(token.i, "det") is not None):
                continue
            thing = self._things.lost(sentence, hit, token.i, against, None)
            people = self._people.lost(sentence, hit, [token.i], against) if counted and thing is None else []
            found += [thing] if thing is not None else people
        return found


def _kind(hit: Hit) -> LossKind:
    return hit.trigger.harm or "killed"  # type: ignore[return-value]


def distinct(losses: list[Loss]) -> list[Loss]:
    """Losses without those told twice by overlapping words."""
    kept: list[Loss] = []
    for loss in losses:
        if all(not (loss.span.overlaps(k.span) and loss.kind == k.kind and loss.item == k.item) for k in kept):
            kept.append(loss)
    return kept
