"""When: the expression that hangs on the clause, else the time of the paragraph, else the publication date.

The day on which somebody spoke is not the day of what is told, and "since Friday" begins a stretch.
"""

from __future__ import annotations

from datetime import date

import msgspec

from fogline.extract.draft import Draft
from fogline.extract.lexis import Lexis
from fogline.extract.sentence import SUBJECTS, Sentence
from fogline.model.document import Published
from fogline.model.when import EventTime
from fogline.text.dates import DateReader
from fogline.text.periods import interval

BACKGROUND_DAYS = 10
FRONT = 3  # words at the beginning of a sentence within which a time holds for all of it
LEAD = 2  # sentences of an article in which a stretch of days holds for the whole of it
_STRETCH = frozenset({"since", "until", "till"})
_TOGETHER = frozenset({"when", "as", "while"})
_SAME_DAY = frozenset({"conj", "xcomp", "advcl", "acl", "dobj", "pobj", "prep", "pcomp", "nsubj", "nsubjpass", "dep"})


class Clock:
    """The times of one document. It has no present: all is relative to the publication date, if one is known."""

    def __init__(self, reader: DateReader, published: Published, lexis: Lexis) -> None:
        self._reader, self._lexis = reader, lexis
        self._anchor = date.fromisoformat(published.edtf) if published.edtf and len(published.edtf) == 10 else None
        self._told: EventTime | None = None  # the last time of an event
        self._paragraph = -1  # where that stood
        self._whole: EventTime | None = None  # the time that the title or the lead gives for all of the article

    def times(self, sentence: Sentence, text: str) -> list[EventTime]:
        """All expressions in a sentence that are no part of a name; `text` is its raw text."""
        reference = self._told.latest if self._told and self._told.precision == "day" else None
        counted = date.fromisoformat(reference) if reference else None
        found = self._reader.find(text, sentence.start, self._anchor, counted)
        if self._anchor is None and counted is not None:  # "on 3 October", where another day is given in full
            dated = {t.span: t for t in self._reader.find(text, sentence.start, counted) if t.text and t.text[-1:].isdigit() or t.text and t.text[:1].isdigit()}
            found = [t if t.edtf else dated.get(t.span, t) for t in found]
        found = [t for t in found if not self._in_name(sentence, t)]
        for time in found:
            period = sentence.number < LEAD and self._reader.is_period(time.text or "")
            if self._whole is None and time.edtf and time.precision in {"day", "week"} and (sentence.is_title or period):
                self._whole = time
        return found

    def of(
        self, sentence: Sentence, draft: Draft, times: list[EventTime], background: bool, clause: set[int]
    ) -> EventTime:
        """The time of an event told by a clause."""
        own = [t for t in times if not self._is_telling(sentence, t, draft)]
        found = self._attached(sentence, draft, own, clause)
        if found is not None:
            if not background and found.precision in {"day", "week"}:
                self._told, self._paragraph = found, sentence.paragraph
            return found
        if background:
            return EventTime()
        if self._told is not None and self._paragraph == sentence.paragraph and not self._parts(sentence):
            return self._told
        return self._whole or self.published()

    def published(self) -> EventTime:
        """The day of publication, where one is known."""
        if self._anchor is None:
            return EventTime()
        return interval(self._anchor, self._anchor, "day", "published", None, None)

    def long_past(self, time: EventTime) -> bool:
        """Whether a time lies well before publication."""
        if self._anchor is None or time.latest is None:
            return False
        return (self._anchor - date.fromisoformat(time.latest)).days > BACKGROUND_DAYS

    def _parts(self, sentence: Sentence) -> bool:
        return any(t.lower in self._lexis.language.anaphora.parting for t in sentence.tokens[:FRONT])

    @staticmethod
    def _in_name(sentence: Sentence, time: EventTime) -> bool:
        inside = (sentence.at.get(i) for i in _tokens(sentence, time))
        return any(m is not None and m.kind not in {"word", "country"} for m in inside)

    def _is_telling(self, sentence: Sentence, time: EventTime, draft: Draft) -> bool:
        """Whether a time says when somebody spoke: it hangs on the verb of speaking or follows it."""
        tokens = sentence.tokens
        first, *_ = _tokens(sentence, time)
        before = first - 1
        while before >= 0 and tokens[before].tag in {"IN", "RB", "JJ", "DT", ","}:
            before -= 1
        holder = _holder(sentence, first)
        for verb in {holder, before if before >= 0 else None} - {None, draft.carrier, draft.hit.at}:
            if tokens[verb].lower in self._lexis.reporting and sentence.is_verb(verb):
                aside = first < FRONT and verb + 1 < len(tokens) and tokens[verb + 1].text == ","
                return not aside  # "On Friday, residents said, guards shot": Friday is the day of the shots
        return False

    def _attached(
        self, sentence: Sentence, draft: Draft, times: list[EventTime], clause: set[int]
    ) -> EventTime | None:
        """The time in the clause, else on a verb that shares its day, else in front of the sentence."""
        places = {id(t): _tokens(sentence, t)[0] for t in times}
        usable = [u for t in times if (u := self._stretch(sentence, draft, t, places[id(t)])) is not None]
        at = {id(u): next(p for t in times if t.span == u.span for p in [places[id(t)]]) for u in usable}
        mine = [t for t in usable if at[id(t)] in clause]
        if mine:
            return min(mine, key=lambda t: (_holder(sentence, at[id(t)]) != draft.carrier, abs(at[id(t)] - draft.hit.at)))
        shared = self._sharing(sentence, draft.carrier)
        for time in usable:
            if _holder(sentence, at[id(time)]) in shared:
                return time
        return next((t for t in usable if at[id(t)] < min(FRONT, draft.hit.at)), None)

    def _sharing(self, sentence: Sentence, carrier: int) -> set[int]:
        """Verbs whose day is that of the carrier: those it hangs on by participles and "and", and the other way round."""
        tokens, found = sentence.tokens, set()
        below = carrier
        for above in sentence.ancestors(carrier):
            if tokens[below].dep not in _SAME_DAY or (tokens[below].dep == "dep" and not sentence.is_verb(below)):
                break
            if sentence.is_verb(above):
                if tokens[above].lower in self._lexis.reporting:
                    break
                found.add(above)
            below = above
        queue = [carrier]
        while queue:
            for k in sentence.kids[queue.pop()]:
                joined = tokens[k].dep == "conj" and sentence.child(k, *SUBJECTS) is None
                result = tokens[k].dep in {"advcl", "xcomp", "acl"} and tokens[k].tag == "VBG"
                marks = {tokens[m].lower for m in sentence.children(k, "mark", "advmod")}
                if sentence.is_verb(k) and (joined or result or (tokens[k].dep == "advcl" and marks & _TOGETHER)):
                    found.add(k)
                    queue.append(k)
        return found

    def _stretch(self, sentence: Sentence, draft: Draft, time: EventTime, at: int) -> EventTime | None:
        """ "have been killed since Friday": from Friday to publication; another "since" dates nothing."""
        if not _begins(sentence, at, draft.carrier):
            return time
        perfect = any(sentence.tokens[k].lower in {"have", "has"} for k in sentence.children(draft.carrier, "aux"))
        if not perfect or self._anchor is None or time.earliest is None:
            return None
        stretch = interval(date.fromisoformat(time.earliest), self._anchor, "week", "relative", time.text, time.span)
        return msgspec.structs.replace(stretch, precision=time.precision)


def _tokens(sentence: Sentence, time: EventTime) -> list[int]:
    """Indices of the words of an expression; at least one."""
    assert time.span is not None
    inside = [t.i for t in sentence.tokens if t.start < time.span.end and time.span.start < t.end]
    return inside or [next((t.i for t in sentence.tokens if t.start >= time.span.start), len(sentence.tokens) - 1)]


def _holder(sentence: Sentence, i: int) -> int | None:
    """The verb that a word hangs on."""
    return next((a for a in sentence.ancestors(i) if sentence.is_verb(a)), None)


def _begins(sentence: Sentence, at: int, carrier: int) -> bool:
    """Whether a time stands behind "since" or "until", itself or with the clause it dates."""
    tokens = sentence.tokens
    if tokens[at].lower in _STRETCH or (at > 0 and tokens[at - 1].lower in _STRETCH):
        return True
    for above in sentence.ancestors(at):
        if above == carrier:
            return False
        if tokens[above].lower in _STRETCH or any(tokens[k].lower in _STRETCH for k in sentence.kids[above]):
            return True
    return False
