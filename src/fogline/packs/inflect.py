"""English verb and noun forms from lemmas, so that a trigger list names each verb once."""

from __future__ import annotations

VOWELS = "aeiou"
DOUBLING = frozenset(
    {
        "repel",
        "kidnap",
        "airdrop",
        "booby-trap",
        "unwrap",
        "submit",
        "remit",
        "abet",
        "begin",
        "expel",
        "compel",
        "propel",
        "patrol",
        "control",
        "commit",
        "admit",
        "deter",
        "occur",
        "refer",
        "transfer",
        "permit",
        "regret",
        "equip",
        "rebel",
        "quarrel",
        "unravel",
        "run",
        "plan",
        "stop",
        "drop",
        "step",
        "hit",
        "set",
        "cut",
        "put",
        "rid",
        "quit",
        "get",
        "stab",
        "swap",
        "grab",
        "trap",
        "ram",
        "jam",
    }
)


def verb_forms(lemma: str, irregular: dict[str, tuple[str, str]]) -> dict[str, str]:
    """Form -> Penn tag family (`base`, `s`, `past`, `part`, `ing`) of a verb without particle."""
    past, part = irregular.get(lemma, (_with_ed(lemma), _with_ed(lemma)))
    forms = {lemma: "base", _with_s(lemma): "s", _with_ing(lemma): "ing", past: "past"}
    forms.setdefault(part, "part")
    return forms


def noun_forms(noun: str) -> tuple[str, str]:
    """Singular and plural; the last word of a compound is inflected."""
    head, _, last = noun.rpartition(" ")
    plural = _with_s(last)
    return noun, f"{head} {plural}" if head else plural


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    if word in DOUBLING:
        return True
    short = len(word) <= 4 and sum(c in VOWELS for c in word) == 1
    return short and len(word) >= 3 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"
