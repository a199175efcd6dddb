import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.read.decode import decode, looks_like_a_page

TEXT = "“Naïve”, she said — twice. And then she left the café for good."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(TEXT.encode(), "", id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), "", id="utf-8 with mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), "", id="utf-16-le with mark"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), "", id="utf-16-be with mark"),
        pytest.param(b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "", id="utf-32-le with mark"),
        pytest.param(b"\x00\x00\xfe\xff" + TEXT.encode("utf-32-be"), "", id="utf-32-be with mark"),
        pytest.param(TEXT.encode("utf-16-le"), "", id="utf-16-le"),
        pytest.param(TEXT.encode("utf-16-be"), "", id="utf-16-be"),
        pytest.param(TEXT.encode("cp1252"), "encoding", id="windows-1252"),
    ],
)
def test_text_is_told_by_mark_or_shape(data: bytes, code: str) -> None:
    found = decode(data)
    assert (found.text, found.code) == (TEXT, code)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"%PDF-1.7\n1 0 obj", "a PDF", id="pdf"),
        pytest.param(b"PK\x03\x04\x14\x00", "zip", id="docx"),
        pytest.param(gzip.compress(b"text"), "gzip", id="gzip"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "PNG", id="png"),
        pytest.param(b"SQLite format 3\x00rest", "SQLite", id="database"),
        pytest.param(bytes(range(32)) * 8, "binary", id="control characters"),
        pytest.param(bytes(range(256)) * 4, "binary", id="all bytes"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, words: str) -> None:
    found = decode(data)
    assert (found.text, found.code) == (None, "not-text")
    assert words in found.note


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"\n<!DOCTYPE html><p>Hello", True, id="doctype"),
        pytest.param(b"<html lang=en><p>Hello", True, id="no doctype"),
        pytest.param(b"\xef\xbb\xbf<?xml version='1.0'?>\n<!DOCTYPE html>", True, id="xhtml with a mark"),
        pytest.param(b"<!-- saved from url=(0014)about:internet -->\n<html>", True, id="after a comment"),
        pytest.param(b"The <html> element opens a page.", False, id="a text about pages"),
        pytest.param(b"<div><div><p>Hello", True, id="boxes of a page"),
        pytest.param(b"<body><p>Hello", True, id="body"),
        pytest.param(b"<p>A piece of a page", False, id="piece"),
        pytest.param(b"<divided> we stand", False, id="another word"),
    ],
)
def test_a_page_is_told_by_how_it_begins(data: bytes, expected: bool) -> None:  # noqa: FBT001  what the table has
    assert looks_like_a_page(data) is expected


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\u00a0\u2003".encode()], ids=repr)
def test_nothing_but_blanks_is_empty(data: bytes) -> None:
    assert decode(data)[:2] == (None, "empty")


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\nd\r\n").text == "a\r\nb\rc\nd\r\n"


def test_nul_is_replaced_one_for_one() -> None:
    words = "A long line of sound text with one bad character"
    assert decode(f"{words}\x00.".encode()).text == f"{words}\ufffd."


def test_damaged_utf_8_is_not_taken_for_windows_1252() -> None:
    found = decode(TEXT.encode() + b"\xe2\x80")
    assert found.text == TEXT + "\ufffd"
    assert "damaged UTF-8" in found.note


def test_half_a_character_of_utf_16_is_reported() -> None:
    found = decode(b"\xff\xfe" + TEXT.encode("utf-16-le") + b"a")
    assert found.text == TEXT + "\ufffd"
    assert found.code == "encoding"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1).map(lambda s: "Text: " * 9 + s))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()).text in (text, None)


@given(st.binary())
def test_any_bytes_give_storable_text_or_a_reason(data: bytes) -> None:
    found = decode(data)
    if found.text is None:
        assert found.code in ("empty", "not-text")
        assert found.note
    else:
        assert "\x00" not in found.text
        found.text.encode()
