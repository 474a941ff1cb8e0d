"""Figures in front of, inside and behind a phrase: how many, of which calibre."""

from __future__ import annotations

import re

from fogline.extract.lexis import Lexis
from fogline.extract.phrases import Phrase, members_of
from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.model.measure import Measure
from fogline.model.record import Span
from fogline.text.fold import smooth


class Figures:
    """Reads the figures of one language."""

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis
        self._numbers = lexis.numbers
        self._qualities = re.compile(
            r"\b(?:"
            + "|".join(sorted(map(re.escape, lexis.language.numbers.qualitative), key=len, reverse=True))
            + r")\b",
            re.I,
        )

    def toll(self, sentence: Sentence, hit: Hit) -> Measure | None:
        """ "the death toll rose to 37": the figure stands behind the verb."""
        behind = smooth(
            sentence.slice(sentence.tokens[hit.at].end, min(sentence.end, sentence.tokens[hit.at].end + 60))
        )
        match = re.match(r"[^.;]{0,40}?\b(?:to|at|of|stands at|reached|is|was)\s+", behind)
        found = self._numbers.find(behind[match.end() :]) if match else []
        return found[0].measure if found and found[0].start < 3 else None

    def figure(self, sentence: Sentence, head: int, counted: int) -> tuple[Measure | None, Span, bool]:
        """The figure in front of a victim phrase; `vague` where only "heavy" or the like stands there."""
        members = sorted({*self.own(sentence, head), *self.own(sentence, counted)})
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
        if token.tag in {"NNS", "NNPS"} or token.lower in {"people", "personnel", "police"}:
            low, best, high = self._lexis.language.numbers.bare_plural
            return Measure(low=low, best=best, high=high)
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
