"""What failed in a run, counted by code with examples, and the exit code that says so."""

from __future__ import annotations

from collections import Counter

import click

from fogline.model.issue import FAILING, Failure, Issue

EXAMPLES = 3
WIDTH = 150


class Tally:
    """Failures of one run. Memory does not grow with their number."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, list[str]] = {}

    @property
    def failed(self) -> int:
        """Documents that failed."""
        return self._counts.total()

    def note(self, issue: Issue) -> None:
        """Say an issue on stderr, and count it where it cost a document. The many that the gate left out are only counted."""
        if issue.code == "gated":
            return
        message = issue.message
        if issue.document_ref and issue.document_ref not in message:
            message = f"{issue.document_ref}: {message}"
        click.echo(f"fogline: {message}", err=True)
        if isinstance(issue, Failure) or issue.code in FAILING:
            self._counts[issue.code] += 1
            examples = self._examples.setdefault(issue.code, [])
            if len(examples) < EXAMPLES:
                examples.append(message if len(message) <= WIDTH else message[: WIDTH - 1] + "…")

    def table(self) -> None:
        """What failed and why, on stderr."""
        if not self._counts:
            return
        wide = max(map(len, self._counts))
        click.echo("what failed and why:", err=True)
        for code, count in sorted(self._counts.items(), key=lambda pair: (-pair[1], pair[0])):
            for n, example in enumerate(self._examples[code]):
                head = f"{count:>8}  {code:<{wide}}" if n == 0 else " " * (10 + wide)
                click.echo(f"{head}  {example}", err=True)
            if count > EXAMPLES:
                click.echo(f"{'':>{10 + wide}}  … and {count - EXAMPLES} more", err=True)

    def leave(self) -> None:
        """Exit code 4 where a document failed."""
        if self._counts:
            raise click.exceptions.Exit(4)
