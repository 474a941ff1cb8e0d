"""One run of one format: what it knows, what it was asked for, and what it reports."""

from __future__ import annotations

from dataclasses import dataclass, field

from fogline import __version__
from fogline.export.codes import Codes
from fogline.export.naming import Naming
from fogline.export.options import ExportOptions, ExportReport
from fogline.model.dossier import Dossier


@dataclass(frozen=True)
class Job:
    """Handed to every format."""

    codes: Codes
    options: ExportOptions
    report: ExportReport
    coding_profile: str  # name and version of the coding rules, such as `fogline-acled/1`
    _last: dict[str, Naming] = field(default_factory=dict)  # the naming of the dossier at hand, asked for many times

    @property
    def version(self) -> str:
        """Version of Fogline, for every row."""
        return __version__

    def naming(self, dossier: Dossier) -> Naming:
        """How the names of a dossier are shown."""
        found = self._last.get(dossier.event.id)
        if found is None or found.dossier is not dossier:
            self._last.clear()
            found = self._last[dossier.event.id] = Naming(dossier, self.codes, self.options.allow_names)
        return found

    def leave_out(self, reason: str) -> None:
        """Count a record that the format has no row for."""
        self.report.left_out[reason] += 1

    def note(self, what: str, n: int = 1) -> None:
        """Count something that a reader of the file should know."""
        self.report.warnings[what] += n
