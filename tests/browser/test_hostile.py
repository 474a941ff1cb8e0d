"""Reports are other people's words: whatever stands in them is shown and never run. Both directions of writing stand right."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Opening
from tests.browser.screens import asked, settled
from tests.browser.served import ROOT, serving

PAYLOADS = (
    "<img src=x onerror=\"window.__ran='img'\">",
    "<script>window.__ran='script'</script>",
    '"><svg onload="window.__ran=\'svg\'">',
    "javascript:window.__ran='url'",
    "{{constructor.constructor('window.__ran=1')()}}",
)
ARABIC = "الجيش السوري يستعيد السيطرة على تل الصياد"


def _reports() -> Iterator[dict[str, str]]:
    for number, payload in enumerate(PAYLOADS):
        yield {
            "id": f"hostile-{number} {payload}", "title": f"Rebels capture Kafr Zita {payload}", "outlet": f"Outlet {payload}",
            "url": f"https://hostile.example/{number}?q={payload}", "published": "2016-04-12", "language": "en",
            "text": f"Jaysh al-Izza fighters captured Kafr Zita on Tuesday {payload} and killed {9 + number} soldiers, {payload} said.",
        }  # fmt: skip
    yield {
        "id": "arabic", "title": ARABIC, "outlet": "وكالة أنباء", "published": "2016-04-12", "language": "en",
        "text": f"{ARABIC}\nThe Syrian army captured Tell al-Sayyad on Tuesday.",
    }  # fmt: skip


@pytest.fixture(scope="module")
def hostile(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    rows = folder / "rows.jsonl"
    rows.write_text("".join(json.dumps(row) + "\n" for row in _reports()), encoding="utf-8")
    command = [sys.executable, "-m", "fogline", "add", str(rows), "--ledger", str(folder / "hostile.db")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 4}, done.stderr
    with serving(folder / "hostile.db") as address:
        yield address


def _nothing_ran(page: Page) -> None:
    assert page.evaluate("window.__ran ?? null") is None
    assert page.locator("main script, main img:not([role]), main svg[onload], [onerror]").count() == 0
    assert page.locator("main a[href^='javascript']").count() == 0


def test_nothing_that_a_report_says_is_run(hostile: str, opened: Opening) -> None:
    page = opened(hostile)
    settled(page, "explore")
    _nothing_ran(page)
    documents = asked(hostile, "/documents")["items"]
    assert len(documents) == len(PAYLOADS) + 1
    for document in documents[: len(PAYLOADS)]:
        page.goto(f"{hostile}/documents/{document['id']}")
        settled(page, "article")
        expect(page.get_by_role("heading", level=1)).not_to_be_empty()
        _nothing_ran(page)
    for event in asked(hostile, "/events")["items"][:3]:
        page.goto(f"{hostile}/events/{event['id']}")
        settled(page, "event")
        expect(page.get_by_test_id("evidence").first).to_be_visible()
        _nothing_ran(page)
    for screen in ("outlets", "method", "control"):
        page.goto(f"{hostile}/{screen}")
        settled(page, screen)
        _nothing_ran(page)
    page.goto(f"{hostile}/?q={PAYLOADS[0]}&place={PAYLOADS[1]}")
    expect(page.get_by_test_id("chip-q")).to_contain_text("onerror")
    _nothing_ran(page)


def test_text_stands_right_in_either_direction(hostile: str, opened: Opening) -> None:
    document = next(d for d in asked(hostile, "/documents")["items"] if d["title"] == ARABIC)
    page = opened(f"{hostile}/documents/{document['id']}")
    settled(page, "article")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(ARABIC)
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("document.fonts.check('16px \"IBM Plex Sans Arabic\"', 'ح')")
