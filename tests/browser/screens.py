"""Every screen with what tells that it is there; also for the screenshots. What the demo holds is asked of the API: the coder may change."""

from __future__ import annotations

from typing import Any

import httpx
from playwright.sync_api import Page, expect

SCREENS = {
    "explore": ("/", "explore"),
    "event": ("/events/{event}", "event"),
    "article": ("/documents/{document}", "article"),
    "control": ("/control?place=tell_al_sayyad", "control"),
    "outlets": ("/outlets", "outlets"),
    "review": ("/review", "review"),
    "add": ("/add", "add"),
    "method": ("/method", "method"),
    "export": ("/export", "export"),
}


def asked(site: str, path: str, **params: Any) -> Any:
    """What the API answers."""
    answer = httpx.get(f"{site}/api{path}", params=params, trust_env=False, follow_redirects=True, timeout=30)
    answer.raise_for_status()
    return answer.json()


def disputed(site: str, field: str = "losses.killed") -> dict[str, Any]:
    """The event whose tellings part most on a field."""
    events = asked(site, "/events", disputed=field.split(".", maxsplit=1)[0])["items"]

    def width(event: dict[str, Any]) -> int:
        return max(
            len(d["values"]) for d in event["disputes"] if d["field"].startswith(field) and d["kind"] == "contradiction"
        )

    return dict(max((e for e in events if any(d["field"].startswith(field) for d in e["disputes"])), key=width))


def address(site: str, name: str) -> str:
    """Where a screen is."""
    path, _ = SCREENS[name]
    if "{event}" in path:
        path = path.format(event=disputed(site)["id"])
    if "{document}" in path:
        path = path.format(document=disputed(site)["documents"][0])
    return site + path


def settled(page: Page, name: str) -> None:
    """Waits until a screen shows what it is for."""
    expect(page.get_by_test_id(SCREENS[name][1])).to_be_visible()
    expect(page.locator(".loading")).to_have_count(0)
    shown = page.get_by_test_id("map")
    if shown.count() and shown.first.is_visible():
        expect(page.locator("[data-testid=map][data-idle=yes]")).to_have_count(1)
