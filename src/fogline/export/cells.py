"""Cells of tables that spreadsheets open: lists joined, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

# OWASP, "CSV injection": cells that begin so are read as formulas
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
_BREAKS = re.compile(r"[\r\n\t\v\f\u0085\u2028\u2029]+")
LIST = "; "


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula; plain numbers stay."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def one_line(text: str) -> str:
    """Line breaks and tabs as single spaces."""
    return _BREAKS.sub(" ", text).strip()


def listed(values: Iterable[object]) -> str:
    """A list in one cell: distinct values joined by `; `; a semicolon inside a value becomes a comma."""
    return LIST.join(dict.fromkeys(one_line(str(v)).replace(";", ",") for v in values if v not in (None, "")))


def number(value: float | None, places: int) -> str:
    """A decimal with at most so many places and no trailing zeros; empty for None."""
    if value is None:
        return ""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def cell(value: Any) -> str:
    """One value as a cell. None is an empty cell and never 0."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return harmless(listed(value))
    if isinstance(value, float):
        return number(value, 6)
    return harmless(one_line(str(value))) if isinstance(value, str) else str(value)


class TableWriter:
    """Rows as UTF-8 CSV (or TSV), every row as wide as the header; `raw` cells are written as they are."""

    def __init__(self, out: BinaryIO, columns: Sequence[str], header: bool = True, delimiter: str = ",") -> None:
        self._text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        self._writer = csv.writer(self._text, delimiter=delimiter, lineterminator="\n")
        self._columns = tuple(columns)
        if header:
            self._writer.writerow(self._columns)

    def write(self, row: dict[str, Any]) -> None:
        """One row; columns that it lacks stay empty."""
        self._writer.writerow([cell(row.get(name)) for name in self._columns])

    def raw(self, cells: Sequence[str]) -> None:
        """One row of cells that are not values, such as hashtags."""
        self._writer.writerow(cells)

    def close(self) -> None:
        """Hand the stream back unclosed."""
        self._text.flush()
        self._text.detach()


def header_and_rows(data: bytes | BinaryIO) -> tuple[list[str], Iterator[Mapping[str, str]]]:
    """Columns and rows of a CSV with a header, as text, one at a time; a cell that a short row lacks is empty."""
    stream = io.BytesIO(data) if isinstance(data, bytes) else data
    reader = csv.DictReader(io.TextIOWrapper(stream, encoding="utf-8-sig", newline=""), restval="")
    return list(reader.fieldnames or ()), iter(reader)
