"""Who says what of one event: each field against each outlet, where silence is not contradiction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from fogline.model.claim import Claim
from fogline.model.dossier import Dossier
from fogline.model.event import Dispute, DisputeKind
from fogline.model.record import Record
from fogline.reconcile.disputes import figure_shown
from fogline.reconcile.losses import group_of

Stand = Literal["agrees", "contradicts", "silent"]


class Told(Record, frozen=True, kw_only=True):
    """An outlet of the event's documents."""

    id: str
    name: str
    side: str | None


class Cell(Record, frozen=True, kw_only=True):
    """What one outlet says of one field; `contradicts` is against the value that most independent voices give."""

    outlet: str
    stand: Stand
    value: Any = None
    claims: tuple[str, ...] = ()


class MatrixRow(Record, frozen=True, kw_only=True):
    """One field; `dispute` where its tellings differ."""

    field: str
    dispute: DisputeKind | None
    cells: tuple[Cell, ...]


class Matrix(Record, frozen=True, kw_only=True):
    """All fields of an event against all outlets that tell it."""

    outlets: tuple[Told, ...]
    rows: tuple[MatrixRow, ...]


def matrix(dossier: Dossier) -> Matrix:
    """Fields in a fixed order, disputed ones by the name of their dispute."""
    case = _Case(dossier)
    return Matrix(outlets=tuple(case.outlets.values()), rows=tuple(case.rows()))


_FIELDS: tuple[tuple[str, str, Callable[[Claim], Any]], ...] = (
    ("time", "", lambda c: c.time.edtf),
    ("places", "", lambda c: _names(c.places)),
    ("type", "manner", lambda c: c.sub_event_type or c.event_type),
    ("initiator", "", lambda c: _names(c.initiators)),
    ("target", "", lambda c: _names(c.targets)),
)


class _Case:
    def __init__(self, dossier: Dossier) -> None:
        self._event = dossier.event
        self.outlets: dict[str, Told] = {}
        self._outlet_of: dict[str, str] = {}
        pages = {d.id: d.outlet for d in dossier.documents}
        for claim in dossier.claims:
            outlet = pages.get(claim.document)
            key = (outlet.id or outlet.name) if outlet else "?"
            self._outlet_of[claim.id] = key
            self.outlets.setdefault(
                key,
                Told(id=key, name=outlet.name if outlet else "unknown outlet", side=outlet.side if outlet else None),
            )
        self._claims = dossier.claims
        self._disputes = {d.field: d for d in self._event.disputes}

    def rows(self) -> Iterator[MatrixRow]:
        """Disputed rows in the place of plain ones."""
        if "happened" in self._disputes:
            yield self._disputed(self._disputes["happened"])
        for name, other, read in _FIELDS:
            dispute = self._disputes.get(name) or self._disputes.get(other)
            if dispute is not None:
                yield self._disputed(dispute)
            elif row := self._plain(name, read):
                yield row
        yield from self._groups("losses", _losses)
        yield from self._groups("control", _control)

    def _groups(self, prefix: str, read: Callable[[Claim], dict[str, Any]]) -> Iterator[MatrixRow]:
        fields = sorted(
            {f for c in self._claims for f in read(c)} | {f for f in self._disputes if f.startswith(f"{prefix}.")}
        )
        for field in fields:
            if field in self._disputes:
                yield self._disputed(self._disputes[field])
            elif row := self._plain(field, lambda c, f=field: read(c).get(f)):  # type: ignore[misc]
                yield row

    def _disputed(self, dispute: Dispute) -> MatrixRow:
        """In a contradiction the reference is what most independent voices say, of equals the first told."""
        most = max(dispute.values, key=lambda v: len(v.origins)) if dispute.values else None
        said: dict[str, tuple[Any, list[str], bool]] = {}
        for value in dispute.values:
            for claim in value.claims:
                outlet = self._outlet_of.get(claim)
                if outlet is not None:
                    _, claims, differs = said.get(outlet, (None, [], False))
                    against = dispute.kind == "contradiction" and value is not most
                    said[outlet] = (value.value, [*claims, claim], differs or against)
        return self._row(dispute.field, dispute.kind, said)

    def _plain(self, field: str, read: Callable[[Claim], Any]) -> MatrixRow | None:
        said: dict[str, tuple[Any, list[str], bool]] = {}
        for claim in self._claims:
            value = read(claim)
            if value not in (None, "", []):
                first, claims, _ = said.get(self._outlet_of[claim.id], (value, [], False))
                said[self._outlet_of[claim.id]] = (first, [*claims, claim.id], False)
        return self._row(field, None, said) if said else None

    def _row(self, field: str, kind: DisputeKind | None, said: dict[str, tuple[Any, list[str], bool]]) -> MatrixRow:
        cells = []
        for outlet in self.outlets:
            if outlet in said:
                value, claims, differs = said[outlet]
                stand: Stand = "contradicts" if differs else "agrees"
                cells.append(Cell(outlet=outlet, stand=stand, value=value, claims=tuple(claims)))
            else:
                cells.append(Cell(outlet=outlet, stand="silent"))
        return MatrixRow(field=field, dispute=kind, cells=tuple(cells))


def _names(things: Sequence[Any]) -> str:
    return ", ".join(dict.fromkeys(t.name for t in things))


def _losses(claim: Claim) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for loss in claim.losses:
        found.setdefault(group_of(loss).field, figure_shown((loss.low, loss.best, loss.high)))
    return found


def _control(claim: Claim) -> dict[str, Any]:
    return {
        f"control.{change.place.id or change.place.name}": change.to.name if change.to else f"{change.extent}"
        for change in claim.control
    }
