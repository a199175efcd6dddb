"""How well is news read that others have labelled? Floors are only ever raised; see floors.toml.

Needs the folder of shared corpora beside the checkout, and is passed over without it.
"""

import csv
import hashlib
import re
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

FLOORS: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
SETS = ("five-quotes", "five-claims", "polnear-dev", "polnear-dev-quotes")
FIGURE = re.compile(r"(?P<label>\S.*?)\s+(?:\d+/\d+ = )?(?P<value>\d\.\d{3})\b")

Scored = Callable[[str], Mapping[str, float]]


@pytest.fixture(scope="module")
def scored(shared: Path) -> Scored:
    """A function from a labelled set to the figures that the scorer prints, by label; each set is scored once."""
    extracts: dict[Path, bytes] = {}
    figures: dict[str, Mapping[str, float]] = {}
    articles, dev = shared / "articles", shared / "polnear" / "dev"
    labelled = {
        "five-quotes": (articles, "quotes", shared / "gold" / "seeds_quotes.tsv"),
        "five-claims": (articles, "claims", shared / "gold" / "seeds_claims.tsv"),
        "polnear-dev": (dev / "text", "polnear", dev / "attributions"),
        "polnear-dev-quotes": (dev / "text", "quotes", shared / "gold" / "polnear_dev_quotes.tsv"),
    }

    def score(name: str) -> Mapping[str, float]:
        texts, what, gold = labelled[name]
        if texts not in extracts:
            extracts[texts] = _tracker("extract", str(texts), "--format", "jsonl", "--quiet")
        if name not in figures:
            figures[name] = dict(_figures(_score(shared, extracts[texts], what, str(gold))))
        return figures[name]

    return score


@pytest.fixture(scope="module")
def database(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five articles in a database of their own."""
    path = tmp_path_factory.mktemp("eval") / "five.db"
    _tracker("ingest", str(shared / "articles"), "--db", str(path), "--quiet")
    return path


@pytest.mark.parametrize(
    ("name", "measure", "floor"),
    [pytest.param(name, m, floor, id=f"{name}: {m}") for name in SETS for m, floor in FLOORS[name].items()],
)
def test_no_figure_falls_below_its_floor(name: str, measure: str, floor: float, scored: Scored) -> None:
    assert scored(name)[measure] >= floor


@pytest.mark.parametrize("name", SETS)
def test_every_figure_has_a_floor(name: str, scored: Scored) -> None:
    assert set(FLOORS[name]) == set(scored(name))


def test_the_floors_belong_to_these_labels(shared: Path) -> None:
    digest = hashlib.sha256()
    for path in sorted([*(shared / "gold").glob("*.tsv"), *(shared / "polnear" / "dev").glob("*/*")]):
        digest.update(path.read_bytes())
    assert digest.hexdigest()[:16] == FLOORS["labels"]["digest"], "the labelled set changed: measure anew"


def test_a_phrase_is_traced_to_all_its_appearances_and_no_other(shared: Path, database: Path) -> None:
    found = _tracker("trace", "rock solid", "--format", "json", "--db", str(database))
    printed = _score(shared, found, "trace", str(shared / "gold" / "seeds_trace_rock_solid.tsv"))
    assert re.search(r"recall\s+5/5", printed)
    assert re.search(r"others\s+0\b", printed)


def test_strangers_share_no_chain(shared: Path, database: Path) -> None:
    printed = _score(shared, b"", "pairs", str(shared / "gold" / "seeds_pairs.tsv"), "--db", str(database))
    assert re.search(r"both sides found\s+7/7", printed)
    assert re.search(r"joined, of the same\s+[12]/2", printed)  # the pair that was translated twice may stay apart
    assert re.search(r"joined, of the rest\s+0/5", printed)


def test_articles_are_described_as_they_describe_themselves(shared: Path, database: Path) -> None:
    columns = ("title", "outlet", "syndicated_from", "published")
    with (shared / "gold" / "seeds_articles.tsv").open(encoding="utf-8", newline="") as file:
        expected = {row["file"]: tuple(row[c] or None for c in columns) for row in csv.DictReader(file, delimiter="\t")}
    query = "SELECT article, title, outlet, syndicated_from, published FROM articles"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        found = {Path(article).name: tuple(rest) for article, *rest in connection.execute(query)}
    assert found == expected


def _tracker(*arguments: str) -> bytes:
    return subprocess.run([sys.executable, "-m", "tracker", *arguments], check=True, capture_output=True).stdout


def _score(shared: Path, found: bytes, *arguments: str) -> str:
    command = [sys.executable, str(shared / "score" / "score.py"), *arguments]
    return subprocess.run(command, check=True, capture_output=True, input=found).stdout.decode()


def _figures(printed: str) -> Iterator[tuple[str, float]]:
    """Each figure under its label, after the section that the label stands in."""
    section = ""
    for line in printed.splitlines():
        if line and not line[0].isspace():
            section, _, line = line.partition(" ")  # noqa: PLW2901  the rest of the line is read like the others
        if found := FIGURE.match(line.strip()):
            yield f"{section} {found['label']}", float(found["value"])
