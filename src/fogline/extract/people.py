"""People lost: how many, of what kind, whose; victims of one kind in one list are one figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.extract.discourse import Discourse
from fogline.extract.figures import Figures
from fogline.extract.lexis import Lexis
from fogline.extract.phrases import Phrase, counted_head, item_of, phrase
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.extract.victims import both_harms
from fogline.model.actor import ActorRef
from fogline.model.claim import Loss, LossKind
from fogline.model.measure import Measure
from fogline.model.record import Span

_PEOPLE = frozenset({"armed", "civilian", "person", "captive", "group"})
_COUNTED = frozenset(
    ["others", "people", "many", "more", "dozens", "scores", "hundreds", "thousands", "tens", "several", "dozen", "another"]
)  # fmt: skip
_NOBODY = frozenset({"sides", "side", "parties"})
_PARTS = frozenset({"them", "whom"})  # "the deaths of nine of them": a part of what was told
_ARTICLES = re.compile(r"^(?:(?:a|an|the|all|some|other|another|further|more|of|its|their|his|her)\s+)+", re.I)


class PeopleReader:
    """Reads the people harmed by one trigger; one a document, for "13 more" leans on the loss told before."""

    def __init__(self, lexis: Lexis, discourse: Discourse, figures: Figures) -> None:
        self._lexis, self._discourse, self._figures = lexis, discourse, figures
        self._last: tuple[int, Loss] | None = None
        self.aimed = False  # whether the clause in work names whom it hits

    def lost(self, sentence: Sentence, hit: Hit, heads: list[int], against: str | None) -> list[Loss]:
        """People among the heads of those hit."""
        found: list[Loss] = []
        for head in heads:
            loss = self._one(sentence, hit, head, against)
            if loss is not None:
                self._last = (sentence.number, loss)
                found.append(loss)
        return _summed(found, sentence)

    def _one(self, sentence: Sentence, hit: Hit, head: int, against: str | None) -> Loss | None:
        counted = counted_head(sentence, self._lexis, head)
        about = phrase(sentence, self._lexis, counted)
        item = item_of(sentence, self._lexis, counted)
        word = sentence.tokens[counted].lower
        again = hit.kind == "noun" and self._last is not None and sentence.number - self._last[0] <= 1
        if word in _NOBODY or (word in _PARTS and again):
            return None
        measure, span, vague = self._figures.figure(sentence, head, counted)
        struck = hit.trigger.harm in {"killed", "injured"} or (hit.trigger.people is not None and measure is not None)
        if not self._is_people(about, sentence, counted) and (item is not None or not struck or _is_place(about)):
            return None
        told = self._last if self._last and 0 < sentence.number - self._last[0] <= 1 else None
        if told is not None and hit.passive and sentence.tokens[counted].lower in _PARTS and measure is not None:
            same: LossKind = hit.trigger.people or hit.trigger.harm or "killed"  # type: ignore[assignment]
            return figured(same, told[1].of, told[1].civilian, measure, sentence, span)  # "six of them were killed in"
        owners = self._discourse.parties(sentence, counted, against) or self._discourse.parties(sentence, head, against)
        if measure is None and not vague and "toll" not in sentence.tokens[hit.at].lower:
            measure = self._figures.bare(sentence, about, counted)
        if measure is None and not vague:
            return None
        both = both_harms(sentence, self._lexis, hit)
        kind: LossKind = hit.trigger.people or ("killed_or_injured" if both else hit.trigger.harm or "killed")  # type: ignore[assignment]
        civilian = "civilian" in about.classes or _unarmed(owners)
        owner = self._plain(owners[0]) if owners else None
        loser = hit.trigger.subject == "target" and bool(hit.objects)  # "the army lost 45 men": its own
        if loser and (owner is None or owner.id is None or (civilian and self._armed(sentence, hit))):
            return figured(
                kind, None, civilian and not self._armed(sentence, hit), measure or Measure(), sentence, span
            )
        gap = sentence.number - self._last[0] if self._last else 2
        if owner is None and self._last and gap <= (0 if self.aimed else 1):  # "eleven wounded", "three others"
            owner, civilian = self._last[1].of, self._last[1].civilian
        return figured(kind, owner, civilian, measure or Measure(), sentence, span)

    def _armed(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether those who lose people are people under arms."""
        subject = sentence.child(hit.at, "nsubj")
        return subject is not None and bool(phrase(sentence, self._lexis, subject).classes & {"armed", "group"})

    def _plain(self, owner: ActorRef) -> ActorRef:
        """ "at least two officers" is the text; the name of those lost is "officers"."""
        if owner.id is not None or owner.kind != "unidentified":
            return owner
        counts = self._lexis.numbers.find(owner.name)
        name = _ARTICLES.sub("", owner.name[counts[0].end :].strip() if counts else owner.name).strip()
        return ActorRef(
            id=None, name=name or owner.name, kind=owner.kind, side=owner.side, text=owner.text, span=owner.span
        )

    def _is_people(self, about: Phrase, sentence: Sentence, counted: int) -> bool:
        if about.classes & _PEOPLE and "materiel" not in about.classes:
            return True
        token = sentence.tokens[counted]
        return token.lower in _COUNTED or (token.tag == "CD" and not about.classes)


def _unarmed(owners: Sequence[ActorRef]) -> bool:
    """Civilians, and nobody beside them who bears arms: in "10 fighters and three civilians" the ten are none."""
    kinds = {o.kind for o in owners}
    return "civilians" in kinds and kinds <= {"civilians", "unidentified", "unknown"}


def figured(
    kind: LossKind, owner: ActorRef | None, civilian: bool, figures: Measure, sentence: Sentence, span: Span
) -> Loss:
    """A loss of people with its figure and words."""
    return Loss(
        kind=kind, of=owner, civilian=civilian, low=figures.low, best=figures.best, high=figures.high,
        text=sentence.slice(span.start, span.end), span=span,
    )  # fmt: skip


def _is_place(about: Phrase) -> bool:
    return "place" in about.classes or any(m.kind == "country" for m in about.mentions if m.start >= about.start)


def _summed(losses: list[Loss], sentence: Sentence) -> list[Loss]:
    """ "eleven pupils and two villagers": civilians of one list are one figure of thirteen."""
    if len(losses) < 2 or not all(x.civilian and x.best is not None and x.low == x.high for x in losses):
        return losses
    if len({x.kind for x in losses}) > 1:
        return losses
    total = sum(x.best or 0 for x in losses)
    span = Span(min(x.span.start for x in losses), max(x.span.end for x in losses))
    return [figured(losses[0].kind, losses[0].of, True, Measure.exactly(total), sentence, span)]
