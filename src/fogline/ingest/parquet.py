"""Parquet: rows, a group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import IO, Any

import msgspec

from fogline.errors import InputError
from fogline.ingest.raw import Raw, Row
from fogline.model.issue import Failure

_BATCH = 128


def rows(file: IO[bytes], name: str) -> Iterator[Raw | Failure]:
    """Each row; a group of rows that cannot be read is told, and the next is read."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        message = f"{name}: Parquet needs more: pip install 'fogline[data]'"
        raise InputError(message, code="needs-pyarrow", ref=name) from error
    try:
        table = pq.ParquetFile(file)
    except (pa.ArrowException, OSError, EOFError) as error:
        message = f"{name}: the Parquet file is damaged or cut short ({_first(error)}); fetch it again"
        raise InputError(message, code="damaged-parquet", ref=name) from error
    columns = [c for c in table.schema_arrow.names if c in Row.__struct_fields__]
    if not {"text", "html"} & set(columns):
        raise InputError(
            f"{name}: the table has neither a column text nor a column html", code="bad-row", ref=name
        )  # fmt: skip
    number = 0
    for group in range(table.num_row_groups):
        last = number + table.metadata.row_group(group).num_rows
        try:
            for batch in table.iter_batches(_BATCH, row_groups=[group], columns=columns):
                for values in batch.to_pylist():
                    number += 1
                    yield _row(values, f"{name}:{number}", name)
        except (pa.ArrowException, OSError) as error:
            message = f"{name}: rows {number + 1} to {last} cannot be read ({_first(error)})"
            yield Failure(code="damaged-parquet", message=message, document_ref=f"{name}:{number + 1}", input=name)
        number = last


def _row(values: dict[str, Any], ref: str, name: str) -> Raw | Failure:
    day = values.get("published")
    if isinstance(day, date):
        values["published"] = day.isoformat()
    try:
        row = msgspec.convert(values, Row)
    except msgspec.ValidationError as error:
        message = f"{ref}: not a row of the documented shape ({error})"
        return Failure(code="bad-row", message=message, document_ref=ref, input=name)
    return Raw(input=name, ref=ref, shape="row", row=row)


def _first(error: BaseException) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
