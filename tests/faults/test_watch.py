"""Watching feeds on a loopback server: polite, remembered, undisturbed by whatever a server does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from fogline.app import App
from fogline.cli.main import cli
from fogline.desk.retrying import waiting
from fogline.desk.watching import EVERY, LONGEST, TRIES, Clock, Watching
from fogline.ingest.fetch import Fetcher
from fogline.model.issue import Issue
from fogline.store.ledger import Ledger
from tests.archives import item, page, rss
from tests.ledgers import NOW, SAMPLES, verdict
from tests.servers import Server


class FakeClock(Clock):
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.time, self.slept = 1_000_000.0, []
        self.now = lambda: self.time  # type: ignore[assignment]
        self.sleep = self._sleep  # type: ignore[assignment]

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture(scope="module")
def app() -> App:
    made = App([SAMPLES / "pack"])
    made.fetcher = Fetcher(allow_private=True, seconds=2, most=2**20)
    return made


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.stop()


class Watch:
    """A watch of one ledger, begun anew whenever it is asked for: nothing is remembered outside the ledger."""

    def __init__(self, app: App, path: Path) -> None:
        self.app, self.ledger = app, Ledger(str(path), create=True)
        self.clock = FakeClock()
        self.issues: list[Issue] = []

    def once(self, *feeds: str, follow: bool = False) -> int:
        watching = Watching(
            self.app, self.ledger, feeds, follow=follow, retrieved=lambda: NOW, clock=self.clock,
            told=lambda ref, issue: self.issues.append(issue) if issue else None,
        )  # fmt: skip
        return watching.once().documents


@pytest.fixture
def watch(app: App, tmp_path: Path) -> Watch:
    return Watch(app, tmp_path / "ledger.db")


def asked(server: Server, path: str) -> list[dict[str, str]]:
    return [headers for where, headers in server.asked if where == path]


def test_new_entries_are_added_once(server: Server, watch: Watch) -> None:
    server.pages["/feed"] = rss(item(1), item(2))
    feed = server.url("/feed")
    assert watch.once(feed) == 2
    assert watch.once(feed) == 0
    assert len(asked(server, "/feed")) == 1, "it is not due yet"
    watch.clock.time += EVERY + 1
    server.pages["/feed"] = rss(item(3), item(1), item(2))
    assert watch.once(feed) == 1
    assert verdict(watch.ledger).problems == ()
    assert "fogline/" in asked(server, "/feed")[0]["user-agent"]


def test_an_unchanged_feed_is_not_sent_again(server: Server, watch: Watch) -> None:
    server.pages["/feed"], server.etags["/feed"] = rss(item(1)), '"v1"'
    for _ in range(3):
        watch.once(server.url("/feed"))
        watch.clock.time += EVERY + 1
    assert [h.get("if-none-match") for h in asked(server, "/feed")] == [None, '"v1"', '"v1"']
    server.pages["/feed"], server.etags["/feed"] = rss(item(2), item(1)), '"v2"'
    assert watch.once(server.url("/feed")) == 1


def test_last_modified_is_sent_back(server: Server, watch: Watch) -> None:
    date = "Mon, 03 Mar 2031 06:00:00 GMT"
    server.pages["/feed"] = lambda h: h.give(rss(item(1)), Last_Modified=date)
    for _ in range(2):
        watch.once(server.url("/feed"))
        watch.clock.time += EVERY + 1
    assert asked(server, "/feed")[1]["if-modified-since"] == date


@pytest.mark.parametrize(
    "habit", ["/stall", "/drip-header", "/endless", "/circle", "/short", "/rubbish", "/nothing", "/bomb"]
)
def test_a_server_in_trouble_is_left_in_peace_ever_longer(server: Server, watch: Watch, habit: str) -> None:
    server.pages["/feed"] = rss(item(1))
    feeds = server.url(habit), server.url("/feed")
    assert watch.once(*feeds) == 1, "the other feed is read"
    assert sum(i.document_ref == feeds[0] for i in watch.issues) == 1
    watch.clock.time += EVERY + 1
    watch.once(*feeds)
    assert len(asked(server, habit)) in {1, 6}, "twice as long after the first failure (a circle asks six times)"
    before = len(server.asked)
    watch.clock.time += LONGEST
    watch.once(*feeds)
    assert len(server.asked) > before


def test_retry_after(server: Server, watch: Watch) -> None:
    server.pages["/feed"] = lambda h: h.give(b"", 429, Retry_After="7200")
    watch.once(server.url("/feed"))
    watch.clock.time += 7100
    watch.once(server.url("/feed"))
    assert len(asked(server, "/feed")) == 1
    watch.clock.time += 200
    watch.once(server.url("/feed"))
    assert len(asked(server, "/feed")) == 2


def test_robots_txt_is_respected(server: Server, watch: Watch) -> None:
    server.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n"
    server.pages["/private/feed"] = rss(item(1))
    server.pages["/feed"] = rss(
        item(2, full=False, link=server.url("/private/2")), item(3, full=False, link=server.url("/3"))
    )
    server.pages["/3"] = page(3).encode()
    assert watch.once(server.url("/private/feed"), server.url("/feed"), follow=True) == 1
    assert asked(server, "/private/feed") == asked(server, "/private/2") == []
    assert {i.code for i in watch.issues} >= {"robots"}
    assert max(watch.clock.slept) <= 3
    assert sum(watch.clock.slept) == pytest.approx(3)


def test_robots_txt_that_cannot_be_had_allows_nothing(server: Server, watch: Watch) -> None:
    server.pages["/robots.txt"] = lambda h: h.give(b"", 503)
    server.pages["/feed"] = rss(item(1))
    assert watch.once(server.url("/feed")) == 0
    assert asked(server, "/feed") == []


def test_entries_that_only_link_are_told_and_may_be_followed_later(server: Server, watch: Watch) -> None:
    server.pages["/feed"] = rss(item(1, full=False, link=server.url("/1")))
    assert watch.once(server.url("/feed")) == 0
    assert [f.code for f in waiting(watch.ledger)] == ["link-only"]
    server.pages["/1"] = page(1).encode()
    watch.clock.time += EVERY + 1
    assert watch.once(server.url("/feed"), follow=True) == 1
    assert waiting(watch.ledger) == []
    watch.clock.time += EVERY + 1
    watch.once(server.url("/feed"), follow=True)
    assert len(asked(server, "/1")) == 1


def test_a_page_that_fails_is_tried_again_and_then_queued(server: Server, watch: Watch) -> None:
    server.pages["/feed"], server.etags["/feed"] = rss(item(1, full=False, link=server.url("/busy"))), '"v1"'
    for _ in range(TRIES + 2):
        watch.once(server.url("/feed"), follow=True)
        watch.clock.time += EVERY + 1
    assert len(asked(server, "/busy")) == TRIES
    assert [(f.code, f.input) for f in waiting(watch.ledger)] == [("http-503", server.url("/busy"))]


def test_the_command(server: Server, tmp_path: Path) -> None:
    server.pages["/feed"] = rss(item(1), item(2, full=False))
    runner, ledger = CliRunner(), tmp_path / "l.db"
    refused = runner.invoke(cli, ["watch", server.url("/feed"), "--ledger", str(ledger), "--once"])
    assert "--allow-private" in refused.stderr
    done = runner.invoke(
        cli, ["watch", server.url("/feed"), "--ledger", str(tmp_path / "m.db"), "--once", "--allow-private"]
    )
    assert done.exit_code == 4, done.output
    assert "1 documents added" in done.stdout
    assert "link-only" in done.stderr
    assert runner.invoke(cli, ["watch", "feed.xml", "--ledger", str(ledger)]).exit_code == 2
