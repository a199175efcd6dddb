"""What can be typed after `tracker`?"""

from typing import Annotated

import typer

from tracker import __version__
from tracker.cli import asking, judging, keeping, matching, reading, reviewing, watching
from tracker.cli.options import INPUTS, epilog

app = typer.Typer(
    name="tracker",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=epilog(
        "tracker ingest articles/",
        'tracker trace "rock solid"',
        "tracker extract story.txt --format csv > quotations.csv",
        codes=INPUTS,
    ),
)
app.add_typer(reading.commands)
app.add_typer(watching.commands)
app.add_typer(asking.commands)
app.add_typer(matching.commands)
app.add_typer(reviewing.commands)
app.add_typer(judging.commands)
app.add_typer(judging.listing, name="judgements", short_help="List, import and withdraw what people decided.")
app.add_typer(keeping.commands, name="db", short_help="Upgrade the database, check it, ask its revision.")


def _version(asked: bool) -> None:  # noqa: FBT001  typer calls it so
    if asked:
        typer.echo(f"tracker {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def top(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,  # noqa: ARG001  its callback does the work
    debug: Annotated[bool, typer.Option("--debug", help="Print a traceback when something fails.")] = False,  # noqa: ARG001  `run` looks for it
) -> None:
    """Who said what, through whom it came, and how it changed on the way."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
