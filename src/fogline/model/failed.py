"""What could not be read or coded, with what it takes to try again. Appended; a later record of the same id says how it went."""

from __future__ import annotations

from typing import Literal

from fogline.model.record import Record


class Failed(Record, frozen=True, kw_only=True):
    """One document that failed, or that no longer does.

    `input` is the file or URL that has to be read again, `part` what of it failed (empty: all of it), `outlet` and `published` what
    was said with it. `document` is the document in the ledger that was read and gave nothing.
    """

    format: Literal["fogline/failed/1"] = "fogline/failed/1"
    id: str
    outcome: Literal["failed", "resolved"]
    input: str
    part: str
    code: str
    message: str
    outlet: str | None = None
    published: str | None = None
    document: str | None = None
