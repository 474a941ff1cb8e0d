"""Whether a told event happened: cue words of the language pack, bounded by the tree of the sentence."""

from __future__ import annotations

import re

from fogline.extract.sentence import Sentence
from fogline.extract.triggers import Hit
from fogline.packs.inflect import verb_forms
from fogline.packs.language import Cues
from fogline.text.names import NameIndex

SHORT = 3  # words of a path, up to which small words of the phrases on it count
_SMALL = frozenset({"aux", "neg", "advmod", "amod", "mark", "det"})
_BARRIERS = frozenset({"relcl", "advcl", "parataxis"})
_CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "conj", "csubj"})
_BOUNDED = frozenset({"planned", "failed", "ongoing", "possible", "negated"})  # stop at a finite verb of its own
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COPULAS = frozenset({"is", "are", "was", "were", "be"})
_HAPPENING = frozenset(
    {"fight", "strike", "siege", "capture", "deploy", "displace", "disrupted", "evacuate", "withdraw"}
)
_UNOPPOSED = re.compile(
    r"\bwithout (?:a )?(?:fight|resistance|fighting|clash|clashes|firing|any resistance|combat)\b|\bunopposed\b|"
    r"\b(?:benefit\w*|profit\w*|advantage|exploit\w*)\b[^.]{0,30}\b(?:withdrawal|retreat|pull-?out|evacuation)\b|"
    r"\b(?:after|following|as|upon|since) (?:[\w' -]{1,60} )?(?:withdr[ae]w\w*|withdrawal|pull-?out|evacuat\w+|retreat\w*|left|fled|vacat\w+|abandon\w+)\b",
    re.I,
)
_DEAL = re.compile(
    r"\b(?:under|as part of|per|according to|following|after|in line with|by) (?:a|an|the)? ?(?:[\w-]+ ){0,3}(?:deal|agreement|accord|settlement|reconciliation)\b",
    re.I,
)


class CueReader:
    """The cues of a language compiled; `flags` gives the categories that govern a hit."""

    def __init__(
        self, cues: Cues, reporting: frozenset[str], irregular: dict[str, tuple[str, str]], accounts: frozenset[str]
    ) -> None:
        self._reporting, self._accounts = reporting, accounts
        self._real = frozenset(f for v in cues.real_infinitives for f in verb_forms(v, irregular))
        self._promises = frozenset(f for v in cues.promises for f in verb_forms(v, irregular))
        self._last: tuple[Sentence | None, list[tuple[str, str, int, int, int]]] = (None, [])
        self._cues = [(c.category, c.direction, c.scope) for c in cues.cues]
        self._index = NameIndex((str(n), literal, False) for n, c in enumerate(cues.cues) for literal in c.literals)
        self._stops = frozenset(cues.terminators)
        self._attempts = frozenset(cues.attempt_nouns) | {f"{n}s" for n in cues.attempt_nouns}

    def flags(self, sentence: Sentence, text: str, hit: Hit) -> set[str]:
        """Categories in force at a hit. `text` is the smoothed raw text of the sentence."""
        found = set()
        at = sentence.tokens[hit.at]
        carrier = hit.verb if hit.verb is not None else hit.at
        if self._last[0] is not sentence:
            self._last = (sentence, self._matches(sentence, text))
        for category, direction, scope, start, end in self._last[1]:
            if category == "none" or (start <= at.start < end and category != "background"):
                continue
            if category == "background" and self._is_aside(sentence, start, hit):
                continue
            if self._reaches(sentence, start, end, at.start, direction, scope) and (
                category == "background" or self._governs(sentence, end, hit, start, category)
            ):
                found.add(category)
        return found | self._by_grammar(sentence, hit, carrier)

    @staticmethod
    def _is_aside(sentence: Sentence, start: int, hit: Hit) -> bool:
        """ "retook the town, which X had seized a day earlier": when the other thing was."""
        cue = next((t.i for t in sentence.tokens if t.start <= start < t.end), None)
        above = [cue, *sentence.ancestors(cue)] if cue is not None else []
        clause = next((i for i in above if sentence.tokens[i].dep == "relcl"), None)
        return clause is not None and clause != hit.at and clause not in sentence.ancestors(hit.at)

    def _matches(self, sentence: Sentence, text: str) -> list[tuple[str, str, int, int, int]]:
        """All cues in a sentence, at offsets of the document."""
        return [
            (*self._cues[int(key)], sentence.start + hit.start, sentence.start + hit.end)
            for hit in self._index.find(text)
            for key in hit.keys
        ]

    def _reaches(self, sentence: Sentence, start: int, end: int, at: int, direction: str, scope: int) -> bool:
        if direction == "forward":
            between = [t for t in sentence.tokens if end <= t.start < at]
            ahead = end <= at
        else:
            between = [t for t in sentence.tokens if at < t.start < start]
            ahead = start > at
        return ahead and len(between) <= scope + 1 and not any(t.lower in self._stops for t in between)

    def _governs(self, sentence: Sentence, end: int, hit: Hit, start: int, category: str) -> bool:
        """The cue is above the hit, or hangs on something above it, with no clause boundary between."""
        cue = {t.i for t in sentence.tokens if start <= t.start < end}
        for origin in {hit.at, hit.verb if hit.verb is not None else hit.at}:
            path = self._path(sentence, hit, origin, category)
            own = [p for p in path if not self._is_above_noun(sentence, hit, p, category)]
            near = set(path) | {k for p in own for k in sentence.kids[p] if not self._is_beside(sentence, k, category)}
            if len(path) < SHORT:
                phrases = {*own, *(k for k in near if sentence.tokens[k].dep not in _CLAUSAL and k not in path)}
                near |= {k for p in phrases for k in sentence.kids[p] if sentence.tokens[k].dep in _SMALL}
            if cue & near:
                return True
        return False

    @staticmethod
    def _is_beside(sentence: Sentence, at: int, category: str) -> bool:
        """ "seized a town as they continued to advance": what goes on in a clause with a subject of its own."""
        own = sentence.tokens[at].dep == "advcl" and sentence.child(at, "nsubj", "nsubjpass") is not None
        return own and category in {"ongoing", "failed", "planned"}

    @staticmethod
    def _is_above_noun(sentence: Sentence, hit: Hit, at: int, category: str) -> bool:
        """ "tried to slow the advance": what governs a verb above a noun does not govern the noun; but "may see an attack"."""
        if category == "possible" or hit.kind == "verb" or hit.verb is not None or not sentence.is_verb(at):
            return False
        return sentence.tokens[hit.at].dep not in {"nsubj", "nsubjpass"}

    def _path(self, sentence: Sentence, hit: Hit, origin: int, category: str) -> list[int]:
        """The words above a hit that a cue may stand at."""
        path = [origin]
        for above in sentence.ancestors(origin):
            below = sentence.tokens[path[-1]]
            told = below.dep == "ccomp" and below.tag == "VBD" and sentence.tokens[above].lower in self._reporting
            if told and category == "possible":
                break  # "it may be mentioned that X took the town"
            infinitive = any(sentence.tokens[k].tag == "TO" for k in sentence.kids[path[-1]])
            if below.dep in _BARRIERS and not infinitive:
                break
            if below.dep == "conj":
                if sentence.child(path[-1], "nsubj", "nsubjpass") is not None:
                    break
                if category in _BOUNDED and below.tag in _FINITE:
                    break
            path.append(above)
            if self._is_above_noun(sentence, hit, above, category):
                break
        return path

    def _backshifted(self, sentence: Sentence, verb: int) -> bool:
        """ "said that they had taken": the perfect of reported speech is no earlier time."""
        for n in (verb, *list(sentence.ancestors(verb))[:3]):
            token = sentence.tokens[n]
            above = sentence.tokens[token.head]
            told = token.dep in {"ccomp", "parataxis"} and above.lower in self._reporting
            accused = token.dep in {"acl", "ccomp"} and above.lower in self._accounts
            if told or (
                accused and sentence.child(n, "mark") is not None
            ):  # "rejected accusations that it had shelled"
                return True
        return False

    def _in_past_perfect(self, sentence: Sentence, at: int) -> bool:
        """The verb is in the past perfect, or hangs on one that is ("while", "and", "following the withdrawal")."""
        chain = [at, *sentence.ancestors(at)]
        for node in chain[:6]:
            if sentence.is_verb(node):
                auxiliaries = {
                    sentence.tokens[k].lower
                    for k in sentence.kids[node]
                    if sentence.tokens[k].dep in {"aux", "auxpass"}
                }
                if "had" in auxiliaries:
                    return not self._backshifted(sentence, node)
                if node is not at and sentence.tokens[node].dep not in {"conj", "advcl", "xcomp", "pcomp", "prep"}:
                    return False
                if sentence.tokens[node].dep in {"ccomp", "relcl", "ROOT", "parataxis"}:
                    return False
        return False

    def _by_grammar(self, sentence: Sentence, hit: Hit, carrier: int) -> set[str]:
        """Past perfect is background; a bare purpose infinitive is a plan."""
        found = set()
        verb = sentence.tokens[carrier]
        auxiliaries = {
            sentence.tokens[k].lower for k in sentence.kids[carrier] if sentence.tokens[k].dep in {"aux", "auxpass"}
        }
        if self._in_past_perfect(sentence, carrier):
            found.add("past_perfect")
        while (
            verb.dep == "conj" and verb.tag == "VB" and "to" not in auxiliaries
        ):  # "to retake the town and [impose] control"
            verb = sentence.tokens[verb.head]
            auxiliaries = {
                sentence.tokens[k].lower for k in sentence.kids[verb.i] if sentence.tokens[k].dep in {"aux", "auxpass"}
            }
        if verb.tag == "VB" and "to" in auxiliaries and verb.dep in {"advcl", "xcomp", "acl", "relcl"}:
            governor = sentence.tokens[verb.head].lower
            copula = governor in _COPULAS  # "the aim is to cut them off"
            if (verb.dep == "advcl" and governor not in self._real) or governor in self._promises or copula:
                found.add("purpose")
        if verb.dep == "pcomp" and sentence.tokens[sentence.tokens[verb.head].head].lower in self._promises:
            found.add("purpose")  # "focused on destroying"
        if verb.dep in {"acl", "xcomp"} and verb.tag == "VB" and sentence.tokens[verb.head].lower in self._attempts:
            found.add("failed")
        beside = sentence.tokens[carrier + 1].lower if carrier + 1 < len(sentence.tokens) else ""
        only = beside == "only" or any(sentence.tokens[k].lower == "only" for k in sentence.kids[carrier])
        if verb.tag in {"VBP", "VBZ"} and only:
            found.add("habit")  # "our forces only strike military targets"
        now = {"is", "are"} | ({"was", "were"} if self._backshifted(sentence, carrier) else set())
        if verb.tag == "VBG" and auxiliaries & now:
            found.add("progressive")
        return found


def status_of(flags: set[str], family: str) -> tuple[str, bool, bool]:
    """Status, background, and whether it is an intention or a guess rather than an event."""
    background = bool(flags & {"background", "past_perfect"})
    if "unverified" in flags:
        return "unverified", background, False
    if "denied" in flags:
        return "denied", background, False
    if "negated" in flags:
        return "denied", background, False
    if "failed" in flags:
        return "failed", background, False
    if flags & {"planned", "purpose"}:
        return "planned", background, True
    if "possible" in flags:
        return "possible", background, True
    if flags & {"ongoing", "progressive"} and family in _HAPPENING:
        return "ongoing", background, False
    return "happened", background, False


def unopposed(text: str) -> bool:
    """Whether the words say that a place was taken without a fight."""
    return bool(_UNOPPOSED.search(text))


def by_deal(text: str) -> bool:
    """Whether the words say that it happened under an agreement."""
    return bool(_DEAL.search(text))
