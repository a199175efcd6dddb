import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import seconds
from tracker import lexicon
from tracker.model import Article, Declared, Document, Form, Role
from tracker.read import article

LEXICON = lexicon.load()
NOTHING = Declared()
BODY = (
    "The mayor of Harbour opened a bridge on Monday, in the rain, before the eyes of nearly half of the whole town.\n\n"
    "“It holds,” she said, “and it will hold when all of us are gone from here and others walk over it at night.”\n\n"
)


def read(text: str, declared: Declared = NOTHING, path: str = "a.txt") -> Article:
    found, _ = article(Document(path, text.encode()), declared, LEXICON)
    assert found is not None
    return found


def read_record(declared: Declared = NOTHING, path: str = "a.jsonl:3", **fields: object) -> Article:
    found, _ = article(Document(path, json.dumps(fields).encode(), Form.RECORD), declared, LEXICON)
    assert found is not None
    return found


def said(found: Article) -> dict[str, str | None]:
    """What is known of an article, unknown things left out."""
    fields = ("title", "outlet", "syndicated_from", "published", "byline", "dateline", "url")
    return {name: value for name in fields if (value := getattr(found, name)) is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(BODY, {}, id="nothing but text"),
        pytest.param(
            f"China Daily | Harbour opens its bridge\n\n{BODY}Editorial, China Daily\n",
            {"title": "Harbour opens its bridge", "outlet": "China Daily"},
            id="headline prefix",
        ),
        pytest.param(
            f"Harbour opens its bridge | The Guardian\n\n{BODY}",
            {"title": "Harbour opens its bridge", "outlet": "The Guardian"},
            id="headline suffix",
        ),
        pytest.param(
            f"Harbour | North opens its bridge\n\n{BODY}", {"title": "Harbour | North opens its bridge"}, id="other bar"
        ),
        pytest.param(
            f"Harbour opens its bridge\nMAY 3, 2023\n\n{BODY}Global Times\n",
            {"title": "Harbour opens its bridge", "outlet": "Global Times", "published": "2023-05-03"},
            id="closing line",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}More from South China Morning Post:\n\nFerry to stop\nCopyright 2023.",
            {"title": "Harbour opens its bridge", "syndicated_from": "South China Morning Post"},
            id="more from",
        ),
        pytest.param(
            f"Harbour opens its bridge\nBy The Associated Press\n\n{BODY}",
            {
                "title": "Harbour opens its bridge",
                "syndicated_from": "Associated Press",
                "byline": "The Associated Press",
            },
            id="agency byline",
        ),
        pytest.param(
            f"Harbour opens its bridge\nBy Ann Lee, Associated Press | 3 May 2023\n\n{BODY}",
            {
                "title": "Harbour opens its bridge",
                "syndicated_from": "Associated Press",
                "byline": "Ann Lee, Associated Press",
                "published": "2023-05-03",
            },
            id="byline with agency and date",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\nHARBOUR, Feb 21 (Reuters) - {BODY}",
            {"title": "Harbour opens its bridge", "syndicated_from": "Reuters", "dateline": "HARBOUR, Feb 21"},
            id="agency dateline",
        ),
        pytest.param(
            "桥开通了\n\n新华社北京11月3日电（记者安丽）桥很好。\n\n市长说：“桥很好。”\n",
            {"title": "桥开通了", "syndicated_from": "Xinhua", "dateline": "北京11月3日"},
            id="dateline in Chinese",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}（共同）",
            {"title": "Harbour opens its bridge", "outlet": "Kyodo"},
            id="outlet line in wide brackets",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n(CNN) — {BODY}",
            {"title": "Harbour opens its bridge", "outlet": "CNN"},
            id="broadcaster's dateline",
        ),
        pytest.param(
            f"Harbour opens its bridge\nUpdated May 3, 2023\n\n{BODY}",
            {"title": "Harbour opens its bridge", "published": "2023-05-03"},
            id="only an update",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}This article was first published in the Ferry Post.\n",
            {"title": "Harbour opens its bridge", "syndicated_from": "Ferry Post"},
            id="republished",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}© 2023 The Guardian\n",
            {"title": "Harbour opens its bridge", "outlet": "The Guardian"},
            id="copyright of a paper",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}Copyright 2023 The Associated Press. All rights reserved.\n",
            {"title": "Harbour opens its bridge", "syndicated_from": "Associated Press"},
            id="copyright of an agency",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}(c) 2023 AFP\n",
            {"title": "Harbour opens its bridge", "syndicated_from": "AFP"},
            id="copyright in brackets",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}(Reporting by Ann Lee in Oslo; Editing by Bo Berg)\n",
            {"title": "Harbour opens its bridge", "syndicated_from": "Reuters", "byline": "Ann Lee"},
            id="closing line",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}Nobody fell in. (Additional reporting by Ann Lee; Writing by Cy Dent; "
            "Editing by Bo Berg and Di Fry.)\n\nThe Post is not responsible for other sites.",
            {"title": "Harbour opens its bridge", "syndicated_from": "Reuters", "byline": "Ann Lee"},
            id="closing line behind the last paragraph",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}Additional reporting by Ann Lee.\n",
            {"title": "Harbour opens its bridge"},
            id="who helped a paper",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}Lee reported from Oslo. Associated Press writer Bo Berg contributed "
            "from Bergen.\n",
            {"title": "Harbour opens its bridge", "syndicated_from": "Associated Press"},
            id="an agency's writer",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}The Associated Press contributed to this report.\n",
            {"title": "Harbour opens its bridge"},
            id="an agency that helped",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}Ferry Post staff writer Bo Berg contributed to this report.\n",
            {"title": "Harbour opens its bridge"},
            id="a paper's writer",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}A flag in the rain. Reuters / Ann Lee\n",
            {"title": "Harbour opens its bridge"},
            id="picture credit is no credit",
        ),
        pytest.param(
            f"Harbour opens its bridge\n\n{BODY}(h/t Reuters)\n", {"title": "Harbour opens its bridge"}, id="hat tip"
        ),
        pytest.param(
            f"Harbour opens its bridge;\nMayor speaks of a gift.\n\n{BODY}",
            {"title": "Harbour opens its bridge; Mayor speaks of a gift."},
            id="headline of two lines",
        ),
    ],
)
def test_what_the_text_says_of_itself(text: str, expected: dict[str, str]) -> None:
    found = said(read(text))
    if "The Guardian" in text:  # with or without its article
        found["outlet"] = f"The {(found['outlet'] or '').removeprefix('The ')}"
    assert found == {**expected}


def test_facts_show_where_they_stand() -> None:
    found = read(f"China Daily | Harbour opens\nMAY 3, 2023\n\nHARBOUR, May 3 (Reuters) - {BODY}")
    printed = [fact for fact in found.facts if fact.field != "language"]
    assert {fact.field for fact in printed} == {"title", "outlet", "published", "dateline", "syndicated_from"}
    for fact in printed:
        assert fact.span
        assert found.text[fact.span.start : fact.span.end] == fact.printed


def test_the_outlet_and_the_dateline_are_blocks_of_their_own() -> None:
    found = read(f"China Daily | Harbour opens its bridge\n\nHARBOUR (Reuters) - {BODY}")
    blocks = [(block.role, found.text[block.start : block.end]) for block in found.blocks]
    assert blocks[:4] == [
        (Role.CREDIT, "China Daily"),
        (Role.HEADLINE, "Harbour opens its bridge"),
        (Role.CREDIT, "HARBOUR (Reuters)"),
        (Role.BODY, BODY.partition("\n")[0]),
    ]


def test_options_win() -> None:
    declared = Declared("Ferry Post", "2024-01-02", "https://ferry.example/1")
    found = read(f"China Daily | Harbour opens\nMAY 3, 2023\n\n{BODY}", declared)
    assert (found.outlet, found.published, found.url) == ("Ferry Post", "2024-01-02", "https://ferry.example/1")
    assert [fact.field for fact in found.facts if fact.rule == "option"] == ["outlet", "url", "published"]


def test_options_win_over_fields() -> None:
    declared = Declared("Ferry Post", "2024-01-02", "https://ferry.example/1")
    found = read_record(declared, text=BODY, outlet="Gazette", date="2023-05-03", url="https://gazette.example/1")
    assert (found.outlet, found.published, found.url) == ("Ferry Post", "2024-01-02", "https://ferry.example/1")


def test_fields_win_over_the_text() -> None:
    found = read_record(text=f"Bridge open\nMAY 3, 2023\n\n{BODY}", title="Harbour opens", date="2024-01-02")
    assert (found.title, found.published) == ("Harbour opens", "2024-01-02")


def test_a_printed_publisher_other_than_the_given_one_is_the_origin() -> None:
    found = read(f"China Daily | Harbour opens its bridge\n\n{BODY}", Declared(outlet="Ferry Post"))
    assert (found.outlet, found.syndicated_from) == ("Ferry Post", "China Daily")


def test_an_outlet_does_not_hand_on_to_itself() -> None:
    found = read(f"HARBOUR (Reuters) - {BODY}", Declared(outlet="reuters"))
    assert (found.outlet, found.syndicated_from) == ("Reuters", None)


def test_the_address_tells_the_outlet() -> None:
    found = read(BODY, Declared(url="https://www.reuters.com/world/1"))
    assert (found.outlet, found.facts[-1].rule) == ("Reuters", "address")


def test_a_domain_as_outlet_is_read_as_the_outlet() -> None:
    assert read_record(text=BODY, source="www.reuters.com").outlet == "Reuters"


@pytest.mark.parametrize(
    ("fields", "outlet", "origin"),
    [
        pytest.param({"author": "Reuters"}, None, "Reuters", id="byline"),
        pytest.param({"author": "AP", "outlet": "Gazette"}, "Gazette", "Associated Press", id="byline and publisher"),
        pytest.param({"author": "Ann Lee and AP", "outlet": "Gazette"}, "Gazette", None, id="an agency that helped"),
        pytest.param({"author": "Ann Lee, Reuters", "source": "Reuters"}, "Reuters", None, id="the agency's own page"),
        pytest.param(
            {"source": "Reuters", "url": "https://www.theguardian.com/1"}, "The Guardian", "Reuters", id="other address"
        ),
        pytest.param(
            {"source": "The Times", "url": "https://www.theguardian.com/1"}, "The Times", None, id="not an agency"
        ),
    ],
)
def test_whose_article_it_is_by_its_fields(fields: dict[str, str], outlet: str | None, origin: str | None) -> None:
    found = read_record(NOTHING, text=BODY, **fields)
    assert (found.outlet, found.syndicated_from) == (outlet, origin)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        pytest.param("https://post.example/1", "The Post", id="at an address that is not known"),
        pytest.param("https://nypost.com/1", "New York Post", id="at the address of one of them"),
        pytest.param("https://washingtonpost.com/1", "The Washington Post", id="of another one"),
        pytest.param("", "The Washington Post", id="without an address"),
    ],
)
def test_a_name_that_several_outlets_have_is_told_by_the_address(url: str, outlet: str) -> None:
    assert read_record(text=BODY, outlet="The Post", url=url).outlet == outlet
    assert read_record(text=f"{BODY}© 2023 The Post\n", url=url).outlet == outlet
    assert read_record(text=BODY, outlet="Global Times", url=url).outlet == "Global Times"


def test_nobody_republishes_what_a_ministry_published() -> None:
    assert read(f"{BODY}Source: NATO\n").syndicated_from is None


def test_a_record_keeps_its_text_and_title_apart() -> None:
    found = read_record(text=BODY, title="Harbour opens its bridge | Reuters")
    assert (found.text, found.title, found.outlet) == (BODY, "Harbour opens its bridge", "Reuters")
    assert all(block.role is Role.BODY for block in found.blocks)


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        pytest.param(Declared(published="soon"), "bad-date", id="option"),
    ],
)
def test_a_date_that_cannot_be_read_is_a_problem(declared: Declared, code: str) -> None:
    found, problems = article(Document("./a.txt", BODY.encode()), declared, LEXICON)
    assert found is not None
    assert [(p.path, p.step, p.code, p.fatal) for p in problems] == [("a.txt", "read", code, False)]


@pytest.mark.parametrize("url", ["N/A", "null", "-", "http://", "see below", "7"])
def test_what_is_no_address_is_a_problem(url: str) -> None:
    data = json.dumps({"text": BODY, "url": url}).encode()
    found, problems = article(Document("a.jsonl:3", data, Form.RECORD), NOTHING, LEXICON)
    assert found is not None
    assert found.url is None
    assert [(p.code, p.fatal, p.message) for p in problems] == [
        ("bad-address", False, f"{url!r} is no address: the article is taken as one without")
    ]


@pytest.mark.parametrize(
    "url", ["https://a.example/1", "a.example/1", "www.a.example", "/2023/1", "urn:a:1", "http://a/1"]
)
def test_what_may_be_an_address_is_kept(url: str) -> None:
    assert read_record(text=BODY, url=url).url == url


def test_pages_that_give_the_address_of_their_site_for_their_own_are_not_revisions_of_each_other() -> None:
    page = '<html><link rel="canonical" href="https://a.example/"><article><h1>T</h1><p>{}</p></article></html>'
    for name in ("1.html", "2.html"):
        found, _ = article(Document(name, page.format(BODY).encode(), Form.PAGE), NOTHING, LEXICON)
        assert found is not None
        assert (found.key, found.url) == (name, "https://a.example/")


@pytest.mark.parametrize(
    ("site", "address", "own"),
    [
        pytest.param("Harbour Courier", "https://www.reuters.com/1", False, id="an agency's"),
        pytest.param("The Guardian", "https://www.bbc.com/1", False, id="of another known outlet"),
        pytest.param("Reuters", "https://www.reuters.com/1", True, id="the agency's own"),
        pytest.param("Reuters World News", "https://www.reuters.com/1", True, id="the agency by a longer name"),
        pytest.param("Harbour Courier", "https://harbour.example/1", True, id="of an outlet that is not known"),
        pytest.param("News from London", "https://www.bbc.com/1", True, id="of no agency"),
        pytest.param("", "https://www.reuters.com/1", True, id="of a page without a name"),
    ],
)
def test_an_agency_s_address_is_not_that_of_a_page_which_republishes_it(site: str, address: str, *, own: bool) -> None:
    head = f'<meta property="og:site_name" content="{site}"><link rel="canonical" href="{address}">'
    page = f"<html><head>{head}</head><body><article><h1>Bridge</h1><p>{BODY}</p></article></body></html>"
    found, _ = article(Document("a.html", page.encode(), Form.PAGE), NOTHING, LEXICON)
    assert found is not None
    assert (found.url, found.key) == ((address, address) if own else (None, "a.html"))
    assert own or found.syndicated_from in {"Reuters", "BBC"}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        pytest.param(Document("a.txt", b"  \n"), "empty", id="blank"),
        pytest.param(Document("a.txt", b"%PDF-1.7"), "not-text", id="pdf"),
        pytest.param(Document("a.jsonl:3", b"{", Form.RECORD), "bad-json", id="json"),
        pytest.param(Document("a.jsonl:3", b'{"text": " "}', Form.RECORD), "empty", id="blank record"),
    ],
)
def test_no_article_is_a_fatal_problem(document: Document, code: str) -> None:
    found, problems = article(document, NOTHING, LEXICON)
    assert found is None
    assert [(p.path, p.code, p.fatal) for p in problems] == [(document.path, code, True)]


def test_the_id_does_not_depend_on_the_path_but_on_all_that_is_asserted() -> None:
    variants = [
        read(BODY),
        read(BODY + "More."),
        read(BODY, Declared(outlet="Ferry Post")),
        read(BODY, Declared(published="2023-05-03")),
        read(BODY, Declared(url="https://ferry.example/1")),
        read_record(text=BODY, author="Ann Lee"),
        read_record(text=BODY, title="Harbour"),
    ]
    assert len({found.id for found in variants}) == len(variants)
    assert read(BODY, path="b.txt").id == read_record(text=BODY).id == variants[0].id
    assert all(found.id[0] == "a" and len(found.id) == 16 for found in variants)


@pytest.mark.parametrize(
    ("found", "key"),
    [
        pytest.param(read(BODY, path="./in/a.txt"), "in/a.txt", id="path"),
        pytest.param(read(BODY, Declared(url="https://ferry.example/1")), "https://ferry.example/1", id="address"),
        pytest.param(read_record(text=BODY, url="https://a.example/?p=7"), "https://a.example/?p=7", id="query"),
        pytest.param(read_record(text=BODY, title="T", url="https://a.example/"), "a.jsonl#T", id="address of a site"),
        pytest.param(read_record(text=BODY, title="T", url="https://a.example#top"), "a.jsonl#T", id="place on a site"),
        pytest.param(read_record(text=BODY, id=7, url="N/A"), "a.jsonl#7", id="no address"),
        pytest.param(read_record(text=BODY, id=7, title="T"), "a.jsonl#7", id="record's id"),
        pytest.param(read_record(text=BODY, title="T"), "a.jsonl#T", id="record's title"),
        pytest.param(read_record(text=BODY, title="T", outlet="P"), "a.jsonl#T (P)", id="record's title and outlet"),
        pytest.param(read_record(text=BODY), read(BODY).id, id="record without a name"),
        pytest.param(read(BODY, path="-"), read(BODY).id, id="standard input"),
    ],
)
def test_the_key_is_what_revisions_share(found: Article, key: str) -> None:
    assert found.key == key


def check(found: Article) -> None:
    place = 0
    for block in found.blocks:
        assert place <= block.start < block.end <= len(found.text)
        assert not found.text[block.start].isspace()
        assert not found.text[block.end - 1].isspace()
        place = block.end
    for fact in found.facts:
        assert fact.span is None or found.text[fact.span.start : fact.span.end] == fact.printed


PIECES = [
    "\n", "\r\n", "\n\n", " ", "\u00a0", "“", "”", "‘", "’", '"', "By ", "Reuters", " / ", " | ", " - ", " — ", "(AP)",
    "China Daily", "May 3, 2023", "Published: ", "© 2023 ", "More from ", "Related news", "Photo: ", "- ", "# ", ";",
    "Harbour opens", "The bridge was closed in 2024.", "MOSCOW", ", ", "İ", "ﬁ", "\u2028", "\x85", "\ufeff", "🜁", ":",
]  # fmt: skip


@settings(deadline=None)  # the first page loads what reads pages
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(Form))
def test_blocks_lie_in_the_text_in_order(text: str, form: Form) -> None:
    data = json.dumps({"text": text, "title": text[:20]}) if form is Form.RECORD else text
    found, problems = article(Document("a", data.encode(), form), Declared(published="2020"), LEXICON)
    if found is None:
        assert problems[-1].fatal
    else:
        check(found)


@settings(deadline=None)  # likewise
@given(st.binary(), st.sampled_from(Form))
def test_no_bytes_break_it(data: bytes, form: Form) -> None:
    found, problems = article(Document("a", data, form), NOTHING, LEXICON)
    assert (found is None) == any(problem.fatal for problem in problems)
    if found:
        check(found)


@pytest.mark.parametrize(
    "piece",
    ["“", "He said.\n", "word ", "By A, B and C\n", "in 2024 it was so in ", "(A", "a , b , ", "\n", "Reuters / A\n"],
    ids=repr,
)
def test_long_input_costs_seconds_not_hours(piece: str) -> None:
    data = (piece * (500_000 // len(piece)) + ".").encode()
    with seconds():
        article(Document("a", data), Declared(published="2020-01-01"), LEXICON)


def test_the_date_in_the_file_name_counts_when_the_text_has_none() -> None:
    found = read(BODY, path="saved/ferry_2031-05-03_bridge.txt")
    assert found.published == "2031-05-03"
    assert [(fact.printed, fact.rule) for fact in found.facts if fact.field == "published"] == [
        ("2031-05-03", "file name")
    ]
    assert read(f"Bridge opens\n\nMay 2, 2031\n\n{BODY}", path="2031-05-03.txt").published == "2031-05-02"


def test_a_renamed_file_holds_the_same_article() -> None:
    assert read(BODY, path="2031-05-03.txt").id == read(BODY, path="bridge.txt").id


def test_the_name_of_a_file_of_records_is_no_date() -> None:
    assert read_record(path="export-2031-05-03.jsonl:1", text=BODY).published is None


@pytest.mark.parametrize(
    "name", ["a-2031-02-30.txt", "1-2031-05-034.txt", "2031-05-03_to_2031-05-09.txt", "203105.txt"]
)
def test_a_file_name_with_no_day_or_two_gives_no_date(name: str) -> None:
    assert read(BODY, path=name).published is None


def test_of_passages_only_what_is_quoted_counts() -> None:
    quotes = [{"pre": "Ann Lee said", "quote": "it will hold", "post": ", Bo Berg said it would not."}]
    found = read_record(url="https://gazette.example/1", date="2024-03-04", quotes=quotes)
    assert [(found.text[b.start : b.end], b.role) for b in found.blocks] == [("“it will hold”", Role.BODY)]
    assert said(found) == {"url": "https://gazette.example/1", "published": "2024-03-04"}


def test_passages_are_no_revision_of_their_page() -> None:
    found = read_record(url="https://gazette.example/1", quotes=[{"quote": "it will hold"}])
    assert found.key == "https://gazette.example/1#quotations"


def test_the_user_says_which_field_is_which() -> None:
    found = read_record(Declared(fields=(("text", "story"), ("title", "head"))), story=BODY, head="Bridge opens")
    assert (found.text, found.title) == (BODY, "Bridge opens")
