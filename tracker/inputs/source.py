"""Where do the bytes of an input come from?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tracker.model import Document, Problem


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a part of one, that can be read from its beginning.

    Attributes:
        name: as it is shown; the paths of the documents in it begin with it.
        open: gives its bytes; who calls it closes what it gives.
        columns: what the user says of fields: what each holds, and what it is called.
    """

    name: str
    open: Callable[[], BinaryIO]
    columns: tuple[tuple[str, str], ...] = ()


Opener = Callable[[Source, int], Iterator[Document | Problem]]  # the source, and bytes of the largest document
