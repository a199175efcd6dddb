"""How well is news read that others have labelled? Floors are only ever raised; see floors.toml.

Needs the folder of shared corpora beside the checkout, and is passed over without it.
"""

import csv
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import floors, labelled, wire

FLOORS = floors.load(floors.PATH.read_text(encoding="utf-8"))
SETS = ("five-quotes", "five-claims", "polnear-dev", "polnear-dev-quotes")  # train takes longer: `make accuracy`

Scored = Callable[[str], Mapping[str, float]]


@pytest.fixture(scope="module")
def scored(shared: Path) -> Scored:
    """A function from a labelled set to the figures that the scorer prints, by label; each set is scored once."""
    extracts: dict[Path, bytes] = {}
    figures: dict[str, Mapping[str, float]] = {}
    sets = {each.name: each for each in labelled.sets(shared)}

    def score(name: str) -> Mapping[str, float]:
        texts, what, gold = sets[name].texts, sets[name].what, sets[name].gold
        if texts not in extracts:
            extracts[texts] = labelled.extract(texts)
        if name not in figures:
            figures[name] = dict(labelled.figures(labelled.score(shared, extracts[texts], what, gold)))
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
    [pytest.param(name, m, floor, id=f"{name}: {m}") for name in SETS for m, floor in FLOORS.floors[name].items()],
)
def test_no_figure_falls_below_its_floor(name: str, measure: str, floor: float, scored: Scored) -> None:
    assert scored(name)[measure] >= floor


def test_agencies_articles_are_known_as_theirs(shared: Path) -> None:
    assert wire.splits(shared)
    found, floor = wire.counted(shared, "dev").figures(), FLOORS.floors[wire.name("dev")]
    assert found.keys() == floor.keys()
    assert all(found[label] >= least for label, least in floor.items())


@pytest.mark.parametrize("name", SETS)
def test_every_figure_has_a_floor(name: str, scored: Scored) -> None:
    assert set(FLOORS.floors[name]) == set(scored(name))


def test_the_floors_belong_to_these_labels(shared: Path) -> None:
    assert labelled.digest(shared) == FLOORS.digest, "the labelled set changed: measure anew"


def test_a_phrase_is_traced_to_all_its_appearances_and_no_other(shared: Path, database: Path) -> None:
    found = _tracker("trace", "rock solid", "--format", "json", "--db", str(database))
    printed = labelled.score(shared, found, "trace", shared / "gold" / "seeds_trace_rock_solid.tsv")
    assert re.search(r"recall\s+5/5", printed)
    assert re.search(r"others\s+0\b", printed)


def test_strangers_share_no_chain(shared: Path, database: Path) -> None:
    printed = labelled.score(shared, b"", "pairs", shared / "gold" / "seeds_pairs.tsv", "--db", str(database))
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
