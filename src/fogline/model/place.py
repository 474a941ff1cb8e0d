"""Where an event took place."""

from __future__ import annotations

from fogline.model.record import Record, Span

REGION = 3  # ACLED codebook, "Geo-precision code": a larger region


class Rival(Record, frozen=True, kw_only=True):
    """Another place of the same name that was not chosen."""

    id: str
    name: str
    kind: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class PlaceRef(Record, frozen=True, kw_only=True):
    """A place as one text names it.

    `lat`/`lon` are WGS 84 degrees and None where no gazetteer knows the place. `precision` follows
    ACLED's geo-precision (codebook, "Geo-precision code"): 1 the named place itself, 2 near it or a small area, 3 a larger
    region. `candidates` counts the places that bear the name, `rivals` are the likeliest of those not chosen and
    `why` is what decided; `within` is the containing area the text names.
    """

    id: str | None
    name: str
    text: str | None = None
    span: Span | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    kind: str | None = None
    admin1: str | None = None
    country: str | None = None
    candidates: int = 0
    within: str | None = None
    rivals: tuple[Rival, ...] = ()
    why: str | None = None

    @property
    def is_region(self) -> bool:
        """Whether it is a larger region rather than a place."""
        return (self.precision or 1) >= REGION
