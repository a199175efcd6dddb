"""Which file holds what, by its extension, and who opens it?"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePath

from tracker.inputs import feeds, files, lines, tables
from tracker.inputs.archive import warc, zips
from tracker.inputs.archive.inflate import unpacked
from tracker.inputs.charset import in_utf8
from tracker.inputs.mail import mailbox, message
from tracker.inputs.pdf import document as paper
from tracker.inputs.pdf import readable
from tracker.inputs.source import Opener, Source
from tracker.inputs.wrong import failed, install, reason
from tracker.model import Document, Form, Problem

_TEXT: Opener = partial(files.document, form=Form.TEXT)
_PAGE: Opener = partial(files.document, form=Form.PAGE)
PAGES = frozenset((".html", ".htm", ".xhtml"))
_ONE: Mapping[str, Opener] = {**dict.fromkeys((".txt", ".md", ".text"), _TEXT), **dict.fromkeys(PAGES, _PAGE)}
_FEEDS: Mapping[str, Opener] = {".rss": feeds.xml_files, ".atom": feeds.xml_files}
_MANY: Mapping[str, Opener] = {
    **dict.fromkeys((".jsonl", ".ndjson"), lines.records), **dict.fromkeys((".csv", ".tsv"), tables.records),
    ".warc": warc.pages, **_FEEDS,
}  # fmt: skip
_ASKED: Mapping[str, Opener] = {".json": feeds.json_files, ".xml": feeds.xml_files}  # read when its path is given
_JSON = frozenset((".json", ".jsonl", ".ndjson"))
_GZIP = ".gz"  # what is packed is known by the extension before
_ZIPS = frozenset({".zip", ".wacz"})
_PDF, _MBOX = ".pdf", ".mbox"
_LETTERS: Mapping[str, Opener] = {".eml": message, _MBOX: mailbox, _PDF: paper}

GATHERED = frozenset(
    _ONE.keys() | _MANY.keys() | _ZIPS | _LETTERS.keys()
)  # extensions of the files that are read in a folder


def opened(path: str, limit: int, columns: tuple[tuple[str, str], ...] = ()) -> Iterator[Document | Problem]:
    """The documents of a file; one whose extension says nothing is a text."""
    yield from _documents(files.source(path, columns), limit)


def gathered(name: str) -> bool:
    """Whether a file of that name is read when it lies in a folder."""
    own = suffix(name)
    return own.removesuffix(_GZIP) in GATHERED and (not own.startswith(_PDF) or readable())


def may_be_feed(path: str) -> bool:
    """Whether the file may hold a feed."""
    return suffix(path) in _FEEDS.keys() | _ASKED.keys()


def holds_many(path: str) -> bool:
    """Whether only reading the file tells how many documents it holds."""
    return suffix(path).removesuffix(_GZIP) in _MANY.keys() | _ASKED.keys() | _ZIPS | {_MBOX}


def suffix(path: str) -> str:
    """The extension of a path, in lower case, with its dot; of what is packed with the one before: ".jsonl.gz"."""
    pure = PurePath(path)
    last = pure.suffix.lower()
    return PurePath(pure.stem).suffix.lower() + last if last == _GZIP else last


def _documents(given: Source, limit: int) -> Iterator[Document | Problem]:
    """The documents of a source, by its name; what stops the reading is a problem."""
    end = suffix(given.name)
    plain = end.removesuffix(_GZIP)
    if plain in _ZIPS:
        opener: Opener = partial(zips.documents, inside=_inside, only="archive/" if plain == ".wacz" else "")
    else:
        opener = {**_ONE, **_MANY, **_ASKED, **_LETTERS}.get(plain, _TEXT)
    if end != plain and opener is not warc.pages:  # which unpacks it record by record
        given = unpacked(given, limit)
    if plain in _JSON:
        given = in_utf8(given)
    try:
        yield from opener(given, limit)
    except OSError as error:
        yield failed(given.name, "unreadable", f"cannot be read: {reason(error)}")
    except (EOFError, zlib.error, zipfile.BadZipFile) as error:
        yield failed(given.name, "damaged", f"cannot be read to its end: {error or 'it is cut off'}")


def _inside(name: str) -> Opener | None:
    """Who opens what lies in an archive under that name, or None when it is not read."""
    end = suffix(name).removesuffix(_GZIP)
    return _documents if end in GATHERED - _ZIPS else None


def passed_over(name: str) -> str:
    """What a file is called that is not read in a folder."""
    end = suffix(name)
    return f"{end} (for these: {install('pdf')})" if end == _PDF else end or "without extension"
