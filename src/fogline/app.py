"""The one file that knows everyone: packs, reader, parser, resolver and coder wired together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fogline import __version__
from fogline.extract.coder import RuleCoder
from fogline.extract.parse import SpacyParser
from fogline.ingest.reader import FileReader, Row
from fogline.model.claim import Claim
from fogline.model.document import Reading
from fogline.model.issue import Issue
from fogline.packs.cases import Case, misses, read_cases
from fogline.packs.check import check_tables
from fogline.packs.load import Knowledge, bundled_root, find_packs, load
from fogline.resolve.context import Names


class App:
    """Fogline with its packs loaded; heavy parts are made on first use."""

    def __init__(self, packs: Sequence[Path] = ()) -> None:
        self.knowledge: Knowledge = load(tuple(packs))
        self._coder: RuleCoder | None = None

    def reader(self, outlet: str | None = None, published: str | None = None) -> FileReader:
        """A reader of files, folders and rows."""
        return FileReader(self.knowledge, outlet, published)

    def coder(self) -> RuleCoder:
        """The rule coder, with the parser loaded once."""
        if self._coder is None:
            self._coder = RuleCoder(self.knowledge, SpacyParser(), Names(self.knowledge), __version__)
        return self._coder

    def code(
        self, inputs: Sequence[str], outlet: str | None = None, published: str | None = None
    ) -> Iterator[tuple[Reading, list[Claim], list[Issue]] | Issue]:
        """Each document with its claims and issues, and an Issue for each input that could not be read."""
        failed: list[Issue] = []

        def readings() -> Iterator[Reading]:
            for item in self.reader(outlet, published).read(inputs):
                if isinstance(item, Issue):
                    failed.append(item)
                else:
                    yield item

        for coded in self.coder().extract(readings()):
            yield from failed
            failed.clear()
            yield coded
        yield from failed


def check_cases(cases: Sequence[tuple[str, Case]], packs: Sequence[Path] = ()) -> Iterator[tuple[str, list[str]]]:
    """Each case by name with what the coder misses of it."""
    app = App(packs)
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
