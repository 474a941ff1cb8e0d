"""Why a field has its value: only words that are about it."""

from __future__ import annotations

from fogline.desk.explaining import explain
from fogline.model.dossier import Dossier
from fogline.packs.load import Knowledge
from fogline.reconcile.fuse import fuse
from fogline.reconcile.world import World
from tests.unit.reconcile.told import CROWN, FRONT, dead, told


def test_a_toll_is_explained_by_figures_of_its_side_alone(knowledge: Knowledge) -> None:
    some = [
        told("a", "A", losses=(dead(30, FRONT),)), told("b", "B", losses=(dead(31, FRONT),)),
        told("c", "C", losses=(dead(1, CROWN),)), told("d", "D", losses=(dead(30, None),)),
    ]  # fmt: skip
    dossier = Dossier(
        event=fuse(some, World(knowledge)),
        claims=tuple(t.claim for t in some),
        documents=tuple(t.document for t in some),
    )
    rows = explain(dossier, {t.document.id: "x" * 40 for t in some}, {}, "losses")
    told_by = {row.field: [t.claim for t in row.testimony] for row in rows}
    assert told_by["losses.killed.reed_front"] == ["clm_a", "clm_b", "clm_d"]
    assert "clm_a" not in told_by["losses.killed.crown_army"]
    assert "clm_c" in told_by["losses.killed.crown_army"]
