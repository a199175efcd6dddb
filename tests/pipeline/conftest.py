"""Six articles that quote one another, bad inputs, and a database to put them into."""

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Declared, Document, Form, Problem, Settings, Summary, TracedChain
from tracker.store import db

LOW = "The river is lower than it has been in forty years"


def record(name: str, outlet: str, published: str, text: str) -> Document:
    """One article of a file of records."""
    data = {"id": name, "outlet": outlet, "published": published, "text": text}
    return Document(f"{name}.jsonl:1", json.dumps(data).encode(), Form.RECORD)


# Six articles that quote one another: whole, in pieces, in part, word for word and nearly so.
ARTICLES = (
    record(
        "post", "The Lisburg Post", "2024-03-04",
        f"“{LOW},” Mayor Ada Brandt told Reuters. “We will share what there is with the villages downstream.”",
    ),
    record(
        "mail", "The Leith Mail", "2024-03-05",
        f"“{LOW},” Ada Brandt said, according to Reuters.\n\nRoy Adler, a farmer, called it “a gift to the mills.”",
    ),
    record(
        "echo", "The Orton Echo", "2024-03-06",
        "“We will share what there is with the villages downstream,” Brandt said.\n\n"
        "Farmers called the plan “a gift to the mills upstream”.",
    ),
    record(
        "star", "The Dunmere Star", "2024-03-07",
        f"“{LOW}. We will share what there is with the villages downstream,” Ada Brandt said, TASS reported.",
    ),
    record(
        "bell", "The Ashby Bell", "2024-03-08",
        "Ada Brandt said the river was lower than it had been in forty years.\n\n“Nobody asked us,” Lee Park said.",
    ),
    record(
        "moon", "The Ashby Moon", "2024-03-03",
        "“Nobody asked us,” Lee Park told the council.\n\nThe mills will pay for the dam, Ana Ruiz said.",
    ),
)  # fmt: skip

BAD = (
    Document("empty.txt", b"  \n"),
    Document("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\xff\xfe\x00"),
    Document("broken.jsonl:3", b'{"text": ', Form.RECORD),
    Document("list.jsonl:4", b"[1, 2]", Form.RECORD),
    Problem("gone.txt", "read", "not-found", "no such file", fatal=True),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    with db.writer(str(path)):
        pass
    return path


class Store:
    """One database and what can be asked of it."""

    def __init__(self, path: Path, lexicon: Lexicon) -> None:
        self.path = path
        self.settings = Settings(str(path))
        self.lexicon = lexicon

    def ingest(self, *documents: Document | Problem, jobs: int = 1) -> Summary:
        return self.ingest_all(documents, jobs)

    def ingest_all(self, documents: Iterable[Document | Problem], jobs: int = 1) -> Summary:
        return pipeline.ingest(Settings(str(self.path), jobs=jobs), documents, self.lexicon, Declared())

    def trace(self, phrase: str, **filters: Any) -> tuple[TracedChain, ...]:
        return pipeline.trace(self.settings, phrase, **filters).chains

    def rows(self, sql: str) -> list[Any]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql).fetchall()

    def chains(self) -> list[Any]:
        """Every chain: id, speaker, origin, and its members in order."""
        return self.rows("""
            SELECT chain.id, chain.speaker, origin.id, (
                SELECT group_concat(id, ' ') FROM (
                    SELECT quotation.id FROM member JOIN quotation ON quotation.pk = member.quotation
                    WHERE member.chain = chain.pk ORDER BY member.position))
            FROM chain JOIN quotation AS origin ON origin.pk = chain.origin ORDER BY chain.id""")

    def shared(self) -> int:
        """How many chains have members in several articles."""
        (row,) = self.rows("SELECT count(*) FROM chains WHERE articles > 1")
        return int(row[0])

    def matches(self) -> list[Any]:
        return self.rows("""
            SELECT one.id, two.id, score, verdict FROM match
            JOIN quotation AS one ON one.pk = match.a JOIN quotation AS two ON two.pk = match.b ORDER BY 1, 2""")

    def digest(self) -> str:
        return sha256(self.path.read_bytes()).hexdigest()


def fresh(template: Path, path: Path, lexicon: Lexicon) -> Store:
    """An empty database at `path`."""
    shutil.copy(template, path)
    return Store(path, lexicon)


@pytest.fixture
def store(template: Path, tmp_path: Path, lexicon: Lexicon) -> Store:
    return fresh(template, tmp_path / "tracker.db", lexicon)


@pytest.fixture(scope="module")
def together(template: Path, tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Store:
    """All six articles, ingested at once. Tests only read it."""
    store = fresh(template, tmp_path_factory.mktemp("together") / "tracker.db", lexicon)
    store.ingest(*ARTICLES)
    return store


def members(chain: TracedChain) -> list[str]:
    """The articles in which a chain's quotations stand."""
    return [appearance.article.partition(".")[0] for appearance in chain.appearances]
