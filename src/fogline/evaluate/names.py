"""By which ids the packs know a name, so that hand coding may use any usual spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.packs.load import Knowledge
from fogline.text.fold import fold

_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|az|an|ul|the) (?=\w)")


class NameIds:
    """Names of actors and places to ids, whatever their case, accents and articles."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._actors = _index(
            (row.id, (row.name, row.acled, *row.aliases, *row.aliases_ar)) for row in knowledge.actors.values()
        )
        self._places = _index((row.id, (row.name, *row.aliases, *row.aliases_ar)) for row in knowledge.places.values())

    def actors(self, name: str) -> frozenset[str]:
        """Ids of the actors that go by this name."""
        return frozenset(self._actors.get(_key(name), ()))

    def places(self, name: str) -> frozenset[str]:
        """Ids of the places that go by this name."""
        return frozenset(self._places.get(_key(name), ()))


def _key(name: str) -> str:
    return _ARTICLE.sub("", " ".join(fold(name).split())).strip()


def _index(rows: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for ident, names in rows:
        for name in names:
            if name:
                table.setdefault(_key(name), set()).add(ident)
    return table
