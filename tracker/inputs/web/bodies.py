"""Which bytes does an answer hold, whatever its server does to make them too many?"""

import zlib
from collections.abc import Iterator
from typing import Protocol

from tracker.inputs.wrong import size

ENCODINGS = "gzip, deflate"  # what we say that we can unpack
_PIECE = 64 * 1024  # bytes read at a time
_PARTS = 1_000  # of a packed body; each has its own header
_ANY_HEADER = zlib.MAX_WBITS | 32  # gzip or zlib, told by their first bytes
_NO_HEADER = -zlib.MAX_WBITS


class Unread(Exception):  # noqa: N818  it reads better without the suffix
    """A body that is not read to its end; its text says why."""


class Coming(Protocol):
    """An answer whose body is still to come, as urllib3 has it."""

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:  # noqa: FBT001  urllib3's
        """At most `amt` bytes, as soon as some are there; none at the end."""


def body(answer: Coming, packed: str, declared: str, limit: int) -> bytes:
    """The bytes of `answer`, unpacked.

    Args:
        answer: its status and headers are read.
        packed: its Content-Encoding.
        declared: its Content-Length.
        limit: how many bytes are read, and how many come of unpacking them, at most.

    Raises:
        Unread: there are more, or they cannot be unpacked.
    """
    if declared.isdecimal() and int(declared) > limit:
        raise Unread(f"larger than {size(limit)}")
    pieces = _pieces(answer, limit)
    how = packed.strip().lower()
    if how in {"", "identity"}:
        return b"".join(pieces)
    if how in {"gzip", "x-gzip", "deflate"}:
        return _unpacked(pieces, limit)
    raise Unread(f"packed as {how[:40]}, which is not understood")


def _pieces(answer: Coming, limit: int) -> Iterator[bytes]:
    """The bytes as they come, a little at a time, so that nothing waits for more of them than there are."""
    total = 0
    while piece := answer.read1(_PIECE, decode_content=False):
        total += len(piece)
        if total > limit:
            raise Unread(f"larger than {size(limit)}")
        yield piece


def _unpacked(pieces: Iterator[bytes], limit: int) -> bytes:
    out = bytearray()
    unpacker, parts = None, 0
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if unpacker is None or unpacker.eof:  # the first part, or the next of several put end to end
                    unpacker, parts = zlib.decompressobj(_ANY_HEADER if _headed(rest) else _NO_HEADER), parts + 1
                    if parts > _PARTS:
                        raise Unread("damaged: packed in too many parts")
                out += unpacker.decompress(rest, limit + 1 - len(out))
                if len(out) > limit:
                    raise Unread(f"larger than {size(limit)} when unpacked")
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise Unread("damaged: what came cannot be unpacked") from error
    if unpacker is not None and not unpacker.eof:
        raise Unread("cut off: its end is missing")
    return bytes(out)


def _headed(data: bytes) -> bool:
    """Whether gzip's or zlib's header stands in front; some servers send "deflate" without one."""
    return data[:1] == b"\x1f" or (data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 == 0))
