"""The data dictionary as text, made from the one table of columns."""

from __future__ import annotations

from fogline.export.columns import COLUMNS

_TYPES = {"text": "text", "int": "whole number", "float": "decimal", "date": "date", "flag": "yes/no", "list": "list"}


def flat_dictionary() -> str:
    """A Markdown table of the columns of `csv`, `parquet`, `geoparquet` and `geojson`."""
    rows = [f"| `{c.name}` | {_TYPES[c.type]} | {c.meaning} |" for c in COLUMNS]
    return "\n".join(["| column | type | meaning |", "|---|---|---|", *rows])


if __name__ == "__main__":
    print(flat_dictionary())
