"""Is it seen which articles are an agency's? PolNeAR says so of each article, in a table of its own.

    .venv/bin/python -m benchmarks.wire            figures of every split; nothing where there is no such folder

The articles go through JSON Lines with title, byline, date and text; what the table says of agencies and credits is not
told. `recall` is the share of an agency's articles that have it in `articles.syndicated_from`, `precision` the share of
articles with an agency there that are that agency's, by the table; of a publisher with NA in it nothing is counted.
"""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import tracker.lexicon
from benchmarks.labelled import ROOT

TABLE = Path("polnear") / "metadata.tsv"

_NONE, _UNKNOWN = "None", "NA"


class Counts(NamedTuple):
    """How many articles are an agency's by the table; have an agency here; have the right one."""

    labelled: int
    given: int
    right: int

    def figures(self) -> dict[str, float]:
        """As shares, by label."""
        pairs = (("wire recall", self.labelled), ("wire precision", self.given))
        return {label: round(self.right / of, 3) for label, of in pairs if of}


def name(split: str) -> str:
    """What the floors of a split stand under."""
    return f"polnear-{split}-wire"


def splits(shared: Path) -> list[str]:
    """The splits whose texts and table are there, train first."""
    if not (shared / TABLE).is_file():
        return []
    return sorted((path.parent.name for path in (shared / "polnear").glob("*/text")), reverse=True)


def counted(shared: Path, split: str) -> Counts:
    """What the table says of a split beside what an ingested database says."""
    names = tracker.lexicon.load().outlets
    wanted, found = {}, _origins(shared, split)
    for row in _rows(shared, split):
        if row["wire"] != _UNKNOWN:
            agency = names.named(row["wire"]) if row["wire"] != _NONE else None
            wanted[row["filename"]] = agency.name if agency else None
    given = {article: found[article] for article in wanted if found.get(article)}
    right = sum(wanted[article] == agency for article, agency in given.items())
    return Counts(sum(agency is not None for agency in wanted.values()), len(given), right)


def _rows(shared: Path, split: str) -> Iterator[Mapping[str, str]]:
    with (shared / TABLE).open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file, delimiter="\t") if row["compartment"] == split)


def _origins(shared: Path, split: str) -> dict[str, str]:
    """The agency of each article that has one in an ingested database, by the id of its row in the table."""
    with TemporaryDirectory() as scratch:
        lines, database = Path(scratch) / "articles.jsonl", Path(scratch) / "articles.db"
        ids = _written(shared, split, lines)
        command = [sys.executable, "-m", "tracker", "ingest", str(lines), "--db", str(database), "--quiet"]
        plain = {key: value for key, value in os.environ.items() if not key.startswith("TRACKER_")}
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=plain)
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            query = "SELECT article, syndicated_from FROM articles WHERE syndicated_from IS NOT NULL"
            return {ids[int(path.rpartition(":")[2]) - 1]: origin for path, origin in connection.execute(query)}


def _written(shared: Path, split: str, lines: Path) -> list[str]:
    """The ids of the articles that are written to `lines`, in order."""
    texts = sorted((shared / "polnear" / split / "text").iterdir())
    ids = []
    with lines.open("w", encoding="utf-8") as out:
        for row in _rows(shared, split):
            path = next(path for path in texts if path.name.startswith(row["filename"]))
            record = {"title": row["title"], "date": row["publication_date"], "text": path.read_bytes().decode()}
            author = {} if row["author"] in {_NONE, _UNKNOWN} else {"author": row["author"]}
            out.write(json.dumps({"id": row["filename"], **record, **author}) + "\n")
            ids.append(row["filename"])
    return ids


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures of every split, by the name of its floors and by label."""
    return {name(split): counted(shared, split).figures() for split in splits(shared)}


def main() -> int:
    """Print the counts of every split."""
    shared = ROOT.parent / "shared"
    for split in splits(shared):
        counts = counted(shared, split)
        shares = ", ".join(f"{label} {value:.3f}" for label, value in counts.figures().items())
        print(f"{split}: {counts.labelled} of an agency, {counts.given} given one, {counts.right} right; {shares}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
