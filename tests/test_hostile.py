"""Does anything that a text, a record or a killed process can do cost more than seconds, or leave anything broken?

Sizes are such that a path whose cost grows with the square of its input would take minutes.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import LONG, seconds
from tracker import pipeline
from tracker.lexicon import Lexicon
from tracker.model import Declared, Document, Extract, Form, Settings
from tracker.store import db

# --- Texts ------------------------------------------------------------------------------------------------------------

TEXTS = {
    **{f"unclosed {mark}": f"{mark} " * 30_000 for mark in ("“", "‘", "«", "„")},
    **{f"odd {mark}": f"{mark} " * 30_001 for mark in ('"', "'", "''", "``")},
    "closing only": "” " * 30_000,
    "all marks": '“‘"«„’ ' * 5_000,
    "closed": "“a” " * 10_000,
    "closed, straight": '"a" ' * 10_000,
    "nested, closed": "“‘" * 5_000 + "a" + "’”" * 5_000,
    "paragraphs never closed": "“The river is low.\n\n" * 1_000,
    "one quotation": "“" + "word " * 100_000 + ",” Lee said.",
    "clauses": "he said " * 1_000,
    "clauses after each other": "Lee said, according to Reuters, " * 500,
    "quotations and clauses": "“The river is low,” Lee said, " * 500,
    "short sentences": "It is. " * 10_000,
    "one surname": "Ada Brandt said Karl Brandt met Mrs. Brandt on Tuesday. " * 8_000,
    "names": "Xaver " * 50_000,
    "names joined": "Lee and " * 10_000,
    "titles": "President " * 10_000,
    "outlets": "Reuters " * 30_000,
    "outlets by paragraph": "Reuters\n\n" * 2_000,
    "datelines": "MOSCOW, Feb 21 (Reuters) - " * 2_000,
    **{f"only {sign}": sign * 300_000 for sign in (",", "(", ")", "-", "—", ":", ".", "|", "[", "\\")},
    **{f"apart {sign}": f"{sign} " * 30_000 for sign in (",", "(", "-", ":", "…", "&")},
    "letters": "a" * 500_000,
    "hyphens": "a-" * 100_000,
    "apostrophes": "a'" * 100_000,
    "initials": "U.S." * 50_000,
    "digits": "1,0." * 50_000,
    "addresses": "http://a." * 20_000,
    "blanks": "a" + " " * 500_000 + "b",
    "empty lines": "a" + " \n" * 100_000 + "b",
    "returns": "a\r" * 20_000,
    "no full stop": "the river is low and it will not rise before the rain comes " * 5_000,
    "NULs": "“a\x00b,” Lee said. " * 500,
    "bidi": "“\u202ea\u202c,” Lee\u200b said. " * 500,
    "accents": "e" + "\u0301" * 100_000,
    "growing when folded": "“ﷺßİﬁ,” Lee said. " * 500,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_costs_seconds_and_its_quotations_stand_where_they_say(text: str, lexicon: Lexicon) -> None:
    with seconds():
        found = next(pipeline.extract([Document("text.txt", text.encode())], lexicon, Declared()))
    if isinstance(found, Extract):
        holds(found)
    else:
        assert found.fatal


def test_seven_megabytes_on_one_line_are_read_whole(lexicon: Lexicon) -> None:
    text = "groundwaters-" * 550_000 + "“The river is low,” Lee said."
    with seconds():
        found = next(pipeline.extract([Document("text.txt", text.encode())], lexicon, Declared()))
    assert isinstance(found, Extract)
    holds(found)
    assert [q.text for q in found.quotations] == ["The river is low,"]


# --- Pages ------------------------------------------------------------------------------------------------------------

SAID = "The river is low, and “it will stay low until the rain comes to the hills,” Lee said on the day before. "
SOME = f"<p>{SAID * 2}</p>"
ENTITIES = "".join(f"<!ENTITY e{i} '&e{i - 1};&e{i - 1};'>" for i in range(1, 60))
PAGES = {
    "deep": "<div>" * 50_000 + SOME,
    "deep lists": "<ul><li>" * 10_000 + SOME,
    "deep tables": "<table><tr><td>" * 10_000 + SOME,
    "lists in lists": ("<ul><li>x y z" * 50 + "</li></ul>" * 50 + SOME) * 20,
    "tables in tables": ("<table><tr><td>x" * 50 + "</td></tr></table>" * 50 + SOME) * 20,
    "inline": "<b><i><u>" * 10_000 + SOME,
    "attributes": "<div " + " ".join(f"a{i}=1" for i in range(50_000)) + ">" + SOME,
    "classes": f'<div class="{"related " * 50_000}">{SOME}',
    "paragraphs": SOME * 2_000,
    "one line": f"<p>{SAID * 5_000}</p>",
    "spans": "<p>" + "<span>word </span>" * 30_000 + "</p>" + SOME,
    "breaks": "<div>" + "“It is low,” Lee said.<br>" * 10_000 + "</div>",
    "links": SOME + "<ul>" + "<li><a href=/x>A headline about the river</a></li>" * 10_000 + "</ul>",
    "links in a paragraph": "<p>" + "<a href=/x>word</a> and " * 20_000 + "</p>",
    "q": "<p>" + "<q>word</q> and " * 5_000 + "</p>",
    "q never closed": "<p>" + "<q>word " * 300 + SOME,
    "blockquotes": f"<blockquote>{SOME}</blockquote>" * 1_000,
    "scripts": "<script>if (a < b) { “not said” }</script>" * 20_000 + SOME,
    "scripts never closed": SOME + "<script>x " * 50_000,
    "comments": SOME + "<!-- x --" * 50_000,
    "json-ld": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>' * 3_000 + SOME,
    "json-ld, blanks": f'<script type="application/ld+json">{{}}{" " * 1_000_000}}}</script>{SOME}',
    "json-ld, signs": f'<script type="application/ld+json">{{}}{";-->" * 500_000}</script>{SOME}',
    "json-ld, deep": f'<script type="application/ld+json">{"[" * 500_000}</script>{SOME}',
    "authors": '<meta name="author" content="Ann Lee">' * 20_000 + SOME,
    "one author": f'<meta name="author" content="{"Ann and " * 50_000}">{SOME}',
    "times": '<time datetime="2020-01-01">x</time>' * 10_000 + SOME,
    "entities": "<p>" + "&amp;&#8220;x&#8221;&nbsp;" * 20_000 + "</p>",
    "bad entities": "<p>" + "&#1;&#xffff;&#x110000;&unknown;&#xd800;" * 20_000 + "</p>" + SOME,
    "entities of its own": f"<!DOCTYPE x [{ENTITIES}]><p>&e59;{SOME}",
    "brackets": "<" * 300_000 + SOME,
    "closing tags": "</div>" * 100_000 + SOME,
    "pictures": "<svg>"
    + "<path d='M0 0'/>" * 30_000
    + f'</svg><img src="data:image/png;base64,{"A" * 2_000_000}">'
    + SOME,
    "headings": "<h1>A headline of it</h1>" * 10_000 + SOME,
    "titles": f"<title>{'x | ' * 100_000}</title>{SOME}",
    "NULs": "<p>\x00a\x01" * 10_000 + SOME,
    "our own signs": "<p>\u2801\u2802\u2803 " * 10_000 + SOME,
}


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES.keys())
def test_a_page_costs_seconds_and_its_quotations_stand_where_they_say(body: str, lexicon: Lexicon) -> None:
    page = f"<!DOCTYPE html><html><head></head><body>{body}</body></html>".encode(errors="replace")
    with seconds():
        found = next(pipeline.extract([Document("a.html", page, Form.PAGE)], lexicon, Declared()))
    if isinstance(found, Extract):
        holds(found)
        links = found.article.hyperlinks
        assert all(0 <= link.start < link.end <= len(found.article.text) for link in links)
    else:
        assert found.fatal
        assert found.code in {"not-text", "empty", "too-large"}


def holds(found: Extract) -> None:
    """Every offset is inside the article, and every quotation is what stands at its offsets."""
    article, size = found.article, len(found.article.text)
    ids = [q.id for q in found.quotations]
    assert len(set(ids)) == len(ids)
    for quotation, attribution in zip(found.quotations, found.attributions, strict=True):
        outer = quotation.outer
        assert 0 <= outer.start <= quotation.start <= quotation.end <= outer.end <= size
        assert article.text[quotation.start : quotation.end] == quotation.text
        spans = (attribution.cue, attribution.source, *(c.span for c in attribution.citations))
        assert all(0 <= span.start < span.end <= size for span in spans if span)
        placed = [(c.span, c.printed) for c in attribution.citations if c.span]
        assert len(placed) == len(attribution.citations)
        assert all(article.text[span.start : span.end] == printed for span, printed in placed)


# --- Records ----------------------------------------------------------------------------------------------------------

RECORDS = {
    "deep": b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep and open": b'{"text": ' + b'{"a": ' * 100_000,
    "digits": b'{"text": ' + b"9" * 100_000 + b"}",
    "exponent": b'{"text": 1e999999999}',
    "not a number": b'{"text": NaN}',
    "huge date": b'{"text": "\\u201cA,\\u201d Lee said.", "date": 1e308}',
    "long date": b'{"text": "\\u201cA,\\u201d Lee said.", "date": ' + b"9" * 4_000 + b"}",
    "surrogates": b'{"text": "\\u201cA \\ud800 b,\\u201d Lee said \\udfff.", "title": "\\ud800", "outlet": "\\udc00"}',
    "NULs": b'{"text": "\\u201cA \\u0000 b,\\u201d Lee said.", "url": "http://a/\\u0000", "author": "\\u0000"}',
    "one field many times": b"{" + b'"text": "a", ' * 10_000 + b'"text": "b"}',
    "many fields": json.dumps({"text": "“A,” Lee said."} | {str(i): i for i in range(50_000)}).encode(),
    "lists for words": b'{"text": "a", "title": [], "author": {}, "date": [1], "outlet": 3, "url": true}',
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_a_record_is_stored_or_refused_and_the_next_is_stored(record: bytes, tmp_path: Path, lexicon: Lexicon) -> None:
    good = json.dumps({"text": "“The river is low,” Lee said."}).encode()
    documents = [Document(f"r.jsonl:{i}", line, Form.RECORD) for i, line in enumerate((record, good), 1)]
    path = tmp_path / "tracker.db"
    with seconds():
        done = pipeline.ingest(Settings(str(path)), documents, lexicon, Declared())
    assert done.new + done.failed == len(documents)
    assert done.new >= 1
    assert db.check(str(path)) == []


# --- Long quotations --------------------------------------------------------------------------------------------------


def test_long_quotations_in_two_articles_are_compared_in_seconds(tmp_path: Path, lexicon: Lexicon) -> None:
    one, other = (" ".join(f"{stem}{i % 977}" for i in range(3_000)) for stem in ("water", "river"))
    texts = (f"“{one} {other},” Lee said.", f"“{one} and {other},” Lee said.", f"“{other} {one},” Lee said.")
    assert min(map(len, texts)) > 20_000
    documents = [Document(f"{i}.txt", text.encode()) for i, text in enumerate(texts)]
    with seconds():
        done = pipeline.ingest(Settings(str(tmp_path / "tracker.db")), documents, lexicon, Declared())
    assert (done.new, done.failed) == (3, 0)
    assert done.chains_new >= 1


def test_a_phrase_in_every_article_is_stored_in_seconds(tmp_path: Path, lexicon: Lexicon) -> None:
    documents = [Document(f"{i}.txt", f"“We will stay,” Lee said on day {i}.".encode()) for i in range(150)]
    with seconds():
        done = pipeline.ingest(Settings(str(tmp_path / "tracker.db")), documents, lexicon, Declared())
    assert done.new == 150


# --- Processes --------------------------------------------------------------------------------------------------------

FILES, KILLS, AT_ONCE = 60, 3, 4
TOPICS = ("river", "bridge", "harbour", "school", "market")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small articles that quote one another, in two folders."""
    top = tmp_path_factory.mktemp("articles")
    for number in range(FILES):
        topic, other = TOPICS[number % 5], TOPICS[number % 4]
        place = top / str(number % 2)
        place.mkdir(exist_ok=True)
        (place / f"{number}.txt").write_text(
            f"“The {topic} is older than anybody in town number {number % 15} can say,” Ada Brandt told Reuters.\n\n"
            f"Roy Adler, a farmer, said on day {number} that the {other} would be closed before winter.\n"
        )
    return top


@pytest.fixture(scope="module")
def alone(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The chains that one process draws, which nobody disturbs."""
    path = tmp_path_factory.mktemp("alone") / "tracker.db"
    assert ingesting(path, folder).wait(LONG) == 0
    found = chains(path)
    assert max(len(row[2].split()) for row in found) > 2
    return found


def ingesting(database: Path, *paths: Path) -> subprocess.Popen[bytes]:
    """`tracker ingest` under way, in a process of its own."""
    command = [sys.executable, "-m", "tracker", "ingest", "--quiet", "--db", str(database), *map(str, paths)]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def chains(database: Path) -> list[Any]:
    """Every chain: id, speaker, and its members in order."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("""
            SELECT chain.id, chain.speaker, (
                SELECT group_concat(id, ' ') FROM (
                    SELECT quotation.id FROM member JOIN quotation ON quotation.pk = member.quotation
                    WHERE member.chain = chain.pk ORDER BY member.position))
            FROM chain ORDER BY chain.id""").fetchall()


def articles(database: Path) -> int:
    """How many articles are stored until now; as a reader that may roll back what a killed writer left."""
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database, timeout=LONG)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'article'").fetchone():
            return 0
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_ingest_leaves_a_whole_database_and_the_next_completes_it(
    seed: int, folder: Path, alone: list[Any], tmp_path: Path
) -> None:
    path = tmp_path / "tracker.db"
    chance = random.Random(seed)  # noqa: S311  moments, not secrets
    process = ingesting(path, folder)
    wanted, end = chance.randrange(FILES), time.monotonic() + LONG
    while articles(path) < wanted and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)
    time.sleep(chance.random() * 0.02)
    process.kill()
    assert process.wait(LONG) in {0, -signal.SIGKILL}
    if wanted:
        assert db.check(str(path)) == []
    assert ingesting(path, folder).wait(LONG) == 0
    assert db.check(str(path)) == []
    assert chains(path) == alone
    before = sha256(path.read_bytes()).hexdigest()
    assert ingesting(path, folder).wait(LONG) == 0
    assert sha256(path.read_bytes()).hexdigest() == before
    assert os.listdir(tmp_path) == ["tracker.db"]  # noqa: PTH208  names are what is compared


def test_ingests_at_once_into_a_new_database_give_what_one_gives(
    folder: Path, alone: list[Any], tmp_path: Path
) -> None:
    path = tmp_path / "tracker.db"
    parts = [(folder / "0",), (folder / "1", folder / "0"), (folder,), (folder / "1",)]
    processes = [ingesting(path, *parts[i % len(parts)]) for i in range(AT_ONCE)]
    assert [process.wait(LONG) for process in processes] == [0] * AT_ONCE
    assert db.check(str(path)) == []
    assert articles(path) == FILES
    assert chains(path) == alone
