"""Fogline: partisan reporting of armed conflict turned into structured, sourced, comparable data."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`fogline.open(ledger)`: see `fogline.notebook.War`. Loaded when asked for, so that commands start fast."""
    if name == "open":
        return import_module("fogline.notebook").War
    raise AttributeError(f"module 'fogline' has no attribute {name!r}")
