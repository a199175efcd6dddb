"""Migrations make exactly what the code says, wholly or not at all."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import tracker
from tracker import pipeline
from tracker.errors import DatabaseError, TooOld
from tracker.lexicon import load
from tracker.model import Declared, Document, Settings
from tracker.store import db, engine, migrate, place, schema

NEXT = """
import os, signal
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("article") as batch:
        batch.add_column(sa.Column("mood", sa.Text()))
    {then}
"""
NOW = place.REVISION
ROWS = """
INSERT INTO run VALUES (1, 'r', '2024-03-05', '0', '', 'ingest');
INSERT INTO article VALUES (1, 'a', 'k', 1, 'p', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, '{sha}', 'some words');
INSERT INTO block VALUES (1, 0, 0, 4, 'body');
INSERT INTO quotation VALUES (1, 'q', 1, 0, 0, 4, 0, 4, 'some', 'some', 'direct', 0, 'body', NULL, 1);
INSERT INTO attribution VALUES (1, 'direct', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'r', 0.5, '[]');
INSERT INTO pending VALUES (1);
""".format(sha="050777a35dcd48838062824126e60a0780dc322c5b1f84c3a32636cc7466b1b6")


def written(path: Path) -> dict[str, list[str]]:
    """The definitions in a database, clause by clause, without the differences in writing that mean nothing."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'view'")
        for name, sql in rows:
            body, _, options = re.sub(r'[\s"]+', " ", sql).rpartition(")")
            columns, *constraints = re.split(r"\s*,\s*(?=CONSTRAINT )", body.strip())
            found[name] = [columns, *sorted(constraints), options.strip()]
    found.pop("alembic_version", None)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of this revision with an article in it."""
    made = tmp_path / "tracker.db"
    with db.writer(str(made)):
        pass
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript(ROWS)
    return made


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, to which tests add the next one; this code needs that one then."""
    copy = tmp_path / "100% sources"
    shutil.copytree(migrate.scripts(), copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(place, "REVISION", "9999")
    monkeypatch.setattr(migrate, "scripts", lambda: copy)
    return copy


def of_the_schema(name: str | None, kind: str, _parents: object) -> bool:
    """Whether SQLAlchemy knows of it: the tables of the full-text index are SQLite's own."""
    return kind != "table" or name in schema.metadata.tables


def add(sources: Path, then: str = "pass") -> None:
    (sources / "versions" / "9999_next.py").write_text(NEXT.format(before=NOW, then=then), "utf-8")


def test_migrations_make_the_tables_of_the_schema(path: Path, tmp_path: Path) -> None:
    with engine.opened(str(path), "ro") as database:
        options = {"compare_type": True, "target_metadata": schema.metadata, "include_name": of_the_schema}
        context = MigrationContext.configure(database.connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []
    direct = create_engine(f"sqlite:///{tmp_path / 'direct.db'}")
    schema.metadata.create_all(direct)
    direct.dispose()
    assert written(path) == written(tmp_path / "direct.db")


def test_the_code_needs_the_only_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.scripts()).replace("%", "%%"))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.REVISION]


COLUMNS = {
    "articles": "article id url title outlet syndicated_from published byline dateline language revision current"
    " first_seen",
    "quotations": "id article article_id start end text kind speaker source cue hedge rule confidence chain_id"
    " utterance role current said said_start said_end corrected tracker_speaker",
    "citations": "quotation article position outlet name relation inherited printed start end corrected",
    "chains": "chain_id speaker origin_article origin_published appearances articles first_published last_published"
    " text judged",
    "hops": "quotation article position giver giver_kind taker taker_kind relation printed start end inherited"
    " chain_id corrected",
    "judgements": "judgement ruling standing by at reason answer was everywhere withdraws judged article text side",
    "hyperlinks": "article article_id position start end words address current",
    "outlets": "outlet name kind ownership country",
    "retrievals": "article article_id asked final status retrieved_at sha256 bytes taken headers",
    "problems": "path article_id step code message start end fatal current first_seen",
    "republications": "article article_id original original_id kind taken share paragraphs outlet original_outlet"
    " published original_published why",
}


@pytest.mark.parametrize(("view", "columns"), COLUMNS.items(), ids=COLUMNS)
def test_the_documented_views_have_their_columns(path: Path, view: str, columns: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        found = {row[1] for row in connection.execute(f"PRAGMA table_info({view})")}
    assert found >= set(columns.split())


def test_the_sources_lie_in_the_package_or_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "tracker"
    monkeypatch.setattr(migrate, "__file__", str(package / "store" / "migrate.py"))
    with pytest.raises(DatabaseError, match="install tracker again"):
        migrate.scripts()
    for folder in (tmp_path / "site" / "migrations", package / "migrations"):
        folder.mkdir(parents=True)
        (folder / "env.py").touch()
        assert migrate.scripts() == folder


def test_an_upgrade_fills_the_index(tmp_path: Path) -> None:
    made = tmp_path / "old.db"
    with engine.opened(str(made), "rwc") as database:
        migrate.upgrade(database.connection, to="0001")
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript(ROWS)
        connection.execute("INSERT INTO speaker VALUES (1, 0, 'Ada Brandt', 'person', 'name')")
        connection.commit()
    assert db.upgrade(str(made)).before == "0001"
    assert db.check(str(made)) == []
    with closing(sqlite3.connect(made)) as connection:
        for query in ("words : some", "names : brandt"):
            assert connection.execute("SELECT rowid FROM lookup WHERE lookup MATCH ?", (query,)).fetchall() == [(1,)]


KEYED = """
    SELECT whole, key, words, group_concat(place)
    FROM wording JOIN block_key ON block_key.wording = wording.pk JOIN worded ON worded.wording = wording.pk
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""


def test_keys_of_quotations_become_keys_of_wordings(tmp_path: Path) -> None:
    lexicon = load()
    made = tmp_path / "t.db"
    texts = (
        '"The ferry will sail again," Ana Ruiz said on May 3, 2024.',
        '"It will sail," she said. "The ferry will sail again!"',
    )
    documents = [Document(f"{n}.txt", text.encode()) for n, text in enumerate((*texts, texts[0] + " Twice."))]
    pipeline.ingest(Settings(str(made)), documents, lexicon, Declared())
    with closing(sqlite3.connect(made)) as connection:
        before = connection.execute(KEYED).fetchall()
    assert max(places.count(",") for *_, places in before) == len(documents) - 1
    with engine.opened(str(made), "rw") as database:
        config = Config()
        config.set_main_option("script_location", str(migrate.scripts()).replace("%", "%%"))
        config.attributes["connection"] = database.connection
        command.downgrade(config, "0007")
    with closing(sqlite3.connect(made)) as connection:
        quotations = connection.execute("SELECT count(DISTINCT quotation) FROM block_key").fetchone()
        assert quotations == connection.execute("SELECT count(*) FROM member").fetchone()
    assert db.upgrade(str(made)).before == "0007"
    assert db.check(str(made)) == []
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute(KEYED).fetchall() == before


def test_an_older_database_waits_for_its_upgrade(path: Path, sources: Path) -> None:
    add(sources)
    before = path.read_bytes()
    with pytest.raises(TooOld, match="db upgrade"), db.writer(str(path)):
        pass
    assert path.read_bytes() == before


def test_an_upgrade_copies_and_keeps_every_row(path: Path, sources: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE VIEW stale AS SELECT id FROM article")
    add(sources)
    done = db.upgrade(str(path))
    assert done == (NOW, "9999", f"{path}.bak-{NOW}")
    assert db.upgrade(str(path)) == ("9999", "9999", None)
    assert db.current(f"{path}.bak-{NOW}") == NOW
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id, mood FROM article").fetchall() == [("a", None)]
        for table in ("block", "quotation", "attribution", "pending"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)  # noqa: S608  of this list
        assert connection.execute("SELECT article, current FROM quotations").fetchall() == [("p", 1)]
        views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name").fetchall()
    assert [name for (name,) in views] == sorted(COLUMNS)


def test_a_copy_never_overwrites_another(path: Path) -> None:
    assert [migrate.copy(str(path), NOW) for _ in range(2)] == [f"{path}.bak-{NOW}", f"{path}.bak-{NOW}.2"]


FAULTS = {
    "it raises": ("raise RuntimeError('half-way')", "half-way"),
    "it loses rows": ("op.execute('DELETE FROM attribution')", "loses rows of attribution"),
    "it leaves orphans": ("op.execute('UPDATE block SET article = 7')", "refer to nothing"),
}


@pytest.mark.parametrize(("then", "says"), FAULTS.values(), ids=FAULTS)
def test_a_failed_upgrade_leaves_what_was_there(path: Path, sources: Path, then: str, says: str) -> None:
    add(sources, then)
    before = path.read_bytes()
    with pytest.raises(RuntimeError, match=says):
        db.upgrade(str(path))
    assert path.read_bytes() == before
    add(sources)
    os.utime(sources / "versions" / "9999_next.py", (1, 1))  # another time, lest the compiled file be taken
    assert db.upgrade(str(path)).after == "9999"


UPGRADE = """
import sys
from pathlib import Path
from tracker.store import db, migrate, place
place.REVISION = "9999"
migrate.scripts = lambda: Path(sys.argv[2])
db.upgrade(sys.argv[1])
"""


def start(path: Path, sources: Path) -> "subprocess.Popen[bytes]":
    environment = os.environ | {"PYTHONPATH": str(Path(tracker.__file__).parents[1])}
    return subprocess.Popen([sys.executable, "-c", UPGRADE, str(path), str(sources)], env=environment)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_upgrade_leaves_what_was_there(path: Path, sources: Path) -> None:
    add(sources, "os.kill(os.getpid(), signal.SIGKILL)")
    assert start(path, sources).wait(timeout=60) == -signal.SIGKILL
    assert db.current(str(path)) == NOW
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT id FROM quotations").fetchall() == [("q",)]


def test_two_upgrades_at_once_both_succeed(path: Path, sources: Path) -> None:
    add(sources)
    children = [start(path, sources) for _ in range(2)]
    assert [child.wait(timeout=60) for child in children] == [0, 0]
    assert db.current(str(path)) == "9999"


def test_developers_can_run_alembic_themselves(tmp_path: Path) -> None:
    root = migrate.scripts().parent
    if not (root / "pyproject.toml").is_file():
        pytest.skip("not a checkout")
    made = tmp_path / "by hand.db"
    command = [sys.executable, "-m", "alembic", "-x", f"db={made}"]
    environment = os.environ | {"PYTHONPATH": str(root)}
    for arguments in (["upgrade", "head"], ["check"]):
        subprocess.run([*command, *arguments], cwd=root, env=environment, check=True, capture_output=True)
    assert db.check(str(made)) == []
