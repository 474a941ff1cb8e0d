"""Pronouns: "we" is the speaker, "they" the nearest plural party, "it" the nearest single one."""

from __future__ import annotations

from collections.abc import Callable

from fogline.extract.arguments import subject_of
from fogline.extract.lexis import Lexis
from fogline.extract.memory import Memory, quoted
from fogline.extract.phrases import phrase
from fogline.extract.sentence import SUBJECTS, Sentence
from fogline.model.actor import ActorRef
from fogline.model.record import Span


class Pronouns:
    """Resolves the pronouns of one document; `parties` is the Discourse's own resolution of noun phrases."""

    def __init__(self, lexis: Lexis, memory: Memory, parties: Callable[[Sentence, int], list[ActorRef]]) -> None:
        self._lexis, self._memory, self._parties = lexis, memory, parties
        self._open: set[tuple[int, int]] = set()  # pronouns that are being resolved
        self._kinds = {w: kind for kind, words in lexis.language.anaphora.pronouns.items() for w in words}

    def kind(self, word: str) -> str | None:
        """singular, plural, person or speaker; None for other words."""
        return self._kinds.get(word)

    def resolve(self, sentence: Sentence, at: int, speaker: ActorRef | None) -> list[ActorRef]:
        """The parties a pronoun stands for; empty where nothing before fits.

        A pronoun inside a phrase that is looked at for that very pronoun ("the army and its allies") stands for nobody there.
        """
        if (sentence.number, at) in self._open or self.kind(sentence.tokens[at].lower) is None:
            return []
        self._open.add((sentence.number, at))
        try:
            return self._resolve(sentence, at, speaker)
        finally:
            self._open.discard((sentence.number, at))

    def _resolve(self, sentence: Sentence, at: int, speaker: ActorRef | None) -> list[ActorRef]:
        token = sentence.tokens[at]
        word, start = token.text, token.start
        kind, span = self._kinds[token.lower], Span(start, token.end)
        if kind == "speaker":
            return [quoted(speaker, word, span)] if speaker else []
        if kind == "person":
            return []
        if kind == "plural" and token.dep == "dobj" and sentence.is_verb(token.head):
            return self._not_the_doer(sentence, at, word, span)
        if kind == "plural":
            near = (
                self._of_main_clause(sentence, at)
                or self._of_speaker(sentence, at, speaker)
                or self._plural_before(sentence, start)
            )
            if near:
                return [quoted(a, word, span) for a in near]
        if kind == "singular" and at > 0:
            near = self._single_speaker(sentence, at) or self._single_before(sentence, at)
            if near:
                return [quoted(a, word, span) for a in near]
        subjects = [parties for offset, parties in self._memory.subjects if offset < start]
        armed = [parties for parties in subjects if any(a.kind != "civilians" for a in parties)]
        subjects = armed or subjects
        hit = self._own_objects(sentence, at) if kind == "plural" else set()
        subjects = [p for p in subjects if not hit & {a.id for a in p}] or subjects
        if subjects:
            return [quoted(a, word, span) for a in subjects[-1]]
        seen = [a for offset, a, _ in self._memory.seen if offset < start]
        return [quoted(seen[-1], word, span)] if seen else []

    def _own_objects(self, sentence: Sentence, at: int) -> set[str | None]:
        """ "They took the village and expelled the army": not the army."""
        token = sentence.tokens[at]
        if token.dep not in SUBJECTS or not sentence.is_verb(token.head):
            return set()
        objects = [k for verb in sentence.conjuncts(token.head) for k in sentence.children(verb, "dobj")]
        return {p.id for k in objects for p in self._parties(sentence, k) if p.id is not None}

    def _not_the_doer(self, sentence: Sentence, at: int, word: str, span: Span) -> list[ActorRef]:
        """ "A forced them to leave": not A, but those named last beside A."""
        subject = subject_of(sentence, sentence.tokens[at].head)
        doers = {p.id for p in self._parties(sentence, subject)} if subject is not None else set()
        named = [a for offset, a, _ in self._memory.seen if offset < span.start]
        others = [a for a in named if a.id not in doers and a.kind != "civilians"]
        near = [p for p in self._plural_before(sentence, span.start) if p.id not in doers]
        return [quoted(a, word, span) for a in near or others[-1:]]

    def _of_main_clause(self, sentence: Sentence, at: int) -> list[ActorRef]:
        """ "The rebels killed soldiers as they took a base": the subject of a clause beside goes on with that of the main one."""
        token = sentence.tokens[at]
        clause = sentence.tokens[token.head]
        if token.dep not in SUBJECTS or clause.dep != "advcl" or not sentence.is_verb(clause.head):
            return []
        if any(
            sentence.tokens[k].tag == "WRB" and sentence.tokens[k].lower != "where" for k in sentence.kids[clause.i]
        ):
            return []  # "helped them against Y when they": that may be anybody
        subject = subject_of(sentence, clause.head)
        if subject is None or subject > at or not sentence.tokens[subject].tag.startswith("NN"):
            return []
        return [p for p in self._parties(sentence, subject) if p.id is not None and p.kind != "civilians"]

    def _of_speaker(self, sentence: Sentence, at: int, speaker: ActorRef | None) -> list[ActorRef]:
        """ "A spokesman for the rebels said they had taken the town": those he speaks for, where nobody else was named."""
        token = sentence.tokens[at]
        clause = sentence.tokens[token.head]
        armed = speaker is not None and speaker.kind not in {"civilians", "organisation", "government", "police"}
        if token.dep not in SUBJECTS or clause.dep != "ccomp":
            return []
        said = subject_of(sentence, clause.head)
        if said is None or said > at:
            return []
        if armed and speaker is not None:
            return [speaker]
        if sentence.tokens[said].tag not in {"NNS", "NNPS"}:
            return []
        return [
            p for p in self._parties(sentence, said) if p.id is not None and p.kind not in {"civilians", "government"}
        ]

    def _single_speaker(self, sentence: Sentence, at: int) -> list[ActorRef]:
        """ "The army said it had taken the town": the army."""
        token = sentence.tokens[at]
        clause = sentence.tokens[token.head]
        while clause.dep == "conj" and sentence.is_verb(clause.head):
            clause = sentence.tokens[clause.head]
        if token.dep not in SUBJECTS or clause.dep != "ccomp":
            return []
        said = subject_of(sentence, clause.head)
        if said is None or said > at or sentence.tokens[said].tag not in {"NN", "NNP"}:
            return []
        found = [p for p in self._parties(sentence, said) if p.id is not None and p.kind != "civilians"]
        return found if len(found) == 1 else []

    def _single_before(self, sentence: Sentence, at: int) -> list[ActorRef]:
        """The nearest single party before "it" in the same sentence."""
        for token in reversed(sentence.tokens[:at]):
            if token.tag.startswith("NN"):
                parties = [p for p in self._parties(sentence, token.i) if p.id is not None and p.kind != "civilians"]
                if len(parties) == 1:
                    return parties
        return []

    def _plural_before(self, sentence: Sentence, before: int) -> list[ActorRef]:
        """The nearest party in the same sentence that is named in the plural ("ISIS fighters", "A and B")."""
        for token in reversed(sentence.tokens):
            if token.end > before or (token.tag not in {"NNS", "NNPS"} and sentence.child(token.i, "conj") is None):
                continue
            people = "armed" in phrase(sentence, self._lexis, token.i).classes
            parties = self._parties(sentence, token.i) if sentence.is_noun(token.i) and people else []
            parties = [p for p in parties if p.id is not None and p.kind != "civilians"]
            if parties and (token.tag in {"NNS", "NNPS"} or len(parties) > 1):
                return parties
        return []
