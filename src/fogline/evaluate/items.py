"""The fields of an event as items that can be counted: what the hand coding says, what the claims say, what is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from fogline.evaluate.align import Pairing
from fogline.evaluate.gold import GoldArticle
from fogline.evaluate.same import Same, alike, figure
from fogline.model.claim import Claim
from fogline.model.record import Record
from fogline.text.fold import fold

FIELDS = ("type", "sub_type", "initiator", "target", "place", "date", "casualties", "equipment", "control", "attribution", "status")  # fmt: skip
OUTLET = "(the outlet)"
_G = TypeVar("_G")
_P = TypeVar("_P")


class Counted(Record, frozen=True, kw_only=True):
    """One field of one event: the items that agree, those that only the hand coding has, those that only the claims have."""

    field: str
    right: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def counted(article: GoldArticle, pair: Pairing, same: Same) -> Iterator[Counted]:
    """Each field of one event of the hand coding, merged over the claims that tell it.

    Type, status and date are those of the best claim; sides, places and voices those of the best claim that has any;
    losses and changes of control are the union over all of them.
    """
    event, claims = pair.event, pair.claims
    best = claims[0] if claims else None
    yield _single("type", event.type, best.event_type if best else None)
    yield _single("sub_type", event.sub, best.sub_event_type if best else None)
    yield _single("status", event.status, best.status if best else None)
    yield _date(event.time.edtf if event.time else None, claims)
    for name, gold, found in (
        ("initiator", event.initiators, _first(c.initiators for c in claims)),
        ("target", event.targets, _first(c.targets for c in claims)),
    ):
        yield _many(
            name, gold, _distinct(found, lambda a: a.id or fold(a.name)),
            lambda g, f: same.actor(g, article.span(event, g.words), f), lambda g: g.name, lambda f: f.name,
        )  # fmt: skip
    yield _many(
        "place", event.places, _distinct(_first(c.places for c in claims), lambda p: p.id or fold(p.name)),
        lambda g, f: same.place(g, article.span(event, g.words), f), lambda g: g.name, lambda f: f.name,
    )  # fmt: skip
    losses = _distinct([x for c in claims for x in c.losses], lambda x: (x.kind, x.item, figure(x)))
    for name, thing in (("casualties", False), ("equipment", True)):
        yield _many(
            name, [x for x in event.losses if (x.kind == "materiel") == thing],
            [x for x in losses if (x.kind == "materiel") == thing],
            same.loss, lambda g: f"{g.item or g.kind} {figure(g)}", lambda f: f"{f.item or f.kind} {figure(f)}",
        )  # fmt: skip
    yield _many(
        "control", [x for x in event.control if x.extent != "kept"],
        _distinct([x for c in claims for x in c.control if x.extent != "kept"], lambda x: (x.place.id or x.place.name, x.to and x.to.name, x.extent)),
        same.control, lambda g: f"{g.place} -> {g.to} ({g.extent})",
        lambda f: f"{f.place.name} -> {f.to.name if f.to else None} ({f.extent})",
    )  # fmt: skip
    voices = _distinct([v.name for v in _first(c.attribution[1:] for c in claims)], fold) or (
        [OUTLET] if claims else []
    )
    yield _many("attribution", event.voices or (OUTLET,), voices, _voice, str, str)


def invented(group: Sequence[Claim]) -> Iterator[Counted]:
    """Each field of an event that the hand coding does not have: all its items are wrong."""
    best = group[0]
    yield Counted(field="type", wrong=(best.event_type or "",))
    yield Counted(field="sub_type", wrong=(best.sub_event_type or "",))
    yield Counted(field="status", wrong=(best.status,))
    yield Counted(field="initiator", wrong=_names([a.name for c in group for a in c.initiators]))
    yield Counted(field="target", wrong=_names([a.name for c in group for a in c.targets]))
    yield Counted(field="place", wrong=_names([p.name for c in group for p in c.places]))
    dates = [best.time.edtf] if best.time.edtf and best.time.basis != "published" else []
    yield Counted(field="date", wrong=_names(dates))
    losses = [x for c in group for x in c.losses]
    yield Counted(field="casualties", wrong=_names([f"{x.kind} {figure(x)}" for x in losses if x.kind != "materiel"]))
    yield Counted(field="equipment", wrong=_names([f"{x.item} {figure(x)}" for x in losses if x.kind == "materiel"]))
    yield Counted(
        field="control",
        wrong=_names([f"{x.place.name} ({x.extent})" for c in group for x in c.control if x.extent != "kept"]),
    )
    yield Counted(field="attribution", wrong=_names([v.name for c in group for v in c.attribution[1:]]) or (OUTLET,))


def _first(lists: Iterable[Sequence[_P]]) -> Sequence[_P]:
    """The first list that is not empty."""
    return next((values for values in lists if values), ())


def _names(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _single(field: str, gold: str | None, found: str | None) -> Counted:
    if gold == found:
        return Counted(field=field, right=(gold,) if gold else ())
    return Counted(field=field, missing=(gold,) if gold else (), wrong=(found,) if found else ())


def _date(gold: str | None, claims: Sequence[Claim]) -> Counted:
    """A date that the hand coding leaves open is wrong only where the claim takes it from words."""
    times = [c.time for c in claims if c.time.edtf]
    best = next((t for t in times if t.basis != "published"), times[0] if times else None)
    if gold is None:
        return Counted(field="date", wrong=(best.edtf,) if best and best.edtf and best.basis != "published" else ())
    return _single("date", gold, best.edtf if best else None)


def _many(
    field: str, gold: Sequence[_G], found: Sequence[_P], same: Callable[[_G, _P], bool],
    gold_name: Callable[[_G], str], found_name: Callable[[_P], str],
) -> Counted:  # fmt: skip
    """Items matched one to one, in order."""
    left = list(found)
    right, missing = [], []
    for item in gold:
        hit = next((f for f in left if same(item, f)), None)
        if hit is None:
            missing.append(gold_name(item))
        else:
            left.remove(hit)
            right.append(gold_name(item))
    return Counted(field=field, right=tuple(right), missing=tuple(missing), wrong=tuple(found_name(f) for f in left))


def _distinct(values: Sequence[_P], key: Callable[[_P], object]) -> list[_P]:
    return list({key(v): v for v in reversed(values)}.values())[::-1]


def _voice(gold: str, found: str) -> bool:
    if OUTLET in {gold, found}:
        return gold == found
    one, other = fold(gold), fold(found)
    return alike(gold, found) or one in other or other in one
