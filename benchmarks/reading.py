"""What was missed, in its context, and what did another commit read otherwise? For reading, on train alone."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.columns import lined_up
from benchmarks.polnear import INDIRECT, MIXED, PURE, Content, Found, Judged, Span, place

_BEFORE, _AFTER = 220, 160  # signs of context
_LONGEST = 260  # signs of a content that are shown
_RULE = "rule:"


class Miss(NamedTuple):
    """Something to be read: where it stands, and what the gold and tracker say of it."""

    article: Judged
    span: Span
    note: str


def misses(articles: Iterable[Judged], kind: str) -> list[Miss]:
    """All misses of a kind: one of `KINDS`, or rule:NAME for what a rule got wrong.

    Raises:
        KeyError: for a kind that is not known.
    """
    if kind.startswith(_RULE):
        return [miss for article in articles for miss in _of_rule(article, kind.removeprefix(_RULE))]
    return [miss for article in articles for miss in KINDS[kind](article)]


def shown(missed: Sequence[Miss], number: int, seed: int) -> Iterator[str]:
    """Lines: `number` of them, drawn at random, with context; the content in double brackets."""
    for article, span, note in random.Random(seed).sample(missed, min(number, len(missed))):  # noqa: S311  no secret
        text, (start, end) = article.text, span
        held = text[start:end]
        if len(held) > _LONGEST:
            held = f"{held[: _LONGEST // 2]} ~~~ {held[-_LONGEST // 2 :]}"
        context = f"{text[max(0, start - _BEFORE) : start]}[[{held}]]{text[end : end + _AFTER]}"
        yield f"--- {article.name} {start}-{end}"
        yield f"    {note}"
        yield f"    {'⏎'.join(context.splitlines())}"


def compared(before: Sequence[Judged], after: Sequence[Judged], number: int, seed: int) -> Iterator[str]:
    """Lines: how many answers were won and lost between two readings of the same articles, and some that were lost.

    What is attributed where the gold has nothing is won when it is gone, lost when it is new.
    """
    lost: dict[str, list[Miss]] = {}
    rows = [["", "won", "lost"]]
    for kind in (PURE, MIXED, INDIRECT, "not in gold"):
        old, new = _faults(before, kind), _faults(after, kind)
        lost[kind] = [new[key] for key in new.keys() - old.keys()]
        rows.append([kind, str(len(old.keys() - new.keys())), str(len(lost[kind]))])
    yield from lined_up(rows)
    for kind, missed in lost.items():
        if missed and number:
            yield f"\n{kind}: lost"
            yield from shown(sorted(missed, key=lambda m: (m.article.name, m.span)), number, seed)


def _faults(articles: Sequence[Judged], kind: str) -> Mapping[tuple[str, Span, str], Miss]:
    """What is wrong, by a key that is the same in another reading: the gold's content, or the words found."""
    found = {}
    for article in articles:
        if kind == "not in gold":
            wrong = [*_not_in_gold(article, marked=True), *_not_in_gold(article, marked=False)]
        else:
            wrong = list(_contents(article, kind))
        for miss in wrong:
            named = "" if kind == "not in gold" else _sources_of(miss)
            found[article.name, miss.span, named] = miss
    return found


def _sources_of(miss: Miss) -> str:
    """The gold's part of a note: it tells two contents of one span apart."""
    return miss.note.partition(" | found ")[0]


def _contents(article: Judged, kind: str) -> Iterator[Miss]:
    """Contents of a kind whose answer is wrong, those without a source in the gold left out when they are in marks."""
    for content in article.contents:
        if content.kind == kind and not content.right and (content.sources or kind == INDIRECT):
            yield Miss(article, content.span, f"{_gold(article, content)} | found {_answer(article, content)}")


def _not_in_gold(article: Judged, *, marked: bool) -> Iterator[Miss]:
    for verdict in article.verdicts:
        if verdict.attributed and verdict.marked is marked and not verdict.content:
            yield Miss(article, place(verdict.found), f"found {_described(verdict.found)}")


def _indirect_source(article: Judged) -> Iterator[Miss]:
    for verdict in article.verdicts:
        if verdict.attributed and not verdict.marked and verdict.source is False:
            yield Miss(article, place(verdict.found), f"found {_described(verdict.found)}")


def _of_rule(article: Judged, rule: str) -> Iterator[Miss]:
    for verdict in article.verdicts:
        wrong = verdict.source is not None if not verdict.attributed else not verdict.right
        if verdict.rule == rule and wrong:
            gold = "no content" if not verdict.content else "another source" if verdict.attributed else "a source"
            yield Miss(article, place(verdict.found), f"gold has {gold} | found {_described(verdict.found)}")


def _cites(article: Judged) -> Iterator[Miss]:
    """Everything with an outlet, to be judged by eye: the gold has no labels of outlets here."""
    for verdict in article.verdicts:
        if verdict.found["cites"] or verdict.found["inherited"]:
            outlets = " > ".join(verdict.found["cites"]) or f"inherited {' > '.join(verdict.found['inherited'])}"
            yield Miss(article, place(verdict.found), f"outlets {outlets} | found {_described(verdict.found)}")


KINDS: Mapping[str, Callable[[Judged], Iterator[Miss]]] = {
    "pure": lambda article: _contents(article, PURE),
    "mixed": lambda article: _contents(article, MIXED),
    "indirect-missed": lambda article: _contents(article, INDIRECT),
    "indirect-source": _indirect_source,
    "indirect-not-in-gold": lambda article: _not_in_gold(article, marked=False),
    "not-in-gold": lambda article: _not_in_gold(article, marked=True),
    "cites": _cites,
}


def _gold(article: Judged, content: Content) -> str:
    sources, cues = ([article.text[slice(*span)] for span in spans] for spans in (content.sources, content.cues))
    return f"gold {'; '.join(sources) or 'nobody'} [{' ... '.join(cues)}]"


def _answer(article: Judged, content: Content) -> str:
    """What was found there: the answer, or what was found and given to nobody."""
    if content.answer:
        return _described(content.answer)
    for verdict in article.verdicts:
        start, end = place(verdict.found)
        if start < content.span[1] and end > content.span[0]:
            return _described(verdict.found)
    return "nothing"


def _described(found: Found) -> str:
    speaker, source, cue = found["speaker"] or "nobody", found["source"] or "-", found["cue"] or "-"
    return f"{speaker} (source {source}, cue {cue}, {found['kind']}, rule {found['rule']}, {found['confidence']})"
