"""Trained weights that ship with Fogline: a named-entity recogniser for reports of armed conflict.

The labels are ``ACTOR``, ``PLACE``, ``PERSON`` and ``MEDIA``. ``fogline_models.load.load_ner`` loads it; how
it was made is told in ``training/ner/README.md`` of the source tree.
"""

from __future__ import annotations

from pathlib import Path


def ner_path() -> Path:
    """The folder that holds the recogniser's weights."""
    return Path(__file__).parent / "ner"
