"""The columns of the flat table: names, types and meanings. The data dictionary is made from this table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fogline.model.claim import LossKind
from fogline.model.record import Record

Type = Literal["text", "int", "float", "date", "flag", "list"]


class Column(Record, frozen=True, kw_only=True):
    """A column of the flat table."""

    name: str
    type: Type
    meaning: str


PEOPLE: tuple[tuple[LossKind, str], ...] = (
    ("killed", "killed"), ("injured", "injured"), ("killed_or_injured", "killed or injured, not told apart"),
    ("captured", "captured"), ("missing", "missing"), ("displaced", "displaced"),
)  # fmt: skip
WITH_CIVILIANS: tuple[LossKind, ...] = ("killed", "injured")
_BOUNDS = (("low", "least"), ("best", "most likely reported"), ("high", "greatest"))
_ROLES = (("initiator", "Who acts; both sides where none is said to have begun"), ("target", "Who is acted upon"))

_Row = tuple[str, Type, str]
_WHAT: tuple[_Row, ...] = (
    ("id", "text", "Id of the event; kept when claims are added or events merged"),
    ("date_start", "date", "First day on which it may have happened"),
    ("date_end", "date", "Last day on which it may have happened"),
    ("date_precision", "text", "day, week, month, year or none"),
    ("date_basis", "text", "What the date rests on: stated, relative, dateline, published or none"),
    ("event_type", "text", "ACLED's event type"),
    ("sub_event_type", "text", "ACLED's sub-event type"),
    ("status", "text", "happened, ongoing, failed, unverified, possible, planned or denied"),
    ("background", "flag", "Told only as context of something later"),
)  # fmt: skip
_WHERE: tuple[_Row, ...] = (
    ("place", "text", "The most exact place"),
    ("place_id", "text", "Its id in the packs or the gazetteer"),
    ("place_kind", "text", "city, town, village, hill, governorate, country, …"),
    ("admin1", "text", "Region of the first order"),
    ("admin2", "text", "District, where the packs know it"),
    ("country", "text", "ISO 3166 two-letter code"),
    ("country_name", "text", "Name of the country"),
    ("lat", "float", "WGS 84 degrees, never moved; of a region: where the packs put it"),
    ("lon", "float", "WGS 84 degrees, never moved"),
    ("geo_precision", "int", "1 the place itself, 2 near it or a small area, 3 a larger region"),
    ("other_places", "list", "Further places of the event"),
)  # fmt: skip
_SAID: tuple[_Row, ...] = (
    ("equipment", "list", "Materiel lost, used or found: number, thing, fate, owner"),
    ("control", "list", "Places that change hands or are besieged, cut or kept, as told"),
    ("losses_policy", "text", "Named policy under which figures of several tellings were joined"),
    ("agreement", "text", "single, corroborated, cross-side, contested or denied"),
    ("origins", "list", "Independent first voices; relays and copies count once; private persons by kind"),
    ("origins_count", "int", "How many independent first voices there are"),
    ("origins_against_interest", "list", "Those that admit a loss or an attack of their own camp"),
    ("outlets", "list", "Outlets that carry it"),
    ("camps", "list", "Camps of the first voices"),
    ("disputes", "list", "Fields that tellings disagree about: value (who says so) / value (who says so)"),
    ("grade", "text", "Admiralty grade: letter for who says it, figure for what is said"),
    ("grade_why", "text", "The reason for the grade"),
    ("confidence", "float", "Chance that at least one origin was read rightly; says nothing of the origin's honesty"),
    ("judged", "flag", "A person decided which claims tell this event"),
    ("claim_ids", "list", "Ids of all claims of the event: `fogline explain` shows their words"),
    ("quotes", "list", "The first quoted words of each origin, shortened; names of private persons withheld"),
    ("urls", "list", "Addresses of the documents"),
    ("documents", "list", "Ids of the documents"),
    ("coding_profile", "text", "Rules by which this row was made, with their version"),
    ("fogline_version", "text", "Version of the program"),
)  # fmt: skip


def _actors() -> Iterator[_Row]:
    for role, who in _ROLES:
        yield f"{role}s", "list", f"{who}: neutral names"
        yield f"{role}_ids", "list", f"Ids of the {role}s in the packs; names that no pack knows have none"
        yield f"{role}_sides", "list", f"Camps of the {role}s as of the event's date"


def _people() -> Iterator[_Row]:
    for kind, words in PEOPLE:
        for part, bound in _BOUNDS:
            yield f"{kind}_{part}", "int", f"People {words}, all sides: {bound} number; empty is not known, never 0"
        if kind in WITH_CIVILIANS:
            for part, bound in _BOUNDS:
                yield f"{kind}_civilians_{part}", "int", f"Civilians {words}: {bound} number"


COLUMNS: tuple[Column, ...] = tuple(
    Column(name=name, type=type_, meaning=meaning)
    for name, type_, meaning in (*_WHAT, *_actors(), *_WHERE, *_people(), *_SAID)
)
NAMES: tuple[str, ...] = tuple(c.name for c in COLUMNS)
