"""Attribution as a chain from the outlet inward: who says each stretch of the text.

Reporting verbs, "according to", "X told OUTLET, citing Y", quotations that run over sentences, heirs
("the source added") and voices of a whole report. A speaker is never a party to the event by speaking.
"""

from __future__ import annotations

from itertools import pairwise

from fogline.extract.labels import Labels
from fogline.extract.lexis import Lexis
from fogline.extract.reporting import Reporting
from fogline.extract.sentence import Sentence
from fogline.extract.speakers import Speakers
from fogline.extract.speech import Speaker, Speech, share
from fogline.model.document import OutletRef
from fogline.model.record import Span
from fogline.ports import NameContext

QUOTE = 3  # characters between a sentence and the quotation behind it
GAP = 2  # sentences between two speeches of one voice that are his as well
_PUBLIC = frozenset({"military", "official", "belligerent", "monitor", "agency"})


class Voices:
    """Reads the speeches of one document, sentence by sentence."""

    def __init__(
        self, lexis: Lexis, names: NameContext, outlet: OutletRef | None, quotes: list[Span], guessed: bool = False
    ) -> None:
        self._names, self._talk, self._quotes = names, lexis.talk, quotes
        self._speakers = Speakers(lexis, names, outlet, guessed)
        self._reporting = Reporting(lexis, self._speakers, quotes)
        self._labels = Labels(lexis, self._speakers)
        self._quoted: dict[int, Speaker] = {}

    def prepare(self, sentences: list[Sentence]) -> dict[int, list[Speech]]:
        """Speeches by sentence number."""
        speeches = {s.number: self._of_sentence(s) for s in sentences}
        self._give_headline(sentences, speeches)
        self._give_quotes(sentences, speeches)
        self._give_lists(sentences, speeches)
        self._give_reports(sentences, speeches)
        self._fill_between(sentences, speeches)
        return speeches

    def _of_sentence(self, sentence: Sentence) -> list[Speech]:
        found: list[Speech] = []
        pending: Speech | None = None  # "citing X" before who cites him
        for i, token in enumerate(sentence.tokens):
            cites = self._labels.cites(sentence, i)
            opener = token.lower if cites else self._labels.opens(sentence, i)
            if opener is not None:
                speech = self._labels.speech(sentence, i, opener)
            elif token.lower in self._talk.saying and (sentence.is_verb(i) or token.dep == "ROOT"):
                speech = self._reporting.speech(sentence, i, found[-1].speaker if found else None)
            else:
                continue
            if speech is None:
                continue
            if cites and not found:
                pending = speech
                continue
            if cites:
                speech.speaker = found[-1].speaker.citing(speech.speaker)
                speech.scope, speech.ahead = found[-1].scope, found[-1].ahead
                found[-1].speaker = speech.speaker
            elif pending is not None:
                speech.speaker = speech.speaker.citing(pending.speaker)
                pending = None
            found.append(speech)
            self._speakers.remember(speech.speaker)
        if not found and sentence.is_title:
            label = self._labels.headline(sentence)
            found = [label] if label is not None else []
        return share(sentence, found)

    def _give_headline(self, sentences: list[Sentence], speeches: dict[int, list[Speech]]) -> None:
        for told, label in pairwise(s for s in sentences[:4] if s.is_title):
            speech = self._labels.split_headline(label, told)
            if speech is not None and not speeches[told.number]:
                speeches[told.number].append(speech)

    def give_source(self, sentences: list[Sentence], speeches: dict[int, list[Speech]], text: str, start: int) -> None:
        """A line "Source: X" beside the article: what nobody else says is his."""
        speaker = self._labels.line(text, start, self._names)
        if speaker is not None and speaker.links:
            self._give_rest(sentences, speeches, speaker)

    def _give_rest(self, sentences: list[Sentence], speeches: dict[int, list[Speech]], speaker: Speaker) -> None:
        """What nobody else says is told by the voice of the report, but for asides."""
        aside: int | None = None
        for sentence in sentences:
            aside = sentence.paragraph if sentence.tokens[0].lower in self._talk.asides else aside
            if not speeches[sentence.number] and sentence.paragraph != aside:
                speeches[sentence.number].append(_whole(sentence, speaker))

    def _give_quotes(self, sentences: list[Sentence], speeches: dict[int, list[Speech]]) -> None:
        """A quotation is his whom a sentence that it touches names; or else his who spoke last in the paragraph."""
        if not self._quotes:
            return
        for after in (0, QUOTE):  # first the sentences in the quotation, then the one right before it
            for sentence in sentences:
                here = Span(sentence.start, sentence.end + after)
                for speech in (s for s in speeches[sentence.number] if s.speaker.links):
                    for n, quote in enumerate(self._quotes):
                        if quote.overlaps(here):
                            self._quoted.setdefault(n, speech.speaker)
        last: Speaker | None = None
        for sentence in sentences:
            own = speeches[sentence.number]
            if not own:
                own += self._inside_quotes(sentence, last)
            elif own[-1].speaker.links:
                last = own[-1].speaker

    def _inside_quotes(self, sentence: Sentence, last: Speaker | None) -> list[Speech]:
        here = Span(sentence.start, sentence.end)
        for n, quote in enumerate(self._quotes):
            shared = min(quote.end, here.end) - max(quote.start, here.start)
            if shared > 0.5 * (here.end - here.start):
                speaker = self._quoted.get(n, last)
                if speaker is not None:
                    return [Speech(here, Span(here.start, here.start), speaker)]
        return []

    def _give_lists(self, sentences: list[Sentence], speeches: dict[int, list[Speech]]) -> None:
        """ "X said in a statement:" and the paragraphs behind it, until somebody else speaks."""
        speaker: Speaker | None = None
        for sentence in sentences:
            own = [s for s in speeches[sentence.number] if s.speaker.links]
            if own:
                opens = sentence.tokens[-1].text == ":" and not sentence.is_title
                speaker = own[-1].speaker if opens else None
            elif speaker is not None and not speeches[sentence.number]:
                speeches[sentence.number].append(_whole(sentence, speaker))

    def _give_reports(self, sentences: list[Sentence], speeches: dict[int, list[Speech]]) -> None:
        """ "This was reported by X" holds for what was told before it; "said this in its update" for all of it."""
        for at, sentence in enumerate(sentences):
            for speech in [s for s in speeches[sentence.number] if s.before and s.speaker.links]:
                for other in reversed(sentences[:at]):
                    if speeches[other.number]:
                        break
                    speeches[other.number].append(_whole(other, speech.speaker))
                if self._is_bulletin(sentence, speech):
                    self._give_rest(sentences[at + 1 :], speeches, speech.speaker)

    def _is_bulletin(self, sentence: Sentence, speech: Speech) -> bool:
        public = speech.speaker.links[-1].kind in _PUBLIC
        return public and any(t.lower in self._talk.bulletins for t in sentence.tokens)

    def _fill_between(self, sentences: list[Sentence], speeches: dict[int, list[Speech]]) -> None:
        """What stands between two speeches of one voice, the later of them an heir's, is told by him as well."""
        last: tuple[int, Speaker] | None = None
        for at, sentence in enumerate(sentences):
            own = [s for s in speeches[sentence.number] if s.speaker.links]
            if not own:
                continue
            first = own[0].speaker
            if last is not None and first.heir and first.names == last[1].names and at - last[0] <= GAP:
                for other in sentences[last[0] + 1 : at]:
                    speeches[other.number].append(_whole(other, first))
            last = (at, own[-1].speaker)


def _whole(sentence: Sentence, speaker: Speaker) -> Speech:
    return Speech(Span(sentence.start, sentence.end), Span(sentence.start, sentence.start), speaker)
