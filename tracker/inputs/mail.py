"""Which articles came by mail: in a message, in a mailbox?"""

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from tracker.inputs.charset import utf8
from tracker.inputs.source import Source
from tracker.inputs.wrong import failed, noted, shown, size
from tracker.model import Document, Fact, Form, Problem

RULE = "mail"  # of what a message says of itself

_TAG = re.compile(rb"<[^<>]{0,1000}>")
_STEP = 64 * 1024
_FROM = b"From "  # opens a message in a mailbox
_QUOTED = re.compile(rb">+From ")  # a line of a message that would look like it
_SOFT = re.compile(rb"(?<!^--) \r?\n(?!>)", re.MULTILINE)  # a line end that only wraps a paragraph
_PARTS = 1000  # a message with more is made to be a burden
_DEPTH = 50  # likewise of parts within parts
_LETTERS = 200  # a plain text that is shorter only says "see the other part"
_LONGEST = 1000  # characters of a field


def message(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The text of a file that is one message."""
    with given.open() as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        yield failed(given.name, "too-large", f"the message is larger than {size(limit)}")
    else:
        yield from _read(given.name, data)


def mailbox(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The texts of the messages in a file, one by one, each under its number."""
    number, held, length, blank = 0, bytearray(), 0, True
    with given.open() as file:
        while line := file.readline(_STEP):
            if blank and line.startswith(_FROM):
                if number:
                    yield from _of_mailbox(given.name, number, held, length, limit)
                number, length = number + 1, 0
                held.clear()
            elif number:
                length += len(line)
                held += (line[1:] if _QUOTED.match(line) else line) if length <= limit else b""
            blank = not line.strip(b"\r\n")
    if number:
        yield from _of_mailbox(given.name, number, held, length, limit)
    else:
        yield failed(given.name, "empty", "holds no message: none begins with a line “From ”")


def _of_mailbox(name: str, number: int, data: bytearray, length: int, limit: int) -> Iterator[Document | Problem]:
    path = f"{name}:{number}"
    if length > limit:
        yield failed(path, "too-large", f"the message is larger than {size(limit)}")
    else:
        yield from _read(path, bytes(data))


def _read(path: str, data: bytes) -> Iterator[Document | Problem]:
    """The text of a message, and how much of it is not read."""
    if data.count(b"\n--") > 2 * _PARTS or data.lower().count(b"boundary=") > _DEPTH:
        many = f"the message has more than {_PARTS} parts, or more than {_DEPTH} levels"
        yield failed(path, "too-many-parts", many)
        return
    mail = message_from_bytes(data)
    attached = [part for part in mail.walk() if part.get_content_disposition() == "attachment"]
    yield _text(path, mail, [part for part in mail.walk() if part not in attached])
    if attached:
        some = "1 attachment is" if len(attached) == 1 else f"{len(attached)} attachments are"
        yield noted(path, "skipped", f"{some} not read: save what is to be read, and give the file")


def _text(path: str, mail: Message, parts: list[Message]) -> Document | Problem:
    """The text of a message: plain, unless that is too short to be it and the message has a page."""
    plain, page = (_first(parts, kind) for kind in ("text/plain", "text/html"))
    facts = tuple(_facts(mail))
    if plain is not None and (page is None or _says_all(_body(plain), _body(page))):
        return Document(path, _plain(plain), Form.TEXT, facts)
    if page is not None:
        return Document(path, _body(page), Form.PAGE, facts, page.get_content_charset())
    return failed(path, "empty", "the message has no text")


def _says_all(plain: bytes, page: bytes) -> bool:
    """Whether a plain text is the text of the message, and no hint to read its page."""
    length = len(plain.strip())
    return length >= _LETTERS or length >= len(_TAG.sub(b"", page).strip())


def _first(parts: list[Message], kind: str) -> Message | None:
    return next((part for part in parts if part.get_content_type() == kind and _body(part).strip()), None)


def _body(part: Message) -> bytes:
    found: Any = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _plain(part: Message) -> bytes:
    """A plain text in UTF-8, its paragraphs on a line each where the message says how it wraps them."""
    data = _body(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        data = _SOFT.sub(b"" if str(part.get_param("delsp", "")).lower() == "yes" else b" ", data)
    return utf8(data, part.get_content_charset())


def _facts(mail: Message) -> Iterator[Fact]:
    """Subject, sender and date, as far as they can be read."""
    for field, name, meaning in (("title", "Subject", str), ("byline", "From", _sender), ("published", "Date", _date)):
        printed = _words(mail.get(name))
        value = meaning(printed) if printed else ""
        if value:
            yield Fact(field, value, printed, None, RULE)


def _words(value: Any) -> str:
    """The characters of a field, whose words may be encoded one by one."""
    given = str(value or "")[: 4 * _LONGEST]
    with suppress(LookupError, ValueError, MessageError):
        given = str(make_header(decode_header(given)))
    return shown(" ".join(given.split()))[:_LONGEST]


def _sender(printed: str) -> str:
    name, address = parseaddr(printed)
    return name or address


def _date(printed: str) -> str:
    try:
        return parsedate_to_datetime(printed).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
