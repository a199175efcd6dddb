"""What is asked of the store, and what is told of it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.model.articles import Problem
from tracker.model.chains import Appearance, Chain, Change, Flag, TracedChain
from tracker.model.judgements import Judgement, Standing, Undecided


@dataclass(frozen=True, slots=True)
class Sought:
    """What texts must hold in which a phrase may occur, in terms of the index (`text.terms`).

    Attributes:
        whole: the phrase as it stands, in each spelling: its terms parted by blanks.
        clusters: of each, all parts must stand within `room` words; a part is one term or several in a row.
        words: the words of a long phrase, each in its spellings; `need` of them must be there.
    """

    whole: tuple[str, ...]
    clusters: tuple[tuple[str, ...], ...] = ()
    room: int = 0
    words: tuple[tuple[str, ...], ...] = ()
    need: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """What the index gave for a phrase.

    Attributes:
        texts: id and text of the quotations that may hold it, those of the best chains.
        chains: those of these quotations, by id; of their members only these quotations, earliest first.
        quotations: how many may hold it.
        more: whether there are others that were not counted.
        unread: of these chains, by id, how many quotations more may hold it; only where some may.
    """

    texts: tuple[tuple[str, str], ...]
    chains: Mapping[str, Chain]
    quotations: int
    more: bool
    unread: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trace:
    """The chains in which a phrase occurs, best first.

    Attributes:
        more: chains in which it was found beyond those.
        left: quotations in which it was found that `chains` leave out, since they hold too many to be shown.
        held: what was looked through, when that was not all that may hold the phrase; None when it was.
    """

    query: str
    chains: tuple[TracedChain, ...]
    more: int = 0
    left: int = 0
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What one ingest did."""

    new: int
    unchanged: int
    revised: int
    failed: int
    quotations: tuple[tuple[str, int], ...]  # kind and count, of the articles that were new or revised
    outlets: tuple[tuple[str, int], ...]  # name and count of the cited outlets, most cited first
    chains_new: int
    chains_extended: int
    problems: tuple[Problem, ...]
    feeds: int = 0  # that were read, or have not changed since they were


class Judged(NamedTuple):
    """What came of judging.

    Attributes:
        judgements: the new ones.
        replaced: those that hold no more because of them.
        chains: in which the quotations are now: id, how many quotations, how many articles.
    """

    judgements: tuple[Judgement, ...]
    replaced: tuple[Judgement, ...]
    chains: tuple[tuple[str, int, int], ...]


class Kept(NamedTuple):
    """A judgement, and what became of it; None while it waits to be settled."""

    judgement: Judgement
    standing: Standing | None


class Imported(NamedTuple):
    """What an import did: how many judgements were new, known already, and what became of the new ones."""

    new: int
    known: int
    standings: tuple[Standing, ...]


class Pair(NamedTuple):
    """A pair that waits, with all that a person wants to see of it.

    Attributes:
        waiting: the pair.
        a, b: the two.
        before, after: for each of the two what stands around it.
        changes, flags: from the one wording to the other, with spans in the wordings.
    """

    waiting: Undecided
    a: Appearance
    b: Appearance
    before: tuple[str, str]
    after: tuple[str, str]
    changes: tuple[Change, ...]
    flags: tuple[Flag, ...]


DEFAULT_DB = "tracker.db"  # in the working directory


@dataclass(frozen=True, slots=True)
class Settings:
    """Made once for each command, and passed down.

    Attributes:
        db: path of the database, or its SQLAlchemy URL.
        lexicon: path of the user's own outlets file, or None.
        jobs: how many processes may work at once, 1 or more.
    """

    db: str = DEFAULT_DB
    lexicon: str | None = None
    jobs: int = 1
