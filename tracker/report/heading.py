"""What is to be known of a whole chain before its tree: who, how many, since when, from where?"""

from collections.abc import Iterator, Mapping

from tracker.model import Appearance, Origin, TracedChain
from tracker.report import judged
from tracker.report.pieces import Line, Piece, count

SHOWN = 5  # origins and earliest articles; the others are counted


def numbers(chain: TracedChain) -> Mapping[str, int]:
    """Quotation id to its number in the chain; none when there is nothing to tell apart."""
    if len(chain.appearances) < 2:
        return {}
    return {seen.quotation: number for number, seen in enumerate(chain.appearances, 1)}


def heading(place: int, chain: TracedChain) -> Iterator[Line]:
    """The lines of the chain at that place of the answer, and of what to beware."""
    if place > 1:
        yield ()
    yield (
        Piece(f"{place}. "),
        Piece(chain.speaker or "nobody named", "bold" if chain.speaker else "italic"),
        Piece(f"  chain {chain.id}", "dim"),
    )
    yield (Piece(f"   {_counts(chain)}"),)
    yield from _said(chain)
    yield from _origins(chain)
    yield from _places(chain)
    for warning in chain.warnings:
        yield (Piece(f"   ! {warning.message}", "yellow"),)
    yield from judged.ruled(chain.ruled, numbers(chain), "   ")
    if chain.undecided:
        waiting = "1 other chain may be" if chain.undecided == 1 else f"{chain.undecided:,} other chains may be"
        yield (Piece(f"   ? {waiting} this remark: `tracker review {chain.id}`", "yellow"),)


def _counts(chain: TracedChain) -> str:
    dates = sorted(seen.published[:10] for seen in chain.appearances if seen.published)
    span = "" if not dates else f", {dates[0]}" if dates[0] == dates[-1] else f", {dates[0]} to {dates[-1]}"
    found = count(len(chain.appearances), "quotation")
    if _articles(chain) == 1:
        return f"{found} in 1 article{span}"
    return f"{count(_articles(chain), 'article')}, {count(chain.independent, 'independent origin')}; {found}{span}"


def _said(chain: TracedChain) -> Iterator[Line]:
    """When it was said, by the appearance that tells it best."""
    seen = next((a for a in chain.appearances if a.quotation == chain.said), None)
    if seen and seen.said:
        number = numbers(chain).get(seen.quotation)
        by = f"[{number}], " if number else ""
        yield Piece("   said: "), Piece(seen.said.date, "bold"), Piece(f", {by}“{seen.said.printed}”", "dim")


def _articles(chain: TracedChain) -> int:
    return len({seen.article for seen in chain.appearances})


def _origins(chain: TracedChain) -> Iterator[Line]:
    """Each origin with what it rests on; one alone with its name only, for all else is said of the chain."""
    if len(chain.origins) < 2:
        origin = chain.origins[0]
        named = chain.origin_outlet or ("no outlet named" if origin.known else f"not known, {origin.why}")
        yield Piece("   origin: "), Piece(named, "bold")
        return
    for place, origin in enumerate(chain.origins[:SHOWN]):
        before = "   origins: " if place == 0 else "            "
        yield (
            Piece(before),
            Piece(origin.outlet or (origin.article if origin.known else "not known"), "bold"),
            Piece(f", {_rests(origin)}", "dim"),
        )
    if len(chain.origins) > SHOWN:
        yield (Piece(f"            and {len(chain.origins) - SHOWN} more", "dim"),)


def _rests(origin: Origin) -> str:
    return f"{count(len(origin.articles), 'article')}: {origin.why}"


def _places(chain: TracedChain) -> Iterator[Line]:
    """The earliest article of this database, and the one nearest to the speaker; without a date it is just an article.

    Several are earliest when their dates do not tell.
    """
    by_id = {seen.quotation: seen for seen in chain.appearances}
    number = numbers(chain)
    first = [_place(by_id[quotation], number) for quotation in chain.earliest[:SHOWN]]
    if not first:
        yield (Piece(f"   here in {chain.origin_article}, undated"),)
    else:
        more = f", or {len(chain.earliest) - SHOWN} more" if len(chain.earliest) > SHOWN else ""
        yield (Piece(f"   earliest here: {', or '.join(first)}{more}"),)
    if chain.upstream and _articles(chain) > 1:
        yield (Piece(f"   furthest upstream: {_way(by_id[chain.upstream], number[chain.upstream])}"),)


def _place(seen: Appearance, number: Mapping[str, int]) -> str:
    own = f"[{number[seen.quotation]}] " if number else ""
    return f"{own}{seen.article}, {seen.published}"


def _way(seen: Appearance, number: int) -> str:
    """An appearance by its number, and from whom it has the words."""
    givers = [hop.giver for hop in seen.hops]
    return f"[{number}], {' > '.join(givers)}"
