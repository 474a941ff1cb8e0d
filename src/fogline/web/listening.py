"""Connections on which nothing is asked are closed: a caller that sends its request letter by letter holds no place for ever."""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

ASK_SECONDS = 20.0  # until the head of the first request is there


class Impatient(H11Protocol):
    """Speaks HTTP as uvicorn does, and waits only so long for the first request."""

    def connection_made(self, transport: Any) -> None:
        """A caller."""
        super().connection_made(transport)
        self.loop.call_later(ASK_SECONDS, self._look)

    def _look(self) -> None:
        if self.cycle is None and not self.transport.is_closing():
            self.transport.close()
