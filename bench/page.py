"""What a filter change costs the server (`make bench`): a seeded ledger of many events, each route asked under many filters.

Prints p50 and p95 of each route in milliseconds, and of a whole filter change: map, timeline, facets and the first page of the list.
The issue asks for at most 300 ms at p95 with 50,000 events. Events are made by the generator of `bench.growth`, reconciled in one
go, unless --ledger names a ledger.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.bulk import make_ledger
from litestar.testing import TestClient

from fogline.app import App
from fogline.store.ledger import Ledger
from fogline.web.entry import application
from fogline.web.site import Site

EVENTS = 50_000
ROUNDS = 60
CHANGE = ("map", "timeline", "facets", "events")
OTHERS = ("claims", "documents", "control", "outlets", "changes", "method")


def filters(facets: dict[str, Any], words: list[str], seed: int = 5) -> Iterator[dict[str, str]]:
    """What a reader may choose, one after the other, no two alike."""
    rng = random.Random(seed)
    types = [v for v, _ in facets["type"] if v]
    outlets = [row[0] for row in facets["outlet"]]
    while True:
        chosen: dict[str, str] = {}
        year, month, days = rng.randint(2013, 2016), rng.randint(1, 12), rng.choice((0, 0, 7, 30, 200))
        if days:
            chosen["from"] = f"{year}-{month:02}-01"
            chosen["to"] = f"{year + days // 100}-{month:02}-{min(28, 1 + days % 28):02}"
        for name, value in (
            ("type", rng.choice(types)), ("outlet", rng.choice(outlets)), ("agreement", rng.choice(["single", "contested", "corroborated"])),
            ("bbox", f"{rng.uniform(35, 38):.2f},{rng.uniform(32, 34):.2f},{rng.uniform(38, 42):.2f},{rng.uniform(35, 37):.2f}"),
            ("disputed", rng.choice(["any", "losses"])), ("country", "SY"), ("q", rng.choice(words)),
        ):  # fmt: skip
            if rng.random() < 0.25:
                chosen[name] = value
        yield chosen


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--ledger", help="A ledger that is there already.")
    given = parser.parse_args()
    app = App()
    with tempfile.TemporaryDirectory() as folder:
        address = given.ledger or str(Path(folder) / "page.db")
        if not given.ledger:
            start = time.perf_counter()
            make_ledger(app, Path(address), given.events)
            print(f"ledger made in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        print(json.dumps(measured(app, address), indent=1))


def measured(app: App, address: str) -> dict[str, Any]:
    """Milliseconds of each route."""
    times: dict[str, list[float]] = {}
    ledger = Ledger(address)
    site = Site(app, ledger, "bench")
    start = time.perf_counter()
    site.warm()
    warm = round(time.perf_counter() - start, 1)
    with TestClient(application(site), base_url="http://127.0.0.1") as page:
        first = page.get("/api/facets").json()
        shown = page.get("/api/events", params={"limit": 500}).json()["items"]
        words = sorted(
            {p["name"] for e in shown for p in e["places"]} | {a["name"] for e in shown for a in e["initiators"]}
        )
        some = filters(first, words)

        def ask(name: str, query: dict[str, str]) -> float:
            start = time.perf_counter()
            answer = page.get(f"/api/{name}", params=query)
            took = 1000 * (time.perf_counter() - start)
            if answer.status_code not in {200, 404}:
                raise SystemExit(f"{name} {query}: {answer.status_code} {answer.text[:200]}")
            times.setdefault(name, []).append(took)
            return took

        for _ in range(ROUNDS):
            query = next(some)
            times.setdefault("a filter change", []).append(sum(ask(name, query) for name in CHANGE))
        for name in OTHERS:
            for _ in range(5):
                ask(name, {"since": "0"} if name == "changes" else {})
    return {
        "events": first["events"],
        "claims": first["claims"],
        "seconds until warm": warm,
        "ms": {n: _quantiles(t) for n, t in times.items()},
    }


def _quantiles(times: list[float]) -> dict[str, float]:
    return {"p50": round(statistics.median(times), 1), "p95": round(sorted(times)[int(0.95 * (len(times) - 1))], 1)}


if __name__ == "__main__":
    main()
