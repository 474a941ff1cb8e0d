"""Any record survives its way over the wire; ids come from content alone."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim, ControlChange, Extent, Loss, Plover, Producer, Voice
from fogline.model.document import Document, OutletRef, Published, Segment
from fogline.model.ids import content_id
from fogline.model.issue import Issue
from fogline.model.measure import Measure
from fogline.model.place import PlaceRef
from fogline.model.record import Quote, Record, Span
from fogline.model.when import EventTime
from fogline.model.wire import claim_from_line, to_line
from tests.laws.settings import tried

laws = tried(150)
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
MAYBE = st.none() | WORDS
AT = st.integers(0, 10**6)
SPANS = st.builds(Span, AT, AT)
QUOTES = st.builds(Quote, start=AT, end=AT, exact=WORDS)
COUNTS = st.none() | st.integers(0, 2**53)
DEGREES = st.none() | st.floats(-180, 180)


def several(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=3).map(tuple)


def choice(record: type[Record], field: str) -> st.SearchStrategy:
    hint = next(f for f in msgspec.structs.fields(record) if f.name == field).type
    while getattr(hint, "__origin__", None) is not None and not isinstance(hint.__args__[0], str):
        hint = hint.__args__[0]
    return st.sampled_from(hint.__args__)


ACTORS = st.builds(ActorRef, id=MAYBE, name=WORDS, text=MAYBE, span=st.none() | SPANS, kind=MAYBE, side=MAYBE)
PLACES = st.builds(PlaceRef, id=MAYBE, name=WORDS, text=MAYBE, span=st.none() | SPANS, lat=DEGREES, lon=DEGREES,
                   precision=st.none() | st.integers(1, 3), admin1=MAYBE, country=MAYBE, candidates=AT, within=MAYBE)  # fmt: skip
TIMES = st.builds(EventTime, edtf=MAYBE, earliest=MAYBE, latest=MAYBE, text=MAYBE, span=st.none() | SPANS,
                  precision=st.sampled_from(["day", "week", "month", "year", "none"]),
                  basis=st.sampled_from(["stated", "relative", "dateline", "published", "none"]))  # fmt: skip
LOSSES = st.builds(Loss, kind=choice(Loss, "kind"), of=st.none() | ACTORS, civilian=st.booleans(), low=COUNTS, best=COUNTS,
                   high=COUNTS, text=WORDS, span=SPANS, item=MAYBE, model=MAYBE, calibre_mm=st.none() | st.floats(0, 500),
                   taken_by=st.none() | ACTORS)  # fmt: skip
CONTROL = st.builds(ControlChange, place=PLACES, from_=st.none() | ACTORS, to=st.none() | ACTORS,
                    extent=st.sampled_from(Extent.__args__))  # fmt: skip
VOICES = st.builds(
    Voice, name=WORDS, actor=MAYBE, kind=choice(Voice, "kind"), side=MAYBE, verb=MAYBE, span=st.none() | SPANS
)
CLAIMS = st.builds(
    Claim, id=WORDS, document=WORDS, document_ref=WORDS, span=QUOTES, extra_spans=several(QUOTES), event=WORDS,
    kind=choice(Claim, "kind"), status=choice(Claim, "status"), event_type=MAYBE, sub_event_type=MAYBE,
    plover=st.none() | st.builds(Plover, type=WORDS, mode=MAYBE, contexts=several(WORDS)),
    background=st.booleans(), undirected=st.booleans(), initiators=several(ACTORS), targets=several(ACTORS),
    places=several(PLACES), time=TIMES, losses=several(LOSSES), control=several(CONTROL), attribution=several(VOICES),
    trigger=st.none() | QUOTES, confidence=st.floats(0, 1), rule=WORDS,
    producer=st.builds(Producer, name=WORDS, version=WORDS, packs=st.dictionaries(WORDS, WORDS, max_size=3)),
)  # fmt: skip
OUTLETS = st.builds(OutletRef, id=MAYBE, name=WORDS, side=MAYBE)
DOCUMENTS = st.builds(
    Document, id=WORDS, document_ref=WORDS, sha256=WORDS, url=MAYBE, language=MAYBE, outlet=st.none() | OUTLETS,
    relayed=several(OUTLETS), title=MAYBE, byline=MAYBE, dateline=MAYBE, copy_of=MAYBE, text=MAYBE,
    published=st.builds(Published, edtf=MAYBE, text=MAYBE, span=st.none() | SPANS,
                        basis=st.sampled_from(["metadata", "stated", "dateline", "none"])),
    segments=several(st.builds(Segment, kind=choice(Segment, "kind"), start=AT, end=AT, reason=WORDS)),
    issues=several(st.builds(Issue, code=WORDS, message=WORDS, document_ref=MAYBE, span=st.none() | SPANS)),
)  # fmt: skip


@laws
@given(CLAIMS)
def test_claims_survive(claim: Claim) -> None:
    line = to_line(claim)
    assert b"\n" not in line
    assert claim_from_line(line) == claim
    assert to_line(claim_from_line(line)) == line


@laws
@given(DOCUMENTS)
def test_documents_survive(document: Document) -> None:
    line = to_line(document)
    assert msgspec.json.decode(line, type=Document) == document
    assert to_line(msgspec.json.decode(line, type=Document)) == line


@laws
@given(CLAIMS, st.dictionaries(WORDS, WORDS, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_bytes_and_ids_do_not_depend_on_the_order_of_a_dict(
    claim: Claim, packs: dict[str, str], random: object
) -> None:
    items = list(packs.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    one, other = (
        msgspec.structs.replace(claim, producer=Producer(name="n", version="1", packs=p)) for p in (packs, dict(items))
    )
    assert to_line(one) == to_line(other)
    assert content_id("clm", (to_line(one),)) == content_id("clm", (to_line(other),))


@laws
@given(st.lists(st.one_of(WORDS, AT, st.none())), st.lists(st.one_of(WORDS, AT, st.none())))
def test_ids_differ_where_content_does(one: list[object], other: list[object]) -> None:
    alike = [str(x) for x in one] == [str(x) for x in other]
    joined = "\x1f".join(map(str, one)) == "\x1f".join(map(str, other))
    assert (content_id("x", one) == content_id("x", other)) == (alike or joined)


@laws
@given(COUNTS, COUNTS, COUNTS)
def test_a_measure_is_ordered_or_refused(low: int | None, best: int | None, high: int | None) -> None:
    known = [v for v in (low, best, high) if v is not None]
    try:
        measure = Measure(low=low, best=best, high=high)
    except ValueError:
        assert known != sorted(known)
    else:
        assert known == sorted(known)
        assert measure.unknown == (not known)
