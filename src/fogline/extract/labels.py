"""Voices named without a verb: "according to X", "citing X", "X: …", "…: X", "… - X", a line "Source: X"."""

from __future__ import annotations

import re

from fogline.extract.lexis import Lexis
from fogline.extract.sentence import Sentence
from fogline.extract.speakers import Speakers
from fogline.extract.speech import Speaker, Speech, words_of_speaker
from fogline.model.record import Span
from fogline.ports import NameContext

NEAR = 8  # words to look for the noun behind a preposition
LABEL = 7  # longest label of a headline, in words
_END = re.compile(r"[;,(|]| on | via |\.\s|\n")
_COLONS = frozenset({":"})
_DASHES = frozenset({"-", "--", "–", "—"})


class Labels:
    """Reads such voices of one document."""

    def __init__(self, lexis: Lexis, speakers: Speakers) -> None:
        self._talk, self._speakers = lexis.talk, speakers

    def opens(self, sentence: Sentence, i: int) -> str | None:
        """The preposition of attribution that begins at a word."""
        tokens = sentence.tokens
        if tokens[i].lower not in self._talk.openers:
            return None
        words = sentence.words(i, min(i + 4, len(tokens) - 1))
        return next((p for p in self._talk.prepositions if words.startswith(p + " ")), None)

    def cites(self, sentence: Sentence, i: int) -> bool:
        """ "citing", "quoting" as a participle."""
        return sentence.tokens[i].tag == "VBG" and sentence.tokens[i].lower in self._talk.citing

    def speech(self, sentence: Sentence, i: int, opener: str) -> Speech | None:
        """The speech of "according to X" or "citing X"."""
        tokens = sentence.tokens
        last = i + len(opener.split()) - 1
        head = sentence.child(last, "pobj", "dobj")
        head = head if head is not None else self._noun_after(sentence, last)
        if head is None:
            return None
        speaker = self._speakers.of(sentence, head, opener)
        if speaker is None:
            return None
        inside = [last, *words_of_speaker(sentence, head)]
        whole = Span(sentence.start, sentence.end)
        fronted = i == 0 or all(t.tag in {"CC", "RB", ",", "``"} for t in tokens[:i])
        return Speech(whole, Span(tokens[i].start, tokens[max(inside)].end), speaker, ahead=fronted)

    @staticmethod
    def _noun_after(sentence: Sentence, at: int) -> int | None:
        for token in sentence.tokens[at + 1 : at + NEAR]:
            if token.tag.startswith("NN") and token.dep != "compound":
                return token.i
        return None

    def headline(self, sentence: Sentence) -> Speech | None:
        """ "Doctors: 9 killed in El Fasher", "9 killed in El Fasher: doctors", "… - doctors"."""
        tokens = sentence.tokens
        for at in (i for i, t in enumerate(tokens) if t.text in _COLONS | _DASHES):
            if tokens[at].text in _COLONS and 0 < at <= LABEL:
                found = self._label(sentence, 0, at - 1)
                if found is not None:
                    return found
            rest = len(tokens) - 1 - at
            if 0 < rest <= LABEL and at > 2:
                found = self._label(sentence, at + 1, len(tokens) - 1)
                if found is not None:
                    return found
        return None

    def _label(self, sentence: Sentence, first: int, last: int) -> Speech | None:
        while last > first and sentence.tokens[last].tag in {".", "''", ":"}:
            last -= 1
        heads = [
            i
            for i in range(first, last + 1)
            if not first <= sentence.tokens[i].head <= last or sentence.tokens[i].head == i
        ]
        if any(sentence.is_verb(i) for i in range(first, last + 1)):
            return None
        head = heads[-1] if len(heads) == 1 else last
        mention = sentence.at.get(head)
        named = mention is not None and mention.kind in {"outlet", "leader", "person", "actor"}
        words = [t.lower for t in sentence.tokens[first : head + 1]]
        if not named and not self._talk.ends_in_speaker(words):
            return None
        speaker = self._speakers.of(sentence, head, ":", within=range(first, last + 1))
        if speaker is None or not speaker.links:
            return None
        zone = Span(sentence.tokens[first].start, sentence.tokens[last].end)
        return Speech(Span(sentence.start, sentence.end), zone, speaker, ahead=first == 0)

    def split_headline(self, label: Sentence, told: Sentence) -> Speech | None:
        """A headline "9 killed in El Fasher: doctors" that the parser cut at its colon."""
        if not told.is_title or told.paragraph != label.paragraph or told.tokens[-1].text not in _COLONS:
            return None
        found = self._label(label, 0, len(label.tokens) - 1) if len(label.tokens) <= LABEL else None
        return None if found is None else Speech(Span(told.start, told.end), found.zone, found.speaker, ahead=False)

    def line(self, text: str, start: int, names: NameContext) -> Speaker | None:
        """The voice that a line "Source: X" gives to the whole report."""
        label, colon, rest = text.partition(":")
        if not colon or label.strip().lower() not in self._talk.labels:
            return None
        name = _END.split(rest.strip())[0].strip()
        at = start + text.index(name) if name else start
        for mention in names.mentions(name, at, []):
            if mention.kind == "outlet" and mention.start == at:
                return self._speakers.only(self._speakers.naming.outlet_voice(mention, "source"))
        return self._speakers.only(self._speakers.naming.named(name, Span(at, at + len(name)))) if name else None
