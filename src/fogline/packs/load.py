"""Many packs merged into one `Knowledge`, loaded once and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from fogline.errors import PackError
from fogline.model.record import Record
from fogline.packs import tables
from fogline.packs.crosswalk import Crosswalk, read_crosswalk
from fogline.packs.language import Frame, Language, read_frames, read_language
from fogline.packs.manifest import Manifest, National, content_hash, read_manifest


class Conflict(Record, frozen=True, kw_only=True):
    """One conflict pack (or the world pack): its tables as written."""

    manifest: Manifest
    sides: dict[str, tables.SideRow]
    actors: dict[str, tables.ActorRow]
    words: tuple[tables.WordRow, ...]
    allegiances: tuple[tables.AllegianceRow, ...]
    leaders: tuple[tables.LeaderRow, ...]
    outlets: dict[str, tables.OutletRow]
    places: dict[str, tables.PlaceRow]


class Knowledge(Record, frozen=True, kw_only=True):
    """Everything the packs know, merged; later packs do not overwrite earlier ids (that is an error)."""

    frames: dict[str, Frame]
    language: Language
    conflicts: tuple[Conflict, ...]
    actors: dict[str, tables.ActorRow]
    outlets: dict[str, tables.OutletRow]
    places: dict[str, tables.PlaceRow]
    sides: dict[str, tables.SideRow]
    countries: dict[str, tables.CountryRow]
    national: dict[str, National]  # of the packs that hold for all wars; a war's own stands in its manifest
    hashes: dict[str, str]
    word_packs: tuple[Manifest, ...] = ()  # of the ontology and the language
    crosswalk: Crosswalk = Crosswalk()


def bundled_root() -> Path:
    """The folder of the packs that come with Fogline."""
    import fogline_packs

    return Path(next(iter(fogline_packs.__path__)))


def find_packs(root: Path) -> list[Path]:
    """Every folder below `root` that holds a pack.yml, in a stable order."""
    return sorted(path.parent for path in root.rglob("pack.yml"))


@lru_cache(maxsize=4)
def load(extra: tuple[Path, ...] = (), language: str = "en") -> Knowledge:
    """The bundled packs and those in `extra`; PackError where two packs disagree about an id."""
    for path in extra:
        if not find_packs(path):
            raise PackError(f"{path}: there is no pack in this folder (no pack.yml in it or below it)")
    folders = [*find_packs(bundled_root()), *(f for path in extra for f in find_packs(path))]
    manifests = [(folder, read_manifest(folder)) for folder in folders]
    frames: dict[str, Frame] = {}
    spoken: Language | None = None
    crosswalk = Crosswalk()
    conflicts: list[Conflict] = []
    countries: dict[str, tables.CountryRow] = {}
    for folder, manifest in manifests:
        if (folder / "frames.yml").exists():
            frames |= read_frames(folder)
            crosswalk = read_crosswalk(folder)
        elif manifest.language == language:
            spoken = read_language(folder, language)
        elif manifest.language is None:
            conflicts.append(_read_conflict(folder, manifest))
            countries |= {r.iso2: r for r in tables.read_table(folder / "countries.tsv", tables.CountryRow)}
    if spoken is None:
        raise PackError(f"no pack for language {language}")
    return Knowledge(
        frames=frames,
        language=spoken,
        conflicts=tuple(conflicts),
        actors=_merged((c.actors for c in conflicts), "actor"),
        outlets=_merged((c.outlets for c in conflicts), "outlet"),
        places=_merged((c.places for c in conflicts), "place"),
        sides={key: row for c in conflicts for key, row in c.sides.items()},
        countries=countries,
        national={i: n for c in conflicts if not c.manifest.countries for i, n in c.manifest.national.items()},
        hashes={m.id: content_hash(folder) for folder, m in manifests},
        word_packs=tuple(m for folder, m in manifests if m.language is not None or (folder / "frames.yml").exists()),
        crosswalk=crosswalk,
    )


def _read_conflict(folder: Path, manifest: Manifest) -> Conflict:
    home = manifest.countries[0] if len(manifest.countries) == 1 else ""
    places = _unique(folder / "places.tsv", tables.PlaceRow).values()
    return Conflict(
        manifest=manifest,
        sides=_unique(folder / "sides.tsv", tables.SideRow),
        actors=_unique(folder / "actors.tsv", tables.ActorRow),
        words=tuple(tables.read_table(folder / "words.tsv", tables.WordRow)),
        allegiances=tuple(tables.read_table(folder / "allegiances.tsv", tables.AllegianceRow)),
        leaders=tuple(tables.read_table(folder / "leaders.tsv", tables.LeaderRow)),
        outlets=_unique(folder / "outlets.tsv", tables.OutletRow),
        places={r.id: r if r.country else msgspec.structs.replace(r, country=_country(r, home)) for r in places},
    )


def _unique(path: Path, row_type: type[tables.Row]) -> dict[str, tables.Row]:
    """Rows by id; PackError where an id stands twice."""
    found: dict[str, tables.Row] = {}
    for row in tables.read_table(path, row_type):
        key: str = row.id  # type: ignore[attr-defined]
        if key in found:
            raise PackError(f"{path}: the id {key!r} stands twice")
        found[key] = row
    return found


def _country(row: tables.PlaceRow, home: str) -> str:
    """`country=TR` in the note of a place beyond the border, otherwise the pack's own country."""
    _, found, code = row.note.partition("country=")
    return code[:2] if found else home


def _merged(parts: Iterable[dict[str, tables.Row]], what: str) -> dict[str, tables.Row]:
    merged: dict[str, tables.Row] = {}
    for part in parts:
        for key, row in part.items():
            if key in merged:
                raise PackError(f"two packs define the {what} {key!r}; rename one or drop it from one pack")
            merged[key] = row
    return merged
