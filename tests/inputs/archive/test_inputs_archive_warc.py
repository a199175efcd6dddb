"""Are the pages of a web archive read, whatever else is in it, and whatever happened to it?"""

import gzip
import io
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given as examples_of
from hypothesis import settings as examples
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.made_archives import answer, packed, record, records
from tracker import inputs
from tracker.inputs.archive import warc
from tracker.inputs.archive.flow import Flow
from tracker.model import Document, Form, Problem

FORMS = ("warc", "warc.gz")
PAGE = b"<html><p>The river is low.</p></html>"
LIMIT = 4096


def address(number: int) -> str:
    return f"https://post.example/{number}"


def pages(count: int) -> list[bytes]:
    """Records of pages, each a little longer than the one before."""
    return [record("response", address(n), answer(PAGE + b"<p>Word.</p>" * n)) for n in range(count)]


def written(folder: Path, records: Sequence[bytes], form: str = "warc.gz") -> Path:
    path = folder / f"a.{form}"
    path.write_bytes(b"".join(packed(one) if form.endswith("gz") else one for one in records))
    return path


def read(path: Path, limit: int = LIMIT) -> tuple[list[Document], list[Problem]]:
    """The documents of a file, and what was told of it."""
    found = list(inputs.documents([str(path)], limit=limit))
    return [d for d in found if isinstance(d, Document)], [p for p in found if isinstance(p, Problem)]


def urls(documents: Sequence[Document]) -> list[str]:
    return [fact.value for document in documents for fact in document.facts if fact.field == "url"]


@pytest.mark.parametrize("form", FORMS)
def test_a_page_comes_with_its_address_time_charset_and_place(form: str, tmp_path: Path) -> None:
    one = record("response", address(0), answer(PAGE, "text/html; charset=windows-1251"))
    path = written(tmp_path, [one, one], form)
    (first, second), problems = read(path)
    assert (first.data, first.form, first.charset) == (PAGE, Form.PAGE, "windows-1251")
    assert [(fact.field, fact.value, fact.rule, fact.span) for fact in first.facts] == [
        ("url", address(0), "archive", None),
        ("retrieved", "2024-03-04T05:06:07Z", "archive", None),
    ]
    size = len(packed(one)) if form == "warc.gz" else len(one)
    assert [first.path, second.path] == [f"{path}:0", f"{path}:{size}"]
    assert problems == []


def test_the_place_of_a_packed_record_is_where_its_member_begins(tmp_path: Path) -> None:
    path = written(tmp_path, pages(3))
    documents, _ = read(path)
    for document in documents:
        start = int(document.path.rpartition(":")[2])
        assert document.data in gzip.decompress(path.read_bytes()[start:])


def test_records_that_share_a_member_have_places_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"".join(pages(2))) + gzip.compress(b"".join(pages(4)[2:])))
    documents, problems = read(path)
    assert urls(documents) == [address(n) for n in range(4)]
    assert len({document.path for document in documents}) == 4
    assert "+" in documents[1].path
    assert problems == []


def test_a_record_may_run_over_several_members(tmp_path: Path) -> None:
    data = b"".join(pages(5))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(gzip.compress(data[i : i + 100]) for i in range(0, len(data), 100)))
    documents, problems = read(path)
    assert urls(documents) == [address(n) for n in range(5)]
    assert problems == []


OTHERS = {
    "info": (record("warcinfo", "urn:x", b"software: x\r\n"), None),
    "request": (record("request", address(0), b"GET / HTTP/1.1\r\n\r\n"), None),
    "metadata": (record("metadata", address(0), b"via: x\r\n"), None),
    "revisit": (record("revisit", address(0), answer(b"")), "1 revisits"),
    "not found": (record("response", address(0), answer(PAGE, status="404 Not Found")), "1 status 404"),
    "elsewhere": (record("response", address(0), answer(b"", status="301 Moved")), "1 status 301"),
    "picture": (record("response", address(0), answer(b"\xff\xd8", "image/jpeg")), "1 other types"),
    "no type": (record("response", address(0), answer(PAGE, "")), "1 other types"),
    "robots": (
        record("response", "https://a.example/robots.txt", answer(b"User-agent: *", "text/plain")),
        "1 other addresses",
    ),
    "name": (record("response", "dns:a.example", answer(PAGE)), "1 other addresses"),
    "data": (record("resource", "urn:view", b"<html>", {"Content-Type": "text/html"}), "1 other addresses"),
    "unknown": (record("continuation", address(0), PAGE), "1 other records"),
}


@pytest.mark.parametrize(("other", "told"), OTHERS.values(), ids=OTHERS.keys())
def test_what_is_no_page_is_passed_over_and_counted(other: bytes, told: str | None, tmp_path: Path) -> None:
    documents, problems = read(written(tmp_path, [other, *pages(1), other]))
    assert urls(documents) == [address(0)]
    twice = [f"passed over: {told.replace('1', '2', 1)}"] if told else []
    assert [problem.message for problem in problems] == twice
    assert not any(problem.fatal for problem in problems)


def test_an_archive_without_pages_is_told(tmp_path: Path) -> None:
    _, problems = read(written(tmp_path, [OTHERS["picture"][0]]))
    assert [(problem.code, problem.fatal) for problem in problems] == [("skipped", False), ("empty", True)]


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_pages_without_an_answer_are_read_by_the_type_of_their_record(kind: str, tmp_path: Path) -> None:
    one = record(kind, address(0), b"The river is low.", {"Content-Type": "text/plain; charset=latin1"})
    ((document,), _) = read(written(tmp_path, [one]))
    assert (document.data, document.form, document.charset) == (b"The river is low.", Form.TEXT, "latin1")


SENT = {
    "older status line": answer(PAGE).replace(b"HTTP/1.1", b"HTTP/2"),
    "line feeds only": answer(PAGE).replace(b"\r\n", b"\n"),
    "folded field": answer(PAGE).replace(b"text/html; ", b"text/html;\r\n  "),
    "no length": answer(PAGE, more={"Content-Length": "many"}),
    "angle brackets": answer(PAGE),
}


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT.keys())
def test_heads_of_all_kinds_are_read(sent: bytes, tmp_path: Path) -> None:
    one = record("response", f"<{address(0)}>", sent)
    ((document,), problems) = read(written(tmp_path, [one]))
    assert (document.data, document.charset, urls([document]), problems) == (PAGE, "utf-8", [address(0)], [])


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        pytest.param({"WARC-Truncated": "length"}, {}, id="by the crawler"),
        pytest.param({"WARC-Segment-Number": "1"}, {}, id="in segments"),
        pytest.param({}, {"Content-Length": "5000"}, id="by the server"),
    ],
)
def test_a_page_of_which_only_the_beginning_is_there_is_read_and_told(
    head: dict[str, str], fields: dict[str, str], tmp_path: Path
) -> None:
    ((document,), (problem,)) = read(
        written(tmp_path, [record("response", address(0), answer(PAGE, more=fields), head)])
    )
    assert document.data == PAGE
    assert (problem.path, problem.code, problem.fatal) == (document.path, "cut-short", False)


# --- Damage -----------------------------------------------------------------------------------------------------------

Harm = Callable[[list[bytes]], bytes]


def zeroed(at: int, count: int = 30) -> Harm:
    def harm(parts: list[bytes]) -> bytes:
        third = bytearray(parts[2])
        third[at : at + count] = bytes(count)
        return b"".join([*parts[:2], bytes(third), *parts[3:]])

    return harm


def cut(start: int, end: int) -> Harm:
    return lambda parts: b"".join([*parts[:2], parts[2][:start] + parts[2][end:], *parts[3:]])


HARMS: dict[str, Harm] = {
    "beginning zeroed": zeroed(0),
    "middle zeroed": zeroed(150),
    "end zeroed": lambda parts: b"".join([*parts[:2], parts[2][:-40] + bytes(30) + parts[2][-10:], *parts[3:]]),
    "beginning missing": cut(0, 20),
    "middle missing": cut(100, 150),
    "end missing": cut(-30, 100_000),
    "rubbish before": lambda parts: b"".join([*parts[:2], b"rubbish\r\n" * 9, *parts[2:]]),
    "rubbish within": lambda parts: b"".join([*parts[:2], parts[2][:99], b"rubbish" * 9, parts[2][99:], *parts[3:]]),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_a_damaged_record_is_told_and_the_others_are_read(harm: Harm, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(harm([packed(one) if form == "warc.gz" else one for one in pages(6)]))
    documents, problems = read(path)
    assert {address(n) for n in (0, 1, 3, 4, 5)} <= set(urls(documents))
    assert urls(documents) == sorted(set(urls(documents)))
    if form == "warc.gz":  # where nothing shields the head of a record, harm may stay unseen
        assert [problem for problem in problems if problem.fatal]
    assert {problem.code for problem in problems} <= {"damaged"}


def test_an_archive_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    for form in FORMS:
        path = written(tmp_path, pages(4), form)
        path.write_bytes(path.read_bytes()[:-40])
        documents, (problem,) = read(path)
        assert urls(documents) == [address(n) for n in range(3)]
        assert "cut off" in problem.message


def test_a_record_cut_off_anywhere_lends_nothing_to_the_next(tmp_path: Path) -> None:
    whole = pages(4)
    for end in range(1, len(whole[1]) - 4):
        path = written(tmp_path, [whole[0], whole[1][:end], *whole[2:]], "warc")
        documents, problems = read(path)
        assert urls(documents) == [address(n) for n in (0, 2, 3)]
        assert [document.data for document in documents] == [PAGE + b"<p>Word.</p>" * n for n in (0, 2, 3)]
        assert [(problem.code, problem.fatal) for problem in problems] == [("damaged", True)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("length", ["3", "1000000000", "1400", "-1", "", "1e3", "9" * 100])
def test_a_record_with_a_wrong_length_does_not_swallow_others(length: str, form: str, tmp_path: Path) -> None:
    wrong = record("response", address(9), answer(PAGE), {"Content-Length": length})
    documents, problems = read(written(tmp_path, [*pages(2), wrong, *pages(4)[2:]], form))
    assert urls(documents) == [address(n) for n in range(4)]
    assert [problem.code for problem in problems] == ["damaged"]


def test_a_body_that_is_not_what_its_digest_says_is_not_read(tmp_path: Path) -> None:
    changed = pages(3)
    changed[1] = changed[1].replace(b"river", b"rover")
    documents, (problem,) = read(written(tmp_path, changed, "warc"))
    assert urls(documents) == [address(0), address(2)]
    assert "digest" in problem.message


@pytest.mark.parametrize(
    "digest",
    ["sha1:b1946ac92492d2347c6235b4d2611184", "sha256:" + "0" * 64, "md5:" + "A" * 26],
    ids=["too short", "sha256", "md5 in base 32"],
)
def test_digests_of_other_kinds_are_checked_where_they_can_be(digest: str, tmp_path: Path) -> None:
    one = record("response", address(0), answer(PAGE), {"WARC-Block-Digest": digest})
    documents, _ = read(written(tmp_path, [one]))
    assert len(documents) == (0 if digest.startswith(("sha256", "md5")) else 1)


def test_what_is_larger_than_the_limit_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    large = record("response", address(9), answer(b"<p>" + b"x" * 3 * LIMIT))
    for form in FORMS:
        documents, (problem,) = read(written(tmp_path, [*pages(1), large, *pages(2)[1:]], form))
        assert urls(documents) == [address(0), address(1)]
        assert (problem.code, problem.fatal) == ("too-large", True)


def test_a_member_that_bursts_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    large = record("response", address(9), answer(b"x" * 4_000_000))
    documents, problems = read(written(tmp_path, [*pages(1), large, *pages(2)[1:]]))
    assert urls(documents) == [address(0), address(1)]
    assert "grow more than" in problems[0].message


@examples(max_examples=300, deadline=None)
@examples_of(st.binary(max_size=2000), st.booleans(), st.integers(0, 400), st.integers(0, 60))
def test_no_bytes_stop_the_reading(rubbish: bytes, compressed: bool, at: int, count: int) -> None:  # noqa: FBT001
    data = pages(1)[0]
    data = packed(data) if compressed else data
    harmed = data[:at] + rubbish + data[at + count :] + data
    flow = Flow(io.BytesIO(harmed), LIMIT, b"WARC/", packed=compressed)
    found = list(warc.records(flow, LIMIT))
    assert isinstance(found[-1], warc.Record)
    assert found[-1].head["warc-target-uri"] == address(0)


# --- Others' archives -------------------------------------------------------------------------------------------------


def by_warcio(path: Path) -> None:
    """An archive of three pages, each with a second visit."""
    with path.open("wb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its temporary files open
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "warcio"}))
        for number in range(3):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = io.BytesIO(PAGE + b"<p>Word.</p>" * number)
            writer.write_record(writer.create_warc_record(address(number), "response", payload=body, http_headers=head))
            writer.write_record(writer.create_revisit_record(address(number), "sha1:x", address(0), "2024-01-01"))
        del writer, body


@pytest.mark.parametrize("form", FORMS)
def test_what_warcio_writes_is_read(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{form}"
    by_warcio(path)
    documents, problems = read(path)
    assert urls(documents) == [address(n) for n in range(3)]
    assert [len(document.data) for document in documents] == [len(PAGE) + 12 * n for n in range(3)]
    assert [problem.message for problem in problems] == ["passed over: 3 revisits"]


def test_what_is_made_here_is_read_by_warcio_alike(tmp_path: Path) -> None:
    path = written(tmp_path, list(records(20)))
    documents, _ = read(path, inputs.LIMIT)
    with path.open("rb") as file:
        others = [one.content_stream().read() for one in ArchiveIterator(file) if one.rec_type == "response"]
    assert [document.data for document in documents] == [one for one in others if one.startswith(b"<")]
