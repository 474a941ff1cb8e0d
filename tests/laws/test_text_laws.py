"""What holds for any text whatever."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from fogline.model.record import Span
from fogline.packs.load import Knowledge, load
from fogline.text.dates import DateReader
from fogline.text.fold import fold, smooth
from fogline.text.names import NameIndex
from fogline.text.numbers import NumberReader
from fogline.text.skeleton import skeleton
from tests.laws.settings import tried

KNOWLEDGE: Knowledge = load()
NUMBERS = NumberReader(KNOWLEDGE.language.numbers)
DATES = DateReader(KNOWLEDGE.language.dates)
laws = tried(300)

ANY = st.text()
_NUMBER_WORDS = KNOWLEDGE.language.numbers
WORDS = st.sampled_from(
    [
        *_NUMBER_WORDS.units, *_NUMBER_WORDS.scales, *_NUMBER_WORDS.vague, *_NUMBER_WORDS.approx, *_NUMBER_WORDS.nearly,
        *_NUMBER_WORDS.more_than, *_NUMBER_WORDS.at_least, *_NUMBER_WORDS.up_to, *KNOWLEDGE.language.dates.months,
        *KNOWLEDGE.language.dates.weekdays, *KNOWLEDGE.language.dates.deictic, "between", "and", "to", "or", "of", "a", "ago",
        "last", "next", "this", "in", "since", "days", "weeks", "months", "years", "km", "men", "%", "$", "-", "–", ",", ".", "+",
        "\n", "\u00a0", "”", "'s", "st", "th", "Brigade",
    ]
).map(lambda w: w.capitalize() if w in KNOWLEDGE.language.dates.months else w)  # fmt: skip
FIGURES = st.one_of(
    st.integers(0, 12_000).map(str), st.integers(1_000, 10**7).map("{:,}".format), st.integers(1, 2100).map(str)
)
# sentences of telling words and figures, glued together in ways that people do not
TELLING = st.lists(st.one_of(WORDS, FIGURES, st.text(max_size=3)), max_size=14).flatmap(
    lambda parts: st.sampled_from([" ", "", "-"]).map(lambda glue: glue.join(parts))
)


@laws
@given(ANY)
def test_smooth_and_fold_keep_every_offset(text: str) -> None:
    assert len(smooth(text)) == len(fold(text)) == len(text)
    assert [smooth(c) for c in text] == list(smooth(text))
    assert [fold(c) for c in text] == list(fold(text))


@laws
@given(ANY)
def test_smooth_and_fold_are_done_once(text: str) -> None:
    assert smooth(smooth(text)) == smooth(text)
    assert fold(fold(text)) == fold(text)
    assert fold(smooth(text)) == fold(text)


@laws
@given(st.one_of(ANY, TELLING))
def test_numbers_are_ordered_and_stand_in_the_text(text: str) -> None:
    assume("ſ" not in text and "İ" not in text)  # known fault, see test_numbers
    at = 0
    for found in NUMBERS.find(text):
        known = [v for v in (found.measure.low, found.measure.best, found.measure.high) if v is not None]
        assert known == sorted(known)
        assert all(v >= 0 for v in known)
        assert at <= found.start < found.end <= len(text)
        at = found.end


@laws
@given(st.one_of(ANY, TELLING), st.none() | st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.integers(0, 9999))
def test_dates_never_raise_and_stand_in_the_text(text: str, anchor: date | None, offset: int) -> None:
    assume("ſ" not in text and "İ" not in text)  # known fault, see test_dates
    at = offset
    for found in DATES.find(text, offset, anchor):
        assert found.span is not None
        assert at <= found.span.start < found.span.end <= offset + len(text)
        assert found.text == text[found.span.start - offset : found.span.end - offset]
        at = found.span.end
        if found.edtf is None:
            assert (found.earliest, found.latest, found.precision, found.basis) == (None, None, "none", "none")
        else:
            assert found.earliest is not None
            assert found.latest is not None
            assert date.fromisoformat(found.earliest) <= date.fromisoformat(found.latest)
            assert found.precision != "none"


def _overlap(one: Span | None, other: Span | None) -> bool:
    assert one is not None
    assert other is not None
    return one.overlaps(other)


@laws
@given(TELLING, st.dates(date(1900, 1, 1), date(2900, 1, 1)))
def test_without_an_anchor_nothing_relative_is_dated(text: str, anchor: date) -> None:
    assume("ſ" not in text and "İ" not in text)
    with_anchor, without = DATES.find(text, 0, anchor), DATES.find(text, 0, None)
    # the same words are found; two that cannot be one day ("monday tuesday") are parted only where days are known
    for some, others in ((with_anchor, without), (without, with_anchor)):
        assert all(any(_overlap(s.span, o.span) for o in others) for s in some)
    assert all(t.basis in {"stated", "none"} for t in without)
    later = DATES.find(text, 0, anchor + timedelta(days=400))
    assert [t for t in later if t.basis == "stated"] == [t for t in with_anchor if t.basis == "stated"]


@laws
@given(ANY)
def test_a_skeleton_is_plain_and_without_edges(text: str) -> None:
    bones = skeleton(text)
    assert bones == bones.strip()
    assert "  " not in bones
    assert all(c.isascii() and (c.isalnum() or c == " ") for c in bones)
    assert skeleton(text.upper()) == bones or any(len(c.upper()) != 1 for c in text) or not text.isascii()


# Names as packs hold them: a capital first, letters of several scripts, marks inside.
_LETTER = st.sampled_from("abcdefghijklmnoprstuvwyzéöüşłåáïñčž")
_INNER = st.lists(_LETTER, min_size=2, max_size=9).map("".join)
_WORD = st.builds(lambda first, rest: first + rest, st.sampled_from("ABDEGHIKLMNOQRSTUVYZÉÖŞ"), _INNER)
_JOINT = st.sampled_from([" ", "-", "'", "’", " al-", "-e ", ". "])
NAMES = st.builds(
    lambda front, words, joints: front + words[0] + "".join(j + w for j, w in zip(joints, words[1:], strict=False)),
    st.sampled_from(["", "", "al-", "Al-", "Tell "]), st.lists(_WORD, min_size=1, max_size=4), st.lists(_JOINT, min_size=3, max_size=3),
)  # fmt: skip
_FRAMES = [
    "{}",
    "They left {} on foot.",
    "“{}”, he said",
    "near ({}),",
    "the {}-based group",
    "x  {}  y",
    "{}'s mayor",
    "in\n{}\nnow",
]


@laws
@given(st.lists(NAMES, min_size=1, max_size=6, unique=True), st.sampled_from(_FRAMES), st.data())
def test_every_spelling_given_is_found_in_a_sentence_around_it(
    names: list[str], frame: str, data: st.DataObject
) -> None:
    index = NameIndex((str(n), name, True) for n, name in enumerate(names))
    wanted = data.draw(st.integers(0, len(names) - 1))
    text = frame.format(names[wanted])
    hits = [h for h in index.find(text) if str(wanted) in h.keys]
    assert hits, "the name is not found"
    assert fold(names[wanted]).endswith(fold(text[hits[0].start : hits[0].end]))


@laws
@given(ANY, st.lists(NAMES, max_size=4))
def test_hits_never_overlap_and_lie_inside_the_text(text: str, names: list[str]) -> None:
    sentence = text + " ".join(names) + text
    at = 0
    for hit in NameIndex((n, n, True) for n in names).find(sentence):
        assert at <= hit.start < hit.end <= len(sentence)
        assert set(hit.keys) <= set(names)
        at = hit.end
