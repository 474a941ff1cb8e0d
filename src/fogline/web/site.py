"""What all routes share: the packs, the ledger, and what is reckoned once for each state of it."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from litestar.di import NamedDependency
from sqlalchemy import Connection

from fogline.app import App
from fogline.desk.looking import Looking, Records, records_of
from fogline.export.codes import Codes
from fogline.model.filters import Filters
from fogline.reconcile.grade import Record, letter_of
from fogline.reconcile.world import World
from fogline.store.changes import state
from fogline.store.choosing import chosen
from fogline.store.columns import PAIRS, Array, Columns, load
from fogline.store.ledger import Ledger
from fogline.store.lookup import Lookup
from fogline.store.picture import Picture, letters_of
from fogline.store.query import Query
from fogline.store.reviewing import Votes, voted_events
from fogline.web.jobs import Jobs
from fogline.web.masking import Mask
from fogline.web.person import Person

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

    @property
    def columns(self) -> Columns:
        """The events in columns."""
        return self.site.columns(self.connection)

    def picture(self, wanted: Filters) -> Picture:
        """The events that meet the filters."""
        columns = self.columns
        mask = self.once(f"chosen:{wanted}", lambda: chosen(self.connection, columns, wanted))
        return Picture(self.connection, columns, mask)

    def letters(self) -> Array:
        """The Admiralty letter of each event: that of its best first voice."""
        return self.once(
            "letters", lambda: letters_of(self.connection, self.columns, self._letter(), letter_of(Record()))
        )

    def mask(self, person: Person, documents: Collection[str]) -> Mask:
        """What hides names of private persons in some documents; nothing from those who may see them."""
        return Mask(self.connection, self.site.codes, () if person.sees_names else documents)

    def voted(self) -> dict[str, Votes]:
        """Events with votes on their claims."""
        return self.once("voted", lambda: voted_events(self.connection))

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is made once for this state."""
        return self.site.remembered((self.state, name), make)

    def _letter(self) -> dict[str, str]:
        records: Records = self.once("records", lambda: records_of(self.query))
        return {name: letter_of(record) for name, record in records.items()}


class Site:
    """One ledger as it is served. `who` acts where nobody has an account, which is allowed on one's own machine (`local`) only."""

    def __init__(self, app: App, ledger: Ledger, who: str, local: bool = True) -> None:
        self.app, self.ledger, self.who, self.local = app, ledger, who, local
        self.jobs = Jobs(ledger.address, app.packs)
        self.world = World(app.knowledge)
        self.codes = Codes(app.knowledge)
        self.secret = secrets.token_urlsafe(24)  # of this run: guards what nobody logs in for
        self._kept: OrderedDict[Any, Any] = OrderedDict()
        self._lock, self._loading = threading.Lock(), threading.Lock()
        self._columns: Columns | None = None

    @property
    def title(self) -> str:
        """The ledger's name without the way to it."""
        return self.ledger.address.rpartition("/")[2].partition("?")[0]

    @contextmanager
    def view(self) -> Iterator[View]:
        """The ledger as it is now."""
        with self.ledger.reading() as connection:
            yield View(self, connection)

    def columns(self, connection: Connection) -> Columns:
        """The events in columns as the connection sees them; kept, and brought up to date when the ledger changed."""
        with self._loading:
            made = load(connection, self._columns)
            if self._columns is None or made.seq > self._columns.seq:
                self._columns = made
            return made

    def warm(self) -> None:
        """Load what the first look would wait for."""
        with self.view() as view:
            view.letters()
            for name in PAIRS:
                view.columns.told(view.connection, name)

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
