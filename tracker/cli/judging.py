"""With which commands do people judge: merge, split, correct, judgements?"""
# ruff: noqa: PLC0415  a command loads what it needs when it runs: `tracker --help` must answer at once

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.matching import opened
from tracker.cli.options import FOUND, INPUTS, By, Db, Lexicon, Rows, TextOrJson, epilog, signable
from tracker.config import judge, settings
from tracker.errors import NothingFound, SomeFailed, TrackerError, UsageError

if TYPE_CHECKING:
    from tracker.model import Judged
    from tracker.pipeline import Signed

commands = typer.Typer()
listing = typer.Typer(
    help="List what people decided; take over what others decided; withdraw.",
    epilog=epilog(
        "tracker judgements",
        "tracker judgements --format jsonl > judgements.jsonl",
        "tracker judgements import judgements.jsonl",
        'tracker judgements withdraw j3f2a --reason "another speech"',
        codes=INPUTS,
    ),
)


def _quotations(incomplete: str) -> list[str]:
    return _ids("quotation", incomplete)


def _chains(incomplete: str) -> list[str]:
    return _ids("chain", incomplete)


def _any(incomplete: str) -> list[str]:
    return [*_chains(incomplete), *_quotations(incomplete)]


def _judgements(incomplete: str) -> list[str]:
    return _ids("judgement", incomplete)


def _ids(noun: str, incomplete: str) -> list[str]:
    """Ids of the database that is used without options, for the shell; none when there is no such database."""
    import os

    from tracker.config import DB_VARIABLE
    from tracker.store import db, refs

    if incomplete[:1] != noun[0]:
        return []
    try:
        with db.reader(settings(os.environ.get(DB_VARIABLE)).db) as database:
            return refs.beginning(database, noun, incomplete, 50)
    except TrackerError:
        return []


Quotations = Annotated[
    list[str],
    typer.Argument(
        metavar="QUOTATION", autocompletion=_quotations, help="Its id or the beginning; or ARTICLE#N as `show` counts."
    ),
]
Why = Annotated[str, typer.Option("--reason", metavar="WORDS", callback=signable, help="Why; it is kept.")]


@commands.command(
    short_help="Say that chains or quotations are one remark.",
    epilog=epilog(
        'tracker merge c471671bd1f05 ce36f6121ecf1 --reason "one speech"',
        'tracker merge q8cbdb story.txt#3 --reason "one answer" --by "Ana Ruiz"',
        codes=FOUND,
    ),
)
def merge(
    given: Annotated[
        list[str],
        typer.Argument(metavar="CHAIN|QUOTATION", autocompletion=_any, help="Two or more, by id or its beginning."),
    ],
    *,
    reason: Why,
    by: By = None,
    form: TextOrJson = "text",
    db: Db = None,
    outlets: Lexicon = None,
) -> None:
    """Say that chains or quotations are one remark; whatever tracker thinks, they stay together from now on."""
    from tracker import lexicon, pipeline

    options = settings(db, outlets)
    _show(pipeline.merge(options, given, _signed(by, reason), lexicon.load(options.lexicon)), form)


@commands.command(
    short_help="Say that quotations are another remark than their chain.",
    epilog=epilog(
        'tracker split c471671bd1f05 q8cbdb --reason "said a year before"',
        'tracker split qa1b2 q8cbdb --reason "two speeches"',
        codes=FOUND,
    ),
)
def split(  # noqa: PLR0913  a command takes what can be typed
    whole: Annotated[
        str,
        typer.Argument(metavar="CHAIN|QUOTATION", autocompletion=_any, help="From what the others are to be parted."),
    ],
    given: Quotations,
    *,
    reason: Why,
    by: By = None,
    form: TextOrJson = "text",
    db: Db = None,
    outlets: Lexicon = None,
) -> None:
    """Say that quotations are another remark than the rest of a chain, or than one quotation; they stay apart."""
    from tracker import lexicon, pipeline

    options = settings(db, outlets)
    _show(pipeline.split(options, whole, given, _signed(by, reason), lexicon.load(options.lexicon)), form)


@commands.command(
    short_help="Say who said it, or through which outlets it came.",
    epilog=epilog(
        'tracker correct story.txt#3 --speaker "Ana Ruiz" --reason "the caption"',
        'tracker correct q8cb --speaker "Ana Ruiz" --everywhere --reason "a slip"',
        'tracker correct q8cb --nobody --reason "a title"',
        'tracker correct q8cb --via Sputnik --via TASS --reason "TASS had it first"',
        'tracker correct q8cb --drop TASS --reason "only mentioned"',
        codes=FOUND,
    ),
)
def correct(  # noqa: PLR0913  a command takes what can be typed
    given: Quotations,
    *,
    reason: Why,
    speaker: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Who said it; again for each of several.")
    ] = None,
    nobody: Annotated[bool, typer.Option("--nobody", help="Nobody is named for it.")] = False,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="The speaker goes for all that tracker gives to the same one there.")
    ] = False,
    via: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="The outlet that handed it on; several: nearest to the article first."),
    ] = None,
    unrelayed: Annotated[bool, typer.Option("--unrelayed", help="No outlet handed it on.")] = False,
    add: Annotated[list[str] | None, typer.Option(metavar="NAME", help="One outlet more, the furthest.")] = None,
    drop: Annotated[list[str] | None, typer.Option(metavar="NAME", help="One outlet less.")] = None,
    by: By = None,
    form: TextOrJson = "text",
    db: Db = None,
    outlets: Lexicon = None,
) -> None:
    """Say who said quotations, or through which outlets they came; what tracker read stays beside it."""
    from tracker import lexicon, pipeline

    if (speaker and nobody) or (via and unrelayed):
        raise UsageError("--speaker and --nobody exclude each other, and so do --via and --unrelayed")
    for name in (*(speaker or ()), *(via or ()), *(add or ()), *(drop or ())):
        signable(name)
    names = () if nobody else tuple(speaker) if speaker else None
    change = pipeline.Outlets(() if unrelayed else tuple(via) if via else None, tuple(add or ()), tuple(drop or ()))
    if names is None and not change.given:
        raise UsageError("say what is right: --speaker, --nobody, --via, --unrelayed, --add or --drop")
    options = settings(db, outlets)
    done = pipeline.correct(
        options, given, _signed(by, reason), lexicon.load(options.lexicon),
        speakers=names, everywhere=everywhere, outlets=change,
    )  # fmt: skip
    _show(done, form)


@listing.callback(invoke_without_command=True)
def judgements(context: typer.Context, *, form: Rows = "table", db: Db = None) -> None:
    """List what people decided, the earliest first, and whether it holds."""
    from tracker import pipeline
    from tracker.report import judged, render

    if context.invoked_subcommand is not None:
        return
    options = settings(db)
    kept = pipeline.held(options)
    if form in ("json", "jsonl"):
        render.rows(sys.stdout, render.Format(form), (), judged.whole(kept))
    elif form == "csv":
        render.rows(sys.stdout, render.Format(form), judged.COLUMNS, judged.rows(kept))
    else:
        render.rows(sys.stdout, render.Format(form), judged.SHORT, judged.short(kept))
    if not kept:
        raise NothingFound(f"nobody has judged anything in {options.db} yet; see `tracker review`")


@listing.command(
    short_help="Let judgements count no more; they stay in the list.",
    epilog=epilog('tracker judgements withdraw j3f2a --reason "another speech" --by "Ana Ruiz"', codes=FOUND),
)
def withdraw(
    given: Annotated[
        list[str], typer.Argument(metavar="JUDGEMENT", autocompletion=_judgements, help="Its id, or the beginning.")
    ],
    *,
    reason: Why,
    by: By = None,
    form: TextOrJson = "text",
    db: Db = None,
    outlets: Lexicon = None,
) -> None:
    """Let judgements count no more; they stay in the list, with who withdrew them and why."""
    from tracker import lexicon, pipeline

    options = settings(db, outlets)
    _show(pipeline.withdraw(options, given, _signed(by, reason), lexicon.load(options.lexicon)), form)


@listing.command(
    name="import",
    epilog=epilog(
        "tracker judgements import judgements.jsonl",
        "ssh desk tracker judgements --format jsonl | tracker judgements import -",
        codes=INPUTS,
    ),
)
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE.jsonl", help="What `tracker judgements --format jsonl` printed; or -.")
    ],
    *,
    form: TextOrJson = "text",
    db: Db = None,
    outlets: Lexicon = None,
) -> None:
    """Take over what others decided; doing it again changes nothing. Where it contradicts, the latest counts."""
    from tracker import lexicon, pipeline
    from tracker.report import judged, problems, render
    from tracker.report.pieces import count

    options = settings(db, outlets)
    seen = problems.Problems(sys.stderr)
    with opened(file) as lines:
        read = list(pipeline.read_judgements(lines, file, lambda problem: seen.note((problem,))))
    seen.close()
    if seen.failed and not read:
        raise TrackerError(f"no line of {file} could be read")
    done = pipeline.import_(options, read, lexicon.load(options.lexicon))
    if form == "json":
        render.document(sys.stdout, judged.imported(done))
    else:
        typer.echo(judged.took(done))
    if seen.failed:
        raise SomeFailed(f"{count(seen.failed, 'line')} of {file} could not be read; the others are taken over")


def _signed(by: str | None, reason: str) -> "Signed":
    from tracker.pipeline import Signed

    return Signed(judge(by), reason.strip())


def _show(done: "Judged", form: str) -> None:
    from tracker.report import judged, render

    if form == "json":
        render.document(sys.stdout, judged.document(done))
    else:
        judged.done(done, sys.stdout)
