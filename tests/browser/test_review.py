"""Reviewing by keys alone: accept, correct, reject, take back; what is decided stands in the ledger."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Opening
from tests.browser.screens import asked, settled
from tests.browser.served import serving


@pytest.fixture(scope="module")
def own(chromium: Browser, ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A copy of the ledger: what is decided here must not change what others look at."""
    copy = Path(shutil.copy(ledger, tmp_path_factory.mktemp("own")))
    with serving(copy) as address:
        yield address


def _claim(page: Page) -> str:
    return page.get_by_test_id("review-card").get_by_test_id("evidence").get_attribute("id") or ""


def _voted(site: str) -> int:
    """Claims on which somebody has voted."""
    return int(asked(site, "/review/progress")["voted"])


def test_a_queue_is_worked_off_by_keys(own: str, opened: Opening) -> None:
    page = opened(f"{own}/review")
    settled(page, "review")
    worths = [float(text) for text in page.locator(".queue-worth").all_inner_texts()]
    assert worths == sorted(worths, reverse=True) and worths[0] > 0
    first = _claim(page)
    before = _voted(own)
    page.keyboard.press("a")
    expect(page.get_by_test_id("said")).to_contain_text("accepted")
    votes = {claim: who for item in asked(own, "/review")["items"] for claim, who in item["votes"].items()}
    assert votes[first] == {"tester": "accept"} and _voted(own) == before + 1

    second = _claim(page)
    assert second != first
    page.keyboard.press("r")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Reject").click()
    expect(dialog).to_be_visible()  # a reason is needed
    page.get_by_role("dialog").get_by_role("textbox", name="Why").fill("the sentence tells of another day")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("said")).to_contain_text("rejected")
    assert _voted(own) == before + 2

    page.keyboard.press("u")
    expect(page.get_by_test_id("said")).to_contain_text("taken back")
    assert _voted(own) == before + 1


def test_a_correction_keeps_what_the_machine_read(own: str, opened: Opening) -> None:
    page = opened(f"{own}/review")
    settled(page, "review")
    claim = _claim(page)
    page.keyboard.press("c")
    page.get_by_role("dialog").locator("select[name=field]").select_option("time.edtf")
    before = page.get_by_role("dialog").locator("b").inner_text()
    page.get_by_role("dialog").get_by_role("textbox", name="Right is").fill("2016-04-09")
    page.get_by_role("dialog").get_by_role("textbox", name="Why").fill("the dateline says so")
    page.get_by_role("dialog").get_by_role("button", name="Correct").click()
    expect(page.get_by_test_id("said")).to_contain_text("corrected")
    event = page.get_by_test_id("review-card").get_by_role("link").first.get_attribute("href") or ""
    name = re.findall(r"evt_\w+", event)[0]
    corrections = asked(own, f"/events/{name}")["corrections"]
    made = next(c for c in corrections if c["claim"] == claim)
    assert made["who"] == "tester" and made["why"] == "the dateline says so"
    assert made["value"]["edtf"] == "2016-04-09" and made["before"]["edtf"] != "2016-04-09"
    assert before  # the dialog told it
    page.goto(f"{own}/events/{name}")
    expect(page.get_by_role("heading", name="Decided by people")).to_be_visible()


def test_a_text_is_added_and_becomes_an_event(own: str, opened: Opening) -> None:
    page = opened(f"{own}/add")
    page.get_by_test_id("paste").fill(
        "Kafr Zita, 15 April 2016\n\nJaysh al-Izza fighters captured Kafr Zita on Friday and killed 12 soldiers of the Syrian army."
    )
    page.get_by_role("button", name="Add the text").click()
    expect(page.locator("[data-testid=job][data-state=done]")).to_be_visible(timeout=60_000)
    result = page.get_by_test_id("job-document")
    expect(result).to_contain_text("added")
    result.get_by_role("link").click()
    expect(page.get_by_test_id("reader-text")).to_contain_text("killed 12 soldiers")
    expect(page.get_by_test_id("claim").first).to_be_visible()
