"""From a speaker phrase to links of the attribution chain."""

from __future__ import annotations

from fogline.extract.lexis import Lexis
from fogline.extract.phrases import Phrase, phrase
from fogline.extract.sentence import CLAUSES, Sentence
from fogline.model.actor import ActorRef
from fogline.model.claim import Voice, VoiceKind
from fogline.model.document import OutletRef
from fogline.model.mention import Mention
from fogline.model.record import Span
from fogline.ports import OPPONENT, NameContext

_OUTLET_KINDS: dict[str, VoiceKind] = {
    "outlet": "media", "agency": "agency", "monitor": "monitor", "media_office": "belligerent",
    "activist_network": "activist", "channel": "media",
}  # fmt: skip
_ORDER: tuple[VoiceKind, ...] = (
    "military", "monitor", "activist", "resident", "official", "agency", "belligerent", "media", "anonymous",
)  # fmt: skip
_ARMED = frozenset({"rebel_group", "political_militia", "identity_militia", "external_forces"})


class Speaker:
    """Links inward from the outlet (which is not among them), and the actor they speak for."""

    __slots__ = ("actor", "links", "passing")

    def __init__(self, links: tuple[Voice, ...], actor: ActorRef | None, passing: bool = False) -> None:
        self.links, self.actor, self.passing = links, actor, passing

    def citing(self, inner: Speaker) -> Speaker:
        """This speaker relaying another."""
        return Speaker((*self.links, *inner.links), inner.actor or self.actor)

    def through(self, outer: Voice) -> Speaker:
        """This speaker as relayed by another outlet."""
        return Speaker((outer, *self.links), self.actor)

    @property
    def side(self) -> str | None:
        """The camp of the innermost voice that has one."""
        return next(
            (v.side for v in reversed(self.links) if v.side and v.side not in {"international", "unknown"}), None
        )


class Speakers:
    """Reads speaker phrases of one document."""

    def __init__(self, lexis: Lexis, names: NameContext, outlet: OutletRef | None, guessed: bool = False) -> None:
        self._lexis, self._names = lexis, names
        self._outlet = None if guessed else outlet  # a guessed outlet is still named where the page relays it
        self._voices = lexis.language.voices
        self._pronouns = frozenset(("he", "she", "they", "it"))

    def of(self, sentence: Sentence, head: int, verb: str, last: Speaker | None) -> Speaker | None:
        """The speaker behind a noun phrase; None where nobody speaks (or where the outlet names itself)."""
        token = sentence.tokens[head]
        if token.tag.startswith("PRP"):
            return _again(last, verb, Span(token.start, token.end)) if token.lower in self._pronouns else None
        found = self._whole(sentence, head)
        words = [sentence.tokens[i].lower for i in found.members]
        if self._is_heir(found, words) and last is not None:
            return _again(last, verb, Span(found.start, found.end))
        links = self._links(sentence, found, verb)
        own = [v for v in links if not self._is_own(v)]
        if links and not own:
            return Speaker((), None, passing=True)
        return Speaker(tuple(own), self._actor(found, words)) if own else None

    def _whole(self, sentence: Sentence, head: int) -> Phrase:
        """The speaker phrase with all that hangs on it ("a source close to X in Y"), clauses apart."""
        found = phrase(sentence, self._lexis, head)
        members = [
            i
            for i in sentence.subtree(head, CLAUSES | {"conj", "cc"})
            if (sentence.tokens[i].dep != "punct" or i < head) and not self._is_date(sentence, i)
        ]
        mentions = list(found.mentions)
        for i in members:
            for mention in (sentence.at.get(i), *sentence.aside.get(i, ())):
                if mention is not None and mention not in mentions:
                    mentions.append(mention)
        return Phrase(sentence, head, members, mentions, found.classes)

    def _is_date(self, sentence: Sentence, i: int) -> bool:
        """ "a source on Wednesday": the day is no part of the name."""
        calendar = {*self._lexis.language.dates.weekdays, *self._lexis.language.dates.months, "on"}
        return sentence.tokens[i].lower in calendar

    def again(self, last: Speaker, verb: str, sentence: Sentence, at: int) -> Speaker:
        """The same speaker going on: "adding that"."""
        token = sentence.tokens[at]
        return _again(last, verb, Span(token.start, token.end)) or last

    def _is_heir(self, found: Phrase, words: list[str]) -> bool:
        marks, heads = self._voices.anaphoric_marks, self._voices.anaphoric_heads
        named = [m for m in found.mentions if m.kind in {"outlet", "person", "leader"}]
        head = found.sentence.tokens[found.head].lower
        bare = (
            len([w for w in words if w not in marks and w not in {"close", "army", "military", "same", "media"}]) <= 1
        )
        return head in heads and words[0] in marks and not named and bare

    def _is_own(self, voice: Voice) -> bool:
        return self._outlet is not None and voice.name == self._outlet.name

    def _links(self, sentence: Sentence, found: Phrase, verb: str) -> list[Voice]:
        """Organisation first, then the person or nameless source who speaks for it."""
        links = [self.outlet_voice(m, verb) for m in found.mentions if m.kind == "outlet"]
        person = self._person(sentence, found)
        kind = self._kind(found)
        actor = self._actor(found, [])
        if person is not None:
            links.append(_voice(person.text, kind or "anonymous", verb, Span(person.start, person.end), actor))
        elif not links and (kind is not None or actor is not None or sentence.tokens[found.head].tag.startswith("NNP")):
            named = sentence.at.get(found.head)
            if named is None or named.kind not in {"actor", "leader"}:
                named = (
                    next((m for m in found.mentions if m.kind in {"actor", "unknown_actor"}), None)
                    if kind is None
                    else None
                )
            text = (
                named.text
                if named is not None and named.kind in {"actor", "leader", "unknown_actor"}
                else _text(sentence, found)
            )
            by_actor: VoiceKind = (
                "belligerent" if actor and actor.kind in _ARMED else "official" if actor else "anonymous"
            )
            links.append(_voice(text, kind or by_actor, verb, Span(found.start, found.end), actor))
        return links

    @staticmethod
    def _person(sentence: Sentence, found: Phrase) -> Mention | None:
        """A person in the phrase, or a capitalised name beside its head that no pack knows."""
        for mention in found.mentions:
            if mention.kind in {"person", "leader"}:
                return mention
        run = [i for i in found.members if sentence.tokens[i].tag == "NNP" and i not in sentence.at]
        if not run or run[-1] != found.head:
            return None
        first = run[-1]
        while first - 1 in run:
            first -= 1
        start, end = sentence.tokens[first].start, sentence.tokens[run[-1]].end
        if run[-1] - first < 1:
            return None
        return Mention(start=start, end=end, text=sentence.slice(start, end), kind="person", how="shape")

    def _kind(self, found: Phrase) -> VoiceKind | None:
        text = " " + " ".join(found.sentence.tokens[i].lower for i in found.members) + " "
        best: tuple[int, int, VoiceKind] | None = None
        for rank, kind in enumerate(_ORDER):
            for word in self._voices.kinds.get(kind, ()):
                at = text.rfind(f" {word} ")
                if at >= 0:
                    candidate = (len(word.split()), -rank, kind)
                    best = max(best, candidate) if best else candidate
        return best[2] if best else None

    def _actor(self, found: Phrase, words: list[str]) -> ActorRef | None:
        for mention in found.mentions:
            if mention.kind == "country" and ("armed" in found.classes or found.classes & {"person", "group"}):
                return self._names.national(mention.keys[0], "forces" if "officer" in words else "government")
            key = self._names.stands_for(mention) if mention.kind in {"actor", "leader", "word", "outlet"} else None
            if key and key != OPPONENT:
                return self._names.ref(key)
        return None

    def outlet_voice(self, mention: Mention, verb: str) -> Voice:
        """An outlet of the packs as a voice."""
        row = self._names.outlet(mention)
        return Voice(
            name=row.name, actor=row.actor or None, kind=_OUTLET_KINDS.get(row.kind, "media"), side=row.side,
            verb=verb, span=Span(mention.start, mention.end),
        )  # fmt: skip


def _again(last: Speaker | None, verb: str, span: Span) -> Speaker | None:
    """The same speaker once more, at other words."""
    if last is None or not last.links:
        return None
    inner = last.links[-1]
    again = Voice(name=inner.name, actor=inner.actor, kind=inner.kind, side=inner.side, verb=verb, span=span)
    return Speaker((*last.links[:-1], again), last.actor)


def _voice(name: str, kind: VoiceKind, verb: str, span: Span, actor: ActorRef | None) -> Voice:
    return Voice(
        name=name,
        actor=actor.id if actor else None,
        kind=kind,
        side=actor.side if actor else None,
        verb=verb,
        span=span,
    )


def _text(sentence: Sentence, found: Phrase) -> str:
    first = next(i for i in found.members if sentence.tokens[i].dep != "det" or i == found.head)
    return sentence.slice(sentence.tokens[first].start, found.end)
