"""How much does each part of a score count?"""

import tomllib

from tracker.errors import LexiconError
from tracker.model import Mix

_WHOLE = {"base", "crowd", "enough", "weights"}


def load(text: str, label: str) -> Mix:
    """The weights in a TOML text.

    Raises:
        LexiconError: a value is missing, is none of ours, or is no number; `label` says where.
    """
    data = tomllib.loads(text)
    weights = data.get("weights")
    if set(data) != _WHOLE or not isinstance(weights, dict):
        raise LexiconError(f"{label}: must hold {', '.join(sorted(_WHOLE))}, and nothing else; run `make mix`")
    numbers = {**weights, **{name: data[name] for name in _WHOLE - {"weights"}}}
    wrong = [name for name, value in numbers.items() if isinstance(value, bool) or not isinstance(value, int | float)]
    if wrong:
        raise LexiconError(f"{label}: {', '.join(sorted(wrong))} must be numbers; run `make mix`")
    return Mix(data["base"], data["crowd"], weights, data["enough"])
