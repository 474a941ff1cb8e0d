"""One claim in the making."""

from __future__ import annotations

from fogline.extract.triggers import Hit


class Draft:
    """One claim in the making: the main trigger, its means, and the triggers whose losses belong to it."""

    __slots__ = ("carrier", "harms", "hit", "means", "noun")

    def __init__(self, hit: Hit) -> None:
        self.hit = hit
        self.means: list[Hit] = []
        self.harms: list[Hit] = []
        self.noun: Hit | None = None  # a trigger noun that gives a verb its sense ("repelled the attack")
        self.carrier: int = hit.verb if hit.verb is not None else hit.at
