"""`hxl`: a table with HXL 1.1 hashtags under the header, one event a row; the tags that OCHA's own conflict tables have, and more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from fogline.export import flat, wording
from fogline.export.cells import TableWriter
from fogline.export.job import Job
from fogline.model.dossier import Dossier

TAGS: dict[str, str] = {
    "id": "#event+id+code", "date_start": "#date+start", "date_end": "#date+end", "year": "#date+year",
    "event_type": "#event+type", "sub_event_type": "#event+type+sub", "group_first": "#group+name+first",
    "group_second": "#group+name+second", "weapons": "#cause+weapon", "country_name": "#country+name",
    "country": "#country+code", "admin1": "#adm1+name", "admin2": "#adm2+name", "place": "#loc+name", "lat": "#geo+lat",
    "lon": "#geo+lon", "geo_precision": "#geo+precision", "killed": "#affected+killed+best", "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max", "killed_civilians": "#affected+killed+civilians", "injured": "#affected+injured",
    "description": "#description", "outlets": "#meta+source", "urls": "#meta+url", "confidence": "#meta+confidence",
    "grade": "#meta+grade", "review": "#status+review", "claim_ids": "#meta+claims", "coding_profile": "#meta+profile",
    "fogline_version": "#meta+version",
}  # fmt: skip


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All events; nothing is left out."""
    table = TableWriter(out, tuple(TAGS))
    table.raw(tuple(TAGS.values()))
    for dossier in dossiers:
        job.report.events += 1
        table.write(_row(dossier, job))
        job.report.rows += 1
    table.close()


def _row(dossier: Dossier, job: Job) -> dict[str, Any]:
    cells, event = flat.row(dossier, job), dossier.event
    place = flat.first_place(dossier)
    first, second = cells["initiators"], cells["targets"]
    if not second and len(first) > 1:
        first, second = first[:1], first[1:]
    when = f"On {event.time.earliest}" if event.time.earliest else "On an unknown day"
    return {
        **cells, "year": (event.time.earliest or "")[:4] or None, "group_first": first, "group_second": second,
        "weapons": list(dict.fromkeys(x.item for x in event.losses if x.item and x.status == "used")),
        "killed": cells["killed_best"], "killed_min": cells["killed_low"], "killed_max": cells["killed_high"],
        "killed_civilians": cells["killed_civilians_best"], "injured": cells["injured_best"],
        "description": wording.summary(dossier, job.naming(dossier), when, place, cells["country_name"] or ""),
        "review": "judged" if event.judged else "unreviewed",
    }  # fmt: skip
