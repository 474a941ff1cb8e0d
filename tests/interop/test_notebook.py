"""A ledger in a notebook, opened by the table libraries themselves."""

from __future__ import annotations

import geopandas
import pandas
import polars
import pytest

import fogline
from fogline.app import App
from fogline.errors import LedgerError, UsageError
from fogline.model.record import Quote
from fogline.notebook import War, _marked
from fogline.store.ledger import Ledger
from tests.ledgers import SAMPLES, Coded, fill
from tests.support import a_claim


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory, sample_app: App, samples: list[Coded]) -> War:
    path = str(tmp_path_factory.mktemp("war") / "war.db")
    fill(sample_app, Ledger(path, create=True), samples)
    opened: War = fogline.open(path, [SAMPLES / "pack"])
    return opened


def test_events_in_three_libraries(war: War) -> None:
    events = war.events()
    assert isinstance(events.pandas(), pandas.DataFrame)
    assert isinstance(events.polars(), polars.DataFrame)
    frame = events.geo()
    assert isinstance(frame, geopandas.GeoDataFrame)
    assert len(events) == len(events.pandas()) == len(events.polars()) == len(frame) > 5
    assert str(frame.crs).endswith(("4326", "CRS84"))
    assert str(events.pandas()["killed_best"].dtype) == "Int64"
    assert events.pandas()["killed_best"].isna().any(), "unknown stays missing"


def test_filters_are_those_of_the_command(war: War) -> None:
    there = war.events(place="Kafr Zita").pandas()
    assert 0 < len(there) < len(war.events())
    with pytest.raises(UsageError, match="no such filter: plaice"):
        war.events(plaice="Kafr Zita")


def test_claims_and_control(war: War, samples: list[Coded]) -> None:
    claims = war.claims().pandas()
    assert len(claims) == sum(len(s.claims) for s in samples)
    assert set(claims["id"]) == {c.id for s in samples for c in s.claims}
    held = war.control(at="2016-04-10").geo()
    assert "Tell al-Sayyad" in set(held["place"])
    assert held.geometry.notna().any()
    assert len(war.control(place="Tell al-Sayyad")) > 1


def test_evidence_marks_the_words(war: War) -> None:
    event = war.events().pandas()["id"][0]
    evidence = war.evidence(event)
    shown = evidence._repr_html_()
    assert "<mark>" in shown
    assert all(" ".join(c.span.exact.split()) in repr(evidence) for c, _ in evidence.claims)
    with pytest.raises(LedgerError, match="no such event"):
        war.evidence("evt_0000")


def test_markup_in_a_text_stays_text() -> None:
    text = "<script>alert(1)</script> The army shelled <b>Mhardeh</b>."
    start = text.index("shelled")
    claim = a_claim(span=Quote(start=start, end=start + 22, exact=text[start : start + 22]))
    assert "<script>" not in _marked(claim, text)
    assert "<mark>shelled" in _marked(claim, text)
