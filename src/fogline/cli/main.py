"""`fogline`: the commands and their exit codes (0 done, 1 failed, 2 wrong usage, 3 a check found problems, 4 some documents failed)."""

from __future__ import annotations

import sys

import click

from fogline import __version__
from fogline.cli.add import add
from fogline.cli.code import code
from fogline.cli.control import control
from fogline.cli.demo import demo
from fogline.cli.doctor import doctor
from fogline.cli.evaluate import evaluate
from fogline.cli.events import claims, events
from fogline.cli.explain_id import explain_id
from fogline.cli.export import export
from fogline.cli.judge import correct, judgements, merge, relate, split, undo
from fogline.cli.keep import diff, recode, search, verify
from fogline.cli.outlets import outlets
from fogline.cli.packs import packs
from fogline.cli.read import read
from fogline.cli.retry import retry
from fogline.cli.schema import schema
from fogline.cli.serve import serve
from fogline.cli.unknowns import unknowns
from fogline.cli.users import users
from fogline.cli.watch import watch
from fogline.errors import FoglineError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fogline")
def cli() -> None:
    """Partisan reporting of armed conflict, turned into structured, sourced, comparable data.

    \b
    fogline demo                          the whole pipeline on bundled sample reports
    fogline code report.txt               one claim a line, with the words behind every field
    fogline code report.txt --explain     the same for people
    fogline read pages/ > documents.jsonl which part of each page is the article
    """


for command in (
    add, claims, code, control, correct, demo, diff, doctor, evaluate, events, explain_id, export, judgements, merge, outlets, packs, read, recode,
    relate, retry, schema, search, serve, split, undo, unknowns, users, verify, watch,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """Run, and turn errors that are meant for people into one sentence and an exit code."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except FoglineError as error:
        click.echo(f"fogline: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
