"""What does the child process of `pdf` do?

It reads a PDF from its standard input and writes the text of its pages, as JSON. This file is run by its path in an
isolated interpreter: a PDF is a program of sorts, and can ask for memory and time without end.
"""

import json
import sys
from io import BytesIO

_MEMORY = 2 << 30  # bytes that the process may take


def answer(data: bytes, most: int) -> dict[str, str]:
    """The text of all pages, or one word for what is wrong."""
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415  the parent tells when it is not there
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    parts: list[str] = []
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            return {"wrong": "encrypted"}
        for page in reader.pages:
            parts.append(page.extract_text())
            most -= len(parts[-1])
            if most < 0:
                return {"wrong": "too-large"}
    except MemoryError:
        return {"wrong": "memory"}
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, OSError):
        # what a reader stumbles over in damaged files; what was read before it counts
        return {"text": "\n".join(parts), "wrong": "damaged"}
    return {"text": "\n".join(parts)}


def _confine(seconds: int) -> None:
    """Take from this process what reading does not need: memory and time without end, writing files."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not on Windows

    for what, limit in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def main() -> None:
    """Answer one request: how many seconds, how many characters."""
    seconds, most = map(int, sys.argv[1:])
    data = sys.stdin.buffer.read()
    _confine(seconds)
    json.dump(answer(data, most), sys.stdout)


if __name__ == "__main__":
    main()
