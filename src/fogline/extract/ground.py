"""The ground check: every quote of a claim must be the words of the text at its span, or the claim is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from fogline.errors import GroundError
from fogline.model.claim import Claim
from fogline.model.record import Quote, Span


def check(claim: Claim, text: str) -> None:
    """Raise GroundError naming the first quote that does not stand in `text` where the claim says."""
    for where, start, end, exact in _quotes(claim, "claim"):
        if not 0 <= start < end <= len(text):
            raise GroundError(f"{claim.document_ref}: {where} points outside the text ({start}-{end})")
        if exact is not None and text[start:end] != exact:
            raise GroundError(f"{claim.document_ref}: {where} quotes {exact!r}, the text has {text[start:end]!r}")


def _quotes(value: Any, where: str) -> Iterator[tuple[str, int, int, str | None]]:
    """Every span in a record with the words it is said to hold, if the record gives them."""
    if isinstance(value, Quote):
        yield where, value.start, value.end, value.exact
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Span):
        span = getattr(value, "span", None)
        if isinstance(span, Span):
            yield where, span.start, span.end, getattr(value, "text", None)
        for name in value.__struct_fields__:
            yield from _quotes(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _quotes(item, f"{where}[{i}]")
