"""Which network addresses may be asked: public ones, and private ones only where that was allowed."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading

import httpx

from fogline.errors import InputError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")


def is_public(address: str) -> bool:
    """Whether an IP address, and any address wrapped in it, is one of the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64_LOCAL or ip.is_site_local:  # fec0::/10 counts as global otherwise
            return False
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if ip.teredo or (inner is not None and not is_public(str(inner))):
            return False
        if inner is not None:
            return True
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class Vetted(httpx.AsyncBaseTransport):
    """Looks a name up once, refuses it where any of its addresses is private, and connects to what was looked up.

    Each redirect passes here again, so that neither a redirect nor a name that changes its address gets past.
    """

    def __init__(self, allow_private: bool) -> None:
        self._allowed = allow_private
        # Servers that hang up without saying so would fail a redirect that reuses their connection.
        self._inner = httpx.AsyncHTTPTransport(
            retries=0, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer of the vetted address."""
        host = request.url.host
        found = await _lookup(host, request.url.port or (443 if request.url.scheme == "https" else 80))
        refused = [a for a in found if not is_public(a)]
        if refused and not self._allowed:
            raise InputError(
                f"{request.url}: {host} is a private address ({refused[0]}); allow it with --allow-private",
                code="private-address",
                ref=str(request.url),
            )
        pinned = httpx.Request(
            request.method, request.url.copy_with(host=found[0]), headers=request.headers, stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )  # fmt: skip
        return await self._inner.handle_async_request(pinned)

    async def aclose(self) -> None:
        """Close connections."""
        await self._inner.aclose()


async def _lookup(host: str, port: int) -> list[str]:
    """Addresses of a name, in a thread that nobody waits for when the time is up."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def tell(found: list[str] | None, error: OSError | None) -> None:
        if answer.done():
            return
        if found is not None:
            answer.set_result(found)
        else:
            answer.set_exception(httpx.ConnectError(f"the name is not known ({error})"))

    def ask() -> None:
        found, fault = None, None
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(str(info[4][0]) for info in infos))
        except (OSError, UnicodeError) as error:
            fault = OSError(str(error))
        if not loop.is_closed():
            loop.call_soon_threadsafe(tell, found, fault)

    threading.Thread(target=ask, daemon=True).start()
    return await answer
