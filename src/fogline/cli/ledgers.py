"""Options that commands on a ledger share, and how records are shown: a table on a terminal, JSONL in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table

from fogline.cli.options import check_date
from fogline.model.filters import Box, Filters
from fogline.model.record import Record
from fogline.model.wire import to_line
from fogline.store.ledger import Ledger

Command = TypeVar("Command", bound=Callable[..., Any])
Shown = TypeVar("Shown", bound=Record)


def check_box(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Box | None:
    """west,south,east,north in degrees, or a usage error that shows one."""
    if value is None:
        return None
    try:
        box = Box(*(float(part) for part in value.split(",")))
    except (TypeError, ValueError) as error:
        raise click.BadParameter("write west,south,east,north in degrees, such as 36.0,33.0,37.5,34.5") from error
    if box.south > box.north or not (box.south >= -90 and box.north <= 90):
        raise click.BadParameter(f"south {box.south} and north {box.north} are no latitudes in that order")
    return box


def on_ledger(command: Command) -> Command:
    """`--ledger`."""
    option = click.option(
        "--ledger", "address", required=True, envvar="FOGLINE_LEDGER", metavar="DB",
        help="The ledger: a file (SQLite) or a postgresql:// address. Also from FOGLINE_LEDGER.",
    )  # fmt: skip
    return option(command)


def with_filters(command: Command) -> Command:
    """The filters, as one `wanted` argument."""

    def filled(*args: Any, **given: Any) -> Any:
        values = {name: given.pop(name) for name in Filters.__struct_fields__ if name in given}
        return command(*args, wanted=Filters(**values), **given)

    filled.__name__, filled.__doc__ = command.__name__, command.__doc__
    wrapped: Any = filled
    wrapped.__click_params__ = getattr(command, "__click_params__", [])
    for option in reversed(
        (
            click.option("--from", "from_", callback=check_date, help="Not before this day."),
            click.option("--to", callback=check_date, help="Not after this day."),
            click.option("--bbox", callback=check_box, metavar="W,S,E,N", help="Within these degrees."),
            click.option("--type", help="An event type or sub-event type of ACLED."),
            click.option("--actor", help="An actor's id or name."),
            click.option("--place", help="A place's id or name."),
            click.option("--country", help="ISO code of two letters."),
            click.option("--outlet", help="An outlet's id or name."),
            click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
            click.option("--after", help="Go on after this cursor (DAY|ID of the last record)."),
        )
    ):
        wrapped = option(wrapped)
    shown: Command = wrapped
    return shown


def opened(address: str, *, create: bool = False) -> Ledger:
    """A ledger that says on stderr when it has to wait."""
    return Ledger(address, create=create, tell=lambda message: click.echo(f"fogline: {message}", err=True))


def show(records: Iterable[Shown], columns: Sequence[str], row: Callable[[Shown], Sequence[str]], title: str) -> None:
    """Records as a table on a terminal, one JSON object a line elsewhere."""
    if not sys.stdout.isatty():
        for record in records:
            click.echo(to_line(record))
        return
    table = Table(*columns, title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    count = 0
    for record in records:
        table.add_row(*row(record))
        count += 1
    if count:
        Console().print(table)
    click.echo(f"{count} {title}", err=True)
