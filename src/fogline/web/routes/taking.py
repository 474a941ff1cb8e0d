"""Taking data out: exports as they are written, and what their own rules say to them."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery, PathParameter, QueryParameter
from litestar.response import Stream

from fogline.desk.sparing import Sparing, held_back, spared
from fogline.export.options import ExportOptions
from fogline.export.registry import PROFILES, check, write
from fogline.web.asking import Under
from fogline.web.pipe import piped
from fogline.web.reply import Asked, answer, packs
from fogline.web.shapes import ExportCheck, ExportKind, ExportKinds
from fogline.web.site import Served

Profile = Annotated[str, PathParameter(pattern="^(" + "|".join(PROFILES) + ")$", description=", ".join(PROFILES))]
_TYPES = {".csv": "text/csv; charset=utf-8", ".tsv": "text/tab-separated-values; charset=utf-8", ".geojson": "application/geo+json",
          ".jsonl": "application/x-ndjson", ".jsonld": "application/ld+json", ".parquet": "application/vnd.apache.parquet"}  # fmt: skip

_OPTIONS = {"acled": ["strict", "numeric_inter", "quotes"], "ucdp": ["strict", "quotes"], "hapi": ["strict"]}


def options(
    strict: FromQuery[bool] = False, numeric_inter: FromQuery[bool] = False, quotes: FromQuery[bool] = True
) -> ExportOptions:
    """The switches of `fogline export`. Names of private persons are withheld."""
    return ExportOptions(strict=strict, numeric_inter=numeric_inter, quotes=quotes)


def care(
    embargo: Annotated[int | None, QueryParameter(ge=0, le=36500, description="Days held back, with what has no day.")] = None,
    coarse: Annotated[float | None, QueryParameter(ge=0.01, le=5, description="Degrees of the squares that places are told by.")] = None,
) -> Sparing:  # fmt: skip
    """What is held back, and how roughly places are told."""
    return Sparing(until=None if embargo is None else held_back(embargo, datetime.now(UTC).date()), grid=coarse)


@get("/exports", sync_to_thread=True, role="viewer", summary="All export profiles")
def exports(request: Asked) -> ExportKinds:
    """What a picker shows; `options` are the query parameters that a profile heeds beside the filters."""
    kinds = [
        ExportKind(profile=p.name, title=p.what, suffix=p.suffix, media=_TYPES[p.suffix], options=_OPTIONS.get(p.name, ["quotes"]))
        for p in PROFILES.values()
    ]  # fmt: skip
    return answer(request, ExportKinds(items=kinds))


@get("/export/{profile:str}", sync_to_thread=True, role="viewer", summary="The stream of `fogline export`")
def export(
    request: Asked,
    site: Served,
    profile: Profile,
    wanted: Under,
    options: NamedDependency[ExportOptions],
    care: NamedDependency[Sparing],
) -> Response[bytes]:
    """The file as it is written; ask `/check` what its format's own rules say to it."""

    def run(out: object) -> None:
        with site.view() as view:
            write(profile, spared(view.looking.dossiers(wanted), care), site.app.knowledge, out, options)  # type: ignore[arg-type]

    suffix = PROFILES[profile].suffix
    packed = packs(request) and suffix != ".parquet"
    headers = {"Content-Disposition": f'attachment; filename="fogline-{profile}{suffix}"', "Vary": "Accept-Encoding"}
    if packed:
        headers["Content-Encoding"] = "gzip"
    body: Iterator[bytes] = piped(run, packed)
    return Stream(body, media_type=_TYPES[suffix], headers=headers)  # type: ignore[return-value]


@get(
    "/export/{profile:str}/check",
    sync_to_thread=True,
    role="viewer",
    summary="What an export holds and leaves out, and its checks",
)
def export_check(
    request: Asked,
    site: Served,
    profile: Profile,
    wanted: Under,
    options: NamedDependency[ExportOptions],
    care: NamedDependency[Sparing],
) -> ExportCheck:
    """Rows, what was left out by reason, and breaches of the format's own rules, as `fogline export` tells them."""
    with tempfile.TemporaryDirectory(prefix="fogline-check-") as folder, site.view() as view:
        target = Path(folder) / f"export{PROFILES[profile].suffix}"
        report = write(profile, spared(view.looking.dossiers(wanted), care), site.app.knowledge, target, options)
        problems = check(profile, target, site.app.knowledge)
        with target.open("rb") as made:
            digest = hashlib.file_digest(made, "sha256").hexdigest()
        size = target.stat().st_size
    told = ExportCheck(
        profile=profile, events=report.events, rows=report.rows, left_out=dict(sorted(report.left_out.items())),
        notes=dict(sorted(report.warnings.items())), problems=[msgspec.to_builtins(p) for p in problems[:200]], sha256=digest, bytes=size,
    )  # fmt: skip
    return answer(request, told)


ROUTES = (exports, export, export_check)
