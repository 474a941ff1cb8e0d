"""Why a field of an event has its value: the policy that chose it, the claims it comes from, their rule and their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from fogline.model.claim import Claim
from fogline.model.document import Document
from fogline.model.dossier import Dossier
from fogline.model.record import Record, Span
from fogline.reconcile.losses import group_of

_MOST = "what most independent origins give in their fullest claim; of equals the earliest"
_POLICIES = {
    "event_type": f"{_MOST}, ranked by ACLED's hierarchy",
    "sub_event_type": f"{_MOST}, ranked by ACLED's hierarchy",
    "status": _MOST,
    "time": "days that words fix before days of a report, exact before coarse; of these " + _MOST,
    "places": "every place named, the exact ones where there are any",
    "initiators": _MOST,
    "targets": _MOST,
}  # fmt: skip


class Testimony(Record, frozen=True, kw_only=True):
    """One claim's word on a field: who says so through whom, by which rule it was read, and the words."""

    claim: str
    document: str
    outlet: str | None
    published: str | None
    origin: str
    chain: tuple[str, ...]
    value: Any
    rule: str
    words: str
    span: Span
    corrected: bool = False


class Explanation(Record, frozen=True, kw_only=True):
    """One field of one event."""

    field: str
    value: Any
    policy: str
    testimony: tuple[Testimony, ...]
    note: str | None = None


def explain(
    dossier: Dossier, texts: dict[str, str], machine: dict[str, Claim], field: str | None = None
) -> list[Explanation]:
    """Explanations of all fields, or of one. `texts` by document, `machine` the claims as they were before corrections."""
    case = _Case(dossier, texts, machine)
    found = [case.plain(name, policy) for name, policy in _POLICIES.items()]
    found += [case.loss(i) for i in range(len(dossier.event.losses))]
    found += [case.dispute(i) for i in range(len(dossier.event.disputes))]
    found.append(case.agreement())
    if field:
        found = [e for e in found if e.field == field or e.field.startswith(f"{field}.")]
    return [e for e in found if e.value not in (None, [], ())]


class _Case:
    def __init__(self, dossier: Dossier, texts: dict[str, str], machine: dict[str, Claim]) -> None:
        self._event, self._texts, self._machine = dossier.event, texts, machine
        self._claims = {c.id: c for c in dossier.claims}
        self._pages: dict[str, Document] = {d.id: d for d in dossier.documents}
        self._origin = {c: o.name for o in dossier.event.origins for c in o.claims}

    def plain(self, name: str, policy: str) -> Explanation:
        """A field that claims have under the same name."""
        value = msgspec.to_builtins(getattr(self._event, name))
        told = [self._told(c, lambda claim: getattr(claim, name)) for c in self._event.claims]
        return Explanation(field=name, value=value, policy=policy, testimony=tuple(t for t in told if t and t.value))

    def loss(self, number: int) -> Explanation:
        """One row of losses, with every telling's figure of the same kind."""
        row = self._event.losses[number]

        mine = group_of(row)
        compared = {mine, mine._replace(owner="")}  # a figure whose owner the words leave open counts with it

        def read(claim: Claim) -> Any:
            return [x for x in claim.losses if group_of(x) in compared]

        told = [self._told(c, read, words=True) for c in self._event.claims]
        name = ".".join(
            p for p in ("losses", row.kind, row.item, "civilians" if row.civilian else row.of and row.of.id) if p
        )
        return Explanation(
            field=name, value={"low": row.low, "best": row.best, "high": row.high}, policy=row.policy,
            testimony=tuple(t for t in told if t and t.value),
            note="figures that count: " + ", ".join(row.claims),
        )  # fmt: skip

    def dispute(self, number: int) -> Explanation:
        """A dispute: who says what, which camps, who is silent."""
        row = self._event.disputes[number]
        told = [self._told(c, lambda _claim, v=value.value: v) for value in row.values for c in value.claims]  # type: ignore[misc]
        silent = f"silent: {', '.join(row.silent)}" if row.silent else None
        value = [{"value": v.value, "origins": list(v.origins), "sides": list(v.sides)} for v in row.values]
        return Explanation(
            field=f"disputes.{row.field}",
            value=value,
            policy=row.kind,
            testimony=tuple(t for t in told if t),
            note=silent,
        )

    def agreement(self) -> Explanation:
        """How far the origins agree, and the grade."""
        grade = self._event.grade
        told = [self._told(o.claims[0], lambda _claim, n=o.name: n) for o in self._event.origins]  # type: ignore[misc]
        return Explanation(
            field="agreement", value=self._event.agreement, policy="independent origins; whoever relays one counts once",
            testimony=tuple(t for t in told if t), note=f"{grade.letter}{grade.information}: {grade.why}" if grade else None,
        )  # fmt: skip

    def _told(self, name: str, read: Callable[[Claim], Any], words: bool = False) -> Testimony | None:
        claim = self._claims.get(name)
        if claim is None:
            return None
        value = read(claim)
        span = _span(claim, value) if words else Span(claim.span.start, claim.span.end)
        page = self._pages[claim.document]
        return Testimony(
            claim=claim.id, document=claim.document, outlet=page.outlet.name if page.outlet else None,
            published=page.published.edtf, origin=self._origin.get(claim.id, "?"), chain=tuple(v.name for v in claim.attribution),
            value=msgspec.to_builtins(value), rule=claim.rule, words=self._texts[claim.document][span.start : span.end], span=span,
            corrected=claim != self._machine.get(claim.id, claim),
        )  # fmt: skip


def _span(claim: Claim, losses: Sequence[Any]) -> Span:
    """The words of a figure."""
    return losses[0].span if losses else Span(claim.span.start, claim.span.end)
