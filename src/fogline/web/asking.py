"""What a request asks for: filters, pages and days from the query string, checked before the ledger is touched."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from litestar.di import NamedDependency
from litestar.params import QueryParameter

from fogline.errors import UsageError
from fogline.model.event import Agreement
from fogline.model.filters import Box, Filters

PAGE, MOST = 50, 500
Disputed = Literal["any", "losses", "control", "happened", "type", "initiator", "target", "manner"]
DAY = r"^\d{4}-\d{2}-\d{2}$"


def words(description: str, name: str | None = None) -> QueryParameter:
    """A short text of the query string."""
    return QueryParameter(name=name, min_length=1, max_length=200, description=description)


def dated(description: str, name: str | None = None) -> QueryParameter:
    """A day of the query string."""
    return QueryParameter(name=name, pattern=DAY, description=f"{description}: YYYY-MM-DD.")


def wanted(
    from_: Annotated[str | None, dated("Not before this day", "from")] = None,
    to: Annotated[str | None, dated("Not after this day")] = None,
    bbox: Annotated[str | None, words("west,south,east,north in degrees")] = None,
    kind: Annotated[str | None, words("An event type or sub-event type of ACLED.", "type")] = None,
    actor: Annotated[str | None, words("An actor's id or name.")] = None,
    role: Annotated[
        Literal["initiator", "target"] | None, QueryParameter(description="What the actor is in it.")
    ] = None,
    place: Annotated[str | None, words("A place's id or name.")] = None,
    country: Annotated[
        str | None, QueryParameter(pattern=r"^[A-Za-z]{2}$", description="ISO code of two letters.")
    ] = None,
    outlet: Annotated[str | None, words("An outlet's id or name.")] = None,
    agreement: Annotated[Agreement | None, QueryParameter(description="How far the first voices agree.")] = None,
    q: Annotated[str | None, words("Words that a quote of a claim holds; a last * finds beginnings.")] = None,
    disputed: Annotated[Disputed | None, QueryParameter(description="What is contradicted.")] = None,
    without: Annotated[Literal["place", "date"] | None, QueryParameter(description="What is not known.")] = None,
    region: Annotated[str | None, words("CC/governorate: events known no nearer than that.")] = None,
) -> Filters:
    """The filters that every look at a ledger understands."""
    return Filters(
        from_=day(from_, "from"), to=day(to, "to"), bbox=_box(bbox), type=_clean(kind), actor=_clean(actor), role=role, place=_clean(place),
        country=country, outlet=_clean(outlet), agreement=agreement, q=_clean(q), disputed=disputed, without=without, region=_clean(region),
    )  # fmt: skip


def day(value: str | None, name: str) -> str | None:
    """An ISO day. UsageError where there is no such day."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise UsageError(f"{name}={value} is no day; write it like 2016-04-05") from error


def cursor(value: str | None) -> str | None:
    """Where the last page ended. UsageError for anything that no page ended with."""
    if value is not None and "|" not in value:
        raise UsageError(f"after={value} is no cursor; give what `next` said")
    return _clean(value)


def ordinal(value: str) -> int:
    """The number of the day that a cursor names."""
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError as error:
        raise UsageError(f"{value} is no day of a cursor; give what `next` said") from error


def _clean(value: str | None) -> str | None:
    """PostgreSQL takes no NUL."""
    return value.replace("\x00", " ") if value else value


def _box(value: str | None) -> Box | None:
    if value is None:
        return None
    try:
        box = Box(*(float(part) for part in value.split(",")))
    except (TypeError, ValueError) as error:
        raise UsageError(
            f"bbox={value}: write west,south,east,north in degrees, such as 36.0,33.0,37.5,34.5"
        ) from error
    if not -90 <= box.south <= box.north <= 90:
        raise UsageError(f"bbox={value}: south and north are no latitudes in that order")
    if not (abs(box.west) <= 540 and abs(box.east) <= 540):
        raise UsageError(f"bbox={value}: west and east are no longitudes")
    return box


Under = NamedDependency[Filters]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST, description="At most so many on a page.")]
After = Annotated[str | None, QueryParameter(max_length=300, description="What `next` of the page before said.")]
