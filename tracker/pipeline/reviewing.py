"""Which pairs wait for a person, and how does one decide them one after the other?

Every answer is stored at once, so that nothing is lost when a session is killed. What follows from the answers is
concluded at the end, for all of them together.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from tracker import judge, match
from tracker.lexicon import Lexicon, turns
from tracker.match import search
from tracker.model import Judgement, Kind, Pair, Ruling, Settings, Undecided
from tracker.pipeline import asking, judging
from tracker.pipeline.concluding import conclude_all
from tracker.pipeline.judging import Signed
from tracker.pipeline.runs import run_of
from tracker.pipeline.settling import meant, settle
from tracker.store import db, judgements, phrases, query, refs, ruled, tellings
from tracker.store.filters import Filters
from tracker.text import normal

_SOME = 500  # pairs whose speakers are looked up at a time


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of the waiting pairs are asked for.

    Attributes:
        words: a phrase that one of the two holds; or the id of a chain or a quotation.
        speaker: words of the name of a speaker of one of the two.
    """

    words: str | None = None
    speaker: str | None = None


def waiting(settings: Settings, asked: Asked, limit: int | None) -> tuple[list[Pair], int]:
    """The pairs that wait, those worth most first, at most so many; and how many wait altogether."""
    with db.reader(settings.db) as database:
        found = asked_for(database, asked)
        return [_pair(database, one) for one in found[:limit]], len(found)


def asked_for(database: db.Database, asked: Asked) -> list[Undecided]:
    """The pairs that wait and are asked for, those worth most first."""
    chosen = None
    if asked.words is not None:
        chosen = _holding(database, asked.words)
    retold = match.retold(tellings.tellings(database, chosen))
    if chosen is not None:
        wanted = set(chosen)
        retold = [one for one in retold if one.a in wanted or one.b in wanted]
    return list(_said(database, ruled.undecided(database, chosen, retold), asked.speaker))


def _holding(database: db.Database, words: str) -> list[str]:
    """The quotations that are meant by a phrase or an id."""
    if refs.is_quotation(words):
        return [refs.quotation(database, words)]
    if refs.is_chain(words):
        return list(refs.members(database, refs.chain(database, words)))
    held = asking.looked_up(database, words, Filters())
    return [name for name, _ in search.find(words, held.texts)]


def _said(database: db.Database, found: Iterable[Undecided], speaker: str | None) -> Iterator[Undecided]:
    """Those of which one has a speaker of that name."""
    if speaker is None:
        yield from found
        return
    wanted = set(normal(speaker).split())
    pairs = iter(found)
    while some := list(islice(pairs, _SOME)):
        known = query.speakers(database, {name for one in some for name in (one.a, one.b)})
        for one in some:
            names = (name for end in (one.a, one.b) for name in known[end])
            if any(set(normal(name).split()) >= wanted for name in names):
                yield one


def _pair(database: db.Database, one: Undecided) -> Pair:
    """A pair, the earlier one first."""
    seen = phrases.appearances(database, (one.a, one.b))
    a, b = sorted(seen, key=lambda s: (s.published is None, s.published or "", s.article, s.start))
    around = judgements.subjects(database, (a.quotation, b.quotation))
    retold = (a.kind is Kind.INDIRECT) != (b.kind is Kind.INDIRECT)
    changes, flags = match.drift(a.text, b.text, turns(), retold=retold)
    ends = around[a.quotation], around[b.quotation]
    return Pair(one, a, b, (ends[0].before, ends[1].before), (ends[0].after, ends[1].after), changes, flags)


class Session:
    """A person deciding one pair after the other.

    Args:
        database: open for writing.
        signed: who decides, and why when nothing else is said.
        lexicon: for comparing.
        found: the pairs, those worth most first.
    """

    def __init__(self, database: db.Database, signed: Signed, lexicon: Lexicon, found: list[Undecided]) -> None:
        self._database = database
        self._signed = signed
        self._lexicon = lexicon
        self._run = run_of("review", lexicon)
        self._found = found
        self._place = 0
        self._past: list[tuple[int, Judgement | None]] = []
        self._every = judgements.every(database)
        self._meant = meant(database, self._every)
        self.total = len(found)

    @property
    def number(self) -> int:
        """Which pair it is, from 1."""
        return self._place + 1

    @property
    def answers(self) -> list[Judgement]:
        """What was decided and not undone."""
        return [judgement for _, judgement in self._past if judgement]

    def pair(self) -> Pair | None:
        """The pair to be decided now, or None; those whose chains are decided by what was answered are passed over."""
        joined = self._joined()
        decided = {self._ends(place, joined) for place, judgement in self._past if judgement}
        while self._place < self.total:
            ends = self._ends(self._place, joined)
            if len(ends) > 1 and ends not in decided:
                return _pair(self._database, self._found[self._place])
            self._place += 1
        return None

    def answer(self, ruling: Ruling, reason: str | None = None) -> Judgement:
        """Store what the person decided of the pair, and go on.

        Raises:
            UsageError: it contradicts what was judged before; the pair stays.
        """
        one = self._found[self._place]
        signed = Signed(self._signed.by, reason or self._signed.reason)
        sides = [(one.a, 0), (one.b, 1 if ruling is not Ruling.SAME else 0)]
        new = judging.paired(self._database, ruling, sides, signed)
        judging.refuse(new, self._every, judge.against(new, self._every, self._meant))
        self._add(new)
        self._went(new)
        return new

    def skip(self) -> None:
        """Leave the pair for another time."""
        self._went(None)

    def undo(self) -> Judgement | None:
        """Go back to the pair before, and withdraw what was decided of it; that judgement, or None.

        Raises:
            IndexError: there is none before.
        """
        self._place, judgement = self._past.pop()
        if judgement:
            signed = Signed(self._signed.by, "undone in review")
            self._add(judging.withdrawal(self._database, judgement, signed))
        return judgement

    def finish(self) -> None:
        """Conclude what follows from the answers."""
        settle(self._database, self._lexicon)
        conclude_all(self._database, self._run, self._lexicon.mix)

    def _add(self, new: Judgement) -> None:
        judgements.add(self._database, [new], self._run)
        self._every.append(new)
        self._meant[new.id] = [subject.quotation for subject in new.subjects]

    def _went(self, judgement: Judgement | None) -> None:
        self._past.append((self._place, judgement))
        self._place += 1

    def _joined(self) -> dict[str, str]:
        """The chains that the answers join, each with one that stands for all of them."""
        stands: dict[str, str] = {}
        for place, judgement in self._past:
            if judgement and judgement.ruling is Ruling.SAME:
                one, other = (stands.get(name, name) for name in self._found[place].chains)
                stands |= {name: one for name, head in stands.items() if head == other} | {other: one, one: one}
        return stands

    def _ends(self, place: int, joined: dict[str, str]) -> frozenset[str]:
        """The two chains of a pair, each as it is joined; one when they are the same."""
        return frozenset(joined.get(name, name) for name in self._found[place].chains)


@contextmanager
def review(
    settings: Settings, asked: Asked, signed: Signed, lexicon: Lexicon, limit: int | None = None
) -> Iterator[Session]:
    """A session with the pairs that are asked for; what follows from its answers is concluded when it ends."""
    with db.writer(settings.db) as database:
        session = Session(database, signed, lexicon, asked_for(database, asked)[:limit])
        try:
            yield session
        finally:
            session.finish()
