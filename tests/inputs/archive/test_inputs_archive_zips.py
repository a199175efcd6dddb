"""Is what lies in zip archives and in gzip files read, and nothing else?"""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from benchmarks.made_archives import answer, packed, record
from tracker import inputs
from tracker.model import Document, Problem, Retrieval

LIMIT = 4096
PAGE = record("response", "https://post.example/1", answer(b"<p>The river is low.</p>"))


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def read(path: Path, limit: int = LIMIT) -> list[tuple[str, str]]:
    """Path below the file, and bytes of a document or code of a problem."""
    found = inputs.documents([str(path)], limit=limit)
    return [
        (item.path.removeprefix(f"{path}:"), item.data.decode() if isinstance(item, Document) else item.code)
        for item in found
        if not isinstance(item, Retrieval)
    ]


def test_the_files_of_a_zip_archive_are_read_as_if_they_lay_in_a_folder(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b.txt", "inside")
    files = {
        "b.txt": b"b", "a/": b"", "a/r.jsonl": b'{"text": "1"}\n', "a/z.txt.gz": gzip.compress(b"z"),
        "x.jpg": b"no", "in.zip": inner.getvalue(), "LICENSE": b"no",
    }  # fmt: skip
    path = zipped(tmp_path / "a.zip", files)
    assert read(path) == [
        ("b.txt", "b"), ("a/r.jsonl:1", '{"text": "1"}\n'), ("a/z.txt.gz", "z"), (str(path), "skipped"),
    ]  # fmt: skip


def test_a_web_archive_in_a_zip_archive_is_read_by_its_archives_alone(tmp_path: Path) -> None:
    files = {"pages/pages.jsonl": b'{"text": "no"}\n', "archive/data.warc.gz": packed(PAGE), "datapackage.json": b"{}"}
    path = zipped(tmp_path / "a.wacz", files)
    assert read(path) == [("archive/data.warc.gz:0", "<p>The river is low.</p>")]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt.gz", b"text", id="text"),
        pytest.param("a.gz", b"text", id="no other extension"),
    ],
)
def test_packed_files_are_read_as_what_they_are(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(gzip.compress(data[:2]) + gzip.compress(data[2:]) + bytes(7))
    assert read(tmp_path / name) == [(str(tmp_path / name), "text")]


def test_packed_files_lying_in_a_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(b'{"text": "1"}\n{"text": "2"}'))
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(b"no"))
    found = list(inputs.documents([str(tmp_path)]))
    assert [item.path.rpartition("/")[2] for item in found if isinstance(item, Document)] == [
        "r.jsonl.gz:1", "r.jsonl.gz:2",
    ]  # fmt: skip
    assert [item.message for item in found if isinstance(item, Problem)] == ["1 file skipped: .tar.gz"]


# --- Hostile ones -----------------------------------------------------------------------------------------------------

NAMES = ("/etc/x.txt", "../x.txt", "a/../../x.txt", "..\\x.txt", "C:\\x.txt", "C:x.txt", "\\\\host\\x.txt")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_out_is_refused_and_the_others_are_read(name: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {name: b"no", "b.txt": b"b"})
    found = read(path)
    assert [code for _, code in found] == ["unsafe-name", "b"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_bursts_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"x" * 10_000_000, "b.txt": b"b"})
    assert read(path) == [("a.txt", "bomb"), ("b.txt", "b")]


def test_bytes_for_which_several_names_stand_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", b"b")
        archive.writestr("a.txt", b"x" * 1_000_000)
        archive.filelist += archive.filelist[1:] * 1000
        archive.writestr("c.txt", b"c")
    assert read(path) == [("b.txt", "b"), (str(path), "bomb")]


def test_a_password_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"secret", "b.txt": b"b"})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)
    assert read(path) == [("a.txt", "encrypted"), ("b.txt", "b")]


def test_another_way_of_packing_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", "text")
    assert read(tmp_path / "a.zip") == [("a.txt", "packed")]


def _at_end(data: bytes, place: int, bits: int) -> bytes:
    """The archive with some bits set in what its end says of its file."""
    place += data.index(b"PK\1\2")
    return data[:place] + bytes([data[place] | bits]) + data[place + 1 :]


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        pytest.param(lambda data: data[: len(data) // 2], "damaged", id="cut off"),
        pytest.param(lambda _: b"no archive", "damaged", id="no archive"),
        pytest.param(lambda _: b"", "damaged", id="empty"),
        pytest.param(lambda data: data.replace(b"river", b"rover", 1), "damaged", id="changed"),
        pytest.param(lambda data: data.replace("é".encode(), b"\xff\xff"), "damaged", id="names"),
        pytest.param(lambda data: data.replace("é".encode(), b"\xff\xff", 1), "damaged", id="one of two names"),
        pytest.param(lambda data: _at_end(data, 6, 255), "damaged", id="of another version"),
        pytest.param(lambda data: _at_end(data, 8, 1 << 6), "damaged", id="strangely encrypted"),
        pytest.param(lambda data: _at_end(data, 8, 1 << 5), "damaged", id="patched"),
    ],
)
def test_a_damaged_archive_is_told(harm: object, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("é.txt", "The river is low.")
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    (found,) = inputs.documents([str(path)])
    assert isinstance(found, Problem)
    assert (found.code, found.fatal) == (expected, True)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(gzip.compress(b'{"a": 1}\n' * 2000)[:60], "cut off", id="cut off"),
        pytest.param(gzip.compress(b'{"a": 1}\n')[:-6] + b"\1\2\3\4\5\6", "damaged", id="damaged"),
        pytest.param(b"no gzip", "damaged", id="no gzip"),
        pytest.param(gzip.compress(b"\n" * 10_000_000), "grow more than 200 times", id="bursting"),
        pytest.param(gzip.compress(b"x" * 10_000_000), "grow more than 200 times", id="bursting on one line"),
    ],
)
def test_a_packed_file_that_is_damaged_or_bursts_is_told(data: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(data)
    *_, last = inputs.documents([str(path)], limit=LIMIT)
    assert isinstance(last, Problem)
    assert last.fatal
    assert told in last.message


def test_what_stands_before_the_damage_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"".join(b'{"text": "%d"}\n' % n for n in range(20_000)))[:-100])
    *documents, last = inputs.documents([str(path)])
    assert len(documents) > 1000
    assert isinstance(last, Problem)
