"""Accepting, rejecting and sealing claims, and correcting parts of their fields; each can be taken back."""

from __future__ import annotations

import calendar
import json
import re
from typing import Any

import msgspec
from sqlalchemy import Connection

from fogline.desk.judging import Judging
from fogline.errors import LedgerError, UsageError
from fogline.model.ids import content_id
from fogline.model.judgement import Correction
from fogline.model.review import Review, ReviewAct
from fogline.packs.load import Knowledge
from fogline.reconcile.incremental import Reconciler
from fogline.store.bench import SqlBench
from fogline.store.keep import Keeper
from fogline.store.ledger import Ledger
from fogline.store.lookup import Lookup
from fogline.store.reviewing import rejected, review, standing_claims, unvoted, votes_of

_LARGEST = 5000  # claims that one batch accepts
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Reviewing:
    """Decisions of one person at one time (ISO). `over` may change what is sealed."""

    def __init__(self, ledger: Ledger, knowledge: Knowledge, who: str, when: str, why: str, over: bool = False) -> None:
        self._ledger, self._knowledge = ledger, knowledge
        self._who, self._when, self._why, self._over = who.strip(), when, why.strip(), over
        self._reconciler = Reconciler(knowledge)

    def act(self, claim: str, act: ReviewAct, unlike: bool = False) -> Review:
        """Accept, reject or seal a claim. `unlike`: not by whoever corrected it."""
        if act == "reject" and not self._why:
            raise UsageError("say why it is rejected")
        with self._ledger.writing() as connection:
            self._open(connection, claim)
            if unlike and any(c.who == self._who for c in Lookup(connection).corrections_of([claim])):
                raise UsageError(f"{claim} was corrected by {self._who}; somebody else reviews it")
            made = self._review(claim, act)
            self._keep(connection, [made])
        return made

    def batch(self, rule: str, least: float, dry: bool) -> list[str]:
        """Accept all claims by a rule that are at least so sure and that nobody voted on; their ids. `dry` only finds them."""
        if not self._why and not dry:
            raise UsageError("say why they can be accepted at once")
        if dry:
            with self._ledger.reading() as connection:
                return unvoted(connection, rule, least)
        with self._ledger.writing() as connection:
            found = unvoted(connection, rule, least)
            if len(found) > _LARGEST:
                raise UsageError(
                    f"{len(found)} claims are more than {_LARGEST} at once; ask for a narrower rule or a higher confidence"
                )
            Keeper(connection).reviews([self._review(claim, "accept", rule=rule) for claim in found])
        return found

    def undo(self, name: str) -> str:
        """Take back a review, a correction or a judgement, by its id; the id of what was appended."""
        if name.startswith("jdg_"):
            judging = Judging(self._ledger, self._knowledge, self._who, self._when, self._why)
            judging.undo(name)
            return judging.last or name
        if name.startswith("cor_"):
            return self._uncorrect(name).id
        with self._ledger.writing() as connection:
            undone = review(connection, name)
            if votes_of(connection, [undone.claim]).get(undone.claim, {}).get(undone.who) != undone.act:
                raise UsageError(f"{name} does not stand any more")
            if undone.who != self._who and not self._over:
                raise UsageError(f"{name} is {undone.who}'s; only they or an admin take it back")
            made = msgspec.structs.replace(
                self._review(undone.claim, "undo", undoes=name), who=undone.who, why=self._by(undone.who)
            )
            self._keep(connection, [made])
        return made.id

    def _by(self, who: str) -> str:
        return self._why if who == self._who else f"{self._why} ({self._who})"

    def correct(self, claim: str, field: str, value: Any) -> Correction:
        """Another value for a field, or for a part of one such as `losses.0.best`, `time.edtf` or `initiators.0.id`."""
        with self._ledger.reading() as connection:
            self._open(connection, claim)
            told = SqlBench(connection).told([claim])
        name, _, path = field.partition(".")
        if path:
            value = _put(msgspec.to_builtins(told[0][0]).get(name), path.split("."), value, field, self._knowledge)
        judging = Judging(self._ledger, self._knowledge, self._who, self._when, self._why)
        return judging.correct(claim, name, json.dumps(value, ensure_ascii=False))

    def _uncorrect(self, name: str) -> Correction:
        with self._ledger.reading() as connection:
            made = Lookup(connection).correction(name)
        return self.correct(made.claim, made.field, made.before)

    def _open(self, connection: Connection, claim: str) -> None:
        if not SqlBench(connection).told([claim]):
            raise LedgerError(f"{claim}: no such claim stands in this ledger")
        sealed = [who for who, act in votes_of(connection, [claim]).get(claim, {}).items() if act == "seal"]
        if sealed and not self._over:
            raise UsageError(f"{claim} was sealed by {', '.join(sealed)}; an admin can open it again")

    def _review(self, claim: str, act: ReviewAct, *, undoes: str | None = None, rule: str | None = None) -> Review:
        name = content_id("rev", (claim, act, undoes, rule, self._who, self._when))
        return Review(
            id=name, claim=claim, act=act, undoes=undoes, rule=rule, who=self._who, when=self._when, why=self._why
        )

    def _keep(self, connection: Connection, made: list[Review]) -> None:
        """Append; where a claim counts no longer, or counts again, its document is reconciled anew."""
        names = [r.claim for r in made]
        before = rejected(connection, names)
        Keeper(connection).reviews(made)
        bench = SqlBench(connection)
        for claim in before ^ rejected(connection, names):
            _, document, _ = bench.told([claim])[0]
            self._reconciler.add(bench, document, standing_claims(connection, document.id))


def _put(row: Any, path: list[str], value: Any, field: str, knowledge: Knowledge) -> Any:
    """The value of a field with one part of it changed, and with what hangs on that part."""
    whole = json.loads(json.dumps(row))
    at = whole
    try:
        for step in path[:-1]:
            at = at[int(step)] if isinstance(at, list) else at[step]
        last = path[-1]
        if isinstance(at, list):
            at[int(last)] = value
            return whole
        if last not in at:
            raise KeyError(last)
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise UsageError(f"{field}: the claim has no such part") from error
    at[last] = value
    if field == "time.edtf":
        at.update(_time(value))
    elif last == "id":
        at.update(_named(path, value, field, knowledge))
    return whole


def _time(value: Any) -> dict[str, Any]:
    """Earliest and latest day of a day, month or year."""
    if value is None:
        return {"earliest": None, "latest": None, "precision": "none", "basis": "none"}
    found = _DAY.fullmatch(str(value))
    year, month, day = (int(g) if g else None for g in found.groups()) if found else (None, None, None)
    if year is None or not year >= 1 or (month is not None and not 1 <= month <= 12):
        raise UsageError(f"time.edtf cannot be {value}; write a day, month or year: 2016-04-12, 2016-04, 2016")
    first, last = month or 1, month or 12
    most = calendar.monthrange(year, last)[1]
    if day is not None and not 1 <= day <= most:
        raise UsageError(f"time.edtf cannot be {value}: there is no such day")
    return {
        "edtf": str(value), "earliest": f"{year:04}-{first:02}-{day or 1:02}", "latest": f"{year:04}-{last:02}-{day or most:02}",
        "precision": "day" if day else "month" if month else "year", "basis": "stated",
    }  # fmt: skip


def _named(_path: list[str], value: Any, field: str, knowledge: Knowledge) -> dict[str, Any]:
    """Name, kind and the rest of an actor or place of the packs."""
    if value is None:
        return {}
    if field.startswith("places."):
        place = knowledge.places.get(str(value))
        if place is None:
            raise UsageError(f"{field}: the packs know no place {value}")
        return {
            "name": place.name, "lat": place.lat, "lon": place.lon, "precision": place.precision, "kind": place.kind,
            "admin1": place.admin1 or None, "country": place.country or None, "candidates": 1, "rivals": [], "why": "corrected",
        }  # fmt: skip
    actor = knowledge.actors.get(str(value))
    if actor is None:
        raise UsageError(f"{field}: the packs know no actor {value}")
    return {"name": actor.name, "kind": actor.kind, "side": actor.side}
