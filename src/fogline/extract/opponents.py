"""Whom a side fights: "terrorists" in a state's mouth, and the opponent that a text names nearest."""

from __future__ import annotations

from collections.abc import Callable

from fogline.extract.memory import NON_STATE, Memory
from fogline.extract.sentence import Sentence
from fogline.model.actor import ActorRef
from fogline.model.mention import Mention
from fogline.model.record import Span
from fogline.ports import OPPONENT, NameContext

RECENT = 12  # parties named last, among which an opponent is looked for


class Opponents:
    """Finds the opponents of a side in one document."""

    def __init__(self, names: NameContext, memory: Memory, stateless: frozenset[str], rebels: frozenset[str]) -> None:
        self._names, self._memory, self._stateless, self._rebel_words = names, memory, stateless, rebels
        self.at_hand: ActorRef | None = None  # whom the clause in work is directed at

    def meant(self, mention: Mention | None, side: str | None, text: str | None = None) -> ActorRef | None:
        """ "terrorists", "militants": the last named armed actor that fights the side in question."""
        words = mention.text if mention else text
        span = Span(mention.start, mention.end) if mention else None
        stateless = (words or "").lower().rpartition(" ")[2] in self._stateless
        before = [a for _, a, armed in self._memory.seen if self._may_be(a, armed, side, stateless)]
        if stateless and not before:  # "insurgents" in the mouth of their friends
            before = [a for _, a, armed in self._memory.seen if armed]
        if stateless and not before and (words or "").lower() in self._rebel_words and self._names.country:
            before = [self._names.national(self._names.country, "rebels")]
        if not before and side is None and self._memory.hit and not stateless and mention is not None:
            before = self._memory.hit
        if not before and (first := self._names.foremost(side) or (self._rebels(side) if mention else None)):
            before = [first]
        if not before:
            return ActorRef(
                id=None, name=words or "unidentified armed group", text=words, span=span, kind="unidentified"
            )
        last = before[-1]
        near = self.at_hand
        fits = near is not None and near.id is not None and self._names.opposed(near.side, side)
        if near is not None and fits and (near.kind in NON_STATE or not stateless):
            last = near  # "struck Y in the village, killing many terrorists"
        return ActorRef(id=last.id, name=last.name, kind=last.kind, side=last.side, text=words, span=span)

    def _may_be(self, actor: ActorRef, armed: bool, side: str | None, stateless: bool) -> bool:
        if actor.kind in {"civilians", "government", "organisation"} or (stateless and not armed):
            return False
        return self._names.opposed(actor.side, side) if side and side not in {"international", "unknown"} else armed

    def _rebels(self, side: str | None) -> ActorRef | None:
        """Whom a state, or an ally of it, means that names no group: the rebels of the country."""
        country = self._names.country
        if country is None or side is None or self._names.opposed(side, self._names.national(country, "forces").side):
            return None
        rebels = self._names.national(country, "rebels")
        return rebels if self._names.opposed(side, rebels.side) else None

    def near(
        self, sentence: Sentence, side: str | None, said_by: str | None, fits: Callable[[ActorRef], bool]
    ) -> ActorRef | None:
        """An actor named in the sentence, or else last before it, that fights a side and that `fits`."""
        here = [a for _, a, _ in self.named_in(sentence, sentence.end, said_by)]
        for actor in (*here, *(a for _, a, _ in reversed(self._memory.seen[-RECENT:]))):
            armed = actor.kind not in {"civilians", "organisation", "government"}
            if self._names.opposed(actor.side, side) and armed and fits(actor):
                return ActorRef(id=actor.id, name=actor.name, kind=actor.kind, side=actor.side)
        return None

    def later(self, side: str | None, fits: Callable[[ActorRef], bool]) -> ActorRef | None:
        """The opponent that the text names only later on."""
        first = self._names.foremost(side)
        return first if first is not None and fits(first) else None

    def named_in(self, sentence: Sentence, before: int, said_by: str | None) -> list[tuple[int, ActorRef, bool]]:
        """Known parties named in a sentence before an offset, and whether each is an armed group."""
        found = []
        for mention in sentence.mentions:
            key = self._names.stands_for(mention, said_by) if mention.start < before else None
            if key and key != OPPONENT and mention.kind in {"actor", "word"}:
                actor = self._names.ref(key)
                found.append((mention.start, actor, actor.kind in NON_STATE))
        return found
