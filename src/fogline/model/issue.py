"""What was not understood, kept and counted instead of dropped."""

from __future__ import annotations

from fogline.model.record import Record, Span

FAILING = frozenset({"no-language-pack", "model-failed"})  # issues of a document that was read and yet gave nothing


class Issue(Record, frozen=True, kw_only=True):
    """One thing that could not be read, coded or grounded. `code` is stable; `message` is for people."""

    code: str
    message: str
    document_ref: str | None = None
    span: Span | None = None


class Failure(Issue, frozen=True, kw_only=True):
    """An issue that cost a whole document; `input` is the file, folder or URL that has to be read again."""

    input: str | None = None

    def issue(self) -> Issue:
        """The issue alone, as it is kept beside others."""
        return Issue(code=self.code, message=self.message, document_ref=self.document_ref, span=self.span)
