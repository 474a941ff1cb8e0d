"""One browser and one server for all; each test has a page of its own that fails when anything is not as it must be."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.chrome import HOW, find, started
from tests.browser.served import built, demo, serving

PATIENCE = 30_000  # milliseconds: a loaded machine is slow, a wrong page is wrong at once
Opening = Callable[..., Page]
Before = Callable[[Page], None]
expect.set_options(timeout=PATIENCE)


def _unable(why: str) -> None:
    """In CI a test that cannot run has failed."""
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)


# Not for the session: the loop that playwright keeps running would stop every asyncio.run of the tests behind these.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not built():
        _unable("the page is not built: run `make page`")
    program = find()
    if program is None:
        _unable(HOW)
        return
    with started(program) as browser:
        yield browser


@pytest.fixture(scope="package")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo(tmp_path_factory.mktemp("page") / "demo.db")


@pytest.fixture(scope="package")
def site(chromium: Browser, ledger: Path) -> Iterator[str]:
    with serving(ledger) as address:
        yield address


class Watch:
    """What a page does that it must not do: asks other hosts, breaks the policy, throws, opens dialogs."""

    def __init__(self, base: str) -> None:
        self.host = urlsplit(base).netloc
        self.faults: list[str] = []

    def on(self, page: Page) -> None:
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"thrown: {error}"))
        page.on("dialog", lambda dialog: (self.faults.append(f"a dialog: {dialog.message}"), dialog.dismiss()))

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and parts.netloc != self.host:
            self.faults.append(f"asked {parts.netloc}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Opening]:
    """Opens an address in a context of its own; at the end none of the pages may have done what it must not."""
    contexts: list[tuple[BrowserContext, Watch]] = []

    def open_(url: str, width: int = 1360, height: int = 860, dark: bool = False, before: Before | None = None) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        watch = Watch(url)
        contexts.append((context, watch))
        page = context.new_page()
        watch.on(page)
        if before is not None:
            before(page)
        page.goto(url)
        return page

    yield open_
    for context, _ in contexts:
        context.close()
    assert [fault for _, watch in contexts for fault in watch.faults] == []
