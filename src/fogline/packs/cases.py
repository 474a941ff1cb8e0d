"""Cases of packs: a text and what must be claimed of it (`cases/*.yml`), so that a pack proves itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from fogline.errors import PackError
from fogline.model.claim import Claim
from fogline.model.record import Record
from fogline.packs.language import read_yaml


class Expected(Record, frozen=True, kw_only=True):
    """Fields that one claim must have; those left out are not looked at. Parties and places by id or name."""

    sub_event_type: str | None = None
    status: str | None = None
    background: bool | None = None
    initiators: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    attribution: tuple[str, ...] | None = None  # the links inward from the outlet
    edtf: str | None = None
    losses: tuple[dict[str, Any], ...] = ()
    control: tuple[dict[str, Any], ...] = ()


class Case(Record, frozen=True, kw_only=True):
    """A text with what must (`expect`) and must not (`never`) be claimed; `none` for texts without any event."""

    text: str
    why: str = ""
    outlet: str | None = None
    published: str | None = None
    expect: tuple[Expected, ...] = ()
    never: tuple[Expected, ...] = ()
    none: bool = False


def read_cases(folder: Path) -> list[tuple[str, Case]]:
    """All cases of a pack with a name for messages."""
    return read_case_files(folder / "cases")


def read_case_files(folder: Path) -> list[tuple[str, Case]]:
    """All cases in the files of a folder."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        try:
            cases = msgspec.convert(read_yaml(path), list[Case])
        except msgspec.ValidationError as error:
            raise PackError(f"{path}: {error}") from error
        found += [(f"{path.parent.parent.name}/{path.name}#{n}", case) for n, case in enumerate(cases, start=1)]
    return found


def misses(case: Case, claims: Sequence[Claim]) -> list[str]:
    """What a case asked for and the claims do not give."""
    events = [c for c in claims if c.kind in {"event", "state", "relation"}]
    if case.none:
        return [f"claims {c.sub_event_type} from {c.span.exact!r}" for c in events]
    found = [f"nobody claims {_shown(e)}" for e in case.expect if not any(fits(e, c) for c in claims)]
    return found + [f"wrongly claims {_shown(e)}" for e in case.never if any(fits(e, c) for c in claims)]


def fits(expected: Expected, claim: Claim) -> bool:
    """Whether a claim has all the fields that a case names."""
    plain = all(
        wanted is None or wanted == given
        for wanted, given in (
            (expected.sub_event_type, claim.sub_event_type),
            (expected.status, claim.status),
            (expected.background, claim.background),
            (expected.edtf, claim.time.edtf),
        )
    )
    lists = all(
        wanted is None or sorted(wanted) == sorted(given)
        for wanted, given in (
            (expected.initiators, [a.id or a.name for a in claim.initiators]),
            (expected.targets, [a.id or a.name for a in claim.targets]),
            (expected.places, [p.id or p.name for p in claim.places]),
            (expected.attribution, [v.name for v in claim.attribution if v.kind != "outlet"]),
        )
    )
    parts = [msgspec.to_builtins(x) for x in claim.losses], [msgspec.to_builtins(x) for x in claim.control]
    inner = all(
        any(all(_same(part.get(key), value) for key, value in wanted.items()) for part in given)
        for wants, given in ((expected.losses, parts[0]), (expected.control, parts[1]))
        for wanted in wants
    )
    return plain and lists and inner


def _same(given: Any, wanted: Any) -> bool:
    if isinstance(given, dict):
        return wanted in {given.get("id"), given.get("name")}
    return bool(given == wanted)


def _shown(expected: Expected) -> str:
    return ", ".join(f"{k}={v!r}" for k, v in msgspec.structs.asdict(expected).items() if v not in (None, ()))
