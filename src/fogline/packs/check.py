"""What `fogline packs check` holds a pack to: references that resolve, coordinates that can be, promises kept."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from fogline.errors import PackError
from fogline.packs.load import Conflict, Knowledge, load
from fogline.packs.manifest import Manifest

INTER = range(1, 9)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
OPPONENT = "@opponent"


def check_tables(extra: tuple[Path, ...] = ()) -> tuple[list[str], Knowledge | None]:
    """Problems in all tables, worst first, and the knowledge if it could be loaded at all."""
    try:
        knowledge = load(extra)
    except PackError as error:
        return [str(error)], None
    problems = [p for conflict in knowledge.conflicts for p in _conflict(conflict, knowledge)]
    problems += [f"lang/{knowledge.language.code}: {p}" for p in _language(knowledge)]
    counts = {"frames": len(knowledge.frames), "triggers": len(knowledge.language.triggers)}
    for manifest in knowledge.word_packs:
        problems += [f"{manifest.id}: {p}" for p in _promises(manifest, counts)]
    return problems, knowledge


def _conflict(conflict: Conflict, knowledge: Knowledge) -> list[str]:
    found = [*_actors(conflict, knowledge), *_words(conflict, knowledge), *_places(conflict, knowledge)]
    found += _promises(
        conflict.manifest,
        {
            "actors": len(conflict.actors),
            "places": len(conflict.places),
            "outlets": len(conflict.outlets),
            "words": len(conflict.words),
            "leaders": len(conflict.leaders),
            "countries": len(knowledge.countries),
        },
    )
    found += [
        f"pack.yml requires an unknown pack {name!r}"
        for name in conflict.manifest.requires
        if name not in knowledge.hashes
    ]
    found += [
        f"allegiances.tsv: {a.actor} has an unknown side {a.side!r}"
        for a in conflict.allegiances
        if a.side not in knowledge.sides
    ]
    found += [
        f"allegiances.tsv: {a.actor} has no ISO date: {value!r}"
        for a in conflict.allegiances
        for value in (a.from_, a.to)
        if value and not _DATE.fullmatch(value)
    ]  # fmt: skip
    return [f"{conflict.manifest.id}: {p}" for p in found]


def _actors(conflict: Conflict, knowledge: Knowledge) -> list[str]:
    found = []
    for row in conflict.actors.values():
        if row.parent and row.parent not in knowledge.actors:
            found.append(f"actors.tsv: {row.id} has an unknown parent {row.parent!r}")
        if row.side not in knowledge.sides:
            found.append(f"actors.tsv: {row.id} has an unknown side {row.side!r}")
        if row.inter is not None and row.inter not in INTER:
            found.append(f"actors.tsv: {row.id} has inter {row.inter}; ACLED knows 1 to 8")
    for side in conflict.sides.values():
        unknown = {*side.allies, *side.opponents} - set(knowledge.sides)
        found += [f"sides.tsv: {side.id} names an unknown side {name!r}" for name in sorted(unknown)]
    for outlet in conflict.outlets.values():
        if outlet.actor and outlet.actor not in knowledge.actors:
            found.append(f"outlets.tsv: {outlet.id} speaks for an unknown actor {outlet.actor!r}")
        if outlet.side not in knowledge.sides:
            found.append(f"outlets.tsv: {outlet.id} has an unknown side {outlet.side!r}")
    return found


def _words(conflict: Conflict, knowledge: Knowledge) -> list[str]:
    known = {*knowledge.actors, OPPONENT}
    found = [
        f"words.tsv: {w.word!r} stands for an unknown actor {w.actor!r}" for w in conflict.words if w.actor not in known
    ]
    found += [
        f"words.tsv: {w.word!r} is used by an unknown side {side!r}"
        for w in conflict.words for side in w.used_by if side != "*" and side not in knowledge.sides
    ]  # fmt: skip
    found += [f"allegiances.tsv: unknown actor {a.actor!r}" for a in conflict.allegiances if a.actor not in known]
    found += [
        f"leaders.tsv: {x.name} leads an unknown actor {x.actor!r}" for x in conflict.leaders if x.actor not in known
    ]
    for iso2, national in sorted(conflict.manifest.national.items()):
        named = [
            national.forces,
            national.air,
            national.government,
            national.police,
            national.rebels,
            national.civilians,
        ]
        found += [f"pack.yml: national {iso2} names an unknown actor {n!r}" for n in named if n and n not in known]
    return found


def _places(conflict: Conflict, knowledge: Knowledge) -> list[str]:
    found = []
    for row in conflict.places.values():
        if row.parent and row.parent not in knowledge.places:
            found.append(f"places.tsv: {row.id} lies in an unknown place {row.parent!r}")
        if (row.lat is None) != (row.lon is None):
            found.append(f"places.tsv: {row.id} has only one coordinate")
        if row.lat is not None and not (-90 <= row.lat <= 90 and -180 <= (row.lon or 0) <= 180):
            found.append(f"places.tsv: {row.id} lies off the globe")
        if row.precision not in {1, 2, 3}:
            found.append(f"places.tsv: {row.id} has precision {row.precision}; 1, 2 or 3 are known")
        if not row.origin:
            found.append(f"places.tsv: {row.id} does not say where it comes from")
    return found


def _language(knowledge: Knowledge) -> list[str]:
    frames = {*knowledge.frames, "join"}
    found = [f"triggers.yml: unknown frame {t.frame!r}" for t in knowledge.language.triggers if t.frame not in frames]
    for frame, row in knowledge.frames.items():
        found += [
            f"frames.yml: {frame} turns into an unknown frame {f!r}" for f in row.by_target.values() if f not in frames
        ]
    twice = Counter((t.frame, v, t.object) for t in knowledge.language.triggers for v in t.verbs)
    return found + [
        f"triggers.yml: {verb!r} stands twice under {frame}" for (frame, verb, _), n in twice.items() if n > 1
    ]


def _promises(manifest: Manifest, counts: dict[str, int]) -> list[str]:
    unknown = [
        f"pack.yml promises {name!r}, which no table counts" for name in sorted(manifest.promises) if name not in counts
    ]
    return unknown + [
        f"pack.yml promises {least} {name}, there are {counts.get(name, 0)}"
        for name, least in sorted(manifest.promises.items())
        if counts.get(name, 0) < least
    ]
