"""`csv`: the flat table as comma-separated text, one event a row, written as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from fogline.export.cells import TableWriter
from fogline.export.columns import NAMES
from fogline.export.flat import row
from fogline.export.job import Job
from fogline.model.dossier import Dossier


def write(dossiers: Iterable[Dossier], out: BinaryIO, job: Job) -> None:
    """All events; nothing is left out."""
    table = TableWriter(out, NAMES)
    for dossier in dossiers:
        job.report.events += 1
        table.write(row(dossier, job))
        job.report.rows += 1
    table.close()
