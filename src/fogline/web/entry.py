"""The server put together: routes, guards, errors, schema, and the wall around them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from litestar import Litestar, Router, get
from litestar.di import Provide
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from fogline import __version__
from fogline.web import shell
from fogline.web.asking import wanted
from fogline.web.faults import HANDLERS
from fogline.web.gate import Gate
from fogline.web.person import ANYONE, allowed
from fogline.web.reply import Asked
from fogline.web.routes import about, adding, deciding, document, event, people, picture, records, taking, war
from fogline.web.shield import Shield
from fogline.web.site import Site

BODY = 1024 * 1024  # bytes of a request that brings no document


def litestar(site: Site) -> Litestar:
    """The application without its wall, as tests and the schema ask for it."""
    api = Router(
        "/api",
        route_handlers=[*records.ROUTES, *event.ROUTES, *document.ROUTES, *picture.ROUTES, *war.ROUTES, *taking.ROUTES, *about.ROUTES, *adding.ROUTES, *people.ROUTES, *deciding.ROUTES],
        dependencies={"wanted": Provide(wanted, sync_to_thread=False), "options": Provide(taking.options, sync_to_thread=False), "care": Provide(taking.care, sync_to_thread=False)},
    )  # fmt: skip
    return Litestar(
        [api, about.health, *shell.ROUTES, schema],
        dependencies={"site": Provide(lambda: site, sync_to_thread=False, use_cache=True)},
        guards=[allowed], on_shutdown=[site.jobs.stop], middleware=[Gate(site)], exception_handlers=HANDLERS, request_max_body_size=BODY, logging_config=None, openapi_config=OpenAPIConfig(
            title="Fogline", version=__version__, path="/schema", openapi_router=Router("/schema", route_handlers=[], opt={"role": ANYONE}), render_plugins=[JsonRenderPlugin(path="/openapi.json")],
            description="Reported events of armed conflict, with who says so in which words. Lists answer items, next and total.",
        ),
    )  # fmt: skip


def application(site: Site, names: Collection[str] = (), loopback: bool = True) -> Any:
    """The ASGI application that is served under these host names."""
    return Shield(litestar(site), names, loopback)


@get("/openapi.json", role=ANYONE, include_in_schema=False, sync_to_thread=False)
def schema(request: Asked) -> dict[str, Any]:
    """The API's schema."""
    found: dict[str, Any] = request.app.openapi_schema.to_schema()
    return found
