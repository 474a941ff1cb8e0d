"""The bytes of documents to Readings: article and page, outlet, date, language; one bad input never stops the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import py3langid

from fogline.errors import InputError
from fogline.ingest.apart import Apart
from fogline.ingest.decode import decode, unpack
from fogline.ingest.feed import entries
from fogline.ingest.fetch import Fetcher
from fogline.ingest.gather import gather
from fogline.ingest.html import Markup, in_main, looks_like_html, read_html
from fogline.ingest.identity import Identity, given_date
from fogline.ingest.layout import Furniture, segment
from fogline.ingest.raw import Raw, Row
from fogline.model.document import Document, OutletRef, Published, Reading, Segment
from fogline.model.ids import content_id
from fogline.model.issue import Failure, Issue
from fogline.packs.load import Knowledge
from fogline.ports import Reader

MAX_TEXT = 4_000_000


class FileReader(Reader):
    """Reads what the command line names. `outlet` and `published` hold for all inputs that do not say themselves."""

    def __init__(
        self,
        knowledge: Knowledge,
        outlet: str | None = None,
        published: str | None = None,
        fetcher: Fetcher | None = None,
        apart: Apart | None = None,
    ) -> None:
        self._read_html = apart.html if apart else read_html
        self._apart = apart
        self._identity = Identity(knowledge)
        self._furniture = Furniture(knowledge.language.layout)
        self._language = knowledge.language.code
        self._outlet = outlet
        self._published = published
        self._fetcher = fetcher or Fetcher()

    def read(self, inputs: Sequence[str]) -> Iterator[Reading | Issue]:
        """One Reading or Failure for each document, in the order given (folders by name)."""
        return map(self.make, self.gather(inputs))

    def gather(self, inputs: Sequence[str]) -> Iterator[Raw | Failure]:
        """The bytes of each document, which `make` understands."""
        return gather(inputs, self._fetcher, self._apart.feed if self._apart else entries)

    def make(self, raw: Raw | Failure) -> Reading | Failure:
        """A document from its bytes, or why there is none."""
        if isinstance(raw, Failure):
            return raw
        try:
            reading = self._made(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            message = f"{raw.ref}: not a JSON row of the documented shape ({error})"
            return Failure(code="bad-row", message=message, document_ref=raw.ref, input=raw.input)
        except InputError as error:
            return Failure(code=error.code, message=str(error), document_ref=error.ref, input=raw.input)
        return msgspec.structs.replace(reading, raw_sha256=raw.sha256, input=raw.input)

    def _made(self, raw: Raw) -> Reading:
        if raw.shape == "page":
            said = (
                raw.input if raw.row.id is None else raw.ref
            )  # what messages call a file: the way to it, not its name alone
            data = unpack(raw.body, said)
            text = decode(data, said, raw.charset)
            markup = self._read_html(text, said) if looks_like_html(data) else None
            return self._document(markup.text if markup else text, raw.ref, raw.row, markup)
        row = msgspec.json.decode(raw.body, type=Row) if raw.shape == "line" else raw.row
        ref = str(row.id) if row.id is not None else raw.ref
        if row.html:
            return self._page(row.html, ref, row)
        if row.text and row.text.strip():
            return self._document(row.text, ref, row, None)
        raise InputError(f"{raw.ref}: the row has neither text nor html", code="empty", ref=ref)

    def read_text(self, text: str, ref: str, row: Row | None = None) -> Reading:
        """A document from text in hand."""
        return self._document(text, ref, row or Row(), None)

    def _page(self, source: str, ref: str, row: Row) -> Reading:
        markup = self._read_html(source, ref)
        return self._document(markup.text, ref, row, markup)

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
