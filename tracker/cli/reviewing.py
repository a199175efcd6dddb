"""With which command does a person decide what waits: review?"""
# ruff: noqa: PLC0415  a command loads what it needs when it runs: `tracker --help` must answer at once

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import FOUND, By, Db, Lexicon, Reason, Rows, epilog
from tracker.config import judge, settings
from tracker.errors import NothingFound, UsageError

if TYPE_CHECKING:
    from tracker.config import Settings
    from tracker.model import Ruling
    from tracker.pipeline import Asked, Session, Signed

commands = typer.Typer()

_KEYS = "s same  d different  u unsure  k keep  r reason  z undo  q quit  ? help:"
_HELP = """\
   s  the two are one remark, however it was worded, cut or translated
   d  they are two: another speaker, another occasion, another thing said
   u  it cannot be told; you are not asked again
   k  keep the pair for another time (also: return)
   r  type a reason, which is kept with the next answer
   z  go back to the pair before, and withdraw the answer to it
   q  quit; what was answered is kept (also: control-C, the end of the input)"""
_QUIT = frozenset({"q", "\x03", "\x04", ""})
_LATER = frozenset({"k", "\r", "\n", " "})


@commands.command(
    short_help="Decide pair by pair whether two quotations are one remark.",
    epilog=epilog(
        "tracker review",
        'tracker review "rock solid" --speaker "Wang Yi"',
        "tracker review c471671bd1f05",
        "tracker review --list --format csv > waiting.csv",
        "printf 'sdq' | tracker review --by desk",
        codes=FOUND,
    ),
)
def review(  # noqa: PLR0913  a command takes what can be typed
    words: Annotated[
        str | None,
        typer.Argument(metavar="[PHRASE|CHAIN|QUOTATION]", help="Only what has this phrase, or is in this chain."),
    ] = None,
    *,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only where this speaker said one of both.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", "-l", help="Print what waits, and ask nothing.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many pairs.")] = None,
    form: Rows = "table",
    reason: Reason = None,
    by: By = None,
    db: Db = None,
    outlets: Lexicon = None,
) -> None:
    """Decide, one pair after the other, whether two quotations are one remark where tracker cannot tell."""
    from tracker import pipeline

    options, asked = settings(db, outlets), pipeline.Asked(words, speaker)
    if listed:
        _list(options, asked, limit, form)
    else:
        _decide(options, asked, limit, pipeline.Signed(judge(by), reason))


def _list(options: "Settings", asked: "Asked", limit: int | None, form: str) -> None:
    from tracker import pipeline
    from tracker.report import render
    from tracker.report import review as report

    pairs, total = pipeline.waiting(options, asked, limit)
    if form in ("table", "md"):
        render.rows(sys.stdout, render.Format(form), report.SHORT, report.short(pairs))
    else:
        render.rows(sys.stdout, render.Format(form), report.COLUMNS, report.rows(pairs))
    if not pairs:
        raise NothingFound("nothing waits for a person")
    if len(pairs) < total:
        typer.echo(f"tracker: {total - len(pairs):,} more wait; see --limit", err=True)


def _decide(options: "Settings", asked: "Asked", limit: int | None, signed: "Signed") -> None:
    from tracker import lexicon, pipeline
    from tracker.report import review as report
    from tracker.store import db

    with db.reader(options.db):
        pass  # what is not there is not made
    with pipeline.review(options, asked, signed, lexicon.load(options.lexicon), limit) as session:
        if not session.total:
            raise NothingFound("nothing waits for a person")
        _ask(session)
    typer.echo(report.outcome(session.answers), err=True)


def _ask(session: "Session") -> None:
    """Show pairs and take answers until there are no more of either."""
    from tracker.report import review as report

    answering = _Answering(session)
    while pair := session.pair():
        report.show(sys.stdout, pair, session.number, session.total)
        sys.stdout.flush()
        while not answering.answered():
            pass
        if answering.left:
            return


class _Answering:
    """Takes one key after the other; `left` when the person wants to go."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._reason: str | None = None
        self.left = False

    def answered(self) -> bool:
        """Whether the next key leads on to another pair, or out."""
        typer.echo(f"\n   {_KEYS} ", err=True, nl=False)
        key = _key().lower()
        typer.echo(key if key.isprintable() else "", err=True)
        if key in _QUIT:
            self.left = True
            return True
        return self._does(key)

    def _does(self, key: str) -> bool:
        from tracker.model import Ruling

        rulings = {"s": Ruling.SAME, "d": Ruling.DIFFERENT, "u": Ruling.UNSURE}
        if key in rulings:
            return self._judge(rulings[key])
        if key in _LATER:
            self._session.skip()
            return True
        if key == "z":
            return self._undo()
        if key == "r":
            typer.echo("   reason: ", err=True, nl=False)
            self._reason = _line() or None
        else:
            typer.echo(_HELP, err=True)
        return False

    def _judge(self, ruling: "Ruling") -> bool:
        from tracker.report import gate

        try:
            self._session.answer(ruling, self._reason)
        except UsageError as error:
            typer.echo(f"   {gate.line(str(error))}", err=True)
            return False
        self._reason = None
        return True

    def _undo(self) -> bool:
        try:
            undone = self._session.undo()
        except IndexError:
            typer.echo("   there is nothing to go back to", err=True)
            return False
        if undone:
            typer.echo(f"   the answer “{undone.ruling.value}” is withdrawn", err=True)
        return True


def _key() -> str:
    """The next key: at once on a terminal, else the next sign of standard input that is no blank; none at its end."""
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        try:
            return typer.getchar()
        except (KeyboardInterrupt, EOFError):
            return ""
    while sign := sys.stdin.buffer.read(1):
        if not sign.isspace():
            return sign.decode("ascii", "replace")
    return ""


def _line() -> str:
    """The rest of the line."""
    try:
        return " ".join(sys.stdin.buffer.readline().decode("utf-8", "replace").replace("\0", " ").split())
    except KeyboardInterrupt:
        return ""
