"""Who holds the ground, how the outlets report, and what changed since somebody last looked."""

from __future__ import annotations

from itertools import combinations
from typing import Annotated, Any

from litestar import get
from litestar.params import FromQuery, QueryParameter

from fogline.desk.looking import at_day
from fogline.desk.outlets import OutletProfile, profiles
from fogline.errors import LedgerError, UsageError
from fogline.store.changes import newest, since
from fogline.web.asking import Limit, Under, dated, day, words
from fogline.web.person import somebody
from fogline.web.reply import Asked, answer
from fogline.web.shapes import Changed, Changes, Outlets, Pair, Steps
from fogline.web.site import Served, View

Since = Annotated[
    str,
    QueryParameter(
        pattern=r"^\d{1,15}(\|evt_[0-9A-Za-z]{1,40})?$", description="What `until` or `next` said; 0 is the beginning."
    ),
]


@get("/control", sync_to_thread=True, role="viewer", summary="Who is reported to hold places")
def control(
    request: Asked, site: Served, at: Annotated[str | None, dated("On this day")] = None, place: Annotated[str | None, words("A place's id or name.")] = None, camp: Annotated[str | None, words("As told by this side alone.")] = None, agreed: FromQuery[bool] = False, known: Annotated[str | None, dated("Only what was reported by this day")] = None
) -> Steps:  # fmt: skip
    """As `fogline control`: all places on a day, the history of one, or all histories."""
    when, heard = day(at, "at"), day(known, "known")
    with site.view() as view:
        histories = view.looking.control(place, camp, agreed, heard)
        words = view.once("words", view.looking.words)
    steps = [s for key in sorted(histories) for s in histories[key]]
    days = sorted({s.since for s in steps if s.since})
    if when and place:
        steps = [s for s in steps if (s.since or "") <= when and (s.until is None or when < s.until)]
    elif when:
        steps = at_day(histories, when)
    camps = sorted({w.side for some in words.values() for w in some if w.side})
    with site.view() as view:
        mask = view.mask(somebody(request), {w.document for some in words.values() for w in some})
        steps = [mask.record(s) for s in steps]
    found = Steps(
        items=steps, total=len(steps), first=days[0] if days else None, last=days[-1] if days else None, camps=camps, days=days,
    )  # fmt: skip
    return answer(request, found)


@get("/outlets", sync_to_thread=True, role="viewer", summary="How the outlets report, relative to one another")
def outlets(request: Asked, site: Served, wanted: Under) -> Outlets:
    """Profiles as `fogline outlets`, and each outlet against each over the events that both tell."""
    with site.view() as view:
        found: list[OutletProfile] = view.once(
            f"outlets:{wanted}", lambda: profiles(view.connection, site.app.knowledge, wanted)
        )
    return answer(request, Outlets(items=found, matrix=_matrix(found)))


@get("/changes", sync_to_thread=True, role="viewer", summary="Events that changed since a point")
def changes(request: Asked, site: Served, since: Since = "0", limit: Limit = 500) -> Changes:
    """Fetch these events again to keep a copy up to date."""
    with site.view() as view:
        return answer(request, _changes(view, since, False, limit))


@get("/deletions", sync_to_thread=True, role="viewer", summary="Events that went since a point, and where they went")
def deletions(request: Asked, site: Served, since: Since = "0", limit: Limit = 500) -> Changes:
    """An event goes when it is merged into another, or when none of its claims stands any more (`to` is null)."""
    with site.view() as view:
        return answer(request, _changes(view, since, True, limit))


def _changes(view: View, point: str, gone: bool, limit: int) -> Changes:
    seq, _, name = point.partition("|")
    if int(seq) > 2**31 - 1:
        raise UsageError(f"since={point} is no point of this ledger; give what `until` said")
    found = list(since(view.connection, (int(seq), name), gone, limit))
    items = [Changed(id=c.event, to=_now(view, c.event) if gone else None) for c in found]
    more = f"{found[-1].seq}|{found[-1].event}" if len(found) == limit else None
    return Changes(items=items, next=more, until=str(newest(view.connection)))


def _now(view: View, name: str) -> str | None:
    try:
        return view.query.event(name).id
    except LedgerError:
        return None


def _matrix(found: list[OutletProfile]) -> list[Pair]:
    """Silent are the shared events of one or the other that this pair does not tell together."""
    rows: list[Pair] = []
    for a, b in combinations(sorted(found, key=lambda p: p.outlet), 2):
        agree, contradict = a.with_.get(b.outlet, (0, 0))
        together = agree + contradict
        silent: Any = a.events + b.events - 2 * together
        rows.append(Pair(one=a.outlet, other=b.outlet, agree=agree, contradict=contradict, silent=silent))
    return rows


ROUTES = (control, outlets, changes, deletions)
