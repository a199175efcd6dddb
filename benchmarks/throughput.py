"""How fast is tracker, how much memory does it take, and how does both compare?

    python benchmarks/throughput.py [FOLDER ...] [--against REF] [--rounds N] [--articles N]

Measures, over the texts of each folder, the commands as a user runs them, each as a process of its own:

    start       `extract` of one short text: what every command costs before the first article
    extract     quotations of all texts to nowhere, and the share of each step
    ingest      into a new database, in a temporary folder; then once more, unchanged
    trace       one quotation that occurs in the texts
    memory      peak of extract and ingest over a quarter, a half and all of the texts

Without a folder: articles that the benchmark makes (`made_articles.py`), and the corpus beside the checkout when there
is one. Each figure is the best of `--rounds`; machines differ, so each is also a multiple of a baseline measured in the
same run: a regular expression that pairs quotation marks. `--against` measures another commit, or another checkout, in
turn with this one. Nothing passes or fails here: figures are for reading.
"""

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
TREE = HERE.parent
BESIDE = TREE.parent / "shared" / "polnear" / "train" / "text"
_DONE = (0, 3, 4)  # exit codes of a command that came to its end


class Cost(NamedTuple):
    """What a process took: seconds on the clock, CPU seconds with its children's, peak kilobytes of one process."""

    wall: float
    cpu: float
    peak: int


@dataclass
class Figures:
    """What was measured of one tree of sources over one folder; costs are the best of the rounds."""

    costs: dict[str, Cost] = field(default_factory=dict)
    steps: dict[str, float] = field(default_factory=dict)
    failed: int = 0
    size: int = 0

    def keep(self, name: str, cost: Cost) -> None:
        """Take `cost` over where it is the better one; the highest peak stays."""
        old = self.costs.get(name, cost)
        self.costs[name] = Cost(min(old.wall, cost.wall), min(old.cpu, cost.cpu), max(old.peak, cost.peak))

    def keep_steps(self, steps: dict[str, float]) -> None:
        """Take the lower of each step's seconds."""
        self.steps = {name: min(value, self.steps.get(name, value)) for name, value in steps.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code is 0 unless a command broke."""
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory(prefix="tracker-bench-") as name, _tree(asked.against) as other:
        scratch = Path(name)
        trees = {"here": TREE} | ({asked.against: other} if other else {})
        for title, texts in _corpora(asked, scratch):
            figures = _measured(trees, texts, scratch, asked.rounds)
            _table(title, figures)
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="texts to measure with")
    parser.add_argument("--against", metavar="REF", help="a commit, or the folder of another checkout")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="take the best of N [%(default)s]")
    parser.add_argument("--articles", type=int, default=400, metavar="N", help="how many to make [%(default)s]")
    return parser.parse_args(arguments)


def _corpora(asked: argparse.Namespace, scratch: Path) -> Iterator[tuple[str, list[Path]]]:
    """Each corpus with its texts; only `.txt` and `.md` files count."""
    for folder in asked.folders or [BESIDE] * BESIDE.is_dir():
        yield str(folder), sorted(p for p in folder.rglob("*") if p.suffix in {".txt", ".md"})
    if not asked.folders:
        made = scratch / "made"
        subprocess.run([sys.executable, HERE / "made_articles.py", str(asked.articles), made], check=True)
        yield "articles made by the benchmark", sorted(made.iterdir())


@contextmanager
def _tree(against: str | None) -> Iterator[Path | None]:
    """The sources to compare with: a checkout as it is, or a commit unpacked in a temporary folder."""
    if against is None or Path(against).is_dir():
        yield Path(against).resolve() if against else None
        return
    packed = subprocess.run(
        ["git", "-C", str(TREE), "archive", against, "tracker", "migrations"], stdout=subprocess.PIPE, check=True
    ).stdout
    with tempfile.TemporaryDirectory(prefix="tracker-bench-") as name:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(name, filter="data")
        yield Path(name)


def _measured(trees: dict[str, Path], texts: Sequence[Path], scratch: Path, rounds: int) -> dict[str, Figures]:
    """The figures of each tree; the trees take turns, so that what else the machine does hits all alike."""
    figures = {name: Figures() for name in trees}
    parts = {share: _copied(texts[:: 4 // share], scratch / f"part{share}") for share in (1, 2, 4)}
    one = _copied(texts[:1], scratch / "one")
    for turn in range(rounds):
        for name, tree in trees.items():
            _commands(figures[name], Tool(tree, scratch), one, parts[4])
            if turn == 0:
                _memory(figures[name], Tool(tree, scratch), parts)
    return figures


def _copied(texts: Iterable[Path], folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for number, text in enumerate(texts):
        shutil.copyfile(text, folder / f"{number:06}{text.suffix}")
    return folder


@dataclass(frozen=True)
class Tool:
    """The tracker of one tree, run in a scratch folder."""

    tree: Path
    scratch: Path

    def __call__(self, *command: str, out: Path | None = None) -> Cost:
        """What `python -m tracker COMMAND` takes; its output goes to the file `out`, or nowhere."""
        return self._run("-m", "tracker", *command, out=out)

    def steps(self, folder: Path) -> dict[str, float]:
        """What `steps.py` says of this tree."""
        out = self.scratch / "steps.json"
        self._run(str(HERE / "steps.py"), str(folder), out=out)
        found: dict[str, float] = json.loads(out.read_bytes())
        return found

    def _run(self, *arguments: str, out: Path | None) -> Cost:
        environment = os.environ | {"PYTHONPATH": str(self.tree), "PYTHONHASHSEED": "0"}
        with (out or Path(os.devnull)).open("wb") as sink, (self.scratch / "errors").open("w+b") as errors:
            begun = time.perf_counter()
            process = subprocess.Popen(
                [sys.executable, *arguments], stdout=sink, stderr=errors, cwd=self.scratch, env=environment
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
            errors.seek(0)
            if process.returncode not in _DONE:
                raise SystemExit(f"{' '.join(arguments[:3])} failed in {self.tree}: {errors.read().decode()[-2000:]}")
        return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def _commands(figures: Figures, tool: Tool, one: Path, texts: Path) -> None:
    """One round of all commands."""
    database, out = tool.scratch / "bench.db", tool.scratch / "out"
    database.unlink(missing_ok=True)
    figures.keep("start", tool("extract", str(one), "--format", "jsonl"))
    figures.keep("extract", tool("extract", str(texts), "--format", "jsonl", out=out))
    phrase = _phrase(out)
    figures.keep("ingest", tool("ingest", str(texts), "--db", str(database), "--format", "json", out=out))
    figures.failed = json.loads(out.read_bytes())["articles"]["failed"]
    figures.size = database.stat().st_size
    figures.keep("ingest again", tool("ingest", str(texts), "--db", str(database)))
    if phrase:
        figures.keep("trace", tool("trace", phrase, "--db", str(database), "--format", "json"))
    figures.keep_steps(tool.steps(texts))


def _phrase(extracted: Path) -> str:
    """A quotation of middling length to trace, or nothing when there is none."""
    found = (json.loads(line) for line in extracted.open(encoding="utf-8"))
    return next((q["text"] for q in found if q["kind"] == "direct" and 5 <= len(q["text"].split()) <= 12), "")


def _memory(figures: Figures, tool: Tool, parts: dict[int, Path]) -> None:
    """Peaks over a quarter, a half and all of the texts."""
    for share, folder in parts.items():
        database = tool.scratch / f"memory{share}.db"
        figures.keep(f"extract {share}", tool("extract", str(folder), "--format", "jsonl"))
        figures.keep(f"ingest {share}", tool("ingest", str(folder), "--db", str(database)))
        database.unlink()


def _table(title: str, figures: dict[str, Figures]) -> None:
    """Print what was measured."""
    for name, own in figures.items():
        count, base = own.steps["articles"], own.steps["baseline"]
        size = own.steps["characters"] / 1e6
        print(f"\n{title}: {count:.0f} articles, {size:.1f} M characters, {own.steps['quotations']:.0f} quotations")
        print(
            f"  {name}: {own.failed} failed; database {own.size / 1e6:.1f} MB, {own.size / count / 1e3:.1f} kB/article"
        )
        print(f"  {'':14}{'wall s':>9}{'CPU s':>9}{'art./s':>9}{'art./s·core':>13}{'x baseline':>12}{_head(name)}")
        for label in ("start", "extract", "ingest", "ingest again", "trace"):
            if label in own.costs:
                wall, cpu, _ = own.costs[label]
                rates = f"{count / wall:9.0f}{count / cpu:13.0f}{cpu / base:12.0f}"
                whole = label.startswith(("extract", "ingest"))
                print(f"  {label:14}{wall:9.2f}{cpu:9.2f}{rates if whole else '':34}", end="")
                print(_ratio(figures, name, lambda f, of=label: f.costs[of].cpu))  # type: ignore[misc]
        for label in ("baseline", "read", "find", "attribute"):
            cpu = own.steps[label]
            print(f"  {'- ' + label:14}{'':9}{cpu:9.2f}{'':9}{count / cpu:13.0f}{cpu / base:12.0f}", end="")
            print(_ratio(figures, name, lambda f, of=label: f.steps[of]))  # type: ignore[misc]
        for label in ("extract", "ingest"):
            peaks = [own.costs[f"{label} {share}"].peak / 1e3 for share in (1, 2, 4)]
            slope = (peaks[2] - peaks[0]) * 1e3 / (count * 3 / 4)
            sizes = " ".join(f"{peak:6.0f}" for peak in peaks)
            print(f"  memory, {label:8}{sizes} MB at 1/4, 1/2, all; {slope:.1f} kB an article")


def _head(name: str) -> str:
    return "" if name == "here" else f"{'here/' + name:>16}"


def _ratio(figures: dict[str, Figures], name: str, of: Callable[[Figures], float]) -> str:
    """How many times the CPU seconds of another tree this one takes."""
    return "" if name == "here" else f"{of(figures['here']) / of(figures[name]):16.2f}"


if __name__ == "__main__":
    sys.exit(main())
