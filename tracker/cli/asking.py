"""Which commands ask what is known: trace, report, outlets?"""
# ruff: noqa: PLC0415  a command loads what it needs when it runs: `tracker --help` must answer at once

import sys
from typing import Annotated, Literal

import typer

from tracker.cli.options import FOUND, Db, Lexicon, Rows, dated, epilog
from tracker.config import Settings, settings
from tracker.errors import NothingFound, UsageError
from tracker.model import Trace

commands = typer.Typer()


@commands.command(
    short_help="Show who said a phrase, through whom, and how it changed.",
    epilog=epilog(
        'tracker trace "rock solid"',
        'tracker trace "rock solid" --speaker "Wang Yi" --since 2023-01-01 --evidence',
        'tracker trace "rock solid" --format json',
        codes=FOUND,
    ),
)
def trace(  # noqa: PLR0913  a command takes what can be typed
    phrase: Annotated[
        str, typer.Argument(metavar="PHRASE", help="A few words; case, marks and small slips do not matter.")
    ],
    *,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this speaker said.")] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this outlet printed or relayed.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", callback=dated, help="Only articles of this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", callback=dated, help="Only articles of this day or earlier.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many chains.")] = 20,
    evidence: Annotated[bool, typer.Option("--evidence", "-e", help="Print what proves each step.")] = False,
    form: Annotated[
        Literal["tree", "json", "jsonl", "csv", "prov"],
        typer.Option("--format", "-f", help="How to print; prov is PROV-JSON, for other tools of provenance."),
    ] = "tree",
    db: Db = None,
) -> None:
    """Show who said a phrase, through which outlets it came, and how its wording changed."""
    from tracker import pipeline
    from tracker.report import trace as report

    _askable(phrase, since, until)
    options = settings(db)
    _warn_of_waiting(options)
    found = pipeline.trace(options, phrase, speaker=speaker, outlet=outlet, since=since, until=until, limit=limit)
    report.write(sys.stdout, form, found, evidence=evidence)
    if not found.chains:
        raise NothingFound(f"no quotation in {options.db} has the words {phrase}; try fewer of them, or fewer filters")
    _warn_of_more(found)


def _warn_of_more(found: Trace) -> None:
    """Say on stderr what is not shown."""
    from tracker.report.pieces import count

    if found.left:
        typer.echo(f"tracker: {count(found.left, 'more quotation')} in these chains", err=True)
    if found.more:
        typer.echo(f"tracker: {count(found.more, 'more chain')}; see --limit", err=True)
    if found.held:
        some = ("at least " if found.held.more else "") + count(found.held.quotations, "quotation")
        looked = f"only the {len(found.held.texts):,} likeliest were looked at; give more words or filters"
        typer.echo(f"tracker: {some} may have these words, and {looked}", err=True)


def _warn_of_waiting(options: Settings) -> None:
    """Say on stderr that a killed run left quotations that no chain holds yet, or judgements."""
    from tracker import pipeline
    from tracker.report.pieces import count

    waiting = pipeline.pending(options)
    if waiting:
        typer.echo(f"tracker: {count(waiting, 'quotation')} not chained yet; run `tracker rebuild`", err=True)
    left = pipeline.unsettled(options)
    if left:
        typer.echo(f"tracker: {count(left, 'judgement')} not followed yet; run `tracker rebuild`", err=True)


def _askable(phrase: str, since: str | None, until: str | None) -> None:
    """Refuse what no article can answer."""
    if not any(map(str.isalnum, phrase)):
        raise UsageError('PHRASE has no word: give a few, as in `tracker trace "rock solid"`')
    if since and until and since[: len(until)] > until[: len(since)]:
        raise UsageError(f"--since {since} is later than --until {until}")


def _report_names(incomplete: str) -> list[str]:
    from tracker.report import sql_reports

    return [name for name in sql_reports.names() if name.startswith(incomplete)]


@commands.command(
    short_help="Answer a question over the whole database.",
    epilog=epilog(
        "tracker report",
        "tracker report outlets -p ownership=state",
        'tracker report timeline -p speaker="Wang Yi" --format csv > timeline.csv',
        "tracker report my.sql -p since=2023-01-01 --format md",
        codes=FOUND,
    ),
)
def report(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME|FILE.sql]", autocompletion=_report_names, help="Leave it out for the list."),
    ] = None,
    *,
    params: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the report.")
    ] = None,
    form: Rows = "table",
    db: Db = None,
) -> None:
    """Answer a question over the whole database: a report that comes with tracker, or your own SELECT."""
    from tracker.report import render, sql_reports

    if name is None:
        render.rows(sys.stdout, render.Format(form), sql_reports.COLUMNS, sql_reports.rows(sql_reports.reports()))
        return
    chosen = sql_reports.load(name)
    answer = sql_reports.run(settings(db).db, chosen, sql_reports.values(chosen, params or ()))
    render.rows(sys.stdout, render.Format(form), answer.columns, answer.rows)
    if answer.cut:
        typer.echo(f"only the first {len(answer.rows):,} rows; ask for less to see all", err=True)
    if not answer.rows:
        raise NothingFound(f"report {chosen.name} has no rows for these parameters")


@commands.command(
    short_help="List the outlets that tracker knows.",
    epilog=epilog("tracker outlets", "tracker outlets tass", 'tracker outlets "state CN" --format csv', codes=FOUND),
)
def outlets(
    query: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="Words in a name, id, domain, kind, ownership or country.")
    ] = None,
    *,
    form: Rows = "table",
    own: Lexicon = None,
) -> None:
    """List the outlets that tracker knows, yours among them."""
    from tracker import lexicon
    from tracker.report import outlets as report
    from tracker.report import render

    known = lexicon.load(settings(lexicon=own).lexicon).outlets.entries.values()
    rows = list(report.rows(known, query))
    render.rows(sys.stdout, render.Format(form), report.SHORT if form in ("table", "md") else report.COLUMNS, rows)
    if not rows:
        raise NothingFound(f"no outlet has {query} in its names or facts")
