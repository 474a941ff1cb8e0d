"""The two halves of a gold folder: one to tune rules on, one that rules are never tuned on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

from fogline.evaluate.gold import GoldArticle

Half = Literal["tune", "test"]


def half_of(article: GoldArticle) -> Half:
    """By a hash of the id, so that an article never changes halves when others come or go."""
    return "test" if hashlib.sha256(article.id.encode()).digest()[0] % 2 else "tune"


def only(articles: Iterable[GoldArticle], half: Half) -> list[GoldArticle]:
    """The articles of one half."""
    return [a for a in articles if half_of(a) == half]
