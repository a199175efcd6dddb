"""Which commands look after the database: db upgrade, db current, db check?"""
# ruff: noqa: PLC0415  a command loads what it needs when it runs: `tracker --help` must answer at once

import typer

from tracker.cli.options import CODES, Db, epilog
from tracker.config import settings
from tracker.errors import TrackerError

commands = typer.Typer(help="Look after the database: upgrade it, check it, ask its revision.")


@commands.command(
    short_help="Bring an older database to the shape that is needed.",
    epilog=epilog("tracker db upgrade", "tracker db upgrade --db war.db", codes=CODES),
)
def upgrade(*, db: Db = None) -> None:
    """Bring an older database to the shape that this tracker needs; a copy of it is kept."""
    from tracker.report import gate
    from tracker.store import db as store

    path = settings(db).db
    done = store.upgrade(path)
    copied = f", the copy is {done.copy}" if done.copy else ""
    changed = f"upgraded from {done.before} to" if done.copy else "at revision" if done.before else "made at revision"
    typer.echo(gate.line(f"{path}: {changed} {done.after}{copied}"))


@commands.command(epilog=epilog("tracker db current", codes=CODES))
def current(*, db: Db = None) -> None:
    """Print the revision of the database."""
    from tracker.report import gate
    from tracker.store import db as store

    typer.echo(gate.line(store.current(settings(db).db)))


@commands.command(
    short_help="Check that the database is whole.",
    epilog=epilog("tracker db check", "tracker db check --db war.db", codes=CODES),
)
def check(*, db: Db = None) -> None:
    """Check that the database is whole and that every quotation stands where it says."""
    from tracker.report import gate
    from tracker.store import db as store

    path = settings(db).db
    found = store.check(path)
    for problem in found:
        typer.echo(gate.line(problem))
    if found:
        raise TrackerError(f"{path} is not whole: restore it from a copy, or ingest the articles into a new one")
    typer.echo(gate.line(f"{path} is whole"))
