"""What shows that a claim tells one event of the report: a day, a figure or a place of its own, or a plain past tense."""

from __future__ import annotations

from fogline.extract.told import Told

MANY = 1000  # dead from which on a figure is rather a sum


def is_anchored(told: Told, led_to: bool = False) -> bool:
    """Whether a claim tells one event: a day or a figure of its own, or a place narrower than a country.

    With `led_to`, a place that was told before counts too.
    """
    span = told.time.span
    dated = span is not None and told.sentence.start <= span.start < told.sentence.end
    if dated and told.time.precision in {"day", "week", "month"}:
        return True
    if any(loss.best is not None and loss.best < MANY for loss in told.losses):
        return True
    if "vague" in told.flags:
        return False
    narrow = [p for p in told.places if p.kind != "country" and (not p.is_region or told.family == "deploy")]
    return bool(narrow) and (led_to or not told.inherited_place)


def without_event(told: list[Told], explained: bool) -> list[Told]:
    """What is left where no claim of a document tells an event plainly: plans, and earlier events with a day of their own.

    In a text that explains (`explained`), only what has a day or a figure of its own tells an event.
    """
    if explained:
        for one in told:
            one.flags.add("vague")
        return [one for one in told if is_anchored(one)]
    if any(_is_plain(one) for one in told):
        return told
    return [one for one in told if one.intent or (one.background and is_anchored(one))]


def _is_plain(told: Told) -> bool:
    """A claim of today that is anchored, told by a verb in the past or in a title, or told with both its sides."""
    if told.intent or told.background or "loose" in told.flags:
        return False
    if is_anchored(told) or told.status == "denied":
        return True
    sentence, hit = told.sentence, told.draft.hit
    verb = hit.verb if hit.verb is not None else hit.at
    if not sentence.is_verb(verb):
        if sentence.tokens[verb].dep not in {"nsubj", "nsubjpass"}:
            return False
        verb = sentence.tokens[verb].head  # "clashes erupted"
    past = sentence.tokens[verb].tag == "VBD" or bool(sentence.children(verb, "aux", "auxpass"))
    return past or sentence.is_title or bool(told.roles.initiators and told.roles.targets)
