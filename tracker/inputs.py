"""Which documents do the given paths hold?

Files, folders, patterns, standard input and files of records become a stream of `Document`s, one at a time, so that
memory does not grow with the number of inputs. What cannot be opened becomes a `Problem`; nothing here raises for a
bad path.
"""

import glob
import json
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import BinaryIO

from tracker.model import Document, Problem

TEXTS = frozenset((".txt", ".md", ".text"))
RECORDS = frozenset((".jsonl", ".ndjson"))
STDIN = "-"
LIMIT = 64 * 1024 * 1024  # bytes of one text or one record; larger ones are refused, not cut
_UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe must not block us


def documents(paths: Sequence[str], stdin: BinaryIO | None = None, limit: int = LIMIT) -> Iterator[Document | Problem]:
    """The documents that `paths` hold, in the order of the paths, those of a folder sorted by path.

    Args:
        paths: files, folders, patterns that the shell left alone, or "-" for `stdin`.
        stdin: binary standard input; "-" is a problem without it.
        limit: bytes of the largest text or record to read.
    """
    for path in paths:
        if path == STDIN:
            yield from _stdin(stdin, limit)
        else:
            yield from _path(path, limit)


def count(paths: Sequence[str]) -> int | None:
    """How many documents `documents` will give, problems aside, or None when only reading them all would tell."""
    total = 0
    for path in paths:
        for found in _files(path) if path != STDIN else (None,):
            if found is None or _suffix(found) in RECORDS:
                return None
            total += isinstance(found, str)
    return total


def _path(path: str, limit: int) -> Iterator[Document | Problem]:
    for found in _files(path):
        if isinstance(found, Problem):
            yield found
        elif _suffix(found) in RECORDS:
            yield from _records(found, limit)
        else:
            yield _text(found, limit)


def _files(path: str) -> Iterator[str | Problem]:
    """The files to read that a path stands for, and what is wrong with it."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  Path would take no name at all for the working directory
    except (OSError, ValueError) as error:
        yield from _pattern(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path)
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield _failed(path, "not-a-file", "neither a file nor a folder: give a file, a folder or - for standard input")


def _pattern(path: str, error: OSError | ValueError) -> Iterator[str | Problem]:
    found = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207  absolute ones too
    for match in found:
        yield from _files(match)
    if found:
        return
    if glob.has_magic(path):
        yield _failed(path, "missing", f"no file matches {_shown(path)}")
    elif isinstance(error, PermissionError):
        yield _failed(path, "unreadable", "no permission to read it")
    else:
        yield _failed(path, "missing", f"no such file or folder: {_shown(path)}")


def _folder(top: str) -> Iterator[str | Problem]:
    """The files of a folder and of those inside it, sorted by path; links are not followed."""
    waiting = [top]
    seen = False
    while waiting:
        path = waiting.pop()
        if path != top and not path.endswith(os.sep):
            seen = True
            yield path
            continue
        try:
            entries = _entries(path)
        except OSError as error:
            seen = True
            yield _failed(path, "unreadable", f"the folder cannot be read: {_reason(error)}")
            continue
        inside, skipped = entries
        if skipped:
            yield _skipped(path, skipped)
        waiting += reversed(inside)
    if not seen:
        yield _failed(top, "empty", f"no {' '.join(sorted(TEXTS | RECORDS))} file in the folder")


def _entries(path: str) -> tuple[list[str], Counter[str]]:
    """What a folder holds, folders with a final separator, sorted; and the kinds of what is passed over."""
    inside: list[str] = []
    skipped: Counter[str] = Counter()
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                inside.append(entry.path + os.sep)
            elif entry.is_symlink():
                skipped["links"] += 1
            elif not entry.is_file(follow_symlinks=False):
                skipped["pipes or devices"] += 1
            elif _suffix(entry.name) in TEXTS | RECORDS:
                inside.append(entry.path)
            else:
                skipped[_suffix(entry.name) or "without extension"] += 1
    return sorted(inside), skipped


def _text(path: str, limit: int) -> Document | Problem:
    try:
        with _opened(path) as file:
            data = file.read(limit + 1)
    except OSError as error:
        return _failed(path, "unreadable", f"cannot be read: {_reason(error)}")
    if len(data) > limit:
        return _failed(path, "too-large", f"larger than {_size(limit)}: split it")
    return Document(_shown(path), data, record=_suffix(path) == ".json")


def _records(path: str, limit: int) -> Iterator[Document | Problem]:
    try:
        with _opened(path) as file:
            yield from _lines(file, _shown(path), limit)
    except OSError as error:
        yield _failed(path, "unreadable", f"cannot be read: {_reason(error)}")


def _lines(file: BinaryIO, path: str, limit: int, number: int = 0) -> Iterator[Document | Problem]:
    """One record a line, from where `file` stands; `number` lines came before."""
    found = number > 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
            yield _failed(f"{path}:{number}", "too-large", f"the record is larger than {_size(limit)}")
        elif line.strip():
            yield Document(f"{path}:{number}", line, record=True)
        found = found or bool(line.strip())
    if not found:
        yield _failed(path, "empty", "holds no record")


def _stdin(stdin: BinaryIO | None, limit: int) -> Iterator[Document | Problem]:
    """One text, or records when the first line that is not blank is a JSON object."""
    if stdin is None:
        yield _failed(STDIN, "unreadable", "there is no standard input")
        return
    head = b""
    number = 0
    while len(head) <= limit and (line := stdin.readline(limit + 1 - len(head))):
        head += line
        number += 1
        if line.strip():
            if _is_object(line):
                yield Document(f"{STDIN}:{number}", line, record=True)
                yield from _lines(stdin, STDIN, limit, number)
                return
            break
    data = head + stdin.read(max(limit + 1 - len(head), 0))
    if len(data) > limit:
        yield _failed(STDIN, "too-large", f"larger than {_size(limit)}: split it")
    else:
        yield Document(STDIN, data)


def _is_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _opened(path: str) -> BinaryIO:
    """The file at `path`, unless it turned into something else since it was found."""
    handle = os.open(path, _OPEN)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("not a file any more")
    return os.fdopen(handle, "rb")


def _suffix(path: str | Problem) -> str:
    return PurePath(path).suffix.lower() if isinstance(path, str) else ""


def _shown(path: str) -> str:
    """A path that can be printed and stored, whatever bytes its name has."""
    return _UNPRINTABLE.sub("\ufffd", path)


def _failed(path: str, code: str, message: str) -> Problem:
    return Problem(_shown(path), "read", code, message, fatal=True)


def _skipped(path: str, kinds: Counter[str]) -> Problem:
    total = sum(kinds.values())
    noun = "file" if total == 1 else "files"
    return Problem(_shown(path), "read", "skipped", f"{total} {noun} skipped: {', '.join(sorted(kinds))}")


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def _size(limit: int) -> str:
    return f"{limit // 1024 // 1024} MiB" if limit >= 1024 * 1024 else f"{limit} bytes"
