"""Numbers as people report them: low, best and high, each possibly unknown.

Reading of words: contract.md, "Numbers in words". Unknown is None and never 0.
"""

from __future__ import annotations

from fogline.model.record import Record


class Measure(Record, frozen=True, kw_only=True):
    """A reported figure. `low <= best <= high` wherever two of them are known."""

    low: int | None = None
    best: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        known = [v for v in (self.low, self.best, self.high) if v is not None]
        if known != sorted(known) or any(v < 0 for v in known):
            raise ValueError(f"a measure must be ordered and not negative: {self.low}/{self.best}/{self.high}")

    @property
    def unknown(self) -> bool:
        """True where the words give no figure at all ("heavy losses")."""
        return self.low is None and self.best is None and self.high is None

    @classmethod
    def exactly(cls, n: int) -> Measure:
        """N / N / N."""
        return cls(low=n, best=n, high=n)
