"""Files, folders, standard input and rows; one bad input never stops the others."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from fogline.ingest.reader import MAX_TEXT, FileReader, Row
from fogline.model.document import Document, Reading
from fogline.model.issue import Issue

STORY = (
    "Bridge at Grelsund blown up\n\nThe bridge at Grelsund was blown up early on Friday, the district office told our "
    "reporter, and nobody was hurt.\n\n© 2031 Fenland Herald. All rights reserved.\n"
)
FRENCH = (
    "Le pont de Grelsund a sauté\n\nLe pont de Grelsund a été détruit vendredi matin par une forte explosion, selon les "
    "autorités locales, qui n'ont signalé aucune victime parmi les habitants du village.\n"
)


def read(reader: FileReader, *inputs: Path | str) -> list[Document | Issue]:
    return [r.document if isinstance(r, Reading) else r for r in reader.read([str(i) for i in inputs])]


def codes(items: list[Document | Issue]) -> list[str]:
    return [i.code if isinstance(i, Issue) else i.document_ref for i in items]


def file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file(reader: FileReader, tmp_path: Path) -> None:
    (reading,) = reader.read([str(file(tmp_path, "story.txt", STORY))])
    assert isinstance(reading, Reading)
    document = reading.document
    assert reading.text == STORY
    assert document.text is None
    assert (document.document_ref, document.language, document.title) == (
        "story.txt",
        "en",
        "Bridge at Grelsund blown up",
    )
    assert document.outlet is not None
    assert document.outlet.id == "fen_herald"
    assert document.issues == ()


def test_the_id_follows_text_and_origin_but_not_the_name(reader: FileReader, tmp_path: Path) -> None:
    one, other = read(reader, file(tmp_path, "a.txt", STORY), file(tmp_path, "b.txt", STORY))
    third = reader.read_text(STORY, "a.txt", Row(outlet="reed_wire")).document
    fourth = reader.read_text(STORY, "a.txt", Row(url="https://fenlandherald.example/1")).document
    assert isinstance(one, Document)
    assert isinstance(other, Document)
    assert one.id == other.id
    assert one.sha256 == other.sha256 == third.sha256
    assert len({one.id, third.id, fourth.id}) == 3


def test_inputs_keep_their_order_and_folders_go_by_name(reader: FileReader, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden.txt", "notes.md", "photo.png", "table.csv", "Z.txt"):
        file(tmp_path, f"folder/{name}", STORY)
    last = file(tmp_path, "last.txt", STORY)
    assert codes(read(reader, last, tmp_path / "folder", last)) == [
        "last.txt",
        "Z.txt",
        "a.txt",
        "b.txt",
        "c.txt",
        "last.txt",
    ]


def test_a_file_that_is_named_is_read_whatever_its_suffix(reader: FileReader, tmp_path: Path) -> None:
    assert codes(read(reader, file(tmp_path, "notes.md", STORY))) == ["notes.md"]


def test_standard_input(reader: FileReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    (document,) = read(reader, "-")
    assert isinstance(document, Document)
    assert document.document_ref == "-"


def test_packed_files(reader: FileReader, tmp_path: Path) -> None:
    rows = json.dumps({"id": 7, "text": STORY})
    inputs = [
        file(tmp_path, "story.txt.gz", gzip.compress(STORY.encode())),
        file(tmp_path, "rows.jsonl.gz", gzip.compress(rows.encode())),
        file(tmp_path, "cut.txt.gz", gzip.compress(STORY.encode())[:-9]),
    ]
    assert codes(read(reader, *inputs)) == ["story.txt.gz", "7", "damaged-gzip"]


def test_rows(reader: FileReader, tmp_path: Path) -> None:
    rows = [
        {
            "id": "r1",
            "text": STORY,
            "outlet": "reed_wire",
            "published": "2031-03-03",
            "url": "https://x.example/1",
            "score": 3,
        },
        {"id": 42, "text": STORY, "title": "Bridge at Grelsund blown up"},
        {"text": STORY},
        {"id": "h", "html": "<html><body><h1>Bridge</h1><p>" + STORY.split("\n")[2] + "</p></body></html>"},
    ]
    path = file(tmp_path, "rows.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")
    found = read(reader, path)
    assert codes(found) == ["r1", "42", f"{path}:3", "h"]
    first = found[0]
    assert isinstance(first, Document)
    assert first.outlet is not None
    assert (first.outlet.id, first.published.edtf, first.url) == ("reed_wire", "2031-03-03", "https://x.example/1")


def test_one_broken_row_does_not_stop_the_others(reader: FileReader, tmp_path: Path) -> None:
    good = json.dumps({"id": "ok", "text": STORY})
    bad = ['{"id": "x", "text": ', "[1, 2]", '{"id": "y", "text": 5}', '{"text": "\\ud83d"', "\udcff"]
    raw = "\n".join([good, *bad, good]).encode("utf-8", "surrogateescape")
    path = file(tmp_path, "rows.jsonl", raw)
    found = read(reader, path)
    assert codes(found) == ["ok", *["bad-row"] * 5, "ok"]
    assert [i.document_ref for i in found if isinstance(i, Issue)] == [f"{path}:{n}" for n in range(2, 7)]
    assert all(str(i.document_ref) in i.message for i in found if isinstance(i, Issue))


@pytest.mark.parametrize(
    "row", [{"id": "e"}, {"id": "e", "text": ""}, {"id": "e", "text": " \n"}, {"id": "e", "html": ""}]
)
def test_a_row_without_text(reader: FileReader, tmp_path: Path, row: dict[str, str]) -> None:
    (issue,) = read(reader, file(tmp_path, "rows.jsonl", json.dumps(row)))
    assert isinstance(issue, Issue)
    assert (issue.code, issue.document_ref) == ("empty", "e")


def test_rows_are_known_by_their_look_too(reader: FileReader, tmp_path: Path) -> None:
    path = file(tmp_path, "rows.txt", json.dumps({"id": "r1", "text": STORY}))
    assert codes(read(reader, path)) == ["r1"]


def test_rows_with_a_byte_order_mark(reader: FileReader, tmp_path: Path) -> None:
    path = file(tmp_path, "rows.jsonl", b"\xef\xbb\xbf" + json.dumps({"id": "r1", "text": STORY}).encode())
    assert codes(read(reader, path)) == ["r1"]


def test_bad_inputs_are_issues_and_the_others_are_read(reader: FileReader, tmp_path: Path) -> None:
    inputs = [
        tmp_path / "missing.txt",
        file(tmp_path, "empty.txt", ""),
        file(tmp_path, "photo.txt", b"\x89PNG\0\0"),
        file(tmp_path, "bare.html", "<html><body></body></html>"),
        file(tmp_path, "story.txt", STORY),
    ]
    found = read(reader, *inputs)
    assert codes(found) == ["unreadable", "empty", "binary", "empty", "story.txt"]
    for given, issue in zip(inputs, found[:4], strict=False):
        assert isinstance(issue, Issue)
        assert issue.document_ref == str(given)
        assert str(given) in issue.message


def test_a_damaged_second_part_of_a_packed_file_does_not_stop_the_others(reader: FileReader, tmp_path: Path) -> None:
    raw = gzip.compress(b"one ") + gzip.compress(STORY.encode())[:-9]
    found = read(reader, file(tmp_path, "a.gz", raw), file(tmp_path, "story.txt", STORY))
    assert codes(found) == ["damaged-gzip", "story.txt"]


def test_another_language_is_kept_with_an_issue(reader: FileReader, tmp_path: Path) -> None:
    (document,) = read(reader, file(tmp_path, "pont.txt", FRENCH))
    assert isinstance(document, Document)
    assert document.language == "fr"
    (issue,) = [i for i in document.issues if i.code == "no-language-pack"]
    assert issue.document_ref == "pont.txt"
    assert "fr" in issue.message


def test_a_row_may_tell_its_language(reader: FileReader) -> None:
    told = reader.read_text(FRENCH, "r", Row(language="EN-gb", outlet="Reedwire")).document
    assert (told.language, told.issues) == ("en", ())
    other = reader.read_text(STORY, "r", Row(language="de")).document
    assert [i.code for i in other.issues] == ["no-language-pack"]


def test_a_document_longer_than_four_million_characters(reader: FileReader, tmp_path: Path) -> None:
    rows = [{"id": "huge", "text": "a" * (MAX_TEXT + 1)}, {"id": "ok", "text": STORY}]
    found = read(reader, file(tmp_path, "rows.jsonl", "\n".join(map(json.dumps, rows))))
    assert codes(found) == ["too-large", "ok"]
    assert isinstance(found[0], Issue)
    assert "4,000,001" in found[0].message


def test_bylines_lose_their_first_word(reader: FileReader) -> None:
    body = STORY.split("\n")[2]
    for line, name in (("By Maartje Oudwater", "Maartje Oudwater"), ("Reporting by: Sanne Polder", "Sanne Polder")):
        assert reader.read_text(f"Bridge at Grelsund blown up\n{line}\n{body}\n", "p").document.byline == name


def test_reading_twice_gives_the_same(reader: FileReader, tmp_path: Path) -> None:
    path = file(tmp_path, "story.txt", STORY)
    assert read(reader, path) == read(reader, path)
