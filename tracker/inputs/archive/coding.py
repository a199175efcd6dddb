"""Which bytes did a server mean, when it sent them in pieces or packed?"""

import re
import zlib
from collections.abc import Callable
from types import ModuleType

from tracker.inputs.wrong import extra, size

_PIECE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1024})?\r?\n")
_PLAIN = {"", "identity", "none", "utf-8"}


def decoded(data: bytes, transfer: str, content: str, limit: int) -> bytes | str:
    """The bytes of a page, or why they cannot be told.

    What says that it is packed and is not, was unpacked when it was archived.

    Args:
        data: as sent.
        transfer: the field Transfer-Encoding.
        content: the field Content-Encoding.
        limit: bytes of the largest page.
    """
    if "chunked" in transfer.lower():
        data = _joined(data)
    codings = [name.strip().lower() for name in content.split(",")]
    for name in reversed([name for name in codings if name not in _PLAIN]):
        unpack = _UNPACK.get(name)
        if unpack is None:
            return f"the page is packed as {name[:20]!r}, which is not read"
        found = unpack(data, limit)
        if isinstance(found, str):
            return found
        if len(found) > limit:
            return f"the page grows to more than {size(limit)}"
        data = found
    return data


def _joined(data: bytes) -> bytes:
    """Pieces that were sent one by one, put together; as it is when it does not begin with one."""
    pieces: list[bytes] = []
    place = 0
    while piece := _PIECE.match(data, place):
        length = int(piece[1], 16)
        pieces.append(data[piece.end() : piece.end() + length])
        place = piece.end() + length
        place += 2 if data[place : place + 2] == b"\r\n" else 1
        if length == 0:
            break
    return b"".join(pieces) if pieces else data


def _inflated(data: bytes, limit: int) -> bytes | str:
    for bits in (47, -15):  # gzip or zlib by its first bytes; deflate without either, as some servers send it
        engine = zlib.decompressobj(bits)
        try:
            found = engine.decompress(data, limit + 1)
        except zlib.error:
            continue
        if found or not data:
            return found
    return data if _readable(data) else "the page is packed and damaged"


def _brotli(data: bytes, limit: int) -> bytes | str:
    if _readable(data):
        return data
    try:
        import brotli  # noqa: PLC0415  an extra, and rare
    except ImportError:
        return extra("the page is packed with brotli", "archives")
    return _unbrotlied(brotli, data, limit)


def _unbrotlied(brotli: ModuleType, data: bytes, limit: int) -> bytes | str:
    engine = brotli.Decompressor()
    try:
        found: bytes = engine.process(data, output_buffer_limit=limit + 1)
        while len(found) <= limit and not engine.is_finished():
            more = engine.process(b"", output_buffer_limit=limit + 1)
            if not more:
                break
            found += more
    except brotli.error:
        return "the page is packed with brotli and damaged"
    return found


def _readable(data: bytes) -> bool:
    """Whether a page stands there unpacked."""
    return b"<" in data[:512] and b"\0" not in data[:512]


_UNPACK: dict[str, Callable[[bytes, int], bytes | str]] = {
    "gzip": _inflated, "x-gzip": _inflated, "deflate": _inflated, "br": _brotli,
}  # fmt: skip
