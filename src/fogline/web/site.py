"""What all routes share: the packs, the ledger, and what is reckoned once for each state of it."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from litestar.di import NamedDependency
from sqlalchemy import Connection

from fogline.app import App
from fogline.desk.looking import Looking, Records, records_of
from fogline.export.codes import Codes
from fogline.reconcile.grade import Record, letter_of
from fogline.reconcile.world import World
from fogline.store.changes import state
from fogline.store.ledger import Ledger
from fogline.store.lookup import Lookup
from fogline.store.picture import origins_by_event
from fogline.store.query import Query

KEPT = 64  # answers that are remembered
T = TypeVar("T")


class View:
    """One state of the ledger while one request looks at it."""

    def __init__(self, site: Site, connection: Connection) -> None:
        self.site, self.connection = site, connection
        self.state = state(connection)
        self.query, self.lookup = Query(connection), Lookup(connection)

    @property
    def looking(self) -> Looking:
        """The desk that answers from this state."""
        records: Records = self.once("records", lambda: records_of(self.query))
        return Looking(self.connection, self.site.app.knowledge, self.site.world, records)

    def letters(self) -> Mapping[str, str]:
        """The Admiralty letter of each event: that of its best first voice."""
        return self.once("letters", self._letters)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is made once for this state."""
        return self.site.remembered((self.state, name), make)

    def _letters(self) -> dict[str, str]:
        records: Records = self.once("records", lambda: records_of(self.query))
        letter = {name: letter_of(record) for name, record in records.items()}
        nobody = letter_of(Record())
        found: dict[str, str] = {}
        for event, origin in origins_by_event(self.connection):
            mine = letter.get(origin, nobody)
            found[event] = min(found.get(event, mine), mine)
        return found


class Site:
    """One ledger as it is served. `who` acts where nobody has to log in."""

    def __init__(self, app: App, ledger: Ledger, who: str) -> None:
        self.app, self.ledger, self.who = app, ledger, who
        self.world = World(app.knowledge)
        self.codes = Codes(app.knowledge)
        self.secret = secrets.token_urlsafe(24)  # of this run: guards what nobody logs in for
        self._kept: OrderedDict[Any, Any] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def title(self) -> str:
        """The ledger's name without the way to it."""
        return self.ledger.address.rpartition("/")[2].partition("?")[0]

    @contextmanager
    def view(self) -> Iterator[View]:
        """The ledger as it is now."""
        with self.ledger.reading() as connection:
            yield View(self, connection)

    def state(self) -> str:
        """What tells this state of the ledger from every other."""
        with self.ledger.reading() as connection:
            return state(connection)

    def remembered(self, key: Any, make: Callable[[], T]) -> T:
        """A value that holds as long as its key does; made by whoever comes first."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


Served = NamedDependency[Site]
