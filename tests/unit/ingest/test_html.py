"""Pages with markup: visible text, metadata, and what trafilatura takes for the article."""

from __future__ import annotations

import pytest

from fogline.errors import InputError
from fogline.ingest.html import in_main, looks_like_html, read_html
from fogline.ingest.raw import Raw
from fogline.ingest.reader import FileReader, Row
from fogline.model.document import Reading
from tests.support import gaps, lines_of_kind

PARAGRAPHS = [
    "The Fenland Crown Army said on Monday that it had retaken the old sluice at Grelsund after two days of fighting.",
    "Residents reached by telephone said that the shelling had stopped shortly after noon and that the road was open.",
    "Nine boats were counted on the water, and eleven prisoners were led over the dyke towards Osterholm.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Sluice retaken at Grelsund - Fenland Herald</title>
<meta property="og:title" content="Sluice retaken at Grelsund">
<meta property="og:site_name" content="Fenland Herald">
<meta property="article:published_time" content="2015-03-03T14:05:00+01:00">
<meta name="author" content="Maartje Oudwater">
<link rel="canonical" href="https://fenlandherald.example/war/sluice-retaken">
<style>p {{ color: red }}</style><script>var hidden = "never shown";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/war">War in the Fen</a></li></ul></nav>
<article><h1>Sluice retaken at Grelsund</h1>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1].replace("telephone", "<b>tele</b>phone")}</p><p>{PARAGRAPHS[2]}</p></article>
<section class="comments" id="comments"><h3>2 Comments</h3><div class="comment"><p>Lies, my cousin was there and saw
nothing of the kind, they never reached the sluice at all.</p></div></section>
<footer><p>© 2031 Fenland Herald. All rights reserved.</p></footer></body></html>"""


def test_the_visible_text_one_block_a_line() -> None:
    text = read_html(PAGE, "page").text
    assert text.split("\n")[:3] == ["Home", "War in the Fen", "Sluice retaken at Grelsund"]
    assert all(p in text.split("\n") for p in PARAGRAPHS)
    assert "never shown" not in text
    assert "color" not in text


def test_metadata() -> None:
    markup = read_html(PAGE, "page")
    assert markup.title == "Sluice retaken at Grelsund"
    assert markup.site == "Fenland Herald"
    assert markup.published == "2015-03-03"
    assert markup.author == "Maartje Oudwater"
    assert markup.url == "https://fenlandherald.example/war/sluice-retaken"
    assert markup.language == "en"


def test_the_article_is_told_from_the_rest() -> None:
    markup = read_html(PAGE, "page")
    assert all(in_main(markup, p) for p in PARAGRAPHS)
    assert not any(in_main(markup, line) for line in ("Home", "War in the Fen", "2 Comments"))


def test_a_page_becomes_a_document(reader: FileReader) -> None:
    line = b'{"id": "r1", "html": ' + _json(PAGE) + b"}"
    reading = reader.make(Raw(input="x.jsonl", ref="x.jsonl:1", shape="line", body=line))
    assert isinstance(reading, Reading)
    document = reading.document
    assert document.text == reading.text
    assert gaps(document, reading.text) == []
    assert lines_of_kind(document, reading.text, "body") == PARAGRAPHS
    assert lines_of_kind(document, reading.text, "title") == ["Sluice retaken at Grelsund"]
    assert document.outlet is not None
    assert document.outlet.id == "fen_herald"
    assert (document.published.edtf, document.published.basis) == ("2015-03-03", "metadata")
    assert document.byline == "Maartje Oudwater"
    assert any("Lies, my cousin" in c for c in lines_of_kind(document, reading.text, "comment", "other"))


def _json(text: str) -> bytes:
    import json

    return json.dumps(text).encode()


@pytest.mark.xfail(
    strict=True, reason="htmldate takes nothing later than today: the same page reads otherwise tomorrow (law 5)"
)
def test_the_date_of_a_page_does_not_depend_on_the_day_of_the_run() -> None:
    assert read_html(PAGE.replace("2015-03-03", "2199-03-03"), "page").published == "2199-03-03"


@pytest.mark.parametrize("depth", [200, 2_000])
def test_deep_nesting(depth: int) -> None:
    source = "<html><body>" + "<div>" * depth + f"<p>{PARAGRAPHS[0]}</p>" + "</div>" * depth + "</body></html>"
    assert read_html(source, "page").text == PARAGRAPHS[0]


def test_a_page_nested_too_deep_is_refused_or_read_to_its_end() -> None:
    deep = "<div>" * 3000 + f"<p>{PARAGRAPHS[1]}</p>" + "</div>" * 3000
    source = f"<html><body><p>{PARAGRAPHS[0]}</p>{deep}<p>{PARAGRAPHS[2]}</p></body></html>"
    try:
        text = read_html(source, "page").text
    except InputError:
        return
    assert text.split("\n") == PARAGRAPHS


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<html><head><script>all is script</script></head><body><!-- words --></body></html>",
        "<html><body><div>   \n </div><img src='x.png'></body></html>",
        "<p></p>",
    ],
)
def test_a_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="box/page") as caught:
        read_html(source, "box/page")
    assert caught.value.code in {"empty", "bad-html"}


@pytest.mark.parametrize("source", ["<p>" * 400_001, "<p " + "a=1 " * 150_000 + ">x</p>"])
def test_pages_built_to_break_parsers_are_refused(source: str) -> None:
    with pytest.raises(InputError) as caught:
        read_html(source, "page")
    assert caught.value.code == "bad-html"


def test_broken_markup_is_read_as_browsers_do() -> None:
    text = read_html(
        f"<p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}<div>Fish &amp; chips &#8211; 5</div></b></html>", "page"
    ).text
    assert text.split("\n") == [PARAGRAPHS[0], PARAGRAPHS[1], "Fish & chips – 5"]


@pytest.mark.parametrize(
    ("raw", "is_html"),
    [
        (b"<!DOCTYPE html><title>x</title>", True),
        (b"\n\n<HTML >", True),
        (b"<p>Words</p>", True),
        (b"Profits <pre-tax> rose", False),
        (b"The line <private> held", False),
        (b"plain words", False),
        (b"", False),
    ],
)
def test_what_looks_like_a_page(raw: bytes, is_html: bool) -> None:
    assert looks_like_html(raw) is is_html


def test_a_row_of_html_may_bring_its_own_facts(reader: FileReader) -> None:
    row = Row(id="r", html=PAGE, outlet="reed_wire", published="2031-03-09", title="Other")
    document = reader._page(PAGE, "r", row).document
    assert document.outlet is not None
    assert (document.outlet.id, document.published.edtf) == ("reed_wire", "2031-03-09")


def test_a_page_that_declares_its_charset(reader: FileReader, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("pages") / "page.html"
    source = f'<html><head><meta charset="windows-1252"></head><body><p>{PARAGRAPHS[0]} Près de là.</p></body></html>'
    path.write_bytes(source.encode("windows-1252"))
    (reading,) = reader.read([str(path)])
    assert "Près de là." in reading.text  # type: ignore[union-attr]
