"""What this ledger and this Fogline are, and who asks."""

from __future__ import annotations

from litestar import get

from fogline import __version__
from fogline.desk.method import Method, method
from fogline.model.record import Record
from fogline.web.person import ANYONE, ROLES, person_of
from fogline.web.reply import Asked, answer
from fogline.web.site import Served


class Session(Record, frozen=True, kw_only=True):
    """Who asks, and what the page needs to ask for more: `csrf` goes along as X-CSRF-Token with whatever changes something."""

    user: str | None
    role: str | None
    local: bool
    sees_names: bool
    csrf: str | None
    ledger: str | None
    version: str
    roles: tuple[str, ...] = ROLES


class Health(Record, frozen=True, kw_only=True):
    """That the server is up and reads its ledger."""

    status: str
    version: str


@get("/session", sync_to_thread=True, role=ANYONE, summary="Who asks")
def session(request: Asked, site: Served) -> Session:
    """`user` is null for somebody who has to log in."""
    person = person_of(request)
    told = Session(
        user=person.name if person else None, role=person.role if person else None, local=bool(person and person.local),
        sees_names=bool(person and person.sees_names), csrf=person.csrf if person and not person.token else None,
        ledger=site.title if person else None, version=__version__,
    )  # fmt: skip
    return answer(request, told)


@get("/method", sync_to_thread=True, role="viewer", summary="Coverage, precision, versions, limits and the codebook")
def about(request: Asked, site: Served) -> Method:
    """What to know before a figure is quoted."""
    with site.view() as view:
        return answer(request, view.once("method", lambda: method(view.connection, site.app.knowledge)))


@get("/health", sync_to_thread=True, role=ANYONE, summary="Whether the server is up")
def health(request: Asked, site: Served) -> Health:
    """Reads the ledger once."""
    site.state()
    return answer(request, Health(status="ok", version=__version__))


ROUTES = (session, about)
