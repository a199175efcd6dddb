"""Is a host believed to be the one that it is called? The certificate beside this file is one for news.example."""

import socket
import ssl
from pathlib import Path
from typing import Any

import pytest

from tracker.inputs.web.addresses import Address, address
from tracker.inputs.web.asking import Limits, Reply, Unanswered, ask
from tracker.inputs.web.connecting import Reach

CERTIFICATE = Path(__file__).with_name("news.example.pem")


@pytest.fixture
def secure(newsroom: Any) -> int:
    """The newsroom behind TLS: its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    newsroom.server.socket = context.wrap_socket(newsroom.server.socket, server_side=True)
    newsroom.serve("/a", "The bridge will hold.")
    return int(newsroom.server.server_port)


def asked(host: str, port: int) -> Reply | Unanswered:
    def resolve(_: str, port: int, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    at = address(f"https://{host}:{port}/a")
    assert isinstance(at, Address), at
    return ask(at, {}, Reach(lambda _: True, None, resolve), Limits(seconds=20, silence=5))


def test_a_host_with_a_certificate_that_is_trusted_is_read(secure: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    reply = asked("news.example", secure)
    assert isinstance(reply, Reply), reply
    assert reply.data == b"The bridge will hold."


@pytest.mark.parametrize(
    ("host", "trusted", "words"),
    [
        pytest.param("news.example", False, "self-signed certificate", id="not trusted"),
        pytest.param("other.example", True, "Hostname mismatch", id="of another host"),
    ],
)
def test_others_are_refused(
    host: str, words: str, *, trusted: bool, secure: int, newsroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    reply = asked(host, secure)
    assert isinstance(reply, Unanswered)
    assert reply.message.startswith("its certificate is not valid: ")
    assert words in reply.message
    assert newsroom.asked == []
