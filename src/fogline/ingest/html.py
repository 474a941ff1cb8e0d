"""HTML to lines of text, and which of them trafilatura takes for the article.

The text of an HTML document is its visible text, one block a line; all offsets are offsets of that text,
which the Document carries. Markup tells title, date, site and main content.
"""

from __future__ import annotations

import re

import trafilatura
from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from fogline.errors import InputError
from fogline.model.record import Record

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "aside",
        "nav",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "br",
        "hr",
        "form",
        "label",
        "button",
        "option",
        "title",
        "body",
        "main",
        "address",
        "dd",
        "dt",
        "dl",
    ]
)
_SILENT = frozenset(["script", "style", "noscript", "template", "svg", "iframe", "head", "object", "embed", "canvas"])
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_LOOKS = re.compile(rb"<!doctype html|<html[\s>]|<body[\s>]|<article[\s>]|<div[\s>]|<p[\s>]", re.I)
MAX_NODES = 400_000
MAX_DEPTH = 2000  # libxml2 drops the text of what lies deeper
LAST_DAY = "2100-01-01"  # htmldate would otherwise compare with today: the same page must read the same tomorrow


class Markup(Record, frozen=True, kw_only=True):
    """What the markup of a page says."""

    text: str
    main: frozenset[str]
    title: str | None = None
    published: str | None = None
    site: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None


def looks_like_html(raw: bytes) -> bool:
    """Whether bytes begin like a page with markup."""
    return bool(_LOOKS.search(raw[:4096]))


def read_html(source: str, ref: str) -> Markup:
    """Visible text and metadata of a page; InputError where there is no text in it."""
    _refuse_monsters(source, ref)
    try:
        root = document_fromstring(source.encode("utf-8"), parser=_parser())
    except etree.LxmlError as error:
        raise InputError(f"{ref}: the HTML cannot be parsed ({error})", code="bad-html", ref=ref) from error
    lines = _lines(root)
    if _depth(source) > MAX_DEPTH:
        raise InputError(
            f"{ref}: the HTML is nested too deep to be read whole; save the page as text", code="bad-html", ref=ref
        )
    if not lines:
        raise InputError(f"{ref}: the page has no visible text", code="empty", ref=ref)
    facts = trafilatura.extract_metadata(source)
    article = trafilatura.extract(source, include_comments=False, include_tables=True, favor_recall=True) or ""
    return Markup(
        text="\n".join(lines),
        main=frozenset(_key(line) for line in article.splitlines() if line.strip()),
        title=facts.title if facts else None,
        published=find_date(source, original_date=True, extensive_search=False, max_date=LAST_DAY),
        site=facts.sitename if facts else None,
        url=facts.url if facts else None,
        author=facts.author if facts else None,
        language=root.get("lang"),
    )


def in_main(markup: Markup, line: str) -> bool:
    """Whether trafilatura counts this line as article."""
    key = _key(line)
    return key in markup.main or any(len(key) > 40 and (key in m or m in key) for m in markup.main if len(m) > 40)


def _key(line: str) -> str:
    return _SPACE.sub(" ", line.lstrip("-•# ")).strip()


def _parser() -> etree.HTMLParser[HtmlElement]:
    from lxml.html import HTMLParser

    return HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


def _refuse_monsters(source: str, ref: str) -> None:
    """One tag with 200,000 attributes hangs every known HTML parser; such a page is refused by counting first."""
    longest = max((len(tag) for tag in re.findall(r"<[a-zA-Z][^<>]{0,2000000}", source)), default=0)
    if longest > 500_000 or source.count("<") > MAX_NODES:
        raise InputError(f"{ref}: the HTML is built to break parsers; save the page as text", code="bad-html", ref=ref)


def _depth(source: str) -> int:
    """How deep block tags are open at once, by counting; void and unclosed tags make it an upper bound."""
    depth = deepest = 0
    for match in re.finditer(r"<(/?)(?:div|span|section|article|table|ul|ol|blockquote|b|i|em|font|a)\b", source, re.I):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _lines(root: HtmlElement) -> list[str]:
    lines: list[str] = []
    buffer: list[str] = []

    def flush() -> None:
        line = _SPACE.sub(" ", "".join(buffer)).strip()
        buffer.clear()
        if line:
            lines.append(line)

    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            flush()
        silent += (tag in _SILENT) * (1 if event == "start" else -1)
        piece = element.text if event == "start" else element.tail
        if not silent and piece:
            buffer.append(piece)
    flush()
    return lines
