"""The five seed pages coded once, and the gold spans, for the checklist tests. Nothing of them is in the project."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from fogline.app import App
from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.issue import Issue

SHARED = Path(os.environ.get("FOGLINE_SHARED", Path(__file__).parents[2].parent / "shared"))
PRESENT = (SHARED / "seeds").is_dir() and (SHARED / "gold").is_dir()


class Page:
    """One coded seed with its gold."""

    def __init__(self, document: Document, text: str, claims: list[Claim], gold: dict[str, Any]) -> None:
        self.document, self.text, self.claims, self.gold = document, text, claims, gold
        self._spans = {c["id"].split("-")[1]: tuple(c["span"]) for c in gold["claims"]}

    @property
    def body(self) -> tuple[int, int]:
        """Where the article's body begins and ends."""
        body = self.document.spans("body")
        return body[0].start, body[-1].end

    def at(self, *ids: str) -> list[Claim]:
        """Claims whose trigger stands inside the words of these gold claims."""
        found = []
        for claim in self.claims:
            where = claim.trigger.start if claim.trigger else claim.span.start
            if any(a <= where < b for a, b in (self._spans[i] for i in ids)):
                found.append(claim)
        return found

    def events(self) -> list[Claim]:
        """Claims that say that something happened."""
        return [c for c in self.claims if c.kind == "event"]


@lru_cache(maxsize=1)
def pages() -> dict[str, Page]:
    """The five pages by number, coded without publication dates."""
    found = {}
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    for item in App().code([str(p) for p in paths]):
        assert not isinstance(item, Issue), item
        reading, claims, _ = item
        number = reading.document.document_ref[:3]
        (gold,) = (SHARED / "gold").glob(f"{number}_*.yaml")
        found[number] = Page(reading.document, reading.text, claims, msgspec.yaml.decode(gold.read_bytes()))
    return found


def ids(actors: Any) -> set[str | None]:
    """Ids of parties or places."""
    return {a.id for a in actors}


def changes(claims: list[Claim]) -> set[tuple[str, str | None, str | None, str]]:
    """Control entries as (place, from, to, extent)."""
    return {
        (k.place.name, k.from_.id if k.from_ else None, k.to.id if k.to else None, k.extent)
        for c in claims
        for k in c.control
    }


def links(claim: Claim) -> list[str]:
    """The chain inward from the outlet, as names."""
    return [v.name for v in claim.attribution[1:]]
