"""`ucdp`: the 49 columns of UCDP GED 26.1, lethal events only.

After the UCDP GED Codebook (Högbladh 2026): one row an event with its range of days; `best` is the sum of the four columns
of deaths; places and days by their precision codes. Ids of conflicts, dyads and actors are numbers of our own above
1,000,000,000, made from names: UCDP's own ids are not known to us.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, BinaryIO

from fogline.export import wording
from fogline.export.acled import CODED
from fogline.export.cells import TableWriter, number
from fogline.export.codes import OWN, own_number
from fogline.export.days import bounds, ucdp_precision
from fogline.export.job import Job
from fogline.export.sites import COUNTRY_LEVEL, UNLOCATED, Site, country_level, sites
from fogline.export.ucdp_sides import Deaths, Dyad, deaths, dyad
from fogline.model.dossier import Dossier

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa",
    "gwnob",
)  # fmt: skip
OURS = ("fogline_claims", "fogline_event", "corroboration", "coding_profile", "fogline_version")
ACTIVE = 25  # deaths of a dyad in a calendar year (UCDP, "Definitions", armed conflict)
_FUZZY = frozenset({"road", "river", "border", "valley", "desert", "region", "area", "bridge"})
_EXACT, _ADM2, _ADM1, _LINEAR, _COUNTRY = 1, 3, 4, 5, 6  # where_prec


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All lethal events with both sides, a day range and coordinates; the others are counted by reason."""
    rows: list[dict[str, Any]] = []
    for dossier in dossiers:
        job.report.events += 1
        row = _row(dossier, job)
        if isinstance(row, str):
            job.leave_out(row)
        else:
            rows.append(row)
    years: Counter[tuple[str, int]] = Counter()
    for row in rows:
        years[row["dyad_name"], row["year"]] += row["best"]
    columns = COLUMNS if job.options.strict else (*COLUMNS, *OURS)
    table = TableWriter(out, columns)
    for row in sorted(rows, key=lambda r: (r["date_start"], r["country"], r["id"])):
        row["active_year"] = int(years[row["dyad_name"], row["year"]] >= ACTIVE)
        table.write(row)
        job.report.rows += 1
    table.close()


def _row(dossier: Dossier, job: Job) -> dict[str, Any] | str:
    event = dossier.event
    if event.status not in CODED:
        return f"status {event.status}"
    if not any(x.kind == "killed" and (x.high or x.best or x.low) for x in event.losses):
        return "no death reported in figures"
    days = bounds(event.time)
    if days is None:
        return "no date"
    precision = ucdp_precision(*days)
    if precision is None:
        return "date coarser than a year"
    places = _sites(dossier, job)
    if isinstance(places, str):
        return places
    sides = dyad(dossier, places[0].country, job)
    if isinstance(sides, str):
        return sides
    return {
        **_who(dossier, days[0], places[0], sides, job), **_said(dossier, job), **_where(dossier, places, job),
        **_when(days, precision, places), **_counts(deaths(dossier, sides, job)),
        "fogline_claims": list(event.claims), "fogline_event": event.id, "coding_profile": job.coding_profile,
        "corroboration": f"{event.agreement}, {wording.origins_counted(event)}", "fogline_version": job.version,
    }  # fmt: skip


def _sites(dossier: Dossier, job: Job) -> list[Site] | str:
    """Coded places; a country as a whole where the text gives it coordinates."""
    found = sites(dossier.event, job.codes)
    if found != COUNTRY_LEVEL:
        return found
    place = next(p for p in dossier.event.places if country_level(p))
    if place.lat is None or place.lon is None or job.codes.country(place.country) is None:
        return UNLOCATED
    return [Site(place.name, "", "", place.country or "", place.lat, place.lon, _COUNTRY, "country")]


def _who(dossier: Dossier, first: date, site: Site, sides: Dyad, job: Job) -> dict[str, Any]:
    row = job.codes.country(site.country)
    assert row is not None
    state_a, state_b = job.codes.country(sides.a.state), job.codes.country(sides.b.state)
    ids = {
        f"{what}_{kind}": OWN + own_number(what, name, digits=OWN)
        for what, name in (
            ("conflict", sides.name), ("dyad", sides.name), ("side_a", sides.a.name), ("side_b", sides.b.name)
        )
        for kind in ("dset_id", "new_id")
    }  # fmt: skip
    return {
        "id": own_number(dossier.event.id),
        "relid": f"{row.iso3}-{first.year}-{sides.violence}-{dossier.event.id}",
        "year": first.year, "code_status": "Clear", "type_of_violence": sides.violence, **ids,
        "conflict_name": sides.name, "dyad_name": sides.name, "side_a": sides.a.name, "side_b": sides.b.name,
        "gwnoa": state_a.gw if state_a else None, "gwnob": state_b.gw if state_b else None,
    }  # fmt: skip


def _said(dossier: Dossier, job: Job) -> dict[str, Any]:
    """Reports and first voices. `number_of_sources` counts independent voices, not articles (codebook, "number_of_sources")."""
    naming = job.naming(dossier)
    documents = dossier.documents
    outlets = [d.outlet.name if d.outlet else "" for d in documents]
    dates = [(d.published.edtf or "")[:10] for d in documents]
    titles = [naming.text(d.title or "") for d in documents]
    articles = [f'"{",".join(parts)}"' for parts in zip(outlets, dates, titles, strict=True)]
    return {
        "number_of_sources": len(dossier.event.origins), "source_article": articles, "source_office": outlets,
        "source_date": dates, "source_headline": [f"“{t}”" for t in titles if t],
        "source_original": [naming.origin(o.name) for o in dossier.event.origins],
    }  # fmt: skip


def _where(dossier: Dossier, places: list[Site], job: Job) -> dict[str, Any]:
    site = places[0]
    country, codes = job.codes.country(site.country), job.codes.country_codes(site.country)
    return {
        "where_prec": where_precision(places), "where_coordinates": site.name,
        "where_description": wording.summary(
            dossier, job.naming(dossier), _range(dossier), next(iter(dossier.event.places), None), job.codes.country_name(site.country)
        ),
        "adm_1": site.admin1, "adm_2": site.admin2, "latitude": number(site.lat, 6), "longitude": number(site.lon, 6),
        "geom_wkt": f"POINT ({number(site.lon, 6)} {number(site.lat, 6)})", "priogrid_gid": priogrid(site.lat, site.lon),
        "country": job.codes.country_name(site.country), "country_id": country.gw if country else None,
        "region": codes.ucdp_region if codes else None,
    }  # fmt: skip


def _range(dossier: Dossier) -> str:
    time = dossier.event.time
    return f"On {time.earliest}" if time.earliest == time.latest else f"Between {time.earliest} and {time.latest}"


def where_precision(places: list[Site]) -> int:
    """UCDP GED codebook, "where_prec"; several places are as exact as the smallest unit that holds them all."""
    if len(places) > 1:
        if len({(p.country, p.admin1, p.admin2) for p in places}) == 1 and places[0].admin2:
            return _ADM2
        return _ADM1 if len({(p.country, p.admin1) for p in places}) == 1 and places[0].admin1 else _COUNTRY
    site = places[0]
    if site.kind in _FUZZY:
        return _LINEAR
    if site.kind == "country":
        return _COUNTRY
    if site.kind == "district" and not site.region_only:
        return _ADM2
    return {1: _EXACT, 2: 2}.get(site.precision, _ADM1)


def priogrid(lat: float, lon: float) -> int:
    """Cell of the PRIO-GRID of half degrees, counted from the south-west (Tollefsen et al. 2012)."""
    return math.floor((lat + 90) * 2) * 720 + math.floor((lon + 180) * 2) + 1


def _when(days: tuple[date, date], precision: int, places: list[Site]) -> dict[str, Any]:
    first, last = days
    return {
        "date_prec": precision, "date_start": first.isoformat(), "date_end": last.isoformat(),
        "event_clarity": 1 if first == last and len(places) == 1 else 2,
    }  # fmt: skip


def _counts(found: Deaths) -> dict[str, Any]:
    return {
        "deaths_a": found.a, "deaths_b": found.b, "deaths_civilians": found.civilians, "deaths_unknown": found.unknown,
        "best": found.best, "high": found.high, "low": found.low,
    }  # fmt: skip
