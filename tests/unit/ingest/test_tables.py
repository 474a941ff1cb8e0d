"""Parquet, feeds, and streams of any of them: flat in memory, damage told."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fogline.ingest.feed import entries
from fogline.ingest.raw import Raw
from fogline.ingest.reader import FileReader
from fogline.model.document import Reading
from fogline.model.issue import Failure
from tests.archives import STORY, item, packed, record, rss, url


def table(path: Path, rows: int, group: int = 10) -> Path:
    columns = {
        "id": [f"r{n}" for n in range(rows)],
        "text": [STORY.format(n=n) for n in range(rows)],
        "published": [date(2031, 3, 3)] * rows,
        "score": [1.5] * rows,
    }
    pq.write_table(pa.table(columns), path, row_group_size=group, compression="none", use_dictionary=False)
    return path


def test_rows_of_parquet(reader: FileReader, tmp_path: Path) -> None:
    path = table(tmp_path / "rows.parquet", 3)
    for name, data in (("rows.parquet", path.read_bytes()), ("rows.gz", gzip.compress(path.read_bytes()))):
        (tmp_path / name).write_bytes(data)
        found = list(reader.read([str(tmp_path / name)]))
        assert all(isinstance(r, Reading) for r in found)
        documents = [r.document for r in found if isinstance(r, Reading)]
        assert [d.document_ref for d in documents] == ["r0", "r1", "r2"]
        assert {d.published.edtf for d in documents} == {"2031-03-03"}


def test_rows_of_parquet_that_are_none(reader: FileReader, tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": ["", None, STORY], "title": ["a", "b", "c"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"text": [1, 2]}), tmp_path / "b.parquet")
    pq.write_table(pa.table({"words": ["x"]}), tmp_path / "c.parquet")
    found = list(reader.read([str(tmp_path / f"{n}.parquet") for n in "abc"]))
    assert [f.code if isinstance(f, Failure) else "read" for f in found] == [
        "empty", "empty", "read", "bad-row", "bad-row", "bad-row",
    ]  # fmt: skip


def test_parquet_cut_and_damaged(reader: FileReader, tmp_path: Path) -> None:
    whole = table(tmp_path / "rows.parquet", 40).read_bytes()
    (tmp_path / "cut.parquet").write_bytes(whole[:-100])
    (issue,) = reader.read([str(tmp_path / "cut.parquet")])
    assert isinstance(issue, Failure)
    assert issue.code == "damaged-parquet"
    at = whole.index(b"town number 15.") - 120  # into the second group of rows
    start = whole.rindex(b"PAR1", 0, at)
    group = pq.ParquetFile(tmp_path / "rows.parquet").metadata.row_group(1).column(1)
    page_head = group.data_page_offset
    assert start < page_head < at
    (tmp_path / "spoilt.parquet").write_bytes(whole[:page_head] + b"\xff" * 12 + whole[page_head + 12 :])
    found = list(reader.gather([str(tmp_path / "spoilt.parquet")]))
    failures = [f for f in found if isinstance(f, Failure)]
    assert [f.code for f in failures] == ["damaged-parquet"]
    assert "rows 11 to 20" in failures[0].message
    assert len(found) - len(failures) == 30


def test_entries_with_their_article_are_documents(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item(1), item(2, full=False)))
    first, second = reader.read([str(path)])
    assert isinstance(first, Reading)
    assert (first.document.document_ref, first.document.url) == (url(1), url(1))
    assert first.document.published.edtf == "2031-03-03"
    assert first.document.outlet is not None
    assert first.document.outlet.id == "fen_herald"
    assert isinstance(second, Failure)
    assert second.code == "link-only"
    assert url(2) in second.message


def test_atom(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "atom"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Reedwire</title><entry><id>tag:1</id><title>Bridge</title>'
        '<link href="https://reedwire.example/1"/><updated>2031-03-04T01:00:00Z</updated>'
        f'<content type="html">&lt;p&gt;{STORY.format(n=1)}&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</content></entry></feed>'
    )
    (reading,) = reader.read([str(path)])
    assert isinstance(reading, Reading)
    assert reading.document.published.edtf == "2031-03-04"
    assert "alert" not in reading.text


@pytest.mark.parametrize(
    "bad",
    [
        b"<rss version='2.0'><channel",
        b"<rss " + b"a='1' " * 200_000 + b"></rss>",
        b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><channel>&b;</channel></rss>",
    ],
    ids=["cut", "attributes", "entities"],
)
def test_hostile_feeds_are_refused(reader: FileReader, tmp_path: Path, bad: bytes) -> None:
    (tmp_path / "x.xml").write_bytes(bad)
    (issue,) = reader.gather([str(tmp_path / "x.xml")])
    assert not isinstance(issue, Raw) or b"<!ENTITY" in bad
    if b"<!ENTITY" not in bad:
        assert isinstance(issue, Failure)
        assert issue.code == "bad-feed"


def test_keys_of_entries_hold_while_a_feed_moves_on() -> None:
    before, after = entries(rss(item(1), item(2)), "f"), entries(rss(item(3), item(1)), "f")
    assert before[0].key == after[1].key
    assert len({e.key for e in before + after}) == 3


def test_a_folder_mixes_formats(reader: FileReader, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed([record(1)]))
    table(tmp_path / "b.parquet", 1)
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "c", "text": STORY}))
    (tmp_path / "d.txt").write_text(STORY)
    (tmp_path / "e.xml").write_bytes(rss(item(5)))
    refs = [r.ref for r in reader.gather([str(tmp_path)]) if isinstance(r, Raw)]
    assert refs == [url(1), f"{tmp_path}/b.parquet:1", f"{tmp_path}/c.jsonl:1", "d.txt", url(5)]


def test_rows_before_a_break_are_given(reader: FileReader, tmp_path: Path) -> None:
    data = gzip.compress(b"".join(json.dumps({"id": n, "text": STORY}).encode() + b"\n" for n in range(2000)))
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(data[: len(data) * 2 // 3])
    *rows, last = reader.gather([str(path)])
    assert len(rows) > 500
    assert all(isinstance(r, Raw) and json.loads(r.body)["id"] == n for n, r in enumerate(rows))
    assert isinstance(last, Failure)
    assert last.code == "damaged-gzip"


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "parquet", "warc.gz"])
def test_memory_stays_flat(reader: FileReader, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"many.{kind}"
    count = 20_000
    if kind == "parquet":
        table(path, count, 1000)
    elif kind == "warc.gz":
        path.write_bytes(packed([record(1)]) * (count // 4))
    else:
        line = json.dumps({"id": "x", "text": STORY * 4}).encode() + b"\n"
        path.write_bytes(gzip.compress(line * count) if kind.endswith("gz") else line * count)
    seen = 0
    for seen, _ in enumerate(reader.gather([str(path)]), start=1):
        if seen == 1000:
            tracemalloc.start()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seen in {count, count // 4}
    assert peak < 8_000_000
