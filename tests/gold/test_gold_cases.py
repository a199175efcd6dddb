"""Does tracker read short texts as a careful person does? README.md says how a case is written."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Attribution, Citation, Declared, Document, Extract, Kind, Quotation, Relation

HERE = Path(__file__).parent
MISSES = "known_misses.toml"
KEYS = frozenset({"id", "about", "text", "quotations", "allowed", "article"})
FIELDS = ("kind", "speaker", "cue", "cites", "relations", "inherited", "hedge")
ASKED = ("source", "inside", "continues", "closed")
EDGE = " .,;:?!"  # what may end an indirect statement or not


@dataclass(frozen=True, slots=True)
class Case:
    """One text with what is right of it; `said` holds one table for each quotation."""

    id: str
    text: str
    said: tuple[Mapping[str, Any], ...]
    allowed: tuple[str, ...]
    article: Mapping[str, str]


def _cases() -> list[Case]:
    tables = [
        table
        for path in sorted(HERE.glob("*.toml"))
        if path.name != MISSES
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    for table in tables:
        assert set(table) <= KEYS, f"{table['id']}: unknown key among {sorted(table)}"
    return [
        Case(t["id"], t["text"], tuple(t["quotations"]), tuple(t.get("allowed", ())), t.get("article", {}))
        for t in tables
    ]


CASES = _cases()
KNOWN_MISSES: Mapping[str, str] = tomllib.loads((HERE / MISSES).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_a_text_is_read_as_a_careful_person_reads_it(case: Case, lexicon: Lexicon) -> None:
    faults = differences(case, lexicon)
    if case.id in KNOWN_MISSES:
        assert faults, f"{case.id} is right now: take it off {MISSES}"
    else:
        assert not faults, "\n".join(faults)


def test_ids_are_unique() -> None:
    assert [name for name, times in Counter(case.id for case in CASES).items() if times > 1] == []


def test_known_misses_name_cases_and_reasons() -> None:
    assert set(KNOWN_MISSES) <= {case.id for case in CASES}
    assert all(isinstance(reason, str) and reason for reason in KNOWN_MISSES.values())


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_a_case_is_well_formed(case: Case) -> None:
    for row in case.said:
        assert set(row) <= {"text", "nth", *FIELDS, *ASKED}, f"unknown key among {sorted(row)}"
        assert any(words in case.text for words in _either(row["text"])), f"the text does not hold {row['text']!r}"
        assert set(_either(row["kind"])) <= set(Kind)
        relations = {r for way in _either(row.get("relations", "")) for r in _hops(way)}
        assert relations <= set(Relation)
        assert len(_hops(_either(row.get("cites", ""))[0])) == len(_hops(_either(row.get("relations", ""))[0]))


def test_every_relation_and_kind_has_a_case() -> None:
    rows = [row for case in CASES for row in case.said]
    assert {r for row in rows for way in _either(row.get("relations", "")) for r in _hops(way)} == set(Relation)
    assert {kind for row in rows for kind in _either(row["kind"])} == set(Kind)


def test_some_texts_hold_nothing() -> None:
    assert sum(not case.said for case in CASES) >= 5


def differences(case: Case, lexicon: Lexicon) -> list[str]:
    """What is found wrongly, missed, or found without being there, one line each."""
    document = Document(f"{case.id}.txt", case.text.encode())
    extract = next(pipeline.extract([document], lexicon, Declared()))
    assert isinstance(extract, Extract), extract
    left = list(range(len(extract.quotations)))
    faults: list[str] = []
    previous: int | None = None
    for row in case.said:
        index = _matching(extract, row, left)
        if index is None:
            faults.append(f"missed: {row['kind']} {row['text']!r} by {row.get('speaker', 'nobody')}")
            continue
        left.remove(index)
        faults += _wrong(extract, row, index, previous)
        if extract.quotations[index].kind is not Kind.INDIRECT:
            previous = index
    faults += _unexpected(case, extract, left)
    return [*faults, *_of_article(case, extract)]


def _matching(extract: Extract, row: Mapping[str, Any], left: Iterable[int]) -> int | None:
    """The quotation at the place of `row`, in marks or not as it says."""
    text = extract.article.text
    reported = Kind.INDIRECT in _either(row["kind"])
    for words in _either(row["text"]):
        start = _nth(text, words, row.get("nth", 1))
        for index in left:
            found = extract.quotations[index]
            if (found.kind is Kind.INDIRECT) == reported and found.start == start and _same_end(found, words):
                return index
    return None


def _nth(text: str, words: str, number: int) -> int:
    start = -1
    for _ in range(number):
        start = text.find(words, start + 1)
    return start


def _same_end(found: Quotation, words: str) -> bool:
    if found.kind is Kind.INDIRECT:
        return found.text.rstrip(EDGE) == words.rstrip(EDGE)
    return found.text == words


def _wrong(extract: Extract, row: Mapping[str, Any], index: int, previous: int | None) -> Iterator[str]:
    """Each field in which a found quotation differs."""
    quotation, attribution = extract.quotations[index], extract.attributions[index]
    got = _fields(extract, attribution)
    for name in FIELDS:
        if not any(_same(name, way, got[name]) for way in _either(row.get(name, ""))):
            yield f"{quotation.text!r}: {name} should be {row.get(name, '')!r}, is {got[name]!r} ({attribution.rule})"
    around = extract.quotations[quotation.inside].text if quotation.inside is not None else ""
    last = extract.quotations[previous].utterance if previous is not None else None
    asked = {
        "source": _words(extract, attribution.source),
        "inside": around,
        "continues": last == quotation.utterance,
        "closed": quotation.closed,
    }
    for name in ASKED:
        if name in row and row[name] != asked[name]:
            yield f"{quotation.text!r}: {name} should be {row[name]!r}, is {asked[name]!r}"


def _fields(extract: Extract, attribution: Attribution) -> dict[str, str]:
    own = [c for c in attribution.citations if not c.inherited]
    return {
        "kind": attribution.kind.value,
        "speaker": "; ".join(speaker.name for speaker in attribution.speakers),
        "cue": _words(extract, attribution.cue),
        "cites": _joined(own),
        "relations": " > ".join(citation.relation for citation in own),
        "inherited": _joined([c for c in attribution.citations if c.inherited]),
        "hedge": attribution.hedge or "",
    }


def _unexpected(case: Case, extract: Extract, left: Iterable[int]) -> Iterator[str]:
    for index in left:
        text, speakers = extract.quotations[index].text, extract.attributions[index].speakers
        if text not in case.allowed:
            names = "; ".join(speaker.name for speaker in speakers) or "nobody"
            yield f"not there: {extract.attributions[index].kind} {text!r} by {names}"


def _of_article(case: Case, extract: Extract) -> Iterator[str]:
    for name, value in case.article.items():
        got = getattr(extract.article, name)
        if got != value:
            yield f"article: {name} should be {value!r}, is {got!r}"


def _same(name: str, expected: str, got: str) -> bool:
    if name == "speaker":
        return sorted(map(_bare, expected.split(";"))) == sorted(map(_bare, got.split(";")))
    if name == "cue" and not any(map(str.isalnum, got)):
        return not expected  # the colon or dash of a label: a cue or none, as one likes
    return expected == got


def _bare(name: str) -> str:
    """A name without the article that a text puts before it."""
    plain = name.strip().casefold()
    return next((plain.removeprefix(word) for word in ("the ", "a ", "an ") if plain.startswith(word)), plain)


def _either(value: str) -> list[str]:
    return [way.strip() for way in value.split(" | ")] if " | " in value else [value]


def _hops(value: str) -> list[str]:
    return [name for name in value.split(" > ") if name]


def _joined(citations: Iterable[Citation]) -> str:
    return " > ".join(citation.name for citation in citations)


def _words(extract: Extract, span: tuple[int, int] | None) -> str:
    return extract.article.text[span[0] : span[1]] if span else ""
