"""JSONL: one line a document, read as it comes."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator

from fogline.ingest.flow import BUFFER, Flow
from fogline.ingest.raw import MAX_BYTES, Raw
from fogline.model.issue import Failure


def rows(flow: Flow, name: str) -> Iterator[Raw | Failure]:
    """Each line that is not blank; a line beyond all measure is skipped and told."""
    number = 0
    while line := flow.stream.readline(MAX_BYTES + 1):
        number += 1
        ref = f"{name}:{number}"
        if len(line) > MAX_BYTES:
            _skip(flow)
            message = f"{ref}: more than {MAX_BYTES // 2**20} MB in one row; split it"
            yield Failure(code="too-large", message=message, document_ref=ref, input=name)
            continue
        if flow.broken and not line.endswith(b"\n"):
            break  # half a row; what broke is told by the caller
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        line = line.rstrip(b"\r\n")
        if line.strip():
            yield Raw(input=name, ref=ref, shape="line", body=line, sha256=hashlib.sha256(line).hexdigest())


def _skip(flow: Flow) -> None:
    while (rest := flow.stream.readline(BUFFER)) and not rest.endswith(b"\n"):
        pass
