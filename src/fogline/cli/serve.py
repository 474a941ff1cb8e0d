"""`fogline serve`: the page over a ledger, on this machine."""

from __future__ import annotations

import getpass
import socket
import threading
import webbrowser
from pathlib import Path

import click

from fogline.app import App
from fogline.cli.ledgers import on_ledger, opened
from fogline.cli.options import with_packs
from fogline.errors import UsageError
from fogline.store.ledger import Ledger
from fogline.store.people import People


def serving(command: click.decorators.FC) -> click.decorators.FC:
    """`--host`, `--port`, `--who` and `--open`."""
    for option in (
        click.option("--open", "browser", is_flag=True, help="Open the page in a browser."),
        click.option("--who", default=getpass.getuser, show_default="your login", help="Who acts while nobody has an account."),
        click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 takes a free one."),
        click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command()
@on_ledger
@with_packs
@serving
@click.option("--name", "names", multiple=True, help="A host name under which others reach this server.")
def serve(
    address: str, packs: tuple[Path, ...], host: str, port: int, who: str, browser: bool, names: tuple[str, ...]
) -> None:
    """Serve the page and its API. Prints the address; stop with Ctrl-C."""
    run(App(packs), opened(address), host, port, who, browser, names)


def run(app: App, ledger: Ledger, host: str, port: int, who: str, browser: bool, names: tuple[str, ...] = ()) -> None:
    """Listen, say where, and serve until stopped."""
    import uvicorn

    from fogline.web.entry import application
    from fogline.web.listening import Impatient
    from fogline.web.site import Site

    loopback = host in {"127.0.0.1", "::1", "localhost"}
    if not loopback and not _accounts(ledger):
        raise UsageError(f"{host} can be reached from elsewhere; make accounts first (fogline users add), then serve")
    bound = _listening(host, port)
    url = f"http://{f'[{host}]' if ':' in host else host}:{bound.getsockname()[1]}/"
    site = Site(app, ledger, who, local=loopback)
    config = uvicorn.Config(
        application(site, names, loopback), log_level="warning", server_header=False, date_header=True, timeout_keep_alive=15,
        http=Impatient, timeout_graceful_shutdown=5, limit_concurrency=200, lifespan="on",
    )  # fmt: skip
    click.echo(url)
    threading.Thread(target=site.warm, name="warm", daemon=True).start()
    if browser:
        webbrowser.open(url)
    uvicorn.Server(config).run(sockets=[bound])


def _accounts(ledger: Ledger) -> bool:
    with ledger.reading() as connection:
        return People(connection, 0).any()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens already: who opens the address as soon as it is printed waits, and is not refused. A usage error where taken."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(2048)
    except OSError as error:
        made.close()
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{host}:{port}: {reason}; choose another with --port (0 takes a free one)") from error
    return made
