"""What people decide about events and claims: appended with who, when and why, and respected ever after."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from fogline.errors import LedgerError, UsageError
from fogline.model.correct import FIELDS, corrected
from fogline.model.event import Event
from fogline.model.ids import content_id
from fogline.model.judgement import Correction, Judgement, JudgementKind
from fogline.packs.load import Knowledge
from fogline.reconcile.incremental import Reconciler
from fogline.store.bench import SqlBench
from fogline.store.keep import Keeper
from fogline.store.ledger import Ledger
from fogline.store.query import Query
from fogline.store.reviewing import standing_claims


class Judging:
    """Decisions of one person at one time (ISO)."""

    def __init__(self, ledger: Ledger, knowledge: Knowledge, who: str, when: str, why: str) -> None:
        if not who.strip() or not why.strip():
            raise UsageError("a judgement needs who made it (--who) and why (--why)")
        self._ledger, self._who, self._when, self._why = ledger, who.strip(), when, why.strip()
        self._reconciler = Reconciler(knowledge)
        self.last: str | None = None  # id of what was appended

    def merge(self, events: Sequence[str]) -> Event:
        """The events (or claims) named tell one event. The merged event."""
        if len(events) < 2:
            raise UsageError("name at least two events to merge")
        with self._ledger.reading() as connection:
            query = Query(connection)
            claims = [c for name in events for c in query.event(name).claims]
        self._judge("merge", list(dict.fromkeys(claims)))
        return self._event(claims[0])

    def split(self, event: str, claims: Sequence[str]) -> list[Event]:
        """The claims named tell another event than the rest of the event. Both events."""
        with self._ledger.reading() as connection:
            of_event = Query(connection).event(event).claims
            apart = SqlBench(connection).telling_of(of_event)
        strange = [c for c in claims if c not in of_event]
        if strange or not claims:
            raise UsageError(
                f"{', '.join(strange) or 'no claim'}: not a claim of {event}; it has {', '.join(of_event)}"
            )
        taken = {apart.get(c) for c in claims}
        mine = [c for c in of_event if apart.get(c) in taken]  # claims of one telling go together
        rest = [c for c in of_event if c not in mine]
        if not rest:
            raise UsageError(
                "all claims of the event come from the same telling of one document; there is nothing to part"
            )
        self._judge("split", mine, rest)
        return [self._event(mine[0]), self._event(rest[0])]

    def relate(self, one: str, other: str, relation: str) -> Event:
        """An event stands in a relation to another. The first event."""
        with self._ledger.reading() as connection:
            query = Query(connection)
            claims = [query.event(one).claims[0]], [query.event(other).claims[0]]
        self._judge("relate", *claims, relation=relation)
        return self._event(claims[0][0])

    def undo(self, judgement: str) -> Judgement:
        """A judgement no longer holds; it stays readable. What was undone."""
        with self._ledger.reading() as connection:
            undone = Query(connection).judgement(judgement)
        if undone.kind == "undo":
            raise UsageError(f"{judgement} is itself an undo; judge anew instead")
        self._judge("undo", undone.claims, undone.others, undoes=judgement)
        return undone

    def _judge(
        self, kind: JudgementKind, claims: Sequence[str], others: Sequence[str] = (), *, relation: str | None = None,
        undoes: str | None = None,
    ) -> None:  # fmt: skip
        name = content_id("jdg", (kind, *claims, "|", *others, relation, undoes, self._who, self._when))
        made = Judgement(
            id=name, kind=kind, claims=tuple(claims), others=tuple(others), relation=relation, undoes=undoes,
            who=self._who, when=self._when, why=self._why,
        )  # fmt: skip
        self.last = name
        with self._ledger.writing() as connection:
            Keeper(connection).judgement(made)
            bench = SqlBench(connection)
            shared = bench.together_with(set(bench.telling_of([*claims, *others]).values()))
            self._reconciler.refresh(bench, shared)

    def correct(self, claim: str, field: str, value: str) -> Correction:
        """Another value (JSON) for a field of a claim; the machine's own stays in the claim."""
        if field not in FIELDS:
            raise UsageError(f"{field} cannot be corrected; these can: {', '.join(FIELDS)}")
        with self._ledger.writing() as connection:
            bench = SqlBench(connection)
            told = bench.told([claim])
            if not told:
                raise LedgerError(f"{claim}: no such claim stands in this ledger")
            before, document, _ = told[0]
            made = Correction(
                id=content_id("cor", (claim, field, value, self._who, self._when)), claim=claim, field=field, value=_value(value),
                before=msgspec.to_builtins(before).get(field), who=self._who, when=self._when, why=self._why,
            )  # fmt: skip
            try:
                corrected(before, [made])
            except msgspec.ValidationError as error:
                raise UsageError(f"{field} cannot be {value}: {error}") from error
            Keeper(connection).correction(made)
            self._reconciler.add(bench, document, standing_claims(connection, document.id))
        return made

    def _event(self, claim: str) -> Event:
        with self._ledger.reading() as connection:
            return Query(connection).event("evt_" + claim.removeprefix("clm_"))


def _value(text: str) -> Any:
    """JSON, or plain words where it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text
