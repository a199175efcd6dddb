import pytest

from tracker.read.html.charsets import characters

WORDS = "Überall „stille“ – naïve Façade"


def page(charset: str, words: str = WORDS, encoding: str | None = None) -> bytes:
    text = f'<!DOCTYPE html><html><head><meta charset="{charset}"></head><body>{words}</body></html>'
    return text.encode(encoding or charset)


@pytest.mark.parametrize(
    ("data", "carried", "words"),
    [
        pytest.param(page("utf-8"), None, WORDS, id="utf-8"),
        pytest.param(page("iso-8859-1", encoding="cp1252"), None, WORDS, id="latin-1 means windows-1252"),
        pytest.param(page("us-ascii", encoding="cp1252"), None, WORDS, id="ascii does, too"),
        pytest.param(page("none", encoding="cp1252"), "ISO-8859-1", WORDS, id="what the carrier says"),
        pytest.param(page("utf-8", "Цены растут", "koi8-r"), "koi8-r", "Цены растут", id="carrier before page"),
        pytest.param(page("windows-1251", "Цены растут"), None, "Цены растут", id="cyrillic"),
        pytest.param(page("gb2312", "价格上涨镕", "gb18030"), None, "价格上涨镕", id="gb2312 means gb18030"),
        pytest.param(page("shift_jis", "値上げ①", "cp932"), None, "値上げ①", id="shift_jis means windows-31j"),
        pytest.param(page("euc-kr", "물가 상승", "cp949"), None, "물가 상승", id="euc-kr"),
        pytest.param(page("iso-2022-jp", "値上げ"), None, "値上げ", id="seven bits"),
        pytest.param(b"\xef\xbb\xbf" + page("iso-8859-1", encoding="utf-8"), "koi8-r", WORDS, id="mark before all"),
        pytest.param(b"\xff\xfe" + page("utf-8", encoding="utf-16-le"), None, WORDS, id="utf-16 with a mark"),
        pytest.param(page("utf-16", encoding="utf-8"), None, WORDS, id="utf-16 cannot be said in ASCII"),
        pytest.param(b"<?xml version='1.0' encoding='iso-8859-15'?><html>\xa4", None, "€", id="xml declaration"),
    ],
)
def test_the_rules_of_the_web_tell_the_encoding(data: bytes, carried: str | None, words: str) -> None:
    found = characters(data, carried)
    assert words in (found.text or "")
    assert found.code == ""


@pytest.mark.parametrize(
    ("data", "carried", "words", "note"),
    [
        pytest.param(
            page("iso-8859-1", encoding="utf-8"), None, WORDS, "said to be iso-8859-1, but is UTF-8", id="utf-8"
        ),
        pytest.param(page("utf-8", encoding="utf-8") + b"\xff", None, WORDS, "damaged UTF-8", id="one bad byte"),
        pytest.param(page("utf-8", WORDS, "cp1252"), None, "berall", "said to be utf-8, but read as", id="not utf-8"),
        pytest.param(page("big5", "caf\xe9 \xff", "latin-1"), None, "caf", "said to be big5, but", id="not big5"),
        pytest.param(page("", WORDS * 20, "cp1252"), None, "stille", "says nothing of its encoding", id="silent"),
        pytest.param(page("rot13", WORDS * 20, "cp1252"), None, "stille", "read as", id="no encoding of text"),
    ],
)
def test_doubt_is_told(data: bytes, carried: str | None, words: str, note: str) -> None:
    found = characters(data, carried)
    assert words in (found.text or "")
    assert (found.code, note in found.note) == ("encoding", True), found.note


@pytest.mark.parametrize("label", ["zlib", "base64", "unicode_escape", "idna", "utf-7", "\udcff", "a" * 200, ""])
def test_a_label_of_anything_else_does_no_harm(label: str) -> None:
    assert characters(b"<html>plain words", label).text == "<html>plain words"


@pytest.mark.parametrize("data", [b"%PDF-1.7 ", bytes(range(32)) * 20, b"<html>" + bytes(range(9)) * 900], ids=repr)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert characters(data)[:2] == (None, "not-text")
