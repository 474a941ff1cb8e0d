"""Seeded generators of the names of armed actors, persons and media."""

from __future__ import annotations

from random import Random

from . import name_data as d
from .places import Places

VOWELS, CONSONANTS = "AEIOU", "BCDFGHJKLMNPRSTZ"


def ordinal(n: int) -> str:
    """1 -> 1st, 13 -> 13th."""
    if 10 <= n % 100 <= 20:
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"


def initials(name: str) -> str:
    """The acronym a report would put in brackets after the name."""
    words = [w for w in name.replace("-", " ").split() if w.lower() not in {"of", "the", "and", "in", "for", "al"}]
    return "".join(w[0] for w in words).upper()


class Names:
    """Draws actors, persons and media."""

    def __init__(self, rng: Random, places: Places) -> None:
        self.rng = rng
        self.places = places

    # -- actors ---------------------------------------------------------------------------------
    def arabic_group(self) -> str:
        """Jaysh al-Haqq, Liwa Shuhada al-Sham, Kata'ib Omar bin Khattab."""
        r, c = self.rng, self.rng.choice
        head = c(d.AR_HEADS)
        stem = c(("al-", "al-", "al-", "Al-", "al ", "el-", "as-", "")) + c(d.AR_STEMS)
        roll = r.random()
        if roll < 0.5:
            return f"{head} {stem}"
        if roll < 0.65:
            return f"{head} {c(d.AR_HEADS)} {stem}"
        if roll < 0.75:
            return f"{head} {c(d.AR_PERSONS)} {c(('bin', 'ibn', 'Ibn', 'bin al-'))} {c(d.AR_PERSONS)}".replace(
                "- ", "-"
            )
        if roll < 0.82:
            return f"{head} {stem} wal {c(d.AR_STEMS)}"
        if roll < 0.92:
            return f"{head} {stem} {c(('al-', 'Al-', 'as-'))}{c(d.AR_STEMS)}"
        return f"al-{c(d.AR_STEMS)} {c(d.AL_UNITS)}"

    def english_group(self) -> str:
        """Falcons of Hope Brigade, Free Tabor Army, Movement for the Liberation of Kordo."""
        r, c = self.rng, self.rng.choice
        unit = c(d.EN_UNITS)
        base = c((self.places.plain(), c(d.REGIONS), c(d.EN_STEMS), c(d.EN_STEMS), c(d.ADJ), c(d.AR_PERSONS)))
        forms = (
            lambda: f"{base} {unit}",
            lambda: f"{base} {unit}",
            lambda: f"{base} {c(d.EN_STEMS)} {unit}",
            lambda: f"Free {base} Army",
            lambda: f"Army of {c((c(d.AR_STEMS), base))}",
            lambda: f"Movement for {c(d.MOVE_GOALS)} {self.land()}",
            lambda: f"{c(d.FRONTS)} for {c(d.MOVE_GOALS)} {self.land()}",
            lambda: f"{c(d.SONS)} of {base}",
            lambda: f"{c(d.EN_STEMS)} {c(d.EN_STEMS)} {unit}",
            lambda: f"{base} People's {unit}",
            lambda: f"{c(d.QUALIFIERS)} {unit} of {self.land()}",
            lambda: f"Martyr {c(d.AR_PERSONS)} {c(d.AR_SURNAMES)} {c(('Brigade', 'battalion', 'Battalion'))}",
            lambda: f"{c(d.AR_PERSONS)} {c(d.AR_SURNAMES)} {c(('Brigade', 'Forces', 'Brigades', 'battalion'))}",
            lambda: f"{c(d.PEOPLES)} {unit}",
            lambda: f"{base} and {c(d.EN_STEMS)} {unit}",
            lambda: f"{c(d.EN_UNITS[5:28])} for {self.goal()}",
            lambda: f"{c(d.EN_UNITS[5:28])} for {self.goal()} {c(('in', 'of'))} {self.land()}",
            lambda: f"{c(d.UNIONS)} of {c(d.PLURALS)} for {self.goal()}",
            lambda: self.places.town().split()[0] + " " + unit,
        )
        return r.choice(forms)()

    def goal(self) -> str:
        """What a movement is for."""
        c = self.rng.choice
        return c(d.GOALS) if self.rng.random() < 0.5 else f"{c(d.GOALS)} and {c(d.GOALS)}"

    def land(self) -> str:
        """What a movement wants to free."""
        return self.rng.choice((self.rng.choice(d.COUNTRIES), self.rng.choice(d.REGIONS), self.places.plain()))

    def acronym(self) -> str:
        """FDLR, SPLM-N, FARD, PDK."""
        r = self.rng
        if r.random() < 0.5:
            text = initials(self.english_group())
            if 2 <= len(text) <= 6:
                return text
        text = "".join(r.choice(VOWELS if r.random() < 0.35 else CONSONANTS) for _ in range(r.choice((3, 3, 4, 4, 5))))
        if r.random() < 0.05:
            return r.choice((f"{r.choice(CONSONANTS)}{r.randint(2, 60)}", f"{r.randint(2, 9)}{r.choice(CONSONANTS)}"))
        if r.random() < 0.12:
            text += r.choice(("-N", "-IO", "-M", "/AW", "-FC", "-MM", "23", "-U", "-RC"))
        return text[0] + text[1:].capitalize() if r.random() < 0.03 else text

    def local_group(self) -> str:
        """A group with a local one- or two-word name."""
        r, c = self.rng, self.rng.choice
        if r.random() < 0.6:
            return self.places.invented().split()[-1].removeprefix("al-").capitalize()
        return (
            c((c(d.AR_HEADS), "Ansar", "Mai-Mai", "Raia", "Al"))
            + " "
            + "".join(c(d.AFR_SYL) for _ in range(r.choice((2, 3)))).capitalize()
        )

    def unit(self) -> str:
        """4th Division, Battalion 46, 559 battalion, 93rd Mechanized Brigade."""
        r, c = self.rng, self.rng.choice
        n = r.choice((r.randint(1, 30), r.randint(10, 199), r.randint(100, 999)))
        kind = c(d.UNIT_KINDS)
        if r.random() < 0.25:
            kind = kind.lower()
        roll = r.random()
        if roll < 0.5:
            return f"{ordinal(n)} {kind}"
        if roll < 0.66:
            return f"{kind.split()[-1]} {n}"
        if roll < 0.78:
            return f"{n} {kind}"
        if roll < 0.9:
            words = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Tenth")
            return f"{c(words)} {c((c(d.EN_STEMS), '', '', 'Coastal', 'Legion'))} {kind}".replace("  ", " ")
        return f"{c(d.UNIT_KINDS)} {c(('No. ', 'Nr ', ''))}{n}"

    def national(self) -> str:
        """Sudanese army, Russian Aerospace Forces, Republican Guard."""
        r, c = self.rng, self.rng.choice
        roll = r.random()
        if roll < 0.72:
            return f"{c(d.ADJ)} {c(d.FORCE_NOUNS)}"
        if roll < 0.9:
            return c(d.FIXED_FORCES)
        if roll < 0.95:
            return f"{c(d.COUNTRIES)} {c(('Armed Forces', 'Defence Force', 'National Army', 'Army'))}"
        return c(("Armed Forces of ", "Government of ", "Ministry of Defence of ", "Communist Party of ")) + c(
            d.COUNTRIES
        )

    def group(self) -> str:
        """A non-state group."""
        roll = self.rng.random()
        if roll < 0.22:
            return self.rng.choice(d.FAMOUS)
        if roll < 0.46:
            return self.arabic_group()
        if roll < 0.72:
            return self.english_group()
        return self.acronym() if roll < 0.89 else self.local_group()

    def one_word(self) -> str:
        """A group of one word, as in ``ISIS-led``."""
        name = self.acronym() if self.rng.random() < 0.4 else self.rng.choice(d.FAMOUS)
        return name.split()[-1] if " " in name else name

    def actor(self) -> str:
        """Any actor."""
        roll = self.rng.random()
        return self.group() if roll < 0.6 else self.national() if roll < 0.84 else self.unit()

    def weapon(self) -> str:
        """A type of weapon, known or made up: never a name we want."""
        r, c = self.rng, self.rng.choice
        if r.random() < 0.4:
            return c(d.WEAPONS)
        stem = c(
            (
                self.places.invented().split()[-1].split("-")[-1],
                c(d.AR_STEMS),
                c(d.EN_STEMS),
                "".join(c(CONSONANTS) for _ in range(r.choice((1, 2, 2, 3)))),
            )
        )
        return f"{stem}-{r.randint(1, 199)}" if r.random() < 0.7 else stem

    # -- persons --------------------------------------------------------------------------------
    def person(self) -> str:
        """A name of a person, without rank."""
        r, c = self.rng, self.rng.choice
        kind = r.choices(("ar", "abu", "slav", "afr", "bur", "sa", "west"), (34, 12, 12, 15, 8, 9, 10))[0]
        if kind == "abu":
            return f"Abu {c(d.AR_PERSONS)}" + (f" {c(d.AR_SURNAMES)}" if r.random() < 0.6 else "")
        if kind == "bur":
            return " ".join(c(d.BUR_NAMES) for _ in range(r.choice((2, 3, 3))))
        pools = {
            "ar": (d.AR_PERSONS, d.AR_SURNAMES),
            "slav": (d.SLAV_FIRST, d.SLAV_LAST),
            "sa": (d.SA_FIRST, d.SA_LAST),
            "afr": (d.AFR_FIRST, d.AFR_LAST),
            "west": (d.WEST_FIRST, d.WEST_LAST),
        }
        first, last = pools[kind]
        roll = r.random()
        if roll < 0.12:
            return c(last)
        if roll < 0.24:
            return f"{c(first)} {c(first)} {c(last)}"
        if roll < 0.3:
            return f"{c(first)} {self.places.plain()}"
        return f"{c(first)} {c(last)}"

    # -- media ----------------------------------------------------------------------------------
    def media(self) -> str:
        """An outlet, an agency or a monitor."""
        r, c = self.rng, self.rng.choice
        roll = r.random()
        if roll < 0.5:
            return c(d.MEDIA)
        base = c(
            (
                self.places.plain(),
                c(d.COUNTRIES),
                c(d.ADJ),
                c(d.EN_STEMS),
                c(d.REGIONS),
                "Al-" + c(d.AR_STEMS),
            )
        )
        if roll < 0.82:
            return f"{base} {c(d.MEDIA_TAILS)}"
        if roll < 0.88:
            return f"{c(d.THINKS)} {c(d.TOPICS)}"
        if roll < 0.93:
            return c((self.acronym(), self.places.plain()))
        if roll < 0.97:
            return f"{c(('Radio', 'Voice of', 'Observatory of', 'Agence', 'Radio Television'))} {base}"
        return f"{self.places.plain()}{c(('24', 'Press', ' Pravda', 'News'))}"
