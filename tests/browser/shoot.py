"""Pictures of every screen on the demo's ledger: `make screenshots` puts them under docs/img."""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.chrome import HOW, find, started
from tests.browser.screens import SCREENS, address, settled
from tests.browser.served import built, demo, serving

COLOURS = 160  # of a picture: screens are flat, and pictures in a repository must be small
SIZES = {"wide": (1280, 800), "narrow": (360, 720)}
# which picture is taken how: every screen once, the main ones also dark and narrow
PLAN = [(name, "wide", False) for name in SCREENS] + [
    ("explore", "wide", True), ("event", "wide", True), ("explore", "narrow", False), ("event", "narrow", True),
]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    program = find()
    if program is None or not built():
        print(HOW if program is None else "the page is not built: run `make page`", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as place,
        started(program) as browser,
        serving(demo(Path(place) / "demo.db")) as site,
    ):
        total = sum(_shot(browser, site, folder, *plan) for plan in PLAN)
    print(f"{len(PLAN)} pictures in {folder}, {total / 1000:.0f} KB")
    return 0


def _shot(browser: Browser, site: str, folder: Path, name: str, size: str, dark: bool) -> int:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address(site, name))
    settled(page, name)
    _ready(page)
    picture = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    path = folder / f"{name}{'-dark' if dark else ''}{'-narrow' if size == 'narrow' else ''}.png"
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


def _ready(page: Page) -> None:
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(main())
