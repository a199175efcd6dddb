"""What follows from all judgements, now that some were made, or that articles came of which there are some?

Nothing is locked while it is worked out, as in `concluding`; chains are drawn anew there, for what is pending then.
"""

from collections.abc import Iterable, Mapping

from tracker import chain, judge
from tracker.lexicon import Lexicon
from tracker.model import Extract, Judgement, Problem, Settled, Standing, Subject
from tracker.store import db, extracts, judgements, query, settling
from tracker.store.settling import Corrected, Rulings


def settle(database: db.Database, lexicon: Lexicon) -> list[Problem]:
    """Work out what follows from judgements, if that is due; a problem for each that lost what it is about."""
    lost = before = None
    while judgements.unsettled(database):
        generation = query.generation(database)
        before = judgements.standings(database) if before is None else before
        every = judgements.every(database)
        found = judge.settled(every, meant(database, every))
        wanted = rulings(found)
        changed = _changed(wanted, settling.corrections(database))
        corrected = _corrected(database, {judgement.id: judgement for judgement in every}, changed, lexicon)
        if settling.settle(database, found, corrected, wanted, generation):
            lost = [j for j in every if _lost(j, before, found.standings)]
    return [_problem(judgement) for judgement in lost or ()]


def meant(database: db.Database, every: Iterable[Judgement]) -> dict[str, list[str | None]]:
    """The quotations that each judgement is about now; None where one is not to be found."""
    about = [judgement for judgement in every if judgement.subjects]
    single = [judgement for judgement in about if not judgement.everywhere]
    subjects = [subject for judgement in single for subject in judgement.subjects]
    here = judgements.current(database, {subject.quotation for subject in subjects})
    gone = {subject.key for subject in subjects if subject.quotation not in here}
    candidates = judgements.candidates(database, gone) if gone else {}

    def now(subject: Subject) -> str | None:
        if subject.quotation in here:
            return subject.quotation
        return judge.meant(subject, candidates.get(subject.key, ()))

    found = {judgement.id: [now(subject) for subject in judgement.subjects] for judgement in single}
    return found | {one.id: _everywhere(database, one) for one in about if one.everywhere}


def _everywhere(database: db.Database, judgement: Judgement) -> list[str | None]:
    """The quotations of the article that tracker gives to the speakers that the judgement corrects."""
    subject = judgement.subjects[0]
    given = judgements.given(database, subject.article, subject.key)
    return [name for name, speakers in given.items() if speakers == judgement.was]


def rulings(found: Settled) -> Rulings:
    """The judgements that correct each quotation: its speaker, its outlets."""
    names = {*found.speakers, *found.outlets}
    return {name: (found.speakers.get(name), found.outlets.get(name)) for name in names}


def _changed(wanted: Rulings, stored: Rulings) -> Rulings:
    return {name: by for name, by in wanted.items() if stored.get(name) != by}


def _corrected(
    database: db.Database, by_id: Mapping[str, Judgement], changed: Rulings, lexicon: Lexicon
) -> dict[str, Corrected]:
    """These quotations as people say they are."""
    subjects = judgements.subjects(database, changed.keys())
    found: dict[str, Corrected] = {}
    for article in {subject.article for subject in subjects.values()}:
        extract = extracts.extract(database, article, machine=True)
        found |= _amended(extract, by_id, changed, lexicon)
    return found


def _amended(
    extract: Extract, by_id: Mapping[str, Judgement], changed: Rulings, lexicon: Lexicon
) -> dict[str, Corrected]:
    known = {speaker.name: speaker for each in extract.attributions for speaker in each.speakers}

    def named(name: str) -> str | None:
        outlet = lexicon.outlets.named(name)
        return outlet.id if outlet else None

    found = {}
    for quotation, read in zip(extract.quotations, extract.attributions, strict=True):
        if quotation.id in changed:
            by = changed[quotation.id]
            made = judge.amended(quotation, read, [by_id[name] for name in by if name], known, named)
            found[quotation.id] = Corrected(made, chain.hops(extract.article, made), *by)
    return found


def _lost(judgement: Judgement, before: Mapping[str, Standing], now: Mapping[str, Standing]) -> bool:
    """Whether a judgement held until now."""
    return before.get(judgement.id) is Standing.HOLDS and now[judgement.id] is Standing.LOST


def _problem(judgement: Judgement) -> Problem:
    subject = judgement.subjects[0]
    words = f"the words that {judgement.by} judged on {judgement.at[:10]} ({judgement.id}) are not there any more"
    return Problem(subject.path, "judge", "judgement-lost", f"{words}: “{subject.text}”")
