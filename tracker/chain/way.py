"""Which outlets stand on the way of an appearance, and whose article is it?"""

from tracker.model import Appearance


def upstream(appearance: Appearance) -> str | None:
    """The furthest outlet that is named on the way of one appearance: the first after the speaker."""
    return next(iter(outlets(appearance)), None)


def outlets(appearance: Appearance) -> tuple[str, ...]:
    """Every outlet on the way of one appearance, furthest first, its publisher last."""
    named = [hop.giver for hop in appearance.hops if hop.giver_kind == "outlet"]
    named += [hop.taker for hop in appearance.hops[-1:] if hop.taker_kind == "outlet"]
    return tuple(dict.fromkeys((*named, *publishers(appearance))))


def relaying(appearance: Appearance) -> tuple[str, ...]:
    """The outlets on the way of one appearance, furthest first, without those whose article it is."""
    own = publishers(appearance)
    return tuple(name for name in outlets(appearance) if name not in own)


def publishers(appearance: Appearance) -> tuple[str, ...]:
    """Whose article it is: the outlet that it is taken from, and the one that prints it."""
    return tuple(name for name in (appearance.syndicated_from, appearance.outlet) if name)


def owner(appearance: Appearance) -> str | None:
    """Whose own article it is: who prints it, or else the agency that it is from."""
    return appearance.outlet or appearance.syndicated_from


def before(appearance: Appearance) -> tuple[str, ...]:
    """The outlets that an article has the words from, nearest first: all on the way but the owner."""
    own = owner(appearance)
    return tuple(name for name in reversed(outlets(appearance)) if name != own)


def nameless(outlet: str) -> bool:
    """Whether the lexicon calls an outlet so that nobody names: it ends in a common noun ("Chinese state media")."""
    front, _, last = outlet.rpartition(" ")
    return bool(front) and last.isalpha() and last.islower()
