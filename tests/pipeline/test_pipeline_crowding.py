"""Are those compared that should be, where many say the same, in whatever order they come?"""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, combinations_with_replacement, pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy import select

from benchmarks.made_store import Made, evidence
from tracker import match, pipeline
from tracker.lexicon import Lexicon
from tracker.match import block
from tracker.match.sheet import sheet
from tracker.model import Match, Occurrence, Settings
from tracker.pipeline import concluding
from tracker.pipeline.runs import run_of
from tracker.store import db, query, schema
from tracker.store.rows import insert_into

CROWDED, NEIGHBOURS = 4, 2

VIRAL = "nobody will be turned away from this harbour today or ever"
CUT = "nobody will be turned away"
EDITED = "nobody will ever be turned away from this harbour today"
ENDS = ("tonight", "by anyone", "in winter", "at the gate", "for a fee", "unheard")
WORDINGS = (VIRAL, CUT, EDITED, "away from this harbour", "Nobody!", *(f"{CUT} {end}" for end in ENDS))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    with db.writer(str(path)) as database, db.writing(database) as connection:
        insert_into(connection, schema.run, [(1, "r", "", "", "", "")])
    return path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concluding, "CROWDED", CROWDED)
    monkeypatch.setattr(concluding, "NEIGHBOURS", NEIGHBOURS)


class Store:
    """Quotations of articles of ten each, from which nothing is concluded until it is asked for."""

    def __init__(self, template: Path, folder: Path, said: Sequence[Made], lexicon: Lexicon) -> None:
        self.path = str(shutil.copy(template, folder / "t.db"))
        self.lexicon = lexicon
        with db.writer(self.path) as database, db.writing(database) as connection:
            evidence(connection, 1, said)

    def conclude(self, pks: Iterable[int]) -> None:
        with db.writer(self.path) as database:
            with db.writing(database) as connection:
                insert_into(connection, schema.pending, [(pk,) for pk in pks])
            concluding.conclude_all(database, run_of("ingest", self.lexicon), self.lexicon.mix)

    def matches(self) -> list[Match]:
        with db.reader(self.path) as database:
            return query.matches_of(database, self.occurrences())

    def chains(self) -> list[tuple[str, ...]]:
        with db.reader(self.path) as database:
            return sorted(query.chains_of(database, self.occurrences()).values())

    def occurrences(self) -> dict[str, Occurrence]:
        with db.reader(self.path) as database:
            with db.reading(database) as connection:
                ids = connection.execute(select(schema.quotation.c.id)).scalars().all()
            return query.occurrences(database, ids)


def wanted(known: dict[str, Occurrence], lexicon: Lexicon) -> list[Match]:
    """The matches by the rule, of all at once."""
    having: dict[block.Keys, list[str]] = defaultdict(list)
    ordered = sorted(known, key=lambda name: (known[name].published, name))
    for name, keys in zip(ordered, block.keys(sheet(known[name].text for name in ordered)), strict=True):
        having[keys].append(name)
    counts = Counter(key for keys in having for key in keys.every)
    live = frozenset(key for key, count in counts.items() if count <= CROWDED)
    place = {name: i for i, name in enumerate(ordered)}
    pairs: list[tuple[str, str]] = []
    for a, b in combinations_with_replacement(having, 2):
        one, other = having[a], having[b]
        if a != b and not block.worth(a, b, a.every & b.every & live):
            continue
        found = list(combinations(one, 2) if a == b else product(one, other))
        if (len(one) if a == b else len(found)) > CROWDED:
            found = [
                (x, y)
                for x, y in found
                if all(
                    sum(min(place[x], place[y]) < place[z] < max(place[x], place[y]) for z in row) < NEIGHBOURS
                    for row in (one, other)
                )
            ]
        pairs += found
    return match.pairs(known, pairs, lexicon.mix)


SAID = st.lists(st.builds(Made, st.sampled_from(WORDINGS), st.integers(1, 2)), min_size=8, max_size=30)


@pytest.mark.usefixtures("small")
@given(said=SAID, data=st.data())
@example(said=[*[Made(VIRAL, 1)] * 9, Made(CUT, 1)], data=None)
@example(said=[Made(CUT, 1), *[Made(VIRAL, 1)] * 9], data=None)
@example(said=[Made(f"{CUT} {end}", 1) for end in ENDS] + [Made(VIRAL, 1)] * 3, data=None)
@examples(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_does_not_matter_in_a_crowd(
    said: list[Made], data: Any, template: Path, lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory
) -> None:
    size = len(said)
    order = data.draw(st.permutations(range(1, size + 1))) if data else range(1, size + 1)
    cuts = data.draw(st.sets(st.integers(1, size - 1))) if data else range(1, size)
    at_once, in_parts = (Store(template, tmp_path_factory.mktemp("crowd"), said, lexicon) for _ in range(2))
    at_once.conclude(range(1, size + 1))
    for first, last in pairwise([0, *sorted(cuts), size]):
        in_parts.conclude(order[first:last])
    known = at_once.occurrences()
    assert at_once.matches() == wanted(known, lexicon)
    assert in_parts.matches() == at_once.matches()
    assert in_parts.chains() == at_once.chains()
    pipeline.rebuild(Settings(in_parts.path), lexicon=lexicon)
    assert (in_parts.matches(), in_parts.chains()) == (at_once.matches(), at_once.chains())


@pytest.mark.parametrize("count", [concluding.CROWDED + 5, 3 * concluding.CROWDED])
@pytest.mark.parametrize("first", [True, False], ids=["cut first", "cut last"])
def test_what_is_cut_from_a_remark_that_very_many_repeat_is_found(
    count: int,
    first: bool,  # noqa: FBT001  of a table
    template: Path,
    lexicon: Lexicon,
    tmp_path: Path,
) -> None:
    said = [Made(CUT, 1), *[Made(VIRAL, 1)] * count] if first else [*[Made(VIRAL, 1)] * count, Made(CUT, 1)]
    store = Store(template, tmp_path, said, lexicon)
    store.conclude(range(2, count + 1))
    for pk in (1, count + 1):
        store.conclude([pk])
    assert [len(chain) for chain in store.chains()] == [count + 1]
    assert len(store.matches()) < (count + 1) * (concluding.NEIGHBOURS + 1)
