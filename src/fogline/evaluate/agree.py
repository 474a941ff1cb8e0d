"""Agreement of two people who coded the same articles: Cohen's kappa per field, events that only one of them has counted as such."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fogline.errors import GoldError
from fogline.evaluate.gold import GoldArticle, GoldEvent
from fogline.model.record import Record
from fogline.text.fold import fold

ABSENT = "(no event)"


class Agreement(Record, frozen=True, kw_only=True):
    """One field: events that either coder has, the share on which both say the same, and Cohen's kappa."""

    field: str
    units: int
    same: float
    kappa: float | None


_READ: dict[str, Callable[[GoldEvent], str]] = {
    "event": lambda e: "event",
    "type": lambda e: e.type or e.kind,
    "sub_type": lambda e: e.sub or e.kind,
    "status": lambda e: e.status,
    "initiator": lambda e: _set(a.name for a in e.initiators),
    "target": lambda e: _set(a.name for a in e.targets),
    "place": lambda e: _set(p.name for p in e.places),
    "date": lambda e: (e.time.edtf if e.time else None) or "-",
    "killed": lambda e: _set(str(x.best if x.best is not None else x.low) for x in e.losses if x.kind == "killed"),
    "voice": lambda e: _set(e.voices),
}  # fmt: skip


def agreement(first: Sequence[GoldArticle], second: Sequence[GoldArticle]) -> list[Agreement]:
    """Both codings of the articles that both folders hold; GoldError where they share none or their texts differ."""
    others = {a.id: a for a in second}
    shared = [(a, others[a.id]) for a in first if a.id in others]
    if not shared:
        raise GoldError("the two folders of gold share no article (the ids are compared)")
    for one, other in shared:
        if one.text.split() != other.text.split():
            raise GoldError(f"the two codings of {one.id} have different texts")
    units = [unit for one, other in shared for unit in _units(one, other)]
    return [_field(name, read, units) for name, read in _READ.items()]


def _field(
    name: str, read: Callable[[GoldEvent], str], units: Sequence[tuple[GoldEvent | None, GoldEvent | None]]
) -> Agreement:
    from sklearn.metrics import cohen_kappa_score

    both = units if name == "event" else [u for u in units if u[0] and u[1]]
    one = [read(a) if a else ABSENT for a, _ in both]
    other = [read(b) if b else ABSENT for _, b in both]
    same = sum(x == y for x, y in zip(one, other, strict=True)) / len(both) if both else 0.0
    varied = (
        name != "event" and len({*one, *other}) > 1
    )  # no chance agreement can be told where nobody codes "no event"
    kappa = round(float(cohen_kappa_score(one, other)), 4) if varied else None
    return Agreement(field=name, units=len(both), same=round(same, 4), kappa=kappa)


def _units(one: GoldArticle, other: GoldArticle) -> list[tuple[GoldEvent | None, GoldEvent | None]]:
    """Events of both coders paired where their words touch, the likest first."""
    scores = sorted(
        (
            (-_likeness(one, a, other, b), i, j)
            for i, a in enumerate(one.events)
            for j, b in enumerate(other.events)
        ),
    )  # fmt: skip
    left: dict[int, int] = {}
    right: set[int] = set()
    for score, i, j in scores:
        if score < 0 and i not in left and j not in right:
            left[i] = j
            right.add(j)
    pairs: list[tuple[GoldEvent | None, GoldEvent | None]] = [
        (a, other.events[left[i]] if i in left else None) for i, a in enumerate(one.events)
    ]
    return pairs + [(None, b) for j, b in enumerate(other.events) if j not in right]


def _likeness(one: GoldArticle, a: GoldEvent, other: GoldArticle, b: GoldEvent) -> float:
    touch = any(x.overlaps(y) for x in one.spans(a) for y in other.spans(b))
    if not touch:
        return 0.0
    return 1.0 + (a.type == b.type) + (a.sub == b.sub) + 0.5 * (_READ["place"](a) == _READ["place"](b))


def _set(names: Iterable[str]) -> str:
    return "; ".join(sorted(fold(n) for n in names)) or "-"
