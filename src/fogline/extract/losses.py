"""People and materiel lost, with low / best / high and the words; subsets and retellings are never added."""

from __future__ import annotations

from fogline.extract.discourse import Discourse
from fogline.extract.draft import Draft
from fogline.extract.figures import Figures
from fogline.extract.lexis import Lexis
from fogline.extract.parties import Roles
from fogline.extract.people import PeopleReader, figured
from fogline.extract.sentence import Sentence
from fogline.extract.things import ThingReader
from fogline.extract.triggers import Hit
from fogline.extract.victims import victims
from fogline.model.actor import ActorRef
from fogline.model.claim import Loss, LossKind
from fogline.model.measure import Measure
from fogline.model.record import Span

_FIRED = frozenset({"shelling", "airstrike", "drone_strike", "suicide_bomb", "ied", "chemical"})


class LossReader:
    """Reads the losses told by the triggers of one claim."""

    def __init__(self, lexis: Lexis, discourse: Discourse) -> None:
        self._lexis = lexis
        self._figures = Figures(lexis)
        self._people = PeopleReader(lexis, discourse, self._figures)
        self._things = ThingReader(lexis, discourse, self._figures)

    def told(self, sentence: Sentence, draft: Draft, roles: Roles) -> list[Loss]:
        """Losses of one claim: those of its trigger, of the harms that belong to it, and munitions used."""
        doer = roles.initiators[0] if roles.initiators else None
        side = doer.side if doer else None
        losses: list[Loss] = []
        for hit in (draft.hit, *draft.harms, *(m for m in draft.means if m.trigger.harm)):
            if hit.frame == "ied" and hit.kind != "verb":
                continue
            if hit.trigger.harm or hit.trigger.people or hit.trigger.things:
                losses += self._of(sentence, hit, side, doer)
        for hit in (draft.hit, *draft.means):
            if hit.frame in _FIRED:
                losses += self._things.used(sentence, hit, doer)
        return distinct(losses)

    def _of(self, sentence: Sentence, hit: Hit, against: str | None, doer: ActorRef | None) -> list[Loss]:
        """Losses of the people and things that one trigger hits."""
        if hit.frame == "losses":
            return self._unspecified(sentence, hit)
        heads = victims(sentence, self._lexis, hit)
        if hit.kind == "noun" and heads == [hit.at] and hit.trigger.harm:
            return self._of_noun(sentence, hit)
        found = self._people.lost(sentence, hit, heads, against)
        taken = {loss.span.start for loss in found}
        listed = self._things.listed(sentence, hit) if hit.trigger.things and hit.kind == "verb" else []
        for head in [*heads, *(h for h in listed if h not in heads)]:
            loss = self._things.lost(sentence, hit, head, against, doer)
            if loss is not None and loss.span.start not in taken:
                taken.add(loss.span.start)
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
        kind: LossKind = hit.trigger.harm or "killed"  # type: ignore[assignment]
        return [figured(kind, None, False, measure or Measure(), sentence, span)]

    def _unspecified(self, sentence: Sentence, hit: Hit) -> list[Loss]:
        """ "heavy losses in manpower and equipment": no figure, the words kept."""
        below = sentence.subtree(hit.at, frozenset({"relcl", "advcl", "ccomp"}))
        span = Span(sentence.tokens[below[0]].start, sentence.tokens[below[-1]].end)
        found = [figured("killed_or_injured", None, False, Measure(), sentence, span)]
        for i in below:
            token = sentence.tokens[i]
            if i != hit.at and token.lower in self._lexis.items:
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


def distinct(losses: list[Loss]) -> list[Loss]:
    """Losses without those told twice by overlapping words."""
    kept: list[Loss] = []
    for loss in losses:
        if all(not (loss.span.overlaps(k.span) and loss.kind == k.kind and loss.item == k.item) for k in kept):
            kept.append(loss)
    return kept
