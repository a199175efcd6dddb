import socket
from collections.abc import Callable
from typing import Any

import pytest

from tracker.inputs.web.addresses import Address, address
from tracker.inputs.web.connecting import EVERYWHERE, Reach, Refused, dialled


def at(given: str) -> Address:
    found = address(given)
    assert isinstance(found, Address), found
    return found


def answering(*ips: str) -> Callable[..., list[Any]]:
    """A resolver that gives these, whatever the name, and counts how often it was asked."""

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        resolve.asked.append(host)  # type: ignore[attr-defined]
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in ip], socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

    resolve.asked = []  # type: ignore[attr-defined]
    return resolve


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "LOCALHOST.", "2130706433", "0", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1",
        "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "①②⑦.0.0.1", "10.0.0.1", "192.168.0.1", "169.254.169.254", "[fe80::1]", "224.0.0.1",
    ],
)  # fmt: skip
def test_a_private_host_is_refused_in_every_notation(host: str) -> None:
    with pytest.raises(Refused, match="--allow-private"):
        dialled(at(f"http://{host}/"), Reach(), 1)


def test_one_private_answer_among_public_ones_is_refused() -> None:
    with pytest.raises(Refused, match=r"^news\.example is 10\.0\.0\.7, inside"):
        dialled(at("http://news.example/"), Reach(resolve=answering("93.184.216.34", "10.0.0.7")), 1)


@pytest.mark.parametrize("port", [22, 25, 3306, 8080])
def test_only_the_ports_of_the_web_are_asked(port: int) -> None:
    resolve = answering("93.184.216.34")
    with pytest.raises(Refused, match=f"port {port}"):
        dialled(at(f"http://news.example:{port}/"), Reach(resolve=resolve), 1)
    assert resolve.asked == []  # type: ignore[attr-defined]


def test_what_was_checked_is_what_is_connected_to(newsroom: Any) -> None:
    resolve = answering("127.0.0.1")
    reach = Reach(lambda ip: str(ip) == "127.0.0.1", None, resolve)
    with dialled(at(newsroom.url("/", host="news.example")), reach, 5) as line:
        assert line.getpeername() == ("127.0.0.1", newsroom.server.server_port)
    assert resolve.asked == ["news.example"]  # type: ignore[attr-defined]


def test_the_next_ip_address_is_tried_when_one_is_dead(newsroom: Any) -> None:
    port = newsroom.server.server_port
    reach = Reach(lambda _: True, None, answering("127.0.0.9", "127.0.0.1"))  # the room listens on the second only
    with dialled(at(f"http://news.example:{port}/"), reach, 5) as line:
        assert line.getpeername()[0] == "127.0.0.1"


def test_a_name_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(OSError, match="leads nowhere"):
        dialled(at("http://news.example/"), Reach(resolve=answering()), 1)


def test_a_name_that_no_resolver_takes_is_an_error() -> None:
    with pytest.raises(OSError):  # noqa: PT011  the system words it
        dialled(at(f"http://{'a' * 200}.example/"), EVERYWHERE, 1)
