"""Exports made in memory."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

from fogline.export.cells import header_and_rows
from fogline.export.options import ExportOptions, ExportReport, Problem
from fogline.export.registry import check, write
from fogline.model.dossier import Dossier
from fogline.packs.load import Knowledge


class Made:
    """A file of one format, read back."""

    def __init__(self, profile: str, dossiers: Iterable[Dossier], knowledge: Knowledge, **options: Any) -> None:
        out = io.BytesIO()
        self.report: ExportReport = write(profile, dossiers, knowledge, out, ExportOptions(**options))
        self.data = out.getvalue()
        self.problems: list[Problem] = check(profile, self.data, knowledge)

    @property
    def columns(self) -> list[str]:
        return header_and_rows(self.data)[0]

    @property
    def rows(self) -> list[dict[str, str]]:
        return [dict(r) for r in header_and_rows(self.data)[1]]

    @property
    def row(self) -> dict[str, str]:
        (only,) = self.rows
        return only

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.data.decode().split("\n") if line]
