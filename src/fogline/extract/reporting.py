"""Reporting verbs: who says what in one sentence."""

from __future__ import annotations

from fogline.extract.arguments import subject_of
from fogline.extract.lexis import Lexis
from fogline.extract.phrases import members_of
from fogline.extract.sentence import CLAUSES, Sentence
from fogline.extract.speakers import Speakers
from fogline.extract.speech import Speaker, Speech, scope_of, words_of_speaker
from fogline.model.record import Span

CLOSE = 4  # characters between a verb and the quotation behind it
FRONT = 40  # characters between a quotation and the speaker behind it ("…", a teacher from X recalled)
FAR = 15  # words between a speaker and the verb, beyond which the verb alone is the reporting clause
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_MAIN = frozenset({"ROOT", "conj", "ccomp"})
_CLAUSAL = ("ccomp", "xcomp", "parataxis")


class Reporting:
    """Reads the reporting verbs of one document."""

    def __init__(self, lexis: Lexis, speakers: Speakers, quotes: list[Span]) -> None:
        self._lexis, self._talk = lexis, lexis.talk
        self._speakers, self._quotes = speakers, quotes

    def speech(self, sentence: Sentence, verb: int, here: Speaker | None) -> Speech | None:
        """The speech that a verb of saying opens; `here` is who spoke before it in the sentence."""
        token = sentence.tokens[verb]
        claimed = sentence.child(verb, "dobj")
        if claimed is not None and sentence.tokens[claimed].lower in self._lexis.not_said:
            return None  # "claiming the lives of dozens"
        if here is not None and here.links and self._goes_on(sentence, verb):
            span = Span(token.start, token.end)
            accuses = token.lower in self._talk.accusing
            scope = scope_of(sentence, verb, objects=accuses)
            return Speech(scope, span, self._speakers.again(here, self._lexis.lemma(token.lower), span))
        if token.lower in self._talk.citing and sentence.child(verb, "dobj") is not None:
            return self._quoting(sentence, verb)
        head, inverted = self._subject(sentence, verb)
        inner = token.dep in {"pcomp", "relcl"}
        if head is None or (inner and sentence.tokens[head].tag.startswith("PRP")):
            return None  # "at what it claimed were positions": who is meant is named in the sentence
        before = self._tells_before(sentence, verb, head)
        if not before and not self._governs(sentence, verb, head, inverted):
            return None
        lemma = self._lexis.lemma(token.lower)
        speaker = self._speakers.of(sentence, head, lemma, token.lower not in self._talk.weak)
        if speaker is None:
            return None
        beside = self._before_and(sentence, head)
        first = self._speakers.of(sentence, beside, lemma) if beside is not None else None
        speaker = first.beside(speaker) if first is not None and first.links else speaker
        speaker = self._relayed(sentence, verb, speaker)
        content = sentence.child(verb, *_CLAUSAL)
        return Speech(
            scope_of(sentence, verb, objects=token.lower in self._talk.accusing),
            self._zone(sentence, verb, head),
            speaker,
            denies=token.lower in self._talk.denying,
            ahead=content is not None and content > verb,
            before=before,
        )

    @staticmethod
    def _goes_on(sentence: Sentence, verb: int) -> bool:
        """ "X said …, adding that": the same voice."""
        token = sentence.tokens[verb]
        return (
            token.tag == "VBG"
            and token.dep in {"advcl", "conj", "dep", "acl"}
            and sentence.child(verb, "nsubj") is None
            and sentence.child(verb, "aux") is None
        )

    def _quoting(self, sentence: Sentence, verb: int) -> Speech | None:
        """ "AA quoted a source as saying", "AA cites X as saying that"."""
        obj = sentence.child(verb, "dobj")
        inner = self._speakers.of(sentence, obj, "quoted", anyone=True) if obj is not None else None
        head, _ = self._subject(sentence, verb)
        outer = self._speakers.of(sentence, head, "quoted", anyone=True) if head is not None else None
        if inner is None or outer is None or obj is None:
            return None
        inside = [verb, obj, *(i for i in sentence.subtree(obj, CLAUSES))]
        zone = Span(sentence.tokens[min(inside)].start, sentence.tokens[max(inside)].end)
        return Speech(scope_of(sentence, verb), zone, outer.citing(inner))

    def _subject(self, sentence: Sentence, verb: int) -> tuple[int | None, bool]:
        """Who says it, and whether he stands behind the verb ("…, said a doctor")."""
        token = sentence.tokens[verb]
        subjects = sentence.children(verb, "nsubj")
        if subjects:
            own = subjects[-1]
            relative = sentence.tokens[own].lower in {"who", "which", "that"} and token.dep == "relcl"
            return (token.head if relative else own), own > verb
        agent = next((k for k in sentence.kids[verb] if sentence.tokens[k].dep == "agent"), None)
        if agent is not None:
            return sentence.child(agent, "pobj"), False
        passive = sentence.child(verb, "nsubjpass")
        if passive is not None:
            return (passive if token.lower in self._talk.citing else None), False
        last = self._named_last(sentence, verb)
        if last is not None:
            return last, True
        if token.dep in {"conj", "advcl", "xcomp"}:
            return self._shared(sentence, verb), False
        if token.dep == "acl" and (whose := self._of_noun(sentence, verb)) is not None:
            return whose, False
        if token.tag not in _FINITE:
            return None, False
        behind = sentence.child(verb, "dobj", "attr", "npadvmod")
        before = sentence.tokens[verb - 1] if verb else None
        if behind is not None and (before is None or before.tag in {",", "''", "``"}):
            return behind, True
        if before is not None and before.tag.startswith(("NN", "PRP")) and before.dep not in {"compound", "pobj"}:
            return before.i, False
        return None, False

    def _of_noun(self, sentence: Sentence, verb: int) -> int | None:
        """The speaker of a verb that hangs on a noun: "issued a statement saying", "with a monitor saying"."""
        token = sentence.tokens[verb]
        noun = sentence.tokens[token.head]
        if token.tag == "VBG" and noun.lower in self._talk.bulletins:
            return subject_of(sentence, noun.head) if sentence.is_verb(noun.head) else noun.i
        if token.tag == "VBG" and sentence.tokens[noun.head].lower == "with" and self._talk.is_speaker(noun.lower):
            return noun.i if sentence.child(verb, *_CLAUSAL) is not None else None
        told = sentence.child(verb, "dobj", "ccomp") is not None
        return noun.i if token.tag == "VBN" and told else None  # "the spokesman, X, announced that"

    def _shared(self, sentence: Sentence, verb: int) -> int | None:
        """ "An officer said they took the town but said clashes went on": who said the first says the second."""
        for above in sentence.ancestors(verb) if sentence.tokens[verb].dep == "conj" else ():
            if sentence.tokens[above].lower in self._talk.saying and sentence.is_verb(above):
                return self._subject(sentence, above)[0]
            if sentence.child(above, "nsubj") is not None and sentence.tokens[above].dep != "ccomp":
                break
        return subject_of(sentence, verb)

    def _named_last(self, sentence: Sentence, verb: int) -> int | None:
        """ "X shelled the town, reported the agency": a speaker behind a verb that the parser joined to the one before."""
        token, behind = sentence.tokens[verb], sentence.child(verb, "dobj")
        if token.tag not in _FINITE or behind is None or not verb or sentence.tokens[verb - 1].tag not in {",", "''"}:
            return None
        mention = sentence.at.get(behind)
        named = mention is not None and mention.kind == "outlet"
        return behind if named or self._talk.is_speaker(sentence.tokens[behind].lower) else None

    def _before_and(self, sentence: Sentence, head: int) -> int | None:
        """ "medics and the Observatory said", where the parser hung the first elsewhere."""
        at = min(members_of(sentence, head)) - 2
        if at < 0 or sentence.tokens[at + 1].lower != "and" or head in sentence.conjuncts(at)[:1]:
            return None
        return at if self._talk.is_speaker(sentence.tokens[at].lower) else None

    def _governs(self, sentence: Sentence, verb: int, head: int, inverted: bool) -> bool:
        """Whether the verb reports something here: a clause, a quotation, an event, or (for plain verbs) anything."""
        token = sentence.tokens[verb]
        clause = sentence.child(verb, *_CLAUSAL) is not None or token.dep in {"parataxis", "ccomp"}
        after = sentence.tokens[min(verb + 1, len(sentence.tokens) - 1)].text
        here = Span(sentence.start - 3, sentence.end + 3)
        if token.lower not in self._talk.weak:
            quoted = any(q.overlaps(here) for q in self._quotes)
            object_ = sentence.child(verb, "dobj", "prep") is not None
            return clause or quoted or object_ or inverted or after in {":", ",", "."}
        zone = Span(min(sentence.tokens[head].start, token.start), max(sentence.tokens[head].end, token.end))
        quoted = any(0 <= q.start - zone.end <= CLOSE or 0 <= zone.start - q.end <= FRONT for q in self._quotes)
        if token.lower in self._talk.citing and any(sentence.tokens[k].lower == "as" for k in sentence.kids[verb]):
            return True  # "was quoted as saying"
        if token.lower in self._talk.going_on:
            return (clause or quoted) and sentence.tokens[head].lower in self._talk.bulletins | self._talk.heirs
        return clause or quoted or self._tells(sentence, verb) or self._rejects(sentence, verb)

    def _rejects(self, sentence: Sentence, verb: int) -> bool:
        """ "called the reports of the strike fake"."""
        below = sentence.subtree(verb, CLAUSES - {"ccomp"})
        words = {sentence.tokens[i].lower for i in below if i > verb}
        return bool(words & self._talk.untrue) and bool(words & self._talk.deniable)

    def _tells(self, sentence: Sentence, verb: int) -> bool:
        """ "documented the death of", "accused X of shelling": an event is the object."""
        obj = sentence.child(verb, "dobj")
        if obj is not None and sentence.tokens[verb].lower in self._talk.telling:
            return any(self._is_telling(sentence, i) for i in sentence.subtree(obj, CLAUSES))
        linking = {"about"}
        linking |= {"of"} if sentence.tokens[verb].lower in self._talk.telling | self._talk.accusing else set()
        linking |= {"for"} if sentence.tokens[verb].lower in self._talk.accusing else set()
        near = [*sentence.kids[verb], *(sentence.kids[obj] if obj is not None else ())]
        preps = [k for k in near if sentence.tokens[k].lower in linking]
        return any(self._is_telling(sentence, i) for p in preps for i in sentence.subtree(p))

    def _is_telling(self, sentence: Sentence, i: int) -> bool:
        return sentence.tokens[i].lower in self._lexis.patterns

    def _tells_before(self, sentence: Sentence, verb: int, head: int) -> bool:
        """ "This was reported by X", "X said this in its update"."""
        if sentence.tokens[verb].lower in self._talk.weak:
            return False
        told = sentence.child(verb, "nsubjpass", "dobj")
        if told is None or told == head or sentence.child(verb, *_CLAUSAL) is not None:
            return False
        return sentence.tokens[told].lower in self._talk.told_before

    def _relayed(self, sentence: Sentence, verb: int, speaker: Speaker) -> Speaker:
        """Outlets between: "told Y", "in a statement carried by Y", "was quoted as saying by Y"."""
        for k in sentence.subtree(verb, frozenset({"ccomp", "parataxis", "nsubj"})):
            token = sentence.tokens[k]
            target = None
            if token.dep in {"dobj", "dative"} and token.head == verb:
                target = k if token.dep == "dobj" or token.tag.startswith("NN") else sentence.child(k, "pobj")
            elif token.lower in {"to", "by", "with"} and (token.dep in {"agent", "dative"} or token.dep == "prep"):
                close = token.head == verb or sentence.tokens[token.head].lower in self._talk.carried
                target = sentence.child(k, "pobj") if close or token.lower == "to" else None
                if sentence.tokens[token.head].lower == "saying":
                    target = sentence.child(k, "pobj")
            outer = self._speakers.naming.listener(sentence, target) if target is not None else None
            if outer is not None and outer.name not in speaker.names:
                return speaker.through(outer)
        return speaker

    @staticmethod
    def _zone(sentence: Sentence, verb: int, head: int) -> Span:
        """The reporting clause; the verb alone where its speaker stands far off or did something else before."""
        token = sentence.tokens[verb]
        between = sentence.tokens[min(head, verb) + 1 : max(head, verb)]
        if len(between) > FAR or any(t.tag in _FINITE and t.dep in _MAIN for t in between):
            return Span(token.start, token.end)
        inside = [verb, *words_of_speaker(sentence, head)]
        return Span(sentence.tokens[min(inside)].start, sentence.tokens[max(inside)].end)
