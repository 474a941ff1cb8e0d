"""What is remembered of feeds: when they were asked, what they said then, and which of their entries were seen."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select, update

from fogline.model.record import Record
from fogline.store.schema import feed_entries, feeds


class FeedState(Record, frozen=True, kw_only=True):
    """One feed; `asked` and `due` are seconds since 1970, `failures` those in a row."""

    url: str
    etag: str | None = None
    modified: str | None = None
    asked: float = 0.0
    due: float = 0.0
    failures: int = 0


class Feeds:
    """The memory of feeds, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, url: str) -> FeedState:
        """What is remembered of a feed; a blank memory for a new one."""
        row = self._connection.execute(select(feeds).where(feeds.c.url == url)).mappings().first()
        return FeedState(**row) if row else FeedState(url=url)

    def put(self, state: FeedState) -> None:
        """Remember a feed."""
        values = {name: getattr(state, name) for name in FeedState.__struct_fields__}
        done = self._connection.execute(update(feeds).where(feeds.c.url == state.url).values(**values))
        if not done.rowcount:
            self._connection.execute(insert(feeds).values(**values))

    def seen(self, url: str, entries: Collection[str]) -> dict[str, str]:
        """Which of these entries were seen, and what became of them: added, link or failed."""
        found: dict[str, str] = {}
        keys = sorted(entries)
        for some in (keys[i : i + 500] for i in range(0, len(keys), 500)):
            asked = select(feed_entries.c.entry, feed_entries.c.state).where(
                feed_entries.c.feed == url, feed_entries.c.entry.in_(some)
            )
            found.update((row.entry, row.state) for row in self._connection.execute(asked))
        return found

    def mark(self, url: str, entry: str, state: str) -> None:
        """Remember what became of an entry."""
        mine = (feed_entries.c.feed == url) & (feed_entries.c.entry == entry)
        self._connection.execute(delete(feed_entries).where(mine))
        self._connection.execute(insert(feed_entries).values(feed=url, entry=entry, state=state))
