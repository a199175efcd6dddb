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


SILENT = {
    "cp1252": [
        "“El señor Muñoz llegó mañana”, dijo la niña. Año nuevo, información y corazón.",
        "“We met Señor Peña,” Ann Lee said — the naïve façade fell, and the bridge will hold for years.",
        "« Le pont tiendra », a déclaré Ann Lee à l’agence. Où êtes-vous, garçon ?",
        "”Bron håller i hundra år”, sade Åsa Öberg på måndagen. Hon är där.",
    ],
    "cp1250": ["„Most vydrží sto let“, řekl Tomáš ve středu. Příliš žluťoučký kůň."],
    "cp1251": ["«Мост простоит сто лет», — сказала Анна Ли в среду агентству."],
    "koi8-r": ["Мост простоит сто лет, сказала Анна Ли в среду агентству."],
    "cp1253": ["«Η γέφυρα θα αντέξει εκατό χρόνια», είπε η Άννα."],
    "cp1254": ["“Köprü yüz yıl dayanacak” dedi Ayşe Öztürk. İstanbul'da şöyle oldu."],
    "cp932": ["「橋は百年もつ」とアン・リーは語った。水曜日に通信社が伝えた。"],
    "gb18030": ["“这座桥将屹立一百年，”安·李周三对通讯社说。"],
    "cp949": ["“다리는 백 년 동안 버틸 것이다”라고 앤 리가 수요일 통신사에 말했다."],
}


@pytest.mark.parametrize(
    ("encoding", "words"), [(encoding, words) for encoding, each in SILENT.items() for words in each]
)
def test_pages_that_say_nothing_are_read_as_their_language_is_written(encoding: str, words: str) -> None:
    for times in (1, 6):
        found = characters(f"<html><body><p>{words * times}</p></body></html>".encode(encoding))
        assert words * times in (found.text or "")
        assert found.note.startswith("says nothing of its encoding, read as ")


def test_the_language_that_a_page_states_tells_how_its_latin_letters_are_written() -> None:
    words = "„Tiltas stovės šimtą metų“, – sakė Živilė Šimkūnaitė trečiadienį."
    assert words in (characters(f"<html lang='lt-LT'><p>{words}".encode("cp1257")).text or "")
