"""Reports: what their headers say, what they ask for, and what they answer over a real database."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import NoDatabase, NothingFound, TrackerError, UsageError
from tracker.model import (
    Article,
    Attribution,
    Chain,
    Citation,
    Copy,
    CopyKind,
    Extract,
    Hop,
    Kind,
    Problem,
    Quotation,
    Relation,
    Role,
    Shared,
    Span,
    Speaker,
    SpeakerKind,
)
from tracker.report import render, sql_reports
from tracker.report.sql_reports import Param
from tracker.store import bodies, conclude, db, query, write
from tracker.store.runs import Run

NAMES = [
    "conflicting_attributions", "outlets", "problems", "republished", "single_origin", "speakers", "state_media",
    "state_only", "timeline", "unattributed", "wording_variants",
]  # fmt: skip
RUN = Run("r1", "2024-01-01T00:00:00Z", "0", "d", "test")
RADIO, STATE = ("radio-costa", "Radio Costa"), ("state-wire", "State Wire")

Said = tuple[str, str | None, tuple[tuple[str, str], ...], Kind]


def _extract(path: str, published: str | None, said: Sequence[Said]) -> tuple[Extract, list[tuple[Hop, ...]]]:
    """An article that is nothing but its quotations, a line each, and the way of each of them."""
    text = "\n".join(words for words, *_ in said)
    article = Article(
        f"id of {path}", path, path, text, None, None, f"Paper {path[0].upper()}", None, published, None, None, (), ()
    )
    quotations, attributions, ways = [], [], []
    start = 0
    for number, (words, name, outlets, kind) in enumerate(said):
        end = start + len(words)
        quotations.append(
            Quotation(f"{path} {number}", article.id, start, end, Span(start, end), words, kind, number, Role.BODY)
        )
        start = end + 1
        speakers = (Speaker(name, SpeakerKind.PERSON, "full name"),) if name else ()
        cited = tuple(Citation(*outlet, words[:1], Span(0, 1), Relation.REPORTED) for outlet in outlets)
        attributions.append(Attribution(quotations[-1].id, kind, None, None, speakers, None, cited, "test", 1.0))
        stations = [name] if name else []
        stations += [outlet for _, outlet in reversed(outlets)] + [path]
        ways.append(
            tuple(
                Hop(
                    giver,
                    "speaker" if giver == name else "outlet",
                    taker,
                    "article" if taker == path else "outlet",
                    "reported",
                    "",
                    None,
                    inherited=False,
                )
                for giver, taker in pairwise(stations)
            )
        )
    return Extract(article, tuple(quotations), tuple(attributions), ()), ways


OPEN = "the harbour will stay open all winter"
ARTICLES: list[tuple[str, str | None, list[Said]]] = [
    ("a.txt", "2023-05-01", [
        (OPEN, "Ana Lorca", (STATE,), Kind.DIRECT),
        ("ghost port", None, (), Kind.UNATTRIBUTED),
    ]),
    ("b.txt", "2023-05-02T10:00", [
        ("The harbour, [sic] will stay open all winter!", "Ana Lorca", (RADIO, STATE), Kind.DIRECT),
        ("ghost port", None, (), Kind.UNATTRIBUTED),
        ("ships must wait", "Ben Ruiz", (), Kind.INDIRECT),
    ]),
    ("c.txt", None, [
        ("The harbour will stay open all winter", "Ben Ruiz", (RADIO,), Kind.DIRECT),
        ("a long winter", "Ana Lorca", (STATE,), Kind.MIXED),
    ]),
]  # fmt: skip
CHAINS = (
    Chain("c1", ("a.txt 0", "b.txt 0"), "Ana Lorca", "a.txt 0"),
    Chain("c2", ("a.txt 1", "b.txt 1"), None, "a.txt 1"),
    *(Chain(f"s{name}", (name,), None, name) for name in ("b.txt 2", "c.txt 0", "c.txt 1")),
)

COPIES = tuple(
    Copy(f"id of {name}.txt", "id of a.txt", kind, taken, 0.5, (Shared(Span(0, 9), Span(0, 9)),), "half of it")
    for name, kind, taken in (("b", CopyKind.REPUBLISHED, True), ("c", CopyKind.REVISED, False))
)
PROBLEMS = {"b.txt": (Problem("b.txt", "read", "date-contradicted", "published twice"),)}
FAILED = Problem("d.txt", "read", "empty", "holds no text", fatal=True)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three articles: one remark in two wordings through a state agency, the same words given to somebody else."""
    path = str(tmp_path_factory.mktemp("reports") / "reports.db")
    with db.writer(path) as store:
        for name, published, said in ARTICLES:
            extract, ways = _extract(name, published, said)
            write.article(store, replace(extract, problems=PROBLEMS.get(name, ())), ways, RUN)
        write.problem(store, [FAILED], RUN)
        write.outlets(
            store,
            [
                write.OutletRow(*RADIO, "broadcaster", "public", "ES"),
                write.OutletRow(*STATE, "agency", "state", None),
            ],
        )
        generation = query.generation(store)
        members = [member for chain in CHAINS for member in chain.members]
        assert conclude.conclusions(store, conclude.Conclusions(members, chains=CHAINS), RUN, generation)
        reached = sorted({name for copy in COPIES for name in (copy.article, copy.of)})
        assert bodies.conclusions(store, bodies.Copies((), {}, (), reached, COPIES), RUN, query.generation(store))
    return path


def answer(database: str, name: str, *given: str) -> list[dict[str, Any]]:
    report = sql_reports.load(name)
    return sql_reports.run(database, report, sql_reports.values(report, given)).rows


def picked(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def test_the_reports_are() -> None:
    assert sql_reports.names() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_documented_and_keeps_the_rules(name: str) -> None:
    report = sql_reports.load(name)
    assert report.title
    assert len(report.about) > 20
    assert all(param.default is not None and param.what for param in report.params)
    assert "limit" in {param.name for param in report.params}
    code = re.sub(r"--[^\n]*|'[^']*'", "", report.sql)
    assert ";" not in code
    read = set(re.findall(r"(?:FROM|JOIN)\s+(\w+)", code))
    own = set(re.findall(r"(\w+) AS (?:MATERIALIZED )?\(", code))
    assert read - own <= {
        "articles", "quotations", "citations", "chains", "hops", "outlets", "problems", "republications",
    }  # fmt: skip
    assert all(f":{param.name}" in code for param in report.params)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_answers_with_its_defaults(name: str, database: str, snapshot: Any) -> None:
    report = sql_reports.load(name)
    found = sql_reports.run(database, report, sql_reports.values(report, ()))
    assert not found.cut
    out = io.StringIO()
    render.rows(out, render.Format.TABLE, found.columns, found.rows)
    snapshot(f"sql.{name}.txt", out.getvalue())


def test_what_is_republished_or_revised(database: str) -> None:
    columns = ("article", "kind", "original", "original_outlet", "taken", "share", "paragraphs")
    assert picked(answer(database, "republished"), *columns) == [
        ("b.txt", "republished", "a.txt", "Paper A", "yes", 0.5, 1),
        ("c.txt", "revised", "a.txt", "Paper A", "not known", 0.5, 1),
    ]
    assert picked(answer(database, "republished", "kind=revised"), "article") == [("c.txt",)]
    assert answer(database, "republished", "min_share=0.6") == []


def test_what_is_wrong_with_inputs(database: str) -> None:
    columns = ("path", "code", "message", "failed")
    assert picked(answer(database, "problems"), *columns) == [
        ("b.txt", "date-contradicted", "published twice", "no"),
        ("d.txt", "empty", "holds no text", "yes"),
    ]
    assert picked(answer(database, "problems", "code=date-contradicted"), "path") == [("b.txt",)]
    assert picked(answer(database, "problems", "failed=1"), "path") == [("d.txt",)]


def test_outlets_by_what_rests_on_them(database: str) -> None:
    rows = answer(database, "outlets")
    assert picked(rows, "outlet", "ownership", "quotations", "articles", "inherited") == [
        ("State Wire", "state", 3, 3, 0),
        ("Radio Costa", "public", 2, 2, 0),
    ]
    assert picked(answer(database, "outlets", "ownership=public"), "outlet") == [("Radio Costa",)]


def test_single_origin_names_the_outlet_furthest_upstream(database: str) -> None:
    rows = answer(database, "single_origin")
    assert picked(rows, "chain_id", "origin", "articles", "speaker") == [("c1", "State Wire", 2, "Ana Lorca")]
    assert answer(database, "single_origin", "min_articles=3") == []


def test_state_media_counts_what_rests_on_them(database: str) -> None:
    rows = answer(database, "state_media")
    assert picked(rows, "article", "quotations", "only_state", "state_and_other", "only_other", "none_cited") == [
        ("a.txt", 1, 1, 0, 0, 0),
        ("c.txt", 2, 1, 0, 1, 0),
        ("b.txt", 2, 0, 1, 0, 1),
    ]
    assert picked(answer(database, "state_media", "min_share=0.5"), "article") == [("a.txt",), ("c.txt",)]


def test_state_only_leaves_out_what_others_relay(database: str) -> None:
    assert picked(answer(database, "state_only"), "chain_id", "outlets") == [("sc.txt 1", "State Wire")]


STATE_MEDIA = ("state-media-cn", "Chinese state media")


def _chained(path: str, *appearances: tuple[str, tuple[tuple[str, str], ...], str | None, str | None]) -> str:
    """A database of one chain: for each article what it cites, who publishes it, and from whom it is taken."""
    with db.writer(path) as store:
        for name, cites, outlet, taken in appearances:
            extract, ways = _extract(name, None, [(OPEN, "Ana Lorca", cites, Kind.DIRECT)])
            article = replace(extract.article, outlet=outlet, syndicated_from=taken)
            own = [stop for stop in (taken, outlet) if stop]
            stations = ["Ana Lorca", *(hop.taker for hop in ways[0][:-1]), *own, name]
            kinds = ["speaker", *["outlet"] * (len(stations) - 2), "article"]
            hops = tuple(
                Hop(giver, kind, taker, other, "reported", "", None, inherited=False)
                for (giver, kind), (taker, other) in pairwise(zip(stations, kinds, strict=True))
            )
            write.article(store, replace(extract, article=article), [hops], RUN)
        rows = [(*RADIO, "public"), (*STATE, "state"), (*STATE_MEDIA, "state"), ("paper", "Paper", "private")]
        write.outlets(store, [write.OutletRow(slug, name, "agency", owner, None) for slug, name, owner in rows])
        members = tuple(f"{name} 0" for name, *_ in appearances)
        chain = Chain("c1", members, "Ana Lorca", members[0])
        generation = query.generation(store)
        assert conclude.conclusions(store, conclude.Conclusions(list(members), chains=(chain,)), RUN, generation)
    return path


@pytest.mark.parametrize(
    ("appearances", "outlets"),
    [
        ([("a", (STATE,), "Paper", None)], ["State Wire"]),
        ([("a", (), "State Wire", None)], ["State Wire"]),
        ([("a", (), "Paper", "State Wire")], ["State Wire"]),
        ([("a", (STATE,), None, None), ("b", (), "Paper", None)], []),
        ([("a", (STATE, RADIO), None, None)], []),
        ([("a", (STATE,), "Paper", "Unheard Of")], ["State Wire"]),
        ([("a", (), "Unheard Of", None)], []),
        ([("a", (), None, None)], []),
    ],
    ids=["cited", "publisher", "taken over", "one cites nobody", "two cited", "cited before taken", "unknown", "none"],
)
def test_state_only_means_what_a_remark_rests_on(tmp_path: Path, appearances: list[Any], outlets: list[str]) -> None:
    rows = answer(_chained(str(tmp_path / "t.db"), *appearances), "state_only")
    assert [row["outlets"] for row in rows] == outlets


@pytest.mark.parametrize(
    ("appearances", "origins"),
    [
        ([("a", (STATE,), None, None), ("b", (STATE_MEDIA,), None, None)], ["State Wire"]),
        ([("a", (STATE_MEDIA,), None, None), ("b", (STATE_MEDIA,), None, None)], ["Chinese state media"]),
        ([("a", (STATE_MEDIA,), None, None), ("b", (), "Paper", None)], []),
        ([("a", (STATE,), "Paper", None), ("b", (STATE,), None, "Paper")], ["State Wire"]),
        ([("a", (), "Paper", None), ("b", (), "Courier", "Paper")], ["Paper"]),
        ([("a", (), None, None), ("b", (), None, None)], []),
        ([("a", (STATE,), None, None), ("b", (RADIO,), None, None)], []),
    ],
    ids=["media and agency", "media twice", "media and a paper", "agency", "taken over", "no outlet", "two"],
)
def test_single_origin_counts_as_trace_does(tmp_path: Path, appearances: list[Any], origins: list[str]) -> None:
    rows = answer(_chained(str(tmp_path / "t.db"), *appearances), "single_origin")
    assert [row["origin"] for row in rows] == origins


def test_articles_without_state_media_are_left_out(tmp_path: Path) -> None:
    appearances = (("a", (RADIO,), None, None), ("b", (STATE,), None, None))
    rows = answer(_chained(str(tmp_path / "t.db"), *appearances), "state_media")
    assert picked(rows, "article", "share_only_state") == [("b", 1.0)]


def test_speakers_without_a_name_stand_apart(tmp_path: Path) -> None:
    path = str(tmp_path / "t.db")
    names = ("a senior official", "Critics of the mayor", "Ana Lorca", "Many reporters", "IMF")
    with db.writer(path) as store:
        write.article(
            store, *_extract("a", None, [(f"w{i}", name, (), Kind.MIXED) for i, name in enumerate(names)]), RUN
        )
    rows = answer(path, "speakers")
    assert picked(rows, "speaker", "named") == [
        ("Ana Lorca", "yes"), ("IMF", "yes"),
        ("Critics of the mayor", "no"), ("Many reporters", "no"), ("a senior official", "no"),
    ]  # fmt: skip
    assert picked(answer(path, "speakers", "named=1"), "speaker") == [("Ana Lorca",), ("IMF",)]
    assert len(answer(path, "speakers", "named=0")) == 3


def test_wording_variants_within_one_article_on_request(database: str, tmp_path: Path) -> None:
    path = str(tmp_path / "t.db")
    extract, ways = _extract("a", None, [(OPEN, "Ana", (), Kind.DIRECT), ("stay open", "Ana", (), Kind.DIRECT)])
    with db.writer(path) as store:
        write.article(store, extract, ways, RUN)
        found = conclude.Conclusions(["a 0", "a 1"], chains=(Chain("c1", ("a 0", "a 1"), "Ana", "a 0"),))
        assert conclude.conclusions(store, found, RUN, query.generation(store))
    assert answer(path, "wording_variants") == []
    assert len(answer(path, "wording_variants", "min_articles=1")) == 2
    assert answer(database, "wording_variants", "min_articles=3") == []


def test_conflicts_are_between_names(tmp_path: Path) -> None:
    path = str(tmp_path / "t.db")
    with db.writer(path) as store:
        for article, name in (("a", "Ana Lorca"), ("b", "a senior official"), ("c", "Ana Lorca; Ben Ruiz")):
            write.article(store, *_extract(article, None, [(OPEN, name, (), Kind.DIRECT)]), RUN)
    assert answer(path, "conflicting_attributions") == []


def test_speakers(database: str) -> None:
    rows = answer(database, "speakers")
    assert picked(rows, "speaker", "quotations", "direct", "mixed", "indirect", "via_outlets") == [
        ("Ana Lorca", 3, 2, 1, 0, 3),
        ("Ben Ruiz", 2, 1, 0, 1, 1),
    ]
    assert picked(answer(database, "speakers", "speaker=ruiz"), "speaker") == [("Ben Ruiz",)]


def test_wording_variants_forgive_case_and_marks(database: str) -> None:
    rows = answer(database, "wording_variants")
    assert picked(rows, "chain_id", "wordings", "text") == [
        ("c1", 2, OPEN),
        ("c1", 2, "The harbour, [sic] will stay open all winter!"),
    ]


def test_conflicting_attributions(database: str) -> None:
    rows = answer(database, "conflicting_attributions")
    assert picked(rows, "speaker", "other_speaker", "for_example", "other_example") == [
        ("Ana Lorca", "Ben Ruiz", "a.txt", "c.txt")
    ]
    assert answer(database, "conflicting_attributions", "min_words=8") == []


def test_a_surname_does_not_conflict_with_the_full_name(tmp_path: Path) -> None:
    path = str(tmp_path / "names.db")
    with db.writer(path) as store:
        for name, speaker in (("a.txt", "Ana Lorca"), ("b.txt", "Lorca")):
            extract, ways = _extract(name, None, [(OPEN, speaker, (), Kind.DIRECT)])
            write.article(store, extract, ways, RUN)
    assert answer(path, "conflicting_attributions") == []


def test_the_timeline_is_in_order_with_the_undated_last(database: str) -> None:
    rows = answer(database, "timeline")
    assert picked(rows, "published", "via", "speaker") == [
        ("2023-05-01", "State Wire", "Ana Lorca"),
        ("2023-05-02T10:00", "Radio Costa > State Wire", "Ana Lorca"),
        ("2023-05-02T10:00", None, "Ben Ruiz"),
        (None, "Radio Costa", "Ben Ruiz"),
        (None, "State Wire", "Ana Lorca"),
    ]
    assert len(answer(database, "timeline", "since=2023-05-02")) == 2
    assert len(answer(database, "timeline", "until=2023-05-02")) == 3
    assert len(answer(database, "timeline", "words=ships", "speaker=ruiz")) == 1


def test_unattributed(database: str) -> None:
    assert picked(answer(database, "unattributed"), "text", "times", "articles") == [("ghost port", 2, 2)]


def test_replaced_revisions_do_not_count(tmp_path: Path) -> None:
    path = str(tmp_path / "revised.db")
    with db.writer(path) as store:
        for words, speaker in (("an older text", "Nobody Now"), ("a newer text", "Ana Lorca")):
            extract, ways = _extract("a.txt", None, [(words, speaker, (RADIO,), Kind.DIRECT)])
            article = replace(extract.article, id=f"id of {words}")
            quotations = tuple(replace(q, id=words, article=article.id) for q in extract.quotations)
            attributions = tuple(replace(a, quotation=words) for a in extract.attributions)
            write.article(store, Extract(article, quotations, attributions, ()), ways, RUN)
    assert picked(answer(path, "speakers"), "speaker") == [("Ana Lorca",)]
    assert picked(answer(path, "outlets"), "outlet", "quotations") == [("Radio Costa", 1)]
    assert picked(answer(path, "timeline"), "text") == [("a newer text",)]


def own(folder: Path, text: str) -> str:
    path = folder / "own.sql"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_of_the_user_is_a_report(tmp_path: Path, database: str) -> None:
    path = own(
        tmp_path,
        '-- title: Mine\n-- about: How many\n-- param: least 1 "at least"\n'
        "SELECT article, count(*) AS n FROM quotations GROUP BY article HAVING n >= :least ORDER BY article",
    )
    report = sql_reports.load(path)
    assert (report.name, report.title, report.about) == ("own", "Mine", "How many")
    assert report.params == (Param("least", 1, "at least"),)
    assert picked(answer(database, path, "least=3"), "article", "n") == [("b.txt", 3)]


def test_parameters_without_a_header_are_found(tmp_path: Path) -> None:
    path = own(tmp_path, "SELECT ':no', \":nor\", [:neither] -- :comment\n/* :this */ , :yes, @also, :yes")
    assert [param.name for param in sql_reports.load(path).params] == ["yes", "also"]


def test_columns_of_one_name_are_told_apart(tmp_path: Path, database: str) -> None:
    path = own(tmp_path, "SELECT 1 AS n, 2 AS n, x'ff00' AS bytes")
    report = sql_reports.load(path)
    found = sql_reports.run(database, report, {})
    assert found.columns == ("n", "n_2", "bytes")
    assert found.rows == [{"n": 1, "n_2": 2, "bytes": "ff00"}]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["least"], "-p least: write it as name=value"),
        (["most=1"], "report own has no parameter most; it has least, who"),
        (["least=2"], "report own needs who (whose): give -p who=VALUE"),
        (["least=two", "who=x"], "report own: least is a number, not two"),
    ],
    ids=["no sign", "unknown", "missing", "not a number"],
)
def test_wrong_parameters_are_told(tmp_path: Path, given: list[str], message: str) -> None:
    path = own(tmp_path, '-- param: least 1 "at least"\n-- param: who "whose"\nSELECT :least, :who')
    with pytest.raises(UsageError, match=re.escape(message)):
        sql_reports.values(sql_reports.load(path), given)


@pytest.mark.parametrize(
    ("given", "value"),
    [("who=a=b", "a=b"), ("who=", ""), ("who=7", "7"), ("who=½", "½")],
)
def test_text_stays_text(tmp_path: Path, given: str, value: str) -> None:
    path = own(tmp_path, '-- param: who "" "whose"\nSELECT :who')
    assert sql_reports.values(sql_reports.load(path), [given]) == {"who": value}


@pytest.mark.parametrize("header", ["-- param: a b c d", '-- param: a "open', "-- param: 1x 2"])
def test_a_broken_header_is_told(tmp_path: Path, header: str) -> None:
    with pytest.raises(UsageError, match="-- param: name default"):
        sql_reports.load(own(tmp_path, f"{header}\nSELECT 1"))


def test_names_that_are_none(tmp_path: Path) -> None:
    folder = tmp_path / "folder.sql"
    folder.mkdir()
    with pytest.raises(NothingFound, match="did you mean speakers"):
        sql_reports.load("speaker")
    with pytest.raises(NothingFound, match="no such file"):
        sql_reports.load(str(tmp_path / "none.sql"))
    with pytest.raises(UsageError, match="cannot be read"):
        sql_reports.load(str(folder))
    report = sql_reports.load("speakers")
    with pytest.raises(NoDatabase):
        sql_reports.run(str(tmp_path / "none.db"), report, sql_reports.values(report, ()))
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("sql", ["DELETE FROM quotation", "SELECT 1; SELECT 2", "SELEC 1", "PRAGMA user_version=3"])
def test_nothing_but_one_select_runs(tmp_path: Path, database: str, sql: str) -> None:
    before = Path(database).read_bytes()
    with pytest.raises(TrackerError):
        sql_reports.run(database, sql_reports.load(own(tmp_path, sql)), {})
    assert Path(database).read_bytes() == before


def test_the_list_tells_names_and_defaults() -> None:
    rows = list(sql_reports.rows(sql_reports.reports()))
    assert [row["name"] for row in rows] == NAMES
    assert rows[0]["parameters"] == ["min_words=4", "limit=-1"]
