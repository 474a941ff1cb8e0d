"""No dependency is older than the least version that is safe; no advisory service is asked (docs/safe-versions.txt)."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]


def _requirements() -> list[Requirement]:
    lines = (ROOT / "docs" / "safe-versions.txt").read_text().splitlines()
    return [Requirement(text) for line in lines if (text := line.split("#")[0].strip())]


def _pinned() -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "constraints.txt").read_text(), re.M)
    return {name.lower().replace("_", "-"): pin for name, pin in found}


def test_each_line_says_why() -> None:
    lines = (ROOT / "docs" / "safe-versions.txt").read_text().splitlines()
    assert all(" # " in line for line in lines if not line.startswith("#"))
    assert len(_requirements()) >= 10


def test_what_is_installed_is_safe() -> None:
    old = []
    for wanted in _requirements():
        try:
            installed = version(wanted.name)
        except PackageNotFoundError:
            continue
        if not wanted.specifier.contains(Version(installed), prereleases=True):
            old.append(f"{wanted.name} {installed}, wanted {wanted.specifier}")
    assert old == []


def test_what_is_pinned_is_safe() -> None:
    pinned = _pinned()
    checked = [(r, pinned[r.name]) for r in _requirements() if r.name in pinned]
    assert len(checked) >= 6
    assert [f"{r.name} {pin}" for r, pin in checked if not r.specifier.contains(Version(pin), prereleases=True)] == []
