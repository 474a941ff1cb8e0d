"""Attribution as a chain from the outlet inward: who says each stretch of the text.

Reporting verbs, "according to", "X told OUTLET, citing Y", quotations that run over sentences, and heirs
("the source added"). A speaker is never a party to the event by speaking.
"""

from __future__ import annotations

from fogline.extract.arguments import subject_of
from fogline.extract.lexis import Lexis
from fogline.extract.phrases import Phrase, members_of, phrase
from fogline.extract.sentence import CLAUSES, Sentence
from fogline.extract.speakers import Speaker, Speakers
from fogline.model.document import OutletRef
from fogline.model.record import Span
from fogline.ports import NameContext

SPEAKING_AND_SAYING = 2  # "Speaking to X, Y said": one speech with two verbs
FAR = 15  # words between a speaker and the verb, beyond which the verb alone is the reporting clause


class Speech:
    """A stretch of text and who says it. `zone` is the reporting clause itself, which tells no event."""

    __slots__ = ("denies", "opens", "scope", "speaker", "zone")

    def __init__(self, scope: Span, zone: Span, speaker: Speaker, denies: bool, opens: bool = False) -> None:
        self.scope, self.zone, self.speaker, self.denies, self.opens = scope, zone, speaker, denies, opens


class Voices:
    """Reads the speeches of one document, sentence by sentence, remembering the last speaker."""

    def __init__(
        self, lexis: Lexis, names: NameContext, outlet: OutletRef | None, quotes: list[Span], guessed: bool = False
    ) -> None:
        self._lexis, self._names, self._outlet, self._quotes = lexis, names, outlet, quotes
        self._speakers = Speakers(lexis, names, outlet, guessed)
        self._last: Speaker | None = None
        self._quoted: dict[int, Speaker] = {}
        self._words = lexis.language.voices
        self._openers = {p.split()[0] for p in self._words.prepositions} | {"citing"}

    def prepare(self, sentences: list[Sentence]) -> dict[int, list[Speech]]:
        """Speeches by sentence number; quotations are given to the speaker their paragraph names."""
        by_sentence = {s.number: self._of_sentence(s) for s in sentences}
        for sentence in sentences:
            for speech in by_sentence[sentence.number]:
                for n, quote in enumerate(self._quotes):
                    touches = quote.overlaps(Span(sentence.start, sentence.end + 3))
                    if touches and not speech.speaker.passing:
                        self._quoted.setdefault(n, speech.speaker)
        last: Speaker | None = None
        for sentence in sentences:
            speeches = by_sentence[sentence.number]
            if not speeches:
                speeches += self._inside_quotes(sentence, last)
            elif speeches[-1].speaker is not None:
                last = speeches[-1].speaker
        return by_sentence

    def _inside_quotes(self, sentence: Sentence, last: Speaker | None) -> list[Speech]:
        here = Span(sentence.start, sentence.end)
        for n, quote in enumerate(self._quotes):
            shared = min(quote.end, here.end) - max(quote.start, here.start)
            if shared > 0.5 * (here.end - here.start):
                speaker = self._quoted.get(n, last)
                if speaker is not None:
                    return [Speech(here, Span(here.start, here.start), speaker, False)]
        return []

    def _of_sentence(self, sentence: Sentence) -> list[Speech]:
        found: list[Speech] = []
        self._here: Speaker | None = None
        for i, token in enumerate(sentence.tokens):
            if token.lower in self._lexis.reporting and (sentence.is_verb(i) or token.dep == "ROOT"):
                speech = self._by_verb(sentence, i)
            else:
                speech = self._by_preposition(sentence, i)
            if speech is not None:
                found.append(speech)
                self._here = speech.speaker
        return self._chained(found)

    def _chained(self, found: list[Speech]) -> list[Speech]:
        """Remember the last speaker; in one sentence an inner voice ("citing X") follows the outer."""
        if len(found) == SPEAKING_AND_SAYING and found[0].opens:
            first, second = found
            outer = tuple(v for v in first.speaker.links if v.kind in {"monitor", "activist", "agency", "media"})
            known = {v.name for v in second.speaker.links}
            second.speaker.links = (*(v for v in outer if v.name not in known), *second.speaker.links)
            found = [second]
        for speech in found:
            if not speech.speaker.passing:
                self._last = speech.speaker
        return found

    def _by_verb(self, sentence: Sentence, verb: int) -> Speech | None:
        lemma = self._lexis.lemma(sentence.tokens[verb].lower)
        if (
            sentence.tokens[verb].tag == "VBG"
            and sentence.tokens[verb].dep in {"advcl", "conj", "dep"}
            and self._here is not None
        ):
            again = self._speakers.again(self._here, lemma, sentence, verb)
            return Speech(
                self._scope(sentence, verb), Span(sentence.tokens[verb].start, sentence.tokens[verb].end), again, False
            )
        head = self._subject(sentence, verb)
        if head is None or not self._governs(sentence, verb, lemma):
            return None
        speaker = self._speakers.of(sentence, head, lemma, self._last)
        if speaker is None:
            return None
        speaker = self._with_listener(sentence, verb, speaker)
        for other in sentence.children(verb, "nsubj")[:-1]:  # "spokesman of the campaign X, Y, said"
            mention = sentence.at.get(other)
            if mention is not None and mention.kind == "outlet":
                speaker = speaker.through(self._speakers.outlet_voice(mention, lemma))
        for k in sentence.kids[verb]:
            if self._lexis.lemma(sentence.tokens[k].lower) in self._words.citing and sentence.tokens[k].tag == "VBG":
                cited = sentence.child(k, "dobj")
                inner = self._speakers.of(sentence, cited, "citing", None) if cited is not None else None
                if inner is not None:
                    speaker = speaker.citing(inner)
        if lemma in self._words.citing and sentence.child(verb, "dobj") is not None:  # "quoted a source as saying"
            quoted = self._speakers.of(sentence, sentence.child(verb, "dobj") or 0, lemma, None)
            speaker = speaker.citing(quoted) if quoted is not None and quoted.links else speaker
        zone = self._zone(sentence, verb, head)
        denies = sentence.tokens[verb].lower in self._lexis.denying
        opens = lemma == "speak" and sentence.tokens[verb].tag == "VBG"
        return Speech(self._scope(sentence, verb), zone, speaker, denies, opens)

    def _subject(self, sentence: Sentence, verb: int) -> int | None:
        subjects = sentence.children(verb, "nsubj")
        own = subjects[-1] if subjects else None
        if own is not None:
            if sentence.tokens[own].lower in {"who", "which", "that"}:
                return sentence.tokens[verb].head
            return own
        agent = sentence.child(verb, "agent")
        if agent is not None:
            return sentence.child(agent, "pobj")
        passive = sentence.child(verb, "nsubjpass")
        if passive is not None and sentence.tokens[verb].lower == "quoted":
            return passive
        token = sentence.tokens[verb]
        if token.dep in {"conj", "advcl", "xcomp"}:
            return subject_of(sentence, verb)
        return None

    def _governs(self, sentence: Sentence, verb: int, lemma: str) -> bool:
        """Whether the verb reports something here: a clause, a quotation, or (for plain verbs) an object."""
        clause = sentence.child(verb, "ccomp", "parataxis", "xcomp") is not None or sentence.tokens[verb].dep in {
            "parataxis",
            "ccomp",
        }
        quoted = any(q.overlaps(Span(sentence.start - 3, sentence.end + 3)) for q in self._quotes)
        colon = sentence.tokens[min(verb + 1, len(sentence.tokens) - 1)].text in {":", ","}
        object_ = sentence.child(verb, "dobj") is not None or sentence.child(verb, "prep") is not None
        about = any(sentence.tokens[k].lower in {"about", "of"} for k in sentence.kids[verb]) and lemma in {
            "talk",
            "speak",
        }
        if about:
            return True
        told = sentence.child(verb, "dobj")
        if told is not None and any(
            p.kind == "noun" for p in self._lexis.patterns.get(sentence.tokens[told].lower, ())
        ):
            return True  # "documented the death of", "monitored air strikes"
        if lemma in self._words.clause_only:
            return clause or (quoted and colon)
        return clause or quoted or colon or object_ or sentence.is_title

    def _scope(self, sentence: Sentence, verb: int) -> Span:
        """The whole sentence, unless the reporting verb itself stands in a subordinate clause."""
        chain = [sentence.tokens[verb].dep, *(sentence.tokens[a].dep for a in sentence.ancestors(verb))]
        if any(dep in {"advcl", "relcl", "acl"} for dep in chain[:-1]) and sentence.child(verb, "ccomp") is not None:
            inside = sentence.subtree(verb)
            return Span(sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end)
        return Span(sentence.start, sentence.end)

    def _zone(self, sentence: Sentence, verb: int, head: int) -> Span:
        inside = [*members_of(sentence, head), verb]
        if abs(head - verb) > FAR:
            return Span(sentence.tokens[verb].start, sentence.tokens[verb].end)
        for k in sentence.kids[head]:
            if sentence.tokens[k].dep in {"appos", "conj"}:
                inside += sentence.subtree(k, CLAUSES)
        return Span(sentence.tokens[min(inside)].start, sentence.tokens[max(inside)].end)

    def _with_listener(self, sentence: Sentence, verb: int, speaker: Speaker) -> Speaker:
        """ "X told Y": where Y is another outlet, Y stands between."""
        for k in sentence.kids[verb]:
            target = k if sentence.tokens[k].dep in {"dobj", "dative"} else None
            if sentence.tokens[k].lower == "to":
                target = sentence.child(k, "pobj")
            mention = sentence.at.get(target) if target is not None else None
            if mention is not None and mention.kind == "outlet":
                row = self._names.outlet(mention)
                if self._outlet is None or (row.id != self._outlet.id and row.name != self._outlet.name):
                    return speaker.through(self._speakers.outlet_voice(mention, "told"))
        return speaker

    def _by_preposition(self, sentence: Sentence, i: int) -> Speech | None:
        tokens = sentence.tokens
        if tokens[i].lower not in self._openers:
            return None
        words = sentence.words(i, min(i + 4, len(tokens) - 1))
        prefix = next((p for p in self._words.prepositions if words.startswith(p + " ") or words == p), None)
        cites = self._lexis.lemma(tokens[i].lower) == "cite" and tokens[i].tag == "VBG"
        if prefix is None and not cites:
            return None
        if cites and any(
            self._lexis.lemma(tokens[a].lower) in self._words.verbs for a in list(sentence.ancestors(i))[:1]
        ):
            return None
        last = i + (len(prefix.split()) - 1 if prefix else 0)
        head = sentence.child(last, "pobj", "dobj")
        head = head if head is not None else self._noun_after(sentence, last)
        if head is None:
            return None
        speaker = self._speakers.of(sentence, head, prefix or "citing", self._last)
        if speaker is None:
            return None
        found: Phrase = phrase(sentence, self._lexis, head)
        return Speech(Span(sentence.start, sentence.end), Span(tokens[i].start, found.end), speaker, False)

    @staticmethod
    def _noun_after(sentence: Sentence, at: int) -> int | None:
        for token in sentence.tokens[at + 1 : at + 8]:
            if token.tag.startswith("NN") and token.dep != "compound":
                return token.i
        return None
