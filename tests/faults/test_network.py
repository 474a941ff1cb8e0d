"""A server with every bad habit: each fetch ends by its deadline, within its limit of bytes, with a reason."""

from __future__ import annotations

import resource
import socket
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from fogline.errors import InputError
from fogline.ingest.addresses import is_public
from fogline.ingest.fetch import Fetcher, FetchError
from fogline.ingest.reader import FileReader
from fogline.model.document import Reading
from fogline.model.issue import Failure
from fogline.packs.load import Knowledge
from tests.archives import item, page, rss
from tests.servers import Server

DEADLINE = 2.0


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    made = Server({"/page.html": page(1).encode(), "/feed": rss(item(1), item(2, full=False))})
    yield made
    made.stop()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, seconds=DEADLINE, most=8 * 2**20)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/stall", "fetch-timeout"), ("/drip-header", "fetch-timeout"), ("/drip-body", "fetch-timeout"),
        ("/endless", "too-large"), ("/bomb", "too-large"), ("/circle", "fetch-redirects"), ("/elsewhere", "fetch-failed"),
        ("/short", "fetch-failed"), ("/long-header", "fetch-failed"), ("/rubbish", "fetch-failed"), ("/hang-up", "fetch-failed"),
        ("/nothing", "http-404"), ("/busy", "http-503"),
    ],
)  # fmt: skip
def test_bad_habits(server: Server, fetcher: Fetcher, path: str, code: str) -> None:
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with pytest.raises(FetchError) as raised:
        fetcher.get(server.url(path))
    took = time.monotonic() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert raised.value.code == code
    assert server.url(path) in str(raised.value)
    assert took < DEADLINE + 1
    assert grown < 64 or path == "/bomb"  # the bomb is packed by the server, in this process


def test_no_connection_is_used_twice(server: Server, fetcher: Fetcher) -> None:
    """A server that hangs up after each answer without saying so would make a second use fail, now and then."""
    asked, peers = len(server.asked), len(server.peers)
    with pytest.raises(FetchError):
        fetcher.get(server.url("/circle"))
    assert len(server.peers) - peers == len(server.asked) - asked > 1


def test_a_server_that_asks_to_wait_is_heard(server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError) as raised:
        fetcher.get(server.url("/busy"))
    assert (raised.value.status, raised.value.wait) == (503, 120.0)


def test_a_wrong_charset_gives_the_true_words(server: Server, knowledge: Knowledge, fetcher: Fetcher) -> None:
    (reading,) = FileReader(knowledge, fetcher=fetcher).read([server.url("/charset")])
    assert isinstance(reading, Reading)
    assert "Brücke" in reading.text


def test_urls_among_inputs(server: Server, knowledge: Knowledge, fetcher: Fetcher) -> None:
    reader = FileReader(knowledge, fetcher=fetcher)
    one, two, three, gone = reader.read([server.url(p) for p in ("/page.html", "/feed", "/nothing")])
    assert isinstance(one, Reading)
    assert (one.document.document_ref, one.document.url) == (server.url("/page.html"), server.url("/page.html"))
    assert isinstance(two, Reading)
    assert isinstance(three, Failure)
    assert isinstance(gone, Failure)
    assert (three.code, gone.code) == ("link-only", "http-404")


def test_private_addresses_are_refused_before_anything_is_sent(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    async def sent(*_: object) -> None:
        raise AssertionError("a request left")

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", sent)
    port = server.address.rpartition(":")[2]
    sent_to: list[object] = []
    connect = socket.socket.connect

    def spy(self: socket.socket, address: Any) -> None:
        sent_to.append(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", spy)
    hosts = (
        "127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "0.0.0.0", "user@127.0.0.1", "example.org@127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1",
        "169.254.169.254", "[fe80::1]", "[fc00::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "100.64.0.1", "224.0.0.1",
        "127.0.0.2", "127.255.255.254", "0", "0x0", "00.0.0.0", "127.0.1", "0x7f.1", "0x7f.0.0.1", "017700000001", "0177.0.1", "2130706434",
        "localhost.", "LOCALHOST", "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1", "127.0.0.1.", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:0:127.0.0.1]",
        "[::127.0.0.1]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]", "[64:ff9b::10.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]",
        "[2002:a00:1::]", "[2002:c0a8:101::]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[fe80::1%25lo]", "[fd00:ec2::254]", "[ff02::1]",
        "[100::1]", "[2001:db8::1]", "[fec0::1]", "10.255.255.255", "172.31.255.255", "192.168.0.0", "192.0.0.1", "192.0.2.1",
        "198.18.0.1", "198.51.100.1", "203.0.113.1", "240.0.0.1", "255.255.255.255", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376",
        "100.100.100.200", "a:b@127.0.0.1", "127.0.0.1#@8.8.8.8", "127.0.0.1%00",
    )  # fmt: skip
    for host in hosts:
        with pytest.raises(InputError) as raised:
            Fetcher(seconds=DEADLINE).get(f"http://{host}:{port}/page.html")
        assert raised.value.code in {"private-address", "fetch-failed"}, host
    assert len(set(hosts)) >= 60
    assert [a for a in sent_to if isinstance(a, tuple) and a[1] == int(port)] == []


def test_a_redirect_inward_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address is let through as if it were public; the one it redirects to is not."""
    monkeypatch.setattr("fogline.ingest.addresses.is_public", "127.0.0.1".__eq__)
    with pytest.raises(InputError) as raised:
        Fetcher(seconds=DEADLINE).get(server.url("/inward"))
    assert raised.value.code == "private-address"


def test_a_name_is_looked_up_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when asked first and private when asked again: what was vetted is what is connected to.

    127.0.0.1 plays the public address and 127.0.0.2 the private one, so that nothing leaves this machine.
    """
    answers, asked = iter(["127.0.0.1", "127.0.0.2"]), []

    def lookup(host: str, port: int, **_: object) -> object:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr("fogline.ingest.addresses.is_public", "127.0.0.1".__eq__)
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    port = server.address.rpartition(":")[2]
    answer = Fetcher(seconds=DEADLINE).get(f"http://rebind.example:{port}/page.html")
    assert answer.status == 200
    assert asked == ["rebind.example"]
    assert server.asked[-1][1]["host"] == f"rebind.example:{port}"
    with pytest.raises(InputError) as raised:
        Fetcher(seconds=DEADLINE).get(f"http://rebind.example:{port}/page.html")
    assert raised.value.code == "private-address"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:2800:220:1::1", True), ("64:ff9b::808:808", True), ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False), ("::ffff:10.0.0.1", False), ("100.64.0.1", False), ("240.0.0.1", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
