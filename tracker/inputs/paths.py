"""Which files does a path stand for, a folder, a pattern?"""

import errno
import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator

from tracker.inputs import forms
from tracker.inputs.wrong import failed, reason, shown, skipped
from tracker.model import Problem

# The folders that browsers write beside a saved page, in the languages they have names in.
_SAVED = re.compile(
    r"(.+)[_-](?:files|Dateien|fichiers|archivos|file|bestanden|ficheiros|arquivos|pliki|soubory|filer|dosyalar|файлы)"
)


def files(path: str) -> Iterator[str | Problem]:
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
        yield failed(path, "not-a-file", "neither a file nor a folder: give a file, a folder or - for standard input")


def _pattern(path: str, error: OSError | ValueError) -> Iterator[str | Problem]:
    found = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207  absolute ones too
    for match in found:
        yield from files(match)
    if found:
        return
    if glob.has_magic(path):
        yield failed(path, "missing", f"no file matches {shown(path)}")
    elif isinstance(error, PermissionError):
        yield failed(path, "unreadable", "no permission to read it")
    elif isinstance(error, OSError) and error.errno == errno.ELOOP:
        yield failed(path, "unreadable", "a link that leads back to itself")
    else:
        yield failed(path, "missing", f"no such file or folder: {shown(path)}")


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
            yield failed(path, "unreadable", f"the folder cannot be read: {reason(error)}")
            continue
        inside, passed = entries
        if passed:
            yield skipped(path, passed)
        waiting += reversed(inside)
    if not seen:
        yield failed(top, "empty", "no file in the folder that tracker reads")


def _entries(path: str) -> tuple[list[str], Counter[str]]:
    """What a folder holds, folders with a final separator, sorted; and the kinds of what is passed over."""
    inside: list[str] = []
    passed: Counter[str] = Counter()
    with os.scandir(path) as entries:
        listed = [entry for entry in entries if not entry.name.startswith(".")]
        pages = {os.path.splitext(entry.name)[0] for entry in listed if forms.suffix(entry.name) in forms.PAGES}  # noqa: PTH122  a name, not a path
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                saved = _SAVED.fullmatch(entry.name)
                if saved and saved[1] in pages:
                    passed["pictures and scripts of saved pages"] += 1
                else:
                    inside.append(entry.path + os.sep)
            elif entry.is_symlink():
                passed["links"] += 1
            elif not entry.is_file(follow_symlinks=False):
                passed["pipes or devices"] += 1
            elif forms.gathered(entry.name):
                inside.append(entry.path)
            else:
                passed[forms.passed_over(entry.name)] += 1
    return sorted(inside), passed
