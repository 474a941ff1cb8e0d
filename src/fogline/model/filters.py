"""What a reader asks for: the same filters for commands, exports, pages and notebooks."""

from __future__ import annotations

from typing import NamedTuple

from fogline.model.record import Record


class Box(NamedTuple):
    """A stretch of the earth in WGS 84 degrees."""

    west: float
    south: float
    east: float
    north: float


class Filters(Record, frozen=True, kw_only=True):
    """All that is given must hold. Days are ISO; `after` is the cursor that the last page ended with.

    `type` is an event type or sub-event type, `actor` and `place` an id or a name, `outlet` an id or a name. `q` are words that
    a quote of a claim holds. `disputed` is `any` or the first part of a field that is contradicted, `without` what is not known
    (`place` or `date`), `region` a country and governorate (`SY/Idlib`) for events that are known no nearer.
    """

    from_: str | None = None
    to: str | None = None
    bbox: Box | None = None
    type: str | None = None
    actor: str | None = None
    role: str | None = None
    place: str | None = None
    country: str | None = None
    outlet: str | None = None
    agreement: str | None = None
    q: str | None = None
    disputed: str | None = None
    without: str | None = None
    region: str | None = None
    limit: int | None = None
    after: str | None = None
