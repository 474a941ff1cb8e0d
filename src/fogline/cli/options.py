"""Options and messages that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from fogline.model.issue import Issue

Command = TypeVar("Command", bound=Callable[..., Any])


def check_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An ISO date, or a usage error that shows one."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date; write it like 2016-04-05") from error


def about_documents(command: Command) -> Command:
    """`--outlet` and `--published`, for inputs that do not say themselves."""
    command = click.option("--outlet", help="Who published the inputs: an outlet id or name.")(command)
    return click.option("--published", callback=check_date, help="When they were published: YYYY-MM-DD.")(command)


def tell(issue: Issue) -> None:
    """One issue on stderr, with the document it belongs to."""
    message = issue.message
    if issue.document_ref and issue.document_ref not in message:
        message = f"{issue.document_ref}: {message}"
    click.echo(f"fogline: {message}", err=True)


def closing(failed: int) -> None:
    """Exit code 4 where some documents failed."""
    if failed:
        raise click.exceptions.Exit(4)
