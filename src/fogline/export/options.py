"""What an export is asked for, and what it reports: rows written, records left out by reason, warnings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import msgspec

from fogline.model.record import Record


class ExportOptions(Record, frozen=True, kw_only=True):
    """Switches that several formats share; each format ignores what does not concern it."""

    strict: bool = False  # only the columns of the foreign format, none of ours behind them
    numeric_inter: bool = False  # ACLED's actor types as figures, as before 2024
    allow_names: bool = False  # names of private persons who are quoted
    quotes: bool = True
    quote_length: int = 280
    changed: dict[str, int] = msgspec.field(
        default_factory=dict
    )  # event id: when the ledger last changed it (Unix time)
    rows_at_once: int = 2000  # rows held before a batch is written


class Problem(Record, frozen=True, kw_only=True):
    """One breach of a format's own rules in a finished file; `row` counts from 1, 0 is the file as a whole."""

    row: int
    rule: str
    message: str


@dataclass(kw_only=True)
class ExportReport:
    """What came of an export. Nothing is left out in silence: every reason is counted."""

    profile: str
    events: int = 0
    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)

    def lines(self) -> list[str]:
        """The report for people."""
        told = [f"{self.profile}: {self.rows} rows from {self.events} events"]
        told += [f"  left out, {reason}: {n}" for reason, n in sorted(self.left_out.items())]
        return told + [f"  note, {what}: {n}" for what, n in sorted(self.warnings.items())]
