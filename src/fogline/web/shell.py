"""The page itself: one shell for every screen's address, the built files beside it, and the JSON twin of each screen."""

from __future__ import annotations

import gzip
import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from fogline.web.person import ANYONE
from fogline.web.reply import Asked, packs

STATIC = Path(__file__).parent / "static"
SCREENS = ("/", "/control", "/outlets", "/review", "/add", "/method", "/export", "/login")
_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".json": "application/json",
          ".woff2": "font/woff2", ".svg": "image/svg+xml", ".geojson": "application/geo+json", ".map": "application/json"}  # fmt: skip
_PACKED = frozenset({".mjs", ".js", ".css", ".html", ".json", ".svg", ".geojson"})
_TWINS = {
    "/": "/api/events",
    "/export": "/api/events",
    "/review": "/api/review",
    "/add": "/api/documents",
    "/login": "/api/session",
}
MISSING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Fogline</title><h1>The page is not built</h1>
<p>This copy of Fogline runs from its source, and its page has not been built yet. In the source folder run</p>
<pre>make page</pre><p>and load this page again (it needs Node 20 or newer). A wheel of Fogline carries the page ready-made.</p>
<p>The API works meanwhile: <a href="/api/events">/api/events</a>, <a href="/openapi.json">/openapi.json</a>.</p></html>"""


@get(
    ["/", "/control", "/outlets", "/review", "/add", "/method", "/export", "/login"],
    role=ANYONE,
    include_in_schema=False,
    sync_to_thread=False,
)
def screen(request: Asked) -> Response[bytes]:
    """The shell of a screen."""
    return _shell(request)


@get(["/events/{name:str}", "/documents/{name:str}"], role=ANYONE, include_in_schema=False, sync_to_thread=False)
def named(request: Asked, name: FromPath[str]) -> Response[Any]:
    """The shell of one event or document, or its JSON twin."""
    if name.endswith(".json"):
        return Redirect(f"/api{request.url.path.removesuffix('.json')}", status_code=307)
    return _shell(request)


@get(["/control.json", "/outlets.json", "/review.json", "/add.json", "/method.json", "/export.json", "/index.json"], role=ANYONE,
     include_in_schema=False, sync_to_thread=False)  # fmt: skip
def twin(request: Asked) -> Redirect:
    """The JSON behind a screen, under the same filters."""
    path = request.url.path.removesuffix(".json").replace("/index", "/")
    query = f"?{request.url.query}" if request.url.query else ""
    return Redirect(f"{_TWINS.get(path, f'/api{path}')}{query}", status_code=307)


@get("/static/{path:path}", role=ANYONE, include_in_schema=False, sync_to_thread=True)
def static(request: Asked, path: FromPath[Path]) -> Response[bytes]:
    """A built file. Names of built files hold their content's hash, so they may be kept for ever."""
    return _file(request, str(path).lstrip("/"), "public, max-age=31536000, immutable")


@get(["/favicon.ico", "/favicon.svg"], role=ANYONE, include_in_schema=False, sync_to_thread=True)
def icon(request: Asked) -> Response[bytes]:
    """The page's sign."""
    return _file(request, "favicon.svg", "public, max-age=86400")


def _shell(request: Asked) -> Response[bytes]:
    if not (STATIC / "index.html").is_file():
        return Response(MISSING.encode(), media_type="text/html", status_code=503)
    return _file(request, "index.html", "no-cache")


def _file(request: Asked, name: str, keep: str) -> Response[bytes]:
    path = (STATIC / name).resolve()
    if not path.is_relative_to(STATIC.resolve()) or not path.is_file():
        raise NotFoundException(f"there is no {name}")
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": keep, "Vary": "Accept-Encoding"}
    stamp = path.stat().st_mtime_ns
    if path.suffix in _PACKED and packs(request):
        return Response(_gzipped(path, stamp), media_type=kind, headers=headers | {"Content-Encoding": "gzip"})
    return Response(path.read_bytes(), media_type=kind, headers=headers)


@lru_cache(maxsize=128)
def _gzipped(path: Path, _stamp: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


ROUTES = (screen, named, twin, static, icon)
