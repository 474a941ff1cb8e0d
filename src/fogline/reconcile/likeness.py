"""How alike two types of event are, as tellings of one thing: an outlet's "withdrew" may be another's "was driven out".

The families group ACLED's sub-event types (codebook, October 2024) by what a reader would take for the same happening.
"""

from __future__ import annotations

from fogline.model.claim import Claim

_FAMILIES = {
    "Armed clash": "battle",
    "Government regains territory": "capture",
    "Non-state actor overtakes territory": "capture",
    "Non-violent transfer of territory": "transfer",
    "Chemical weapon": "chemical",
    "Air/drone strike": "air",
    "Suicide bomb": "suicide",
    "Shelling/artillery/missile attack": "shell",
    "Remote explosive/landmine/IED": "ied",
    "Grenade": "ied",
    "Sexual violence": "sexual",
    "Attack": "attack",
    "Abduction/forced disappearance": "seizure",
    "Arrests": "seizure",
    "Disrupted weapons use": "disrupted",
    "Looting/property destruction": "property",
    "Agreement": "agreement",
    "Excessive force against protesters": "protest",
    "Protest with intervention": "protest",
    "Peaceful protest": "protest",
    "Violent demonstration": "protest",
    "Mob violence": "mob",
}
_ALIKE = {
    frozenset(pair): degree
    for pair, degree in {
        ("battle", "capture"): 0.6, ("capture", "transfer"): 0.8, ("battle", "transfer"): 0.3, ("agreement", "transfer"): 0.5,
        ("battle", "shell"): 0.45, ("battle", "air"): 0.35, ("battle", "suicide"): 0.4, ("battle", "ied"): 0.35, ("battle", "attack"): 0.5,
        ("air", "shell"): 0.6, ("air", "chemical"): 0.7, ("shell", "chemical"): 0.7, ("shell", "ied"): 0.4, ("air", "attack"): 0.4,
        ("shell", "attack"): 0.4, ("ied", "suicide"): 0.8, ("ied", "attack"): 0.4, ("suicide", "attack"): 0.5, ("seizure", "attack"): 0.4,
        ("seizure", "battle"): 0.3, ("mob", "protest"): 0.5, ("mob", "attack"): 0.5, ("disrupted", "air"): 0.4, ("disrupted", "battle"): 0.3,
        ("disrupted", "shell"): 0.4, ("disrupted", "ied"): 0.5, ("property", "attack"): 0.4, ("chemical", "attack"): 0.5,
        ("attack", "protest"): 0.4, ("capture", "attack"): 0.4, ("capture", "shell"): 0.3, ("capture", "air"): 0.2, ("capture", "ied"): 0.2,
        ("capture", "suicide"): 0.3, ("air", "property"): 0.4, ("shell", "property"): 0.4, ("ied", "property"): 0.4, ("battle", "property"): 0.4,
        ("battle", "chemical"): 0.3, ("suicide", "shell"): 0.3, ("suicide", "air"): 0.2, ("transfer", "attack"): 0.2, ("sexual", "attack"): 0.5, ("air", "ied"): 0.3,
    }.items()
}  # fmt: skip


def family_of(claim: Claim) -> str:
    """The family of a claim's type; other strategic developments are told apart by their PLOVER type."""
    if claim.sub_event_type in _FAMILIES:
        return _FAMILIES[claim.sub_event_type]
    mode = (
        f"{claim.plover.type}/{claim.plover.mode}" if claim.plover else (claim.trigger.exact if claim.trigger else "")
    )
    return f"{claim.sub_event_type or 'other'}:{mode}".lower()


def alike(one: str, other: str) -> float:
    """0 (different things) to 1 (the same type)."""
    return 1.0 if one == other else _ALIKE.get(frozenset((one, other)), 0.0)
