"""A claim as people corrected it; the machine's own reading stays in the claim that was kept."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from fogline.model.claim import Claim
from fogline.model.judgement import Correction

FIELDS = (
    "event_type", "sub_event_type", "status", "background", "undirected", "denies", "kind", "initiators", "targets", "places", "time",
    "losses", "control", "attribution", "event", "doubtful",
)  # fmt: skip


def corrected(claim: Claim, corrections: Iterable[Correction]) -> Claim:
    """The claim with the last correction of each field; `msgspec.ValidationError` where a value does not fit its field."""
    values = {c.field: c.value for c in corrections}
    if not values:
        return claim
    row = msgspec.to_builtins(claim)
    row.update(values)
    return msgspec.convert(row, Claim)
