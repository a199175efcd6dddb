"""Does the index lead to what judging every quotation would find, whatever is asked, and within what bounds?"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy import select

from benchmarks import trace_speed
from benchmarks.made_store import fill
from tracker import inputs, pipeline
from tracker.lexicon import Lexicon
from tracker.match import lookup, search
from tracker.match.form import formed
from tracker.match.score import FREE
from tracker.model import Declared, Document, Settings
from tracker.pipeline import asking
from tracker.store import db, phrases, refs, schema
from tracker.text import parted

SAMPLES = Path(__file__).parents[1] / "samples" / "articles"
SIZES = (1, 2, 2, 3, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30)  # words


def texts(path: Path) -> list[tuple[str, str]]:
    """Id and text of every quotation in a chain."""
    q, m = schema.quotation.c, schema.member.c
    with db.reader(str(path)) as database, db.reading(database) as connection:
        rows = connection.execute(select(q.id, q.text).join(schema.member, m.quotation == q.pk).order_by(q.pk))
        return [(row.id, row.text) for row in rows]


def slipped(word: str, random: Random) -> str:
    """A long word with a letter less, more, other, or two swapped; what has no blanks is many words."""
    if len(word) < 7 or parted(word) != word:
        return word
    i = random.randrange(1, len(word) - 1)
    return random.choice([
        word[:i] + word[i + 1 :], f"{word[:i]}q{word[i:]}", f"{word[:i]}q{word[i + 1 :]}",
        word[:i] + word[i + 1] + word[i] + word[i + 2 :],
    ])  # fmt: skip


def drawn(stored: Sequence[tuple[str, str]], count: int) -> Iterator[str]:
    """Pieces of stored wordings: as they are, permuted, inflected, with slips, with a word left out."""
    random = Random(count)  # noqa: S311  nothing secret: the same phrases every time
    for _ in range(count):
        words = random.choice(stored)[1].split()
        size = min(len(words), random.choice(SIZES))
        first = random.randrange(len(words) - size + 1)
        words = words[first : first + size]
        some = random.randrange(len(words))
        match random.randrange(5):
            case 0:
                random.shuffle(words)
            case 1:
                words[some] += random.choice(["s", "ed", "ing"])
            case 2:
                words[some] = slipped(words[some], random)
            case 3 if size > 2:
                del words[some]
        yield " ".join(words)


def agreement(path: Path, count: int) -> tuple[int, list[tuple[str, str]]]:
    """How much judging every quotation finds for drawn phrases, and what of it the index misses: phrase and text.

    Phrases of which the bounds cut something off are left out: what is missing is told then.
    """
    stored = texts(path)
    found, missed, wordings = 0, [], dict(stored)
    with db.reader(str(path)) as database:
        for phrase in drawn(stored, count):
            sought = lookup.sought(phrase, phrases.spellings(database, lookup.slippable(phrase)))
            held = phrases.holding(database, sought) if sought else None
            if held and not held.more and held.quotations == len(held.texts):
                every, ours = dict(search.find(phrase, stored)), dict(search.find(phrase, held.texts))
                assert ours.items() <= every.items()
                found += len(every)
                missed += [(phrase, wordings[name]) for name in every.keys() - ours.keys()]
    return found, missed


def shared_words(phrase: str, wording: str) -> int:
    """How many words of sense of a phrase stand in a wording: the index promises to lead there from `FREE` of them."""
    return len(set(formed(phrase).key) & set(formed(wording).stems))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    """The samples, ingested, with some wordings in other alphabets. Tests only read it."""
    path = tmp_path_factory.mktemp("samples") / "tracker.db"
    more = Document("more.txt", "“Мост открыт для всех,” said Ann Lee.\n\n“中俄关系坚如磐石,” said Lee Park.\n\n"
                    "“Xi's plan for Ibáñez is not Łódź's plan,” said Ana Ruiz.\n".encode())  # fmt: skip
    documents = [*inputs.documents([str(SAMPLES)]), more]
    pipeline.ingest(Settings(str(path)), documents, lexicon, Declared())
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made store. Tests only read it."""
    path = tmp_path_factory.mktemp("made") / "tracker.db"
    fill(path, trace_speed.quotations(trace_speed.Words(1), 3_000))
    return path


def test_the_index_leads_to_all_that_is_found_in_the_samples(samples: Path) -> None:
    found, missed = agreement(samples, 600)
    assert found > 600
    assert missed == []


def test_the_index_leads_to_all_that_is_found_in_a_made_store(made: Path) -> None:
    found, missed = agreement(made, 150)
    assert found > 1_000
    assert missed == []


def test_the_index_leads_to_nearly_all_that_is_found_in_news(shared: Path, tmp_path: Path, lexicon: Lexicon) -> None:
    path = tmp_path / "tracker.db"
    news = sorted((shared / "articles").glob("*.txt"))[:150]
    pipeline.ingest(Settings(str(path)), inputs.documents([str(p) for p in news]), lexicon, Declared())
    found, missed = agreement(path, 400)
    assert found > 1_000
    assert len(missed) <= found // 1_000
    assert all(shared_words(phrase, wording) < FREE for phrase, wording in missed)


REACHED = [
    pytest.param("rock solid", "rock-solid", id="hyphen"),
    pytest.param("solid as a rock", "rock-solid", id="order"),
    pytest.param("strategic mutual trusts", "strategic mutual trust", id="inflection"),
    pytest.param("stratgeic mutual trust", "strategic mutual trust", id="slip"),
    pytest.param("mutaul trust", "strategic mutual trust", id="slip in the middle of the word"),
    pytest.param("мост открыт", "Мост открыт для всех,", id="another alphabet"),
    pytest.param("坚如磐石", "中俄关系坚如磐石,", id="no blanks between words"),
    pytest.param("plan for Ibanez", "Xi's plan for Ibáñez is not Łódź's plan,", id="accents"),
    pytest.param("xis plan", "Xi's plan for Ibáñez is not Łódź's plan,", id="possessive without its mark"),
]


@pytest.mark.parametrize(("phrase", "text"), REACHED)
def test_a_phrase_is_traced(samples: Path, phrase: str, text: str) -> None:
    found = pipeline.trace(Settings(str(samples)), phrase)
    assert text in {a.text for chain in found.chains for a in chain.appearances}


AWKWARD = [
    '"', "'; DROP TABLE quotation; --", "rock AND solid", "NOT rock", "NEAR(rock solid, 2)", "words : rock", "^rock",
    "rock*", "rock + solid", "-rock", "(", "rock\0solid", "🚢", "🚢 rock", "\u0301", "ß" * 500, "rock " * 10_000, "",
    " ".join(f"word{i}" for i in range(10_000)), "坚" * 3_000, "x" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("phrase", AWKWARD, ids=range(len(AWKWARD)))
def test_no_phrase_is_taken_for_a_query(samples: Path, phrase: str) -> None:
    found = pipeline.trace(Settings(str(samples)), phrase, speaker=phrase[:100], outlet=phrase[:100])
    assert found.query == phrase


@examples(max_examples=50, deadline=None)
@given(st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from('"*^():+-{}\0 aéß坚')), max_size=40))
def test_any_phrase_is_looked_up(samples: Path, phrase: str) -> None:
    pipeline.trace(Settings(str(samples)), phrase, outlet=phrase)


def members(path: Path, chain: str) -> tuple[str, ...]:
    """The quotations of a chain, earliest first."""
    with db.reader(str(path)) as database:
        return refs.members(database, chain)


def test_what_is_told_is_bounded_and_the_rest_counted(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = Settings(str(made))
    every = pipeline.trace(options, trace_speed.EVERYWHERE, limit=None)
    assert (every.more, every.left, every.held) == (0, 0, None)
    assert len(every.chains) > 30
    few = pipeline.trace(options, trace_speed.EVERYWHERE, limit=3)
    assert few.chains == every.chains[:3]
    assert few.more == len(every.chains) - 3
    monkeypatch.setattr(asking, "TOLD", 5)
    monkeypatch.setattr(asking, "EACH", 2)
    bounded = pipeline.trace(options, trace_speed.EVERYWHERE, limit=3)
    told = [len(chain.appearances) for chain in bounded.chains]
    assert [chain.id for chain in bounded.chains] == [chain.id for chain in every.chains[: len(told)]]
    assert sum(told) == 6
    assert bounded.more == len(every.chains) - len(told)


def test_of_a_very_large_chain_as_much_is_told_as_can_be_shown(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = Settings(str(made))
    (whole,) = pipeline.trace(options, trace_speed.REPEATED, limit=None).chains
    monkeypatch.setattr(asking, "TOLD", 10)
    monkeypatch.setattr(asking, "EACH", 2)
    found = pipeline.trace(options, trace_speed.REPEATED, limit=3)
    assert [len(chain.appearances) for chain in found.chains] == [10]
    assert (found.left, found.more) == (len(whole.appearances) - 10, 0)
    (chain,) = found.chains
    assert {a.quotation for a in chain.appearances} == set(members(made, chain.id)[:10])
    assert chain.warnings[0].code == "cut"
    assert chain.warnings[0].message == (
        f"all of this is said of the 10 quotations shown; {found.left:,} more of this chain were not read"
    )
    assert "cut" not in {warning.code for warning in whole.warnings}


def test_of_a_chain_that_is_not_all_looked_at_the_earliest_are(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = Settings(str(made))
    monkeypatch.setattr(phrases, "LOOKED_AT", 6)
    (chain,) = pipeline.trace(options, trace_speed.REPEATED).chains
    every = members(made, chain.id)
    assert {a.quotation for a in chain.appearances} == set(every[:6])
    assert f"; {len(every) - 6:,} more" in chain.warnings[0].message
    monkeypatch.setattr(phrases, "READ", 8)
    (chain,) = pipeline.trace(options, trace_speed.REPEATED).chains
    assert "; at least 2 more" in chain.warnings[0].message


def test_it_is_told_when_not_all_was_looked_at(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "LOOKED_AT", 20)
    found = pipeline.trace(Settings(str(made)), trace_speed.EVERYWHERE, limit=None)
    assert found.held is not None
    assert (len(found.held.texts), found.held.quotations > 20, found.held.more) == (20, True, False)
    monkeypatch.setattr(phrases, "READ", 30)
    found = pipeline.trace(Settings(str(made)), trace_speed.EVERYWHERE)
    assert found.held is not None
    assert (found.held.quotations, found.held.more) == (30, True)


def test_changes_are_told_against_the_first(samples: Path) -> None:
    chain = next(c for c in pipeline.trace(Settings(str(samples)), "rock solid").chains if len(c.appearances) > 2)
    assert not chain.appearances[0].changes
    assert all(appearance.changes for appearance in chain.appearances[1:])
