"""What to know before a figure is quoted: coverage, precision, versions, limits, and the codebook out of the packs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from fogline import __version__
from fogline.model.record import Record
from fogline.packs.load import Knowledge
from fogline.packs.manifest import Manifest
from fogline.store.schema import claims, collections, documents, events, issues

LIMITS = (
    "English only: a page in another language is kept as an issue and not coded.",
    "Coding is by rules over a dependency parse and misses events and parties; read the quoted words before you cite a figure.",
    "Agreement is among the outlets that were loaded; it measures reporting, not what happened.",
    "Figures are never added up over outlets, and an unknown figure is empty, never 0.",
    "Who holds the ground is the weakest field; nothing is derived from attempts or nearness.",
    "Coordinates are those of the named place; precision 3 is a region and no point.",
)  # fmt: skip


class Coverage(Record, frozen=True, kw_only=True):
    """Documents of one outlet, between its first and last day; `days` are [day, documents]."""

    outlet: str | None
    side: str | None
    documents: int
    first: str | None
    last: str | None
    days: list[tuple[str, int]]


class PackVersion(Record, frozen=True, kw_only=True):
    """A pack as it is loaded."""

    id: str
    name: str
    version: str
    licence: str
    sha256: str
    origins: tuple[str, ...]


class Code(Record, frozen=True, kw_only=True):
    """One way in which words become an event: a frame of the ontology."""

    frame: str
    event_type: str
    sub_event_type: str | None
    plover: str | None
    mode: str | None
    meaning: str


class Camp(Record, frozen=True, kw_only=True):
    """A side of a conflict, for legends."""

    id: str
    name: str


class Method(Record, frozen=True, kw_only=True):
    """The method page."""

    version: str
    coverage: list[Coverage]
    precision: dict[str, list[tuple[Any, int]]]
    coders: list[tuple[str | None, int]]
    collected: tuple[str | None, str | None]
    issues: list[tuple[str, int]]
    packs: list[PackVersion]
    codebook: list[Code]
    sides: list[Camp]
    limits: tuple[str, ...]


def method(connection: Connection, knowledge: Knowledge) -> Method:
    """All of it for one state of a ledger."""

    def counts(column: Any) -> list[tuple[Any, int]]:
        asked = select(column, func.count()).group_by(column).order_by(func.count().desc(), column)
        return [(row[0], row[1]) for row in connection.execute(asked)]

    span = connection.execute(select(func.min(collections.c.retrieved), func.max(collections.c.retrieved))).one()
    return Method(
        version=__version__, coverage=_coverage(connection), coders=counts(documents.c.coder), collected=(span[0], span[1]),
        precision={"events": counts(events.c.precision), "claims by status": counts(claims.c.status), "agreement": counts(events.c.agreement)},
        issues=counts(issues.c.code), packs=_packs(knowledge), codebook=_codebook(knowledge), limits=LIMITS,
        sides=[Camp(id=row.id, name=row.name) for row in knowledge.sides.values()],
    )  # fmt: skip


def _coverage(connection: Connection) -> list[Coverage]:
    day = func.substr(documents.c.published, 1, 10)
    asked = select(documents.c.outlet, documents.c.side, day.label("day"), func.count().label("n"))
    found: dict[tuple[str | None, str | None], list[tuple[str | None, int]]] = {}
    for row in connection.execute(asked.group_by(documents.c.outlet, documents.c.side, day)):
        found.setdefault((row.outlet, row.side), []).append((row.day, row.n))
    made = [_covered(outlet, side, rows) for (outlet, side), rows in found.items()]
    return sorted(made, key=lambda c: (-c.documents, c.outlet or ""))


def _covered(outlet: str | None, side: str | None, rows: Sequence[tuple[str | None, int]]) -> Coverage:
    days = sorted((day, n) for day, n in rows if day)
    return Coverage(
        outlet=outlet, side=side, documents=sum(n for _, n in rows), first=days[0][0] if days else None,
        last=days[-1][0] if days else None, days=days,
    )  # fmt: skip


def _packs(knowledge: Knowledge) -> list[PackVersion]:
    manifests: list[Manifest] = [*knowledge.word_packs, *(c.manifest for c in knowledge.conflicts)]
    return [
        PackVersion(id=m.id, name=m.name, version=m.version, licence=m.licence, sha256=knowledge.hashes.get(m.id, ""), origins=m.origins)
        for m in sorted(manifests, key=lambda m: m.id)
    ]  # fmt: skip


def _codebook(knowledge: Knowledge) -> list[Code]:
    made = [
        Code(
            frame=name, event_type=f.acled[0], sub_event_type=f.acled[1], plover=f.plover[0] if f.plover else None,
            mode=f.plover[1] if f.plover else None, meaning=f.is_,
        )
        for name, f in knowledge.frames.items()
    ]  # fmt: skip
    return sorted(made, key=lambda c: (c.event_type, c.sub_event_type or "", c.frame))
