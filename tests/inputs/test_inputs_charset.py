import pytest

from tracker.inputs.charset import utf8


@pytest.mark.parametrize(
    ("data", "charset", "expected"),
    [
        ("Мост".encode("cp1251"), "windows-1251", "Мост".encode()),
        ("Мост".encode(), "utf-8", "Мост".encode()),
        ("café".encode("latin1"), "ISO-8859-1", "café".encode()),
        (b"caf\xe9", "utf-8", b"caf\xe9"),
        (b"caf\xe9", None, b"caf\xe9"),
        (b"caf\xe9", "", b"caf\xe9"),
        (b"caf\xe9", "no such thing", b"caf\xe9"),
        (b"cafe", "rot13", b"cafe"),
        (b"cafe", "base64", b"cafe"),
        (b"caf\\xe9", "unicode_escape", b"caf\\xe9"),
        (b"a\0", "a\0b", b"a\0"),
    ],
)
def test_what_a_carrier_says_is_believed_when_it_can_be(data: bytes, charset: str | None, expected: bytes) -> None:
    assert utf8(data, charset) == expected
