"""Every screen with what tells that it is there; also for the screenshots."""

from __future__ import annotations

from playwright.sync_api import Page, expect

EVENT = "evt_ba132f4914818ba2"  # the hill that two camps say they took, in the bundled reports
SCREENS = {
    "explore": ("/", "explore"),
    "event": (f"/events/{EVENT}", "event"),
    "article": ("/documents/{document}", "article"),
    "control": ("/control?place=tell_al_sayyad", "control"),
    "outlets": ("/outlets", "outlets"),
    "review": ("/review", "review"),
    "add": ("/add", "add"),
    "method": ("/method", "method"),
    "export": ("/export", "export"),
}
DRAWN = ".figure svg, .bars svg, [data-testid=matrix], [data-testid=reader-text] mark"


def address(site: str, name: str, page_or_none: Page | None = None) -> str:
    """Where a screen is; the article needs the id of a report, which the API tells."""
    path, _ = SCREENS[name]
    if "{document}" in path:
        import httpx

        items = httpx.get(f"{site}/api/documents", params={"limit": 1}, trust_env=False).json()["items"]
        path = path.format(document=items[0]["id"])
    return site + path


def settled(page: Page, name: str) -> None:
    """Waits until a screen shows what it is for."""
    expect(page.get_by_test_id(SCREENS[name][1])).to_be_visible()
    expect(page.locator(".loading")).to_have_count(0)
    shown = page.get_by_test_id("map")
    if shown.count() and shown.first.is_visible():
        expect(page.locator("[data-testid=map][data-idle=yes]")).to_have_count(1)
