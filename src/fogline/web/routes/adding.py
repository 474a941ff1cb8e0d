"""Adding documents: files, pasted text or an address; a job says what became of each."""

from __future__ import annotations

import secrets
from typing import Annotated, Any

import msgspec
from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import ClientException, NotFoundException, ServiceUnavailableException
from litestar.params import PathParameter

from fogline.errors import UsageError
from fogline.ingest.fetch import is_url
from fogline.model.record import Record
from fogline.web.asking import day
from fogline.web.jobs import Job, Order, aside
from fogline.web.reply import Asked, answer
from fogline.web.site import Served

BODY = 64 * 1024 * 1024  # bytes of one request
FILES = 500
Name = Annotated[str, PathParameter(pattern=r"^job_[0-9a-f]{16}$")]


class Given(Record, frozen=True, kw_only=True):
    """One report: its text (and title), or its address; with who published it and when, where that is known."""

    text: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


class Started(Record, frozen=True, kw_only=True):
    """The job to ask about at /api/jobs."""

    job: str


@post("/documents", role="coder", status_code=202, request_max_body_size=BODY, summary="Add documents")
async def add(request: Asked, site: Served) -> Started:
    """JSON (`text` or `url`), or a form with any number of `files`; `outlet` and `published` hold for all of them."""
    form = request.content_type[0] == "multipart/form-data"
    order = await _form(request) if form else _given(await request.body())
    job = site.jobs.start(order)
    if job is None:
        raise ServiceUnavailableException("too many jobs wait already; try again later")
    return answer(request, Started(job=job.id), 202)


@get("/jobs/{name:str}", role="coder", sync_to_thread=False, summary="How far a job has come")
def job(request: Asked, site: Served, name: Name) -> Job:
    """Jobs are remembered until the server ends."""
    found = site.jobs.job(name)
    if found is None:
        raise NotFoundException(f"there is no job {name}; jobs are forgotten when the server ends")
    return answer(request, found)


def _given(body: bytes) -> Order:
    try:
        data = msgspec.json.decode(body, type=Given)
    except msgspec.DecodeError as error:
        raise ClientException(f"this is no report: {error}") from error
    if (data.text is None) == (data.url is None):
        raise UsageError("give either `text` or `url`")
    published = day(data.published or None, "published")
    if data.url is not None:
        if not is_url(data.url):
            raise UsageError(f"{data.url[:100]} is no http(s) address")
        return Order(_name(), (data.url,), None, data.outlet or None, published)
    row = {
        "id": data.title or "pasted",
        "text": data.text,
        "title": data.title,
        "outlet": data.outlet or None,
        "published": published,
    }
    folder, names = aside([("pasted.jsonl", msgspec.json.encode({k: v for k, v in row.items() if v}) + b"\n")])
    return Order(_name(), names, folder, data.outlet or None, published)


async def _form(request: Asked) -> Order:
    form = await request.form()
    files: list[Any] = [f for f in form.getall("files", []) if isinstance(f, UploadFile)]
    if not files or len(files) > FILES:
        raise UsageError(f"give between 1 and {FILES} `files`")
    said = {name: str(form[name]) if form.get(name) else None for name in ("outlet", "published")}
    published = day(said["published"], "published")
    folder, names = aside([(f.filename or "", await f.read()) for f in files])
    return Order(_name(), names, folder, said["outlet"], published)


def _name() -> str:
    return f"job_{secrets.token_hex(8)}"


ROUTES = (add, job)
