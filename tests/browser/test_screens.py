"""Every screen opens at its address, in both themes and on a narrow screen, and nobody is kept out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening
from tests.browser.screens import SCREENS, address, settled

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"


def _axe(page: Page) -> list[str]:
    """Serious and critical violations, with the first place of each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
    return [
        f"{v['id']} at {v['nodes'][0]['target']}: {v['nodes'][0]['failureSummary']}"
        for v in found
        if v["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_opens_and_can_be_used_by_all(site: str, opened: Opening, name: str) -> None:
    page = opened(address(site, name))
    settled(page, name)
    assert _axe(page) == []
    page.keyboard.press("t")  # dark
    expect(page.locator("html[data-theme=dark]")).to_have_count(1)
    settled(page, name)
    assert _axe(page) == []


def test_screens_fit_a_telephone(site: str, opened: Opening) -> None:
    page = opened(site, width=360, height=740)
    wide = {}
    for name in SCREENS:
        page.goto(address(site, name))
        settled(page, name)
        wide[name] = page.evaluate("document.documentElement.scrollWidth")
    assert {name: width for name, width in wide.items() if width > 360} == {}


def test_a_narrow_page_has_map_list_and_filters(site: str, opened: Opening) -> None:
    page = opened(site, width=360, height=740)
    page.get_by_role("button", name="map", exact=True).click()
    expect(page.locator("[data-testid=map][data-idle=yes]")).to_be_visible()
    page.get_by_role("button", name="filters", exact=True).click()
    expect(page.get_by_role("complementary", name="Filters")).to_be_visible()
    page.get_by_role("button", name="list", exact=True).click()
    expect(page.get_by_test_id("event-row").first).to_be_visible()


def test_help_opens_by_key_and_gives_the_focus_back(site: str, opened: Opening) -> None:
    page = opened(site)
    settled(page, "explore")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("g")
    page.keyboard.press("o")
    expect(page.get_by_test_id("outlets")).to_be_visible()


def test_what_is_not_there_says_so(site: str, opened: Opening) -> None:
    page = opened(f"{site}/events/evt_0000000000000000")
    expect(page.get_by_role("alert")).to_contain_text("nothing here")
