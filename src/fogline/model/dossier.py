"""An event with everything that stands behind it: what an exporter or a page needs to show it whole."""

from __future__ import annotations

from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.event import Event
from fogline.model.record import Record


class Dossier(Record, frozen=True, kw_only=True):
    """One event, its claims in order of telling, and the documents they stand in."""

    event: Event
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
