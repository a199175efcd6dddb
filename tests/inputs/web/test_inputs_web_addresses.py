import pytest

from tracker.inputs.web.addresses import Address, address, is_address, joined


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        pytest.param("https://Example.ORG", "https://example.org/", id="bare host"),
        pytest.param("HTTP://example.org:80/a", "http://example.org/a", id="usual port"),
        pytest.param("https://example.org:8443/a?b=c", "https://example.org:8443/a?b=c", id="other port"),
        pytest.param("https://example.org/a#part", "https://example.org/a", id="fragment"),
        pytest.param("https://example.org/a/../b/./c", "https://example.org/b/c", id="dots"),
        pytest.param("https://example.org./a", "https://example.org/a", id="final dot"),
        pytest.param("https://example.org/wörter?q=ü", "https://example.org/w%C3%B6rter?q=%C3%BC", id="letters"),
        pytest.param("https://straße.example/", "https://xn--strae-oqa.example/", id="international"),
        pytest.param(
            "https://ΑΘΗΝΑ.example:8443/", "https://xn--mxaard0a.example:8443/", id="international in capitals"
        ),
        pytest.param("http://①②⑦.0.0.1/", "http://127.0.0.1/", id="circled digits"),
        pytest.param("http://[::FFFF:127.0.0.1]/", "http://[::ffff:127.0.0.1]/", id="IPv6"),
        pytest.param("http://2130706433/", "http://2130706433/", id="one number"),
    ],
)
def test_an_address_has_one_normal_form(given: str, normal: str) -> None:
    found = address(given)
    assert isinstance(found, Address)
    assert str(found) == normal
    assert address(normal) == found


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param("ftp://example.org/", "only http and https", id="ftp"),
        pytest.param("file:///etc/passwd", "only http and https", id="file"),
        pytest.param("gopher://example.org/", "only http and https", id="gopher"),
        pytest.param("https://ann:secret@example.org/", "user name or a password", id="password"),
        pytest.param("https://ann@example.org/", "user name or a password", id="user"),
        pytest.param("https://ann@straße.example/", "user name or a password", id="user, international"),
        pytest.param("https:///story", "names no host", id="no host"),
        pytest.param("https://./story", "names no host", id="only a dot"),
        pytest.param("http://example.org\\@127.0.0.1/", "no address", id="backslash"),
        pytest.param("http://exam ple.org/", "no address", id="blank"),
        pytest.param("http://example.org/\r\nHost: other", "no address", id="line end"),
        pytest.param("http://example.org/\x00", "no address", id="NUL"),
        pytest.param("http://example.org/\ud800", "no address", id="lone surrogate"),
        pytest.param("http://example.org:99999/", "no address", id="port"),
        pytest.param("http://[::1/", "no address", id="bracket"),
        pytest.param("http://xn--a\u0338.example/", "no address", id="no international name"),
        pytest.param("https://example.org/" + "a" * 5000, "no address", id="long"),
    ],
)
def test_what_is_no_address_is_told(given: str, words: str) -> None:
    found = address(given)
    assert isinstance(found, str)
    assert words in found
    assert "secret" not in found


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://example.org/a", True), ("FTP://example.org", True), ("file:///x", True),
        ("story.txt", False), ("a:b.txt", False), ("C:\\news\\a.txt", False), ("http:/x", False), ("-", False),
    ],
)  # fmt: skip
def test_addresses_are_told_from_paths(given: str, *, meant: bool) -> None:
    assert is_address(given) is meant


@pytest.mark.parametrize(
    ("location", "leads"),
    [
        pytest.param("/b", "https://example.org/b", id="path"),
        pytest.param("b?c", "https://example.org/news/b?c", id="beside"),
        pytest.param("//other.example/b", "https://other.example/b", id="host"),
        pytest.param(" https://other.example/ ", "https://other.example/", id="blanks around"),
        pytest.param("http://other.example:8080/", "http://other.example:8080/", id="whole"),
        pytest.param("file:///etc/passwd", None, id="file"),
        pytest.param("javascript:alert(1)", None, id="script"),
        pytest.param("https://ann:secret@example.org/", None, id="password"),
        pytest.param("http://[bad/", None, id="broken"),
    ],
)
def test_a_redirect_leads_from_where_it_stands(location: str, leads: str | None) -> None:
    base = address("https://example.org/news/a?x=y")
    assert isinstance(base, Address)
    found = joined(base, location)
    assert (str(found) if isinstance(found, Address) else None) == leads
