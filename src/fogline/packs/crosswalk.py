"""Crosswalk tables of the ontology pack: what other people's codebooks call countries, actors, types and outlets."""

from __future__ import annotations

from pathlib import Path

from fogline.model.record import Record
from fogline.packs.tables import read_table


class CountryCodes(Record, frozen=True, kw_only=True):
    """A country as ACLED (ISO number, name, region) and UCDP (region) file it; blank where nobody says."""

    iso2: str
    numeric: int | None = None
    acled_name: str = ""
    acled_region: str = ""
    ucdp_region: str = ""


class AcledType(Record, frozen=True, kw_only=True):
    """A sub-event type with its rank in the hierarchy; `violent` types on one day, in one place, between one pair are one event."""

    rank: int
    sub_event_type: str
    event_type: str
    disorder_type: str
    violent: bool


class InterCode(Record, frozen=True, kw_only=True):
    """An actor type of ACLED; `unnamed` is the pattern for a group whose name nobody gives."""

    code: int
    name: str
    unnamed: str = ""


class ActorKind(Record, frozen=True, kw_only=True):
    """A kind of actor of the packs with its ACLED code and PLOVER sector."""

    kind: str
    inter: int
    plover: str
    armed: bool
    state: bool


class OutletScale(Record, frozen=True, kw_only=True):
    """ACLED's source scale for a kind of outlet, in its own country and abroad."""

    kind: str
    home: str
    abroad: str


class PloverType(Record, frozen=True, kw_only=True):
    """A PLOVER event type with its quad class and its score on the conflict-cooperation scale."""

    type: str
    quad: int
    scale: float


class PloverMode(Record, frozen=True, kw_only=True):
    """A mode of a PLOVER type; `scale` where it has a score of its own."""

    type: str
    mode: str
    scale: float | None = None


class LanguageCode(Record, frozen=True, kw_only=True):
    """A language by its ISO 639 codes of two and three letters."""

    iso1: str
    iso3: str


class Crosswalk(Record, frozen=True, kw_only=True):
    """All crosswalk tables, in the order of their files."""

    countries: tuple[CountryCodes, ...] = ()
    types: tuple[AcledType, ...] = ()
    inters: tuple[InterCode, ...] = ()
    kinds: tuple[ActorKind, ...] = ()
    scales: tuple[OutletScale, ...] = ()
    plover: tuple[PloverType, ...] = ()
    modes: tuple[PloverMode, ...] = ()
    languages: tuple[LanguageCode, ...] = ()


def read_crosswalk(folder: Path) -> Crosswalk:
    """The crosswalk tables of the ontology pack; an absent file is an empty table."""
    return Crosswalk(
        countries=tuple(read_table(folder / "country_codes.tsv", CountryCodes)),
        types=tuple(read_table(folder / "acled_types.tsv", AcledType)),
        inters=tuple(read_table(folder / "acled_inter.tsv", InterCode)),
        kinds=tuple(read_table(folder / "actor_kinds.tsv", ActorKind)),
        scales=tuple(read_table(folder / "outlet_scales.tsv", OutletScale)),
        plover=tuple(read_table(folder / "plover_types.tsv", PloverType)),
        modes=tuple(read_table(folder / "plover_modes.tsv", PloverMode)),
        languages=tuple(read_table(folder / "languages.tsv", LanguageCode)),
    )
