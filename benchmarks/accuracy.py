"""How right is tracker on news that others have labelled, and did it get better or worse?

    make accuracy                                  figures against their floors, own gold, rules, calibration
    make accuracy ARGS="--update"                  raise the floors to what is reached
    make accuracy ARGS="--calibrate"               what each rule's confidence should be
    make accuracy ARGS="--misses mixed 20"         what is wrong, to be read
    make accuracy ARGS="--cues indirect-verb"      a rule, cue by cue
    make accuracy ARGS="--against HEAD~3"          what an older commit got right

Texts are shown of train alone; of every other split there are figures only, so that nobody tunes on them.
Exit codes: 0 done or nothing to measure, 1 a figure fell below its floor, 2 wrong usage.
"""

import argparse
import io
import signal
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tracker.lexicon
from benchmarks import floors, reading, rules, wire
from benchmarks.columns import lined_up
from benchmarks.labelled import ROOT, Labelled, digest, extract, figures, score, scorer, sets
from benchmarks.polnear import Judged, judged

JOBS = 2
TRAIN = "polnear-train"


class Corpus:
    """The labelled sets of a folder; what is extracted from their texts is kept."""

    def __init__(self, shared: Path, jobs: int = JOBS, code: Path = ROOT) -> None:
        self.shared = shared
        self.sets = {each.name: each for each in sets(shared)}
        self._jobs = jobs
        self._code = code
        self._extracts: dict[Path, bytes] = {}

    def extracted(self, labelled: Labelled) -> bytes:
        """The JSON lines of what is found in the texts of a set."""
        if labelled.texts not in self._extracts:
            self._extracts[labelled.texts] = extract(labelled.texts, self._code, self._jobs)
        return self._extracts[labelled.texts]

    def figures(self) -> dict[str, dict[str, float]]:
        """The scorer's figures by set and measure."""
        return {
            name: dict(figures(score(self.shared, self.extracted(each), each.what, each.gold)))
            for name, each in self.sets.items()
        }

    def judged(self, name: str) -> list[Judged]:
        """The articles of a split of PolNeAR."""
        return judged(scorer(self.shared), self.sets[name], self.extracted(self.sets[name]))

    def splits(self) -> dict[str, list[Judged]]:
        """The articles of every split of PolNeAR, by its short name."""
        return {
            name.removeprefix("polnear-"): self.judged(name) for name, s in self.sets.items() if s.what == "polnear"
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for; the exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.lower and not asked.update:
        parser.error("--lower goes with --update")
    if unknown := set(asked.lower) - floors.load(floors.PATH.read_text(encoding="utf-8")).keys():
        parser.error(f"no floor {min(unknown)!r}: {floors.PATH.name} has SET: MEASURE")
    shared: Path = asked.shared.resolve()
    if not (shared / "score" / "score.py").is_file():
        print(f"accuracy: no labelled sets in {asked.shared}: nothing is measured")
        return 0
    corpus = Corpus(shared, asked.jobs)
    try:
        lines = _reading(corpus, asked, parser)
        if lines is not None:
            _print(lines)
            return 0
        return _report(corpus, asked)
    except subprocess.CalledProcessError as error:
        print(f"accuracy: {error}\n{error.stderr.decode().strip()}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("accuracy", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="DIR", help="the labelled sets")
    parser.add_argument("--jobs", type=int, default=JOBS, metavar="N", help="processes that extract at once")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME", help='"SET: MEASURE" may be lowered')
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--calibrate", action="store_true", help="suggest each rule's confidence, going by train")
    only.add_argument("--cues", metavar="RULE", help="how often a rule is right on train, by cue")
    kinds = f"N misses of train: {', '.join(reading.KINDS)}, rule:NAME"
    only.add_argument("--misses", nargs=2, metavar=("KIND", "N"), help=kinds)
    only.add_argument("--against", metavar="REF", help="won and lost on train since a commit")
    parser.add_argument("--examples", type=int, default=10, metavar="N", help="examples of each kind for --against")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="which examples are drawn")
    return parser


def _reading(corpus: Corpus, asked: argparse.Namespace, parser: argparse.ArgumentParser) -> Iterator[str] | None:
    """The lines of what reads train alone; None when all is to be measured."""
    if not (asked.calibrate or asked.cues or asked.misses or asked.against):
        return None
    if TRAIN not in corpus.sets:
        parser.error(f"no {TRAIN} in {asked.shared}")
    if asked.against:
        return _against(corpus, asked)
    articles = corpus.judged(TRAIN)
    if asked.calibrate:
        return rules.suggestion(articles)
    if asked.cues:
        return rules.cues(articles, asked.cues)
    kind, number = asked.misses
    if kind not in reading.KINDS and not kind.startswith("rule:"):
        parser.error(f"no kind {kind}: take one of {', '.join(reading.KINDS)}, rule:NAME")
    if not number.isdecimal():
        parser.error(f"{number} is no number of misses")
    return _missed(articles, kind, int(number), asked.seed)


def _missed(articles: Sequence[Judged], kind: str, number: int, seed: int) -> Iterator[str]:
    all_missed = reading.misses(articles, kind)
    yield f"{kind}: {len(all_missed)} on train"
    yield from reading.shown(all_missed, number, seed)


def _against(corpus: Corpus, asked: argparse.Namespace) -> Iterator[str]:
    with TemporaryDirectory() as scratch:
        packed = subprocess.run(
            ["git", "archive", "--format=tar", asked.against, "tracker"], cwd=ROOT, check=True, capture_output=True
        )
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(scratch, filter="data")
        before = Corpus(corpus.shared, asked.jobs, Path(scratch)).judged(TRAIN)
    yield f"{TRAIN}: won and lost since {asked.against}"
    yield from reading.compared(before, corpus.judged(TRAIN), asked.examples, asked.seed)


def _report(corpus: Corpus, asked: argparse.Namespace) -> int:
    """Print all figures, and raise floors where that is asked; 1 when one fell."""
    text = floors.PATH.read_text(encoding="utf-8")
    kept: floors.Floors | None = floors.load(text)
    if kept and kept.digest != digest(corpus.shared):
        print(f"These are not the labels that {floors.PATH.name} belongs to: no floors are compared.\n")
        kept = None
    agencies = wire.figures(corpus.shared)
    measured = floors.measured(corpus.figures() | agencies, kept)
    for what in dict.fromkeys(each.what for each in corpus.sets.values()):
        _print(_figures(measured, [name for name, each in corpus.sets.items() if each.what == what]))
    _print(_figures(measured, list(agencies)))
    _print(_own_gold())
    splits = corpus.splits()
    for section in (rules.rules, rules.nobody, rules.reliability):
        _print(section(splits))
    if asked.update and kept:
        floors.PATH.write_text(floors.raised(text, measured, asked.lower), encoding="utf-8")
    fallen = [m for m in measured if m.change < 0 and not (asked.update and m.key in asked.lower)]
    for each in fallen:
        print(f"fell below its floor: {each.key}: {each.now:.3f}, was {each.floor:.3f}")
    return 1 if fallen else 0


def _figures(measured: Sequence[floors.Measured], names: Sequence[str]) -> Iterator[str]:
    """Lines: the figures of sets that share their measures, side by side, each with floor and change."""
    at: Mapping[tuple[str, str], floors.Measured] = {(m.name, m.measure): m for m in measured}
    measures = dict.fromkeys(m.measure for m in measured if m.name in names)
    yield from lined_up(
        [
            ["", *(cell for name in names for cell in (name, "floor", "change"))],
            *([measure, *(c for name in names for c in _beside(at.get((name, measure))))] for measure in measures),
        ]
    )


def _beside(measured: floors.Measured | None) -> tuple[str, str, str]:
    """A figure, its floor and the change."""
    if measured is None:
        return "-", "", ""
    if measured.floor is None:
        return f"{measured.now:.3f}", "-", ""
    change = f"{measured.change:+.3f}" if measured.change else "="
    return f"{measured.now:.3f}", f"{measured.floor:.3f}", f"! {change}" if measured.change < 0 else change


def _own_gold() -> Iterator[str]:
    """Lines: how many of the texts in tests/gold are read rightly."""
    gold = _gold_cases()
    lexicon = tracker.lexicon.load()
    wrong = {case.id for case in gold.CASES if gold.differences(case, lexicon)}
    known = set(gold.KNOWN_MISSES)
    number = len(gold.CASES)
    yield f"own gold: {number - len(wrong)} of {number} texts right, {len(wrong & known)} of the others known misses"
    if wrong - known:
        yield f"  wrong now: {', '.join(sorted(wrong - known))}"
    if known - wrong:
        yield f"  right now, take them off known_misses.toml: {', '.join(sorted(known - wrong))}"


def _gold_cases() -> Any:
    """The module that reads the cases and says how they differ from what is found."""
    spec = spec_from_file_location("test_gold_cases", ROOT / "tests" / "gold" / "test_gold_cases.py")
    if spec is None or spec.loader is None:  # a file that is named .py always has both
        raise ImportError("tests/gold/test_gold_cases.py")
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)
    print()


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # whoever reads may stop: `| head`
    raise SystemExit(main())
