"""Loading the recogniser."""

from __future__ import annotations

import json
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.vocab import Vocab

from fogline_models import ner_path


def load_ner(vocab: Vocab | None = None, path: Path | None = None) -> Language:
    """A pipeline whose only part is the recogniser.

    It is meant for documents that were split elsewhere, by a tokenizer that keeps hyphens inside words::

        ner = load_ner()
        doc = ner(Doc(ner.vocab, words=words, spaces=spaces))

    The words need not be known to the vocabulary: features are hashes of the words themselves. Pass ``vocab``
    to share the vocabulary of another pipeline, then that pipeline's own documents can be given to it.
    """
    folder = path or ner_path()
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    nlp = spacy.blank("en") if vocab is None else spacy.blank("en", vocab=vocab)
    pipe = nlp.add_pipe("ner", config={"model": settings["model"]})
    pipe.from_disk(folder, exclude=["vocab"])
    return nlp
