"""What do the web archives look like that tests and benchmarks make for themselves?

    python -m benchmarks.made_archives COUNT FILE.warc.gz

writes an archive of pages, in the shape of news, with their requests and pictures between them, as a crawler does. The
stories are those of `made_stories`. All is invented; the same number gives the same bytes.
"""

import base64
import gzip
import hashlib
import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from benchmarks.made_stories import Story, stories

_LINKS = "".join(f'<li><a href="/topic/{n}">Topic {n}</a></li>' for n in range(40))
_STYLE = "<style>" + ".a{color:#123;margin:0 auto;padding:1px}\n" * 200 + "</style>"
_HTML = "text/html; charset=utf-8"


def record(kind: str, address: str, body: bytes, more: Mapping[str, str] | None = None) -> bytes:
    """One record, not packed; `more` are further fields, or other values of the usual ones."""
    digest = base64.b32encode(hashlib.sha1(body).digest()).decode()  # noqa: S324  as archives have it
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(address.encode() + body).hexdigest()}>",  # noqa: S324  a name
        "WARC-Target-URI": address,
        "WARC-Date": "2024-03-04T05:06:07Z",
        "WARC-Block-Digest": f"sha1:{digest}",
        "Content-Type": f"application/http; msgtype={kind}",
        "Content-Length": str(len(body)),
    } | dict(more or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + body + b"\r\n\r\n"


def answer(body: bytes, kind: str = _HTML, status: str = "200 OK", more: Mapping[str, str] | None = None) -> bytes:
    """What a server sends: status, head and body."""
    fields = {"Content-Type": kind, "Content-Length": str(len(body))} | dict(more or {})
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def page(number: int, story: Story) -> bytes:
    """A page with the furniture of a news site around an article."""
    head, byline = escape(story.head, quote=False), escape(story.byline, quote=False)
    body = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in story.paragraphs)
    day = 1 + number % 28
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{head}</title>{_STYLE}"
        f'<meta property="article:published_time" content="2024-03-{day:02}T09:00:00+00:00"></head>'
        f"<body><nav><ul>{_LINKS}</ul></nav><article><h1>{head}</h1><p class=byline>{byline}</p>"
        f"<time>March {day}, 2024</time>{body}</article>"
        f"<aside><h2>More</h2><ul>{_LINKS}</ul></aside><footer>Contact</footer></body></html>"
    ).encode()


def records(count: int) -> Iterator[bytes]:
    """The records of an archive of so many pages."""
    yield record("warcinfo", "urn:info", b"software: made\r\n", {"Content-Type": "application/warc-fields"})
    for number, story in enumerate(stories(count)):
        address = f"https://{story.site}/2024/{number}"
        yield record("request", address, f"GET /2024/{number} HTTP/1.1\r\nHost: {story.site}\r\n\r\n".encode())
        yield record("response", address, answer(page(number, story)))
        if number % 5 == 0:
            picture = b"\xff\xd8\xff" + bytes(range(256)) * 40
            yield record("response", f"https://{story.site}/{number}.jpg", answer(picture, "image/jpeg"))


def packed(one: bytes) -> bytes:
    """A record as a gzip member of its own."""
    return gzip.compress(one, 6, mtime=0)


if __name__ == "__main__":
    with Path(sys.argv[2]).open("wb") as file:
        file.writelines(packed(made) if sys.argv[2].endswith(".gz") else made for made in records(int(sys.argv[1])))
