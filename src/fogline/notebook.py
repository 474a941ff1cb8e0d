"""A ledger in a notebook: tables for pandas, polars and geopandas, and evidence with the quoted words marked.

import fogline
war = fogline.open("war.db")
war.events(place="Kafr Zita").pandas()
war.control(at="2016-04-13").geo()
war.evidence("evt_…")            # shows the sentences
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any

from fogline.app import App
from fogline.desk.looking import Looking
from fogline.errors import UsageError
from fogline.export.options import ExportOptions
from fogline.export.registry import write
from fogline.model.claim import Claim
from fogline.model.filters import Box, Filters
from fogline.model.holding import Step
from fogline.store.ledger import Ledger
from fogline.store.query import Query

CONTEXT = 160  # characters shown on either side of a quote


def _library(name: str) -> Any:
    """A table library; a usage error that says how to get it."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        raise UsageError(f"this needs {name}; install it with `pip install 'fogline[data]'`") from error


class Table:
    """Rows of one kind, for the library of your choice. Unknown is missing, never 0."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def pandas(self) -> Any:
        """A pandas DataFrame with nullable types."""
        return _library("pandas").DataFrame(self.rows).convert_dtypes()

    def polars(self) -> Any:
        """A polars DataFrame."""
        return _library("polars").DataFrame(self.rows, infer_schema_length=None)

    def geo(self) -> Any:
        """A GeoDataFrame in WGS 84; rows without coordinates keep an empty geometry."""
        frame, geopandas = self.pandas(), _library("geopandas")
        points = geopandas.points_from_xy(frame["longitude"].astype("Float64"), frame["latitude"].astype("Float64"))
        made = geopandas.GeoDataFrame(frame, geometry=points, crs="EPSG:4326")
        made.loc[frame["latitude"].isna(), "geometry"] = None
        return made

    def _repr_html_(self) -> str:
        return str(self.pandas()._repr_html_())


class EventTable(Table):
    """Events in the flat columns of the export (docs/exports.md), typed as there."""

    def __init__(self, file: bytes) -> None:
        self._file = file
        super().__init__(_library("pyarrow.parquet").read_table(self._buffer()).drop(["geometry"]).to_pylist())

    def _buffer(self) -> Any:
        from io import BytesIO

        return BytesIO(self._file)

    def pandas(self) -> Any:
        """A pandas DataFrame with nullable types."""
        return _library("pandas").read_parquet(self._buffer(), dtype_backend="numpy_nullable").drop(columns="geometry")

    def polars(self) -> Any:
        """A polars DataFrame."""
        return _library("polars").read_parquet(self._buffer()).drop("geometry")

    def geo(self) -> Any:
        """A GeoDataFrame in WGS 84; rows without coordinates keep an empty geometry."""
        return _library("geopandas").read_parquet(self._buffer())


class Evidence:
    """The claims of one event in their sentences."""

    def __init__(self, title: str, claims: Sequence[tuple[Claim, str]]) -> None:
        self.title, self.claims = title, claims

    def __repr__(self) -> str:
        lines = [self.title] + [f"  {_chain(c)}: “{' '.join(c.span.exact.split())}”" for c, _ in self.claims]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        shown = "".join(
            f"<dt>{escape(_chain(c))}</dt><dd dir='auto'>{_marked(c, text)}</dd>" for c, text in self.claims
        )
        return f"<b>{escape(self.title)}</b><dl>{shown}</dl>"


def _chain(claim: Claim) -> str:
    return " > ".join(v.name for v in claim.attribution) or "unknown outlet"


def _marked(claim: Claim, text: str) -> str:
    start, end = claim.span.start, claim.span.end
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return f"…{escape(before)}<mark>{escape(text[start:end])}</mark>{escape(after)}…"


class War:
    """A ledger opened for reading. Filters are those of `fogline events`: from_, to, bbox, type, actor, place, outlet …"""

    def __init__(self, ledger: str, packs: Sequence[str | Path] = ()) -> None:
        self._ledger = Ledger(ledger)
        self._app = App([Path(p) for p in packs])

    @contextmanager
    def _looking(self) -> Iterator[tuple[Looking, Query]]:
        with self._ledger.reading() as connection:
            yield Looking(connection, self._app.knowledge), Query(connection)

    def events(self, **filters: Any) -> EventTable:
        """Events, one row each."""
        with self._looking() as (looking, _), tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "events.parquet"
            dossiers = looking.dossiers(_filters(filters))
            write("geoparquet", dossiers, self._app.knowledge, file, ExportOptions())
            return EventTable(file.read_bytes())

    def claims(self, **filters: Any) -> Table:
        """Claims as they stand, one row each."""
        with self._looking() as (looking, query):
            claims = list(looking.claims(_filters(filters)))
            pages = {d.id: d for d in query.documents({c.document for c in claims})}
        return Table([_claim(c, pages[c.document].published.edtf) for c in claims])

    def control(
        self, at: str | None = None, place: str | None = None, camp: str | None = None, agreed: bool = False
    ) -> Table:
        """Who is reported to hold places: on a day, or over time."""
        with self._looking() as (looking, _):
            if at is not None and place is None:
                return Table([_step(s) for s in looking.control_at(at, camp, agreed)])
            found = looking.control(place, camp, agreed)
        return Table([_step(s) for key in sorted(found) for s in found[key]])

    def evidence(self, event: str) -> Evidence:
        """The sentences behind an event."""
        with self._looking() as (looking, query):
            found = looking.event(event)
            dossier = looking.dossier(found)
            texts = {d: query.reading(d).text for d in found.documents}
        place = ", ".join(p.name for p in found.places) or "place open"
        title = f"{found.time.edtf or 'day open'} · {found.sub_event_type or 'event'} · {place} · {found.agreement}"
        return Evidence(title, [(c, texts[c.document]) for c in dossier.claims])


def _filters(given: dict[str, Any]) -> Filters:
    unknown = set(given) - set(Filters.__struct_fields__)
    if unknown:
        raise UsageError(
            f"no such filter: {', '.join(sorted(unknown))}; there are {', '.join(Filters.__struct_fields__)}"
        )
    if given.get("bbox") is not None:
        given["bbox"] = Box(*given["bbox"])
    return Filters(**given)


def _claim(claim: Claim, published: str | None) -> dict[str, Any]:
    place = claim.places[0] if claim.places else None
    return {
        "id": claim.id, "document": claim.document, "published": published, "event_type": claim.event_type,
        "sub_event_type": claim.sub_event_type, "status": claim.status, "background": claim.background,
        "date_start": claim.time.earliest, "date_end": claim.time.latest, "initiators": [a.name for a in claim.initiators],
        "targets": [a.name for a in claim.targets], "place": place.name if place else None,
        "latitude": place.lat if place else None, "longitude": place.lon if place else None,
        "said_by": [v.name for v in claim.attribution], "quote": claim.span.exact, "confidence": claim.confidence,
    }  # fmt: skip


def _step(step: Step) -> dict[str, Any]:
    return {
        "place": step.name, "place_id": step.place, "state": step.state, "holder": step.holder.name if step.holder else None,
        "holder_id": step.holder.id if step.holder else None, "rivals": [a.name for a in step.rivals], "partial": step.partial,
        "since": step.since, "until": step.until, "known": step.known, "assurance": step.assurance, "marks": list(step.marks),
        "origins": list(step.origins), "sides": list(step.sides), "events": list(step.events), "latitude": step.lat,
        "longitude": step.lon, "admin1": step.admin1, "country": step.country,
    }  # fmt: skip
