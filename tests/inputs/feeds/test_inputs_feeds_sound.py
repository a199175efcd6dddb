import xml.etree.ElementTree as ET

import pytest

from tests.conftest import seconds
from tracker.inputs.feeds.sound import Sound, sound


def rss(items: str, head: str = "<title>Post</title>", root: str = '<rss version="2.0">') -> str:
    return f"{root}<channel>{head}{items}</channel></rss>"


def titles(data: str | bytes, charset: str | None = None) -> list[str]:
    found = sound(data if isinstance(data, bytes) else data.encode(), charset)
    assert isinstance(found, Sound), found
    tree = ET.fromstring(found.data)  # noqa: S314  what we made safe
    return ["".join(title.itertext()) for item in tree.iter("item") for title in item.iter("title")]


ITEM = "<item><title>{}</title></item>"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param("Tom &amp; Ann", "Tom & Ann", id="sound"),
        pytest.param("Tom & Ann", "Tom & Ann", id="bare ampersand"),
        pytest.param("a&b=c;d", "a&b=c;d", id="bare ampersand before a semicolon"),
        pytest.param("caf&eacute;&nbsp;x", "café\xa0x", id="entities of HTML"),
        pytest.param("&LT;b&GT; &AMP;", "<b> &", id="entities of HTML that are markup"),
        pytest.param("&unheard;", "&unheard;", id="unknown entity"),
        pytest.param("&#8220;x&#x201d;", "“x”", id="numbers"),
        pytest.param("a\x0bb\x00c", "a b c", id="control characters"),
        pytest.param("<![CDATA[Tom & Ann <b>]]>", "Tom & Ann <b>", id="CDATA"),
        pytest.param("<![CDATA[Tom & Ann]]> & more", "Tom & Ann & more", id="CDATA and a bare ampersand"),
        pytest.param("<o:p>x</o:p>", "x", id="prefix that nobody explains"),
    ],
)
def test_what_is_commonly_wrong_is_mended(printed: str, read: str) -> None:
    assert titles(rss(ITEM.format(printed))) == [read]


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        pytest.param(rss(ITEM.format("Š “x”")).encode(), None, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + rss(ITEM.format("Š “x”")).encode(), "iso-8859-1", id="mark"),
        pytest.param(("\ufeff" + rss(ITEM.format("Š “x”"))).encode("utf-16-le"), None, id="UTF-16"),
        pytest.param(rss(ITEM.format("Š “x”")).encode("cp1250"), "windows-1250", id="server"),
        pytest.param(rss(ITEM.format("Š “x”")).encode("cp1252"), "iso-8859-1", id="Latin-1, as the web has it"),
        pytest.param(rss(ITEM.format("Š “x”")).encode(), "iso-8859-1", id="UTF-8 that is called otherwise"),
        pytest.param(
            b'<?xml version="1.0" encoding="windows-1250"?>' + rss(ITEM.format("Š “x”")).encode("cp1250"),
            None,
            id="declaration",
        ),
        pytest.param(
            b"<?xml version='1.0' encoding='nonsense'?>" + rss(ITEM.format("Š “x”")).encode(), "rot13", id="no charsets"
        ),
    ],
)
def test_charsets(data: bytes, charset: str | None) -> None:
    assert titles(data, charset) == ["Š “x”"]


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "undefined", "unicode_escape", "rot13", "zlib", "\x00", "a" * 500]
)
def test_what_is_no_charset_of_texts_is_passed_over(charset: str) -> None:
    data = rss(ITEM.format("a")).encode() + b"<!-- \xff -->"
    assert titles(data, charset) == ["a"]


def test_what_is_whole_of_a_broken_feed_is_kept() -> None:
    broken = rss("<item><title>a</title></item><item><title>b</item><item><title>c</title></item><item><title>d")
    found = sound(broken.removesuffix("</channel></rss>").encode(), None)
    assert isinstance(found, Sound)
    assert found.lost == 2
    assert titles(broken) == ["a", "c"]


def laughs(levels: int) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE rss [<!ENTITY l0 "lol">{entities}]>' + rss(ITEM.format(f"x &l{levels - 1}; y"))


@pytest.mark.parametrize(
    ("data", "read"),
    [
        pytest.param(laughs(12), "x &l11; y", id="billion laughs"),
        pytest.param(
            f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>' + rss(ITEM.format("&a;" * 1000)),
            "&a;" * 1000,
            id="quadratic",
        ),
        pytest.param(
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(ITEM.format("&x;")), "&x;", id="file"
        ),
        pytest.param(
            '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">' + rss(ITEM.format("a")), "a", id="outer definitions"
        ),
        pytest.param(
            '<!DOCTYPE rss [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>' + rss(ITEM.format("a")),
            "a",
            id="parameter",
        ),
        pytest.param(
            '<?xml version="1.0"?><!-- a --><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/r.dtd">'
            + rss(ITEM.format("a")),
            "a",
            id="that of RSS 0.91",
        ),
    ],
)
def test_entities_of_a_feed_stand_for_nothing(data: str, read: str) -> None:
    with seconds():
        assert titles(data) == [read]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param("", "no well-formed XML", id="nothing"),
        pytest.param("a text", "no well-formed XML", id="text"),
        pytest.param('{"a": 1}', "no well-formed XML", id="JSON"),
        pytest.param("\x00\x01\x02", "no well-formed XML", id="bytes"),
        pytest.param(rss(ITEM.format("<a>" * 20_000 + "</a>" * 20_000)), "inside one another", id="deep"),
        pytest.param(rss("<a " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"), "attributes", id="wide"),
        pytest.param("<a " * 500_000, "no well-formed XML", id="tags without end"),
        pytest.param("<rss" * 500_000, "no well-formed XML", id="roots without end"),
        pytest.param("<rss>" + "<![CDATA[" * 200_000, "no well-formed XML", id="CDATA without end"),
        pytest.param("<rss><channel>" + "<item>" * 200_000, "inside one another", id="entries without end"),
        pytest.param("<!DOCTYPE rss [" * 200_000, "no well-formed XML", id="DOCTYPE without end"),
        pytest.param("<!--" * 500_000, "no well-formed XML", id="comments without end"),
        pytest.param("<?a " * 500_000, "no well-formed XML", id="instructions without end"),
        pytest.param("<rss>" + "&" * 1_000_000, "no well-formed XML", id="ampersands"),
        pytest.param(rss("<item/>" * 100_000), "more than 100,000 elements", id="many"),
        pytest.param("<rss " + "a" * 1_000_000 + ">" + "<item></b></item>" * 100_000, "no well-formed", id="long root"),
        pytest.param("<rss>" + "<item></b></item>" * 400_000, "no well-formed XML", id="many that are broken"),
        pytest.param("<rss " + "x:a='' " * 200_000, "no well-formed XML", id="prefixes"),
    ],
)
def test_what_cannot_be_mended_is_told_and_soon(data: str, words: str) -> None:
    with seconds():
        found = sound(data.encode(), None)
    assert isinstance(found, str)
    assert words in found
