"""What does a person decide of quotations and chains, and what follows from it at once?"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tracker import judge
from tracker.errors import UsageError
from tracker.lexicon import Lexicon
from tracker.model import Imported, Judged, Judgement, Kept, Problem, Ruling, Settings, Standing, Subject
from tracker.pipeline.concluding import conclude_all
from tracker.pipeline.runs import run_of
from tracker.pipeline.settling import meant, settle
from tracker.store import db, judgements, query, refs


@dataclass(frozen=True, slots=True)
class Signed:
    """Who judges, and why."""

    by: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Outlets:
    """How the outlets of a quotation are corrected: set to `names`, nearest to the article first; or some changed."""

    names: tuple[str, ...] | None = None
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """Whether they are corrected at all."""
        return self.names is not None or bool(self.add or self.drop)


def merge(settings: Settings, given: Sequence[str], signed: Signed, lexicon: Lexicon) -> Judged:
    """Hold chains or quotations to be one remark; of a chain its earliest quotation stands for it."""
    with db.reader(settings.db) as database:
        named = [_first(database, ref) for ref in given]
    if len(set(named)) < 2:
        raise UsageError("give two chains or quotations, or more, that are not one already")
    return _paired(settings, Ruling.SAME, [(name, 0) for name in named], signed, lexicon)


def split(settings: Settings, whole: str, given: Sequence[str], signed: Signed, lexicon: Lexicon) -> Judged:
    """Hold quotations to be another remark than the others of their chain, or than one quotation."""
    with db.reader(settings.db) as database:
        out = dict.fromkeys(refs.quotation(database, ref) for ref in given)
        chain = refs.chain(database, whole) if refs.is_chain(whole) else None
        every = refs.members(database, chain) if chain else (refs.quotation(database, whole),)
    if chain and (strange := [name for name in out if name not in every]):
        raise UsageError(f"{strange[0]} is not in chain {chain}")
    rest = [name for name in every if name not in out]
    if not rest:
        raise UsageError(f"nothing would be left of {whole}: name the quotations that do not belong to it")
    sides = [*((name, 0) for name in out), *((name, 1) for name in rest)]
    return _paired(settings, Ruling.DIFFERENT, sides, signed, lexicon)


def _first(database: db.Database, ref: str) -> str:
    return refs.members(database, refs.chain(database, ref))[0] if refs.is_chain(ref) else refs.quotation(database, ref)


def _paired(
    settings: Settings, ruling: Ruling, sides: Sequence[tuple[str, int]], signed: Signed, lexicon: Lexicon
) -> Judged:
    with db.writer(settings.db) as database:
        new = paired(database, ruling, sides, signed)
        every = judgements.every(database)
        refuse(new, every, judge.against(new, every, meant(database, every)))
        return _done(database, [new], ruling.value, lexicon)


def paired(database: db.Database, ruling: Ruling, sides: Sequence[tuple[str, int]], signed: Signed) -> Judgement:
    """A judgement of quotations, each with the side it is on, that is not stored yet."""
    subjects = judgements.subjects(database, [name for name, _ in sides])
    own = tuple(replace(subjects[name], side=side) for name, side in dict(sides).items())
    was: tuple[str, ...] = ()
    if len(own) == 2:
        pair = tuple(sorted(dict(sides)))
        found = next((m for m in query.matches_of(database, pair) if (m.a, m.b) == pair), None)
        was = (found.verdict.value, found.why) if found else ()
    return made(database, Judgement("", ruling, own, signed.by, "", signed.reason, was=was))


def refuse(new: Judgement, every: Iterable[Judgement], against: Sequence[str]) -> None:
    """Nothing, when the new judgement can hold beside the others.

    Raises:
        UsageError: it contradicts some of them, by way of other quotations.
    """
    if against:
        known = {judgement.id: judgement for judgement in every}
        told = [f"{known[name].by} on {known[name].at[:10]} ({name})" for name in against]
        what = "one remark" if new.ruling is Ruling.SAME else "two remarks"
        raise UsageError(
            f"these cannot be {what}, by what was judged before: {', '.join(told)}; "
            f"withdraw that first, as in `tracker judgements withdraw {against[0]}`"
        )


def made(database: db.Database, judgement: Judgement) -> Judgement:
    """The judgement as of now, with its id; it is later than all that are stored, whatever the clock says."""
    latest = judgements.latest(database)
    now = datetime.now(UTC)
    if latest:
        now = max(now, datetime.fromisoformat(latest) + timedelta(microseconds=1))
    return judge.identified(replace(judgement, at=now.isoformat(timespec="microseconds")))


def correct(  # noqa: PLR0913  what is corrected, and by whom
    settings: Settings,
    given: Sequence[str],
    signed: Signed,
    lexicon: Lexicon,
    *,
    speakers: tuple[str, ...] | None = None,
    everywhere: bool = False,
    outlets: Outlets | None = None,
) -> Judged:
    """Correct who said quotations, and through which outlets they came.

    Args:
        settings: which database.
        given: the quotations.
        signed: who judges.
        lexicon: knows outlets by their names.
        speakers: who said them; nobody when empty; None leaves them.
        everywhere: the speakers go for all that tracker gives to the same ones in these articles.
        outlets: how the outlets change; None leaves them.
    """
    with db.writer(settings.db) as database:
        names = list(dict.fromkeys(refs.quotation(database, ref) for ref in given))
        subjects = judgements.subjects(database, names)
        known = query.said(database, names)
        new: list[Judgement] = []
        if everywhere and (speakers is None or not all(known[name].machine_speakers for name in names)):
            raise UsageError("--everywhere needs a --speaker, and a quotation for which tracker names somebody")
        if speakers is not None:
            was = {name: known[name].machine_speakers for name in names}
            new += _told(subjects, was, dict.fromkeys(names, speakers), Ruling.SPEAKER, everywhere=everywhere)
        if outlets and outlets.given:
            was = {name: known[name].machine_outlets for name in names}
            answers = {name: _outlets(known[name].outlets, outlets, _naming(lexicon)) for name in names}
            new += _told(subjects, was, answers, Ruling.OUTLETS)
        signed_ = [replace(judgement, by=signed.by, reason=signed.reason) for judgement in new]
        return _done(database, [made(database, one) for one in signed_], "correct", lexicon)


def _told(
    subjects: dict[str, Subject],
    was: dict[str, tuple[str, ...]],
    answers: dict[str, tuple[str, ...]],
    ruling: Ruling,
    *,
    everywhere: bool = False,
) -> list[Judgement]:
    """One judgement for each quotation, neither dated nor signed."""
    return [
        Judgement("", ruling, (subjects[name],), "", "", None, answer, was[name], everywhere)
        for name, answer in answers.items()
    ]


def _naming(lexicon: Lexicon) -> Callable[[str], str]:
    """What an outlet is called that was typed: its usual name, when the lexicon knows it."""

    def named(name: str) -> str:
        outlet = lexicon.outlets.named(name) or lexicon.outlets.get(name)
        return outlet.name if outlet else name

    return named


def _outlets(now: Sequence[str], change: Outlets, named: Callable[[str], str]) -> tuple[str, ...]:
    """The outlets of a quotation after a change, nearest to the article first; one that is added is the furthest."""
    dropped = {named(name) for name in change.drop}
    if strange := sorted(dropped - set(now)):
        raise UsageError(f"{strange[0]} is not among its outlets: {', '.join(now) or 'it has none'}")
    kept = now if change.names is None else [named(name) for name in change.names]
    return tuple(dict.fromkeys([*(name for name in kept if name not in dropped), *map(named, change.add)]))


def withdraw(settings: Settings, given: Sequence[str], signed: Signed, lexicon: Lexicon) -> Judged:
    """Let judgements count no more; they stay where they are."""
    with db.writer(settings.db) as database:
        names = list(dict.fromkeys(refs.judgement(database, ref) for ref in given))
        every = {judgement.id: judgement for judgement in judgements.every(database)}
        gone = {j.withdraws: j for j in every.values() if j.withdraws}
        for name in names:
            if name in gone:
                raise UsageError(f"{name} was withdrawn already, by {gone[name].by} on {gone[name].at[:10]}")
            if every[name].ruling is Ruling.WITHDRAWN:
                raise UsageError(f"{name} withdraws another judgement: to have that again, judge anew")
        new = [withdrawal(database, every[name], signed) for name in names]
        return _done(database, new, "withdraw", lexicon)


def withdrawal(database: db.Database, judgement: Judgement, signed: Signed) -> Judgement:
    """The judgement that lets another one count no more."""
    plain = Judgement("", Ruling.WITHDRAWN, judgement.subjects, signed.by, "", signed.reason, withdraws=judgement.id)
    return made(database, plain)


def _done(database: db.Database, new: Sequence[Judgement], command: str, lexicon: Lexicon) -> Judged:
    """Store judgements, and conclude what follows from them."""
    run = run_of(command, lexicon)
    before = judgements.standings(database)
    judgements.add(database, new, run)
    settle(database, lexicon)
    conclude_all(database, run, lexicon.mix)
    after = judgements.standings(database)
    changed = [name for name, s in before.items() if s is Standing.HOLDS and after[name] is not Standing.HOLDS]
    about = {name for own in meant(database, new).values() for name in own if name}
    return Judged(tuple(new), tuple(judgements.every(database, changed)), tuple(query.sizes(database, about)))


def held(settings: Settings) -> list[Kept]:
    """All judgements, in the order in which they were made."""
    with db.reader(settings.db) as database:
        told = judgements.standings(database)
        return [Kept(judgement, told.get(judgement.id)) for judgement in judgements.every(database)]


def import_(settings: Settings, given: Sequence[Judgement], lexicon: Lexicon) -> Imported:
    """Take over judgements that others made; those that are known already are left as they are."""
    run = run_of("import", lexicon)
    with db.writer(settings.db) as database:
        known = {judgement.id for judgement in judgements.every(database, [judgement.id for judgement in given])}
        new = judgements.add(database, given, run)
        settle(database, lexicon)
        conclude_all(database, run, lexicon.mix)
        told = judgements.standings(database)
    fresh = {judgement.id for judgement in given} - known
    return Imported(new, len(known), tuple(told[name] for name in sorted(fresh)))


def read_judgements(lines: Iterable[bytes], path: str, failed: Callable[[Problem], None]) -> Iterator[Judgement]:
    """The judgements of JSON lines; what cannot be read is told to `failed`, and left out."""
    latest = (datetime.now(UTC) + timedelta(days=1)).isoformat(timespec="microseconds")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = judge.parsed(json.loads(line))
        except (ValueError, RecursionError):
            found = "no JSON: each line must be a judgement, as `tracker judgements --format jsonl` prints them"
        if isinstance(found, Judgement) and found.at > latest:
            found = f"`at` is {found.at[:10]}, which is still to come: it would win over all that is judged until then"
        if isinstance(found, str):
            failed(Problem(f"{path}:{number}", "judge", "bad-judgement", found, fatal=True))
        else:
            yield found
