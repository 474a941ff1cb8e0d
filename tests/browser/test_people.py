"""People with accounts: logging in, what a role may do, logging out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Opening
from tests.browser.served import ROOT, serving

PASSWORD = "three blind crows in a row"


@pytest.fixture(scope="module")
def guarded(chromium: Browser, ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    target = Path(shutil.copy(ledger, tmp_path_factory.mktemp("guarded")))
    for name, role in (("Amal", "admin"), ("Vera", "viewer")):
        command = [sys.executable, "-m", "fogline", "users", "add", name, "--role", role, "--ledger", str(target)]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | {"FOGLINE_PASSWORD": PASSWORD},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    with serving(target) as address:
        yield address


def _log_in(page: Page, name: str, password: str) -> None:
    form = page.get_by_test_id("login")
    form.get_by_label("Name").fill(name)
    form.get_by_label("Password").fill(password)
    form.get_by_role("button", name="Log in").click()


def test_whoever_is_not_known_logs_in_first(guarded: str, opened: Opening) -> None:
    page = opened(f"{guarded}/outlets")
    expect(page.get_by_test_id("login")).to_be_visible()
    _log_in(page, "Vera", "wrong")
    expect(page.get_by_role("alert")).to_contain_text("do not fit")
    _log_in(page, "Vera", PASSWORD)
    expect(page.get_by_test_id("outlets")).to_be_visible()  # the address that was asked for
    expect(page.get_by_role("navigation", name="Screens")).not_to_contain_text("Review")
    page.goto(f"{guarded}/review")
    expect(page.get_by_role("status")).to_contain_text("needs the role")
    page.get_by_role("button", name="log out").click()
    expect(page.get_by_test_id("login")).to_be_visible()


def test_an_admin_reviews(guarded: str, opened: Opening) -> None:
    page = opened(f"{guarded}/review")
    _log_in(page, "Amal", PASSWORD)
    expect(page.get_by_test_id("review-card")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_test_id("said")).to_contain_text("accepted")
