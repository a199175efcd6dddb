"""Are repeats of one utterance told from other occasions, other speakers and stock phrases?"""

from itertools import count, permutations

import pytest

from tracker import lexicon
from tracker.match import pairs
from tracker.model import Kind, Occurrence, Verdict

WEIGHTS = lexicon.load().mix
SAME, PERHAPS, DIFFERENT = Verdict.SAME, Verdict.PERHAPS, Verdict.DIFFERENT

LONG = "The harbour will stay open to every ship that pays its dues, whatever flag it flies"
CUT = "will stay open to every ship that pays its dues"
RETOLD = "The harbour stays open to each ship paying its dues, whatever the flag that it flies under"
SLY = "He is the town's best recruiter, and he does not know it"
TAIL = ". So we have agreed, and so it shall be, for as long as I am mayor of this town"
PART = "town's best recruiter"
STOCK = "closer cooperation"

_numbers = count()


def said(
    text: str,
    speaker: str = "Maria Okafor",
    day: str | None = "2031-05-02",
    via: str = "",
    article: str = "",
    kind: Kind = Kind.DIRECT,
    *,
    on: str | None = None,
) -> Occurrence:
    number = next(_numbers)
    return Occurrence(
        quotation=f"q{number:05}",
        article=article or f"article {number}",
        text=text,
        kind=kind,
        start=number,
        speakers=tuple(speaker.split("; ")) if speaker else (),
        outlets=(via,) if via else (),
        outlet=None,
        published=day,
        utterance=number,
        said=on,
    )


def scare(text: str, article: str = "") -> Occurrence:
    return said(text, "", article=article, kind=Kind.UNATTRIBUTED)


def verdict(a: Occurrence, b: Occurrence) -> Verdict:
    found = pairs({a.quotation: a, b.quotation: b}, [(b.quotation, a.quotation)], WEIGHTS)
    return found[0].verdict if found else DIFFERENT


CASES = [
    # one speaker
    pytest.param(said(LONG), said(LONG.upper() + "!"), SAME, id="the same words"),
    pytest.param(said(LONG), said(CUT, "Okafor"), SAME, id="a part, by surname"),
    pytest.param(said(LONG), said(RETOLD), SAME, id="retold, within days"),
    pytest.param(said(LONG), said(RETOLD, day=None), PERHAPS, id="retold, nobody knows when"),
    pytest.param(said(LONG), said(LONG, day="2032-05-02"), SAME, id="too many words to be said twice"),
    pytest.param(said(LONG), said("The mayor opened a new school in the old town"), DIFFERENT, id="other words"),
    pytest.param(said("I have no regrets"), said("I have no regrets", day="2031-05-04"), SAME, id="short, within days"),
    pytest.param(said("I'm not going."), said("I'm not going", day="2031-05-02T10:00"), SAME, id="very short, one day"),
    pytest.param(said("It is up to us now"), said("So it is up to us now"), SAME, id="small words only, within days"),
    # stock phrases
    pytest.param(said(STOCK), said("more and " + STOCK), SAME, id="stock phrase, one day"),
    pytest.param(said(STOCK), said(STOCK, day="2032-07-01"), DIFFERENT, id="stock phrase, a year apart"),
    pytest.param(said(STOCK), said(STOCK, day="2031-05-20"), PERHAPS, id="stock phrase, weeks apart"),
    pytest.param(said(STOCK), said(STOCK, day=None), PERHAPS, id="stock phrase, no date"),
    pytest.param(said(STOCK, via="tass"), said(STOCK, day=None, via="tass"), SAME, id="stock phrase, one relay"),
    pytest.param(said(STOCK), said(STOCK, "Xu Lian"), DIFFERENT, id="stock phrase, two speakers"),
    # when it was said
    pytest.param(said(STOCK, on="2031-05-01"), said(STOCK, on="2031-04-20"), DIFFERENT, id="stock phrase, said twice"),
    pytest.param(said(LONG, on="2031-05-01"), said(LONG, on="2031-04-20"), PERHAPS, id="many words, said twice"),
    pytest.param(said(LONG, "", on="2031-05-01"), said(LONG, on="2031-04-20"), DIFFERENT, id="said twice, one unnamed"),
    pytest.param(said(STOCK, on="2031-05-01"), said(STOCK, on="2031-04-30"), SAME, id="two days, one moment"),
    pytest.param(said(STOCK, on="2030-05-02"), said(STOCK, day="2030-05-03"), SAME, id="stock phrase, recalled"),
    pytest.param(
        said(STOCK, on="2030-05"), said(STOCK, day="2030-05-03"), PERHAPS, id="stock phrase, recalled a month"
    ),
    pytest.param(said(STOCK, on="2030-05-02"), said(STOCK, day="2029-05-03"), DIFFERENT, id="recalled from elsewhere"),
    # two speakers
    pytest.param(said(LONG), said(LONG, "Xu Lian"), PERHAPS, id="two speakers, too many words for chance"),
    pytest.param(said(LONG), said("stay open to every ship", "Xu Lian"), DIFFERENT, id="two speakers, a part"),
    pytest.param(said(LONG), said(LONG.replace("will", "will not"), "Xu Lian"), DIFFERENT, id="two speakers, denied"),
    pytest.param(said(LONG, "Maria Okafor; Xu Lian"), said(LONG, "Xu Lian"), SAME, id="one of two speakers"),
    # a phrase repeated whole
    pytest.param(said(SLY), said(PART, day="2031-05-20"), SAME, id="a phrase repeated whole, weeks apart"),
    pytest.param(said(SLY), said(PART, day="2031-08-20"), DIFFERENT, id="a phrase repeated whole, months apart"),
    pytest.param(said(SLY), said(PART, "", "2031-05-05"), SAME, id="a phrase of it, one unnamed, within days"),
    pytest.param(said(SLY), scare(PART), SAME, id="a phrase of it in marks, within days"),
    pytest.param(said(SLY), said(PART, "", "2031-05-20"), DIFFERENT, id="a phrase of it, one unnamed, weeks apart"),
    pytest.param(said(SLY, ""), said(PART, ""), PERHAPS, id="a phrase of it, nobody named"),
    pytest.param(scare(SLY), scare(PART), DIFFERENT, id="a phrase of it, both in marks"),
    # nobody named on one side
    pytest.param(said(LONG), said(LONG, ""), SAME, id="long, one unnamed"),
    pytest.param(said(LONG), said(LONG, "a senior official"), SAME, id="long, a source without a name"),
    pytest.param(said("rock solid"), said("rock-solid", ""), PERHAPS, id="short, one unnamed"),
    pytest.param(said("rock solid", day=None), said("rock-solid", ""), DIFFERENT, id="short, one unnamed, no date"),
    pytest.param(scare("rock solid"), said("rock-solid"), DIFFERENT, id="scare quote against a real one"),
    pytest.param(scare("free lunch"), scare("free lunch"), DIFFERENT, id="two scare quotes"),
    pytest.param(scare("free lunch", "x"), said("free lunch", article="x"), DIFFERENT, id="scare quote, one article"),
    # one article
    pytest.param(
        said("solid as rock", article="x", day=None),
        said("are solid as a rock and will outlast the storm", article="x", day=None),
        SAME,
        id="short and long form in one article",
    ),
    pytest.param(said(LONG, article="x"), said(CUT, "", article="x"), SAME, id="long, one article, one unnamed"),
    pytest.param(said(STOCK, article="x"), said(STOCK, "", article="x"), PERHAPS, id="short, one article, one unnamed"),
    # two ways of telling, weeks apart or by nobody
    pytest.param(said(LONG), said(RETOLD, day="2031-07-02"), DIFFERENT, id="retold, months apart"),
    pytest.param(said(LONG), said(LONG, "", day="2032-05-02"), SAME, id="long, a year apart, one unnamed"),
    pytest.param(
        said("we shall mend every broken bridge"),
        said("we shall mend every broken bridge", "", day="2032-05-02"),
        PERHAPS,
        id="less long, a year apart, one unnamed",
    ),
    pytest.param(scare(LONG), said(LONG, day=None), SAME, id="long, in marks without a speaker"),
    pytest.param(scare(LONG), said(LONG, day="2032-05-02"), SAME, id="long, in marks without a speaker, a year apart"),
    pytest.param(
        said(f"{LONG}, says he"), said(LONG + TAIL, day="2031-08-02"), SAME, id="long, with more, months apart"
    ),
    # one word
    pytest.param(
        said("multipolarity", via="tass"), said("Multipolarity", via="tass"), PERHAPS, id="one word, one relay"
    ),
    pytest.param(said("multipolarity"), said("Multipolarity"), DIFFERENT, id="one word"),
    # contradictions
    pytest.param(said(LONG), said(LONG.replace("will", "will not")), PERHAPS, id="denied"),
    pytest.param(said(LONG + " until 2031"), said(LONG + " until 2035"), PERHAPS, id="another number"),
    pytest.param(said(LONG), said(LONG.replace("will", "will not"), ""), DIFFERENT, id="denied, one unnamed"),
    pytest.param(said(LONG + " of Lisburg"), said(LONG + " of Kestrel"), PERHAPS, id="another place"),
    pytest.param(said(LONG + " until 2031"), said(LONG + " of Kestrel until 2031"), SAME, id="a place more"),
]


@pytest.mark.parametrize(("a", "b", "expected"), CASES)
def test_verdict(a: Occurrence, b: Occurrence, expected: Verdict) -> None:
    assert verdict(a, b) is expected
    assert verdict(b, a) is expected


def test_a_match_says_what_decided() -> None:
    a, b = said(LONG), said(CUT)
    (match,) = pairs({a.quotation: a, b.quotation: b}, [(b.quotation, a.quotation)], WEIGHTS)
    assert (match.a, match.b) == (a.quotation, b.quotation)
    assert match.why == "one speaker, same words, 0 days apart"
    assert dict(match.parts)["cover"] == 100
    assert match.score == 95


def test_each_pair_is_judged_once_and_in_order() -> None:
    known = {o.quotation: o for o in (said(LONG), said(LONG), said(LONG), said("Something else altogether"))}
    candidates = [*permutations(known, 2), *((i, i) for i in known)]
    found = [(match.a, match.b) for match in pairs(known, candidates, WEIGHTS)]
    assert len(found) == 3
    assert found == sorted(set(found))
    assert found == [(match.a, match.b) for match in pairs(known, reversed(candidates), WEIGHTS)]


def test_a_candidate_that_is_not_known_is_an_error() -> None:
    with pytest.raises(KeyError):
        pairs({}, [("a", "b")], WEIGHTS)


@pytest.mark.parametrize("day", ["2031", "2031-05", "someday", ""])
def test_a_date_less_precise_than_a_day_counts_as_none(day: str) -> None:
    assert verdict(said(STOCK), said(STOCK, day=day)) is PERHAPS
