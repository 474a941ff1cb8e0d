"""What somebody says: a speaker, the stretch of text that is his, and how several of one sentence share it."""

from __future__ import annotations

from itertools import pairwise

from fogline.extract.phrases import members_of
from fogline.extract.sentence import CLAUSES, Sentence
from fogline.model.actor import ActorRef
from fogline.model.claim import Voice
from fogline.model.record import Span

_CONTRAST = frozenset({"but", "while", "whereas", "although", "though", ";"})
_RELAYS = frozenset({"agency", "media"})


class Speaker:
    """Links inward from the outlet (which is not among them), and the actor they speak for.

    `heir`: named by a word that stands for an earlier speaker. Without links it is the outlet itself.
    """

    __slots__ = ("actor", "heir", "links")

    def __init__(self, links: tuple[Voice, ...], actor: ActorRef | None, heir: bool = False) -> None:
        self.links, self.actor, self.heir = links, actor, heir

    def citing(self, inner: Speaker) -> Speaker:
        """This speaker relaying another."""
        return Speaker((*self.links, *self._new(inner)), inner.actor or self.actor)

    def beside(self, other: Speaker) -> Speaker:
        """This speaker and another of equal rank."""
        return Speaker((*self.links, *self._new(other)), self.actor or other.actor)

    def through(self, outer: Voice) -> Speaker:
        """This speaker as relayed by another outlet."""
        inner = tuple(v for v in self.links if v.name != outer.name)
        return Speaker((outer, *inner), self.actor, self.heir)

    def _new(self, other: Speaker) -> tuple[Voice, ...]:
        known = {v.name for v in self.links}
        return tuple(v for v in other.links if v.name not in known)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the links."""
        return tuple(v.name for v in self.links)

    @property
    def side(self) -> str | None:
        """The camp of the innermost voice that has one."""
        return next(
            (v.side for v in reversed(self.links) if v.side and v.side not in {"international", "unknown"}), None
        )


class Speech:
    """A stretch of text and who says it. `zone` is the reporting clause itself, which tells no event.

    `ahead`: what is said follows the zone. `before`: what was told before it is his ("This was reported by X").
    """

    __slots__ = ("ahead", "before", "denies", "scope", "speaker", "zone")

    def __init__(
        self, scope: Span, zone: Span, speaker: Speaker, denies: bool = False, ahead: bool = True, before: bool = False
    ) -> None:
        self.scope, self.zone, self.speaker = scope, zone, speaker
        self.denies, self.ahead, self.before = denies, ahead, before


def words_of_speaker(sentence: Sentence, head: int) -> list[int]:
    """The words that name a speaker, with appositions and conjuncts, without what hangs on them loosely."""
    inside = members_of(sentence, head)
    for k in sentence.kids[head]:
        if sentence.tokens[k].dep in {"appos", "conj"}:
            inside += sentence.subtree(k, CLAUSES)
    return inside


def scope_of(sentence: Sentence, verb: int, objects: bool = False) -> Span:
    """What a reporting verb governs: its own clause where that is a part of the sentence, else the whole sentence."""
    content = sentence.child(verb, "ccomp", "xcomp", "parataxis", "pcomp")
    if content is None and objects:
        content = sentence.child(verb, "dobj", "prep")
    dep = sentence.tokens[verb].dep
    own = sentence.child(verb, "nsubj", "nsubjpass") is not None
    above = [dep, *(sentence.tokens[a].dep for a in sentence.ancestors(verb))]
    if len(above) == 1 or (dep == "conj" and not own and content is None):
        return Span(sentence.start, sentence.end)
    if content is not None or dep in {"relcl", "acl"}:  # "…, which the army denied" says nothing of the rest
        inside = sentence.subtree(verb)
    elif dep in {"parataxis", "ccomp", "advcl", "conj"} and len(above) > 2:  # "A, but B, X said": B hangs above
        inside = sentence.subtree(sentence.tokens[verb].head)
    else:
        return Span(sentence.start, sentence.end)
    return Span(sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end)


def share(sentence: Sentence, found: list[Speech]) -> list[Speech]:
    """Speeches that both claim the whole sentence are parted where one voice ends and the next begins."""
    for one, other in pairwise(found):
        _relay(sentence, one, other)
    whole = [s for s in found if s.scope.start == sentence.start and s.scope.end == sentence.end]
    for speech in whole:
        _clip(sentence, speech)
    for one, other in pairwise(whole):
        if one.speaker.names == other.speaker.names:
            continue
        if one.ahead and not other.ahead and other.speaker.links and other.speaker.links[-1].kind in _RELAYS:
            one.speaker = other.speaker = other.speaker.citing(one.speaker)  # "a doctor said …, according to Xinhua"
            continue
        cut = _cut(sentence, one, other)
        if cut is not None:
            one.scope = Span(one.scope.start, cut)
            other.scope = Span(cut, other.scope.end)
    return found


def _relay(sentence: Sentence, one: Speech, other: Speech) -> None:
    """ "A doctor said B, the agency reported": the agency passes on what the doctor said, whatever the tree makes of it."""
    last = other.scope.end >= sentence.end - 2 and sentence.end - other.zone.end <= len(" on Wednesday.")
    told = one.ahead and not other.ahead and one.zone.end < other.zone.start <= one.scope.end
    if told and last and other.speaker.links and other.speaker.links[-1].kind in _RELAYS:
        one.speaker = other.speaker.citing(one.speaker)
        other.scope, other.speaker = other.zone, one.speaker


def _clip(sentence: Sentence, speech: Speech) -> None:
    """ "A; X said B" gives X but B, "A, X said; B" but A."""
    marks = [t.end for t in sentence.tokens if t.text == ";"]
    start, end = speech.scope.start, speech.scope.end
    if speech.ahead:
        start = max([m for m in marks if m <= speech.zone.start], default=start)
    else:
        end = min([m for m in marks if m >= speech.zone.end], default=end)
    speech.scope = Span(start, end)


def _cut(sentence: Sentence, one: Speech, other: Speech) -> int | None:
    if not one.ahead:
        return one.zone.end
    if other.ahead:
        return other.zone.start
    between = [t for t in sentence.tokens if one.zone.end <= t.start < other.zone.start and t.lower in _CONTRAST]
    return between[-1].start if between else None
