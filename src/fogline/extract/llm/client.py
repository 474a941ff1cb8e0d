"""Asking an OpenAI-compatible endpoint, and remembering its answers by model, prompt, schema and text."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from fogline.errors import ModelError
from fogline.extract.llm.reply import Reply

TIMEOUT = 120.0
CHARACTERS_PER_TOKEN = 4.0  # rough, for the estimate before a run


class Client:
    """One endpoint and one model. `cache` is a folder; an answer once given is never asked for again.

    Nothing is sent before `ask` is called, and only to `url`.
    """

    def __init__(self, url: str, model: str, key: str | None, cache: Path) -> None:
        try:
            import openai
        except ImportError as error:
            raise ModelError("the backend llm needs the extra: pip install 'fogline[llm]'") from error
        self.model, self._openai, self._cache = model, openai, cache
        self._client = openai.OpenAI(base_url=url, api_key=key or "none", timeout=TIMEOUT, max_retries=2)
        self._schema = json.dumps(Reply.model_json_schema(), sort_keys=True)
        self.asked = self.remembered = 0

    def ask(self, messages: Sequence[dict[str, str]]) -> Reply:
        """The model's reply in the fixed shape; ModelError where it cannot be had or has another shape."""
        path = self._path(messages)
        if path.exists():
            self.remembered += 1
            return Reply.model_validate_json(path.read_text(encoding="utf-8"))
        self.asked += 1
        given: list[Any] = list(messages)
        try:
            answer = self._client.chat.completions.parse(
                model=self.model, messages=given, response_format=Reply, temperature=0, seed=0
            )
        except self._openai.OpenAIError as error:
            raise ModelError(f"the model {self.model} gave no answer: {error}") from error
        except ValidationError as error:
            raise ModelError(f"the model {self.model} answered in another shape than asked for: {error}") from error
        reply = answer.choices[0].message.parsed if answer.choices else None
        if reply is None:
            raise ModelError(f"the model {self.model} gave no events (refused, or cut off)")
        _keep(path, reply.model_dump_json())
        return reply

    def knows(self, messages: Sequence[dict[str, str]]) -> bool:
        """Whether the answer is kept already."""
        return self._path(messages).exists()

    def _path(self, messages: Sequence[dict[str, str]]) -> Path:
        whole = json.dumps([self.model, self._schema, list(messages)], sort_keys=True, ensure_ascii=False)
        key = hashlib.sha256(whole.encode()).hexdigest()
        return self._cache / key[:2] / f"{key}.json"


def tokens(messages: Sequence[dict[str, str]]) -> int:
    """A rough count of the tokens that a question costs."""
    return int(sum(len(m["content"]) for m in messages) / CHARACTERS_PER_TOKEN)


def _keep(path: Path, text: str) -> None:
    """Write aside and rename, so that a killed run leaves no half answer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(aside).replace(path)
