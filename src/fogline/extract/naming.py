"""What a speaker phrase is called: outlets, persons, bodies and nameless sources as voices."""

from __future__ import annotations

import re

from fogline.extract.lexis import Lexis
from fogline.extract.phrases import Phrase, phrase
from fogline.extract.sentence import Sentence
from fogline.model.actor import ActorRef
from fogline.model.claim import Voice, VoiceKind
from fogline.model.document import OutletRef
from fogline.model.mention import Mention
from fogline.model.record import Span
from fogline.ports import OPPONENT, NameContext
from fogline.text.fold import fold

_OUTLET_KINDS: dict[str, VoiceKind] = {
    "outlet": "media", "agency": "agency", "monitor": "monitor", "media_office": "belligerent",
    "activist_network": "activist", "channel": "media",
}  # fmt: skip
_ARMED = frozenset({"rebel_group", "political_militia", "identity_militia", "external_forces"})
_WORD = re.compile(r"\w+")
_SMALL = frozenset({"of", "for", "the", "and", "in"})
_COMMON = _SMALL | {"news", "agency", "tv", "radio", "network", "media", "al", "press", "center", "centre"}
_DASHES = frozenset({"-", "--", "–", "—"})
_OWN = frozenset({"our", "my"})


class Naming:
    """Names voices in one document; the outlet itself is none."""

    def __init__(self, lexis: Lexis, names: NameContext, outlet: OutletRef | None) -> None:
        self._lexis, self._names, self._talk, self._outlet = lexis, names, lexis.talk, outlet

    def links(self, sentence: Sentence, found: Phrase, verb: str, anyone: bool) -> list[Voice]:
        """Organisation first, then the person or nameless source who speaks for it."""
        rows = {m.keys[0]: m for m in found.mentions if m.kind == "outlet"}  # the last words of each
        links = [self.outlet_voice(m, verb) for m in rows.values()]
        kind = self._talk.kind([sentence.tokens[i].lower for i in found.members])
        actor = self.actor(found, [])
        person = self._person(sentence, found)
        if person is not None:
            whose: VoiceKind = "anonymous" if kind is None else kind
            if kind is None and links:
                whose = links[-1].kind
            relays = [v for v in links if v.kind in {"media", "agency"}]
            return [*relays, _voice(person.text, whose, verb, Span(person.start, person.end), actor)]
        token = sentence.tokens[found.head]
        known = kind is not None or actor is not None or token.tag.startswith("NNP")
        if links or not (known or (anyone and self._can_speak(sentence, found))):
            return links
        by_actor: VoiceKind = "belligerent" if actor and actor.kind in _ARMED else "official" if actor else "anonymous"
        span = self._name_span(sentence, found, kind)
        links.append(_voice(sentence.slice(span.start, span.end), kind or by_actor, verb, span, actor))
        return links

    def _can_speak(self, sentence: Sentence, found: Phrase) -> bool:
        """Not things that happen or are used: "the blast claimed five lives"."""
        word = sentence.tokens[found.head].lower
        telling = any(p.kind == "noun" for p in self._lexis.patterns.get(word, ()))
        things = found.classes & {"materiel", "structure", "place", "deal", "fire", "attack", "road"}
        return not telling and not things and word not in self._talk.mute

    def _name_span(self, sentence: Sentence, found: Phrase, kind: VoiceKind | None) -> Span:
        """The words that name a voice: a known actor's name, or the phrase without article and apposition."""
        named = sentence.at.get(found.head)
        if named is not None and named.kind in {"actor", "leader"}:
            return Span(named.start, named.end)
        if kind is None:
            actor = next((m for m in found.mentions if m.kind in {"actor", "unknown_actor"}), None)
            if actor is not None:
                return Span(actor.start, actor.end)
        cut = {j for k in sentence.kids[found.head] if sentence.tokens[k].dep == "appos" for j in sentence.subtree(k)}
        kept = [i for i in found.members if i not in cut] or found.members
        dash = max((i for i in kept if i < found.head and sentence.tokens[i].text in _DASHES), default=-1)
        kept = [i for i in kept if i > dash]  # "(Agency) Kirkuk – A security source"
        first = next((i for i in kept if sentence.tokens[i].dep != "det" or i == found.head), kept[0])
        last = kept[-1]
        while last > found.head and sentence.tokens[last].tag in {",", ":", "``", "''", "-LRB-", "-RRB-"}:
            last -= 1
        return Span(sentence.tokens[first].start, sentence.tokens[last].end)

    def _person(self, sentence: Sentence, found: Phrase) -> Mention | None:
        """The person that a phrase names: its head, an apposition, or a capitalised name that no pack knows."""
        beside = [
            i
            for i in found.members
            if i == found.head or sentence.tokens[i].dep == "appos" or sentence.tokens[i].head == found.head
        ]
        beside = [i for i in beside if sentence.tokens[i].dep not in {"poss", "prep"}]
        for i in beside:
            mention = sentence.at.get(i)
            if (
                mention is not None
                and mention.kind in {"person", "leader"}
                and any(t.start == mention.start for t in sentence.tokens[max(0, i - 3) : i + 1])
            ):
                return mention  # an "anti-Assad group" is not he
        for i in (found.head, *beside):
            run = self._capitals(sentence, found, i)
            if run is not None and (i == found.head or sentence.tokens[i].dep == "appos"):
                start, end = sentence.tokens[run[0]].start, sentence.tokens[run[-1]].end
                return Mention(start=start, end=end, text=sentence.slice(start, end), kind="person", how="shape")
        return None

    def _capitals(self, sentence: Sentence, found: Phrase, last: int) -> list[int] | None:
        """Two or more capitalised words that no pack knows, the last of them no organisation's kind."""
        if self._talk.is_speaker(sentence.tokens[last].lower):
            return None
        run: list[int] = []
        for i in range(last, found.members[0] - 1, -1):
            if sentence.tokens[i].tag != "NNP" or i in sentence.at:
                break
            run.insert(0, i)
        return run if len(run) > 1 else None

    def actor(self, found: Phrase, words: list[str]) -> ActorRef | None:
        """Whom a speaker speaks for."""
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
            name=row.name if _spells(mention.text, row.name) else mention.text, actor=row.actor or None, kind=_OUTLET_KINDS.get(row.kind, "media"), side=row.side,
            verb=verb, span=Span(mention.start, mention.end),
        )  # fmt: skip

    def named(self, name: str, span: Span) -> Voice:
        """A voice by its bare name."""
        return _voice(name, self._talk.kind(name.lower().split()) or "anonymous", "source", span, None)

    def listener(self, sentence: Sentence, head: int) -> Voice | None:
        """Another outlet that was told, or that carried a statement; the outlet itself is none."""
        found = phrase(sentence, self._lexis, head)
        words = [sentence.tokens[i].lower for i in found.members]
        media = self._talk.kind(words) in {"media", "agency"}
        for mention in found.mentions:
            if mention.kind == "outlet" and (media or sentence.at.get(head) is mention):
                voice = self.outlet_voice(mention, "told")
                return None if self.is_own(voice) else voice
        own = self._outlet.name.lower().split()[:1] if self._outlet else []
        if not media or set(own) & set(words) or all(sentence.tokens[i].tag != "NNP" for i in found.members):
            return None
        proper = [i for i in found.members if sentence.tokens[i].tag == "NNP"]
        span = Span(sentence.tokens[proper[0]].start, sentence.tokens[max(proper[-1], head)].end)
        return _voice(sentence.slice(span.start, span.end), "media", "told", span, None)

    def is_own(self, voice: Voice) -> bool:
        """Whether a voice is the outlet under its name, a longer one, or its initials."""
        if self._outlet is None:
            return False
        mine, theirs = fold(self._outlet.name), fold(voice.name)
        return f" {mine} " in f" {theirs} " or (voice.name.isupper() and voice.name.lower() == _initials(mine))

    def is_mouthpiece(self, sentence: Sentence, found: Phrase) -> bool:
        """ "the SDF announces" in the SDF's own press office: the outlet itself."""
        mention, whose = sentence.at.get(found.head), self._names.outlet_actor
        if mention is None or mention.kind != "actor" or whose is None or self._outlet is None:
            return False
        return self._names.stands_for(mention) == whose.id

    def is_own_reporter(self, sentence: Sentence, found: Phrase, words: list[str]) -> bool:
        """ "our correspondent", "Orient's reporter" in Orient: the outlet itself."""
        if sentence.tokens[found.head].lower not in self._talk.own:
            return False
        if words[0] in _OWN:
            return True
        name = self._outlet.name.lower().split() if self._outlet else []
        return bool(name) and name[0] != "the" and name[0] in words


def _spells(text: str, name: str) -> bool:
    """Whether words are a spelling or the initials of an outlet's name, not another that the packs keep with it."""
    mine, theirs = (set(_WORD.findall(t.lower().replace(".", ""))) for t in (text, name))
    return bool(mine & theirs - _COMMON) or _initials(name.lower()) in mine or not theirs - _COMMON


def _initials(name: str) -> str:
    return "".join(w[0] for w in _WORD.findall(name) if w not in _SMALL)


def _voice(name: str, kind: VoiceKind, verb: str, span: Span, actor: ActorRef | None) -> Voice:
    return Voice(
        name=name, kind=kind, verb=verb, span=span,
        actor=actor.id if actor else None, side=actor.side if actor else None,
    )  # fmt: skip
