"""robots.txt: what a site lets us fetch, and how long to wait between two fetches."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from fogline.ingest.fetch import AGENT, Fetcher, FetchError

_NAME = AGENT.partition("/")[0]
_LONGEST = 500_000  # bytes that are read of a file


class Robots:
    """The rules of each site, fetched once in a run."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._sites: dict[str, RobotFileParser] = {}

    def allows(self, url: str) -> bool:
        """Whether the site's rules let us fetch this; a site that cannot say so now does not."""
        return self._rules(url).can_fetch(_NAME, url)

    def delay(self, url: str) -> float:
        """Seconds that the site wants between two fetches."""
        rules = self._rules(url)
        asked = rules.crawl_delay(_NAME)
        rate = rules.request_rate(_NAME)
        return max(float(asked or 0), rate.seconds / rate.requests if rate else 0.0)

    def _rules(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._sites:
            self._sites[site] = self._read(f"{site}/robots.txt")
        return self._sites[site]

    def _read(self, url: str) -> RobotFileParser:
        rules = RobotFileParser(url)
        try:
            answer = self._fetcher.get(url)
        except FetchError as error:
            # RFC 9309: a file that is not there allows all; one that cannot be had now allows nothing
            missing = error.status is not None and 400 <= error.status < 500
            rules.parse([] if missing else ["User-agent: *", "Disallow: /"])
        else:
            rules.parse(answer.body[:_LONGEST].decode("utf-8", "replace").splitlines())
        return rules
