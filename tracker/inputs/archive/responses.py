"""Which page does a record of a web archive hold?"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from tracker.inputs.archive import coding
from tracker.inputs.charset import utf8
from tracker.inputs.wrong import failed, shown, size
from tracker.model import Document, Fact, Form, Problem, Retrieval, Taken

RULE = "archive"  # of what the archive says of a page

_FORMS = {"text/html": Form.PAGE, "application/xhtml+xml": Form.PAGE, "text/plain": Form.TEXT}
_BARE = {"resource", "conversion"}  # records that hold a page without what its server said
_CUT = frozenset(("warc-truncated", "warc-segment-number"))  # fields of records that hold a part of the page
_KEPT = ("content-type", "date", "etag", "last-modified")  # what is kept of what a server said
_LONGEST = 500  # characters; longer ones are not
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)


class Recorded(Protocol):
    """What is needed of a record."""

    @property
    def head(self) -> Mapping[str, str]:
        """Its fields."""

    @property
    def body(self) -> bytes:
        """Its body, or the beginning of it."""

    @property
    def length(self) -> int:
        """How long the whole body is."""


def page(path: str, kind: str, record: Recorded, limit: int) -> Iterator[Document | Problem] | str:
    """The page of a record, or the kind of what it holds instead.

    Args:
        path: of the page.
        kind: "response", "resource", "conversion"; others hold none.
        record: its head and body.
        limit: bytes of the largest page.
    """
    if kind not in {"response", *_BARE}:
        return "other records"
    address = record.head.get("warc-target-uri", "").strip("<> ")
    if ":" not in address:
        return iter([failed(path, "damaged", "the record does not say of which page it is")])
    if not address.lower().startswith(("http:", "https:")) or _path(address) == "/robots.txt":
        return "other addresses"
    if kind in _BARE:
        form = _form(record.head.get("content-type", ""))
        return _read(path, record, (form, {}, 0), limit) if form else "other types"
    status = _STATUS.match(record.body)
    if status is None:
        return iter([failed(path, "damaged", "the record holds no answer of a server")])
    if status[1] != b"200":
        return f"status {status[1].decode()}"
    head, start = _answer(record.body)
    form = _form(head.get("content-type", "") or record.head.get("warc-identified-payload-type", ""))
    return _read(path, record, (form, head, start), limit) if form else "other types"


def fields(head: bytes) -> dict[str, str]:
    """The fields of a head by their names in lower case; of several with one name the first."""
    found: dict[str, str] = {}
    last = ""
    for line in head.splitlines():
        words = line.decode("utf-8", "replace")
        if words[:1] in {" ", "\t"} and last:
            found[last] += f" {words.strip()}"
            continue
        name, _, value = words.partition(":")
        last = "" if name.strip().lower() in found else name.strip().lower()
        if last:
            found[last] = value.strip()
    return found


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def _form(kind: str) -> Form | None:
    return _FORMS.get(kind.partition(";")[0].strip().lower())


def _answer(body: bytes) -> tuple[dict[str, str], int]:
    """What a server said of a page, and where the page begins."""
    ends = [(place, len(end)) for end in (b"\r\n\r\n", b"\n\n") if (place := body.find(end)) >= 0]
    place, width = min(ends, default=(len(body), 0))
    return fields(body[:place].partition(b"\n")[2]), place + width


def _read(
    path: str, record: Recorded, answer: tuple[Form, Mapping[str, str], int], limit: int
) -> Iterator[Document | Problem]:
    """The page with what the archive says of it; and a problem when it is not all of the page."""
    form, head, start = answer
    if len(record.body) < record.length:
        yield failed(path, "too-large", f"the page is larger than {size(limit)}")
        return
    raw = record.body[start:]
    data = coding.decoded(raw, head.get("transfer-encoding", ""), head.get("content-encoding", ""), limit)
    if isinstance(data, str):
        yield failed(path, "encoded", data)
        return
    charset = _CHARSET.search(head.get("content-type", "") or record.head.get("content-type", ""))
    facts = tuple(_facts(record.head))
    if form is Form.TEXT and charset:
        data = utf8(data, charset[1])
    had = _retrieval(shown(path), facts, head, data)
    yield Document(shown(path), data, form, facts, charset[1] if charset else None, had)
    expected = head.get("content-length", "")
    cut = not _CUT.isdisjoint(record.head)
    if cut or (expected.isdigit() and len(raw) < int(expected[:15])):
        yield Problem(shown(path), "read", "cut-short", "the archive holds only the beginning of the page")


def _retrieval(path: str, facts: tuple[Fact, ...], head: Mapping[str, str], data: bytes) -> Retrieval | None:
    """How the page was had; None when the archive does not say when."""
    said = {fact.field: fact.value for fact in facts}
    if "retrieved" not in said:
        return None
    kept = tuple((name, shown(head[name])) for name in _KEPT if 0 < len(head.get(name, "")) < _LONGEST)
    number = hashlib.sha256(data).hexdigest()
    return Retrieval(path, said["url"], 200, said["retrieved"], number, len(data), Taken.ARCHIVED, kept)


def _facts(head: Mapping[str, str]) -> Iterator[Fact]:
    address = shown(head.get("warc-target-uri", "").strip("<> "))
    yield Fact("url", address, address, None, RULE)
    printed = head.get("warc-date", "")
    try:
        captured = datetime.fromisoformat(printed).isoformat(timespec="seconds").replace("+00:00", "Z")
    except ValueError:
        return
    yield Fact("retrieved", captured, printed, None, RULE)
