"""Which records does a web archive hold, and which of them are pages?

A WARC is a row of records, each with a head, a body and an empty line; as `.warc.gz` each is a gzip member of its own.
What is damaged is told and stepped over: the next record begins where "WARC/1.0" ends a line, or at the next gzip
member that begins with it.
"""

import base64
import binascii
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tracker.inputs.archive import responses
from tracker.inputs.archive.flow import Flow
from tracker.inputs.source import Source
from tracker.inputs.wrong import failed, passed_over
from tracker.model import Document, Problem

PAGE = 16 * 1024 * 1024  # bytes of the largest page of an archive

_OPENING = b"WARC/"
_BEGIN = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z-]+:)")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HEAD = 64 * 1024  # bytes of the longest head of a record
_STEP = 64 * 1024
_LINE = 64  # bytes of the longest beginning of a head
_DIGESTS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha-256": hashlib.sha256, "md5": hashlib.md5}
_APPARATUS = {"warcinfo", "request", "metadata"}  # records that belong to others


class Record(NamedTuple):
    """One record.

    Attributes:
        place: where it begins in the file.
        head: its fields, by their names in lower case.
        body: at most as many bytes as were asked for.
        length: of the whole body.
    """

    place: str
    head: Mapping[str, str]
    body: bytes
    length: int


class Damage(NamedTuple):
    """What could not be read as a record, where, and why."""

    place: str
    why: str


def pages(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The pages of a web archive, with their addresses and the times when they were captured."""
    most = min(limit, PAGE)
    passed: Counter[str] = Counter()
    found = False
    with given.open() as file:
        flow = Flow(file, most, _OPENING, packed=given.name.lower().endswith(".gz"))
        for item in records(flow, most):
            name = f"{given.name}:{item.place}"
            if isinstance(item, Damage):
                found = True
                yield failed(name, "damaged", f"{item.why}; what follows it is read")
                continue
            kind = item.head.get("warc-type", "")
            page = "revisits" if kind == "revisit" else responses.page(name, kind, item, most)
            if isinstance(page, str):
                passed[page] += kind not in _APPARATUS
                continue
            found = True
            yield from page
    if +passed:
        yield passed_over(given.name, +passed)
    if not found:
        yield failed(given.name, "empty", "holds no page")


def records(flow: Flow, limit: int) -> Iterator[Record | Damage]:
    """The records of an archive, in order; no more than `limit` bytes of a body are held."""
    while True:
        while flow.peek(1) in {b"\r", b"\n"}:
            flow.skip(1)
        if flow.peek(1):
            place = flow.place()
            found = _record(flow, limit, place)
            yield found
            if isinstance(found, Damage):
                flow.skip(flow.place() == place)  # what stands here was none
                _seek(flow)
        elif flow.wrong:
            place, why = flow.wrong
            yield Damage(place, why)
            flow.mend()
        else:
            return


def _record(flow: Flow, limit: int, place: str) -> Record | Damage:
    """The record that begins here, or why there is none; then what could be another one is put back."""
    head = _head(flow)
    inner = _BEGIN.search(head, 1) if head else None
    if head and inner:
        flow.back(head[inner.start() :])
        return Damage(place, "the head of the record is cut off, and another one begins in it")
    if head is None or _CONTROL.search(head):
        return Damage(place, flow.wrong[1] if flow.wrong else "no record begins here, or its head is damaged")
    fields = responses.fields(head.partition(b"\n")[2])
    size = fields.get("content-length", "")
    if not (size.isascii() and size.isdigit()) or len(size) > 15:
        return Damage(place, "the record does not say how long it is")
    length = int(size)
    body = flow.take(min(length, limit))
    over = flow.skip(length - len(body)) if len(body) < length else 0
    why = _wrong(flow, fields, body, length, len(body) + over)
    if why:
        if not over:
            flow.back(body)
        return Damage(place, why)
    return Record(place, fields, body, length)


def _head(flow: Flow) -> bytes | None:
    """The head of a record, taken with the empty line behind it; None when none begins here."""
    if flow.peek(len(_OPENING)) != _OPENING:
        return None
    for end in (b"\r\n\r\n", b"\n\n"):
        found = flow.find(end, _HEAD)
        if found >= 0:
            return flow.take(found + len(end))
    return None


def _wrong(flow: Flow, fields: Mapping[str, str], body: bytes, length: int, there: int) -> str:
    """Why a record is not what it says, or ""."""
    if there < length:
        return flow.wrong[1] if flow.wrong else f"the record is cut off after {there} of {length} bytes"
    if flow.peek(1) not in {b"", b"\r", b"\n"}:
        return "the record is longer or shorter than it says"
    if len(body) == length and not _proven(fields.get("warc-block-digest", ""), body):
        return "the record does not match its digest"
    return ""


def _proven(digest: str, body: bytes) -> bool:
    """Whether a body has its digest; one of an unknown kind proves nothing."""
    kind, _, value = digest.partition(":")
    known = _DIGESTS.get(kind.strip().lower())
    if known is None:
        return True
    made, value = known(body), value.strip()
    if len(value) == 2 * made.digest_size:
        return made.hexdigest() == value.lower()
    try:
        return base64.b32decode(value + "=" * (-len(value) % 8), casefold=True) == made.digest()
    except (binascii.Error, ValueError):
        return True


def _seek(flow: Flow) -> None:
    """Step to the next record; in packed data no further than to the end of what came before something wrong."""
    while data := flow.peek(_STEP):
        found = _BEGIN.search(data)
        if found:
            flow.skip(found.start())
            return
        if len(data) < _STEP:
            flow.skip(len(data))
            break
        flow.skip(len(data) - 2 * _LINE)
    if flow.wrong:
        flow.mend()
