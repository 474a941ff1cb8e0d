"""Places that only their shape shows: a capitalised name beside a kind word, or after "in"."""

from __future__ import annotations

from fogline.extract.lexis import Lexis
from fogline.extract.sentence import Sentence
from fogline.model.mention import Mention

_AROUND = frozenset({"in", "near", "around", "outside", "inside", "at", "towards", "toward"})


def shaped(sentence: Sentence, lexis: Lexis) -> None:
    """Add places that only their shape shows: a capitalised name beside a kind word or after "in"."""
    run: list[int] = []
    for token in [*sentence.tokens, None]:
        named = token is not None and token.tag in {"NNP", "NNPS"} and token.text != token.lower
        if token is not None and named and token.i not in sentence.at:
            run.append(token.i)
            continue
        if run:
            _consider(sentence, lexis, run)
        run = []


def _consider(sentence: Sentence, lexis: Lexis, run: list[int]) -> None:
    head = run[-1]
    tokens = sentence.tokens
    after = tokens[head + 1].lower if head + 1 < len(tokens) else ""
    before = tokens[run[0] - 1].lower if run[0] else ""
    kinds = lexis.place_kinds
    named_kind = after in kinds or (before == "of" and run[0] > 1 and tokens[run[0] - 2].lower in kinds)
    listed = _listed(sentence, run)
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


def _listed(sentence: Sentence, run: list[int]) -> bool:
    """A conjunct of a place is a place: "villages of A, B and C"."""
    token = sentence.tokens[run[-1]]
    if token.dep != "conj":
        return False
    mention = sentence.at.get(token.head)
    return mention is not None and mention.kind == "place"
