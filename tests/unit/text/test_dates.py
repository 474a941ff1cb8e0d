"""Date expressions: what the words fix, and nothing made up from the day of the run."""

from __future__ import annotations

from datetime import date

import pytest

from fogline.model.when import EventTime
from fogline.text.dates import DateReader
from fogline.text.periods import interval

WEDNESDAY = date(2016, 4, 13)


def read(dates: DateReader, text: str, anchor: date | None = WEDNESDAY) -> list[tuple[str | None, str | None]]:
    return [(t.text, t.edtf) for t in dates.find(text, 0, anchor)]


def one(dates: DateReader, text: str, anchor: date | None = WEDNESDAY) -> EventTime:
    (found,) = dates.find(text, 0, anchor)
    return found


STATED = [
    ("2016-04-05", "2016-04-05", "day"),
    ("5 April 2016", "2016-04-05", "day"),
    ("5th of April 2016", "2016-04-05", "day"),
    ("April 5, 2016", "2016-04-05", "day"),
    ("April 5th, 2016", "2016-04-05", "day"),
    ("Sept. 9, 2014", "2014-09-09", "day"),
    ("APRIL 5 2016", "2016-04-05", "day"),
    ("29 February 2016", "2016-02-29", "day"),
    ("April 2016", "2016-04", "month"),
    ("Aug. 2015", "2015-08", "month"),
    ("in 2014", "2014", "year"),
    ("since 2011", "2011", "year"),
    ("late 2012", "2012", "year"),
]


@pytest.mark.parametrize(("words", "edtf", "precision"), STATED)
@pytest.mark.parametrize("anchor", [None, WEDNESDAY, date(1999, 12, 31)])
def test_full_dates_need_no_anchor(
    dates: DateReader, words: str, edtf: str, precision: str, anchor: date | None
) -> None:
    found = one(dates, f"It fell {words}, they said.", anchor)
    assert (found.text, found.edtf, found.precision, found.basis) == (words, edtf, precision, "stated")


RELATIVE = [
    ("Saturday", "2016-04-09", "day"),
    ("Wednesday", "2016-04-13", "day"),
    ("Thursday", "2016-04-07", "day"),
    ("last Tuesday", "2016-04-12", "day"),
    ("this Monday", "2016-04-11", "day"),
    ("next Friday", "2016-04-15", "day"),
    ("FRIDAY", "2016-04-08", "day"),
    ("yesterday", "2016-04-12", "day"),
    ("today", "2016-04-13", "day"),
    ("the day before yesterday", "2016-04-11", "day"),
    ("last night", "2016-04-12/2016-04-13", "day"),
    ("overnight", "2016-04-12/2016-04-13", "day"),
    ("over the past day", "2016-04-12/2016-04-13", "day"),
    ("in the last 36 hours", "2016-04-12/2016-04-13", "day"),
    ("in the last 48 hours", "2016-04-11/2016-04-13", "week"),
    ("Monday and Tuesday", "2016-04-11/2016-04-12", "day"),
    ("Tuesday through Thursday", "2016-04-05/2016-04-07", "week"),
    ("March 2-4", "2016-03-02/2016-03-04", "week"),
    ("27 - 28 March", "2016-03-27/2016-03-28", "week"),
    ("yesterday, Tuesday", "2016-04-12", "day"),
    ("two days later", "2016-04-15", "day"),
    ("a day earlier", "2016-04-12", "day"),
    ("the next day", "2016-04-14", "day"),
    ("three days ago", "2016-04-10", "day"),
    ("12 days ago", "2016-04-01", "day"),
    ("a month ago", "2016-03", "month"),
    ("14 months ago", "2015-02", "month"),
    ("5 years ago", "2011", "year"),
    ("two weeks ago", "2016-03-27/2016-04-02", "week"),
    ("last week", "2016-04-04/2016-04-10", "week"),
    ("this week", "2016-04-11/2016-04-17", "week"),
    ("last month", "2016-03", "month"),
    ("this month", "2016-04", "month"),
    ("last year", "2015", "year"),
    ("April 5", "2016-04-05", "day"),
    ("5 April", "2016-04-05", "day"),
    ("Mar. 3", "2016-03-03", "day"),
    ("1st of May", "2016-05-01", "day"),
    ("in March", "2016-03", "month"),
    ("in May", "2015-05", "month"),
    ("in December", "2015-12", "month"),
    ("since January", "2016-01", "month"),
    ("October 30", "2015-10-30", "day"),
]


@pytest.mark.parametrize(("words", "edtf", "precision"), RELATIVE)
def test_relative_dates_rest_on_the_anchor(dates: DateReader, words: str, edtf: str, precision: str) -> None:
    found = one(dates, f"It fell {words}, they said.")
    assert (found.text, found.edtf, found.precision, found.basis) == (words, edtf, precision, "relative")


@pytest.mark.parametrize("words", [words for words, _, _ in RELATIVE])
def test_without_an_anchor_the_words_are_kept_and_no_date_is_made_up(dates: DateReader, words: str) -> None:
    found = one(dates, f"It fell {words}, they said.", None)
    assert found == EventTime(text=words, span=found.span)
    assert found.edtf is None
    assert found.precision == "none"


@pytest.mark.parametrize(
    "words",
    [
        "31 February 2016",
        "February 30, 2016",
        "29 February 2015",
        "2016-13-45",
        "2016-02-30",
        "45 April 2016",
        "0000-01-01",
    ],
)
def test_days_that_no_calendar_has_stay_words(dates: DateReader, words: str) -> None:
    found = one(dates, words)
    assert (found.text, found.edtf, found.earliest, found.precision) == (words, None, None, "none")


def test_a_leap_day_without_a_year_that_the_year_does_not_have(dates: DateReader) -> None:
    assert read(dates, "on 29 February", date(2017, 3, 5)) == [("29 February", None)]


def test_a_vague_number_of_days_stays_words(dates: DateReader) -> None:
    assert read(dates, "several days ago") == [("several days ago", None)]


@pytest.mark.parametrize(
    "text",
    [
        "they may attack",
        "a march of 40 men",
        "march 3 times",
        "Mar the map",
        "the Mon people",
        "mon frère",
        "Friday Prayer Brigade",
        "",
    ],
)
def test_words_that_only_look_like_dates(dates: DateReader, text: str) -> None:
    assert read(dates, text) == []


def test_spans_are_offsets_of_the_whole_text(dates: DateReader) -> None:
    text = "Intro. On\u00a0Monday, and again on “5 April 2016”, it rained."
    for found in dates.find(text[7:], 7, WEDNESDAY):
        assert found.span is not None
        assert text[found.span.start : found.span.end] == found.text
    assert read(dates, text) == [("Monday", "2016-04-11"), ("5 April 2016", "2016-04-05")]


def test_reading_order_and_no_overlap(dates: DateReader) -> None:
    text = "Yesterday, unlike 3 March 2015 or last Friday, or in 2012, nothing fell."
    assert [words for words, _ in read(dates, text)] == ["Yesterday", "3 March 2015", "last Friday", "in 2012"]


def test_a_month_far_ahead_means_the_year_before(dates: DateReader) -> None:
    assert one(dates, "on 20 December", date(2016, 1, 2)).edtf == "2015-12-20"
    assert one(dates, "on 20 January", date(2016, 1, 2)).edtf == "2016-01-20"


@pytest.mark.parametrize(
    ("first", "last", "precision", "edtf"),
    [
        (date(2016, 4, 5), date(2016, 4, 5), "day", "2016-04-05"),
        (date(2016, 2, 1), date(2016, 2, 29), "month", "2016-02"),
        (date(2015, 2, 1), date(2015, 2, 28), "month", "2015-02"),
        (date(2016, 1, 1), date(2016, 12, 31), "year", "2016"),
        (date(2016, 2, 1), date(2016, 2, 28), "month", "2016-02-01/2016-02-28"),
        (date(2016, 2, 29), date(2016, 3, 6), "week", "2016-02-29/2016-03-06"),
        (date(2015, 12, 31), date(2016, 12, 30), "year", "2015-12-31/2016-12-30"),
    ],
)
def test_forms_of_edtf(first: date, last: date, precision: str, edtf: str) -> None:
    made = interval(first, last, precision, "stated", None, None)  # type: ignore[arg-type]
    assert (made.edtf, made.earliest, made.latest) == (edtf, first.isoformat(), last.isoformat())


def test_a_year_before_1000_has_four_digits() -> None:
    assert interval(date(987, 1, 1), date(987, 12, 31), "year", "stated", None, None).edtf == "0987"
    assert interval(date(987, 5, 1), date(987, 5, 31), "month", "stated", None, None).edtf == "0987-05"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("in December 9999", None),
        ("last week", date(1, 1, 1)),
        ("next Friday", date(9999, 12, 31)),
        ("April 5", date(9999, 12, 31)),
    ],
)
def test_dates_at_the_ends_of_the_calendar(dates: DateReader, text: str, anchor: date | None) -> None:
    assert one(dates, text, anchor).edtf is None


@pytest.mark.parametrize("text", ["FR\u0130DAY", "\u017faturday"])
def test_letters_that_only_match_without_case(dates: DateReader, text: str) -> None:
    dates.find(text, 0, WEDNESDAY)


@pytest.mark.parametrize("text", ["3-5 May 2016", "between 3 and 5 May 2016", "from 3 to 5 May 2016"])
def test_a_range_of_days(dates: DateReader, text: str) -> None:
    assert [edtf for _, edtf in read(dates, text)] == ["2016-05-03/2016-05-05"]
