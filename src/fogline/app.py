"""The one file that knows everyone: packs, reader, parser, resolver and coder wired together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from fogline import __version__
from fogline.engine.chunks import chunks
from fogline.engine.pool import Pool
from fogline.evaluate.align import Alignment, align
from fogline.evaluate.gold import GoldArticle
from fogline.evaluate.names import NameIds
from fogline.evaluate.same import Same
from fogline.extract.coder import RuleCoder
from fogline.extract.llm.client import Client, tokens
from fogline.extract.llm.coder import ModelCoder, coded_spans
from fogline.extract.llm.prompt import messages
from fogline.extract.parse import SpacyParser
from fogline.extract.unknowns import Unknown, UnknownNames
from fogline.ingest.apart import Apart
from fogline.ingest.fetch import Fetcher
from fogline.ingest.raw import Raw, Row
from fogline.ingest.reader import FileReader
from fogline.model.claim import Claim
from fogline.model.document import Reading
from fogline.model.ids import content_id
from fogline.model.issue import Failure, Issue
from fogline.model.record import Record
from fogline.packs.cases import Case, misses, read_cases
from fogline.packs.check import check_tables
from fogline.packs.gazetteer import data_home
from fogline.packs.load import Knowledge, bundled_root, find_packs, load
from fogline.ports import Extractor
from fogline.resolve.context import Names

Outcome = tuple[Reading, list[Claim], list[Issue]] | Reading | Issue


_RULES = {True: "rules", False: "rules, ungated"}


class Endpoint(Record, frozen=True, kw_only=True):
    """Where a language model is asked: an OpenAI-compatible address, hosted or local."""

    url: str
    model: str
    key: str | None = None


class App:
    """Fogline with its packs loaded; heavy parts are made on first use. An endpoint makes a language model the coder."""

    def __init__(
        self, packs: Sequence[Path] = (), endpoint: Endpoint | None = None, allow_private: bool = False,
        gated: bool = True,
    ) -> None:  # fmt: skip
        self._packs, self._gated = tuple(packs), gated
        self.knowledge: Knowledge = load(self._packs)
        self._endpoint = endpoint
        self.fetcher = Fetcher(allow_private)
        self.apart = Apart()
        self._coder: RuleCoder | None = None
        self._client: Client | None = None

    @property
    def packs(self) -> tuple[Path, ...]:
        """The folders of packs beside the bundled ones."""
        return self._packs

    def reader(self, outlet: str | None = None, published: str | None = None) -> FileReader:
        """A reader of files, folders, URLs, archives, tables and feeds."""
        return FileReader(self.knowledge, outlet, published, self.fetcher, self.apart)

    def coder(self) -> RuleCoder:
        """The rule coder, with the parser loaded once."""
        if self._coder is None:
            self._coder = RuleCoder(self.knowledge, SpacyParser(), Names(self.knowledge), __version__, self._gated)
        return self._coder

    def extractor(self) -> Extractor:
        """The coder that was asked for."""
        if self._endpoint is None:
            return self.coder()
        return ModelCoder(self.knowledge, self._model(self._endpoint), Names(self.knowledge), __version__)

    def _model(self, endpoint: Endpoint) -> Client:
        if self._client is None:
            self._client = Client(endpoint.url, endpoint.model, endpoint.key, data_home() / "llm")
        return self._client

    def questions(
        self, inputs: Sequence[str], outlet: str | None = None, published: str | None = None
    ) -> tuple[int, int]:
        """Documents that the model must still be asked about, and a rough count of the tokens to be sent."""
        assert self._endpoint is not None
        client = self._model(self._endpoint)
        asked = [messages(r.text, coded_spans(r)) for r in self._readings(inputs, outlet, published, [])]
        new = [m for m in asked if not client.knows(m)]
        return len(new), sum(map(tokens, new))

    def coder_id(self) -> str:
        """What stands for the coder with its version and packs: the same id codes the same text to the same claims."""
        name = _RULES[self._gated] if self._endpoint is None else f"llm:{self._endpoint.model}"
        return content_id("cdr", (name, __version__, *sorted(self.knowledge.hashes.items())))

    def code(
        self, inputs: Sequence[str], outlet: str | None = None, published: str | None = None,
        wanted: Callable[[Reading], bool] | None = None, workers: int = 1,
    ) -> Iterator[Outcome]:  # fmt: skip
        """Each document, in the order of the inputs, with its claims and issues; one that is not wanted alone; a Failure for each
        that could not be read. More than one worker are processes of their own, to which `wanted` is handed too.
        """
        groups = chunks(self.reader(outlet, published).gather(inputs), _weight)
        if workers == 1:
            stage = Stage(self, outlet, published, wanted)
            return (outcome for group in groups for outcome in stage(group))
        setup = partial(_stage, self._packs, self._endpoint, self._gated, outlet, published, wanted)
        return Pool[Raw | Failure, Outcome](workers, setup, _lost).map(groups)

    def stage(self, wanted: Callable[[Reading], bool] | None = None) -> Stage:
        """What reads and codes raw documents in this process."""
        return Stage(self, None, None, wanted)

    def unknowns(
        self, inputs: Sequence[str], outlet: str | None = None, published: str | None = None, least: int = 1
    ) -> tuple[list[Unknown], list[Issue]]:
        """Names that no pack knows over all inputs, and the inputs that could not be read."""
        failed: list[Issue] = []
        names = UnknownNames()
        coder = self.coder()
        for read in coder.read(self._readings(inputs, outlet, published, failed)):
            if read.names is not None:
                names.add(read.reading.document.document_ref, read.names, read.sentences, coder.code(read)[0])
        return names.rows(least), failed

    def _readings(
        self, inputs: Sequence[str], outlet: str | None, published: str | None, failed: list[Issue]
    ) -> Iterator[Reading]:
        """The documents that could be read; issues of the others go to `failed`."""
        for item in self.reader(outlet, published).read(inputs):
            if isinstance(item, Issue):
                failed.append(item)
            else:
                yield item

    def same(self) -> Same:
        """What counts as the same name, place or figure, by the names that the packs know."""
        names = NameIds(self.knowledge)
        return Same(names.actors, names.places)

    def alignments(self, articles: Sequence[GoldArticle], same: Same) -> list[Alignment]:
        """Each hand-coded article with the claims that the coder makes of its text."""
        reader = self.reader()
        readings = [reader.read_text(a.text, a.id, Row(outlet=a.outlet, published=a.published)) for a in articles]
        coded = self.extractor().extract(readings)
        return [align(article, claims, same) for article, (_, claims, _) in zip(articles, coded, strict=True)]


class Stage:
    """What one process does with a group of raw documents: read, and code those that are wanted."""

    def __init__(
        self, app: App, outlet: str | None, published: str | None, wanted: Callable[[Reading], bool] | None
    ) -> None:
        self.reader, self._extractor, self._wanted = app.reader(outlet, published), app.extractor(), wanted

    def __call__(self, group: list[Raw | Failure]) -> list[Outcome]:
        """The outcome of each, in order."""
        made = [self.reader.make(raw) for raw in group]
        asked = [isinstance(m, Reading) and (self._wanted is None or self._wanted(m)) for m in made]
        coded = self._extractor.extract(m for m, ask in zip(made, asked, strict=True) if ask and isinstance(m, Reading))
        return [next(coded) if ask else m for m, ask in zip(made, asked, strict=True)]


def _stage(
    packs: Sequence[Path], endpoint: Endpoint | None, gated: bool, outlet: str | None, published: str | None,
    wanted: Callable[[Reading], bool] | None,
) -> Stage:  # fmt: skip
    """A stage in a process of its own, with packs and models loaded once."""
    return Stage(App(packs, endpoint, gated=gated), outlet, published, wanted)


def _weight(raw: Raw | Failure) -> int:
    return len(raw.body) if isinstance(raw, Raw) else 0


def _lost(raw: Raw | Failure, why: str) -> Failure:
    """A document that ended the process that worked on it, twice."""
    if isinstance(raw, Failure):
        return raw
    said = raw.ref if raw.ref.startswith(raw.input) else f"{raw.input}: {raw.ref}"
    message = f"{said}: the process that worked on it ended twice ({why}); look at the document, or report it"
    return Failure(code="worker-died", message=message, document_ref=raw.ref, input=raw.input)


def check_cases(cases: Sequence[tuple[str, Case]], packs: Sequence[Path] = ()) -> Iterator[tuple[str, list[str]]]:
    """Each case by name with what the coder misses of it; a case is one sentence, so no gate asks what stands around it."""
    app = App(packs, gated=False)
    reader = app.reader()
    readings = [
        reader.read_text(case.text, name, Row(outlet=case.outlet, published=case.published)) for name, case in cases
    ]
    for (name, case), (_, claims, _) in zip(cases, app.coder().extract(readings), strict=True):
        yield name, misses(case, claims)


def check_packs(folders: Sequence[Path] = ()) -> tuple[list[str], str]:
    """Problems of tables and cases of the bundled packs and those in `folders`, and a closing line."""
    problems, knowledge = check_tables(tuple(folders))
    if knowledge is None:
        return problems, "the packs cannot be loaded"
    cases = [c for root in (bundled_root(), *folders) for pack in find_packs(root) for c in read_cases(pack)]
    if cases:
        problems += [f"{name}: {miss}" for name, missed in check_cases(cases, folders) for miss in missed]
    return problems, f"{len(knowledge.hashes)} packs, {len(cases)} cases, {len(problems)} problems"
