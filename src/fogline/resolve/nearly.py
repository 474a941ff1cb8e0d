"""Places whose spelling the text nearly has: proposed by consonant skeleton, accepted only by what lies around."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from fogline.packs.tables import PlaceRow
from fogline.text.fold import fold
from fogline.text.skeleton import skeleton

LETTERS = 5  # shortest name
ALIKE = 80.0  # rapidfuzz ratio of two spellings in Latin script


class Spellings:
    """Places of the packs with names of one word, by their skeleton; one word alone is never enough to know a place by.

    Gazetteers are left out: among thousands of villages a wrong one is too easily near.
    """

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        self._rows: dict[str, list[tuple[str, PlaceRow]]] = {}
        for row in (r for r in rows if " " not in skeleton(r.name)):
            for name in dict.fromkeys((row.name, *row.aliases)):
                bones = skeleton(name)
                if len(name) >= LETTERS and bones and " " not in bones:
                    self._rows.setdefault(bones, []).append((_plain(name), row))

    def like(self, name: str) -> list[PlaceRow]:
        """Rows whose name shares the skeleton and most of the letters of `name`, in the order of their ids."""
        if len(name) < LETTERS or not name.isascii():
            return []
        plain = _plain(name)
        found = {row.id: row for known, row in self._rows.get(skeleton(name), ()) if fuzz.ratio(plain, known) >= ALIKE}
        return [found[key] for key in sorted(found)]


def _plain(name: str) -> str:
    """Lower case without article and apostrophes."""
    lower = fold(name).replace("'", "")
    head, _, rest = lower.partition("-")
    return rest if rest and len(head) <= 3 else lower
