"""Fifty thousand events on the map: the page's own part, whatever the server takes (`make bench` measures both together)."""

from __future__ import annotations

import json
import random
from typing import Any

from playwright.sync_api import Route, expect

from tests.browser.conftest import Opening

EVENTS, PLACES = 50_000, 2_000
TYPES = ["Battles", "Explosions/Remote violence", "Violence against civilians", "Protests"]


def _columns() -> dict[str, Any]:
    rng = random.Random(7)
    places = [(round(rng.uniform(35.8, 42), 3), round(rng.uniform(32.6, 37), 3)) for _ in range(PLACES)]
    at = [places[int(PLACES * rng.random() ** 2)] for _ in range(EVENTS)]
    return {
        "n": EVENTS, "id": [f"evt_{i:016x}" for i in range(EVENTS)], "lon": [p[0] for p in at], "lat": [p[1] for p in at],
        "precision": [rng.choice((1, 1, 2)) for _ in at], "type": [rng.randrange(len(TYPES)) for _ in at],
        "day": ["2016-04-12"] * EVENTS, "agreement": [0] * EVENTS, "letter": ["F"] * EVENTS,
        "disputed": [int(rng.random() < 0.1) for _ in at], "dead": [None] * EVENTS, "types": TYPES, "agreements": ["single"],
        "regions": [{"admin1": "Hama", "country": "SY", "n": 3, "ids": ["evt_a", "evt_b", "evt_c"]}], "unplaced": 0, "undated": 0,
    }  # fmt: skip


def test_fifty_thousand_events_are_drawn(site: str, opened: Opening) -> None:
    body = json.dumps(_columns())

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    page = opened(site, before=lambda page: page.route("**/api/map*", answer))
    expect(page.locator("[data-testid=map][data-idle=yes]")).to_have_count(1, timeout=60_000)
    took = page.evaluate("performance.getEntriesByName('fogline-map-idle')[0].startTime")
    assert took < 20_000  # a machine that does three other things; the bench holds it to three seconds
    page.get_by_test_id("map").click()  # there is a cluster nearly everywhere: nothing breaks
    expect(page.get_by_test_id("timeline")).to_be_visible()
