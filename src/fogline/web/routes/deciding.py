"""What people decide: the review queue, votes on claims, corrections and judgements, and taking each of them back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import numpy as np
from litestar import get, post
from litestar.params import FromQuery, JSONBody, PathParameter, QueryParameter
from msgspec import Meta

from fogline.desk.judging import Judging
from fogline.desk.reviewing import Reviewing
from fogline.errors import UsageError
from fogline.model.event import Event
from fogline.model.judgement import Correction
from fogline.model.record import Record
from fogline.model.worth import reasons
from fogline.store.reviewing import Progress, State, Votes, any_vote, progress, state_of
from fogline.web.asking import PAGE, After, Limit, Under
from fogline.web.person import Person, somebody
from fogline.web.reply import Asked, answer
from fogline.web.site import Served, View

Why = Annotated[str, Meta(max_length=2000)]
Id = Annotated[str, Meta(pattern=r"^[a-z]{3}_[0-9A-Za-z]{1,40}$")]
ClaimId = Annotated[str, PathParameter(pattern=r"^clm_[0-9A-Za-z]{1,40}$")]


class Item(Record, frozen=True, kw_only=True):
    """An event to look at again, why, and who voted how on its claims."""

    event: Event
    worth: float
    reasons: list[str]
    state: State
    votes: Votes


class Queue(Record, frozen=True, kw_only=True):
    """Events by what a second look is worth."""

    items: list[Item]
    next: str | None
    total: int


class Vote(Record, frozen=True, kw_only=True):
    """What a reviewer says of a claim; `why` is needed to reject. `unlike`: not by whoever corrected it."""

    act: Literal["accept", "reject", "seal"]
    why: Why = ""
    unlike: bool = False


class Batch(Record, frozen=True, kw_only=True):
    """Claims whose rule holds a mark, at least so sure, that nobody voted on."""

    rule: Annotated[str, Meta(min_length=1, max_length=100)]
    least: Annotated[float, Meta(ge=0, le=1)]
    why: Why = ""
    dry: bool = False


class Accepted(Record, frozen=True, kw_only=True):
    """How many claims were accepted, or would be."""

    accepted: int
    ids: list[str]


class Made(Record, frozen=True, kw_only=True):
    """What was appended; give `id` as `undoes` to take it back. `events` are those that it made."""

    id: str
    events: tuple[Event, ...] = ()


class Correct(Record, frozen=True, kw_only=True):
    """Another value for a field of a claim, or for a part of one such as `losses.0.best`."""

    claim: Id
    field: Annotated[str, Meta(min_length=1, max_length=60)]
    value: Any
    why: Why


class Judge(Record, frozen=True, kw_only=True):
    """merge: `events`. split: `event`, `claims`. relate: `event`, `other`, `relation`. undo: `undoes`."""

    kind: Literal["merge", "split", "relate", "undo"]
    why: Why
    events: Annotated[tuple[Id, ...], Meta(max_length=50)] = ()
    event: Id | None = None
    claims: Annotated[tuple[Id, ...], Meta(max_length=500)] = ()
    other: Id | None = None
    relation: Annotated[str, Meta(max_length=200)] | None = None
    undoes: Id | None = None


@get("/review", sync_to_thread=True, role="viewer", summary="Events by what a second look is worth")
def queue(
    request: Asked, site: Served, wanted: Under, standing: Annotated[State | None, QueryParameter(name="state", description="What reviewers made of it.")] = None,
    mine: Annotated[bool, QueryParameter(description="false leaves out what whoever asks has voted on or corrected.")] = True,
    order: FromQuery[Literal["worth"]] = "worth", limit: Limit = PAGE, after: After = None,
) -> Queue:  # fmt: skip
    """Disputes, doubt, many dead and ground that changes hands come first."""
    person = somebody(request)
    with site.view() as view:
        picture = view.picture(wanted)
        worth, ids = picture.columns.numbers["worth"], picture.columns.ids
        rows = np.flatnonzero(picture.mask)
        names = [str(n) for n in ids[rows[np.lexsort((ids[rows], -worth[rows]))]]]
        names = _standing(view, names, standing, None if mine else person.name)
        start = names.index(after) + 1 if after in names else 0
        if after is not None and not start:
            raise UsageError(f"after={after} is not in this list any more; begin anew")
        page = names[start : start + limit]
        by_id = {e.id: e for e in view.lookup.events_by_id(page)}
        mask = view.mask(person, {d for e in by_id.values() for d in e.documents})
        items = [mask.record(_item(by_id[name], view)) for name in page]
    more = page[-1] if start + limit < len(names) else None
    return answer(request, Queue(items=items, next=more, total=len(names)))


def _standing(view: View, names: list[str], state: State | None, without: str | None) -> list[str]:
    """Events in a state; those that a person has not voted on."""
    said = view.voted()
    if without is not None:
        mine = view.lookup.corrected_by(without)
        names = [n for n in names if n not in mine and not any_vote(said.get(n, {}), without)]
    if state is None:
        return names
    states = {e.id: state_of(e.claims, said[e.id]) for e in view.lookup.events_by_id(set(names) & set(said))}
    return [n for n in names if states.get(n, "open") == state]


def _item(event: Event, view: View) -> Item:
    said = {c: v for c, v in view.voted().get(event.id, {}).items() if c in event.claims}
    told = reasons(event)
    return Item(
        event=view.looking.graded(event), worth=round(sum(w for _, w in told) / (2 if event.judged else 1), 3),
        reasons=[r for r, _ in told], state=state_of(event.claims, said), votes=said,
    )  # fmt: skip


@get(
    "/review/progress",
    sync_to_thread=True,
    role="viewer",
    summary="How far reviewing has come, and how far reviewers agree",
)
def how_far(request: Asked, site: Served) -> Progress:
    """Kappa is over claims on which two people voted."""
    with site.view() as view:
        return answer(request, view.once("progress", lambda: progress(view.connection)))


@post("/review/batch", sync_to_thread=True, role="reviewer", status_code=200, summary="Accept many claims by one rule")
def batch(request: Asked, site: Served, data: JSONBody[Batch]) -> Accepted:
    """Each claim gets a vote of its own, with the rule and the reason."""
    ids = _reviewing(site, somebody(request), data.why).batch(data.rule, data.least, data.dry)
    return answer(request, Accepted(accepted=len(ids), ids=ids))


@post("/review/{name:str}", sync_to_thread=True, role="reviewer", summary="Accept, reject or seal a claim")
def vote(request: Asked, site: Served, name: ClaimId, data: JSONBody[Vote]) -> Made:
    """A rejected claim counts no longer, until the vote is taken back or somebody accepts it."""
    made = _reviewing(site, somebody(request), data.why).act(name, data.act, data.unlike)
    return answer(request, Made(id=made.id), 201)


@post("/corrections", sync_to_thread=True, role="coder", summary="Correct a field of a claim")
def correct(request: Asked, site: Served, data: JSONBody[Correct]) -> Correction:
    """The machine's own value is kept beside it."""
    return answer(
        request, _reviewing(site, somebody(request), _said(data.why)).correct(data.claim, data.field, data.value), 201
    )


@post("/judgements", sync_to_thread=True, role="coder", summary="Merge, split, relate, or take something back")
def judge(request: Asked, site: Served, data: JSONBody[Judge]) -> Made:
    """As `fogline merge`, `split`, `relate` and `undo`; undo also takes back reviews and corrections."""
    person = somebody(request)
    if data.kind == "undo":
        name = _given(data.undoes, "undoes")
        if name.startswith("rev_") and not person.may("reviewer"):
            raise UsageError("only reviewers take reviews back")
        return answer(request, Made(id=_reviewing(site, person, _said(data.why)).undo(name)), 201)
    judging = Judging(site.ledger, site.app.knowledge, person.name, now(), _said(data.why))
    found: list[Event]
    if data.kind == "merge":
        found = [judging.merge(data.events)]
    elif data.kind == "split":
        found = judging.split(_given(data.event, "event"), data.claims)
    else:
        found = [
            judging.relate(_given(data.event, "event"), _given(data.other, "other"), _given(data.relation, "relation"))
        ]
    return answer(request, Made(id=judging.last or "", events=tuple(found)), 201)


def _reviewing(site: Served, person: Person, why: str) -> Reviewing:
    return Reviewing(site.ledger, site.app.knowledge, person.name, now(), why, over=person.role == "admin")


def now() -> str:
    """The time of an act."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _said(why: str) -> str:
    if not why.strip():
        raise UsageError("say why, for those who read it later")
    return why.replace("\x00", " ")


def _given(value: str | None, name: str) -> str:
    if not value:
        raise UsageError(f"`{name}` is missing")
    return value


ROUTES = (queue, how_far, batch, vote, correct, judge)
