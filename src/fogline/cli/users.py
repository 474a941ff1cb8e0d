"""`fogline users`: who may log in to the page of a ledger."""

from __future__ import annotations

import time

import click

from fogline.cli.ledgers import on_ledger, opened
from fogline.store.people import ROLES, People


@click.group()
def users() -> None:
    """Accounts of the page. As soon as there is one, everybody logs in."""


_password = click.option(
    "--password", prompt=True, hide_input=True, confirmation_prompt=True, envvar="FOGLINE_PASSWORD", help="Asked for unless given."
)  # fmt: skip


@users.command("add")
@click.argument("name")
@on_ledger
@click.option("--role", type=click.Choice(ROLES), default="viewer", show_default=True, help="What the person may do.")
@_password
def add_user(name: str, address: str, role: str, password: str) -> None:
    """Make an account: viewer looks, coder adds and corrects, reviewer accepts and rejects, admin keeps accounts."""
    with opened(address, create=True).writing() as connection:
        People(connection, time.time()).add(name, role, password)
    click.echo(f"{name} is {role}")


@users.command("list")
@on_ledger
def list_users(address: str) -> None:
    """Everybody with an account."""
    with opened(address).reading() as connection:
        for user in People(connection, time.time()).all():
            click.echo(f"{user.name}\t{user.role}")


@users.command("remove")
@click.argument("name")
@on_ledger
def remove_user(name: str, address: str) -> None:
    """Take an account away with its sessions and tokens. What the person decided stays."""
    with opened(address).writing() as connection:
        People(connection, time.time()).remove(name)
    click.echo(f"{name} has no account any more")


@users.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@on_ledger
def change_role(name: str, role: str, address: str) -> None:
    """Give somebody another role; they log in again."""
    with opened(address).writing() as connection:
        People(connection, time.time()).change(name, role=role)
    click.echo(f"{name} is {role}")
