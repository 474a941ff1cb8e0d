"""What others call our actors, countries and types: the packs' crosswalks, asked as an export needs them."""

from __future__ import annotations

import hashlib
from functools import cached_property
from itertools import combinations_with_replacement

from fogline.model.actor import ActorRef
from fogline.model.place import PlaceRef
from fogline.packs.crosswalk import AcledType, ActorKind, CountryCodes, PloverType
from fogline.packs.load import Knowledge
from fogline.packs.tables import ActorRow, CountryRow, OutletRow
from fogline.text.fold import fold

STATE_FORCES, POLITICAL_MILITIA, IDENTITY_MILITIA, CIVILIANS, EXTERNAL = 1, 3, 4, 7, 8
_ORGANS = ("Military Forces of ", "Police Forces of ", "Government of ")  # how ACLED names a state's forces
_DIGITS = 10**15  # below 2**53: such a number survives every spreadsheet and JavaScript
OWN = 10**9  # numbers of our own in columns of foreign ids begin above all that UCDP uses


def own_number(*parts: object, digits: int = _DIGITS) -> int:
    """A number made from content: the same parts give the same number everywhere."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return int(digest[:16], 16) % digits


def interaction_code(one: int | None, other: int | None) -> int | None:
    """ACLED's two-digit interaction, the lower code first; `x0` for one actor alone (codebook, "Interaction codes")."""
    known = sorted(c for c in (one, other) if c)
    if not known:
        return None
    return known[0] * 10 + (known[1] if len(known) > 1 else 0)


INTERACTIONS = frozenset(10 * a + b for a, b in combinations_with_replacement(range(1, 9), 2)) | set(range(10, 90, 10))


class Codes:
    """Read-only view of the packs for exports."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._kinds: dict[str, ActorKind] = {k.kind: k for k in knowledge.crosswalk.kinds}
        self._countries: dict[str, CountryCodes] = {c.iso2: c for c in knowledge.crosswalk.countries}
        self.types: dict[str, AcledType] = {t.sub_event_type: t for t in knowledge.crosswalk.types}
        self.inters = {i.code: i for i in knowledge.crosswalk.inters}
        self.plover: dict[str, PloverType] = {t.type: t for t in knowledge.crosswalk.plover}
        self.modes = {(m.type, m.mode): m for m in knowledge.crosswalk.modes}
        self.languages = {x.iso1: x.iso3 for x in knowledge.crosswalk.languages}
        self._scales = {s.kind: s for s in knowledge.crosswalk.scales}

    def row(self, actor: ActorRef | None) -> ActorRow | None:
        """The actor's row in the packs."""
        return self.knowledge.actors.get(actor.id or "") if actor else None

    def kin(self, actor: str | None) -> tuple[str, ...]:
        """An actor and its umbrellas, nearest first."""
        found: list[str] = []
        while actor and actor not in found:
            found.append(actor)
            row = self.knowledge.actors.get(actor)
            actor = row.parent if row else None
        return tuple(found)

    def kind(self, actor: ActorRef) -> ActorKind | None:
        """What kind of actor it is, by the packs or else by the text."""
        row = self.row(actor)
        return self._kinds.get(row.kind if row else actor.kind or "unidentified")

    def civilian(self, actor: ActorRef | None) -> bool:
        """Whether the actor stands for civilians."""
        return actor is not None and (actor.kind == "civilians" or self.inter(actor, None) == CIVILIANS)

    def country(self, iso2: str | None) -> CountryRow | None:
        """The country's row."""
        return self.knowledge.countries.get((iso2 or "").upper())

    def country_codes(self, iso2: str | None) -> CountryCodes | None:
        """The country's codes and regions."""
        return self._countries.get((iso2 or "").upper())

    def country_name(self, iso2: str | None) -> str:
        """ACLED's name of a country, or ours where they are one."""
        codes, row = self.country_codes(iso2), self.country(iso2)
        return codes.acled_name if codes and codes.acled_name else row.name if row else iso2 or ""

    def state_of(self, actor: ActorRef, country: str | None = None) -> str | None:
        """ISO code of the state whose force or organ this is; None for everybody else.

        A force that no pack knows, but that the text calls the state's, is that of the country where it acts.
        """
        row, kind = self.row(actor), self.kind(actor)
        if row is None:
            return country if kind is not None and kind.state and actor.id is None else None
        organ = kind is not None and kind.state and row.inter in {STATE_FORCES, EXTERNAL}
        if organ or row.id in self._national.get(row.country, frozenset()) or row.acled.startswith(_ORGANS):
            return row.country or None
        return None

    @cached_property
    def _national(self) -> dict[str, frozenset[str]]:
        """Ids of each country's own forces and organs by all packs, with umbrellas of the same country ("US-led coalition")."""
        found: dict[str, set[str]] = {}
        tables = [c.manifest.national for c in self.knowledge.conflicts]
        for table in tables:
            for iso2, n in table.items():
                own = [k for i in (n.forces, n.air, n.government, n.police) for k in self.kin(i)]
                rows = [self.knowledge.actors[i] for i in own if i in self.knowledge.actors]
                found.setdefault(iso2, set()).update(r.id for r in rows if r.country == iso2)
        return {iso2: frozenset(ids) for iso2, ids in found.items()}

    def inter(self, actor: ActorRef, country: str | None) -> int | None:
        """ACLED's actor type in a country: forces of another state are external there (codebook, "Actor types", 8)."""
        row, kind = self.row(actor), self.kind(actor)
        state = self.state_of(actor, country)
        if state and country:
            return STATE_FORCES if state == country else EXTERNAL
        return (row.inter if row else None) or (kind.inter if kind else None)

    def unnamed(self, inter: int, country: str | None) -> str:
        """ACLED's pattern for a group without a name, in a country."""
        code = self.inters.get(inter) or self.inters[POLITICAL_MILITIA]
        pattern = code.unnamed or self.inters[POLITICAL_MILITIA].unnamed
        where = self.country_name(country)
        return pattern.format(where) if where else pattern.replace(" ({})", "")

    def outlet(self, key: str | None) -> OutletRow | None:
        """The outlet's row."""
        return self.knowledge.outlets.get(key or "")

    @cached_property
    def outlet_names(self) -> frozenset[str]:
        """All names of outlets, networks and monitors, folded."""
        rows = self.knowledge.outlets.values()
        return frozenset(fold(name) for row in rows for name in (row.name, *row.aliases))

    @cached_property
    def speaker_words(self) -> frozenset[str]:
        """Words of the language that say what kind of person speaks, such as resident or source."""
        kinds = self.knowledge.language.voices.kinds
        return frozenset(word for heads in kinds.values() for head in heads for word in head.lower().split())

    def scale(self, key: str | None, country: str | None) -> str:
        """ACLED's source scale of an outlet for events of a country."""
        row = self.outlet(key)
        scale = self._scales.get(row.kind) if row else None
        if row is None or scale is None:
            return "Other"
        return scale.home if row.country == country else scale.abroad

    def opposed(self, one: str | None, other: str | None) -> bool:
        """Whether two camps fight each other."""
        sides = self.knowledge.sides
        if not one or not other or one == other:
            return False
        return (one in sides and other in sides[one].opponents) or (other in sides and one in sides[other].opponents)

    def containers(self, place: str | None) -> set[str]:
        """Places of the packs in which a place lies."""
        found: set[str] = set()
        row = self.knowledge.places.get(place or "")
        while row is not None and row.parent and row.parent not in found:
            found.add(row.parent)
            row = self.knowledge.places.get(row.parent)
        return found

    def admin2(self, place: PlaceRef) -> str:
        """The district of a place of the packs; empty where nobody says."""
        row = self.knowledge.places.get(place.id or "")
        return row.admin2 if row else ""

    def region(self, admin1: str | None, country: str | None) -> tuple[float, float] | None:
        """Where the packs put a region of the first order, for places of which only the region is known."""
        found = self._regions.get((fold(admin1 or ""), country or ""))
        return found if admin1 else None

    @cached_property
    def _regions(self) -> dict[tuple[str, str], tuple[float, float]]:
        return {
            (fold(name), row.country): (row.lat, row.lon)
            for row in self.knowledge.places.values()
            if row.kind == "governorate" and row.lat is not None and row.lon is not None
            for name in (row.name, row.admin1)
        }

    @cached_property
    def loaded(self) -> frozenset[str]:
        """Words of the packs that take sides, folded: they may stand in quotations only."""
        words = {fold(w.word) for c in self.knowledge.conflicts for w in c.words if w.kind == "loaded"}
        return frozenset(words)
