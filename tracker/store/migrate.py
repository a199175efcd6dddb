"""How does a database get the shape that this code needs?

Only migrations make it, in one transaction: a killed or failed one leaves what was there before. Alembic is imported
only here and only when something is due. Their sources lie inside the package in an installed tracker
(`tracker/migrations`) and beside it in a checkout.
"""

import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect

from tracker.errors import DatabaseError
from tracker.store import engine, place, schema
from tracker.store.engine import Database

_VIEWS = Path(__file__).with_name("views.sql")
_MAKES = "CREATE VIEW "


def create(path: str) -> None:
    """A new database at `path`, whole or not at all; nothing when another process was quicker.

    It is made under another name and then linked to its own, which fails when that name is taken. A killed creation
    leaves a file `PATH.*.new` that nobody looks at. (Directory entries are synced with the first article's commit.)

    Raises:
        DatabaseError: the folder is missing or cannot be written, the disk is full.
    """
    fresh = f"{path}.{secrets.token_hex(4)}.new"
    try:
        with engine.opened(fresh, "rwc") as database:
            upgrade(database.connection)  # a new file has the rollback journal (DELETE), and no connection changes it
        _place(fresh, path)
    except DatabaseError as error:
        raise DatabaseError(str(error).replace(fresh, path)) from error
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be created ({error.strerror})") from error
    finally:
        for leftover in (fresh, f"{fresh}-journal"):
            Path(leftover).unlink(missing_ok=True)


def _place(fresh: str, path: str) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # no hard links on this file system: claim the name, then replace the empty file
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            return
        Path(fresh).replace(path)


def upgrade(connection: Connection, sources: Path | None = None, to: str = "head") -> None:
    """Run the due migrations in `connection`, in a transaction of their own; `sources` and `to` are for tests."""
    from alembic import command  # noqa: PLC0415  slow to import and seldom needed
    from alembic.config import Config  # noqa: PLC0415  likewise

    config = Config()
    config.set_main_option("script_location", str(sources or scripts()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def scripts() -> Path:
    """The folder of the migrations.

    Raises:
        DatabaseError: the installation is incomplete.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "migrations", package.parent / "migrations"):
        if (folder / "env.py").is_file():
            return folder
    raise DatabaseError(f"the migrations are missing from {package}; install tracker again")


def copy(path: str, revision: str) -> str:
    """A whole copy of the database at `path` beside it, named for its `revision`; the copy's path."""
    target = f"{path}.bak-{revision}"
    number = 1
    while os.path.lexists(target):
        number += 1
        target = f"{path}.bak-{revision}.{number}"
    fresh = f"{target}.{secrets.token_hex(4)}.new"
    try:
        with closing(place.connect(path, "ro")) as source:
            source.execute("VACUUM INTO ?", (fresh,))
        Path(fresh).replace(target)
    except sqlite3.Error as error:
        raise place.fault(error, target) from error
    except OSError as error:
        raise DatabaseError(f"{target}: the copy cannot be made ({error.strerror})") from error
    finally:
        Path(fresh).unlink(missing_ok=True)
    return target


def drop_views(connection: Connection) -> None:
    """Drop every view of the database."""
    for name in inspect(connection).get_view_names():
        quoted = connection.dialect.identifier_preparer.quote(name)
        connection.exec_driver_sql(f"DROP VIEW {quoted}")


def create_views(connection: Connection) -> None:
    """Make the documented views."""
    for statement in _views().values():
        connection.exec_driver_sql(statement)


def renew_views(db: Database) -> bool:
    """Make the documented views as this code has them, where they are otherwise; whether that was so.

    They hold no data, so no migration is needed for them. Views that users add stay.
    """
    wanted = _views()
    with engine.reading(db) as connection:
        stale = _differing(connection, wanted)
    if stale:
        with engine.writing(db) as connection:
            for name in (stale := _differing(connection, wanted)):
                connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
                connection.exec_driver_sql(wanted[name])
    return bool(stale)


def _differing(connection: Connection, wanted: Mapping[str, str]) -> list[str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
    there = {str(name): str(sql) for name, sql in rows}
    return [name for name, statement in wanted.items() if there.get(name) != statement]


def _views() -> dict[str, str]:
    """The statements that make the views, as SQLite keeps them, by the views' names."""
    made = (s[s.index(_MAKES) :].rstrip(";") for s in _statements(_VIEWS.read_text("utf-8")))
    return {statement[len(_MAKES) :].split(maxsplit=1)[0]: statement for statement in made}


def _statements(script: str) -> Iterator[str]:
    """The statements of `script`; sqlite3's own `executescript` would commit first."""
    lines: list[str] = []
    for line in script.splitlines(keepends=True):
        lines.append(line)
        if sqlite3.complete_statement("".join(lines)):
            yield "".join(lines).strip()
            lines.clear()


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds now."""
    names = inspect(connection).get_table_names()
    quote = connection.dialect.identifier_preparer.quote
    return {
        name: connection.exec_driver_sql(f"SELECT count(*) FROM {quote(name)}").scalar_one()  # noqa: S608  of the schema
        for name in names
    }


def require_whole(connection: Connection, before: dict[str, int]) -> None:
    """Nothing, when no row refers to one that is gone and no evidence went missing since `before`.

    Raises:
        RuntimeError: a migration is wrong; raised within its transaction, it undoes it.
    """
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(3)
    if broken:
        raise RuntimeError(f"the migration leaves rows that refer to nothing: {broken}")
    made = {table.name for table in (*schema.CONCLUSIONS, schema.spelling)}
    after = counts(connection)
    kept = {name for name in before.keys() & after.keys() - made if not name.startswith("lookup_")}
    lost = [name for name in kept if after[name] < before[name]]
    if lost:
        raise RuntimeError(f"the migration loses rows of {', '.join(sorted(lost))}")
