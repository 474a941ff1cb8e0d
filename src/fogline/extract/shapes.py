"""Places that only their shape shows, and names that go on beyond what was found: "Tal" before it, a second word behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from fogline.extract.lexis import Lexis
from fogline.extract.sentence import Sentence
from fogline.model.mention import Mention
from fogline.ports import Token

_AROUND = frozenset({"in", "near", "around", "outside", "inside", "at", "towards", "toward"})
_NEAR = frozenset({"near", "in", "at", "around", "outside"})
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|an)-[A-Z]", re.I)


def shaped(sentence: Sentence, lexis: Lexis) -> None:
    """Mend the places of a sentence: drop weapons and persons taken for them, complete names, add those by shape."""
    for mention in [m for m in sentence.mentions if m.also_place or m.kind in {"leader", "word"}]:
        _namesake(sentence, mention)
    for mention in [m for m in sentence.mentions if m.kind == "place"]:
        if _is_no_place(sentence, lexis, mention):
            _remove(sentence, mention)
        else:
            _complete(sentence, lexis, mention)
    run: list[int] = []
    for token in [*sentence.tokens, None]:
        if (
            token is not None
            and token.i not in sentence.at
            and (_is_named(token) or _is_numbered(sentence, lexis, run, token) or _leads(sentence, token.i))
        ):
            run.append(token.i)
            continue
        if run:
            _consider(sentence, lexis, run)
        run = []


def _is_named(token: Token) -> bool:
    if token.text == token.lower:
        return False
    return token.tag in {"NNP", "NNPS"} or bool(_ARTICLE.match(token.text))


def _is_numbered(sentence: Sentence, lexis: Lexis, run: Sequence[int], token: Token) -> bool:
    """ "the July 7 district", "Sector 4 camp": a number inside a name with its kind."""
    after = sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""
    return bool(run) and token.tag == "CD" and token.text.isdigit() and after in lexis.place_kinds


def _is_no_place(sentence: Sentence, lexis: Lexis, mention: Mention) -> bool:
    """A weapon ("Iskander", "Samad-3"), or a person's full name that the recogniser took for a place."""
    if any(t.start < mention.end < t.end and t.text[-1:].isdigit() for t in sentence.tokens):
        return True
    if lexis.models.fullmatch(mention.text):
        return True
    opening = next((i for i, m in sentence.at.items() if m is mention), 0)
    ship = opening > 0 and lexis.items.get(sentence.tokens[opening - 1].lower) == "boat"
    if mention.how != "recogniser" or ship:
        return ship
    first, *rest = mention.text.lower().split()
    if first in lexis.ranks or mention.text.lower() in lexis.no_places:
        return True  # "Sepoy Muhammad Naeem", "Local Government Areas"
    if rest and rest[-1] in lexis.plural_lands:
        return True  # "Gulf Arab states"
    return bool(rest) and (first in lexis.given_names or bool({first, *rest} & lexis.unit_heads))


def _namesake(sentence: Sentence, mention: Mention) -> None:
    """ "near al-Baghdadi", "between Kahil and al-Sahwa": a place that bears the name of a leader or a group."""
    head = sentence.head_of(mention)
    if head is None or " " in mention.text:
        return
    token = sentence.tokens[head]
    above = sentence.tokens[token.head]
    beside = sentence.at.get(token.head) if token.dep == "conj" else None
    known = mention.also_place or (mention.kind == "word" and bool(_ARTICLE.match(token.text)))
    near = mention.kind != "word" and token.dep == "pobj" and above.lower in _NEAR and token.i == above.i + 1
    if near or (known and beside is not None and beside.kind == "place"):
        _replace(sentence, mention, range(head, head + 1), ())


def _remove(sentence: Sentence, mention: Mention) -> None:
    sentence.mentions.remove(mention)
    for i in [i for i, m in sentence.at.items() if m is mention]:
        del sentence.at[i]


def _complete(sentence: Sentence, lexis: Lexis, mention: Mention) -> None:
    """ "[Tal] Riman"; "Khan [al-Sebel]" and "the village of Hermel [Sheikho]", which are other places than the first word."""
    covered = [i for i, m in sentence.at.items() if m is mention]
    if not covered:
        return
    if len(covered) > 1 and sentence.tokens[min(covered)].lower in lexis.peoples and not mention.keys:
        _replace(sentence, mention, range(min(covered) + 1, max(covered) + 1), ())  # "mainly Sunni Shabwa"
        del sentence.at[min(covered)]
        return
    tokens, first, last = sentence.tokens, min(covered), max(covered)
    before = tokens[first - 1] if first else None
    opened = before is not None and before.lower in lexis.place_openers and before.text[0].isupper()
    if opened and first - 1 not in sentence.at:
        _replace(sentence, mention, range(first - 1, last + 1), mention.keys)
        return
    if before is not None and first - 1 not in sentence.at and _goes_before(sentence, lexis, first):
        _replace(sentence, mention, range(first - 1, last + 1), ())
        return
    named = first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in lexis.place_kinds
    if last == first and (named or tokens[first].lower in lexis.place_openers):
        while last + 1 < len(tokens) and last + 1 not in sentence.at and _is_named(tokens[last + 1]):
            last += 1
        if last > first and tokens[last].lower not in lexis.place_kinds:
            _replace(sentence, mention, range(first, last + 1), ())


def _goes_before(sentence: Sentence, lexis: Lexis, first: int) -> bool:
    """ "near Khazan al-Karak": a name that an unknown word opens is another place than its second word."""
    before, token = sentence.tokens[first - 1], sentence.tokens[first]
    above = sentence.tokens[first - 2] if first > 1 else before
    return (
        bool(_ARTICLE.match(token.text))
        and before.tag == "NNP"
        and before.dep == "compound"
        and (above.tag == "IN" or above.lower in lexis.place_kinds)
        and before.lower not in lexis.peoples | lexis.place_kinds.keys()
    )


def _replace(sentence: Sentence, mention: Mention, words: range, keys: tuple[str, ...]) -> None:
    start, end = sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end
    whole = msgspec.structs.replace(
        mention,
        kind="place",
        start=start,
        end=end,
        text=sentence.slice(start, end),
        keys=keys,
        how=mention.how if keys else "shape",
    )
    sentence.mentions[sentence.mentions.index(mention)] = whole
    for i in (*[i for i, m in sentence.at.items() if m is mention], *words):
        sentence.at[i] = whole


def _consider(sentence: Sentence, lexis: Lexis, run: list[int]) -> None:
    head = run[-1]
    tokens = sentence.tokens
    after = tokens[head + 1].lower if head + 1 < len(tokens) else ""
    before = tokens[run[0] - 1].lower if run[0] else ""
    kinds = lexis.place_kinds
    named_kind = after in kinds or (before == "of" and run[0] > 1 and tokens[run[0] - 2].lower in kinds)
    listed = _listed(sentence, run) or _leads(sentence, head)
    plain = before in _AROUND and tokens[head].dep == "pobj" and after not in lexis.classes
    if not (named_kind or listed or plain) or (tokens[head].lower in lexis.classes and not named_kind):
        return
    if (
        tokens[head].lower in {"al-qaeda", "ramadan", "eid", "english", "arabic"}
        or tokens[head].lower in lexis.language.dates.months
    ):
        return
    start, end = tokens[run[0]].start, tokens[head].end
    mention = Mention(start=start, end=end, text=sentence.slice(start, end), kind="place", how="shape")
    sentence.mentions.append(mention)
    for i in run:
        sentence.at[i] = mention


def _leads(sentence: Sentence, i: int) -> bool:
    """ "in Shopian and Pulwama districts": a capitalised word that the parser took for an adjective, beside a place."""
    token = sentence.tokens[i]
    if token.tag != "JJ" or not token.text[0].isupper():
        return False
    return any((m := sentence.at.get(k)) is not None and m.kind == "place" for k in sentence.children(i, "conj"))


def _listed(sentence: Sentence, run: list[int]) -> bool:
    """A conjunct of a place is a place: "villages of A, B and C"."""
    token = sentence.tokens[run[-1]]
    if token.dep != "conj":
        return False
    mention = sentence.at.get(token.head)
    return mention is not None and mention.kind == "place"
