"""Copies are found, and words that are only alike are not."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from fogline.ingest.reader import FileReader, Row
from fogline.ingest.syndication import Syndication
from fogline.model.passage import Passage
from fogline.model.record import Quote
from tests.support import a_claim

WIRE = "Rebels of the Reed Front blew up the northern sluice of Grelsund on Monday, flooding two hamlets and the road to Osterholm."
CUT = (
    "Rebels of the Reed Front blew up the northern sluice of Grelsund on Monday, flooding two hamlets, the agency said."
)
OWN = "On Monday a blast destroyed the sluice north of Grelsund; water stands in two hamlets, and the Osterholm road is closed."


class Memory:
    """A shelf of the tests' own."""

    def __init__(self) -> None:
        self.rows: dict[str, Passage] = {}
        self.bands: dict[str, set[str]] = {}
        self.texts_: dict[str, str] = {}

    def like(self, bands: Collection[str], first: int, last: int) -> list[tuple[str, Passage]]:
        found = [(b, self.rows[p]) for b in bands for p in self.bands.get(b, ()) if first <= self.rows[p].day <= last]
        return sorted(found, key=lambda row: (row[1].order, row[0]))

    def texts(self, passages: Iterable[Passage]) -> dict[str, str]:
        return {p.id: self.texts_[p.document][p.start : p.end] for p in passages}

    def put(self, passages: Iterable[tuple[Passage, Collection[str]]]) -> None:
        for passage, bands in passages:
            self.rows[passage.id] = passage
            for band in bands:
                self.bands.setdefault(band, set()).add(passage.id)

    def regroup(self, groups: Collection[str], group: str) -> list[str]:
        from msgspec.structs import replace

        touched = [p for p in self.rows.values() if p.group in groups]
        self.rows.update((p.id, replace(p, group=group)) for p in touched)
        return [p.document for p in touched]


def shelve(shelf: Memory, reader: FileReader, text: str, outlet: str, published: str) -> str:
    reading = reader.read_text(text, outlet, Row(outlet=outlet, published=published))
    sentence = text.splitlines()[-1]
    start = text.index(sentence)
    claim = a_claim(document=reading.document.id, span=Quote(start=start, end=start + 12, exact=sentence[:12]))
    shelf.texts_[reading.document.id] = text
    Syndication().add(shelf, reading.document, text, [claim])
    return reading.document.id


def groups(shelf: Memory, document: str) -> set[str]:
    return {p.group for p in shelf.rows.values() if p.document == document and not p.whole}


def test_a_reprint_shares_the_group_of_the_first(reader: FileReader) -> None:
    shelf = Memory()
    first = shelve(shelf, reader, f"Sluice blown up\n\n{WIRE}", "Reedwire", "2031-02-03")
    second = shelve(shelf, reader, f"Water over the fen\n\n{CUT}", "Polder Times", "2031-02-04")
    assert groups(shelf, first) == groups(shelf, second)


def test_either_order_gives_the_same_groups(reader: FileReader) -> None:
    shelf = Memory()
    second = shelve(shelf, reader, f"Water over the fen\n\n{CUT}", "Polder Times", "2031-02-04")
    first = shelve(shelf, reader, f"Sluice blown up\n\n{WIRE}", "Reedwire", "2031-02-03")
    assert groups(shelf, first) == groups(shelf, second)


def test_the_same_news_in_other_words_is_no_copy(reader: FileReader) -> None:
    shelf = Memory()
    first = shelve(shelf, reader, f"Sluice blown up\n\n{WIRE}", "Reedwire", "2031-02-03")
    other = shelve(shelf, reader, f"A blast\n\n{OWN}", "Dyke Post", "2031-02-03")
    assert not groups(shelf, first) & groups(shelf, other)


def test_old_words_are_no_copy(reader: FileReader) -> None:
    shelf = Memory()
    first = shelve(shelf, reader, f"Sluice blown up\n\n{WIRE}", "Reedwire", "2031-02-03")
    later = shelve(shelf, reader, f"A year ago\n\n{WIRE}", "Dyke Post", "2032-02-03")
    assert not groups(shelf, first) & groups(shelf, later)
