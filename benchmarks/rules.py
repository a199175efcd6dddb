"""How often is each rule right, and does a confidence mean what it says?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.columns import lined_up, share
from benchmarks.polnear import INDIRECT, Judged, Verdict, by_rule, verdicts

WEIGHT = 20  # cases that the overall mean counts for in a suggested confidence
BIN = 0.05


def rules(splits: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    """Lines: for each rule that named somebody, how often it is right; the most wrong ones of the first split first."""
    tables = {name: _kept(articles, attributed=True) for name, articles in splits.items()}
    first = next(iter(tables.values()), {})
    keys = sorted({key for table in tables.values() for key in table}, key=lambda k: -_wrong(first.get(k, [])))
    yield from lined_up(
        [
            ["rule", *(cell for name in tables for cell in (name, "content", "source", "right", "wrong"))],
            *([_called(key), *(cell for t in tables.values() for cell in _cells(t.get(key, [])))] for key in keys),
        ]
    )


def nobody(splits: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    """Lines: for each rule that named nobody, how many of its quotations the gold gives to a source."""
    tables = {name: _kept(articles, attributed=False) for name, articles in splits.items()}
    first = next(iter(tables.values()), {})
    keys = sorted({key for table in tables.values() for key in table}, key=lambda k: -_sourced(first.get(k, [])))
    yield from lined_up(
        [
            ["rule that named nobody", *(cell for name in tables for cell in (name, "has source", "of them"))],
            *([_called(key), *(cell for t in tables.values() for cell in _silent(t.get(key, [])))] for key in keys),
        ]
    )


def reliability(splits: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    """Lines: the mean confidence in each bin beside the share that is right, and the expected calibration error."""
    tables = {name: _binned(articles) for name, articles in splits.items()}
    numbers = sorted({number for table in tables.values() for number in table})
    last = [cell for table in tables.values() for cell in ("", "", f"{calibration_error(table):.3f}")]
    yield from lined_up(
        [
            ["confidence", *(cell for name in tables for cell in (name, "said", "right"))],
            *(
                [f"{n * BIN:.2f}-{(n + 1) * BIN:.2f}", *(c for t in tables.values() for c in _level(t.get(n, [])))]
                for n in numbers
            ),
            ["expected error", *last],
        ]
    )


def calibration_error(bins: Mapping[int, Sequence[Verdict]]) -> float:
    """Expected calibration error: how far confidence is from the share right, each bin by how much is in it."""
    total = sum(map(len, bins.values()))
    return sum(abs(_said(bin_) - _right(bin_)) for bin_ in bins.values()) / total if total else 0.0


def suggestion(articles: Sequence[Judged]) -> Iterator[str]:
    """TOML lines: the confidence that each rule should have, going by these articles, quoted and indirect apart."""
    yield f"# Confidence of a rule: (right + {WEIGHT} x mean) / (cases + {WEIGHT})."
    yield "# Right: half of it lies in a content, and its source overlaps that content's where the gold names one."
    yield "# Mean: the share right of its section."
    table = _kept(articles, attributed=True)
    for marked, section in ((True, "quoted"), (False, "indirect")):
        rows: dict[tuple[str, float], list[Verdict]] = defaultdict(list)
        for verdict in (v for key, each in table.items() if key[0] is marked for v in each):
            rows[verdict.rule, verdict.found["confidence"]].append(verdict)
        yield from ("", *_suggested(section, rows))


def _suggested(section: str, rows: Mapping[tuple[str, float], Sequence[Verdict]]) -> Iterator[str]:
    """The TOML lines of a section; `rows` are by rule and the confidence that it gave, as a rule may have several."""
    total = sum(map(len, rows.values()))
    mean = sum(map(_right, rows.values())) / total if total else 0.0
    levels = Counter(rule for rule, _ in rows)
    yield f"[{section}]  # mean {mean:.3f} of {total}"
    for (rule, now), each in sorted(rows.items(), key=lambda row: -len(row[1])):
        right = _right(each)
        shrunk = (right + WEIGHT * mean) / (len(each) + WEIGHT)
        name = rule if levels[rule] == 1 else f"{rule} at {now:.2f}"
        yield f'"{name}" = {shrunk:.2f}  # {right} of {len(each)} = {share(right, len(each))}, now {now:.2f}'


def cues(articles: Sequence[Judged], rule: str, least: int = 5) -> Iterator[str]:
    """Lines: for each cue of a rule that named somebody, how often it is right; the most wrong ones first.

    Args:
        articles: judged articles.
        rule: its name.
        least: cues with fewer cases are left out.
    """
    table: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts(articles):
        if verdict.attributed and verdict.rule == rule:
            table[(verdict.found["cue"] or "-").lower()].append(verdict)
    kept = sorted((row for row in table.items() if len(row[1]) >= least), key=lambda row: -_wrong(row[1]))
    yield from lined_up(
        [[f"cue of {rule}", "cases", "content", "source", "right", "wrong"], *([cue, *_cells(v)] for cue, v in kept)]
    )


def _kept(articles: Sequence[Judged], *, attributed: bool) -> dict[tuple[bool, str], list[Verdict]]:
    """The verdicts by rule, only those that name somebody or only those that name nobody."""
    table = {key: [v for v in each if v.attributed is attributed] for key, each in by_rule(articles).items()}
    return {key: each for key, each in table.items() if each}


def _binned(articles: Sequence[Judged]) -> dict[int, list[Verdict]]:
    """Attributions by bin of confidence: bin n runs from n x BIN up to, without, (n + 1) x BIN."""
    bins: dict[int, list[Verdict]] = defaultdict(list)
    for verdict in verdicts(articles):
        if verdict.attributed:
            bins[int(verdict.found["confidence"] / BIN + 1e-9)].append(verdict)
    return bins


def _called(key: tuple[bool, str]) -> str:
    marked, rule = key
    usual = marked is not rule.startswith(INDIRECT)
    return rule if usual else f"{rule} ({'in marks' if marked else INDIRECT})"


def _cells(each: Sequence[Verdict]) -> list[str]:
    """Cases, share of contents right, share of sources right among those, share right, number wrong."""
    sources = [v.source for v in each if v.source is not None]
    contents = share(sum(v.content for v in each), len(each))
    return [
        str(len(each)),
        contents,
        share(sum(sources), len(sources)),
        share(_right(each), len(each)),
        str(_wrong(each)),
    ]


def _silent(each: Sequence[Verdict]) -> list[str]:
    return [str(len(each)), str(_sourced(each)), share(_sourced(each), len(each))]


def _level(each: Sequence[Verdict]) -> list[str]:
    said = f"{_said(each) / len(each):.3f}" if each else "-"
    return [str(len(each)), said, share(_right(each), len(each))]


def _said(each: Sequence[Verdict]) -> float:
    return float(sum(v.found["confidence"] for v in each))


def _right(each: Sequence[Verdict]) -> int:
    return sum(v.right for v in each)


def _wrong(each: Sequence[Verdict]) -> int:
    return len(each) - _right(each)


def _sourced(each: Sequence[Verdict]) -> int:
    """How many lie in a content that has a source."""
    return sum(v.source is not None for v in each)
