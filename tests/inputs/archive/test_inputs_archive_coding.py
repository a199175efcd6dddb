"""Are pages read that servers sent in pieces or packed, and is what bursts stopped?"""

import gzip
import sys
import zlib

import brotli
import pytest

from tracker.inputs.archive.coding import decoded

PAGE = b"<html><p>The river is low.</p></html>" * 20
LIMIT = 4096
BURST = b"<" * 40 * LIMIT


def pieces(data: bytes, size: int = 100) -> bytes:
    parts = [data[i : i + size] for i in range(0, len(data), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def bare(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


@pytest.mark.parametrize(
    ("data", "transfer", "content"),
    [
        pytest.param(PAGE, "", "", id="plain"),
        pytest.param(PAGE, "", "identity", id="identity"),
        pytest.param(pieces(PAGE), "chunked", "", id="pieces"),
        pytest.param(pieces(PAGE)[:-5], "Chunked", "", id="pieces without an end"),
        pytest.param(pieces(PAGE).replace(b"64\r\n", b"64 ;x=y\r\n"), "chunked", "", id="pieces with notes"),
        pytest.param(PAGE, "chunked", "", id="put together when archived"),
        pytest.param(gzip.compress(PAGE), "", "gzip", id="gzip"),
        pytest.param(gzip.compress(PAGE), "", "X-GZIP", id="x-gzip"),
        pytest.param(pieces(gzip.compress(PAGE)), "chunked", "gzip", id="gzip in pieces"),
        pytest.param(PAGE, "", "gzip", id="unpacked when archived"),
        pytest.param(zlib.compress(PAGE), "", "deflate", id="deflate"),
        pytest.param(bare(PAGE), "", "deflate", id="deflate without a head"),
        pytest.param(brotli.compress(PAGE), "", "br", id="brotli"),
        pytest.param(PAGE, "", "br", id="brotli, unpacked when archived"),
        pytest.param(gzip.compress(brotli.compress(PAGE)), "", "br, gzip", id="one after the other"),
    ],
)
def test_a_page_is_read_as_its_server_meant_it(data: bytes, transfer: str, content: str) -> None:
    assert decoded(data, transfer, content, LIMIT) == PAGE


@pytest.mark.parametrize(
    ("data", "content"),
    [
        pytest.param(gzip.compress(BURST), "gzip", id="gzip"),
        pytest.param(zlib.compress(BURST), "deflate", id="deflate"),
        pytest.param(brotli.compress(BURST), "br", id="brotli"),
        pytest.param(gzip.compress(gzip.compress(b"\0" * 10**7)), "gzip, gzip", id="gzip in gzip"),
    ],
)
def test_what_bursts_is_refused(data: bytes, content: str) -> None:
    assert decoded(data, "", content, LIMIT) == "the page grows to more than 4096 bytes"


@pytest.mark.parametrize(
    ("data", "content", "told"),
    [
        pytest.param(b"\0\1\2" * 9, "gzip", "damaged", id="gzip"),
        pytest.param(b"\0\1\2" * 9, "br", "damaged", id="brotli"),
        pytest.param(PAGE, "zstd", "'zstd', which is not read", id="unknown"),
    ],
)
def test_what_cannot_be_unpacked_is_told(data: bytes, content: str, told: str) -> None:
    found = decoded(data, "", content, LIMIT)
    assert isinstance(found, str)
    assert told in found


def test_without_brotli_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    found = decoded(brotli.compress(PAGE), "", "br", LIMIT)
    assert isinstance(found, str)
    assert "python -m pip install 'tracker[archives]'" in found
