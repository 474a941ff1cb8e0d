"""Files that are built to hang, bloat, crash or fool a reader: name -> bytes, made when they are asked for."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable

from tests.archives import packed, record, rss, wacz

Make = Callable[[], bytes]
_STORY = "The bridge at Grelsund was blown up on Friday, killing three soldiers, the district office said. "


def _page(body: str, head: str = "") -> bytes:
    return f"<html><head><title>t</title>{head}</head><body><p>{_STORY}</p>{body}</body></html>".encode()


def _many(n: int, tag: str) -> str:
    return tag * n


def _laughs(levels: int = 10, width: int = 10) -> str:
    inner = "".join(f'<!ENTITY a{n} "{"".join(f"&a{n - 1};" for _ in range(width))}">' for n in range(1, levels))
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{inner}]>'


def _zip(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


PAGES: dict[str, Make] = {
    "attributes-200k.html": lambda: _page("<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x</p>"),
    "attributes-40k.html": lambda: _page("<p " + " ".join(f"a{i}=1" for i in range(40_000)) + ">x</p>"),
    "attribute-5mb.html": lambda: _page(f'<p title="{"x" * 5_000_000}">x</p>'),
    "div-100k.html": lambda: _page(_many(100_000, "<div>")),
    "div-1m.html": lambda: _page(_many(1_000_000, "<div>")),
    "span-50k.html": lambda: _page(_many(50_000, "<span>") + "x"),
    "table-5k.html": lambda: _page(_many(5_000, "<table><tr><td>") + "x"),
    "unclosed-formats.html": lambda: _page(_many(20_000, "<b><i><font><a>") + "x"),
    "misnested.html": lambda: _page(_many(20_000, "<b><p></b></p>")),
    "lists-10k.html": lambda: _page(_many(10_000, "<ul><li>") + "x"),
    "quotes-nested.html": lambda: _page(_many(10_000, "<blockquote>") + "x"),
    "paragraphs-100k.html": lambda: _page(_many(100_000, f"<p>{_STORY}</p>")),
    "links-100k.html": lambda: _page(_many(100_000, '<a href="/x">link text</a> ')),
    "breaks-200k.html": lambda: _page(_many(200_000, "word<br>")),
    "cells-100k.html": lambda: _page("<table>" + _many(100_000, "<tr><td>1</td></tr>") + "</table>"),
    "options-100k.html": lambda: _page("<select>" + _many(100_000, "<option>x") + "</select>"),
    "entities-1m.html": lambda: _page(_many(1_000_000, "&amp;")),
    "entities-bad.html": lambda: _page(_many(200_000, "&#x110000;&#0;&nosuch;")),
    "nulls.html": lambda: _page("\0" * 1_000_000),
    "comment-open.html": lambda: _page("<!--" + "x" * 5_000_000),
    "comments-100k.html": lambda: _page(_many(100_000, "<!-- -- -->")),
    "script-open.html": lambda: _page("<script>" + "while(1){}" * 500_000),
    "handlers.html": lambda: _page(_many(10_000, '<img src=x onerror="alert(1)">')),
    "cdata-open.html": lambda: _page("<![CDATA[" + "x" * 5_000_000),
    "json-ld-5mb.html": lambda: _page("", '<script type="application/ld+json">' + '{"a":' * 800_000 + "</script>"),
    "json-ld-deep.html": lambda: _page(
        "", '<script type="application/ld+json">' + "[" * 100_000 + "]" * 100_000 + "</script>"
    ),
    "json-ld-flat.html": lambda: _page(
        "", '<script type="application/ld+json">{"headline":"' + "x" * 4_000_000 + '"}</script>'
    ),
    "metas-50k.html": lambda: _page("", _many(50_000, '<meta property="og:title" content="x">')),
    "title-5mb.html": lambda: b"<html><head><title>" + b"x " * 2_500_000 + b"</title></head><body><p>y</p></body></html>",
    "word-10mb.html": lambda: _page("x" * 10_000_000),
    "dates-50k.html": lambda: _page(_many(50_000, "<time>12 May 2031</time> 2031-05-12 12/05/31 ")),
    "laughs.xhtml.html": lambda: (_laughs() + "<html><body><p>&a9;</p></body></html>").encode(),
    "external.xhtml.html": lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p></body></html>',
    "instructions.html": lambda: _page(_many(100_000, "<?x y?>")),
    "html-in-html.html": lambda: _many(10_000, "<html><body>").encode() + b"x",
    "svg-deep.html": lambda: _page(_many(20_000, "<svg><g>") + "x"),
    "templates.html": lambda: _page(_many(20_000, "<template>") + "x"),
    "frames.html": lambda: _page(_many(50_000, '<iframe srcdoc="<p>x"></iframe>')),
    "data-uri.html": lambda: _page(f'<img src="data:image/png;base64,{"QUFB" * 1_200_000}">'),
    "utf-16.html": lambda: "\ufeff".encode("utf-16-le") + _page("x" * 100_000).decode().encode("utf-16-le"),
    "utf-7.html": lambda: _page("+ADw-script+AD4-alert(1)+ADw-/script+AD4-", '<meta charset="utf-7">'),
    "bad-utf-8.html": lambda: _page("x") + b"\xff\xfe\xc3\x28" * 200_000,
    "tag-open.html": lambda: _page("<") + b"<" * 300_000,
    "ends-of-nothing.html": lambda: _page(_many(200_000, "</div>")),
    "forms.html": lambda: _page(_many(20_000, "<form><input>")),
}  # fmt: skip
TEXTS: dict[str, Make] = {
    "quotes-16k.txt": lambda: (_STORY + '"' * 16_000).encode(),
    "quotes-mixed.txt": lambda: (_STORY + "\"'“’" * 8_000).encode(),
    "quotes-apart.txt": lambda: (_STORY + "\" ' " * 8_000).encode(),
    "brackets-16k.txt": lambda: (_STORY + "(" * 16_000 + ")" * 16_000).encode(),
    "brackets-paired.txt": lambda: (_STORY + "()[]{}" * 4_000).encode(),
    "emoji-16k.txt": lambda: (_STORY + "😀" * 16_000).encode(),
    "possessives.txt": lambda: (_STORY + "'s" * 16_000).encode(),
    "hyphens.txt": lambda: (_STORY + "a-" * 16_000).encode(),
    "dots.txt": lambda: (_STORY + ". " * 16_000).encode(),
    "commas.txt": lambda: (_STORY + "killed, " * 3_000).encode(),
    "numbers.txt": lambda: (_STORY + "hundred thousand million and " * 1_500).encode(),
    "figures.txt": lambda: (_STORY + "1,234 " * 8_000).encode(),
    "dates.txt": lambda: (_STORY + "on Friday, 3 March 2031, " * 1_500).encode(),
    "names.txt": lambda: (_STORY + "Aleppo Hama Homs " * 2_000).encode(),
    "capitals.txt": lambda: (_STORY + "KILLED BY REBELS IN " * 1_500).encode(),
    "labels.txt": lambda: ("Aleppo: killed\n" * 3_000).encode(),
    "lines-1m.txt": lambda: (_STORY + "\n" * 1_000_000 + _STORY).encode(),
    "spaces-1m.txt": lambda: (_STORY + " " * 1_000_000 + _STORY).encode(),
    "tabs-1m.txt": lambda: (_STORY + "\t \n" * 300_000 + _STORY).encode(),
    "word-3mb.txt": lambda: (_STORY + "x" * 3_000_000).encode(),
    "rtl.txt": lambda: (_STORY + "\u202e" * 20_000 + "nekcah saw oppelA").encode(),
    "zero-width.txt": lambda: (_STORY + "k\u200bi\u200bl\u200bl\u200bed " * 3_000).encode(),
    "accents.txt": lambda: (_STORY + "a" + "\u0301" * 30_000).encode(),
    "nested-words.txt": lambda: (_STORY + "said that " * 3_000 + "rebels killed him.").encode(),
    "whose.txt": lambda: (_STORY + "the brother of " * 3_000 + "a rebel was killed.").encode(),
    "and.txt": lambda: (_STORY + "rebels and soldiers and " * 1_500 + "clashed.").encode(),
    "nulls.txt": lambda: b"\0" * 1_000_000,
    "binary.txt": lambda: bytes(range(256)) * 2_000,
    "bom-lies.txt": lambda: b"\xff\xfe" + b"abc" * 50_001,
}
FEEDS: dict[str, Make] = {
    "laughs.xml": lambda: (_laughs() + "<rss><channel><item><title>&a9;</title></item></channel></rss>").encode(),
    "quadratic.xml": lambda: (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "{"x" * 100_000}">]><rss><channel><title>{"&a;" * 5_000}</title></channel></rss>'
    ).encode(),
    "external.xml": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title>'
        b"<link>http://x.example/1</link></item></channel></rss>"
    ),
    "items-100k.xml": lambda: rss(*["<item><title>x</title><link>https://x.example/1</link></item>"] * 100_000),
    "deep-200k.xml": lambda: b"<rss><channel>" + b"<a>" * 200_000,
    "attributes.xml": lambda: (
        "<rss><channel " + " ".join(f"a{i}='1'" for i in range(200_000)) + "></channel></rss>"
    ).encode(),
    "no-end.xml": lambda: b"<rss><channel><item><title>" + b"x" * 5_000_000,
    "html-in-it.xml": lambda: rss(
        "<item><link>https://x.example/1</link><description><![CDATA[" + "<div>" * 100_000 + "]]></description></item>"
    ),
}
ARCHIVES: dict[str, Make] = {
    "bomb.txt.gz": lambda: gzip.compress(bytes(200_000_000), 1),
    "bomb-in-bomb.txt.gz": lambda: gzip.compress(gzip.compress(bytes(200_000_000), 1)),
    "bomb.jsonl.gz": lambda: gzip.compress(b'{"text": "' + b"x" * 100_000_000 + b'"}\n', 1),
    "bomb.wacz": lambda: _zip(("archive/data.warc", bytes(200_000_000))),
    "traversal.wacz": lambda: _zip(("../../../../tmp/fogline-evil", b"x"), ("archive/../../evil.warc.gz", packed([record(1)]))),
    "members-20k.wacz": lambda: _zip(*((f"archive/{n}.txt", b"x") for n in range(20_000))),
    "lying.warc": lambda: record(1).replace(b"Content-Length: ", b"Content-Length: 9999999", 1) + record(2),
    "header.warc": lambda: b"WARC/1.0\r\nX: " + b"y" * 10_000_000 + b"\r\n\r\n" + record(2),
    "negative.warc": lambda: b"WARC/1.0\r\nContent-Length: -5\r\n\r\nabc\r\n\r\n" + record(2),
    "cut.wacz": lambda: wacz(packed([record(1), record(2)]))[:-200],
    "deep.jsonl": lambda: b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
    "rubbish.jsonl": lambda: b'{"text": "x\n' * 20_000,
    "numbers.jsonl": lambda: b'{"id": ' + b"9" * 100_000 + b', "text": "x"}\n',
    "page-in-row.jsonl": lambda: b'{"html": "' + b"<div>" * 100_000 + b'"}\n',
    "rubbish.parquet": lambda: b"PAR1" + bytes(100_000) + b"\xff\xff\xff\x7fPAR1",
}  # fmt: skip
ALL: dict[str, Make] = {**PAGES, **TEXTS, **FEEDS, **ARCHIVES}
