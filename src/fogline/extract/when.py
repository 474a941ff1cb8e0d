"""When: the expression that hangs on the clause, else the time of the paragraph, else the publication date.

The day on which somebody spoke is not the day of what is told, and "since Friday" begins a stretch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_YEAR = re.compile(r"\d{4}")
_STRETCH = frozenset({"since", "until", "till"})
_APART = frozenset({"after", "before", "following"})
_TOGETHER = frozenset({"when", "as", "while"})
_SAME_DAY = frozenset({"conj", "xcomp", "advcl", "acl", "dobj", "pobj", "prep", "pcomp", "nsubj", "nsubjpass", "dep"})


class Clock:
    """The times of one document. It has no present: all is relative to the publication date, if one is known."""

    def __init__(self, reader: DateReader, published: Published, lexis: Lexis) -> None:
        self._reader, self._lexis = reader, lexis
        self._anchor = date.fromisoformat(published.edtf) if published.edtf and len(published.edtf) == 10 else None
        self._told: EventTime | None = None  # the last time of an event
        self._paragraph = self._number = -1  # where that stood
        self._past: EventTime | None = None  # the last time of an earlier event that the report looks back to
        self._past_number = -2
        self._recent = False  # whether an event of these days was told
        self._whole: EventTime | None = None  # the time that the title or the lead gives for all of the article

    def look_ahead(self, sentences: Sequence[Sentence]) -> None:
        """Read title and lead for a time that holds for the whole article."""
        for sentence in sentences[: LEAD + 1]:
            self.times(sentence, sentence.raw)
        whole = self._whole
        if self._anchor is None and whole is not None and whole.basis == "stated" and whole.edtf == whole.earliest:
            self._anchor = date.fromisoformat(whole.edtf or "")  # "Daily report, 12 June 2019"

    def times(self, sentence: Sentence, text: str) -> list[EventTime]:
        """All expressions in a sentence that are no part of a name; `text` is its raw text."""
        found = self._found(text, sentence.start, self._told)
        days = [t for t in found if t.precision == "day" and t.edtf and not self._reader.is_step(t.text or "")]
        if days and len(found) > len(days):  # "on Sunday, two days after …" counts from Sunday
            found = self._found(text, sentence.start, days[0])
        found = [t for t in found if not self._in_name(sentence, t)]
        self._frame(sentence, found)
        if self._anchor is None and self._told is None:  # a day in full is what the article counts from
            self._told = next((t for t in found if t.basis == "stated" and t.precision == "day"), None)
            self._paragraph, self._number = sentence.paragraph, sentence.number
        return [self._narrower(t) for t in found]

    def _found(self, text: str, start: int, told: EventTime | None) -> list[EventTime]:
        counted = date.fromisoformat(told.latest) if told and told.latest and told.precision == "day" else None
        found = self._reader.find(text, start, self._anchor, counted)
        if self._anchor is None and counted is not None:  # "on 3 October", where another day is given in full
            dated = {t.span: t for t in self._reader.find(text, start, counted) if re.search(r"\d", t.text or "")}
            found = [t if t.edtf else dated.get(t.span, t) for t in found]
        return found

    def _frame(self, sentence: Sentence, found: list[EventTime]) -> None:
        """A date in the title or a stretch of days in the lead holds for the whole article."""
        for time in found if sentence.is_title or sentence.number < LEAD else ():
            words = time.text or ""
            wide = self._reader.is_period(words) or (sentence.is_title and re.search(r"\d", words))
            if wide and time.edtf and time.precision in {"day", "week"}:
                self._whole = time if self._whole is None else self._narrower(time)

    def _narrower(self, time: EventTime) -> EventTime:
        """ "Over past day" in the title is the day that the lead gives for it."""
        whole = self._whole
        if whole is None or not self._reader.is_period(time.text or "") or not (whole.earliest and time.earliest):
            return time
        return whole if time.earliest <= whole.earliest and (whole.latest or "") <= (time.latest or "") else time

    def of(
        self, sentence: Sentence, draft: Draft, times: list[EventTime], background: bool, clause: set[int]
    ) -> EventTime:
        """The time of an event told by a clause."""
        own = [t for t in times if _dates_noun(sentence, t, draft) or not self._is_telling(sentence, t, draft)]
        found = self._attached(sentence, draft, own, clause)
        if found is not None:
            old = self.long_past(found)
            # "X took the village on 1 May" in a report of June dates nothing of what is told behind it
            if not background and found.precision in {"day", "week"} and not (old and self._recent):
                self._told, self._paragraph, self._number = found, sentence.paragraph, sentence.number
            elif old and self._recent:
                self._past, self._past_number = found, sentence.number
            self._recent |= not (background or old)
            return found
        if background:
            return EventTime()
        if self._past is not None and sentence.number - self._past_number <= 1 and self._leans(sentence):
            self._past_number = sentence.number
            return self._past  # "On 31 December they shelled the base. As a result, two aircraft were destroyed"
        self._recent |= self._told is None and self._whole is None
        near = self._paragraph == sentence.paragraph and self._number < sentence.number
        if self._told is not None and near and not self._parts(sentence):
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

    def _leans(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with the event of the one before: "As a result", "It", "In that attack"."""
        first = " ".join(t.lower for t in sentence.tokens[:4])
        return first.startswith(self._lexis.language.anaphora.leaning)

    def _parts(self, sentence: Sentence) -> bool:
        return any(t.lower in self._lexis.language.anaphora.parting for t in sentence.tokens[:FRONT])

    @staticmethod
    def _in_name(sentence: Sentence, time: EventTime) -> bool:
        inside = (sentence.at.get(i) for i in _tokens(sentence, time))
        return any(m is not None and m.kind not in {"word", "country"} for m in inside)

    def _is_telling(self, sentence: Sentence, time: EventTime, draft: Draft) -> bool:
        """Whether a time says when somebody spoke: it hangs on the verb of speaking or follows it."""
        tokens = sentence.tokens
        first = _place(sentence, time)
        before = first - 1
        while before >= 0 and tokens[before].tag in {"IN", "RB", "JJ", "DT", ","}:
            before -= 1
        holder = _holder(sentence, first)
        told = draft.hit.kind != "verb" and draft.hit.at < first and before not in {draft.carrier, holder}
        for verb in (holder, before):
            if verb is None or verb < 0 or verb == draft.hit.at or not sentence.is_verb(verb):
                continue
            within = told and verb < draft.hit.at and draft.carrier in {verb, draft.hit.at}
            content = any(t.lower == "that" and t.dep == "mark" for t in tokens[verb + 1 : first])
            if tokens[verb].lower in self._lexis.talk.saying and not within and not content:
                aside = first < FRONT and verb + 1 < len(tokens) and tokens[verb + 1].text == ","
                return not aside  # "On Friday, residents said, guards shot": Friday is the day of the shots
        return False

    def _attached(self, sentence: Sentence, draft: Draft, times: list[EventTime], clause: set[int]) -> EventTime | None:
        """The time in the clause, else on a verb that shares its day, else in front of the sentence."""
        usable = [u for t in times if (u := self._stretch(sentence, draft, t, _place(sentence, t))) is not None]
        named = next((t for _, t in usable if _dates_noun(sentence, t, draft)), None)
        exact = named is not None and named.precision == "day"
        if exact or (named and not any(t.precision in {"day", "week"} and at in clause for at, t in usable)):
            return named
        usable = [(at, t) for at, t in usable if not _YEAR.fullmatch(t.text or "")]  # another noun's year
        mine = [
            (_holder(sentence, at) != draft.carrier, abs(at - draft.hit.at), at) for at, _ in usable if at in clause
        ]
        if mine:
            return dict(usable)[min(mine)[2]]
        above = sentence.tokens[draft.carrier].head
        dated = next((t for _, t in usable if above in _tokens(sentence, t)), None)
        if dated is not None:  # "on Tuesday, 4 May, when a mine went off"
            return dated
        shared = self._sharing(sentence, draft.carrier)
        front = min(FRONT, draft.hit.at)
        return next((t for at, t in usable if {at, _holder(sentence, at)} & shared or at < front), None)

    def _sharing(self, sentence: Sentence, carrier: int) -> set[int]:
        """Verbs whose day is that of the carrier: those it hangs on by participles and "and", and the other way round."""
        tokens, found = sentence.tokens, set()
        below = carrier
        for above in sentence.ancestors(carrier):
            state = tokens[below].dep in {"ccomp", "oprd", "acomp"} and not sentence.is_verb(below)  # "leaving 5 dead"
            if tokens[below].lower in _APART or not (state or tokens[below].dep in _SAME_DAY):
                break
            if sentence.is_verb(above):
                if tokens[below].dep == "conj" and sentence.child(below, *SUBJECTS) is not None:
                    break  # "A was shot on Friday, and B was robbed"
                found.add(above)
                if tokens[above].lower in self._lexis.talk.saying:
                    break
            below = above
        queue = [carrier]
        while queue:
            for k in sentence.kids[queue.pop()]:
                short = tokens[k].tag == "VBN" and not sentence.children(
                    k, "aux", "auxpass"
                )  # "and three wounded on Saturday"
                joined = tokens[k].dep == "conj" and (short or sentence.child(k, *SUBJECTS) is None)
                result = tokens[k].dep in {"advcl", "xcomp", "acl"} and tokens[k].tag == "VBG"
                marks = {tokens[m].lower for m in sentence.children(k, "mark", "advmod")}
                if sentence.is_verb(k) and (joined or result or (tokens[k].dep == "advcl" and marks & _TOGETHER)):
                    found.add(k)
                    queue.append(k)
        return found

    def _stretch(self, sentence: Sentence, draft: Draft, time: EventTime, at: int) -> tuple[int, EventTime] | None:
        """ "have been killed since Friday": from Friday to publication; another "since" dates nothing."""
        if not _begins(sentence, at, draft.carrier):
            return at, time
        perfect = any(sentence.tokens[k].lower in {"have", "has"} for k in sentence.children(draft.carrier, "aux"))
        holder = _holder(sentence, at)
        below = holder is not None and draft.carrier in {holder, sentence.tokens[holder].head}
        if not perfect or not below or self._anchor is None or time.earliest is None:
            return None
        stretch = interval(date.fromisoformat(time.earliest), self._anchor, "week", "relative", time.text, time.span)
        return draft.carrier, msgspec.structs.replace(stretch, precision=time.precision)


def _tokens(sentence: Sentence, time: EventTime) -> list[int]:
    """Indices of the words of an expression; at least one."""
    assert time.span is not None
    inside = [t.i for t in sentence.tokens if t.start < time.span.end and time.span.start < t.end]
    return inside or [next((t.i for t in sentence.tokens if t.start >= time.span.start), len(sentence.tokens) - 1)]


def _place(sentence: Sentence, time: EventTime) -> int:
    """The word where an expression stands; "a day after X" dates X."""
    inside = _tokens(sentence, time)
    last = sentence.tokens[inside[-1]]
    if last.lower == "after" and len(inside) > 1:
        return last.head if last.dep == "mark" else next(iter(sentence.children(last.i, "pobj", "pcomp")), inside[0])
    return inside[0]


def _dates_noun(sentence: Sentence, time: EventTime, draft: Draft) -> bool:
    """Whether a year or a day stands before the trigger noun: "the 2012 attack", "a Thursday attack"."""
    inside = _tokens(sentence, time)
    head = sentence.tokens[inside[-1]].head
    day = sentence.tokens[inside[-1]].dep == "compound" and time.precision == "day" and inside[-1] < draft.hit.at
    return (bool(_YEAR.fullmatch(time.text or "")) or day) and head in {draft.hit.at, draft.carrier}


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
