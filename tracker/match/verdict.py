"""Are two quotations of like wording one utterance?

Same words and same utterance are two questions. The wording answers the first; for the second it is weighed with who
speaks, when it was printed and through whom it came. `promising` holds what is never overruled; then the rules are
tried in the order of `_RULES`, and the first that has an answer gives it, and says why.
"""

from dataclasses import dataclass

from tracker.match.contrary import contrary
from tracker.match.form import Form
from tracker.match.instead import instead
from tracker.match.names import Naming
from tracker.match.score import Score, compare
from tracker.match.when import between, two_days
from tracker.model import Kind, Occurrence, Verdict

CLOSE = 7  # days between two articles that may well report one event
RECENT = 31  # days between two articles of which one may still recall what the other reported
EQUAL = 85.0  # total score from which two wordings count as the same words
LIKE = 62.0  # total score from which they may be one remark, told in two ways
LOOSE = 55.0  # likewise, when they share many words, and most of the shorter one's
RETOLD = 75.0  # total score from which a long remark of one speaker, within days, counts as the same words

# Probabilities, by their words alone, that two wordings have the same words
ENOUGH = 0.6  # from which they count as the same words, as a total of `EQUAL` does
UNLIKELY = 0.02  # with less no rule calls two quotations of one speaker alike, unless one is a phrase of the other
POSSIBLE = 0.3  # with less likewise, where a speaker is missing
SURE = 0.95  # from which they count as the same at any distance in time, when what they share is `UNIQUE`

# How much two wordings share: (words of sense, or words in one unbroken run)
PHRASE = (2, 5)  # less is a word, not a phrase
TELLING = (4, 7)  # hardly said twice by chance within days
UNIQUE = (6, 10)  # hardly said twice, whenever it was

LONG_RUN = 12  # words in a row that are not said twice, however little sense they carry
LONG = 6  # words that a wording must have to be known where nobody is named
WHOLE = 3  # words of a phrase that may be known when it is repeated whole, by one speaker or within days

Answer = tuple[Verdict, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of two quotations.

    Attributes:
        score: of their wordings.
        likely: the probability, by their words alone, that these are the same.
        naming: whether their speakers agree.
        article: whether they stand in one article.
        days: between when they were said, or else printed; None when that is not known.
        two_days: the days on which they were said, when these are certainly two, else None.
        relay: an outlet that both cite, or None.
        scare: whether one of them is in marks without a speaker.
        words: how many the shorter one has.
        sense: how many of them carry sense.
        contrary: what they disagree on, or None.
    """

    score: Score
    likely: float
    naming: Naming
    article: bool
    days: int | None
    two_days: str | None
    relay: str | None
    scare: bool
    words: int
    sense: int
    contrary: str | None

    def shares(self, much: tuple[int, int]) -> bool:
        """Whether the wordings have so many words of sense in common, or such a run of words."""
        return self.score.shared >= much[0] or self.score.run >= much[1]

    @property
    def phrase(self) -> bool:
        """Whether what they share is more than a word: a short remark repeated whole will do."""
        return self.shares(PHRASE) or (self.score.ratio == 100 and self.words >= 3)

    @property
    def whole(self) -> bool:
        """Whether all of the shorter wording stands in the longer one, unbroken, and it is more than two words."""
        return self.score.run >= self.words >= WHOLE and self.score.shared >= PHRASE[0]

    @property
    def unique(self) -> bool:
        """Whether they share a run so long, or so long and of so much sense, that two people would not both say it."""
        return self.score.run >= UNIQUE[1] and (self.score.shared >= UNIQUE[0] or self.score.run >= LONG_RUN)

    @property
    def recent(self) -> bool:
        """Whether they are known to be of one month."""
        return self.article or (self.days is not None and self.days <= RECENT)

    @property
    def equal(self) -> bool:
        """Whether the words count as the same; of two retellings, only when they are of one month, or share much."""
        retold = self.likely >= ENOUGH and (self.recent or (self.likely >= SURE and self.score.run >= UNIQUE[1]))
        return self.score.total >= EQUAL or retold

    @property
    def far(self) -> bool:
        """Whether the articles are known to be too far apart to report one event as news."""
        return self.days is not None and self.days > CLOSE

    @property
    def near(self) -> bool:
        """Whether they are known to be close."""
        return self.article or (self.days is not None and self.days <= CLOSE)


def promising(a: Occurrence, b: Occurrence, naming: Naming, likely: float, words: int, *, phrase: bool) -> bool:
    """Whether two quotations could be one utterance at all: quick to say, so that few pairs need a closer look.

    Those of two speakers are not, unless they are long and the same word for word; nor is a short one in marks that
    names nobody, unless it is a phrase of what somebody is named for.

    Args:
        a: what is known of one.
        b: what is known of the other.
        naming: whether their speakers agree.
        likely: the probability, by their words alone, that these are the same.
        words: how many the shorter one has.
        phrase: whether it is brief, and the longer one has all of its words.
    """
    if naming is Naming.AGREE:
        return phrase or likely >= UNLIKELY
    if naming is Naming.CONFLICT:
        return words >= UNIQUE[1] and likely >= ENOUGH
    few = words < LONG and Kind.UNATTRIBUTED in (a.kind, b.kind)
    return likely >= POSSIBLE and (not few or (phrase and naming is Naming.ONE and words >= WHOLE))


def evidence(a: Occurrence, b: Occurrence, form_a: Form, form_b: Form, naming: Naming, likely: float) -> Evidence:
    """All that the rules ask of two promising quotations; the same for (b, a)."""
    score = compare(form_a, form_b)
    short, long = sorted((form_a, form_b), key=lambda form: (len(form.words), form.text))
    return Evidence(
        score=score,
        likely=likely,
        naming=naming,
        article=a.article == b.article,
        days=between(a, b),
        two_days=two_days(a, b),
        relay=min(set(a.outlets) & set(b.outlets), default=None),
        scare=Kind.UNATTRIBUTED in (a.kind, b.kind),
        words=len(short.words),
        sense=len(set(short.key)),
        contrary=contrary(short.words, long.words[score.first : score.last]) or instead(a.text, b.text),
    )


def judge(evidence: Evidence) -> Answer:
    """Same, perhaps or different, and why."""
    for rule in _RULES:
        answer = rule(evidence)
        if answer is not None:
            return answer
    return Verdict.DIFFERENT, "too little in common to say"


def _two_speakers(e: Evidence) -> Answer | None:
    if e.naming is not Naming.CONFLICT:
        return None
    if e.unique and e.equal and e.contrary is None:
        return Verdict.PERHAPS, "same words, too many for chance, but two speakers: is one quoting, or named in error?"
    return Verdict.DIFFERENT, "two speakers"


def _other_words(e: Evidence) -> Answer | None:
    many = e.score.total >= LOOSE and e.score.shared >= max(UNIQUE[0], e.sense / 2)
    alike = e.score.total >= LIKE and (e.phrase or e.score.shared > 0)
    return None if many or alike or e.equal else (Verdict.DIFFERENT, "other words")


def _two_days(e: Evidence) -> Answer | None:
    if e.two_days is None:
        return None
    many = e.naming is Naming.AGREE and e.shares(UNIQUE)
    return Verdict.PERHAPS if many else Verdict.DIFFERENT, f"said on two days, {e.two_days}"


def _contradiction(e: Evidence) -> Answer | None:
    if e.contrary is None or not e.equal:
        return None  # the words of a loose retelling do not answer to one another, so neither does a "not"
    return Verdict.PERHAPS if e.naming is Naming.AGREE and not e.far else Verdict.DIFFERENT, e.contrary


def _reworded(e: Evidence) -> Answer | None:
    if e.equal:
        return None
    if e.naming is Naming.AGREE and e.near and e.score.total >= RETOLD and e.shares(UNIQUE) and e.contrary is None:
        return Verdict.SAME, "one speaker, nearly the same words, and many"
    if e.naming is Naming.AGREE and e.shares(TELLING) and not e.far:
        return Verdict.PERHAPS, "one speaker, like words: told in two ways?"
    return Verdict.DIFFERENT, "only like words"


def _one_article(e: Evidence) -> Answer | None:
    if not e.article:
        return None
    if e.naming is Naming.AGREE and e.phrase:
        return Verdict.SAME, "same words, one speaker, one article"
    if e.words >= LONG:
        return Verdict.SAME, "same words, one article"
    return Verdict.PERHAPS, "few words, one article"


def _nobody_named(e: Evidence) -> Answer | None:
    if e.naming is Naming.AGREE:
        return None
    if e.words < LONG or not e.shares(TELLING):
        if e.whole and e.near and e.naming is Naming.ONE:
            return Verdict.SAME, f"a phrase of it, repeated whole {_apart(e)}, though a speaker is missing"
        if e.phrase and e.near:
            return Verdict.PERHAPS, "few words, and a speaker is missing"
        return Verdict.DIFFERENT, "few words, and a speaker is missing"
    if e.far and not e.unique and (e.scare or not e.shares(UNIQUE)):
        return Verdict.PERHAPS, f"same words, a speaker is missing, {_apart(e)}"
    return Verdict.SAME, "same words, too many for chance, though a speaker is missing"


def _far_apart(e: Evidence) -> Answer | None:
    if not e.far:
        return None
    if e.shares(UNIQUE):
        return Verdict.SAME, f"one speaker, same words, too many to be said twice, {_apart(e)}"
    if e.shares(TELLING) and e.likely >= ENOUGH and e.days is not None and e.days <= RECENT:
        return Verdict.SAME, f"one speaker, same words, hardly said twice within {e.days} days"
    if e.whole and e.recent:
        return Verdict.SAME, f"one speaker, a phrase repeated whole within {e.days} days"
    if e.shares(TELLING) or (e.phrase and e.days is not None and e.days <= RECENT):
        return Verdict.PERHAPS, f"one speaker, same words, but {_apart(e)}"
    return Verdict.DIFFERENT, f"one speaker, but few words, {_apart(e)}"


def _apart(e: Evidence) -> str:
    return f"{e.days or 0} day{'' if e.days == 1 else 's'} apart"


def _one_speaker(e: Evidence) -> Answer | None:
    when = _apart(e) if e.near else "dates unknown"
    if e.shares(TELLING):
        return Verdict.SAME, f"one speaker, same words, {when}"
    if e.phrase:
        if e.near:
            return Verdict.SAME, f"one speaker, same phrase, {when}"
        if e.relay:
            return Verdict.SAME, f"one speaker, same phrase, both via {e.relay}"
        return Verdict.PERHAPS, f"one speaker, but a short phrase, {when}"
    if e.relay and e.near:
        return Verdict.PERHAPS, f"one speaker, one word, both via {e.relay}, {when}"
    return None


_RULES = (
    _two_speakers,
    _other_words,
    _two_days,
    _contradiction,
    _reworded,
    _one_article,
    _nobody_named,
    _far_apart,
    _one_speaker,
)
