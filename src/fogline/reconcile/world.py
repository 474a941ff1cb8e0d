"""What the packs know that comparison needs: umbrellas, camps, containment, and who an outlet or voice is."""

from __future__ import annotations

from functools import cached_property

from fogline.model.actor import ActorRef
from fogline.model.place import PlaceRef
from fogline.model.telling import Party, Spot
from fogline.packs.load import Knowledge
from fogline.packs.tables import ActorRow, OutletRow
from fogline.text.fold import fold
from fogline.text.skeleton import skeleton

_REGIONS = frozenset({"governorate", "province", "region", "country", "state", "district", "desert", "countryside"})
_STEPS = 6  # umbrellas above an actor, containers above a place


class World:
    """Read-only view of the packs for the reconciler."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def kin(self, actor: str | None) -> tuple[str, ...]:
        """The actor and its umbrellas, nearest first."""
        found: list[str] = []
        while actor and actor not in found and len(found) < _STEPS:
            found.append(actor)
            row = self._knowledge.actors.get(actor)
            actor = row.parent if row else None
        return tuple(found)

    def party(self, actor: ActorRef) -> Party:
        """A participant as comparison sees it."""
        civilian = actor.kind == "civilians" or actor.side == "civilian"
        return Party(id=actor.id, name=fold(actor.name), kin=self.kin(actor.id), side=actor.side, civilian=civilian)

    def spot(self, place: PlaceRef) -> Spot:
        """A place as comparison sees it."""
        inside = [
            *self._containers(place.id),
            *([skeleton(place.within) or fold(place.within)] if place.within else []),
        ]
        region = place.is_region or place.kind in _REGIONS
        return Spot(
            id=place.id, name=place.name, key=skeleton(place.name) or fold(place.name), lat=place.lat, lon=place.lon,
            region=region, kind=place.kind, admin1=place.admin1, country=place.country, inside=tuple(inside),
        )  # fmt: skip

    def place_key(self, place: PlaceRef) -> str:
        """What one place is kept under, whatever it is called."""
        spot = self.spot(place)
        return spot.id or f"{spot.country or ''}:{spot.key}"

    def is_town(self, place: str) -> bool:
        """Whether a place of the packs is a town or a city, not a region."""
        row = self._knowledge.places.get(place)
        return row is not None and row.kind in {"city", "town"}

    def relatives(self, place: str | None) -> list[str]:
        """Places of the packs that contain a place, and those that lie in the same town."""
        above = self._containers(place)
        towns = {t for t in (*above, *([place] if place else ())) if self.is_town(t)}
        return [*above, *sorted(p for t in towns for p in self._within.get(t, ()))]

    @cached_property
    def _within(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self._knowledge.places.values():
            if row.parent:
                found.setdefault(row.parent, []).append(row.id)
        return found

    def _containers(self, place: str | None) -> list[str]:
        found: list[str] = []
        row = self._knowledge.places.get(place or "")
        while row and row.parent and row.parent not in found and len(found) < _STEPS:
            found.append(row.parent)
            row = self._knowledge.places.get(row.parent)
        return found

    def opposed(self, one: str | None, other: str | None) -> bool:
        """Whether two sides fight each other."""
        if not one or not other or one == other:
            return False
        rows = self._knowledge.sides
        return (one in rows and other in rows[one].opponents) or (other in rows and one in rows[other].opponents)

    def allied(self, one: str | None, other: str | None) -> bool:
        """Whether two sides are one or stand together."""
        if not one or not other:
            return False
        rows = self._knowledge.sides
        return (
            one == other or (one in rows and other in rows[one].allies) or (other in rows and one in rows[other].allies)
        )

    def outlet(self, name: str) -> OutletRow | None:
        """The outlet, agency or monitor of the packs with this id or name."""
        return self._knowledge.outlets.get(name) or self._outlets.get(fold(name))

    def actor(self, actor: str) -> ActorRow | None:
        """An actor of the packs."""
        return self._knowledge.actors.get(actor)

    @cached_property
    def _outlets(self) -> dict[str, OutletRow]:
        rows = self._knowledge.outlets.values()
        return {fold(name): row for row in rows for name in (*row.aliases, row.name)}
