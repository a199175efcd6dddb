"""Which documents come on standard input?"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from tracker.inputs.lines import lines
from tracker.inputs.wrong import failed, size
from tracker.model import Document, Form, Problem

STDIN = "-"


def documents(stdin: BinaryIO | None, limit: int) -> Iterator[Document | Problem]:
    """One text, or records when the first line that is not blank is a JSON object."""
    if stdin is None:
        yield failed(STDIN, "unreadable", "there is no standard input")
        return
    head = b""
    number = 0
    while len(head) <= limit and (line := stdin.readline(limit + 1 - len(head))):
        head += line
        number += 1
        if line.strip():
            if _is_object(line):
                yield Document(f"{STDIN}:{number}", line, Form.RECORD)
                yield from lines(stdin, STDIN, limit, number)
                return
            break
    data = head + stdin.read(max(limit + 1 - len(head), 0))
    if len(data) > limit:
        yield failed(STDIN, "too-large", f"larger than {size(limit)}: split it")
    else:
        yield Document(STDIN, data)


def _is_object(line: bytes) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
