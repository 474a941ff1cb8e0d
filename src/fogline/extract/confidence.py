"""How sure a claim is: a logistic regression over the marks of the rules that made it, learned from hand coding.

The weights are a small table that `make train` writes (training/confidence); `fogline evaluate` prints how far they can be trusted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from fogline.model.claim import Claim

LOWEST, HIGHEST = 0.05, 0.95
DOUBTFUL = 0.2  # claims under it are kept, and marked


def features(claim: Claim) -> Iterator[str]:
    """The marks that the weights speak of: rules, frame, what is known and what is missing."""
    yield from dict.fromkeys(claim.rule.split())
    yield f"status={claim.status}"
    yield f"kind={claim.kind}"
    yield f"time={claim.time.basis}"
    yield f"voices={min(2, len(claim.attribution) - 1)}"
    words = len(claim.span.exact.split())
    yield "words=" + ("few" if words < 6 else "some" if words < 20 else "many")
    for name, values in (("initiator", claim.initiators), ("target", claim.targets), ("place", claim.places)):
        yield f"{name}=" + ("none" if not values else "unknown" if all(v.id is None for v in values) else "known")
        if len(values) > 2:
            yield f"{name}=several"
    if claim.background:
        yield "background"
    if claim.losses:
        yield "losses"
    if any(p.candidates > 1 for p in claim.places):
        yield "rivals"


def confidence(claim: Claim) -> float:
    """The chance that all which a claim says of its event is right, in steps of 0.01."""
    model = weights_in_use()
    score = float(model["intercept"]) + sum(float(model["weights"].get(f, 0.0)) for f in features(claim))
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + math.exp(-score)))), 2)


@lru_cache(maxsize=1)
def weights_in_use() -> dict[str, Any]:
    """The learned table: `intercept`, and `weights` by mark."""
    loaded: dict[str, Any] = json.loads((files("fogline_models") / "confidence.json").read_text(encoding="utf-8"))
    return loaded
