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
    for where, start, end, exact in _quotes(claim, ("claim",)):
        if not 0 <= start < end <= len(text):
            raise GroundError(f"{claim.document_ref}: {'.'.join(where)} points outside the text ({start}-{end})")
        if exact is not None and text[start:end] != exact:
            raise GroundError(
                f"{claim.document_ref}: {'.'.join(where)} quotes {exact!r}, the text has {text[start:end]!r}"
            )


def _quotes(value: Any, where: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int, int, str | None]]:
    """Every span in a record with the way to it and the words it is said to hold, if the record gives them."""
    if isinstance(value, Quote):
        yield where, value.start, value.end, value.exact
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            if isinstance(item, msgspec.Struct):
                yield from _quotes(item, (*where, str(i)))
    elif not isinstance(value, Span):
        span = getattr(value, "span", None)
        if isinstance(span, Span):
            yield where, span.start, span.end, getattr(value, "text", None)
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, msgspec.Struct) or (inner and isinstance(inner, tuple)):
                yield from _quotes(inner, (*where, name))
