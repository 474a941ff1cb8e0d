"""Chromium for the tests: found where it is installed, or installed where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# headless, on software, without a word to anybody: no updates, no syncing, no background look-ups
FLAGS = (
    "--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", "--enable-unsafe-swiftshader", "--force-color-profile=srgb", "--hide-scrollbars",
)  # fmt: skip
HOW = (
    "no Chromium was found. On Debian or Ubuntu: `sudo apt-get install chromium`; elsewhere install Chromium or Chrome, "
    "or set FOGLINE_CHROMIUM to its program"
)


def find() -> Path | None:
    """The browser's program."""
    told = os.environ.get("FOGLINE_CHROMIUM")
    if told:
        return Path(told) if Path(told).is_file() else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None


def install() -> Path | None:
    """Debian's Chromium, where this user may install it."""
    if not shutil.which("apt-get"):
        return None
    rise = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if rise and not shutil.which("sudo"):
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        done = subprocess.run([*rise, "apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            return None
    return find()


@contextmanager
def started(program: Path) -> Iterator[Browser]:
    """A browser for as long as it is needed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def main() -> int:
    """Find or install."""
    program = find() or install()
    print(f"browser: {program}" if program else f"The browser tests will be skipped: {HOW}.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
