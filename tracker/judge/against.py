"""Which earlier judgements does a new one contradict, other than those of the very same pair, which it replaces?"""

from collections import defaultdict, deque
from collections.abc import Iterable

from tracker.judge.sets import Sets
from tracker.judge.stand import Meant, bonds, names, pairs
from tracker.model import Bond, Judgement, Ruling


def against(new: Judgement, judgements: Iterable[Judgement], meant: Meant) -> tuple[str, ...]:
    """The ids of the judgements that cannot hold together with the `new` one; none when all can.

    Args:
        new: of pairs.
        judgements: all that were made before.
        meant: as for `settled`.
    """
    own = list(pairs(new, names(new, meant)))
    held = [bond for pair, bond in bonds(judgements, meant)[1].items() if pair not in own]
    sets = Sets()
    for bond in held:
        sets.take(bond.a, bond.b, bond.ruling)
    found: dict[str, None] = {}
    for pair in own:
        if sets.refuses(*pair, new.ruling):
            way = _between(pair, held, sets) if new.ruling is Ruling.SAME else _along(pair, held)
            found |= dict.fromkeys(way)
        else:
            sets.take(*pair, new.ruling)
    return tuple(found)


def _between(pair: tuple[str, str], held: Iterable[Bond], sets: Sets) -> list[str]:
    """The judgements that keep the remark of the one apart from that of the other."""
    one, other = (sets.with_(name) for name in pair)
    return [
        bond.judgement
        for bond in held
        if bond.ruling is Ruling.DIFFERENT
        and ((bond.a in one and bond.b in other) or (bond.a in other and bond.b in one))
    ]


def _along(pair: tuple[str, str], held: Iterable[Bond]) -> list[str]:
    """The judgements by which the two are one remark: the shortest way from one to the other."""
    beside = defaultdict[str, list[tuple[str, str]]](list)
    for bond in held:
        if bond.ruling is Ruling.SAME:
            beside[bond.a].append((bond.b, bond.judgement))
            beside[bond.b].append((bond.a, bond.judgement))
    came: dict[str, tuple[str, ...]] = {pair[0]: ()}
    waiting = deque([pair[0]])
    while waiting and pair[1] not in came:
        name = waiting.popleft()
        for other, judgement in beside[name]:
            if other not in came:
                came[other] = (*came[name], judgement)
                waiting.append(other)
    return list(came.get(pair[1], ()))
