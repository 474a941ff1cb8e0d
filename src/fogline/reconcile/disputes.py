"""What the tellings of an event disagree about, field by field: who says what, which camps, and who is silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from fogline.model.actor import ActorRef
from fogline.model.event import Dispute, DisputeKind, DisputeValue, Origin
from fogline.reconcile.independence import Told
from fogline.reconcile.likeness import alike, family_of
from fogline.reconcile.losses import Figure, Group, figures, latest
from fogline.reconcile.world import World

_SCOPE = frozenset(
    frozenset(p) for p in (("battle", "capture"), ("battle", "shell"), ("battle", "air"), ("battle", "ied"), ("battle", "suicide"))
)  # fmt: skip
_GROUND = frozenset({"battle", "capture", "transfer", "agreement"})  # one change of ground, told in several manners
_HOLDING = frozenset({"full", "partial"})


def disputes_of(
    told: Sequence[Told], origins: Sequence[Origin], origin: Mapping[str, str], world: World
) -> list[Dispute]:
    """All disputes of an event, in a fixed order of fields."""
    case = _Case(told, origins, origin, world)
    found = [
        case.happened(),
        case.kind(),
        case.parties("initiator"),
        case.parties("target"),
        *case.control(),
        *case.tolls(),
    ]
    return [d for d in found if d is not None]


class _Case:
    """The tellings of one event, and who stands behind each claim."""

    def __init__(
        self, told: Sequence[Told], origins: Sequence[Origin], origin: Mapping[str, str], world: World
    ) -> None:
        self._told = sorted(told, key=lambda t: t.order)
        self._happened = [t for t in self._told if t.claim.status != "denied"]
        self._origin, self._world = origin, world
        self._sides = {o.name: o.side for o in origins}
        self._all = [o.name for o in origins]

    def _dispute(self, field: str, kind: DisputeKind, values: Iterable[tuple[Any, Iterable[str]]]) -> Dispute:
        rows = []
        for value, claims in values:
            ids = tuple(dict.fromkeys(claims))
            names = tuple(dict.fromkeys(self._origin[c] for c in ids))
            sides = tuple(sorted({s for n in names if (s := self._sides.get(n))}))
            rows.append(DisputeValue(value=value, claims=ids, origins=names, sides=sides))
        speaking = {n for row in rows for n in row.origins}
        return Dispute(
            field=field, kind=kind, values=tuple(rows), silent=tuple(n for n in self._all if n not in speaking)
        )

    def happened(self) -> Dispute | None:
        """Somebody says that it happened, somebody that it did not."""
        denied = [t.claim.id for t in self._told if t.claim.status == "denied"]
        if not denied or not self._happened:
            return None
        return self._dispute(
            "happened", "contradiction", [(True, [t.claim.id for t in self._happened]), (False, denied)]
        )

    def kind(self) -> Dispute | None:
        """The type of event and its manner ("withdrew" against "was driven out")."""
        by_type: dict[str, list[Told]] = {}
        for t in self._happened:
            if t.claim.sub_event_type and t.claim.kind == "event":
                by_type.setdefault(t.claim.sub_event_type, []).append(t)
        voices = {name: {self._origin[t.claim.id] for t in some} for name, some in by_type.items()}
        names = sorted(by_type)
        kinds: list[DisputeKind] = []
        families: set[str] = set()
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                if voices[one] <= voices[other] or voices[other] <= voices[one]:
                    continue  # one voice tells both: a fuller account, no quarrel
                both = {family_of(by_type[one][0].claim), family_of(by_type[other][0].claim)}
                if len(both) > 1 and alike(*both) < 1:
                    kinds.append("scope" if frozenset(both) in _SCOPE else "contradiction")
                    families |= both
        if not kinds:
            return None
        kind: DisputeKind = "contradiction" if "contradiction" in kinds else "scope"
        field = "manner" if families <= _GROUND else "type"
        return self._dispute(field, kind, [(name, [t.claim.id for t in by_type[name]]) for name in names])

    def parties(self, field: str) -> Dispute | None:
        """Who did it, or to whom, where two voices name parties that are not one."""
        read: Callable[[Told], tuple[ActorRef, ...]] = (
            (lambda t: t.claim.initiators) if field == "initiator" else (lambda t: t.claim.targets)
        )
        groups: list[tuple[list[ActorRef], list[str]]] = []
        for t in self._happened:
            actors = [a for a in read(t) if a.id or a.side or a.kind == "civilians"]
            if not actors or t.claim.undirected:
                continue
            home = next((g for g in groups if any(self._one(a, b) for a in g[0] for b in actors)), None)
            if home is None:
                groups.append((list(actors), [t.claim.id]))
            else:
                home[0].extend(actors)
                home[1].append(t.claim.id)
        if len(groups) < 2 or len({self._origin[c] for _, claims in groups for c in claims}) < 2:
            return None
        apart = [{self._origin[c] for c in claims} for _, claims in groups]
        if any(one <= other for i, one in enumerate(apart) for j, other in enumerate(apart) if i != j):
            return None  # one voice names both
        return self._dispute(field, "contradiction", [(_names(actors), claims) for actors, claims in groups])

    def _one(self, a: ActorRef, b: ActorRef) -> bool:
        if a.kind == "civilians" or b.kind == "civilians":
            return a.kind == b.kind or a.side == b.side == "civilian"
        kin = bool(a.id and b.id) and bool({a.id} & set(self._world.kin(b.id)) or {b.id} & set(self._world.kin(a.id)))
        return kin or (bool(a.side) and a.side == b.side) or self._world.allied(a.side, b.side) or a.name == b.name

    def control(self) -> list[Dispute]:
        """Who holds each place after it."""
        holders: dict[str, dict[str, tuple[ActorRef | None, list[str]]]] = {}
        for t in self._happened:
            for change in t.claim.control:
                if change.extent in _HOLDING and change.to is not None:
                    place = change.place.id or change.place.name
                    side = change.to.side or change.to.id or change.to.name
                    holders.setdefault(place, {}).setdefault(side, (change.to, []))[1].append(t.claim.id)
        return [
            self._dispute(
                f"control.{place}",
                "contradiction",
                [(a.name if a else side, claims) for side, (a, claims) in sides.items()],
            )
            for place, sides in sorted(holders.items())
            if len(sides) > 1 and len({self._origin[c] for _, claims in sides.values() for c in claims}) > 1
        ]

    def tolls(self) -> list[Dispute]:
        """Figures that cannot both hold; a later figure of one voice, or of a later day, is an update."""
        found = []
        for group, some in figures(self._happened, self._origin).items():
            dispute = self._toll(group, [f for f in some if f.best is not None])
            if dispute is not None:
                found.append(dispute)
        return found

    def _toll(self, group: Group, some: Sequence[Figure]) -> Dispute | None:
        last = latest(some)
        against = [(a, b) for i, a in enumerate(last) for b in last[i + 1 :] if _cannot_both(a, b)]
        kind: DisputeKind
        if any(not _later(a, b) for a, b in against):
            kind, shown = "contradiction", last
        elif against:
            kind, shown = "update", list(some)
        else:
            moved = [f for f in some if any(f.origin == g.origin and _cannot_both(f, g) for g in some)]
            reports = {f.told.document.id for f in moved}
            if not moved or len(reports) < 2:
                return None
            kind, shown = "update", list(some)
        values: dict[tuple[int | None, int | None, int | None], list[str]] = {}
        for f in shown:
            values.setdefault((f.loss.low, f.loss.best, f.loss.high), []).append(f.told.claim.id)
        if len(values) < 2:
            return None
        return self._dispute(group.field, kind, [(_figure(v), claims) for v, claims in values.items()])


def _figure(value: tuple[int | None, int | None, int | None]) -> int | str:
    low, best, high = value
    if best is not None and low == high:
        return best
    return f"{'?' if low is None else low}/{'?' if best is None else best}/{'?' if high is None else high}"


def _cannot_both(a: Figure, b: Figure) -> bool:
    """Whether two figures exclude each other: one ends below where the other begins."""

    def ends(f: Figure) -> tuple[float, float]:
        low = f.loss.low if f.loss.low is not None else (f.loss.best or 0)
        return low, (f.loss.high if f.loss.high is not None else float("inf"))

    (low_a, high_a), (low_b, high_b) = ends(a), ends(b)
    return high_a < low_b or high_b < low_a


def _later(a: Figure, b: Figure) -> bool:
    """Whether the higher figure was published on a later day than the lower one."""
    low, high = sorted((a, b), key=lambda f: f.best or 0)
    return bool(low.told.document.published.edtf) and (high.told.document.published.edtf or "") > (
        low.told.document.published.edtf or "~"
    )


def _names(actors: Sequence[ActorRef]) -> str:
    return ", ".join(dict.fromkeys(a.name for a in actors))
