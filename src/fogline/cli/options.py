"""Options and messages that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from fogline.app import Endpoint

LARGE = 20  # documents that a model may be asked about without a question first
ANSWER_TOKENS = 700  # of a usual answer
SECONDS_PER_DOCUMENT = 10  # of a usual hosted or local model

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


def with_packs(command: Command) -> Command:
    """`--pack`."""
    kind = click.Path(path_type=Path, exists=True)
    return click.option("--pack", "packs", multiple=True, type=kind, help="A folder with packs.")(command)


def about_inputs(command: Command) -> Command:
    """`--allow-private`."""
    return click.option(
        "--allow-private", is_flag=True, help="Also fetch URLs of private and loopback addresses. Only for servers that you trust."
    )(command)  # fmt: skip


def with_gate(command: Command) -> Command:
    """`--no-gate`."""
    return click.option(
        "--gate/--no-gate", "gated", default=True,
        help="Leave documents and paragraphs without words of violence, control or loss unparsed (the default), or parse all.",
    )(command)  # fmt: skip


def with_workers(command: Command) -> Command:
    """`--workers`."""
    return click.option(
        "--workers", type=click.IntRange(1, 256), default=1, show_default=True,
        help="Processes that read and code; each takes about 1 GB. The output is the same.",
    )(command)  # fmt: skip


def about_backend(command: Command) -> Command:
    """`--backend` and what a language model needs; nothing is sent anywhere unless these ask for it."""
    for option in (
        click.option("--backend", type=click.Choice(["rules", "llm"]), default="rules", show_default=True, help="Who codes."),
        click.option("--llm-url", envvar="FOGLINE_LLM_URL", help="OpenAI-compatible address, such as http://127.0.0.1:8080/v1. The documents are sent there."),
        click.option("--llm-model", envvar="FOGLINE_LLM_MODEL", help="Name of the model at that address. The key is read from FOGLINE_LLM_KEY."),
        click.option("--llm-price", type=(float, float), metavar="IN OUT", help="Price of a million tokens sent and received, for the estimate."),
        click.option("--yes", is_flag=True, help="Do not ask before a large run."),
    ):  # fmt: skip
        command = option(command)
    return command


def endpoint(backend: str, url: str | None, model: str | None) -> Endpoint | None:
    """The endpoint that the options name; None for rules. A usage error where something is missing."""
    if backend == "rules":
        return None
    if not url or not model:
        raise click.UsageError("--backend llm needs --llm-url and --llm-model (the documents are sent to that address)")
    return Endpoint(url=url, model=model, key=os.environ.get("FOGLINE_LLM_KEY"))


def before_asking(documents: int, tokens: int, price: tuple[float, float] | None, yes: bool) -> None:
    """Say what a run will cost, and ask first where it is large."""
    if not documents:
        return
    answered = documents * ANSWER_TOKENS
    cost = f", about {(tokens * price[0] + answered * price[1]) / 1e6:.2f} at the prices given" if price else ""
    hours = documents * SECONDS_PER_DOCUMENT / 3600
    click.echo(
        f"{documents} documents to be sent: about {tokens:,} tokens out and {answered:,} back{cost}; "
        f"at {SECONDS_PER_DOCUMENT} s each about {hours:.1f} hours",
        err=True,
    )
    if documents > LARGE and not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(f"more than {LARGE} documents would be sent; say --yes if that is meant")
        click.confirm("go on?", abort=True, err=True)
