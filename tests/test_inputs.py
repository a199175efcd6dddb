import gzip
import io
import json
import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pytest

from tracker import inputs
from tracker.model import Document, Form, Problem, Retrieval


def given(*paths: object, stdin: bytes | None = None, limit: int = inputs.LIMIT) -> list[Document | Problem]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    found = inputs.documents([str(path) for path in paths], stream, limit)
    return [item for item in found if not isinstance(item, Retrieval)]


def brief(found: Iterable[Document | Problem | Retrieval], top: Path) -> list[tuple[str, str]]:
    """Path below `top` and bytes of a document, or code of a problem."""
    return [
        (item.path.removeprefix(f"{top}/"), item.data.decode() if isinstance(item, Document) else item.code)
        for item in found
        if not isinstance(item, Retrieval)
    ]


def place(item: Document | Problem | Retrieval) -> str:
    return "" if isinstance(item, Retrieval) else item.path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "b.txt": "b", "a/z.md": "z", "a/b/c.text": "c", "a.txt": "a", "r.jsonl": '{"text": "1"}\n\n{"text": "2"}',
        ".hidden.txt": "no", ".git/x.txt": "no", "x.docx": "no", "y.DOCX": "no", "page.xml": "no", "LICENSE": "no",
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_folder_gives_its_texts_and_records_sorted_by_path(folder: Path) -> None:
    assert brief(given(folder), folder) == [
        (str(folder), "skipped"),
        ("a.txt", "a"),
        ("a/b/c.text", "c"),
        ("a/z.md", "z"),
        ("b.txt", "b"),
        ("r.jsonl:1", '{"text": "1"}\n'),
        ("r.jsonl:3", '{"text": "2"}'),
    ]


def test_what_is_skipped_is_counted_in_one_line(folder: Path) -> None:
    problem = given(folder)[0]
    assert isinstance(problem, Problem)
    assert problem.message == "4 files skipped: .docx, .xml, without extension"
    assert not problem.fatal


def test_order_is_that_of_the_arguments(folder: Path) -> None:
    assert brief(given(folder / "b.txt", folder / "a.txt"), folder) == [("b.txt", "b"), ("a.txt", "a")]


def test_patterns_are_expanded(folder: Path) -> None:
    assert brief(given(folder / "*.txt"), folder) == [("a.txt", "a"), ("b.txt", "b")]
    assert brief(given(folder / "**/*.text"), folder) == [("a/b/c.text", "c")]
    assert brief(given(folder / "[ab]"), folder) == [("a/b/c.text", "c"), ("a/z.md", "z")]


def test_a_file_named_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("odd")
    assert brief(given(tmp_path / "a[1].txt"), tmp_path) == [("a[1].txt", "odd")]


def test_any_file_given_by_name_is_read(folder: Path) -> None:
    assert brief(given(folder / "LICENSE"), folder) == [("LICENSE", "no")]


def test_a_json_file_is_one_record(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{\n"text": "a"}')
    assert given(tmp_path / "a.json") == [Document(f"{tmp_path}/a.json", b'{\n"text": "a"}', Form.RECORD)]


def test_records_keep_their_line_ends_and_odd_separators(tmp_path: Path) -> None:
    (tmp_path / "r.ndjson").write_bytes('{"text": "a\u2028\x85b"}\r\n \n{"text": "c"}\n'.encode())
    assert [item.path.rpartition(":")[2] for item in given(tmp_path / "r.ndjson")] == ["1", "3"]


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        pytest.param("nothing.txt", "missing", "no such file or folder", id="file"),
        pytest.param("no*.txt", "missing", "no file matches", id="pattern"),
        pytest.param("a\x00b", "missing", "no such file or folder", id="NUL"),
        pytest.param("a\ud800b", "missing", "no such file or folder", id="lone surrogate"),
        pytest.param("x" * 5000, "missing", "no such file or folder", id="too long"),
        pytest.param("", "missing", "no such file or folder", id="empty name"),
    ],
)
def test_a_path_that_is_not_there(path: str, code: str, words: str) -> None:
    (problem,) = given(path)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.fatal, problem.step) == (code, True, "read")
    assert words in problem.message
    problem.path.encode()


def test_a_bad_path_does_not_stop_the_others(folder: Path) -> None:
    assert brief(given("nothing", folder / "a.txt"), folder) == [("nothing", "missing"), ("a.txt", "a")]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert brief(given(tmp_path), tmp_path) == [(str(tmp_path), "empty")]


def test_an_empty_file_of_records_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("\n \n")
    assert brief(given(tmp_path / "r.jsonl"), tmp_path) == [("r.jsonl", "empty")]


def test_pages_are_read_and_what_a_browser_saved_with_them_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.html", "b.HTM", "c.xhtml", "a_files/ad.html", "a_files/x.js", "b-Dateien/y.html", "c_notes/z.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>")
    found = given(tmp_path)
    assert brief(found, tmp_path) == [
        (str(tmp_path), "skipped"), ("a.html", "<p>"), ("b.HTM", "<p>"), ("c.xhtml", "<p>"), ("c_notes/z.html", "<p>"),
    ]  # fmt: skip
    assert {item.form for item in found if isinstance(item, Document)} == {Form.PAGE}
    assert isinstance(found[0], Problem)
    assert found[0].message == "2 files skipped: pictures and scripts of saved pages"


def test_a_folder_of_that_name_without_its_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "b.html").write_text("<p>")
    assert brief(given(tmp_path), tmp_path) == [("a_files/b.html", "<p>")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipes_and_links_are_passed_over_in_folders(folder: Path) -> None:
    odd = folder / "odd"
    odd.mkdir()
    os.mkfifo(odd / "pipe.txt")
    (odd / "loop").symlink_to(folder)
    (odd / "link.txt").symlink_to(folder / "a.txt")
    (odd / "dangling.txt").symlink_to(folder / "nothing")
    found = given(odd)
    assert [item.message for item in found if isinstance(item, Problem)] == [
        "4 files skipped: links, pipes or devices",
        "no file in the folder that tracker reads",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_given_by_name_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert brief(given(tmp_path / "pipe.txt"), tmp_path) == [("pipe.txt", "not-a-file")]


def test_links_given_by_name_are_followed(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "a")
    assert brief(given(folder / "link"), folder) == [("link/b/c.text", "c"), ("link/z.md", "z")]


def test_names_that_are_not_utf_8_are_read_and_shown(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("coffee")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert brief(given(tmp_path), tmp_path) == [("caf\ufffd.txt", "coffee")]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    (folder / "a").chmod(0)
    try:
        found = brief(given(folder / "a.txt", folder / "a", folder / "a/z.md"), folder)
    finally:
        (folder / "a").chmod(0o700)
    assert found == [("a.txt", "unreadable"), ("a", "unreadable"), ("a/z.md", "unreadable")]


def test_a_file_that_goes_away_is_told(folder: Path) -> None:
    stream = inputs.documents([str(folder / "*.txt")])
    first = next(stream)
    (folder / "b.txt").unlink()
    assert brief([first, *stream], folder) == [("a.txt", "a"), ("b.txt", "missing")]


def test_large_texts_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    (tmp_path / "b.txt").write_bytes(b"x" * 10)
    assert brief(given(tmp_path, limit=10), tmp_path) == [("a.txt", "too-large"), ("b.txt", "x" * 10)]


def test_large_records_are_refused_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(b"{1}\n" + b"x" * 35 + b"\n{3}\n" + b"y" * 11)
    assert brief(given(tmp_path / "r.jsonl", limit=10), tmp_path) == [
        ("r.jsonl:1", "{1}\n"),
        ("r.jsonl:2", "too-large"),
        ("r.jsonl:3", "{3}\n"),
        ("r.jsonl:4", "too-large"),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"One.\nTwo.\n", [Document("-", b"One.\nTwo.\n")], id="text"),
        pytest.param(b"", [Document("-", b"")], id="nothing"),
        pytest.param(b"{brackets} first\nTwo.", [Document("-", b"{brackets} first\nTwo.")], id="text with a bracket"),
        pytest.param(
            b'\n{"text": "a"}\n{"text": "b"}\n',
            [Document("-:2", b'{"text": "a"}\n', Form.RECORD), Document("-:3", b'{"text": "b"}\n', Form.RECORD)],
            id="records",
        ),
        pytest.param(b'{"text": "a"}', [Document("-:1", b'{"text": "a"}', Form.RECORD)], id="one record"),
        pytest.param(b"[1]\n", [Document("-", b"[1]\n")], id="array"),
        pytest.param(
            b'\ntitle,text\nA,"b, c"\n',
            [Document("-:3", b'{"title": "A", "text": "b, c"}', Form.RECORD)],
            id="table",
        ),
        pytest.param(b"Text, and more\nof it.\n", [Document("-", b"Text, and more\nof it.\n")], id="text with a comma"),
        pytest.param(b"text\nOne.\n", [Document("-", b"text\nOne.\n")], id="one word"),
    ],
)
def test_standard_input(data: bytes, expected: list[Document]) -> None:
    assert given("-", stdin=data) == expected


def test_a_table_on_standard_input_is_read_as_it_comes_and_by_columns_that_are_told() -> None:
    rows = b"Head;Story\n" + b"".join(b"H%d;Words of %d.\n" % (n, n) for n in range(20_000))
    stream = io.BytesIO(rows)
    found = inputs.documents(["-"], stream, columns=[("text", "Story")])
    first = next(found)
    assert isinstance(first, Document)
    assert (first.path, first.data) == ("-:2", b'{"Head": "H0", "Story": "Words of 0."}')
    assert stream.tell() < 100_000
    assert sum(1 for _ in found) == 19_999
    assert not stream.closed


def test_standard_input_that_is_too_large_or_not_there() -> None:
    assert brief(given("-", stdin=b"x" * 11, limit=10), Path()) == [("-", "too-large")]
    assert brief(given("-"), Path()) == [("-", "unreadable")]


def test_records_are_read_one_at_a_time() -> None:
    lines = io.BytesIO(b'{"text": "a"}\n' * 3)
    assert isinstance(next(inputs.documents(["-"], lines)), Document)
    assert lines.tell() == len(b'{"text": "a"}\n')


def test_counting(folder: Path) -> None:
    texts = [str(folder / name) for name in ("a", "a.txt", "nothing")]
    assert inputs.count(texts) == 3
    assert inputs.count([str(folder)]) is None
    assert inputs.count(["-"]) is None
    assert inputs.count([]) == 0


def test_what_vanishes_or_turns_into_something_else_on_the_way_is_a_problem_each(folder: Path) -> None:
    found = inputs.documents([str(folder)])
    assert [path.removeprefix(f"{folder}/") for path in map(place, islice(found, 3))] == [
        str(folder),
        "a.txt",
        "a/b/c.text",
    ]
    (folder / "a/z.md").unlink()
    (folder / "b.txt").unlink()
    os.mkfifo(folder / "b.txt")
    rest = [item for item in found if not isinstance(item, Retrieval)]
    assert brief(rest, folder) == [
        ("a/z.md", "unreadable"),
        ("b.txt", "unreadable"),
        ("r.jsonl:1", '{"text": "1"}\n'),
        ("r.jsonl:3", '{"text": "2"}'),
    ]
    assert all(item.fatal for item in rest if isinstance(item, Problem))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.jsonl.gz"])
def test_records_in_other_unicode_are_read(name: str, encoding: str, tmp_path: Path) -> None:
    records = [{"text": f"“Ça va 🜁 {n}”"} for n in range(3000)]
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    words = json.dumps(records, ensure_ascii=False) if name == "a.json" else lines
    data = words.encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(data, 1) if name.endswith(".gz") else data)
    found = given(tmp_path / name)
    assert [json.loads(item.data.decode("utf-8-sig")) for item in found if isinstance(item, Document)] == records


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        pytest.param(b'[{"text": "1"},\n {"text": "2"}]', ["-:1", "-:2"], id="array"),
        pytest.param(b'\xef\xbb\xbf{\n"articles": [{"text": "1"}, {"text": "2"}]\n}', ["-:1", "-:2"], id="answer"),
        pytest.param(b'{\n"text": "1"\n}', ["-"], id="one object"),
        pytest.param(b"[Updated] The bridge holds.", ["-"], id="text in brackets"),
        pytest.param(b"\n<rss version='2.0'><channel><item><link>https://a.example/1</link>"
                     b"<description>It holds.</description></item></channel></rss>",
                     ["https://a.example/1"], id="feed"),
        pytest.param(b"<rss><channel>", ["-"], id="no feed after all"),
        pytest.param(b'It holds.\rIt does, "they say.\rSo.\n', ["-"], id="lines of old"),
        pytest.param(b"title,text\rT,It holds.\rU,It holds.\r", ["-:2", "-:3"], id="rows of old"),
        pytest.param(gzip.compress(b"It holds.\n" * 999), ["-"], id="gzip"),
        pytest.param(b"\x89PNG\r\n\x1a\n\r,\r", ["-"], id="picture"),
    ],
)  # fmt: skip
def test_standard_input_is_what_it_looks_like(data: bytes, paths: list[str]) -> None:
    assert [item.path for item in given("-", stdin=data)] == paths
