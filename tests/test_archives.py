"""Is a web archive ingested once, whatever interrupts it, and however often it is given?"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.archives import rows
from benchmarks.made_archives import answer, packed, record, records
from tracker import inputs, pipeline
from tracker.lexicon import Lexicon
from tracker.model import Declared, Settings, Summary
from tracker.store import db

_CURRENT = (
    "SELECT quotations.text FROM quotations JOIN articles ON articles.id = article_id WHERE articles.current "
    "AND quotations.kind = 'direct'"
)
LONG = 120  # seconds, for what takes a few at most on a slow machine
PAGES = 150  # so many that a run is killed among them
VIEWS = ("articles", "quotations", "citations", "hops", "chains", "retrievals")
LOW = "The river is lower than it has been in forty years"
HIGH = "The river is higher than it has been in forty years"


def capture(words: str, time_of_day: str, address: str = "https://post.example/1") -> bytes:
    """A page that quotes some words, as it was at some time of one day."""
    body = (
        "<html><title>The river</title><body><article><h1>The river</h1><p>The council met in the old school on Monday "
        f"and heard what the mayor had to tell it.</p><p>“{words},” Mayor Ada Brandt said.</p></article></body></html>"
    )
    return packed(record("response", address, answer(body.encode()), {"WARC-Date": f"2024-03-04T{time_of_day}Z"}))


class Store:
    """A database in a folder, and an archive beside it."""

    def __init__(self, folder: Path, lexicon: Lexicon) -> None:
        self.path, self.archive, self.lexicon = folder / "tracker.db", folder / "a.warc.gz", lexicon

    def ingest(
        self, captures: Sequence[bytes] | None = None, declared: Declared | None = None, jobs: int = 1
    ) -> Summary:
        """Ingest the archive, with these records when they are given."""
        if captures is not None:
            self.archive.write_bytes(b"".join(captures))
        documents = inputs.documents([str(self.archive)])
        return pipeline.ingest(Settings(str(self.path), jobs=jobs), documents, self.lexicon, declared or Declared())

    def current(self) -> list[str]:
        """What is quoted in current articles."""
        with closing(sqlite3.connect(self.path)) as connection:
            return [row[0].rstrip(",") for row in connection.execute(_CURRENT)]

    def bytes(self) -> str:
        return sha256(self.path.read_bytes()).hexdigest()


@pytest.fixture
def store(tmp_path: Path, lexicon: Lexicon) -> Store:
    return Store(tmp_path, lexicon)


def counts(done: Summary) -> tuple[int, int, int]:
    return done.new, done.unchanged, done.revised


def test_a_page_is_kept_with_the_record_it_came_from(store: Store) -> None:
    store.ingest([capture(LOW, "05:06:07")])
    with closing(sqlite3.connect(store.path)) as connection:
        ((asked, final, at, taken, headers),) = connection.execute(
            "SELECT asked, final, retrieved_at, taken, headers FROM retrievals"
        )
    assert (asked, final, at, taken) == (
        f"{store.archive}:0", "https://post.example/1", "2024-03-04T05:06:07Z", "archived",
    )  # fmt: skip
    assert headers == '{"content-type": "text/html; charset=utf-8"}'


@pytest.mark.parametrize(
    ("words", "revised"),
    [
        pytest.param([LOW, HIGH], 1, id="changed"),
        pytest.param([LOW, HIGH, LOW], 2, id="changed back"),
        pytest.param([LOW, LOW, HIGH], 1, id="changed late"),
        pytest.param([LOW, HIGH, LOW, HIGH, HIGH], 3, id="to and fro"),
    ],
)
def test_captures_of_one_page_are_its_revisions_and_no_news_a_second_time(
    words: list[str], revised: int, store: Store
) -> None:
    captures = [capture(each, f"0{n}:00:00") for n, each in enumerate(words)]
    assert counts(store.ingest(captures)) == (1, len(words) - 1 - revised, revised)
    assert store.current() == [words[-1]]
    before = store.bytes()
    assert counts(store.ingest()) == (0, len(words), 0)
    assert store.bytes() == before


@pytest.mark.parametrize("jobs", [1, 2])
def test_captures_that_are_on_their_way_together_follow_one_another(jobs: int, store: Store) -> None:
    store.ingest([capture(LOW, "00:00:00")])
    times = [f"01:{minute:02}:00" for minute in range(40)]
    captures = [capture(HIGH if n % 2 == 0 else LOW, time) for n, time in enumerate(times)]
    assert counts(store.ingest(captures, jobs=jobs)) == (0, 0, 40)
    assert store.current() == [LOW]
    before = store.bytes()
    assert counts(store.ingest(jobs=jobs)) == (0, 40, 0)
    assert store.bytes() == before


def test_one_page_at_many_places_is_one_article_with_all_of_them(store: Store) -> None:
    captures = [capture(LOW, f"01:{minute:02}:00") for minute in range(40)]
    assert counts(store.ingest(captures, jobs=2)) == (1, 39, 0)
    assert len(rows(store.path, "retrievals")) == 40
    assert counts(store.ingest(jobs=2)) == (0, 40, 0)


def test_what_was_added_to_an_archive_is_read(store: Store) -> None:
    store.ingest([capture(LOW, "05:00:00")])
    other = capture(HIGH, "06:00:00", "https://post.example/2")
    assert counts(store.ingest([capture(LOW, "05:00:00"), other])) == (1, 1, 0)


def test_another_lexicon_reads_all_anew(store: Store, tmp_path: Path) -> None:
    from tracker import lexicon  # noqa: PLC0415  the fixture has its name

    store.ingest([capture(LOW, "05:00:00")])
    (tmp_path / "own.toml").write_text(
        '[harbour-post]\nname = "Harbour Post"\nkind = "newspaper"\nownership = "private"\ndomains = ["post.example"]\n'
        'forms = ["Harbour Post"]\nexamples = ["It will hold, the Harbour Post reported."]\n'
    )
    store.lexicon = lexicon.load(str(tmp_path / "own.toml"))
    assert counts(store.ingest()) == (0, 0, 1)


def test_what_is_declared_counts_for_what_is_stored(store: Store) -> None:
    store.ingest([capture(LOW, "05:00:00")])
    assert counts(store.ingest(declared=Declared(outlet="Harbour Post"))) == (0, 0, 1)


def ingesting(archive: Path, database: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tracker", "ingest", str(archive), "--db", str(database), "--jobs", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def stored(database: Path) -> int:
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database, timeout=LONG)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'article'").fetchone():
            return 0
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_what_was_killed_half_way_goes_on_and_ends_as_if_nothing_had_been(tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    archive.write_bytes(b"".join(packed(one) for one in records(PAGES)))
    alone, killed = tmp_path / "alone.db", tmp_path / "killed.db"
    assert ingesting(archive, alone).wait(LONG) == 0
    process = ingesting(archive, killed)
    while process.poll() is None and stored(killed) < 10:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait(LONG) == -signal.SIGKILL
    assert 10 <= stored(killed) < PAGES
    assert ingesting(archive, killed).wait(LONG) == 0
    assert db.check(str(killed)) == []
    assert {view: rows(killed, view) for view in VIEWS} == {view: rows(alone, view) for view in VIEWS}
    before = sha256(killed.read_bytes()).hexdigest()
    assert ingesting(archive, killed).wait(LONG) == 0
    assert sha256(killed.read_bytes()).hexdigest() == before
