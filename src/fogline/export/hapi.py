"""`hapi`: events and fatalities by month, district and kind, in the columns of HDX HAPI's conflict events.

The unit is ACLED's event, coded as `acled` codes it. The kinds overlap as they do there: an attack on civilians counts under
political_violence and under civilian_targeting. P-codes of regions are not in the packs and stay empty, which `warning` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import BinaryIO, NamedTuple

from fogline.export.acled import drafted, targeted
from fogline.export.acled_merge import Draft, merged
from fogline.export.cells import TableWriter
from fogline.export.job import Job
from fogline.model.dossier import Dossier

COLUMNS = (
    "location_code", "has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name", "admin1_code", "admin1_name",
    "admin2_code", "admin2_name", "admin_level", "event_type", "events", "fatalities", "reference_period_start",
    "reference_period_end", "dataset_hdx_id", "resource_hdx_id", "warning", "error",
)  # fmt: skip
OURS = ("fogline_claims", "coding_profile", "fogline_version")
KINDS = ("civilian_targeting", "demonstration", "political_violence")
_WARNING = "regions by name only"


class Cell(NamedTuple):
    """What is counted together."""

    country: str
    admin1: str
    admin2: str
    kind: str
    month: date


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """Counts of all coded events; what `acled` leaves out is left out here, for the same reasons."""
    events: Counter[Cell] = Counter()
    killed: Counter[Cell] = Counter()
    claims: dict[Cell, dict[str, None]] = {}
    for draft in merged(drafted(dossiers, job), job):
        for kind in _kinds(draft):
            key = Cell(draft.site.country, draft.site.admin1, draft.site.admin2, kind, draft.day.replace(day=1))
            events[key] += 1
            killed[key] += draft.killed
            claims.setdefault(key, {}).update(dict.fromkeys(draft.claims))
    columns = COLUMNS if job.options.strict else (*COLUMNS, *OURS)
    table = TableWriter(out, columns)
    for key in sorted(events):
        country = job.codes.country(key.country)
        level = 2 if key.admin2 else 1 if key.admin1 else 0
        table.write({
            "location_code": country.iso3 if country else None, "provider_admin1_name": key.admin1,
            "provider_admin2_name": key.admin2, "admin1_name": key.admin1, "admin2_name": key.admin2, "admin_level": level,
            "event_type": key.kind, "events": events[key], "fatalities": killed[key],
            "reference_period_start": key.month.isoformat(), "reference_period_end": month_end(key.month).isoformat(),
            "warning": _WARNING, "fogline_claims": list(claims[key]), "coding_profile": job.coding_profile,
            "fogline_version": job.version,
        })  # fmt: skip
        job.report.rows += 1
    table.close()


def month_end(first: date) -> date:
    """The last day of a month."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _kinds(draft: Draft) -> list[str]:
    """The classes of HAPI that an event belongs to; strategic developments belong to none."""
    found = ["civilian_targeting"] if targeted(draft) else []
    if "Demonstrations" in draft.kind.disorder_type:
        found.append("demonstration")
    if "Political violence" in draft.kind.disorder_type:
        found.append("political_violence")
    return found
