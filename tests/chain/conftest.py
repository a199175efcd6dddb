"""Appearances made by hand, for the tests of chains."""

from dataclasses import replace
from itertools import pairwise

from tracker.chain.hung import Drift
from tracker.model import Appearance, Change, Flag, Hop, Kind, Span

_PLAIN = Appearance(
    quotation="",
    article="",
    url=None,
    title=None,
    outlet=None,
    syndicated_from=None,
    published=None,
    start=0,
    end=9,
    text="the words of one remark",
    kind=Kind.DIRECT,
    speakers=(),
    cue=None,
    source=None,
    hedge=None,
    rule="",
    confidence=1,
    score=100,
    hops=(),
    changes=(),
)


def seen(
    article: str,
    *way: str,
    outlet: str | None = None,
    taken: str | None = None,
    speaker: str = "Eva Lund",
    day: str | None = "2031-05-02",
    **known: object,
) -> Appearance:
    """One appearance that came over `way`, furthest outlet first; `taken` is the outlet that the article is from.

    Each outlet is printed as "via NAME", at its place on the way times ten.
    """
    speakers = tuple(speaker.split("; ")) if speaker else ()
    stops = [(speaker, "speaker", "")] * bool(speaker)
    stops += [(name, "outlet", "reported") for name in way]
    stops += [(taken, "outlet", "syndicated")] if taken else []
    stops += [(name, kind, "published") for name, kind in ((outlet, "outlet"), (article, "article")) if name]
    hops = tuple(
        Hop(*giver[:2], *taker, f"via {taker[0]}", Span(10 * i, 10 * i + 4 + len(taker[0])), inherited=False)
        for i, (giver, taker) in enumerate(pairwise(stops))
    )
    plain = replace(
        _PLAIN, quotation=f"q {article} {way}", article=article, outlet=outlet, syndicated_from=taken,
        published=day, speakers=speakers, hops=hops,
    )  # fmt: skip
    return replace(plain, **known)  # type: ignore[arg-type]  # fields by name


def drifting(*changes: Change, flags: tuple[Flag, ...] = ()) -> Drift:
    """A comparison that finds the same in any two wordings."""

    def drift(a: str, b: str, *, retold: bool) -> tuple[tuple[Change, ...], tuple[Flag, ...]]:
        assert isinstance(retold, bool)
        return tuple(change._replace(before=a, after=b) for change in changes), flags

    return drift
