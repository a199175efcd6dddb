"""A newsroom, a web server on this machine that serves well, badly and in bad faith; a clock on which nobody waits."""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest

from tracker.cli import run
from tracker.inputs.web.asking import Limits
from tracker.inputs.web.clock import Clock
from tracker.inputs.web.connecting import Reach
from tracker.inputs.web.public import public
from tracker.inputs.web.visiting import Conduct, Visitor


@dataclass
class Page:
    """What is served at a path; with an etag or last-modified, only to whoever does not have it."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Serving = Page | Callable[[BaseHTTPRequestHandler], None]


class _Desk(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    room: ClassVar[Any]

    def do_GET(self) -> None:
        self.close_connection = True
        path = self.path
        self.room.asked.append((path, {name.lower(): value for name, value in self.headers.items()}))
        serving = self.room.pages.get(path, Page(b"no such page", 404, {"Content-Type": "text/plain"}))
        try:
            if callable(serving):
                serving(self)
            else:
                self._serve(serving)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the visitor had enough

    def _serve(self, page: Page) -> None:
        headers = {"Content-Length": str(len(page.body)), **page.headers}
        etag, modified = page.headers.get("Etag"), page.headers.get("Last-Modified")
        if (etag and self.headers["If-None-Match"] == etag) or (
            modified and self.headers["If-Modified-Since"] == modified
        ):
            page, headers = Page(status=304), {"Content-Length": "0"}
        self.send_response(page.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(page.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the base class has it so
        pass


def rss(*items: str) -> str:
    """A feed that holds these."""
    return f'<rss version="2.0"><channel><title>Harbour Post</title>{"".join(items)}</channel></rss>'


class Newsroom:
    """The server.

    Attributes:
        pages: what is served, by path with its query.
        asked: path and headers of each request.
        over: set when the test is over; whoever serves slowly stops then.
    """

    def __init__(self) -> None:
        self.pages: dict[str, Serving] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()
        desk = type("Desk", (_Desk,), {"room": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), desk)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def serve(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Serve `body` at `path`, with `headers` (content_type=...); its address."""
        data = body.encode() if isinstance(body, str) else body
        kind = {"Content-Type": "text/html; charset=utf-8"}
        self.pages[path] = Page(
            data, status, kind | {name.replace("_", "-").title(): value for name, value in headers.items()}
        )
        return self.url(path)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.server.server_port}{path}"

    def feed(self, path: str, *items: str, **headers: str) -> str:
        """Serve a feed with those items at `path`; its address."""
        return self.serve(path, rss(*items), 200, content_type="application/rss+xml; charset=utf-8", **headers)

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt apart."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        """Stop."""
        self.over.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    room = Newsroom()
    yield room
    room.close()


@dataclass
class Watch:
    """A clock that moves only when somebody waits.

    Attributes:
        slept: how long each wait was.
    """

    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    @property
    def clock(self) -> Clock:
        begin = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
        return Clock(lambda: begin + timedelta(seconds=self.time), lambda: self.time, self.sleep)


@pytest.fixture
def watch() -> Watch:
    return Watch()


Visiting = Callable[..., Visitor]


@pytest.fixture
def visitor(watch: Watch) -> Visiting:
    """Makes a visitor to whom this machine is a public host under 127.0.0.1, and only there."""

    def visit(memory: Any = None, resolve: Any = None, limits: Limits | None = None, **conduct: Any) -> Visitor:
        reach = Reach(lambda ip: str(ip) == "127.0.0.1" or public(ip), ports=None)
        if resolve:
            reach = Reach(reach.allows, None, resolve)
        given = Conduct(**conduct, limits=limits or Limits(seconds=20, silence=5, largest=100_000))
        return Visitor(given, memory, watch.clock, reach)

    return visit


Command = Callable[..., SimpleNamespace]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `tracker` in a folder of its own, in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB", raising=False)

    def typed(*arguments: str) -> SimpleNamespace:
        code = run(arguments)
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return typed


@pytest.fixture
def rows() -> Callable[[str], list[tuple[Any, ...]]]:
    """The rows that a query gives in the database of the command."""

    def asked(query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect("tracker.db")) as database:
            return database.execute(query).fetchall()

    return asked
