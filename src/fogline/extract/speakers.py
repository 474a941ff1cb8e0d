"""From a speaker phrase to links of the attribution chain."""

from __future__ import annotations

from fogline.extract.lexis import Lexis
from fogline.extract.naming import Naming
from fogline.extract.phrases import Phrase, phrase
from fogline.extract.sentence import CLAUSES, Sentence
from fogline.extract.speech import Speaker
from fogline.model.claim import Voice
from fogline.model.document import OutletRef
from fogline.model.record import Span
from fogline.ports import NameContext

_BEARING = frozenset({"on", "from"})
_ASIDE = frozenset({"on", "via", "by", "during", "after", "before", "since", "through", "over", "who", "that"})
_OF = frozenset({"of", "for", "in", "from", "close", "at", "on"})
_ALIKE: dict[str, set[str | None]] = {  # kinds that a word for an earlier speaker may stand for; empty: any
    "anonymous": set(),
    "official": {"official", "military", "belligerent", "monitor"},
    "military": {"official", "military", "belligerent"},
    "belligerent": {"official", "military", "belligerent"},
    "activist": {"activist", "monitor", "resident", "anonymous"},
}


class Speakers:
    """Reads speaker phrases of one document and remembers who spoke."""

    def __init__(self, lexis: Lexis, names: NameContext, outlet: OutletRef | None, guessed: bool = False) -> None:
        self._lexis, self._names, self._talk = lexis, names, lexis.talk
        self.naming = Naming(lexis, names, None if guessed else outlet)  # a guessed outlet is named where it is relayed
        self._calendar = frozenset((*lexis.language.dates.weekdays, *lexis.language.dates.months))
        pronouns = lexis.language.anaphora.pronouns
        self._persons = frozenset(pronouns["person"])
        self._pronouns = self._persons | {*pronouns["singular"], *pronouns["plural"]}
        self.spoken: list[Speaker] = []

    def of(
        self, sentence: Sentence, head: int, verb: str, anyone: bool = False, within: range | None = None
    ) -> Speaker | None:
        """The speaker behind a noun phrase and its conjuncts; None where nobody speaks.

        `anyone`: whatever is the subject speaks, also where no word of the pack says so. `within`: words that may name him.
        """
        speaker: Speaker | None = None
        for one in sentence.conjuncts(head):
            if sentence.is_verb(one) or (one != head and sentence.child(one, "nsubj") is not None):
                break
            found = self._of_one(sentence, one, verb, anyone, within)
            if found is not None:
                speaker = found if speaker is None else speaker.beside(found)
        return speaker

    def remember(self, speaker: Speaker) -> None:
        """Who spoke last."""
        self.spoken.append(speaker)

    def again(self, last: Speaker, verb: str, span: Span) -> Speaker:
        """The same speaker going on: "adding that"."""
        inner = last.links[-1]
        voice = Voice(name=inner.name, actor=inner.actor, kind=inner.kind, side=inner.side, verb=verb, span=span)
        return Speaker((*last.links[:-1], voice), last.actor, heir=True)

    def _of_one(self, sentence: Sentence, head: int, verb: str, anyone: bool, within: range | None) -> Speaker | None:
        token = sentence.tokens[head]
        span = Span(token.start, token.end)
        if token.tag.startswith("PRP"):
            return self._pronoun(token.lower, verb, span)
        if token.tag in {"DT", "CD", "WP", "WDT"} and not self._talk.is_speaker(token.lower):
            return None
        author = self._author(sentence, head)
        if author is not None:
            return self._of_one(sentence, author, verb, anyone, within)
        found = self._whole(sentence, head, within)
        words = [sentence.tokens[i].lower for i in found.members]
        if self.naming.is_own_reporter(sentence, found, words):
            return Speaker((), None)
        before = self._spoke_before(sentence, found, words)
        if before is not None and not before.links:
            return before
        if before is not None:
            return self.again(before, verb, Span(found.start, found.end))
        links = self.naming.links(sentence, found, verb, anyone)
        own = [v for v in links if not self.naming.is_own(v)]
        if links and (not own or self.naming.is_mouthpiece(sentence, found)):
            return Speaker((), None)
        return Speaker(tuple(own), self.naming.actor(found, words)) if own else None

    def _author(self, sentence: Sentence, head: int) -> int | None:
        """ "a statement by X", "a newsflash on state TV": X speaks."""
        if sentence.tokens[head].lower not in self._talk.bulletins:
            return None
        by = next((k for k in sentence.kids[head] if sentence.tokens[k].lower == "by"), None)
        if by is not None:
            return sentence.child(by, "pobj")
        for k in sentence.kids[head]:
            author = sentence.child(k, "pobj") if sentence.tokens[k].lower in _BEARING else None
            mention = sentence.at.get(author) if author is not None else None
            named = mention is not None and mention.kind == "outlet"
            if author is not None and (named or self._talk.is_speaker(sentence.tokens[author].lower)):
                return author
        return None

    def _whole(self, sentence: Sentence, head: int, within: range | None) -> Phrase:
        """The speaker phrase with all that hangs on it ("a source close to X in Y"), clauses and days apart."""
        found = phrase(sentence, self._lexis, head)
        aside = {
            i
            for k in sentence.kids[head]
            if sentence.tokens[k].dep == "prep" and (sentence.tokens[k].lower in _ASIDE or self._is_day(sentence, k))
            for i in sentence.subtree(k)
        }
        members = [
            i
            for i in sentence.subtree(head, CLAUSES | {"conj", "cc"})
            if i not in aside
            and (sentence.tokens[i].dep != "punct" or i < head)
            and sentence.tokens[i].lower not in self._calendar
            and (within is None or i in within)
        ]
        mentions = [] if within else list(found.mentions)
        for i in members:
            for mention in (sentence.at.get(i), *sentence.aside.get(i, ())):
                if mention is not None and mention not in mentions:
                    mentions.append(mention)
        return Phrase(sentence, head, members, mentions, found.classes)

    def _pronoun(self, word: str, verb: str, span: Span) -> Speaker | None:
        """ "he", "they": whoever spoke last; a reporter of the outlet may be "he"."""
        if word not in self._pronouns or not self.spoken:
            return None
        last = self.spoken[-1]
        if not last.links and word not in self._persons:
            last = next((s for s in reversed(self.spoken) if s.links), last)
        return self.again(last, verb, span) if last.links else last

    def _is_day(self, sentence: Sentence, prep: int) -> bool:
        obj = sentence.child(prep, "pobj")
        return obj is not None and sentence.tokens[obj].lower in self._calendar

    def _spoke_before(self, sentence: Sentence, found: Phrase, words: list[str]) -> Speaker | None:
        """Who is meant by "the source", "the ministry", "Saree": one who spoke before, with the links out to him."""
        head = sentence.tokens[found.head]
        core = [w for w in words if w not in self._talk.marks and not _is_aside(w)]
        if len(core) > 2 or not core:
            return None
        if len(core) == 1 and core[0] in self._talk.own and words[0] in self._talk.marks:  # "the reporter added"
            last = next(
                (s for s in reversed(self.spoken) if not s.links or s.links[-1].kind in {"media", "agency"}), None
            )
            return last if last is None or last.links else Speaker((), None)
        marked = words[0] in self._talk.marks or (head.tag.startswith("NNP") and len(core) == 1)
        if not marked:
            return None
        for speaker in reversed(self.spoken):
            for n, voice in enumerate(speaker.links):
                if _bears(voice.name.lower().split(), core):
                    return Speaker(speaker.links[: n + 1], speaker.actor, heir=True)
                if voice.kind == "agency" and core == ["agency"]:
                    return Speaker(speaker.links[: n + 1], speaker.actor, heir=True)
        named = any(m.kind in {"outlet", "person", "leader"} for m in found.mentions)
        if named or len(core) > 1 or head.lower not in self._talk.heirs or words[0] not in self._talk.marks:
            return None
        kind = self._talk.kind(core)
        alike = _ALIKE.get(kind or "anonymous", {kind})
        return next((s for s in reversed(self.spoken) if s.links and (not alike or s.links[-1].kind in alike)), None)

    def only(self, voice: Voice) -> Speaker:
        """A speaker of one link; the outlet itself has none."""
        return Speaker((), None) if self.naming.is_own(voice) else Speaker((voice,), None)


def _is_aside(word: str) -> bool:
    """ "the Britain-based group", "the anti-Houthi monitor": an adjective that only describes."""
    return word.endswith(("-based", "-run", "-backed")) or word.startswith(("anti-", "pro-"))


def _bears(name: list[str], core: list[str]) -> bool:
    """Whether a name holds the words; a single one as its last, or as what its owner is ("Syrian Observatory for …")."""
    if len(core) == 1:
        main = next((i for i, w in enumerate(name) if w in _OF), len(name)) - 1
        return len(core[0]) > 2 and len(name) > 1 and core[0] == name[main]
    return any(name[i : i + len(core)] == core for i in range(len(name) - len(core) + 1))
