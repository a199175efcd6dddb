"""How is tracker started: `tracker`, or `python -m tracker`?"""

import gc
import sys
import traceback
from types import TracebackType

from tracker.cli import run
from tracker.report import gate


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.excepthook = _told
    gc.set_threshold(200_000, 20, 20)  # records by the hundred thousand and no cycles: collecting often only costs time
    code = run(sys.argv[1:])
    gc.freeze()  # nothing is looked through for cycles on the way out, where all of it goes anyway
    sys.exit(code)


def _told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print the traceback of a mistake of ours; what it quotes from an article passes the gate like all output."""
    sys.stderr.write(gate.terminal("".join(traceback.format_exception(kind, error, trace))))


if __name__ == "__main__":
    main()
