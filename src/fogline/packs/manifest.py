"""What a pack says about itself (`pack.yml`) and the hash of all it holds."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import msgspec

from fogline.errors import PackError
from fogline.model.record import Record


class National(Record, frozen=True, kw_only=True):
    """Which actors of the packs are a country's own forces and government."""

    forces: str | None = None
    air: str | None = None
    government: str | None = None
    police: str | None = None
    rebels: str | None = None
    civilians: str | None = None


class Manifest(Record, frozen=True, kw_only=True):
    """`pack.yml`. `promises` are minimum row counts that `fogline packs check` holds the pack to."""

    id: str
    name: str
    version: str
    licence: str
    origins: tuple[str, ...] = ()
    promises: dict[str, int] = msgspec.field(default_factory=dict)
    requires: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    period: tuple[date | None, date | None] | None = None
    language: str | None = None
    national: dict[str, National] = msgspec.field(default_factory=dict)


def read_manifest(folder: Path) -> Manifest:
    """Read `pack.yml`; PackError says what is missing or misspelt."""
    path = folder / "pack.yml"
    try:
        raw = msgspec.yaml.decode(path.read_bytes())
    except FileNotFoundError as error:
        raise PackError(f"{folder}: there is no pack.yml; `fogline packs check` says what a pack needs") from error
    except msgspec.DecodeError as error:
        raise PackError(f"{path}: not valid YAML: {error}") from error
    try:
        return msgspec.convert(raw, Manifest, strict=False)
    except msgspec.ValidationError as error:
        raise PackError(f"{path}: {error}") from error


def content_hash(folder: Path) -> str:
    """SHA-256 over names and bytes of all files of the pack, independent of the file system's order."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".yml", ".tsv"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(b"\0")
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"sha256:{digest.hexdigest()}"
