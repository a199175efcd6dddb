"""Which commands read articles: ingest, extract, show, rebuild?"""
# ruff: noqa: PLC0415  a command loads what it needs when it runs: `tracker --help` must answer at once

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from tracker.cli.options import (
    CODES,
    FOUND,
    INPUTS,
    AllowPrivate,
    Db,
    DryRun,
    Follow,
    Jobs,
    Lexicon,
    Map,
    Outlet,
    Paths,
    Pause,
    Published,
    Quiet,
    TextOrJson,
    Url,
    Verbose,
    epilog,
    pairs,
    progress,
)  # fmt: skip
from tracker.config import Settings, settings
from tracker.errors import NoDatabase, NothingFound, TrackerError, UsageError
from tracker.model import Declared

if TYPE_CHECKING:
    from tracker.inputs import Conduct
    from tracker.model import Extract

commands = typer.Typer()


@commands.command(
    short_help="Read articles into the database.",
    epilog=epilog(
        "tracker ingest articles/",
        "tracker ingest feed.jsonl --db war.db",
        "tracker ingest https://example.org/story.html",
        "tracker ingest export.csv --map text=story,title=head",
        'tracker ingest - --outlet "Global Times" --published 2023-02-21 < story.txt',
        codes=INPUTS,
    ),
)
def ingest(  # noqa: PLR0913  a command takes what can be typed
    paths: Paths,
    *,
    db: Db = None,
    outlets: Lexicon = None,
    outlet: Outlet = None,
    published: Published = None,
    url: Url = None,
    columns: Map = None,
    follow: Follow = False,
    pause: Pause = 1.0,
    allow_private: AllowPrivate = False,
    dry_run: DryRun = False,
    form: TextOrJson = "text",
    jobs: Jobs = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read articles into the database; what is there already stays as it is."""
    from tracker import inputs, lexicon, pipeline
    from tracker.report import problems, render, summary

    options, declared = settings(db, outlets, _jobs(paths, jobs)), _declared(paths, outlet, published, url, columns)
    conduct = inputs.Conduct(allow_private=allow_private, follow=follow, pause=pause)
    if dry_run:
        _foretell(paths, conduct)
        return
    memory = pipeline.memory(options) if declared == Declared() else None  # what is declared holds for old pages, too
    with progress("articles", inputs.count(paths), quiet=quiet) as seen:
        visitor = inputs.Visitor(conduct, memory, told=seen.begun)
        documents = inputs.documents(paths, _stdin(paths), visitor=visitor, columns=declared.fields)
        done = pipeline.ingest(options, documents, lexicon.load(options.lexicon), declared, progress=seen)
    problems.show(sys.stderr, done.problems, quiet=quiet, verbose=verbose)
    if form == "json":
        render.document(sys.stdout, summary.document(done))
    elif not quiet:
        summary.show(sys.stdout, done)
    problems.outcome(done.new + done.unchanged + done.revised + done.feeds, done.failed, paths)


@commands.command(
    short_help="Print the quotations of articles, without a database.",
    epilog=epilog(
        "tracker extract story.txt",
        "tracker extract articles/ --format csv > quotations.csv",
        "tracker extract https://example.org/story.html --format jsonl",
        codes=INPUTS,
    ),
)
def extract(  # noqa: PLR0913  a command takes what can be typed
    paths: Paths,
    *,
    form: Annotated[
        Literal["table", "jsonl", "json", "csv"] | None,
        typer.Option("--format", "-f", help="How to print. [default: table on a terminal, else jsonl]"),
    ] = None,
    outlets: Lexicon = None,
    outlet: Outlet = None,
    published: Published = None,
    url: Url = None,
    columns: Map = None,
    follow: Follow = False,
    pause: Pause = 1.0,
    allow_private: AllowPrivate = False,
    dry_run: DryRun = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print the quotations of articles; no database is read or written."""
    from tracker import inputs, lexicon, pipeline
    from tracker.report import console, problems, quotations

    options = settings(lexicon=outlets, jobs=_jobs(paths, jobs))
    conduct = inputs.Conduct(allow_private=allow_private, follow=follow, pause=pause)
    if dry_run:
        _foretell(paths, conduct)
        return
    declared = _declared(paths, outlet, published, url, columns)
    documents = inputs.documents(paths, _stdin(paths), visitor=inputs.Visitor(conduct), columns=declared.fields)
    seen = problems.Problems(sys.stderr, quiet=quiet, verbose=verbose)
    results = pipeline.extract(documents, lexicon.load(options.lexicon), declared, jobs=options.jobs)
    chosen = form or ("table" if console.watched(sys.stdout) else "jsonl")
    quotations.write(sys.stdout, chosen, seen.sift(results))
    problems.outcome(seen.done, seen.failed, paths)


@commands.command(
    short_help="Show one article with its quotations marked.",
    epilog=epilog(
        "tracker show articles/story.txt",
        "tracker show story.txt --format json",
        codes=FOUND,
    ),
)
def show(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its path, address, id or file name.")],
    *,
    form: TextOrJson = "text",
    db: Db = None,
    outlets: Lexicon = None,
) -> None:
    """Show one article with its quotations marked and explained; a file that is not stored is read on the spot."""
    from tracker.report import render
    from tracker.report import show as report

    found = _stored_or_read(article, settings(db, outlets))
    if form == "json":
        render.document(sys.stdout, report.document(found))
    else:
        report.show(sys.stdout, found)


@commands.command(
    short_help="Tell why a quotation is attributed so.",
    epilog=epilog(
        "tracker explain articles/story.txt",
        "tracker explain articles/story.txt 3",
        "tracker explain story.txt 3 --format json",
        codes=FOUND,
    ),
)
def explain(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its path, address, id or file name.")],
    number: Annotated[
        int | None, typer.Argument(metavar="N", min=1, help="Which quotation, by its number in `tracker show`.")
    ] = None,
    *,
    form: TextOrJson = "text",
    db: Db = None,
    outlets: Lexicon = None,
) -> None:
    """Tell why a quotation is attributed so: the rules that were tried, what they saw, and which one won."""
    from tracker import lexicon, pipeline
    from tracker.report import explain as report
    from tracker.report import render

    options = settings(db, outlets)
    stored = _stored_or_read(article, options)
    told = pipeline.explanations(stored.article, lexicon.load(options.lexicon))
    if number is not None and number > len(told):
        raise NothingFound(f"{article} has {len(told)} quotations, and no number {number}")
    numbers = range(1, len(told) + 1) if number is None else [number]
    if form == "json":
        render.document(sys.stdout, report.document(stored, told, numbers))
    else:
        report.explain(sys.stdout, stored, told, numbers)


@commands.command(
    short_help="Match and chain all quotations anew.",
    epilog=epilog("tracker rebuild", "tracker rebuild --db war.db", codes=CODES),
)
def rebuild(*, db: Db = None, outlets: Lexicon = None, quiet: Quiet = False) -> None:
    """Match and chain all quotations anew, as after an update of tracker; articles and quotations stay."""
    from tracker import lexicon, pipeline
    from tracker.report.pieces import count

    options = settings(db, outlets)
    with progress("batches", quiet=quiet) as seen:
        quotations, chains = pipeline.rebuild(options, seen, lexicon=lexicon.load(options.lexicon))
    if not quiet:
        typer.echo(f"{count(quotations, 'quotation')} compared: {count(chains, 'chain')} over several articles")


def _stored_or_read(ref: str, options: Settings) -> "Extract":
    """The article as stored; or, when the store has none of that name and there is such a file, as read now."""
    from tracker import inputs, lexicon, pipeline
    from tracker.report import problems

    try:
        return pipeline.article(options, ref)
    except (NoDatabase, NothingFound):
        if not os.path.isfile(ref):  # noqa: PTH113  pathlib raises for names that no file can have
            raise
    seen = problems.Problems(sys.stderr, quiet=True)
    results = pipeline.extract(inputs.documents([ref], None), lexicon.load(options.lexicon), Declared(), jobs=1)
    found = next(seen.sift(results), None)
    if found is None:
        raise TrackerError(f"{ref} could not be read")
    return found


def _jobs(paths: Sequence[str], asked: int | None) -> int | None:
    """How many processes are to work: one is enough for what comes from the net, and gives each article at once."""
    from tracker import inputs

    return asked or (1 if any(map(inputs.is_address, paths)) else None)


def _foretell(paths: Sequence[str], conduct: "Conduct") -> None:
    """Print the addresses that would be fetched, and which would not."""
    from tracker import inputs
    from tracker.model import Problem
    from tracker.report import gate, problems

    found = inputs.addresses(paths, conduct)
    refused = [each for each in found if isinstance(each, Problem)]
    for each in found:
        if not isinstance(each, Problem):
            typer.echo(gate.line(each))
    problems.show(sys.stderr, refused, verbose=True)
    typer.echo(f"tracker: {len(found) - len(refused):,} would be fetched; nothing was fetched or stored", err=True)


def _declared(
    paths: Sequence[str], outlet: str | None, published: str | None, url: str | None, columns: Sequence[str] | None
) -> Declared:
    """What the user says of the inputs; an address belongs to one article."""
    if url and (len(paths) != 1 or os.path.isdir(paths[0])):  # noqa: PTH112  as above
        raise UsageError("--url is the address of one article: give one file, or - for standard input")
    return Declared(outlet, published, url, pairs(columns or ()))


def _stdin(paths: Sequence[str]) -> BinaryIO | None:
    """Standard input when it is asked for; it may be closed."""
    return sys.stdin.buffer if "-" in paths and sys.stdin else None
