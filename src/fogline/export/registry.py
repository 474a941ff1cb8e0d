"""All formats: how each is written, how its own rules are asked of it, and what a file of it is called."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from fogline.errors import UsageError
from fogline.export import (
    acled,
    acled_check,
    annotation,
    check_json,
    check_parquet,
    check_tables,
    csvfile,
    ftm,
    gdelt,
    geojson,
    hapi,
    hxl,
    parquet,
    plover,
    ucdp,
    ucdp_check,
)
from fogline.export.aside import whole
from fogline.export.cells import header_and_rows
from fogline.export.codes import Codes
from fogline.export.job import Job
from fogline.export.options import ExportOptions, ExportReport, Problem
from fogline.export.rules import Row
from fogline.model.dossier import Dossier
from fogline.packs.load import Knowledge

Writer = Callable[[Iterable[Dossier], BinaryIO, Job], None]
Checker = Callable[[BinaryIO, Codes], list[Problem]]


class Profile(NamedTuple):
    """One format. `seeks`: it cannot be written to a pipe as it comes."""

    name: str
    version: str
    suffix: str
    write: Writer
    check: Checker
    what: str
    seeks: bool = False

    @property
    def coding_profile(self) -> str:
        """Name and version of the coding rules, for every row."""
        return f"fogline-{self.name}/{self.version}"


def _table(check: Callable[[list[str], Iterable[Row], Codes], list[Problem]]) -> Checker:
    return lambda data, codes: check(*header_and_rows(data), codes)


def _plain(check: Callable[[list[str], Iterable[Row]], list[Problem]]) -> Checker:
    return lambda data, _codes: check(*header_and_rows(data))


PROFILES: dict[str, Profile] = {
    p.name: p
    for p in (
        Profile("csv", "1", ".csv", csvfile.write, _plain(check_tables.flat_table), "one flat row an event"),
        Profile("parquet", "1", ".parquet", parquet.write, lambda d, _: check_parquet.check(d), "the flat table, typed", True),
        Profile("geojson", "1", ".geojson", geojson.write, lambda d, _: check_json.geojson(d), "points with the flat table's cells (RFC 7946)"),
        Profile("geoparquet", "1", ".parquet", parquet.write_geo, lambda d, _: check_parquet.check(d, geometry=True), "the typed table with a geometry", True),
        Profile("acled", "1", ".csv", acled.write, _table(acled_check.check), "ACLED's 31 columns, one row a day, place and pair of actors"),
        Profile("ucdp", "1", ".csv", ucdp.write, _table(ucdp_check.check), "UCDP GED's 49 columns, lethal events only"),
        Profile("plover", "1", ".jsonl", plover.write, check_json.plover, "PLOVER 0.8 records"),
        Profile("gdelt-mentions", "1", ".tsv", gdelt.write, lambda d, _: check_tables.mentions(d), "GDELT 2.0 Mentions, one line a claim"),
        Profile("hxl", "1", ".csv", hxl.write, _plain(check_tables.hxl_table), "a table with HXL hashtags"),
        Profile("hapi", "1", ".csv", hapi.write, _plain(check_tables.hapi_table), "counts by month and district, as HDX HAPI"),
        Profile("ftm", "1", ".jsonl", ftm.write, lambda d, _: check_json.entities(d), "FollowTheMoney entities"),
        Profile("w3c-annotation", "1", ".jsonld", annotation.write, lambda d, _: check_json.annotation_page(d), "every coded value with its words"),
    )
}  # fmt: skip


def profile_of(name: str) -> Profile:
    """The format of this name; a usage error that lists all."""
    try:
        return PROFILES[name]
    except KeyError:
        raise UsageError(f"{name!r} is no export profile; known: {', '.join(PROFILES)}") from None


def write(
    name: str, dossiers: Iterable[Dossier], knowledge: Knowledge, target: Path | BinaryIO, options: ExportOptions | None = None
) -> ExportReport:  # fmt: skip
    """Write the events to a file (whole or not at all) or a binary stream, and say what came of it."""
    profile, report = profile_of(name), ExportReport(profile=name)
    job = Job(Codes(knowledge), options or ExportOptions(), report, profile.coding_profile)
    with whole(target) as out:
        if profile.seeks and not isinstance(target, Path):
            with tempfile.TemporaryFile() as aside:
                profile.write(dossiers, aside, job)
                aside.seek(0)
                shutil.copyfileobj(aside, out)
        else:
            profile.write(dossiers, out, job)
    return report


def check(name: str, content: Path | bytes, knowledge: Knowledge) -> list[Problem]:
    """What a finished file breaks of its format's own rules; empty where nothing is wrong."""
    with content.open("rb") if isinstance(content, Path) else io.BytesIO(content) as stream:
        return profile_of(name).check(stream, Codes(knowledge))
