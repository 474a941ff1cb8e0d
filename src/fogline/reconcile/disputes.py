"""What the tellings of an event disagree about, field by field: who says what, which camps, and who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from fogline.model.actor import ActorRef
from fogline.model.claim import Claim
from fogline.model.event import Dispute, DisputeKind, DisputeValue, Origin
from fogline.model.place import PlaceRef
from fogline.reconcile.independence import Told
from fogline.reconcile.likeness import alike, family_of
from fogline.reconcile.losses import Figure, Group, figures, latest
from fogline.reconcile.tellings import leading
from fogline.reconcile.world import World

UNLIKE = 0.1  # likeness of types up to which they cannot be one thing told in two ways
RISE = 2.5  # times a toll may grow and still be the same count going on
_FOUGHT = frozenset({"battle", "capture", "transfer"})
_MANNERS = ({"capture", "transfer"}, {"battle", "transfer"}, {"agreement", "capture"}, {"agreement", "transfer"})
_HOLDING = frozenset({"full", "partial", "kept"})


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
        """Somebody says that it happened, somebody that it did not; of ground that changed hands, that is one of control."""
        denied = [t for t in self._told if t.claim.status == "denied" and not t.claim.control]
        denied = [t for t in denied if t.claim.denies != "role"]
        deniers = {_chain(t) for t in denied}
        said = [t.claim.id for t in self._happened if _chain(t) not in deniers]
        if not denied or not said:
            return None
        return self._dispute("happened", "contradiction", [(True, said), (False, [t.claim.id for t in denied])])

    def kind(self) -> Dispute | None:
        """The type of event and its manner ("withdrew" against "was driven out"), by what each origin's fullest claim says."""
        by_type: dict[str, list[Told]] = {}
        for some in self._by_origin().values():
            lead = leading([t.claim for t in some])
            if lead.sub_event_type and lead.kind == "event":
                by_type.setdefault(lead.sub_event_type, []).extend(t for t in some if t.claim is lead)
        families = {name: family_of(some[0].claim) for name, some in by_type.items()}
        apart = [
            (a, b) for a, b in combinations(sorted(families.values()), 2) if alike(a, b) <= UNLIKE or {a, b} in _MANNERS
        ]
        if not apart:
            return None
        field = "manner" if any({a, b} in _MANNERS for a, b in apart) else "type"
        return self._dispute(
            field, "contradiction", [(name, [t.claim.id for t in some]) for name, some in sorted(by_type.items())]
        )

    def _by_origin(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = {}
        for t in self._happened:
            found.setdefault(self._origin[t.claim.id], []).append(t)
        return found

    def parties(self, field: str) -> Dispute | None:
        """Who did it, or to whom, where two voices name parties that are not one.

        Of a battle both sides tell as theirs who attacked: only a party that others do not know of is a dispute there.
        """
        fought = any(family_of(t.claim) in _FOUGHT for t in self._happened)
        groups: list[tuple[list[ActorRef], list[str]]] = []
        for t in self._happened:
            read = t.claim.initiators if field == "initiator" else t.claim.targets
            actors = [a for a in read if a.id or a.side or a.kind == "civilians"]
            if not actors or t.claim.undirected or (fought and self._known(t, actors)):
                continue
            home = next((g for g in groups if any(self._one(a, b) for a in g[0] for b in actors)), None)
            if home is None:
                groups.append((list(actors), [t.claim.id]))
            else:
                home[0].extend(actors)
                home[1].append(t.claim.id)
        if field == "initiator":
            disowned = self._disowned([a for actors, _ in groups for a in actors])
            if disowned is not None:
                return self._dispute(field, "contradiction", [*((_names(a), c) for a, c in groups), disowned])
        if len(groups) < 2 or len({self._origin[c] for _, claims in groups for c in claims}) < 2:
            return None
        apart = [{self._origin[c] for c in claims} for _, claims in groups]
        if any(one <= other for i, one in enumerate(apart) for j, other in enumerate(apart) if i != j):
            return None  # one voice names both
        return self._dispute(field, "contradiction", [(_names(actors), claims) for actors, claims in groups])

    def _disowned(self, accused: Sequence[ActorRef]) -> tuple[str, list[str]] | None:
        """ "not X": X, or somebody of its camp, denies that it was X."""
        found = [t for t in self._told if t.claim.denies == "role"]
        named = [a for t in found for a in t.claim.initiators if any(self._one(a, b) for b in accused)]
        return (f"not {_names(named[:1])}", [t.claim.id for t in found]) if named else None

    def _known(self, told: Told, actors: Sequence[ActorRef]) -> bool:
        """Whether other origins name all these actors, or bystanders, on either side."""
        mine = self._origin[told.claim.id]
        others = [
            a
            for t in self._happened
            if self._origin[t.claim.id] != mine
            for a in (*t.claim.initiators, *t.claim.targets)
        ]
        return all(a.kind == "civilians" or any(self._one(a, b) for b in others) for a in actors)

    def _one(self, a: ActorRef, b: ActorRef) -> bool:
        if a.kind == "civilians" or b.kind == "civilians":
            return a.kind == b.kind or a.side == b.side == "civilian"
        kin = bool(a.id and b.id) and bool({a.id} & set(self._world.kin(b.id)) or {b.id} & set(self._world.kin(a.id)))
        return kin or (bool(a.side) and a.side == b.side) or self._world.allied(a.side, b.side) or a.name == b.name

    def control(self) -> list[Dispute]:
        """Who holds each place after it: who took it, who kept it, and whose attempt failed."""
        holders: dict[str, list[tuple[ActorRef, list[str]]]] = {}
        for t in self._told:
            for place, holder in _held(t.claim):
                self._holds(holders.setdefault(place.id or place.name, []), holder, t)
        for t in self._happened:
            attacked = [a for a in t.claim.targets if a.side]
            if t.claim.status == "failed" and not t.claim.control and len(attacked) == 1:
                for rows in holders.values():  # whose attempt failed, by others' words, took none of it
                    self._holds(rows, attacked[0], t)
        return [
            self._dispute(f"control.{place}", "contradiction", [(a.name, claims) for a, claims in rows])
            for place, rows in sorted(holders.items())
            if len(rows) > 1 and not self._one_voice([claims for _, claims in rows])
        ]

    def _holds(self, rows: list[tuple[ActorRef, list[str]]], holder: ActorRef, told: Told) -> None:
        home = next((row for row in rows if self._one(row[0], holder) or not (row[0].side and holder.side)), None)
        if home is None:
            rows.append((holder, [told.claim.id]))
        else:
            home[1].append(told.claim.id)

    def _one_voice(self, answers: Iterable[Sequence[str]]) -> bool:
        """Whether a single voice gives every answer, one after the other."""
        by_answer = [{self._origin[c] for c in claims} for claims in answers]
        return any(one <= other for i, one in enumerate(by_answer) for j, other in enumerate(by_answer) if i != j)

    def tolls(self) -> list[Dispute]:
        """Figures that cannot both hold; a later figure of one voice, or of a later day, is an update."""
        found = []
        groups = figures(self._happened, self._origin)
        for group, some in groups.items():
            dispute = self._toll(group, [f for f in some if f.best is not None])
            if dispute is not None:
                found.append(dispute)
        if not found:
            found += [d for d in (self._dead(groups),) if d is not None]
        return found

    def _dead(self, groups: Mapping[Group, Sequence[Figure]]) -> Dispute | None:
        """Origins that count one group of dead as another's people each: "9 civilians" against "13 fighters"."""
        killed = {g: [f for f in some if f.best is not None] for g, some in groups.items() if g.kind == "killed"}
        by_origin: dict[str, list[tuple[str, Figure]]] = {}
        for group, some in killed.items():
            for f in latest(some):
                by_origin.setdefault(f.origin, []).append((group.owner, f))
        alone = [rows[0] for rows in by_origin.values() if len(rows) == 1]
        apart = [(x, y) for x, y in combinations(alone, 2) if x[0] != y[0] and _cannot_both(x[1], y[1])]
        if not apart or len(by_origin) != len(alone) or "civilians" not in {owner for owner, _ in alone}:
            return None
        rows = [(figure_shown((f.loss.low, f.loss.best, f.loss.high)), [f.told.claim.id]) for _, f in alone]
        return self._dispute("losses.killed", "contradiction", rows)

    def _toll(self, group: Group, some: Sequence[Figure]) -> Dispute | None:
        last = latest(some)
        against = [(a, b) for a, b in combinations(last, 2) if _cannot_both(a, b)]
        kind: DisputeKind
        if any(not self._rises(a, b) for a, b in against):
            kind, shown = "contradiction", last
        elif against or any(self._rises(a, b) for a, b in combinations(some, 2)):
            kind, shown = "update", list(some)
        else:
            return None
        values: dict[tuple[int | None, int | None, int | None], list[str]] = {}
        for f in shown:
            values.setdefault((f.loss.low, f.loss.best, f.loss.high), []).append(f.told.claim.id)
        if len(values) < 2:
            return None
        return self._dispute(group.field, kind, [(figure_shown(v), claims) for v, claims in values.items()])

    def _rises(self, a: Figure, b: Figure) -> bool:
        """Whether the higher figure came on a later day, is not far from the lower, and no opposed camp gives it."""
        low, high = sorted((a, b), key=lambda f: f.best or 0)
        before, after = low.told.document.published.edtf, high.told.document.published.edtf
        if low.best == high.best:
            return False
        near = (high.best or 0) <= RISE * max(low.best or 0, 1)
        return (
            bool(before and after and before < after)
            and near
            and not self._world.opposed(self._sides.get(a.origin), self._sides.get(b.origin))
        )


def figure_shown(value: tuple[int | None, int | None, int | None]) -> int | str:
    """A figure as the values of a dispute show it: a number, or low/best/high with `?` for what is not known."""
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


def _chain(told: Told) -> tuple[str, ...]:
    """Who speaks in which document."""
    return told.document.id, *(v.name for v in told.claim.attribution)


def _held(claim: Claim) -> Iterable[tuple[PlaceRef, ActorRef]]:
    """Places with who holds them by a claim; who denies that one changed hands leaves it to those who had it."""
    for change in claim.control:
        holder = change.from_ if claim.status == "denied" else change.to
        if change.extent in _HOLDING and holder is not None:
            yield change.place, holder


def _names(actors: Sequence[ActorRef]) -> str:
    return ", ".join(dict.fromkeys(a.name for a in actors))
