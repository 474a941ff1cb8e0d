"""What the page is for: finding two outlets that contradict each other, and the words; and addresses that hold the state."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opening
from tests.browser.screens import asked, disputed, settled

ROWS = "event-row"


def _events(n: int) -> str:
    return f"{n} event" if n == 1 else f"{n} events"


def test_three_clicks_to_two_outlets_and_their_sentences(site: str, opened: Opening) -> None:
    event = disputed(site)
    page = opened(site)
    page.get_by_test_id("disputed-losses").click()
    page.locator(f"[data-testid={ROWS}][href*='{event['id']}']").click()
    toll = page.locator("[data-testid=parting][data-field^='losses.killed']").first
    answers = toll.get_by_test_id("answer")
    expect(answers.nth(1)).to_be_visible()
    outlets = {answers.nth(i).locator("a.outlet").inner_text() for i in range(answers.count())}
    figures = {answers.nth(i).locator(".answer-value").inner_text() for i in range(answers.count())}
    assert len(outlets) >= 2 and len(figures) >= 2
    for i in range(answers.count()):  # in each sentence the words of the figure stand out
        expect(answers.nth(i).locator("blockquote mark.focus").first).to_be_visible()
    words = answers.first.locator("blockquote mark.focus").first.inner_text()
    answers.first.get_by_role("link", name="in the article").click()
    expect(page.locator("mark.lit").first).to_be_in_viewport()
    expect(page.get_by_test_id("reader-text")).to_contain_text(words)


def test_filters_stand_in_the_address_and_the_buttons_of_the_browser_work(site: str, opened: Opening) -> None:
    kind = "Explosions/Remote violence"
    blasts = asked(site, "/events", type=kind)["total"]
    denied = asked(site, "/events", type=kind, agreement="denied")["total"]
    assert 0 < denied < blasts
    page = opened(site)
    page.get_by_role("button", name=re.compile("^Explosions")).click()
    expect(page.get_by_test_id("count")).to_have_text(_events(blasts))
    page.get_by_role("button", name=re.compile("^denied")).click()
    expect(page).to_have_url(f"{site}/?type=Explosions%2FRemote%20violence&agreement=denied")
    expect(page.get_by_test_id("count")).to_have_text(_events(denied))
    page.get_by_test_id(ROWS).first.click()
    expect(page.get_by_test_id("event")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(page.get_by_test_id("count")).to_have_text(_events(blasts))
    page.go_forward()
    expect(page.get_by_test_id("count")).to_have_text(_events(denied))
    again = opened(page.url)  # somebody else opens the link
    expect(again.get_by_test_id("count")).to_have_text(_events(denied))
    again.get_by_role("link", name="Outlets").click()
    expect(again).to_have_url(re.compile(r"/outlets\?type=.*&agreement=denied"))


def test_days_are_brushed_on_the_histogram(site: str, opened: Opening) -> None:
    page = opened(site)
    expect(page.locator(".bars svg rect").first).to_be_visible()
    box = page.locator(".brush-catch").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + 40, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d"))
    first, last = re.findall(r"\d{4}-\d\d-\d\d", page.url)
    some = asked(site, "/events", **{"from": first, "to": last})["total"]
    assert 0 < some < asked(site, "/events")["total"]
    expect(page.get_by_test_id("count")).to_have_text(_events(some))
    page.get_by_role("button", name="The stretch before").click()
    expect(page).not_to_have_url(re.compile(f"from={first}"))


def test_what_has_no_place_lies_in_a_tray(site: str, opened: Opening) -> None:
    loose = asked(site, "/map")["unplaced"]
    assert loose > 0
    page = opened(site)
    page.get_by_test_id("tray-place").click()
    expect(page).to_have_url(f"{site}/?without=place&show=list")
    expect(page.get_by_test_id("count")).to_have_text(_events(loose))
    expect(page.get_by_test_id(ROWS)).to_have_count(loose)


def test_a_click_on_the_map_tells_what_is_there(site: str, opened: Opening) -> None:
    page = opened(f"{site}/?place=Aleppo")
    settled(page, "explore")
    box = page.get_by_test_id("map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # the map is set to what it shows
    expect(page.get_by_test_id("map-card")).to_contain_text("Aleppo")


def test_an_event_shows_silence_apart_from_contradiction(site: str, opened: Opening) -> None:
    event = disputed(site)
    rows = asked(site, f"/events/{event['id']}/matrix")["rows"]
    stands = [{c["stand"] for c in row["cells"]} for row in rows]
    number = next(i for i, found in enumerate(stands) if found == {"agrees", "contradicts", "silent"})
    page = opened(f"{site}/events/{event['id']}")
    row = page.get_by_test_id("matrix").locator("tbody tr").nth(number)
    expect(row.locator("td.contradicts").first).to_contain_text("✕")
    expect(row.locator("td.silent").first).to_contain_text("–")
    expect(row.locator("td.agrees").first).to_contain_text("✓")
    ladder = page.get_by_test_id("ladder").first.get_by_role("img", name=re.compile("event’s reading"))
    expect(ladder.locator("svg")).to_be_visible()


def test_a_field_says_why_it_has_its_value(site: str, opened: Opening) -> None:
    page = opened(f"{site}/events/{disputed(site)['id']}")
    page.get_by_role("button", name="where", exact=True).click()
    why = page.locator("tr.why")
    expect(why).to_contain_text("every place named")
    expect(why.locator("q").first).not_to_be_empty()


def test_text_and_claims_lead_to_each_other(site: str, opened: Opening) -> None:
    page = opened(f"{site}/events/{disputed(site)['id']}")
    page.get_by_test_id("evidence").first.get_by_role("link", name="in the article").click()
    expect(page.get_by_test_id("article")).to_be_visible()
    first = _lit(page)
    page.keyboard.press("j")
    expect(page.locator(f"[data-testid=claim].lit[data-claim='{first}']")).to_have_count(0)
    second = _lit(page)
    assert second in (page.locator("mark.lit").first.get_attribute("data-claims") or "")
    page.keyboard.press("h")
    expect(page.get_by_test_id("reader-text").locator("mark")).to_have_count(0)


def _lit(page: Page) -> str:
    shown = page.locator("[data-testid=claim].lit")
    expect(shown).to_have_count(1)
    return shown.get_attribute("data-claim") or ""


def test_control_changes_with_the_day_and_with_who_tells_it(site: str, opened: Opening) -> None:
    day = disputed(site, "control")["time"]["earliest"]
    page = opened(f"{site}/control?at={day}")
    strip = page.get_by_test_id("strip").filter(has_text="Tell al-Sayyad")
    expect(strip).to_contain_text(" or ")  # contested
    page.keyboard.press("ArrowLeft")
    expect(page).not_to_have_url(re.compile(f"at={day}"))
    expect(strip).not_to_contain_text(" or ")
    page.keyboard.press("ArrowRight")
    expect(strip).to_contain_text(" or ")
    page.get_by_test_id("as-told-by").select_option("government")
    expect(page).to_have_url(re.compile("camp=government"))
    expect(strip).not_to_contain_text(" or ")
    strip.get_by_role("button").click()
    expect(strip.get_by_role("listitem").first).to_be_visible()


def test_an_export_is_checked_and_taken(site: str, opened: Opening) -> None:
    page = opened(f"{site}/export?type=Battles")
    page.get_by_role("radio", name=re.compile("^CSV")).check()
    page.get_by_test_id("check").click()
    expect(page.get_by_test_id("check-report")).to_contain_text("SHA-256")
    with page.expect_download() as taken:
        page.get_by_test_id("download").click()
    assert len(taken.value.path().read_text(encoding="utf-8").splitlines()) > 1
