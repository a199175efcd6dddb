"""Which of PolNeAR's contents are found with the right source, and which attributions are right?

Two views of one comparison. A `Content` of the gold is asked as the scorer asks it: is the attribution that overlaps
it most the right one? A `Verdict` on an attribution asks the other way round: is there a content that holds at least
half of it, and does the source of one such content overlap its own?
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from benchmarks.labelled import Labelled, gold_contents

Span = tuple[int, int]
Found = Mapping[str, Any]  # a line of `tracker extract --format jsonl`

PURE, MIXED, INDIRECT = "pure", "mixed", "indirect"
_MARKS = '"“”'


@dataclass(frozen=True, slots=True)
class Content:
    """A contiguous span of content in the gold.

    Attributes:
        span: code points of the text.
        kind: pure (wholly in one pair of marks), mixed (holds a mark), indirect.
        sources: spans that name who said it; empty when nobody is named.
        cues: spans of the reporting words.
        answer: the attribution to somebody that overlaps it most.
        right: in marks: the source of `answer` overlaps one of `sources`; else: half of it is attributed to somebody.
    """

    span: Span
    kind: str
    sources: Sequence[Span]
    cues: Sequence[Span]
    answer: Found | None
    right: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gold says of something found.

    Attributes:
        found: the line of the extract.
        content: at least half of it lies in a content.
        source: its source overlaps that of such a content; None when `content` is False or the gold names no source.
    """

    found: Found
    content: bool
    source: bool | None

    @property
    def right(self) -> bool:
        """Whether the attribution is right, as far as the gold can tell."""
        return self.content and self.source is not False

    @property
    def attributed(self) -> bool:
        """Whether it is attributed to somebody: all others are not scored."""
        return bool(self.found["speaker"])

    @property
    def marked(self) -> bool:
        """Whether it stands in quotation marks."""
        return bool(self.found["kind"] != INDIRECT)

    @property
    def rule(self) -> str:
        """The rule that attributed it."""
        return str(self.found["rule"])


@dataclass(frozen=True, slots=True)
class Judged:
    """One article of PolNeAR: its contents and everything found in it, each judged by the other."""

    name: str
    text: str
    contents: tuple[Content, ...]
    verdicts: tuple[Verdict, ...]


def judged(scoring: ModuleType, labelled: Labelled, extracted: bytes) -> list[Judged]:
    """Every annotated article of a split.

    Args:
        scoring: the scorer, whose ways of reading labels and of comparing spans are used.
        labelled: a set whose gold is a folder of attributions.
        extracted: JSON lines of `tracker extract` over its texts.
    """
    found = scoring.load_preds(extracted.decode().split("\n"))
    return [
        _judged(scoring, name, (labelled.texts / name).read_bytes().decode(), attributions, found.get(name, []))
        for name, attributions in gold_contents(scoring, labelled.gold).items()
    ]


def _judged(
    scoring: ModuleType, name: str, text: str, attributions: Sequence[Mapping[str, list[Span]]], found: list[Found]
) -> Judged:
    marked = scoring.double_marks(text)
    gold = [(span, a.get("Source", []), a.get("Cue", [])) for a in attributions for span in a.get("Content", [])]
    mine = [each for each in found if each["speaker"]]
    contents = [_content(scoring, marked, span, (sources, cues), mine) for span, sources, cues in gold]
    return Judged(name, text, tuple(contents), tuple(_verdict(scoring, each, contents) for each in found))


def _content(
    scoring: ModuleType, text: str, span: Span, named: tuple[list[Span], list[Span]], mine: Sequence[Found]
) -> Content:
    """The content at `span` with its best answer; `named` holds its sources and its cues."""
    sources, cues = named
    overlaps = [(scoring.overlap(place(each), span), i) for i, each in enumerate(mine)]
    most, index = max(overlaps, default=(0, 0))
    answer = mine[index] if most else None
    kind = _kind(text[slice(*span)])
    if kind == INDIRECT:
        right = most >= 0.5 * (span[1] - span[0])
    else:
        right = answer is not None and _names(scoring, answer, sources)
    return Content(span, kind, sources, cues, answer, right)


def _kind(held: str) -> str:
    """Whether words are one whole quotation, hold marks, or hold none."""
    if not any(mark in held for mark in _MARKS):
        return INDIRECT
    bare = held.strip().rstrip(".,;:?!")
    whole = bare[:1] in {'"', "“"} and bare[-1:] in {'"', "”"} and sum(map(bare.count, _MARKS)) == 2
    return PURE if whole else MIXED


def _verdict(scoring: ModuleType, found: Found, contents: Sequence[Content]) -> Verdict:
    span = place(found)
    holding = [c for c in contents if scoring.overlap(span, c.span) >= 0.5 * (span[1] - span[0])]
    sourced = [c for c in holding if c.sources]
    source = any(_names(scoring, found, c.sources) for c in sourced) if sourced else None
    return Verdict(found, bool(holding), source)


def _names(scoring: ModuleType, found: Found, sources: Sequence[Span]) -> bool:
    """Whether the words that name the source overlap one of `sources`."""
    if found["source_start"] is None:
        return False
    span = found["source_start"], found["source_end"]
    return any(scoring.overlap(span, source) for source in sources)


def place(found: Found) -> Span:
    """Where the words of something found are."""
    return found["start"], found["end"]


def by_rule(articles: Sequence[Judged]) -> dict[tuple[bool, str], list[Verdict]]:
    """All verdicts by whether they stand in marks and by their rule."""
    rules: dict[tuple[bool, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts(articles):
        rules[verdict.marked, verdict.rule].append(verdict)
    return rules


def verdicts(articles: Sequence[Judged]) -> Iterator[Verdict]:
    """All verdicts of all articles."""
    return (verdict for article in articles for verdict in article.verdicts)
