"""Reading a folder of gold files, and what is wrong in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import yaml

from fogline.errors import GoldError
from fogline.evaluate import foreign
from fogline.evaluate.gold import FORMAT, GoldArticle, GoldEvent, find


def read_gold(folder: Path) -> list[GoldArticle]:
    """All gold articles below a folder in the order of their ids; GoldError names the file and what is wrong in it."""
    if not folder.is_dir():
        raise GoldError(f"{folder} is not a folder with gold files (docs/gold.md)")
    articles = sorted((a for path in gold_files(folder) for a in read_file(path)), key=lambda a: a.id)
    for one, other in pairwise(articles):
        if one.id == other.id:
            raise GoldError(f"two gold articles in {folder} have the id {one.id}")
    return articles


def gold_files(folder: Path) -> list[Path]:
    """The YAML files below a folder."""
    return sorted(p for p in folder.rglob("*") if p.suffix in {".yml", ".yaml"})


def read_file(path: Path) -> Iterator[GoldArticle]:
    """The articles of one file, checked; GoldError says what is wrong."""
    try:
        data = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        rows = data if isinstance(data, list) else [data]
        articles = [_article(path, row) for row in rows if not _is_other(row)]
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from error
    for article in articles:
        if problems := list(check(article)):
            raise GoldError(f"{path}: {article.id}: " + "; ".join(problems))
        yield article


def _is_other(row: object) -> bool:
    """A YAML file beside the gold that is no article (notes on several documents, and the like)."""
    return isinstance(row, dict) and "format" not in row and "document" not in row


def _article(path: Path, row: object) -> GoldArticle:
    if isinstance(row, dict) and row.get("schema") == foreign.SCHEMA:
        return foreign.read_foreign(path, row)
    return msgspec.convert(plain(row), GoldArticle)


def plain(value: object) -> object:
    """YAML's dates and numbers as the words that stand there."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def check(article: GoldArticle) -> Iterator[str]:
    """What is wrong in an article: quotes that do not stand in its text, events without words or type."""
    if article.format != FORMAT:
        yield f"format is {article.format!r}, expected {FORMAT!r}"
    for number, event in enumerate(article.events, 1):
        if not event.words:
            yield f"event {number} has no words"
        if event.kind == "event" and not event.type:
            yield f"event {number} has no type"
        for words in _quotes(event):
            if find(article.text, words, 0) is None:
                yield f"event {number}: {words!r} does not stand in the text"
        for loss in event.losses:
            if (loss.kind == "materiel") != (loss.item is not None):
                yield f"event {number}: a loss of kind materiel names its item, others name none"


def _quotes(event: GoldEvent) -> Iterator[str]:
    yield from event.words
    for part in (
        *event.initiators,
        *event.targets,
        *event.places,
        *event.losses,
        *((event.time,) if event.time else ()),
    ):
        if part.words:
            yield part.words
