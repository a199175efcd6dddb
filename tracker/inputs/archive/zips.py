"""Which documents lie in a zip archive? Nothing is unpacked to the disk, so a name can lead nowhere."""

import struct
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO, cast

from tracker.inputs.archive.inflate import RATIO
from tracker.inputs.source import Opener, Source
from tracker.inputs.wrong import failed, shown, skipped
from tracker.model import Document, Problem

_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 1  # bit of the flags
_DAMAGED = (NotImplementedError, RuntimeError, ValueError, OverflowError, struct.error)  # by fields with wrong values
_DAMAGE = "what it says of its files is damaged"


def documents(
    given: Source, limit: int, inside: Callable[[str], Opener | None], only: str = ""
) -> Iterator[Document | Problem]:
    """The documents in an archive, file by file, in its order.

    Args:
        given: the archive.
        limit: bytes of the largest document.
        inside: who opens a file of that name, or None when it is not read.
        only: how the names begin of the files that are read.
    """
    passed: Counter[str] = Counter()
    found = False
    with given.open() as file, _opened(file) as archive:
        room = max(limit, RATIO * file.seek(0, 2))
        names = Counter(info.header_offset for info in archive.infolist())
        for info in archive.infolist():
            opener = inside(info.filename)
            if info.is_dir() or not info.filename.startswith(only):
                continue
            if names[info.header_offset] > 1:
                yield failed(given.name, "bomb", "several of its names stand for the same bytes: the rest is not read")
                return
            name = f"{given.name}:{shown(info.filename)}"
            why = _refused(info, limit)
            if why:
                found = True
                yield failed(name, *why)
            elif opener is None:
                passed[PurePosixPath(info.filename).suffix.lower() or "without extension"] += 1
            elif info.file_size > room:
                yield failed(given.name, "bomb", f"grows more than {RATIO} times: the rest of it is not read")
                return
            else:
                found = True
                room -= info.file_size
                source = Source(name, partial(_entry, archive, info), given.columns)
                yield from opener(source, limit)
    if passed:
        yield skipped(given.name, passed)
    if not found:
        yield failed(given.name, "empty", "holds nothing that tracker reads")


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive that a file is; BadZipFile also for what zipfile says otherwise of damage."""
    try:
        return zipfile.ZipFile(file)
    except _DAMAGED as error:
        raise zipfile.BadZipFile(_DAMAGE) from error


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    try:
        return cast("BinaryIO", archive.open(info))
    except _DAMAGED as error:
        raise zipfile.BadZipFile(_DAMAGE) from error


def _refused(info: zipfile.ZipInfo, limit: int) -> tuple[str, str] | None:
    """Why a file of an archive is not read: a code and what is told."""
    posix, windows = PurePosixPath(info.filename), PureWindowsPath(info.filename)
    if posix.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
        return "unsafe-name", "its name leads out of the archive: not read"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted", "needs a password: unpack it first"
    if info.compress_type not in _PACKED:
        return "packed", "packed in a way that is not read: unpack it first"
    if info.file_size > limit and info.file_size > RATIO * max(info.compress_size, 1):
        return "bomb", f"grows more than {RATIO} times: not read"
    return None
