"""What each mark weighs, in log-odds. Fitted on the tuning half of our campaigns (`python -m training.pairs.train`), rounded."""

from __future__ import annotations

ASKED = 2.0
WEIGHTS = {
    "same-day": 0.7, "same-day-by-report": 0.6, "days-overlap": -0.4, "day-by-report": 1.2, "days-by-report": 0.4, "next-day": -3.5,
    "day-open": -1.0,
    "same-site": 1.0, "same-place": 0.8, "same-name": 0.6, "inside": 0.3, "beside": 0.3, "in-region": -1.2, "around": -0.6,
    "unknown-name": -0.5, "other-place": -3.0, "place-open": -0.3, "place-of-report": -0.9, "places-shared": 0.2,
    "parties": 0.35, "other-parties": -0.2, "third-party": -0.5, "other-winner": -1.5, "type": 2.2, "same-toll": 1.4, "like-toll": 0.4, "near-toll": 0.3,
    "other-toll": -0.2, "words": 0.8, "looks-back": 0.0, "denial": 0.3,
}  # fmt: skip
