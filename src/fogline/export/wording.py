"""Sentences of our own about an event, in neutral words, from its fields. No sentence of an article is ever used."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.export.naming import Naming
from fogline.model.dossier import Dossier
from fogline.model.event import Event, EventLoss
from fogline.model.place import PlaceRef

_PEOPLE = {
    "killed": "killed", "injured": "injured", "killed_or_injured": "killed or injured", "captured": "captured",
    "missing": "missing", "displaced": "displaced",
}  # fmt: skip


def undirected(dossier: Dossier) -> bool:
    """Whether no side is said to have begun: most claims that name a side say so."""
    said = [c.undirected for c in dossier.claims if c.initiators or c.targets]
    return sum(said) * 2 > len(said)


def who(dossier: Dossier, naming: Naming) -> str:
    """ "between A and B", "by A against B", "against B"."""
    event = dossier.event
    doers, targets = naming.actors(event.initiators), naming.actors(event.targets)
    if undirected(dossier) and len(doers) > 1 and not targets:
        return f"between {_all(doers)}"
    return " ".join([*([f"by {_all(doers)}"] if doers else []), *([f"against {_all(targets)}"] if targets else [])])


def _all(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def where(place: PlaceRef | None, country: str) -> str:
    """The place with its region and country."""
    if place is None:
        return f"in {country}" if country else "at an unnamed place"
    rest = [p for p in (place.admin1, country) if p and p != place.name]
    near = "near" if place.precision == 2 else "in"
    return f"{near} {place.name}" + (f" ({', '.join(rest)})" if rest else "")


def range_of(low: int | None, best: int | None, high: int | None) -> str:
    """Figures in words: "31", "at least 31", "3 to 5 (best 4)", "number not given"."""
    if best is not None and (low, high) == (best, best):
        return str(best)
    if low is not None and high is not None:
        inner = f" (best {best})" if best is not None and best not in {low, high} else ""
        return (f"{low} to {high}" if low != high else str(low)) + inner
    if low is not None or best is not None:
        return f"at least {low if low is not None else best}"
    return f"up to {high}" if high is not None else "number not given"


def loss(row: EventLoss, naming: Naming) -> str:
    """ "31 killed of the Islamic State", "at least 3 tank destroyed of …"."""
    what = _PEOPLE.get(row.kind) or " ".join(p for p in (row.item or "materiel", row.status) if p)
    owner = "civilians" if row.civilian else naming.actor(row.of) if row.of else ""
    return f"{range_of(row.low, row.best, row.high)} {what}" + (f" ({owner})" if owner else "")


def losses(event: Event, naming: Naming) -> str:
    """All losses, or that none are told."""
    told = [loss(row, naming) for row in event.losses]
    return f"Reported losses: {'; '.join(told)}." if told else "No losses are reported."


def voices(dossier: Dossier, naming: Naming) -> str:
    """Who says it: first voices with their camps, and the outlets that carry them."""
    event = dossier.event
    named = [naming.origin(o.name) + (f" [{o.side}]" if o.side and o.side != "unknown" else "") for o in event.origins]
    outlets = outlet_names(dossier)
    carried = f", carried by {', '.join(outlets)}" if outlets else ""
    return f"Said by {_all(list(dict.fromkeys(named))) if named else 'an unknown voice'}{carried}."


def origins_counted(event: Event) -> str:
    """ "1 independent origin", "3 independent origins"."""
    n = len(event.origins)
    return f"{n} independent origin{'' if n == 1 else 's'}"


def outlet_names(dossier: Dossier) -> list[str]:
    """Outlets of the documents, each once, in order."""
    return list(dict.fromkeys(d.outlet.name for d in dossier.documents if d.outlet is not None))


def disputes(event: Event, naming: Naming) -> list[str]:
    """Each dispute in a line: field (kind): value (who), value (who); who is silent."""
    told = []
    for d in event.disputes:
        values = []
        for v in d.values:
            names = ", ".join(dict.fromkeys(naming.origin(n) for n in v.origins))
            values.append(naming.value(v.value) + (f" ({names})" if names else ""))
        told.append(f"{d.field} [{d.kind}]: {' / '.join(values)}")
    return told


def summary(
    dossier: Dossier, naming: Naming, when: str, place: PlaceRef | None, country: str, coded: str | None = None
) -> str:
    """Who did what to whom, where, when, with which losses, and who says so; `coded` where a format codes another type."""
    event = dossier.event
    what = coded or event.sub_event_type or event.event_type or "event"
    what = "Strategic development" if what == "Other" else what
    first = " ".join(p for p in (f"{when}: {what}", who(dossier, naming), where(place, country)) if p)
    parts = [f"{first}.", losses(event, naming), voices(dossier, naming)]
    if event.disputes:
        parts.append(f"Tellings differ on {'; '.join(disputes(event, naming))}.")
    return " ".join(parts)
