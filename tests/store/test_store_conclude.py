"""Conclusions: what is pending, what is written, and when it is dropped again."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from tracker.model import Chain, Extract, Match, Verdict
from tracker.store import db, query, wordings, write
from tracker.store.runs import Run
from tracker.store.wordings import Worded, postings
from tracker.store.write import Conclusions

Make = Callable[..., tuple[Extract, Any]]


def ids(extract: Extract) -> list[str]:
    return [quotation.id for quotation in extract.quotations]


def alone(quotation: str) -> Chain:
    return Chain(f"c{quotation}", (quotation,), None, quotation)


def pair(first: str, second: str) -> Match:
    a, b = sorted((first, second))
    return Match(a, b, 97.5, (("ratio", 97.5), ("coverage", 1.0)), Verdict.SAME, "the same words")


@pytest.fixture
def two(database: db.Database, make: Make, run: Run) -> tuple[Extract, Extract]:
    """Two stored articles, from which nothing has been concluded."""
    first, second = make("a.txt"), make("b.txt", title="Toll to rise")
    write.article(database, *first, run)
    write.article(database, *second, run)
    return first[0], second[0]


@pytest.fixture
def joined(database: db.Database, two: tuple[Extract, Extract], run: Run) -> Conclusions:
    """Their first quotations in one chain, the others alone."""
    a, b = ids(two[0]), ids(two[1])
    found = Conclusions(
        concluded=[*a, *b],
        wordings={q: Worded(2**62 + n, [n, 2**61 + n], n, f"2024 {q}") for n, q in enumerate([*a, *b])}
        | {a[0]: Worded(2, [7, 9], 5, f"2024-03 {a[0]}"), b[0]: Worded(2, [7, 9], 5, f"2024-02 {b[0]}")},
        matches=[pair(a[0], b[0])],
        chains=[Chain("cjoined", (b[0], a[0]), "Ada Brandt", b[0]), *map(alone, [*a[1:], *b[1:]])],
    )
    assert write.conclusions(database, found, run, query.generation(database))
    return found


def test_new_quotations_are_pending_in_order(database: db.Database, two: tuple[Extract, Extract]) -> None:
    waiting = query.pending(database)
    assert [o.quotation for o in waiting] == [*ids(two[0]), *ids(two[1])]
    assert waiting[:2] == query.pending(database, limit=2)
    assert query.pending_count(database) == 6
    first = waiting[1]
    assert first.article == two[0].article.id
    assert first.speakers == ("Ada Brandt", "the port council")
    assert (first.outlets, first.outlet, first.published) == (("northwire",), "The Lisburg Post", "2024-03-04")
    assert query.occurrences(database, [first.quotation, "unknown"]) == {first.quotation: first}


def test_quotations_of_one_wording_wait_together(database: db.Database, two: tuple[Extract, Extract]) -> None:
    a, b = ids(two[0]), ids(two[1])
    queue = query.queue(database)
    named = [query.pending_among(database, [pk])[0].quotation for pk in queue]
    assert named == [name for both in zip(a, b, strict=True) for name in both]
    assert query.pending_among(database, queue) == query.pending(database)


def test_nothing_waits_that_is_concluded(database: db.Database, two: tuple[Extract, Extract], run: Run) -> None:
    queue = query.queue(database)
    own = ids(two[0])
    made = Conclusions(concluded=own, chains=list(map(alone, own)))
    assert write.conclusions(database, made, run, query.generation(database))
    assert [o.quotation for o in query.pending_among(database, queue)] == ids(two[1])
    assert len(query.queue(database)) == len(ids(two[1]))


def test_what_is_concluded_is_read_back(
    database: db.Database, two: tuple[Extract, Extract], joined: Conclusions
) -> None:
    a, b = ids(two[0]), ids(two[1])
    assert query.pending(database) == []
    assert query.chains_of(database, [a[0]]) == {"cjoined": (b[0], a[0])}
    assert query.chains_of(database, [a[0], b[0], "none"]) == {"cjoined": joined.chains[0].members}
    for one in (a[0], b[0]):
        assert query.matches_of(database, [one]) == list(joined.matches)
    assert query.matches_of(database, [a[1], b[1]]) == []


def test_wordings_are_counted_and_not_quotations(
    database: db.Database, two: tuple[Extract, Extract], joined: Conclusions
) -> None:
    a, b = ids(two[0]), ids(two[1])
    (shared,) = wordings.known(database, [2, 3]).values()
    other = wordings.of(database, [a[1]])[a[1]][0]
    assert postings(database, [9, 7, 8, 1], cap=1) == ([(1, other, 1), (7, shared, 5), (9, shared, 5)], set())
    assert postings(database, [7, 8], cap=0) == ([], {7})
    assert wordings.of(database, [b[0], "none"]) == {b[0]: (shared, f"2024-02 {b[0]}")}
    assert wordings.texts(database, [shared, 99]).keys() == {shared}
    assert joined.wordings.keys() == {*a, *b}


def test_very_many_keys_may_be_asked_for(database: db.Database, joined: Conclusions) -> None:
    found = postings(database, range(100_000), cap=5).found
    assert {key for key, _, _ in found} == {k for own in joined.wordings.values() for k in own.keys if k < 100_000}


@pytest.mark.usefixtures("joined")
def test_those_of_one_wording_stand_by_their_dates(database: db.Database, two: tuple[Extract, Extract]) -> None:
    places = [f"2024-02 {ids(two[1])[0]}", f"2024-03 {ids(two[0])[0]}"]
    (shared,) = wordings.known(database, [2]).values()
    assert wordings.quotations(database, [shared, 99], most=5) == {shared: places, 99: []}
    assert wordings.quotations(database, [shared], most=1) == {shared: places[:1]}
    assert wordings.beside(database, shared, ["2024-02-30"], many=1) == {*places}
    assert wordings.beside(database, shared, places, many=1) == {*places}
    assert wordings.beside(database, shared, places[:1], many=1) == {places[1]}
    assert wordings.beside(database, shared, ["2025"], many=1) == {places[1]}


@pytest.mark.usefixtures("joined")
def test_a_wording_that_nobody_has_any_more_has_no_quotations(
    database: db.Database, two: tuple[Extract, Extract], make: Make, run: Run
) -> None:
    (shared,) = wordings.known(database, [2]).values()
    for path in ("a.txt", "b.txt"):
        write.article(database, *make(path, title=f"Harbour toll may rise, says {path}"), run)
    assert wordings.quotations(database, [shared], most=5) == {shared: []}
    assert wordings.texts(database, [shared]) == {}
    assert wordings.of(database, [*ids(two[0]), *ids(two[1])]) == {}


@pytest.mark.usefixtures("joined")
def test_whoever_read_before_conclusions_changed_reads_again(
    database: db.Database, two: tuple[Extract, Extract], run: Run
) -> None:
    seen = query.generation(database) - 1
    assert not write.conclusions(database, Conclusions((), replaced=["cjoined"]), run, seen)
    assert "cjoined" in query.chains_of(database, ids(two[0]))


def test_only_conclusions_and_revisions_move_the_generation(
    database: db.Database, two: tuple[Extract, Extract], make: Make, run: Run
) -> None:
    seen = query.generation(database)
    write.article(database, *make("c.txt"), run)
    assert query.generation(database) == seen
    write.article(database, *make(two[0].article.path, title="Revised"), run)
    assert query.generation(database) > seen


def test_a_chain_is_replaced_by_a_longer_one(
    database: db.Database, two: tuple[Extract, Extract], joined: Conclusions, run: Run
) -> None:
    a, b = ids(two[0]), ids(two[1])
    longer = Chain("cjoined", (a[1], b[0], a[0]), None, a[1])
    again = Conclusions((), replaced=[f"c{a[1]}"], chains=[longer])
    assert write.conclusions(database, again, run, query.generation(database))
    assert query.chains_of(database, longer.members) == {"cjoined": longer.members}
    assert len(query.chains_of(database, joined.concluded)) == 4


def test_what_is_concluded_must_be_in_a_chain(database: db.Database, two: tuple[Extract, Extract], run: Run) -> None:
    seen = query.generation(database)
    with pytest.raises(ValueError, match="3 quotations would be neither pending nor in a chain"):
        write.conclusions(database, Conclusions(concluded=ids(two[0])), run, seen)
    assert (query.generation(database), query.pending_count(database)) == (seen, 6)


def test_members_of_a_dropped_chain_must_be_in_another(
    database: db.Database, two: tuple[Extract, Extract], joined: Conclusions, run: Run
) -> None:
    a, b = ids(two[0]), ids(two[1])
    seen = query.generation(database)
    with pytest.raises(ValueError, match="1 quotations would be neither pending nor in a chain"):
        write.conclusions(database, Conclusions((), chains=[Chain("cjoined", (a[0],), None, a[0])]), run, seen)
    assert query.chains_of(database, b[:1]) == {"cjoined": joined.chains[0].members}


def test_a_revision_drops_what_rested_on_the_old_one(
    database: db.Database, two: tuple[Extract, Extract], joined: Conclusions, make: Make, run: Run
) -> None:
    a, b = ids(two[0]), ids(two[1])
    new, hops = make("a.txt", title="Harbour toll may rise")
    write.article(database, new, hops, run)
    assert [o.quotation for o in query.pending(database)] == [b[0], *ids(new)]
    assert query.chains_of(database, a) == {}
    assert sorted(query.chains_of(database, b)) == sorted(f"c{q}" for q in b[1:])
    assert query.matches_of(database, [*a, *b]) == []
    assert wordings.of(database, [*a, b[0]]) == {}
    assert db.check(database.path) == []
    assert joined.wordings


def test_forgetting_makes_every_current_quotation_pending(
    database: db.Database, two: tuple[Extract, Extract], joined: Conclusions, make: Make, run: Run
) -> None:
    new, hops = make("a.txt", title="Harbour toll may rise")
    write.article(database, new, hops, run)
    seen = query.generation(database)
    write.forget_conclusions(database)
    assert query.generation(database) > seen
    assert {o.quotation for o in query.pending(database)} == {*ids(two[1]), *ids(new)}
    with closing(sqlite3.connect(database.path)) as connection:
        for table in ("match", "chain", "member", "block_key", "wording", "worded"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608  of this list
    assert joined.concluded


def test_the_views_tell_of_chains(database: db.Database, two: tuple[Extract, Extract], joined: Conclusions) -> None:
    with closing(sqlite3.connect(database.path)) as connection:
        assert connection.execute("SELECT * FROM chains WHERE appearances > 1").fetchall() == [
            ("cjoined", "Ada Brandt", "b.txt", "2024-03-04", 2, 2, "2024-03-04", "2024-03-04", "fair and overdue", 0)
        ]
        quoted = connection.execute(
            'SELECT article, "start", "end", chain_id, speaker, source, cue, kind FROM quotations ORDER BY 1, 2'
        ).fetchall()
        hops = connection.execute(
            "SELECT quotation, giver, taker, chain_id FROM hops WHERE article = 'a.txt'"
        ).fetchall()
        cited = connection.execute("SELECT name, relation, inherited, current FROM citations").fetchall()
    q = two[0].quotations
    assert quoted[:3] == [
        ("a.txt", q[0].start, q[0].end, "cjoined", "Ada Brandt", "Mayor Ada Brandt", "told", "mixed"),
        ("a.txt", q[1].start, q[1].end, f"c{q[1].id}", "Ada Brandt; the port council", None, "said", "direct"),
        ("a.txt", q[2].start, q[2].end, f"c{q[2].id}", None, None, None, "unattributed"),
    ]
    assert hops[:2] == [
        (q[0].id, "Ada Brandt", "Northwire", "cjoined"),
        (q[0].id, "Northwire", "a.txt", "cjoined"),
    ]
    assert sorted(cited) == [("Northwire", "told to", 0, 1)] * 2 + [("Northwire", "told to", 1, 1)] * 2
    assert joined.chains
