"""A headline seldom says when: its claims take the day that the text below gives for the same event."""

from __future__ import annotations

from fogline.extract.told import Told

LEAD = 4  # sentences below the headline that tell the same news
_OWN = frozenset({"stated", "relative"})


def date_headlines(told: list[Told]) -> None:
    """Give the claims of headlines the day of the first claim of their event that has one."""
    for one in told:
        if not one.sentence.is_title or one.time.basis in _OWN:
            continue
        below = next((o for o in told if _is_told_again(one, o)), None)
        if below is not None:
            one.time = below.time


def _is_told_again(one: Told, other: Told) -> bool:
    return (
        other.event == one.event
        and not other.sentence.is_title
        and other.sentence.number - one.sentence.number <= LEAD
        and other.time.basis in _OWN
        and other.time.precision in {"day", "week"}
        and not other.background
    )
