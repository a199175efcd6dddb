"""Is the text of a PDF read, and does nothing that a PDF can do cost more than its own text?"""

import io
import sys
import zlib
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tracker import inputs
from tracker.inputs import pdf
from tracker.inputs.source import Source
from tracker.model import Document, Form, Problem

LIMIT = 10_000_000


def made(*pages: str, stream: bytes | None = None, tree: str | None = None) -> bytes:
    """A PDF of such pages, a line of text each; or with another stream, another tree of pages."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for page in pages:
        content = stream or zlib.compress(f"BT /F 12 Tf 20 700 Td ({page}) Tj ET".encode())
        objects.append(f"<</Length {len(content)}/Filter/FlateDecode>>\nstream\n{content.decode('latin1')}\nendstream")
        font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        where = f"/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R"
        objects.append(f"<</Type/Page{where}/Resources<</Font<</F {font}>>>>>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = tree or f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    text, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    text += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{len(text)}\n"
    )
    return f"{text}%%EOF\n".encode("latin1")


def read(data: bytes, limit: int = LIMIT, seconds: int = 20) -> list[Document | Problem]:
    return list(pdf.document(Source("a.pdf", partial(io.BytesIO, data)), limit, seconds))


def test_the_pages_of_a_pdf_are_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made("The bridge will hold.", "Nobody asked us."))
    (found,) = inputs.documents([str(tmp_path)])
    assert isinstance(found, Document)
    assert (found.path, found.form) == (str(path), Form.TEXT)
    assert found.data == b"The bridge will hold.\nNobody asked us."


def locked() -> bytes:
    writer = PdfWriter(PdfReader(io.BytesIO(made("Secret."))))
    writer.encrypt("word", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def burst() -> bytes:
    engine = zlib.compressobj(9)
    return b"".join([*(engine.compress(b" " * 10**6) for _ in range(1500)), engine.flush()])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(made(""), "empty", id="pictures only"),
        pytest.param(locked(), "encrypted", id="password"),
        pytest.param(b"%PDF-1.4\n" + b"rubbish " * 99, "damaged", id="rubbish"),
        pytest.param(b"", "damaged", id="nothing"),
        pytest.param(made("One.")[:200], "damaged", id="cut off"),
        pytest.param(made("x" * 5_000), "too-large", id="long text"),
    ],
)
def test_what_gives_no_text_is_told(data: bytes, code: str) -> None:
    (found,) = read(data, limit=4_000)
    assert isinstance(found, Problem)
    assert (found.code, found.fatal) == (code, True)


@pytest.mark.skipif(sys.platform == "win32", reason="this system sets no limits")
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(made("One.", stream=burst()), id="bomb"),
        pytest.param(made("One.", tree="<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"), id="loop"),
        pytest.param(made("One.", tree="<</Type/Pages/Count 9/Kids" + "[" * 90_000), id="deep"),
    ],
)
def test_what_would_take_all_memory_or_time_is_stopped(data: bytes) -> None:
    found = read(data, seconds=5)
    assert all(isinstance(item, Problem) or len(item.data) < 100 for item in found)
    assert found


def test_a_larger_file_is_refused_unread() -> None:
    (found,) = read(made("One."), limit=100)
    assert isinstance(found, Problem)
    assert found.code == "too-large"


def test_without_pypdf_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    path = tmp_path / "a.pdf"
    path.write_bytes(made("One."))
    (found,) = inputs.documents([str(path)])
    assert isinstance(found, Problem)
    assert found.message.endswith("python -m pip install 'tracker[pdf]'")
    first, second = inputs.documents([str(tmp_path)])
    assert isinstance(first, Problem)
    assert first.message == "1 file skipped: .pdf (for these: python -m pip install 'tracker[pdf]')"
    assert isinstance(second, Problem)
