"""Settlements of the Syria pack against the reference table: within 5 km of a place of the same name there."""

from __future__ import annotations

import csv
import math
from collections import defaultdict

import pytest

from fogline.packs.load import load
from fogline.packs.tables import PlaceRow
from fogline.resolve.places import distance
from fogline.text.skeleton import skeleton
from tests.acceptance.seeds import SHARED

TABLE = SHARED / "reference" / "syria_places.tsv"
pytestmark = pytest.mark.skipif(not TABLE.exists(), reason="the reference table is not part of the project")
SETTLEMENTS = {"city", "town", "village"}
FAR_KM = 5.0
NAMESAKES = 0.02  # share of rows whose name only another village of the same governorate bears in the table
GOVERNORATES = {
    "Al-Hasakeh": "Hasakah", "Ar-Raqqa": "Raqqa", "As-Sweida": "Suwayda", "Dar'a": "Daraa", "Deir-ez-Zor": "Deir ez-Zor",
    "Idleb": "Idlib", "Lattakia": "Latakia", "Rural Damascus": "Rif Dimashq", "Tartous": "Tartus",
}  # fmt: skip


_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ئ": "ي", "ؤ": "و", " ": "", "-": "", "ـ": ""})


def bones(name: str) -> str:
    """Arabic without the article and without letters that writers mix."""
    plain = name.translate(_SAME)
    return plain.replace("ال", "", 1) if plain.startswith("ال") else plain.replace("ال", "")


def reference() -> dict[str, list[PlaceRow]]:
    found: dict[str, list[PlaceRow]] = defaultdict(list)
    with TABLE.open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            place = PlaceRow(
                id=row["pcode"], name=row["name_en"], kind="village", lat=float(row["lat"]), lon=float(row["lon"])
            )
            home = GOVERNORATES.get(row["adm1_en"], row["adm1_en"])
            for key in (f"{home}:{bones(row['name_ar'])}", f"{home}:{skeleton(row['name_en'])}"):
                found[key].append(place)
    return found


def test_settlements_checked_against_the_reference_lie_within_five_kilometres() -> None:
    table = reference()
    checked, far = 0, []
    for row in load().places.values():
        if row.kind not in SETTLEMENTS or "checked COD" not in row.origin:
            continue
        keys = [f"{row.admin1}:{bones(name)}" for name in row.aliases_ar] + [
            f"{row.admin1}:{skeleton(n)}" for n in (row.name, *row.aliases)
        ]
        near = min((distance(row, place) for key in keys for place in table.get(key, ())), default=math.inf)
        if math.isfinite(near):
            checked += 1
            if near > FAR_KM:
                far.append((row.id, round(near, 1)))
    assert checked > 800
    assert len(far) <= NAMESAKES * checked, far
