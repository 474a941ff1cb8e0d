"""Figures in front of, inside and behind a phrase: how many, of which calibre."""

from __future__ import annotations

import re

from fogline.extract.lexis import Lexis
from fogline.extract.phrases import Phrase, members_of
from fogline.extract.sentence import Sentence
from fogline.model.measure import Measure
from fogline.model.record import Span
from fogline.text.fold import smooth


class _Tolls:
    """Where the figure of a toll stands."""

    def __init__(self, verbs: tuple[str, ...]) -> None:
        told = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
        self.behind = re.compile(
            rf"\b(?:{told})(?: (?:up|further|now|again|sharply)){{0,2}} (?:(?:to|at|past) )?", re.I
        )
        self.at_once = re.compile(r"\b(?:to|at|of|is|was|now) ", re.I)
        self.before = re.compile(r"\b(?:bringing|brings|brought|taking|raising|raised) to (?=\S+ (?:the )?$)", re.I)
        self.earlier = re.compile(
            r"\b(?:earlier|previous|initial|first|last|prior|preliminary) (?:official )?(?:death )?$", re.I
        )


class Figures:
    """Reads the figures of one language."""

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        self._numbers = lexis.numbers
        self._qualities = re.compile(
            r"\b(?:"
            + "|".join(sorted(map(re.escape, lexis.language.numbers.qualitative), key=len, reverse=True))
            + r")\b(?!-)",
            re.I,
        )
        self._tolls = _Tolls(lexis.language.numbers.toll_verbs)

    def toll(self, sentence: Sentence, at: int) -> tuple[Measure, Span] | None:
        """The figure that a toll has come to: "the toll rose to 37", "raising the toll to 22", "bringing to two the number of"."""
        token = sentence.tokens[at]
        if self._tolls.earlier.search(smooth(sentence.slice(max(sentence.start, token.start - 24), token.start))):
            return None  # "an earlier toll of 112"
        left = max(sentence.start, token.start - 40)
        return (
            self._number_after(sentence, token.end, sentence.end, self._tolls.behind)
            or self._number_after(sentence, token.end, min(sentence.end, token.end + 70), self._tolls.at_once)
            or self._number_after(sentence, left, token.start, self._tolls.before)
        )

    def _number_after(
        self, sentence: Sentence, start: int, end: int, pattern: re.Pattern[str]
    ) -> tuple[Measure, Span] | None:
        words = smooth(sentence.slice(start, end))
        for match in pattern.finditer(words):
            at = start + match.end()
            for found in self._numbers.find(words[match.end() :])[:1]:
                if found.start < 3:
                    return found.measure, Span(at + found.start, at + found.end)
        return None

    def running(self, sentence: Sentence, at: int) -> tuple[Measure, Span] | None:
        """The figure of "the number of the dead", "the number of people killed …, has risen to 112"."""
        for above in sentence.ancestors(at):
            token = sentence.tokens[above]
            if token.lower == "number" and above < at:
                return self.toll(sentence, above)
            if sentence.is_verb(above) and token.dep not in {"acl", "relcl"}:
                return None
        return None

    def figure(self, sentence: Sentence, head: int, counted: int) -> tuple[Measure | None, Span, bool]:
        """The figure in front of a victim phrase; `vague` where only "heavy" or the like stands there."""
        members = sorted({*self.own(sentence, head), *self.own(sentence, counted)})
        if sentence.tokens[head].dep in {"compound", "nmod"}:  # "took eleven soldiers prisoner"
            members = [k for k in sentence.children(sentence.tokens[head].head, "nummod") if k < head] + members
        start = sentence.tokens[members[0]].start
        end = max(sentence.tokens[i].end for i in members)
        left = max(sentence.start, start - 26)
        words = smooth(sentence.slice(left, end))
        best = [
            q
            for q in self._numbers.find(words)
            if left + q.end > start - 1 and left + q.start <= sentence.tokens[counted].end
        ]
        best = [q for q in best if left + q.start >= sentence.tokens[head].start] or best
        if best:
            first = best[0]
            return first.measure, Span(min(left + first.start, start), end), False
        quality = self._qualities.search(smooth(sentence.slice(start, end)))
        return None, Span(start, end), quality is not None

    def is_qualified(self, words: str) -> bool:
        """Whether a word of size stands there: "heavy losses"."""
        return self._qualities.search(smooth(words)) is not None

    @staticmethod
    def own(sentence: Sentence, head: int) -> set[int]:
        """Words of a phrase without what is only set beside it (apposition)."""
        members = set(members_of(sentence, head))
        beside = {i for k in sentence.children(head, "appos") for i in sentence.subtree(k)}
        beside |= {i for m in members if m > head and sentence.tokens[m].dep == "conj" for i in sentence.subtree(m)}
        return members - beside

    def bare(self, sentence: Sentence, about: Phrase, counted: int) -> Measure | None:
        """A plural without a number is two or more; a named or indefinite single person is one."""
        token = sentence.tokens[counted]
        first = sentence.tokens[about.members[0]].lower
        if first in {"no", "any"}:
            return None  # "no soldiers were killed" counts nobody
        if first in {"all", "most"} and token.tag in {"NNS", "NNPS"}:
            return Measure()
        if token.tag in {"NNS", "NNPS"} or token.lower in {"people", "personnel", "police"}:
            low, best, high = self._lexis.language.numbers.bare_plural
            return Measure(low=low, best=best, high=high)
        if token.lower == "another":
            return Measure.exactly(1)
        person = about.classes & {"person", "civilian"} or (
            token.lower in self._lexis.classes
            and self._lexis.classes[token.lower] in {"fighters", "leaders", "civilians"}
        )
        named = any(m.kind in {"person", "leader"} for m in about.mentions) or (
            token.tag == "NNP" and not about.places and not any(m.kind in {"country", "actor"} for m in about.mentions)
        )
        if (
            (first in {"a", "an", "one", "another"} and (person or named))
            or named
            or (first in {"his", "her"} and token.tag == "NN")
            or (person and first in {"the", "his", "her", "its"})
            or (person and token.tag == "NN")
        ):
            return Measure.exactly(1)
        return None

    def calibre(self, sentence: Sentence, span: Span) -> float | None:
        """The calibre in millimetres in or right behind the words of a thing."""
        following = next(
            (t.start for t in sentence.tokens if t.start >= span.end and t.lower in {",", "and", "as", ";", "."}),
            sentence.end,
        )
        words = smooth(sentence.slice(span.start, max(span.end, following)))
        for pattern in self._lexis.calibres:
            match = pattern.search(words)
            if match:
                return float(match[1])
        return None
