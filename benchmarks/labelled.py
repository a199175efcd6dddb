"""What do others say of the same texts? Labelled sets, what tracker extracts from them, and the scorer's figures.

The folder of labelled sets is no part of this repository; it holds

    articles/              texts, with gold/seeds_quotes.tsv and gold/seeds_claims.tsv
    polnear/SPLIT/         text/ and attributions/ (brat standoff); gold/polnear_SPLIT_quotes.tsv where there is one
    score/score.py         judges what is extracted
"""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]

_FIGURE = re.compile(r"(?P<label>\S.*?)\s+(?:\d+/\d+ = )?(?P<value>\d\.\d{3})\b")
_SPAN = re.compile(r"T\d+\t\S+ [\d ;]+(?=\t)")
_EVENT = re.compile(r"E\d+\t.*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled set.

    Attributes:
        name: what its floors stand under.
        texts: the folder to extract from.
        what: the scorer's command for it.
        gold: the table or folder of labels.
    """

    name: str
    texts: Path
    what: str
    gold: Path


def sets(shared: Path) -> tuple[Labelled, ...]:
    """The labelled sets that are there: the splits of PolNeAR, train first, then the articles read by hand."""
    splits = sorted((path.name for path in (shared / "polnear").glob("*/") if path.is_dir()), reverse=True)
    gold, five = shared / "gold", shared / "articles"
    news = [(split, shared / "polnear" / split) for split in splits]
    named = (
        *(Labelled(f"polnear-{s}", at / "text", "polnear", at / "attributions") for s, at in news),
        *(Labelled(f"polnear-{s}-quotes", at / "text", "quotes", gold / f"polnear_{s}_quotes.tsv") for s, at in news),
        *(Labelled(f"five-{what}", five, what, gold / f"seeds_{what}.tsv") for what in ("quotes", "claims")),
    )
    return tuple(each for each in named if each.texts.is_dir() and each.gold.exists())


def digest(shared: Path) -> str:
    """Sixteen signs that tell these labels and texts from others: floors belong to one digest."""
    sum_ = hashlib.sha256()
    for path in sorted([*(shared / "gold").glob("*.tsv"), *(shared / "polnear").glob("*/*/*")]):
        sum_.update(path.read_bytes())
    return sum_.hexdigest()[:16]


def extract(texts: Path, code: Path = ROOT, jobs: int = 1) -> bytes:
    """What `tracker extract` prints of a folder as JSON lines.

    Args:
        texts: the folder.
        code: the checkout whose tracker is run.
        jobs: processes at once.

    Raises:
        subprocess.CalledProcessError: when it does not exit with 0.
    """
    command = [sys.executable, "-m", "tracker", "extract", str(texts.resolve()), "--format", "jsonl", "--quiet"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    done = subprocess.run([*command, "--jobs", str(jobs)], check=True, capture_output=True, cwd=code, env=plain)
    return done.stdout


def score(shared: Path, found: bytes, what: str, gold: Path, *options: str) -> str:
    """What the scorer prints of what was found.

    Args:
        shared: the folder of labelled sets, with the scorer.
        found: what it reads from standard input.
        what: its command.
        gold: the labels.
        options: further options of it.

    Raises:
        subprocess.CalledProcessError: when it does not exit with 0.
    """
    with TemporaryDirectory() as scratch:
        labels = _readable(gold, Path(scratch)) if what == "polnear" else gold.resolve()
        command = [sys.executable, str(shared / "score" / "score.py"), what, str(labels), *options]
        return subprocess.run(command, check=True, capture_output=True, input=found).stdout.decode()


def figures(printed: str) -> Iterator[tuple[str, float]]:
    """Each figure that the scorer printed, under its label, after the section that the label stands in."""
    section = ""
    for line in printed.splitlines():
        if line and not line[0].isspace():
            section, _, line = line.partition(" ")  # noqa: PLW2901  the rest of the line is read like the others
        if found := _FIGURE.match(line.strip()):
            yield f"{section} {found['label']}", float(found["value"])


def scorer(shared: Path) -> ModuleType:
    """The scorer as a module, for those of its functions that say what counts as overlapping, marked, the same."""
    spec = spec_from_file_location("score", shared / "score" / "score.py")
    if spec is None or spec.loader is None:  # a file that is named .py always has both
        raise ImportError(f"{shared}: no scorer")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_contents(scoring: ModuleType, attributions: Path) -> dict[str, list[dict[str, list[tuple[int, int]]]]]:
    """The attributions of a split by name of the text: lists of spans under Content, Source and Cue."""
    with TemporaryDirectory() as scratch:
        read: dict[str, list[dict[str, list[tuple[int, int]]]]] = scoring.load_polnear(
            _readable(attributions, Path(scratch))
        )
    return read


def _readable(attributions: Path, scratch: Path) -> Path:
    """A copy of a folder of labels without the words of the spans, its texts beside it.

    The scorer takes every line break of Unicode for the end of a record, and some spans hold one. It reads only
    where spans are, so their words are left out, and what follows a break in them as well.
    """
    copy = scratch / "attributions"
    copy.mkdir()
    (scratch / "text").symlink_to((attributions.parent / "text").resolve())
    for path in attributions.glob("*.ann"):
        lines = path.read_bytes().decode().split("\n")
        records = [found[0] for line in lines if (found := _SPAN.match(line) or _EVENT.match(line))]
        (copy / path.name).write_text("".join(f"{record}\n" for record in records), encoding="utf-8")
    return copy
