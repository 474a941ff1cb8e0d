"""`acled`: ACLED's 31 columns, one row for each day, place and pair of actors.

After the ACLED Codebook of 3 October 2024: event types and hierarchy, time and geo-precision, actors, fatalities. Support
for the schema only: no row and no sentence of ACLED is in here, and `notes` are words of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, BinaryIO, NamedTuple

from fogline.export import tolls, wording
from fogline.export.acled_actors import AGAINST_CIVILIANS, BATTLE, NO_ACTOR, Cast, Dyad, Party
from fogline.export.acled_merge import Draft, merged
from fogline.export.cells import TableWriter, listed, number
from fogline.export.codes import CIVILIANS, interaction_code, own_number
from fogline.export.days import DAY, MONTH, acled_days, told_day
from fogline.export.job import Job
from fogline.export.sites import Site, country_level, sites
from fogline.model.dossier import Dossier
from fogline.model.when import day_of
from fogline.packs.crosswalk import AcledType

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale",
    "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
OURS = ("fogline_claims", "fogline_events", "corroboration", "coding_profile", "fogline_version")
SCALES = ("Local partner", "Subnational", "National", "Regional", "International", "New media", "Other")
CODED = frozenset({"happened", "ongoing", "failed", "unverified"})  # what nobody says to have begun is no event
_CLASH, _ATTACK = "Armed clash", "Attack"
_NO_CROWD_SIZE = "crowd size=no report"


class Coded(NamedTuple):
    """What all rows of one event share."""

    dossier: Dossier
    kind: AcledType
    days: tuple[date, ...]
    time_precision: int


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All events that ACLED would code; the others are counted by reason. Rows are sorted by day, place and id."""
    columns = COLUMNS if job.options.strict else (*COLUMNS, *OURS)
    table = TableWriter(out, columns)
    for draft in merged(drafted(dossiers, job), job):
        table.write(_cells(draft, job))
        job.report.rows += 1
    table.close()


def drafted(dossiers: Iterable[Dossier], job: Job) -> Iterator[Draft]:
    """Rows of all events before they are joined; events that are not coded are counted."""
    for dossier in dossiers:
        job.report.events += 1
        made = _drafts(dossier, job)
        if isinstance(made, str):
            job.leave_out(made)
        else:
            yield from made


def _drafts(dossier: Dossier, job: Job) -> list[Draft] | str:
    event = dossier.event
    if event.status not in CODED:
        return f"status {event.status}"
    kind = _type(dossier, job)
    if isinstance(kind, str):
        return kind
    days = acled_days(event.time)
    if days is None:
        return "no date" if event.time.earliest is None else "date coarser than a month"
    places = sites(event, job.codes)
    if isinstance(places, str):
        return places
    coded = Coded(dossier, kind, days.days, days.precision)
    units: list[tuple[date, Site, Dyad]] = []
    for day in days.days:
        for site in places:
            dyads = Cast(dossier, site.country, day.year, job).dyads(kind.event_type)
            units += [(day, site, dyad) for dyad in dyads]
    if not units:
        return NO_ACTOR
    return _split(coded, units, job)


def _type(dossier: Dossier, job: Job) -> AcledType | str:
    event = dossier.event
    if event.event_type is None:
        return "no ACLED event type"
    sub_type = event.sub_event_type
    if sub_type is None and event.event_type == BATTLE:
        sub_type = _CLASH
        job.note("battle without a sub-event type, coded as Armed clash")
    if sub_type not in job.codes.types:
        return "no ACLED sub-event type"
    kind = job.codes.types[sub_type]
    if kind.event_type == BATTLE and event.targets and all(job.codes.civilian(a) for a in event.targets):
        job.note("battle against civilians alone, coded as Attack")
        return job.codes.types[_ATTACK]
    return kind


def _split(coded: Coded, units: list[tuple[date, Site, Dyad]], job: Job) -> list[Draft]:
    """Fatalities divided evenly over all rows, the remainder to the first (codebook, "Fatalities")."""
    toll = tolls.total(coded.dossier.event, "killed", job.codes).lowest
    share, rest = divmod(toll, len(units))
    if len(units) > 1:
        job.note("event told over several days, places or pairs, split into rows", 1)
    drafts = []
    for n, (day, site, dyad) in enumerate(units):
        note = _split_note(toll, len(units)) if len(units) > 1 else ""
        first = () if n == 0 else (day, site.name, dyad[0].name, dyad[1].name if dyad[1] else "")
        drafts.append(_draft(coded, day, site, dyad, share + (rest if n == 0 else 0), note, first, job))
    return drafts


def _split_note(toll: int, rows: int) -> str:
    if not toll:
        return f"One of {rows} rows for the same report (days, places or pairs of actors)."
    return f"One of {rows} rows for the same report: {toll} reported killed in all, divided evenly, remainder to the first."


def _draft(
    coded: Coded, day: date, site: Site, dyad: Dyad, killed: int, note: str, part: tuple[object, ...], job: Job
) -> Draft:
    dossier, event = coded.dossier, coded.dossier.event
    one, other = dyad
    row = job.codes.country(site.country)
    assert row is not None  # `sites` codes only places of a known country
    number_ = own_number(event.id, *part)
    words = wording.summary(
        dossier,
        job.naming(dossier),
        _when(coded, day),
        _named_place(site, dossier),
        job.codes.country_name(site.country),
        coded.kind.sub_event_type,
    )
    return Draft(
        id=f"{row.iso3}{number_}", day=day, time_precision=coded.time_precision, kind=coded.kind, one=one, other=other,
        site=site, killed=killed, notes=(" ".join(p for p in (words, _region_note(site, dossier), note) if p),),
        outlets=_cited(dossier, job), scales=_scales(dossier, site.country, job),
        claims=event.claims, events=(event.id,), corroboration=(_corroboration(dossier, job),), changed=_changed(dossier, job),
    )  # fmt: skip


def _named_place(site: Site, dossier: Dossier) -> Any:
    return next((p for p in dossier.event.places if p.name == site.name or site.name.endswith(f"- {p.name}")), None)


def _region_note(site: Site, dossier: Dossier) -> str:
    """Places that nobody can put on a map are told in words."""
    named = ", ".join(p.name for p in dossier.event.places if p.lat is None and not country_level(p))
    if not named:
        return ""
    return (
        f"{named} is not located; coded to {site.name}." if site.region_only else f"Also named, not located: {named}."
    )


def _when(coded: Coded, day: date) -> str:
    if coded.time_precision == DAY:
        return f"On {told_day(day)}"
    return f"{'In the month' if coded.time_precision == MONTH else 'In the week'} around {told_day(day)}"


def _cited(dossier: Dossier, job: Job) -> tuple[str, ...]:
    """Outlets of the documents; where none is known, agencies and monitors that the text names."""
    naming = job.naming(dossier)
    media = (naming.origin(o.name) for o in dossier.event.origins if o.kind in {"agency", "media", "monitor"})
    return tuple(wording.outlet_names(dossier)) or tuple(dict.fromkeys(media))


def _scales(dossier: Dossier, country: str, job: Job) -> tuple[str, ...]:
    outlets = [d.outlet for d in dossier.documents if d.outlet is not None]
    return tuple(dict.fromkeys(job.codes.scale(o.id, country) for o in outlets))


def _corroboration(dossier: Dossier, job: Job) -> str:
    """All independent voices, beside ACLED's own column, which cites some only (codebook, "Sources")."""
    event, naming = dossier.event, job.naming(dossier)
    names = ", ".join(dict.fromkeys(naming.origin(o.name) for o in event.origins))
    grade = f", grade {event.grade.letter}{event.grade.information}" if event.grade else ""
    return f"{event.agreement}, {wording.origins_counted(event)} ({names}){grade}"


def _changed(dossier: Dossier, job: Job) -> int | None:
    """When the ledger last changed it; else the day of the latest document. Never the clock of the run."""
    known = job.options.changed.get(dossier.event.id)
    if known is not None:
        return known
    days = [day for d in dossier.documents if (day := day_of(d.published.edtf)) is not None]
    if not days:
        return None
    last = max(days)
    return int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp())


def targeted(draft: Draft) -> str:
    """ACLED codebook, "Civilian targeting": civilians are the main target."""
    main = (
        draft.kind.event_type == AGAINST_CIVILIANS or draft.kind.sub_event_type == "Excessive force against protesters"
    )
    hit = draft.other is not None and draft.other.inter == CIVILIANS and draft.kind.violent
    return "Civilians targeted" if main or hit else ""


def _cells(draft: Draft, job: Job) -> dict[str, Any]:
    codes, site, kind = job.codes, draft.site, draft.kind
    country = codes.country_codes(site.country)
    one, other = draft.one, draft.other
    code = interaction_code(one.inter, other.inter if other else None)
    numeric = job.options.numeric_inter
    crowd = kind.event_type in {"Protests", "Riots"}
    return {
        "event_id_cnty": draft.id, "event_date": draft.day.isoformat(), "year": draft.day.year,
        "time_precision": draft.time_precision, "disorder_type": kind.disorder_type, "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type,
        "actor1": one.name, "assoc_actor_1": _beside(one, kind), "inter1": one.inter if numeric else inter_text(one.inter, job),
        "actor2": other.name if other else None, "assoc_actor_2": _beside(other, kind) if other else None,
        "inter2": (other.inter if numeric else inter_text(other.inter, job)) if other else (0 if numeric else None),
        "interaction": code if numeric else interaction_text(code, job),
        "civilian_targeting": targeted(draft), "iso": country.numeric if country else None,
        "region": country.acled_region if country else None, "country": codes.country_name(site.country),
        "admin1": site.admin1, "admin2": site.admin2, "admin3": None, "location": site.name,
        "latitude": number(site.lat, 4), "longitude": number(site.lon, 4), "geo_precision": site.precision,
        "source": listed(draft.outlets), "source_scale": "-".join(sorted(draft.scales, key=SCALES.index)),
        "notes": " ".join(draft.notes), "fatalities": draft.killed, "tags": _NO_CROWD_SIZE if crowd else None,
        "timestamp": draft.changed,
        "fogline_claims": list(draft.claims), "fogline_events": list(draft.events),
        "corroboration": " | ".join(draft.corroboration), "coding_profile": job.coding_profile, "fogline_version": job.version,
    }  # fmt: skip


def _beside(party: Party, kind: AcledType) -> str:
    """Associated actors; civilians are none in a battle (codebook, "Civilians in battles")."""
    return listed(party.beside if kind.event_type == BATTLE else (*party.beside, *party.hit))


def inter_text(code: int, job: Job) -> str:
    """ACLED's name of an actor type."""
    return job.codes.inters[code].name


def interaction_text(code: int | None, job: Job) -> str:
    """ "X-Y" with the lower code first, "X only" for one; 78 stands the other way round (acledR, interaction codes)."""
    if code is None:
        return ""
    first, second = divmod(code, 10)
    if not second:
        return f"{inter_text(first, job)} only"
    if code == 78:
        first, second = second, first
    return f"{inter_text(first, job)}-{inter_text(second, job)}"
