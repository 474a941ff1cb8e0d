"""How the laws are tried: the same examples in every run, however slow the machine."""

from __future__ import annotations

from hypothesis import HealthCheck, settings


def tried(times: int) -> settings:
    """Settings for so many examples."""
    return settings(
        max_examples=times,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
