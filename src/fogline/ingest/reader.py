"""Files, folders, standard input and rows to Readings; one bad input never stops the others."""

from __future__ import annotations

import codecs
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import py3langid

from fogline.errors import InputError
from fogline.ingest.decode import decode, unpack
from fogline.ingest.html import Markup, in_main, looks_like_html, read_html
from fogline.ingest.identity import Identity, given_date
from fogline.ingest.layout import Furniture, segment
from fogline.model.document import Document, OutletRef, Published, Reading, Segment
from fogline.model.ids import content_id
from fogline.model.issue import Issue
from fogline.packs.load import Knowledge
from fogline.ports import Reader

MAX_TEXT = 4_000_000
_SKIP = {".py", ".pyc", ".png", ".jpg", ".jpeg", ".gif", ".pdf", ".zip", ".yaml", ".yml", ".tsv", ".csv", ".md"}


class Row(msgspec.Struct, kw_only=True):
    """One JSONL row: `text` or `html`, and what is known beside it. Other fields are ignored."""

    id: str | int | None = None
    text: str | None = None
    html: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None


class FileReader(Reader):
    """Reads what the command line names. `outlet` and `published` hold for all inputs that do not say themselves."""

    def __init__(self, knowledge: Knowledge, outlet: str | None = None, published: str | None = None) -> None:
        self._identity = Identity(knowledge)
        self._furniture = Furniture(knowledge.language.layout)
        self._language = knowledge.language.code
        self._outlet = outlet
        self._published = published

    def read(self, inputs: Sequence[str]) -> Iterator[Reading | Issue]:
        """One Reading or Issue for each document, in the order given (folders by name)."""
        for name in inputs:
            for path in self._paths(name):
                yield from self._read_path(path)

    def read_text(self, text: str, ref: str, row: Row | None = None) -> Reading:
        """A document from text in hand."""
        return self._document(text, ref, row or Row(), None)

    def _paths(self, name: str) -> Iterator[str]:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            return
        for child in sorted(path.rglob("*")):
            if child.is_file() and child.suffix.lower() not in _SKIP and not child.name.startswith("."):
                yield str(child)

    def _read_path(self, path: str) -> Iterator[Reading | Issue]:
        try:
            given = _bytes(path)
            raw = unpack(given, path)
            raw = raw.removeprefix(codecs.BOM_UTF8) if raw[3:].lstrip()[:1] == b"{" else raw
            if Path(path.removesuffix(".gz")).suffix in {".jsonl", ".ndjson"} or _is_row(raw):
                yield from self._rows(raw, path)
            elif looks_like_html(raw):
                yield _from(given, self._page(decode(raw, path), path, Row()))
            else:
                yield _from(given, self._document(decode(raw, path), Path(path).name, Row(), None))
        except InputError as error:
            yield Issue(code=error.code, message=str(error), document_ref=path)

    def _rows(self, raw: bytes, path: str) -> Iterator[Reading | Issue]:
        for number, line in enumerate(raw.splitlines(), start=1):
            ref = f"{path}:{number}"
            if not line.strip():
                continue
            try:
                row = msgspec.json.decode(line, type=Row)
                ref = str(row.id) if row.id is not None else ref
                if row.html:
                    yield _from(line, self._page(row.html, ref, row))
                elif row.text and row.text.strip():
                    yield _from(line, self._document(row.text, ref, row, None))
                else:
                    raise InputError(f"{path}:{number}: the row has neither text nor html", code="empty", ref=ref)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                message = f"{path}:{number}: not a JSON row of the documented shape ({error})"
                yield Issue(code="bad-row", message=message, document_ref=f"{path}:{number}")
            except InputError as error:
                yield Issue(code=error.code, message=str(error), document_ref=ref)

    def _page(self, source: str, ref: str, row: Row) -> Reading:
        markup = read_html(source, ref)
        return self._document(markup.text, Path(ref).name if row.id is None else ref, row, markup)

    def _document(self, text: str, ref: str, row: Row, markup: Markup | None) -> Reading:
        if len(text) > MAX_TEXT:
            raise InputError(
                f"{ref}: {len(text):,} characters in one document; split it into articles", code="too-large", ref=ref
            )
        title = row.title or (markup.title if markup else None)
        segments = segment(
            text,
            self._furniture,
            self._identity.is_outlet,
            (lambda line: in_main(markup, line.text)) if markup and markup.main else None,
            title,
        )
        url = row.url or (markup.url if markup else None)
        outlet, issues = self._who(text, segments, row, url, markup, ref)
        language, more = self._spoken(text, segments, row, ref)
        more += [
            Issue(
                code="bad-date",
                message=f"the publication date {value!r} is no ISO date and is not used",
                document_ref=ref,
            )
            for value in [row.published]
            if value and given_date(value) is None
        ]
        dateline = self._identity.dateline(text, segments)
        headline = next((text[s.start : s.end] for s in segments if s.kind == "title"), title)
        document = Document(
            id=content_id("doc", (text, outlet.id or outlet.name if outlet else "", url or "")),
            document_ref=ref,
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            url=url,
            language=language,
            outlet=outlet,
            title=headline,
            byline=_byline(text, segments) or (markup.author if markup else None),
            dateline=text[dateline.start : dateline.end] if dateline else None,
            published=self._when(text, segments, row, markup, dateline),
            segments=tuple(segments),
            text=text if markup else None,
            issues=tuple(issues + more),
        )
        return Reading(document=document, text=text)

    def _who(
        self, text: str, segments: list[Segment], row: Row, url: str | None, markup: Markup | None, ref: str
    ) -> tuple[OutletRef | None, list[Issue]]:
        named = row.outlet or self._outlet
        if named:
            return self._identity.by_id(named), []
        found = self._identity.by_url(url) or (self._identity.by_id(markup.site) if markup and markup.site else None)
        if found is not None:
            return found, []
        found, guessed = self._identity.by_words(text, segments)
        if found is None:
            message = "no outlet is known for this page; give one with --outlet"
            return None, [Issue(code="no-outlet", message=message, document_ref=ref)]
        if guessed:
            message = f"outlet guessed as {found.name} because the page relays it; give the true one with --outlet"
            return found, [Issue(code="outlet-guessed", message=message, document_ref=ref)]
        return found, []

    def _spoken(self, text: str, segments: list[Segment], row: Row, ref: str) -> tuple[str, list[Issue]]:
        body = " ".join(text[s.start : s.end] for s in segments if s.kind in {"title", "body"}) or text
        language = (row.language or py3langid.classify(body[:4000])[0])[:2].lower()
        if language != self._language and row.language is None and _mostly_ascii(body) and len(body.split()) < 30:
            language = self._language  # too little to tell; the recogniser is unsure on one-line briefs
        if language == self._language:
            return language, []
        message = f"no pack for language {language}; the document is kept and not coded"
        return language, [Issue(code="no-language-pack", message=message, document_ref=ref)]

    def _when(self, text: str, segments: list[Segment], row: Row, markup: Markup | None, dateline: Any) -> Published:
        for value in (row.published, self._published, markup.published if markup else None):
            given = given_date(value) if value else None
            if given is not None:
                return given
        return self._identity.stated_date(text, segments, dateline)


def _from(raw: bytes, reading: Reading) -> Reading:
    return msgspec.structs.replace(reading, raw_sha256=hashlib.sha256(raw).hexdigest())


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise InputError(f"{path}: {reason.lower()}; check the name", code="unreadable", ref=path) from error


def _is_row(raw: bytes) -> bool:
    """Whether bytes are one JSON object a line."""
    first = raw.lstrip()[:1]
    return first == b"{" and (b'"text"' in raw[:100_000] or b'"html"' in raw[:100_000])


def _byline(text: str, segments: list[Segment]) -> str | None:
    line = next((text[s.start : s.end] for s in segments if s.kind == "byline"), None)
    if line is None:
        return None
    for prefix in ("reporting by", "written by", "reported by", "posted by", "author", "by"):
        if line.lower().startswith(prefix):
            return line[len(prefix) :].lstrip(" :") or None
    return line


def _mostly_ascii(text: str) -> bool:
    return sum(c.isascii() for c in text) >= 0.9 * len(text)
