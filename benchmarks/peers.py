"""How long does tracker take beside other extractors, and on long texts of awkward shapes?

    python benchmarks/peers.py [FOLDER] [--size CHARACTERS] [--limit SECONDS]

Installs the peers into a temporary folder, so it needs PyPI and npm: textacy (rules over spaCy) and compromise
(JavaScript). A peer that cannot be installed is left out, with a line that says so. Every one runs as a process of its
own, over the same texts, in the same run; what counts are the multiples of tracker's CPU seconds. tracker attributes
and cites, too, which these do not; textacy runs without a parser, for none can be had from PyPI.

The shapes: prose, the same without marks, with ten thousand marks that are never closed, and both on one line; short
quotations and nothing else, a paragraph each and on one line; the same with a pronoun; clauses within clauses.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
UNCLOSED = 10_000  # marks that are never closed
SHORT = "“Yes,” the mayor said.\n\n"
PRONOUNS = "“Yes,” he said.\n\n"  # which look back for whom they mean, and find nobody
HEARSAY = "He said that "  # clauses within clauses


class Peer(NamedTuple):
    """A program that reads paths from standard input and prints how much it found in each."""

    name: str
    command: Sequence[str]
    folder: Path


class Took(NamedTuple):
    """CPU seconds and peak megabytes of a run; no seconds when it did not end in time."""

    seconds: float | None
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code is 0 unless tracker itself breaks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="texts; made by the benchmark if none")
    parser.add_argument("--size", type=int, default=5_000_000, help="characters of a long text [%(default)s]")
    parser.add_argument("--limit", type=int, default=120, help="seconds that a run may take [%(default)s]")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tracker-peers-") as name:
        scratch = Path(name)
        made = scratch / "made"
        subprocess.run([sys.executable, HERE / "made_articles.py", "300", made], check=True)
        peers = [Peer("tracker", [sys.executable, "-m", "tracker"], HERE.parent), *_peers(scratch)]
        corpus = sorted(p for p in (asked.folder or made).rglob("*.txt"))
        rows = {f"{len(corpus)} articles": _all(peers, corpus, asked.limit)}
        for shape, path in _shapes(sorted(made.iterdir()), scratch, asked.size).items():
            rows[shape] = _all(peers, [path], asked.limit)
    _table(peers, rows)
    return 0


def _peers(scratch: Path) -> Iterator[Peer]:
    """Those that could be installed."""
    node = scratch / "node"
    node.mkdir()
    if _installed("compromise", ["npm", "install", "--silent", "--prefix", str(node), "compromise"]):
        shutil.copy(HERE / "peers" / "compromise_quotes.mjs", node)
        yield Peer("compromise", ["node", str(node / "compromise_quotes.mjs")], node)
    environment = scratch / "python"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = str(environment / "bin" / "python")
    if _installed("textacy", [python, "-m", "pip", "install", "-q", "textacy"]):
        yield Peer("textacy", [python, str(HERE / "peers" / "textacy_quotes.py")], scratch)


def _installed(name: str, command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    if not done:
        print(f"{name} cannot be installed here and is left out", file=sys.stderr)
    return done


def _shapes(articles: Sequence[Path], scratch: Path, size: int) -> Mapping[str, Path]:
    """Long texts, by what is awkward about them."""
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in articles)
    prose = (text * (size // len(text) + 1))[:size]
    unmarked = prose.translate(dict.fromkeys(map(ord, "“”\"‘’'")))
    words = unmarked.split(" ")
    for i in random.Random(1).sample(range(len(words)), min(UNCLOSED, len(words))):  # noqa: S311  the same words every time
        words[i] = f"“{words[i]}"
    unclosed = " ".join(words)
    short, pronouns, hearsay = ((unit * (size // len(unit) + 1))[:size] for unit in (SHORT, PRONOUNS, HEARSAY))
    shapes = {
        "prose": prose,
        "no marks": unmarked,
        "marks never closed": unclosed,
        "one line": prose.replace("\n", " "),
        "one line, marks never closed": unclosed.replace("\n", " "),
        "short quotations": short,
        "one line, short quotations": short.replace("\n\n", " "),
        "pronouns": pronouns,
        "hearsay": hearsay,
    }
    paths = {}
    for number, (name, shape) in enumerate(shapes.items()):
        paths[f"{size / 1e6:.0f} M, {name}"] = scratch / f"shape{number}.txt"
        (scratch / f"shape{number}.txt").write_text(shape, encoding="utf-8")
    return paths


def _all(peers: Sequence[Peer], paths: Sequence[Path], limit: int) -> dict[str, Took]:
    return {peer.name: _took(peer, paths, limit) for peer in peers}


def _took(peer: Peer, paths: Sequence[Path], limit: int) -> Took:
    """What a peer takes for all `paths` in one process."""
    own = peer.name == "tracker"
    command = [*peer.command, *(["extract", "--format", "jsonl", "--jobs", "1", *map(str, paths)] if own else [])]
    environment = os.environ | {"PYTHONPATH": str(peer.folder)} if own else os.environ
    begun = time.monotonic()
    with tempfile.TemporaryFile() as source:
        source.write("".join(f"{path}\n" for path in paths).encode())
        source.seek(0)
        process = subprocess.Popen(
            command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
        )
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                process.returncode = os.waitstatus_to_exitcode(status)
                break
            if time.monotonic() - begun > limit:
                process.kill()
                process.wait()
                return Took(None, 0)
            time.sleep(0.02)
    if process.returncode and (own or peer.name == "compromise"):
        print(f"{peer.name} left with {process.returncode}", file=sys.stderr)
        return Took(None, 0)
    return Took(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e3)


def _table(peers: Sequence[Peer], rows: Mapping[str, Mapping[str, Took]]) -> None:
    print(f"{'CPU s (x tracker), MB':32}" + "".join(f"{peer.name:>26}" for peer in peers))
    for name, row in rows.items():
        own = row["tracker"].seconds or 1.0
        cells = (_cell(row[peer.name], own) for peer in peers)
        print(f"{name:32}" + "".join(f"{cell:>26}" for cell in cells))


def _cell(took: Took, own: float) -> str:
    if took.seconds is None:
        return "did not end"
    return f"{took.seconds:.2f} ({took.seconds / own:.2f}), {took.memory:.0f} MB"


if __name__ == "__main__":
    sys.exit(main())
