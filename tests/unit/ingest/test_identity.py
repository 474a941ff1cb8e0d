"""Who published a page and when: from the page itself, never from the clock or a sidebar."""

from __future__ import annotations

import pytest

from fogline.ingest.identity import Identity, given_date
from fogline.ingest.reader import FileReader, Row
from fogline.model.document import Document, OutletRef
from fogline.packs.load import Knowledge

HERALD = OutletRef(id="fen_herald", name="Fenland Herald", side="crown")
REEDWIRE = OutletRef(id="reed_wire", name="Reedwire Agency", side="fen_rebels")
BODY = "The garrison of the Water Tower laid down its weapons on Monday after eleven days without food, residents said."


@pytest.fixture(scope="module")
def identity(knowledge: Knowledge) -> Identity:
    return Identity(knowledge)


@pytest.mark.parametrize("name", ["fen_herald", "Fenland Herald", "fenland herald", "THE FEN HERALD", "The Fen Herald"])
def test_by_id_or_name(identity: Identity, name: str) -> None:
    assert identity.by_id(name) == HERALD


def test_a_name_that_no_pack_knows_is_kept_as_given(identity: Identity) -> None:
    assert identity.by_id("Mudflat Gazette") == OutletRef(id=None, name="Mudflat Gazette")


@pytest.mark.parametrize(
    "url",
    [
        "https://fenlandherald.example/war/1", "http://www.fenlandherald.example", "https://en.fenlandherald.example:8080/a?b=c",
        "HTTPS://FENLANDHERALD.EXAMPLE/",
    ],
)  # fmt: skip
def test_by_url(identity: Identity, url: str) -> None:
    assert identity.by_url(url) == HERALD


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "fenlandherald.example/war",
        "https://notfenlandherald.example",
        "https://example/fenlandherald.example",
        "x:/",
    ],
)
def test_urls_of_nobody_we_know(identity: Identity, url: str | None) -> None:
    assert identity.by_url(url) is None


@pytest.mark.parametrize(
    ("line", "is_outlet"),
    [
        ("Fenland Herald", True),
        (" The Fen Herald ", True),
        ("Fenland Herald: sluice retaken", False),
        ("Herald", False),
        ("", False),
    ],
)
def test_a_line_that_is_an_outlet(identity: Identity, line: str, is_outlet: bool) -> None:
    assert identity.is_outlet(line) is is_outlet


def document(reader: FileReader, text: str, **row: str) -> Document:
    return reader.read_text(text, "page.txt", Row(**row)).document


def test_a_row_or_flag_comes_first(reader: FileReader, knowledge: Knowledge) -> None:
    text = f"Fenland Herald\nTower surrenders to the army\n{BODY}\n"
    assert document(reader, text).outlet == HERALD
    assert document(reader, text, outlet="Reedwire").outlet == REEDWIRE
    flagged = FileReader(knowledge, outlet="reed_wire")
    assert document(flagged, text).outlet == REEDWIRE
    assert document(flagged, text, outlet="fen_herald").outlet == HERALD


def test_the_url_comes_before_the_words(reader: FileReader) -> None:
    text = f"Fenland Herald\nTower surrenders to the army\n{BODY}\n"
    found = document(reader, text, url="https://reedwire.example/9")
    assert found.outlet == REEDWIRE
    assert found.url == "https://reedwire.example/9"


@pytest.mark.parametrize(
    "text",
    [
        f"Tower surrenders to the army\n{BODY}\n© 2031 Fenland Herald. All rights reserved.\n",
        f"Tower surrenders to the army\n{BODY}\nDonate to the Fenland Herald\n",
        f"Tower surrenders to the army\nBy Maartje Oudwater for the Fenland Herald\n{BODY}\n",
    ],
)
def test_the_page_names_its_outlet(reader: FileReader, text: str) -> None:
    found = document(reader, text)
    assert found.outlet == HERALD
    assert found.issues == ()


@pytest.mark.parametrize(
    "line",
    [
        "Reedwire Agency reported that the commander was taken away in a closed car before the evening.",
        "“We had no bread,” one of the soldiers told Reedwire Agency over the telephone from the tower.",
        "The commander was taken away in a closed car before the evening came over the tower (Reedwire Agency).",
    ],
)
def test_an_outlet_that_is_only_quoted_is_a_guess_with_an_issue(reader: FileReader, line: str) -> None:
    text = f"Tower surrenders to the army\n{BODY}\n{line}\n"
    found = document(reader, text)
    assert found.outlet == REEDWIRE
    assert [i.code for i in found.issues] == ["outlet-guessed"]
    assert found.issues[0].document_ref == "page.txt"


def test_a_page_that_names_nobody(reader: FileReader) -> None:
    found = document(reader, f"Tower surrenders to the army\n{BODY}\n")
    assert found.outlet is None
    assert [i.code for i in found.issues] == ["no-outlet"]


@pytest.mark.parametrize(
    ("head", "edtf", "words"),
    [
        ("Published: 3 March 2031", "2031-03-03", "3 March 2031"),
        ("3 March 2031, 14:05", "2031-03-03", "3 March 2031"),
        ("March 3, 2031", "2031-03-03", "March 3, 2031"),
        ("Posted on 2031-03-03", "2031-03-03", "2031-03-03"),
        ("By Maartje Oudwater, 3 March 2031", "2031-03-03", "3 March 2031"),
    ],
)
def test_a_date_above_the_article_is_the_stated_one(reader: FileReader, head: str, edtf: str, words: str) -> None:
    text = f"Tower surrenders to the army\n{head}\n{BODY}\n"
    published = document(reader, text).published
    assert (published.edtf, published.basis, published.text) == (edtf, "stated", words)
    assert published.span is not None
    assert text[published.span.start : published.span.end] == words


@pytest.mark.parametrize("head", ["Monday", "3 March", "March 2031", "31 February 2031", "14:05", "Yesterday"])
def test_what_does_not_fix_a_day_is_no_date_of_publication(reader: FileReader, head: str) -> None:
    published = document(reader, f"Tower surrenders to the army\n{head}\n{BODY}\n").published
    assert (published.edtf, published.basis) == (None, "none")


@pytest.mark.parametrize(
    "tail",
    [
        "Related articles\nFerry burns in the harbour\n4 June 2031",
        "Read also: What happened on 4 June 2031",
        "3 Comments\nWillem\n4 June 2031\nThis is not true at all, my uncle heard four explosions on that very night.",
        "Most read\n4 June 2031\nTruce holds for a second night",
        "© 4 June 2031",
    ],
)
def test_never_from_a_sidebar_or_a_comment(reader: FileReader, tail: str) -> None:
    assert document(reader, f"Tower surrenders to the army\n{BODY}\n{tail}\n").published.edtf is None


def test_never_from_the_story(reader: FileReader) -> None:
    assert (
        document(
            reader, f"Tower surrenders to the army\n{BODY} It had been besieged since 4 June 2030.\n"
        ).published.edtf
        is None
    )


def test_a_row_or_flag_tells_the_date(reader: FileReader, knowledge: Knowledge) -> None:
    text = f"Tower surrenders to the army\n3 March 2031\n{BODY}\n"
    flagged = FileReader(knowledge, published="2031-03-07")
    assert document(flagged, text).published.edtf == "2031-03-07"
    assert document(flagged, text, published="2031-03-08").published.edtf == "2031-03-08"
    published = document(reader, text, published="2031-03-09T23:00:00Z").published
    assert (published.edtf, published.basis, published.span) == ("2031-03-09", "metadata", None)


@pytest.mark.parametrize("value", ["", "soon", "2031-02-31", "3 March 2031", "2031-3-3"])
def test_what_is_no_date_is_not_guessed(value: str) -> None:
    assert given_date(value) is None


def test_a_date_that_cannot_be_read_is_told(reader: FileReader) -> None:
    found = document(reader, f"Tower surrenders to the army\n{BODY}\n", published="3 March 2031", outlet="Reedwire")
    assert [i.code for i in found.issues] == ["bad-date"]
    assert "3 March 2031" in found.issues[0].message


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("OSTERHOLM - ", "OSTERHOLM"),
        ("OSTERHOLM — ", "OSTERHOLM"),
        ("Osterholm, Upper Fen (Reedwire) – ", "Osterholm, Upper Fen"),
        ("OSTERHOLM, (Reedwire) -- ", "OSTERHOLM"),
        ("GRELSUND, March 3 - ", "GRELSUND"),
    ],
)
def test_datelines(reader: FileReader, opening: str, place: str) -> None:
    assert document(reader, f"Tower surrenders to the army\n{opening}{BODY}\n").dateline == place


@pytest.mark.parametrize("opening", ["", "In the morning – so they say – ", "Well-fed men, ", "“Osterholm”, "])
def test_no_dateline(reader: FileReader, opening: str) -> None:
    assert document(reader, f"Tower surrenders to the army\n{opening}{BODY}\n").dateline is None


@pytest.mark.parametrize("opening", ["He said: ", "Grelsund: ", "GRELSUND: "])
def test_what_stands_before_a_colon_is_no_dateline(reader: FileReader, opening: str) -> None:
    """A speaker or a topic looks the same there as a town; only a dash makes a dateline."""
    assert document(reader, f"Tower surrenders to the army\n{opening}{BODY}\n").dateline is None


def test_a_date_in_the_dateline(reader: FileReader) -> None:
    text = f"Tower surrenders to the army\nOSTERHOLM, 3 March 2031 - {BODY}\n"
    found = document(reader, text)
    assert (found.dateline, found.published.edtf, found.published.basis) == ("OSTERHOLM", "2031-03-03", "dateline")
