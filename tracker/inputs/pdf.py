"""Which text does a PDF hold? A process of its own reads it, within limits."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tracker.inputs.source import Source
from tracker.inputs.wrong import extra, failed, size
from tracker.model import Document, Problem

SECONDS = 60  # of CPU time for one file
_CHILD = str(Path(__file__).with_name("pdf_text.py"))
_TOLD = {
    "encrypted": ("encrypted", "needs a password: save it without one"),
    "too-large": ("too-large", "its text is too large: split it"),
    "memory": ("too-large", "reading it takes too much memory: split it"),
    "time": ("too-large", "reading it takes too long: split it, or save its text as .txt"),
    "damaged": ("damaged", "damaged: no text of it can be read"),
    "": ("empty", "holds no text, only pictures of it: run it through character recognition first"),
}


def readable() -> bool:
    """Whether what reads PDFs is installed."""
    return find_spec("pypdf") is not None


def document(given: Source, limit: int, seconds: int = SECONDS) -> Iterator[Document | Problem]:
    """The text of a PDF that has one."""
    if not readable():
        yield failed(given.name, "not-installed", extra("a PDF", "pdf"))
        return
    with given.open() as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        yield failed(given.name, "too-large", f"larger than {size(limit)}: split it")
        return
    found = _asked(data, limit, seconds)
    text, wrong = found.get("text", ""), found.get("wrong", "")
    if not text.strip():
        yield failed(given.name, *_TOLD.get(wrong, _TOLD["damaged"]))
        return
    yield Document(given.name, text.encode("utf-8", "replace"))
    if wrong:
        yield Problem(given.name, "read", "cut-short", "damaged: only the pages before the damage are read")


def _asked(data: bytes, limit: int, seconds: int) -> dict[str, Any]:
    """What the child says of a PDF."""
    try:
        done = subprocess.run(  # noqa: S603  our own file
            [sys.executable, "-I", _CHILD, str(seconds), str(limit)],
            input=data, capture_output=True, timeout=3 * seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"wrong": "time"}
    try:
        return dict(json.loads(done.stdout))
    except ValueError:
        return {"wrong": "time" if done.returncode < 0 else "memory"}
