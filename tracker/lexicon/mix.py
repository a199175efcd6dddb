"""How much does each part of a score count?"""

import tomllib

from tracker.errors import LexiconError
from tracker.model import Mix

_TABLES = {"weights", "closer"}
_WHOLE = {"base", "crowd", "enough", *_TABLES}


def load(text: str, label: str) -> Mix:
    """The weights in a TOML text.

    Raises:
        LexiconError: a value is missing, is none of ours, or is no number; `label` says where.
    """
    data = tomllib.loads(text)
    tables = [data[name] for name in sorted(_TABLES) if isinstance(data.get(name), dict)]
    if set(data) != _WHOLE or len(tables) < len(_TABLES) or "base" not in data["closer"]:
        raise LexiconError(f"{label}: must hold {', '.join(sorted(_WHOLE))}, and nothing else; run `make mix`")
    numbers = [(name, data[name]) for name in _WHOLE - _TABLES]
    numbers += [item for table in tables for item in table.items()]
    wrong = {name for name, value in numbers if isinstance(value, bool) or not isinstance(value, int | float)}
    if wrong:
        raise LexiconError(f"{label}: {', '.join(sorted(wrong))} must be numbers; run `make mix`")
    return Mix(data["base"], data["crowd"], data["weights"], data["enough"], data["closer"])
