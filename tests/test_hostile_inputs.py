"""Does a folder of everything that files can do to a reader cost its good articles, or much memory or time?"""

import gzip
import json
import os
import re
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.made_archives import answer, packed, record

GOOD = "“The bridge will hold for a hundred years,” Ann Lee told Reuters."
PAGE = (
    f"<html><title>Bridge</title><body><article><h1>Bridge</h1><p>It was opened in the rain.</p><p>{GOOD}</p></article>"
)
MANY = 2_000_000


def text(path: Path, data: str | bytes) -> None:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def link(path: Path, target: str) -> None:
    path.symlink_to(target)


def device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # endless zeros
    except (OSError, AttributeError):
        pytest.skip("only the superuser makes devices, and not everywhere")


def zipped(path: Path, **names: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**names, "good.txt": GOOD.encode()}.items():
            archive.writestr(name.replace("_", "/"), data)


def within(path: Path) -> None:
    """A zip archive within others, which would go on for ever."""
    inner = b""
    for _ in range(5):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.zip", inner)
        inner = path.read_bytes()


def warc(path: Path, data: bytes) -> None:
    good = record("response", "https://post.example/1", answer(PAGE.encode()))
    path.write_bytes(data + (good if data.startswith(b"WARC") else packed(good)))


BOMB = gzip.compress(b"\0" * 50 * MANY)
LONG = b'{"text": "' + b"x" * 35 * MANY + b'"}\n'
DEEP = 200_000
ENTITIES = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha" * 1000}">' for i in range(12))
FEED = "<!DOCTYPE any [{}]><rss version='2.0'><channel><title>T</title><item><link>https://a.example/1</link>{}</item></channel></rss>"
ROW = f"{json.dumps({'text': GOOD})}\n".encode()

Bad = tuple[
    str, Callable[[Path], None], str, int
]  # name, how it is made, what is told, how many good articles it holds
HOSTILE: list[Bad] = [
    ("bomb.txt.gz", lambda p: text(p, BOMB), "larger than 64 MiB", 0),
    ("bomb.jsonl.gz", lambda p: text(p, gzip.compress(ROW) + BOMB), "grow more than 200 times", 1),
    ("bomb.warc.gz", lambda p: warc(p, packed(record("response", "https://b.example/", b"\0" * 50 * MANY))), "grow", 1),
    ("bomb.zip", lambda p: zipped(p, **{"a.txt": b"\0" * 50 * MANY}), "grows more than 200 times", 1),
    ("within.zip", within, "holds nothing that tracker reads", 0),
    (
        "names.zip",
        lambda p: zipped(p, **{".._.._etc_a.txt": b"no", "_etc_b.txt": b"no"}),
        "leads out of the archive",
        1,
    ),
    ("long.jsonl", lambda p: text(p, LONG + ROW), "larger than 64 MiB", 1),
    ("long.csv", lambda p: text(p, b"text\n" + b"x" * 35 * MANY + f'\n"{GOOD}"\n'.encode()), "larger than 64 MiB", 1),
    ("long.txt", lambda p: text(p, b"word " * MANY), "longer than 8,000,000 characters", 0),
    ("long.html", lambda p: text(p, b"<html><p>" + b"word " * 2 * MANY), "more than 16 MiB", 0),
    ("long.rss", lambda p: text(p, FEED.format("", "x" * 5 * MANY)), "larger than 8 MiB", 0),
    ("long.warc", lambda p: warc(p, record("response", "https://a.example", answer(b"x" * 9 * MANY))), "16 MiB", 1),
    ("wide.html", lambda p: text(p, b"<html><body>" + b"<b>" * 2 * MANY), "more than 250,000 elements", 0),
    (
        "entities.rss",
        lambda p: text(p, FEED.format(ENTITIES, f"<description>&e11; {GOOD}</description>")),
        "",
        1,
    ),
    (
        "outside.rss",
        lambda p: text(p, FEED.format('<!ENTITY e SYSTEM "/etc/passwd">', f"<description>{GOOD} &e;</description>")),
        "",
        1,
    ),
    ("deep.jsonl", lambda p: text(p, b"[" * DEEP + b"\n" + b'{"text": ' * DEEP + b"\n" + ROW), "nested too deep", 1),
    ("deep.html", lambda p: text(p, "<div>" * DEEP), "deep.html", 0),
    ("deep.eml", lambda p: text(p, "Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 3000), "more than", 0),
    ("nul.txt", lambda p: text(p, b"\0" * 1000), "binary", 0),
    ("nuls.txt", lambda p: text(p, GOOD.encode() + b"\0\0 And so on."), "", 1),
    ("wrong.txt", lambda p: text(p, GOOD.encode("cp1252")), "not UTF-8, read as Windows-1252", 1),
    ("wrong.csv", lambda p: text(p, b"text\n" + f'"{GOOD} Café."\n'.encode("cp1252")), "read as Windows-1252", 1),
    ("cut.jsonl.gz", lambda p: text(p, gzip.compress(ROW + os.urandom(5000))[:-3000]), "cut off", 1),
    (
        "cut.warc.gz",
        lambda p: text(p, packed(record("response", "https://a.example", answer(b"x" * 99)))[:-9]),
        "cut",
        0,
    ),
    ("cut.zip", lambda p: text(p, b"PK\3\4" + b"\0" * 50), "cannot be read to its end", 0),
    ("nothing.pdf", lambda p: text(p, b"%PDF-1.7 nothing"), "damaged", 0),
    ("loop", lambda p: link(p, "."), "links", 0),
    ("self.txt", lambda p: link(p, "self.txt"), "links", 0),
    ("out.txt", lambda p: link(p, "/etc/passwd"), "links", 0),
    ("pipe.txt", os.mkfifo, "pipes or devices", 0),
    ("endless.txt", device, "pipes or devices", 0),
]


# `ru_maxrss` of a child begins with what its parent had; the peak that the system keeps begins anew with the program
MEASURED = """
import sys
from tracker.__main__ import main
try:
    main()
finally:
    with open("/proc/self/status") as status, open(sys.argv[2] + "-peak", "w") as told:
        told.writelines(line.split()[1] for line in status if line.startswith("VmHWM"))
"""


def ingested(folder: Path) -> tuple[int, str, list[str], float, float]:
    """Ingest a folder: exit code, what was told, what was read, CPU seconds, and megabytes of the largest process."""
    command = [sys.executable, "-c", MEASURED, "extract", str(folder), "-f", "jsonl", "--jobs", "1", "--verbose"]
    with (folder.parent / "out").open("w+b") as out, (folder.parent / "err").open("w+b") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        found = [json.loads(line) for line in out]
        told = err.read().decode()
    texts = [each["text"] for each in found]
    peak = int(Path(f"{folder}-peak").read_text(encoding="ascii")) / 1024
    return process.returncode, told, texts, usage.ru_utime + usage.ru_stime, peak


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not tell the peak of a process")
@pytest.mark.parametrize(("name", "make", "told", "good"), HOSTILE, ids=[each[0] for each in HOSTILE])
def test_a_line_is_told_and_the_rest_is_read(
    name: str, make: Callable[[Path], None], told: str, good: int, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    text(folder / "0.txt", GOOD)
    text(folder / "z.txt", GOOD)
    make(folder / name)
    begun = time.monotonic()
    code, lines, texts, seconds, megabytes = ingested(folder)
    assert [each for each in texts if "hundred years" in each] == ["The bridge will hold for a hundred years,"] * (
        2 + good
    )
    assert code in {0, 4}
    assert told in lines
    assert "Traceback" not in lines
    assert all(len(line) < 400 for line in lines.splitlines())
    assert not re.search("[\x00-\x08\x0b-\x1f]", lines)
    assert (seconds < 30, megabytes < 700, time.monotonic() - begun < 300) == (True, True, True), (seconds, megabytes)
