"""Real readers of the field open each file: pandas, polars, pyarrow, geopandas, and, where installed, FollowTheMoney and libhxl."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fogline.export import acled, ucdp
from fogline.export import columns as flat_columns
from fogline.export.registry import PROFILES, write
from fogline.packs.load import Knowledge
from tests.dossiers import EDGES

pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
pq = pytest.importorskip("pyarrow.parquet")
gpd = pytest.importorskip("geopandas")

LOCATED = [k for k, d in EDGES.items() if d.event.places and d.event.places[0].lat is not None]


@pytest.fixture(scope="module")
def files(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exports")
    found = {}
    for name, profile in PROFILES.items():
        found[name] = folder / f"{name}{profile.suffix}"
        write(name, EDGES.values(), knowledge, found[name])
    return found


def test_pandas_reads_the_csv(files: dict[str, Path]) -> None:
    frame = pd.read_csv(files["csv"], parse_dates=["date_start"])
    assert list(frame.columns) == list(flat_columns.NAMES) and len(frame) == len(EDGES)
    row = frame.set_index("id").loc["evt_plain"]
    assert (row.killed_best, row.lat, row.date_start) == (33, 33.6444, pd.Timestamp("2016-05-14"))
    assert pd.isna(frame.set_index("id").loc["evt_heavy"].killed_best)
    assert frame.set_index("id").loc["evt_arabic"].place == "الطبقة"


def test_polars_reads_the_csv(files: dict[str, Path]) -> None:
    frame = pl.read_csv(files["csv"], infer_schema_length=None, try_parse_dates=True)
    assert (
        frame.height == len(EDGES) and frame.schema["killed_best"] == pl.Int64 and frame.schema["date_start"] == pl.Date
    )
    assert frame.filter(pl.col("id") == "evt_heavy")["killed_best"].to_list() == [None]


def test_pandas_reads_acled_and_ucdp(files: dict[str, Path]) -> None:
    frame = pd.read_csv(files["acled"], parse_dates=["event_date"])
    assert list(frame.columns) == [*acled.COLUMNS, *acled.OURS] and len(frame) > 10
    assert (
        frame.fatalities.dtype.kind == "i" and frame.latitude.between(-90, 90).all() and frame.event_id_cnty.is_unique
    )
    frame = pd.read_csv(files["ucdp"])
    assert list(frame.columns) == [*ucdp.COLUMNS, *ucdp.OURS] and len(frame) > 5
    assert (frame.best == frame.deaths_a + frame.deaths_b + frame.deaths_civilians + frame.deaths_unknown).all()
    assert ((frame.low <= frame.best) & (frame.best <= frame.high)).all()


def test_the_parquet_is_typed(files: dict[str, Path]) -> None:
    table = pq.read_table(files["parquet"])
    types = {f.name: str(f.type) for f in table.schema}
    assert (types["date_start"], types["killed_best"], types["lat"], types["background"]) == (
        "date32[day]",
        "int64",
        "double",
        "bool",
    )
    assert types["origins"].startswith("list<") and table.num_rows == len(EDGES)
    assert table.schema.metadata[b"fogline:coding_profile"] == b"fogline-parquet/1"
    rows = {r["id"]: r for r in table.to_pylist()}
    assert rows["evt_plain"]["date_start"] == date(2016, 5, 14) and rows["evt_plain"]["origins"] == ["Amaq"]
    assert rows["evt_heavy"]["killed_best"] is None and rows["evt_nodate"]["date_start"] is None


def test_pandas_and_polars_read_the_parquet(files: dict[str, Path]) -> None:
    assert len(pd.read_parquet(files["parquet"])) == len(EDGES)
    frame = pl.read_parquet(files["parquet"])
    assert frame.schema["claim_ids"] == pl.List(pl.String) and frame["killed_best"].null_count() > 0


def test_geopandas_reads_both_geometries(files: dict[str, Path]) -> None:
    for frame in (gpd.read_parquet(files["geoparquet"]), gpd.read_file(files["geojson"])):
        assert len(frame) == len(EDGES) and frame.crs is not None and frame.crs.to_epsg() in {4326, None}
        assert int(frame.geometry.notna().sum()) == len(LOCATED)
        point = frame.set_index("id").loc["evt_plain"].geometry
        assert (point.x, point.y) == (36.6939, 33.6444)
    assert gpd.read_parquet(files["geoparquet"]).crs.to_authority() in {("OGC", "CRS84"), ("EPSG", "4326")}


def test_row_groups_hold_all_rows(knowledge: Knowledge, tmp_path: Path) -> None:
    from fogline.export.options import ExportOptions

    target = tmp_path / "groups.parquet"
    write("parquet", EDGES.values(), knowledge, target, ExportOptions(rows_at_once=10))
    file = pq.ParquetFile(target)
    assert file.num_row_groups == -(-len(EDGES) // 10) and file.metadata.num_rows == len(EDGES)


def test_polars_reads_the_lines(files: dict[str, Path]) -> None:
    frame = pl.read_ndjson(files["plover"], infer_schema_length=None)
    assert {"id", "date", "actor", "event"} <= set(frame.columns) and frame.height > 10


def test_pandas_reads_mentions_and_counts(files: dict[str, Path]) -> None:
    frame = pd.read_csv(files["gdelt-mentions"], sep="\t", header=None)
    assert frame.shape[1] == 16 and len(frame) == sum(len(d.claims) for d in EDGES.values())
    frame = pd.read_csv(files["hapi"])
    assert (frame.events > 0).all() and set(frame.event_type) <= {
        "civilian_targeting",
        "demonstration",
        "political_violence",
    }
    frame = pd.read_csv(files["hxl"], skiprows=[1])
    assert len(frame) == len(EDGES)


def _schemata(model: Any, files: dict[str, Path]) -> list[str]:
    found = []
    for line in files["ftm"].read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        model.get(record["schema"]).validate(record)
        proxy = model.get_proxy(record, cleaned=False)
        assert {k: sorted(proxy.get(k)) for k in record["properties"]} == {
            k: sorted(v) for k, v in record["properties"].items()
        }
        found.append(record["schema"])
    return found


def test_followthemoney_takes_every_entity(files: dict[str, Path]) -> None:
    model = pytest.importorskip("followthemoney").model
    assert {"Event", "Article", "Organization", "PublicBody", "Mention"} <= set(_schemata(model, files))


def test_libhxl_reads_the_hashtags(files: dict[str, Path]) -> None:
    hxl = pytest.importorskip("hxl")
    with hxl.data(str(files["hxl"]), hxl.InputOptions(allow_local=True)) as source:
        tags = [c.tag for c in source.columns]
        assert "#affected" in tags and len(list(source)) == len(EDGES)
