"""Are the files of outlets in canonical form, and if not, put them there?

    python -m tracker.lexicon            rewrite the outlets of this package
    python -m tracker.lexicon FILE...    rewrite these files
    python -m tracker.lexicon --check    change nothing; 1 when something would change

Part of `make lexicon`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from tracker.errors import LexiconError
from tracker.lexicon.outlet_style import canonical

_OUTLETS = Path(__file__).parent / "data" / "outlets.toml"


def main(arguments: Sequence[str]) -> int:
    """Rewrite or check the files; returns the exit code: 0 done, 1 not canonical, 2 a file breaks the rules."""
    check = "--check" in arguments
    paths = [Path(argument) for argument in arguments if argument != "--check"] or [_OUTLETS]
    changed = 0
    for path in paths:
        try:
            before = path.read_text(encoding="utf-8")
            after = canonical(before, str(path))
        except (LexiconError, OSError, UnicodeDecodeError) as error:
            sys.stderr.write(f"{error}\n")
            return 2
        if after != before:
            changed += 1
            sys.stderr.write(f"{path}: {'is not canonical; run make lexicon' if check else 'rewritten'}\n")
            if not check:
                path.write_text(after, encoding="utf-8", newline="\n")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
