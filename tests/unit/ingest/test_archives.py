"""WARC and WACZ: every page that is whole is given, and damage is told with the place, wherever it lies."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from fogline.ingest.raw import Raw
from fogline.ingest.reader import FileReader
from fogline.model.document import Reading
from fogline.model.issue import Failure
from tests.archives import packed, page, record, url, wacz

N = 12


def gathered(reader: FileReader, path: Path, data: bytes) -> tuple[list[str], list[Failure]]:
    path.write_bytes(data)
    items = list(reader.gather([str(path)]))
    failures = [i for i in items if isinstance(i, Failure)]
    assert all(f.input == str(path) and str(path) in f.message for f in failures)
    return [i.ref for i in items if isinstance(i, Raw)], failures


def test_a_page_of_an_archive_becomes_a_document(reader: FileReader, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed([record(0, warc_type="request"), record(1), record(2)]))
    first, second = reader.read([str(path)])
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (first.document.document_ref, first.document.url) == (url(1), url(1))
    assert first.document.outlet is not None
    assert first.document.outlet.id == "fen_herald"
    assert "Grelsund" in first.text
    assert first.input == str(path)
    assert first.raw_sha256 is not None
    assert first.document.published.edtf is None


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.txt", "crawl"])
@pytest.mark.parametrize(
    "pack", [b"".join, packed, lambda r: gzip.compress(b"".join(r))], ids=["plain", "gz", "whole-gz"]
)
def test_content_decides(reader: FileReader, tmp_path: Path, name: str, pack: object) -> None:
    found, failures = gathered(reader, tmp_path / name, pack([record(n) for n in range(N)]))  # type: ignore[operator]
    assert found == [url(n) for n in range(N)]
    assert failures == []


def test_only_pages_that_a_server_gave(reader: FileReader, tmp_path: Path) -> None:
    records = [
        record(1), record(2, status="404 Not Found"), record(3, kind="image/png", body=b"\x89PNG"), record(4, warc_type="request"),
        record(5, kind="text/plain", body=b"A line of words."), record(6, body=b""),
    ]  # fmt: skip
    found, failures = gathered(reader, tmp_path / "a.warc", b"".join(records))
    assert found == [url(1), url(5)]
    assert failures == []


def test_bodies_are_unpacked_and_their_charset_is_heard(reader: FileReader, tmp_path: Path) -> None:
    chunked = b"5\r\n<p>Ma\r\n6\r\nrket</\r\n2\r\np>\r\n0\r\n\r\n"
    path = tmp_path / "a.warc"
    path.write_bytes(
        record(1, body=gzip.compress(page(1).encode()), extra="Content-Encoding: gzip\r\n")
        + record(2, body=chunked, extra="Transfer-Encoding: chunked\r\n")
        + record(
            3, body=page(3).replace("Friday", "Freitag für").encode("cp1252"), kind="text/html; charset=windows-1252"
        )
    )
    texts = [r.text for r in reader.read([str(path)]) if isinstance(r, Reading)]
    assert len(texts) == 3
    assert "Grelsund" in texts[0]
    assert texts[1] == "Market"
    assert "für" in texts[2]


@pytest.mark.parametrize("packing", ["plain", "gz", "whole"])
def test_cut_anywhere(reader: FileReader, tmp_path: Path, packing: str) -> None:
    records = [record(n) for n in range(N)]
    data = {"plain": b"".join(records), "gz": packed(records), "whole": gzip.compress(b"".join(records))}[packing]
    ends = [len(packed(records[:n]) if packing == "gz" else b"".join(records[:n])) for n in range(N + 1)]
    for cut in sorted(random.Random(7).sample(range(30, len(data)), 60)):
        found, failures = gathered(reader, tmp_path / "cut.warc", data[:cut])
        if packing != "whole":
            whole = sum(end <= cut for end in ends) - 1
            assert len(found) in {whole, whole + (packing == "gz")}, (
                cut
            )  # only the check sum of the last may be cut off
        assert found == [url(n) for n in range(len(found))]
        boundary = packing != "whole" and cut in ends
        assert bool(failures) != boundary, cut
        assert all(f.code == "damaged-warc" for f in failures)


@pytest.mark.parametrize("packing", ["plain", "gz"])
def test_damage_costs_only_what_it_hits(reader: FileReader, tmp_path: Path, packing: str) -> None:
    """Twenty bytes written over, anywhere: at most the records they touch are lost."""
    records = [record(n) for n in range(N)]
    data = packed(records) if packing == "gz" else b"".join(records)
    pick = random.Random(11)
    for _ in range(60):
        at = pick.randrange(30, len(data) - 20)
        spoilt = data[:at] + pick.randbytes(20) + data[at + 20 :]
        found, failures = gathered(reader, tmp_path / "spoilt.warc", spoilt)
        assert len({url(n) for n in range(N)} - set(found)) <= 2, at
        if packing == "gz":
            assert failures, at  # the check sum of a member finds any damage


def test_a_record_that_lies_about_its_length_costs_no_other(reader: FileReader, tmp_path: Path) -> None:
    for length in (b"20", b"999999", b"99999999999", b"x"):
        lying = record(1)
        size = lying.split(b"Content-Length: ")[1].split(b"\r\n")[0]
        lying = lying.replace(b"Content-Length: " + size, b"Content-Length: " + length)
        found, failures = gathered(reader, tmp_path / "lie.warc", record(0) + lying + record(2))
        assert found[0] == url(0)
        assert failures
        if length != b"99999999999":  # beyond what is kept in memory there is no going back
            assert found[-1] == url(2), length


def test_a_page_too_large_is_told_and_a_film_is_not(
    reader: FileReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fogline.ingest.frames.MAX_BYTES", 100_000)
    big = record(1, body=b"<p>" + b"x" * 200_000), record(2, kind="video/mp4", body=b"y" * 200_000)
    found, failures = gathered(reader, tmp_path / "big.warc", b"".join(big) + record(3))
    assert found == [url(3)]
    assert [f.code for f in failures] == ["too-large"]


def test_an_archive_without_records(reader: FileReader, tmp_path: Path) -> None:
    found, failures = gathered(reader, tmp_path / "no.warc", b"WARC/1.0\r\nrubbish\r\n")
    assert found == []
    assert failures


def test_wacz(reader: FileReader, tmp_path: Path) -> None:
    data = wacz(packed([record(1), record(2)]), packed([record(3)]))
    found, failures = gathered(reader, tmp_path / "site.wacz", data)
    assert found == [url(1), url(2), url(3)]
    assert failures == []
    assert gathered(reader, tmp_path / "site.wacz.gz", gzip.compress(data))[0] == found


def test_a_wacz_cut_short_gives_what_is_whole(reader: FileReader, tmp_path: Path) -> None:
    data = wacz(packed([record(n) for n in range(N)]))
    found, failures = gathered(reader, tmp_path / "cut.wacz", data[: len(data) // 2])
    assert 0 < len(found) < N
    assert found == [url(n) for n in range(len(found))]
    assert [f.code for f in failures] == ["damaged-wacz"]


def test_a_damaged_member_of_a_wacz(reader: FileReader, tmp_path: Path) -> None:
    archive = packed([record(n) for n in range(N)])
    data = bytearray(wacz(archive, packed([record(99)])))
    at = bytes(data).index(archive[:50]) + len(archive) // 2
    data[at : at + 20] = bytes(20)
    found, failures = gathered(reader, tmp_path / "spoilt.wacz", bytes(data))
    assert url(99) in found
    assert len(found) >= N - 1
    assert failures


def test_a_zip_of_something_else(reader: FileReader, tmp_path: Path) -> None:
    found, failures = gathered(reader, tmp_path / "x.wacz", wacz())
    assert found == []
    assert [f.code for f in failures] == ["binary"]
