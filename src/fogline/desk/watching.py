"""Watching feeds: asked politely, entries added as they come, remembered in the ledger so that a stopped watch goes on where it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

import msgspec

from fogline.app import App
from fogline.desk.adding import Added, Adding, failed_of
from fogline.errors import InputError
from fogline.ingest.decode import unpack
from fogline.ingest.feed import Entry, row
from fogline.ingest.fetch import Fetched, FetchError
from fogline.ingest.raw import Raw, Row
from fogline.ingest.robots import Robots
from fogline.model.issue import Failure, Issue
from fogline.store.feeds import Feeds, FeedState
from fogline.store.keep import Keeper
from fogline.store.ledger import Ledger

EVERY = 900.0  # seconds between two looks at a feed
LONGEST = 86_400.0  # that a feed in trouble waits
GENTLE = 1.0  # seconds between two fetches from one site
TRIES = 3  # of a page that an entry links to
Told = Callable[[str, Issue | None], None]


class Clock:
    """Time as the watch sees it; tests hand in their own."""

    now = staticmethod(time.time)
    sleep = staticmethod(time.sleep)


class Watching:
    """One run of watching. `follow` fetches the page behind entries that only link to it."""

    def __init__(
        self, app: App, ledger: Ledger, feeds: Sequence[str], *, every: float = EVERY, follow: bool = False,
        retrieved: Callable[[], str], told: Told, clock: Clock | None = None,
    ) -> None:  # fmt: skip
        self._app, self._ledger, self._feeds = app, ledger, tuple(dict.fromkeys(feeds))
        self._every, self._follow, self._told = every, follow, told
        self._retrieved, self._clock = retrieved, clock or Clock()
        self._robots = Robots(app.fetcher)
        self._adding = Adding(app, ledger, retrieved())
        self._stage = app.stage(self._adding.fresh())
        self._last: dict[str, float] = {}

    def once(self) -> Added:
        """Look at each feed that is due, then at none."""
        self._adding.retrieved = self._retrieved()
        for url in self._feeds:
            if self._state(url).due <= self._clock.now():
                self._look(url)
        return self._adding.sum()

    def wait(self) -> None:
        """Sleep until the next feed is due."""
        due = min(self._state(url).due for url in self._feeds)
        self._clock.sleep(max(0.0, min(due - self._clock.now(), self._every)))
        self._robots = Robots(self._app.fetcher)  # rules may change while a watch runs for weeks

    def _state(self, url: str) -> FeedState:
        with self._ledger.reading() as connection:
            return Feeds(connection).get(url)

    def _look(self, url: str) -> None:
        state = self._state(url)
        try:
            answer = self._fetch(url, state)
            found = [] if answer.status == 304 else self._app.apart.feed(unpack(answer.body, url), url, answer.url)
        except InputError as error:
            self._trouble(state, error)
            return
        left = self._entries(url, found)
        now = self._clock.now()
        self._remember(
            FeedState(
                url=url, asked=now, due=now + max(self._every, self._robots.delay(url)),
                # with something left to fetch, the same answer must come again
                etag=None if left else answer.headers.get("etag") or (state.etag if answer.status == 304 else None),
                modified=None if left else answer.headers.get("last-modified") or (state.modified if answer.status == 304 else None),
            )
        )  # fmt: skip

    def _fetch(self, url: str, state: FeedState | None) -> Fetched:
        """An answer, after what the site asks for: leave, a pause, and no second copy of what we have."""
        if not self._robots.allows(url):
            message = f"{url}: the site's robots.txt does not let us fetch this"
            raise FetchError(message, code="robots", ref=url)
        site = urlsplit(url).netloc
        pause = self._last.get(site, 0.0) + max(GENTLE, self._robots.delay(url)) - self._clock.now()
        if pause > 0:
            self._clock.sleep(min(pause, LONGEST))
        self._last[site] = self._clock.now()
        headers = {"If-None-Match": state.etag} if state and state.etag else {}
        headers |= {"If-Modified-Since": state.modified} if state and state.modified else {}
        return self._app.fetcher.get(url, headers)

    def _trouble(self, state: FeedState, error: InputError) -> None:
        """A feed that cannot be had waits twice as long each time, or as long as its server says."""
        wait = min(LONGEST, self._every * 2 ** min(state.failures + 1, 20))
        if isinstance(error, FetchError) and error.wait is not None:
            wait = min(max(self._every, error.wait), 7 * LONGEST)
        now = self._clock.now()
        self._remember(
            msgspec.structs.replace(state, asked=now, due=now + wait, failures=state.failures + 1)
        )  # fmt: skip
        issue = Issue(code=error.code, message=f"{error}; next look in {wait / 60:.0f} minutes", document_ref=state.url)
        self._told(state.url, issue)

    def _remember(self, state: FeedState) -> None:
        with self._ledger.writing() as connection:
            Feeds(connection).put(state)

    def _entries(self, url: str, found: Sequence[Entry]) -> int:
        """Add what is new, the oldest first. How many entries are to be tried again."""
        with self._ledger.reading() as connection:
            seen = Feeds(connection).seen(url, [e.key for e in found])
        left = 0
        for entry in reversed(found):
            tried = _tries(seen.get(entry.key))
            if tried is None or (seen.get(entry.key) == "link" and not self._follow):
                continue
            state = self._entry(url, entry, tried)
            left += _tries(state) is not None and state != "link"
            with self._ledger.writing() as connection:
                Feeds(connection).mark(url, entry.key, state)
        return left

    def _entry(self, url: str, entry: Entry, tried: int) -> str:
        """Add one entry. What became of it."""
        try:
            raw = self._page(entry, url) if self._follow and not entry.html and entry.url else row(entry, url)
        except InputError as error:
            if tried + 1 < TRIES and error.code != "robots":
                self._told(url, Issue(code=error.code, message=str(error), document_ref=entry.url))
                return f"tried {tried + 1}"
            raw = Failure(code=error.code, message=str(error), document_ref=entry.url, input=entry.url)
        outcome = "added"
        for item in self._stage([raw]):
            self._adding.take(item, self._told)
            if isinstance(item, Failure):
                outcome = "link" if item.code == "link-only" else "failed"
        if outcome == "added":
            self._resolve(url, entry)
        return outcome

    def _resolve(self, url: str, entry: Entry) -> None:
        """An entry that was only a link when it was first seen, and now is read."""
        bare = row(msgspec.structs.replace(entry, html=""), url)
        assert isinstance(bare, Failure)
        failed = failed_of(bare, url, (None, None))
        with self._ledger.writing() as connection:
            Keeper(connection).failures([msgspec.structs.replace(failed, outcome="resolved")])

    def _page(self, entry: Entry, feed: str) -> Raw:
        assert entry.url is not None
        answer = self._fetch(entry.url, None)
        known = Row(url=entry.url, title=entry.title, published=entry.published)
        return Raw(input=entry.url, ref=entry.url, shape="page", body=answer.body, row=known, charset=answer.charset)


def _tries(state: str | None) -> int | None:
    """How often an entry was tried; None where nothing is left to do. An entry that was only a link may be followed later."""
    if state is None or state == "link":
        return 0
    return int(state.removeprefix("tried ")) if state.startswith("tried ") else None
