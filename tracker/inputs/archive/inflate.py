"""Which bytes does a gzip file stand for, when it may be damaged, cut off, or made to burst?

A gzip file is a row of members. What is wrong with one of them need not cost the others: where a member begins is told
by its first bytes, and by what it holds.
"""

import io
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, NamedTuple, Protocol, cast

from tracker.inputs.source import Source

MAGIC = b"\x1f\x8b\x08"
RATIO = 200  # times that honest data grows at most; deflate can do 1032
_BLOCK = 64 * 1024  # bytes read, and given, at a time
_HELD = 4 * 1024 * 1024  # bytes of a damaged member that are searched for the next
_PROBE = 4096  # bytes by which a member is tried


class Readable(Protocol):
    """What can be read from its beginning to its end."""

    def read(self, size: int, /) -> bytes:
        """At most so many of the next bytes, none at the end."""


class Chunk(NamedTuple):
    """Some bytes, in order.

    Attributes:
        place: where in the file their member begins.
        data: the bytes; empty when something is wrong.
        wrong: why the rest of the member is lost, or "".
    """

    place: int
    data: bytes
    wrong: str = ""


def unpacked(given: Source, limit: int) -> Source:
    """What the gzip file `given` stands for; more than `limit` bytes must not come out of very few."""
    return Source(given.name, partial(_opened, given, limit), given.columns)


def members(file: Readable, limit: int, opening: bytes = b"") -> Iterator[Chunk]:
    """The bytes of all members; after a damaged one, of the next whose data begin with `opening`, if that is given."""
    reader = _Reader(file)
    while reader.fill(1):
        reader.skip_padding()
        if not reader.raw:
            continue
        place = reader.offset
        wrong = ""
        for item in _member(reader, limit):
            if isinstance(item, str):
                wrong = item
            else:
                yield Chunk(place, item)
        if wrong:
            yield Chunk(place, b"", wrong)
            if not opening or not reader.seek_member(opening):
                return


class _Reader:
    """A file with what was read of it and not used yet, and what was used of the present member."""

    def __init__(self, file: Readable) -> None:
        self.file = file
        self.raw = b""
        self.offset = 0  # of the first byte of `raw` in the file
        self.held = bytearray()  # what came before it in this member, as far as it is kept

    def fill(self, size: int) -> bool:
        """Whether there are `size` bytes, or any at the end of the file."""
        while len(self.raw) < size and (more := self.file.read(_BLOCK)):
            self.raw += more
        return bool(self.raw)

    def skip_padding(self) -> None:
        """Step over zeros between members, and begin a member."""
        self.use(len(self.raw) - len(self.raw.lstrip(b"\0")))
        self.held.clear()

    def use(self, count: int) -> None:
        """Step over so many bytes."""
        self.held += self.raw[:count]
        if len(self.held) > _HELD:
            self.held.clear()
        self.raw = self.raw[count:]
        self.offset += count

    def seek_member(self, opening: bytes) -> bool:
        """Step back or forward to the next member that begins with `opening`; False when there is none."""
        self.raw, self.offset = bytes(self.held) + self.raw, self.offset - len(self.held)
        self.held.clear()
        start = 1
        while True:
            found = self.raw.find(MAGIC, start)
            if found < 0:
                self.use(max(len(self.raw) - len(MAGIC) + 1, 0))
                self.held.clear()
                before = len(self.raw)
                self.fill(_BLOCK)
                if len(self.raw) == before:
                    return False
                start = 0
                continue
            self.use(found)
            self.held.clear()
            self.fill(_PROBE)
            if _begins(self.raw[:_PROBE], opening):
                return True
            start = 1


def _begins(raw: bytes, opening: bytes) -> bool:
    """Whether a member that begins with these bytes holds data that begin with `opening`."""
    try:
        return zlib.decompressobj(31).decompress(raw, len(opening)) == opening
    except zlib.error:
        return False


def _member(reader: _Reader, limit: int) -> Iterator[bytes | str]:
    """The data of one member, piece by piece; at last why the rest is lost, if it is."""
    engine = zlib.decompressobj(31)
    start, given = reader.offset, 0
    while not engine.eof:
        more = reader.fill(1)
        fed = reader.raw[:_BLOCK]
        try:
            data = engine.decompress(fed, _BLOCK)
        except zlib.error:
            yield "the gzip data are damaged"
            return
        left = len(engine.unused_data if engine.eof else engine.unconsumed_tail)
        reader.use(len(fed) - left)
        given += len(data)
        if data:
            yield data
        elif not more and not engine.eof:
            yield "the gzip data are cut off"
            return
        if given > limit and given > RATIO * (reader.offset - start):
            yield f"the gzip data grow more than {RATIO} times: not read further"
            return


class _Inflated(io.RawIOBase):
    """A gzip file as the bytes it stands for; OSError when something is wrong with it."""

    def __init__(self, file: BinaryIO, limit: int) -> None:
        super().__init__()
        self._file = file
        self._chunks = members(file, limit)
        self._data = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer that can be written
        """Some bytes, none at the end."""
        while not self._data:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            if chunk.wrong:
                raise OSError(chunk.wrong)
            self._data = chunk.data
        count = min(len(buffer), len(self._data))
        buffer[:count], self._data = self._data[:count], self._data[count:]
        return count

    def close(self) -> None:
        """Close the file, too."""
        self._file.close()
        super().close()


def _opened(given: Source, limit: int) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(_Inflated(given.open(), limit), _BLOCK))
