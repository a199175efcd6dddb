"""What becomes of an article whose text has changed?"""

from pathlib import Path

import pytest

from tests.pipeline.conftest import ARTICLES, Store, fresh, members
from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Declared, Document, Form, Settings

FIRST = "“We will share what there is with the villages downstream,” Mayor Ada Brandt said."
CHANGED = "“We will keep the water for the town,” Mayor Ada Brandt said."


def test_a_changed_article_is_a_revision_and_its_chains_follow(store: Store) -> None:
    store.ingest(Document("river.txt", FIRST.encode()), ARTICLES[0])
    assert sorted(members(store.trace("share what there is with the villages")[0])) == ["post", "river"]
    summary = store.ingest(Document("river.txt", CHANGED.encode()))
    assert (summary.new, summary.revised) == (0, 1)
    assert [members(chain) for chain in store.trace("share what there is with the villages")] == [["post"]]
    assert [members(chain) for chain in store.trace("keep the water for the town")] == [["river"]]
    assert pipeline.pending(store.settings) == 0


def test_a_revision_leaves_the_chains_of_a_database_that_never_saw_the_first(
    store: Store, template: Path, tmp_path: Path
) -> None:
    store.ingest(*ARTICLES, Document("river.txt", FIRST.encode()))
    store.ingest(Document("river.txt", CHANGED.encode()))
    other = fresh(template, tmp_path / "other.db", store.lexicon)
    other.ingest(*ARTICLES, Document("river.txt", CHANGED.encode()))
    assert store.chains() == other.chains()


def test_a_text_that_is_changed_back_is_the_current_revision_again(tmp_path: Path, lexicon: Lexicon) -> None:
    settings = Settings(str(tmp_path / "t.db"))
    first = b'"The ferry is late," Ana Ruiz said on Monday.'
    second = b'"The ferry is lost," Ana Ruiz said on Monday.'
    for text in (first, second, first):
        done = pipeline.ingest(settings, [Document("a.txt", text)], lexicon, Declared())
    assert done.revised == 1
    assert pipeline.trace(settings, "ferry is late").chains
    assert not pipeline.trace(settings, "ferry is lost").chains
    again = pipeline.ingest(settings, [Document("a.txt", first)], lexicon, Declared())
    assert (again.unchanged, again.revised) == (1, 0)


@pytest.mark.parametrize("order", ["ab", "abc", "aba", "bab"])
def test_versions_of_one_article_in_one_input_are_no_news_a_second_time(
    order: str, tmp_path: Path, lexicon: Lexicon
) -> None:
    settings = Settings(str(tmp_path / "t.db"))
    lines = [
        f'{{"url": "https://post.example/1", "text": "“The ferry is {word},” Ana Ruiz said on Monday."}}'.encode()
        for word in order
    ]
    records = [Document(f"export.jsonl:{n}", line, Form.RECORD) for n, line in enumerate(lines, 1)]
    pipeline.ingest(settings, records, lexicon, Declared())
    before = (tmp_path / "t.db").read_bytes()
    again = pipeline.ingest(settings, records, lexicon, Declared())
    assert (again.new, again.unchanged, again.revised) == (0, len(order), 0)
    assert (tmp_path / "t.db").read_bytes() == before
    (chain,) = pipeline.trace(settings, "the ferry is").chains
    assert [seen.text for seen in chain.appearances] == [f"The ferry is {order[-1]},"]
    back = pipeline.ingest(settings, records[:1], lexicon, Declared())
    assert (back.unchanged, back.revised) == ((1, 0) if order[0] == order[-1] else (0, 1))
    (chain,) = pipeline.trace(settings, "the ferry is").chains
    assert [seen.text for seen in chain.appearances] == [f"The ferry is {order[0]},"]
