import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from tracker import __version__
from tracker.inputs.web.addresses import Address, address
from tracker.inputs.web.asking import Limits, Reply, Unanswered, ask
from tracker.inputs.web.connecting import EVERYWHERE

LIMITS = Limits(seconds=20, silence=5, largest=100_000)
SOON = 15  # seconds: before the time is up


def asked(url: str, limits: Limits = LIMITS, **headers: str) -> Reply | Unanswered:
    at = address(url)
    assert isinstance(at, Address), at
    return ask(at, headers, EVERYWHERE, limits)


def raw(answer: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """Serves bytes as they are, and hangs up."""

    def serve(desk: BaseHTTPRequestHandler) -> None:
        desk.wfile.write(answer)

    return serve


def test_a_page_comes_with_its_headers(newsroom: Any) -> None:
    reply = asked(newsroom.serve("/a?b", "Café", ETag='"1"'))
    assert isinstance(reply, Reply)
    assert (reply.status, reply.data.decode(), reply.headers["etag"]) == (200, "Café", '"1"')
    (path, headers) = newsroom.asked[0]
    assert path == "/a?b"
    assert headers["user-agent"].startswith(f"tracker/{__version__} (")
    assert headers["host"] == newsroom.url("").removeprefix("http://")


@pytest.mark.parametrize("status", [301, 304, 404, 500])
def test_of_other_answers_only_the_headers_are_read(newsroom: Any, status: int) -> None:
    newsroom.pages["/a"] = raw(b"HTTP/1.1 %d Odd\r\nLocation: /b\r\nContent-Length: 999999999\r\n\r\nbody" % status)
    reply = asked(newsroom.url("/a"))
    assert isinstance(reply, Reply)
    assert (reply.status, reply.data, reply.headers["location"]) == (status, b"", "/b")


def deflated(data: bytes) -> bytes:
    """Without the header that the standard asks for, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


TEXT = b"The bridge will hold. " * 500


@pytest.mark.parametrize(
    ("how", "data"),
    [
        pytest.param("gzip", gzip.compress(TEXT), id="gzip"),
        pytest.param("X-GZip", gzip.compress(TEXT), id="old name"),
        pytest.param("gzip", gzip.compress(TEXT[:5000]) + gzip.compress(TEXT[5000:]), id="gzip in two parts"),
        pytest.param("deflate", zlib.compress(TEXT), id="deflate"),
        pytest.param("deflate", deflated(TEXT), id="bare deflate"),
        pytest.param("identity", TEXT, id="not packed"),
    ],
)
def test_what_is_packed_is_unpacked(newsroom: Any, how: str, data: bytes) -> None:
    reply = asked(newsroom.serve("/a", data, Content_Encoding=how))
    assert isinstance(reply, Reply)
    assert reply.data == TEXT


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body + end


def test_what_comes_in_chunks_is_joined(newsroom: Any) -> None:
    newsroom.pages["/a"] = raw(chunked(b"The bridge ", b"will hold."))
    reply = asked(newsroom.url("/a"))
    assert isinstance(reply, Reply)
    assert reply.data == b"The bridge will hold."


BOMB = gzip.compress(bytes(50_000_000))
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        pytest.param(OK + b"Content-Length: 100001\r\n\r\n", "too-large", "larger than", id="larger, it says"),
        pytest.param(OK + b"\r\n" + b"x" * 100_001, "too-large", "larger than", id="larger"),
        pytest.param(chunked(*[b"x" * 1000] * 101), "too-large", "larger than", id="larger in chunks"),
        pytest.param(
            OK + b"Content-Encoding: gzip\r\n\r\n" + BOMB, "too-large", "when unpacked", id="gzip bomb"
        ),
        pytest.param(
            OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"") * 500 + BOMB,
            "too-large", "when unpacked", id="gzip bomb behind empty parts",
        ),
        pytest.param(
            OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"") * 3000,
            "unreadable", "too many parts", id="gzip in too many parts",
        ),
        pytest.param(OK + b"Content-Encoding: gzip\r\n\r\nplain", "unreadable", "damaged", id="not packed at all"),
        pytest.param(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(TEXT)[:-9], "unreadable", "cut", id="cut"),
        pytest.param(OK + b"Content-Encoding: br\r\n\r\nx", "unreadable", "packed as br", id="unknown packing"),
        pytest.param(
            OK + b"Content-Encoding: gzip, gzip\r\n\r\nx", "unreadable", "packed as gzip, gzip", id="packed twice"
        ),
        pytest.param(OK + b"Content-Length: 50\r\n\r\nshort", "unreachable", "broke off", id="shorter than it says"),
        pytest.param(chunked(b"a piece", end=b"ff\r\nhalf"), "unreachable", "broke off", id="cut in a chunk"),
        pytest.param(chunked(b"a piece", end=b"zz\r\n"), "unreachable", "broke off", id="no chunk"),
        pytest.param(b"", "unreachable", "broke off", id="silence"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", "unreachable", "broke off", id="another protocol"),
        pytest.param(b"\x00" * 100_000, "unreachable", "broke off", id="zeros"),
        pytest.param(OK + b"X: " + b"x" * 100_000, "unreachable", "head", id="endless header"),
        pytest.param(OK + b"X: y\r\n" * 1_000 + b"\r\n", "unreachable", "head", id="too many headers"),
    ],
)  # fmt: skip
def test_a_bad_answer_is_told_and_soon(newsroom: Any, answer: bytes, code: str, words: str) -> None:
    newsroom.pages["/a"] = raw(answer)
    begin = time.monotonic()
    reply = asked(newsroom.url("/a"))
    assert isinstance(reply, Unanswered), reply
    assert (reply.code, words in reply.message) == (code, True), reply.message
    assert time.monotonic() - begin < SOON


def test_a_bomb_takes_no_memory(newsroom: Any) -> None:
    import tracemalloc  # noqa: PLC0415  it slows down what comes after

    newsroom.pages["/a"] = raw(OK + b"Content-Encoding: gzip\r\n\r\n" + BOMB)
    tracemalloc.start()
    asked(newsroom.url("/a"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def dripping(newsroom: Any, head: bytes, drop: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """Sends `head`, and then a drop every now and then until the test is over: never silent, never done."""

    def drip(desk: BaseHTTPRequestHandler) -> None:
        desk.wfile.write(head)
        while not newsroom.over.wait(0.02):
            desk.wfile.write(drop)

    return drip


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        pytest.param(OK + b"\r\n", b"x", id="body"),
        pytest.param(OK + b"Content-Length: 9999\r\n\r\n", b"x", id="body of some length"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", id="chunks"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0", id="length of a chunk"),
        pytest.param(OK, b"X", id="header"),
        pytest.param(b"H", b"T", id="status line"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n", id="continue, continue"),
    ],
)
def test_who_drips_is_cut_off_when_the_time_is_up(newsroom: Any, head: bytes, drop: bytes) -> None:
    newsroom.pages["/a"] = dripping(newsroom, head, drop)
    begin = time.monotonic()
    reply = asked(newsroom.url("/a"), Limits(seconds=0.3, silence=5, largest=100_000))
    assert isinstance(reply, Unanswered), reply
    assert (reply.code, reply.message) == ("too-slow", "not all there after 0.3 seconds")
    assert time.monotonic() - begin < SOON


def test_who_says_nothing_is_left(newsroom: Any) -> None:
    newsroom.pages["/a"] = lambda _: newsroom.over.wait()
    reply = asked(newsroom.url("/a"), Limits(seconds=20, silence=0.2))
    assert reply == Unanswered("unreachable", "no answer within 0.2 seconds")


@pytest.fixture
def mute() -> Iterator[int]:
    """The port of one who takes connections and says nothing, not even in TLS; its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        lines: list[socket.socket] = []

        def take() -> None:
            try:
                while True:
                    lines.append(server.accept()[0])
            except OSError:
                return

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        for line in lines:
            line.close()


def test_a_handshake_that_never_ends_is_cut_off(mute: int) -> None:
    reply = asked(f"https://127.0.0.1:{mute}/", Limits(seconds=0.3, silence=5))
    assert isinstance(reply, Unanswered)
    assert reply.code == "too-slow"


def test_where_nobody_listens_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert asked(f"http://127.0.0.1:{port}/") == Unanswered("unreachable", "cannot be reached: Connection refused")


def test_a_server_without_tls_is_told(newsroom: Any) -> None:
    reply = asked(newsroom.url("/").replace("http:", "https:"))
    assert isinstance(reply, Unanswered)
    assert reply.code == "unreachable"
    assert "\n" not in reply.message
    assert "_ssl.c" not in reply.message


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_whoever_sits_behind_a_proxy_is_told_that_it_is_not_used(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.delenv(other, raising=False)
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{line.getsockname()[1]}/"
        reply = asked(url)
        assert isinstance(reply, Unanswered)
        assert "prox" not in reply.message
        monkeypatch.setenv(name, "http://127.0.0.1:1")
        reply = asked(url)
        assert isinstance(reply, Unanswered)
        assert f"{name} is set, but proxies are not used" in reply.message
