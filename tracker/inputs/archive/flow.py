"""How are the bytes of a web archive looked at before they are used, and put back when they were no record?"""

from collections import deque
from collections.abc import Iterator

from tracker.inputs.archive.inflate import MAGIC, Chunk, Readable, members

_BLOCK = 64 * 1024


class Flow:
    """The bytes of an archive in order, unpacked, with a window that can be looked at and stepped back in.

    Attributes:
        wrong: why no more bytes come until `mend`, and where; None when nothing is wrong.
    """

    def __init__(self, file: Readable, limit: int, opening: bytes, *, packed: bool) -> None:
        head = file.read(len(MAGIC))
        self._packed = packed or head == MAGIC
        whole = _Ahead(head, file)
        self._chunks = members(whole, limit, opening) if self._packed else _plain(whole)
        self._data = bytearray()
        self._start = 0  # position of the first byte of `_data` among all bytes
        self._marks: deque[tuple[int, int]] = deque()  # positions, and the places in the file that they have
        self._kept = 2 * limit
        self.wrong: tuple[str, str] | None = None

    def ahead(self, size: int) -> int:
        """How many bytes can be taken, `size` or more unless the end is near, or something wrong."""
        while len(self._data) < size and self.wrong is None:
            chunk = next(self._chunks, None)
            if chunk is None:
                break
            if chunk.wrong:
                self.wrong = (str(chunk.place), chunk.wrong)
                break
            if self._packed and (not self._marks or self._marks[-1][1] != chunk.place):
                self._marks.append((self._start + len(self._data), chunk.place))
            self._data += chunk.data
        return len(self._data)

    def peek(self, size: int) -> bytes:
        """The next bytes, at most `size`, not taken."""
        self.ahead(size)
        return bytes(self._data[:size])

    def find(self, what: bytes, size: int) -> int:
        """Where `what` is among the next `size` bytes, or -1."""
        found = self._data.find(what, 0, size)
        if found < 0 and len(self._data) < size:
            self.ahead(size)
            found = self._data.find(what, 0, size)
        return found

    def take(self, size: int) -> bytes:
        """The next bytes, at most `size`."""
        self.ahead(size)
        taken = bytes(self._data[:size])
        self._step(len(taken))
        return taken

    def skip(self, size: int) -> int:
        """Step over at most `size` bytes without holding them; over how many."""
        left = size
        while left and (step := min(left, self.ahead(min(left, _BLOCK)))):
            self._step(step)
            left -= step
        return size - left

    def back(self, taken: bytes) -> None:
        """Put back what was taken last."""
        self._data[:0] = taken
        self._start -= len(taken)

    def mend(self) -> None:
        """Give up what came before something wrong, and go on behind it."""
        self._step(len(self._data))
        self.wrong = None

    def place(self) -> str:
        """Where the next byte stands in the file; in packed data, where its member begins, and how far inside it is."""
        if not self._packed:
            return str(self._start)
        before = ((self._start - position, place) for position, place in reversed(self._marks))
        inside, place = next(((inside, place) for inside, place in before if inside >= 0), (self._start, 0))
        return f"{place}+{inside}" if inside else str(place)

    def _step(self, count: int) -> None:
        del self._data[:count]
        self._start += count
        while len(self._marks) > 1 and self._marks[1][0] < self._start - self._kept:
            self._marks.popleft()


class _Ahead:
    """A file from which some bytes have been read already."""

    def __init__(self, head: bytes, file: Readable) -> None:
        self._head = head
        self._file = file

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most so many."""
        head, self._head = self._head, b""
        return head or self._file.read(size)


def _plain(file: Readable) -> Iterator[Chunk]:
    place = 0
    while data := file.read(_BLOCK):
        yield Chunk(place, data)
        place += len(data)
