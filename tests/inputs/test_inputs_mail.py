"""Are messages read with what they say of themselves, one by one, whatever is wrong with them?"""

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given as examples_of
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.conftest import seconds
from tracker import inputs
from tracker.model import Document, Form, Problem

TEXT = "“The bridge will hold,” Ann Lee told Reuters.\n"
LONG = TEXT * 10
PAGE = "<p>The bridge <b>will</b> hold.</p>"
HEAD = b"Subject: Bridge opens\nFrom: Ann Lee <ann@gazette.example>\nDate: Mon, 4 Mar 2024 09:30:00 +0100\n"


def mail(text: str | None = LONG, page: str | None = None, charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "Bridge opens"
    made["From"] = "Ann Lee <ann@gazette.example>"
    made["Date"] = "Mon, 4 Mar 2024 09:30:00 +0100"
    if text is not None:
        made.set_content(text, charset=charset)
    if page is not None:
        (made.add_alternative if text is not None else made.set_content)(page, subtype="html", charset=charset)
    return made


def read(tmp_path: Path, data: bytes, name: str = "a.eml", limit: int = 100_000) -> list[Document | Problem]:
    (tmp_path / name).write_bytes(data)
    found = inputs.documents([str(tmp_path / name)], limit=limit)
    return [item for item in found if isinstance(item, Document | Problem)]


def one(tmp_path: Path, data: bytes) -> Document:
    (found,) = read(tmp_path, data)
    assert isinstance(found, Document), found
    return found


def test_a_message_has_a_title_a_writer_and_a_date(tmp_path: Path) -> None:
    found = one(tmp_path, mail().as_bytes())
    assert (found.data.decode(), found.form) == (LONG, Form.TEXT)
    assert [(fact.field, fact.value, fact.rule) for fact in found.facts] == [
        ("title", "Bridge opens", "mail"),
        ("byline", "Ann Lee", "mail"),
        ("published", "2024-03-04T09:30:00+01:00", "mail"),
    ]


@pytest.mark.parametrize(
    ("made", "form", "data"),
    [
        pytest.param(mail(), Form.TEXT, LONG, id="plain"),
        pytest.param(mail(LONG, PAGE), Form.TEXT, LONG, id="both"),
        pytest.param(mail("See the other part.", PAGE), Form.PAGE, f"{PAGE}\n", id="plain only says so"),
        pytest.param(mail(TEXT, "<style>b{}</style><p>See."), Form.TEXT, TEXT, id="page only says so"),
        pytest.param(mail(None, PAGE), Form.PAGE, f"{PAGE}\n", id="page"),
        pytest.param(mail("Short.\n"), Form.TEXT, "Short.\n", id="short"),
        pytest.param(mail(LONG.replace("bridge", "мост"), charset="windows-1251"), Form.TEXT, None, id="charset"),
    ],
)
def test_the_text_is_the_plain_part_unless_the_page_has_more(
    made: EmailMessage, form: Form, data: str | None, tmp_path: Path
) -> None:
    found = one(tmp_path, made.as_bytes())
    assert found.form is form
    assert found.data.decode() == (data if data is not None else LONG.replace("bridge", "мост"))


def test_attachments_are_not_the_text(tmp_path: Path) -> None:
    made = mail(None)
    made.set_content(PAGE, subtype="html")
    made.add_attachment("Notes. " * 99, filename="notes.txt")
    text, problem = read(tmp_path, made.as_bytes())
    assert isinstance(text, Document)
    assert text.form is Form.PAGE
    assert isinstance(problem, Problem)
    assert (problem.fatal, problem.message) == (
        False, "1 attachment is not read: save what is to be read, and give the file",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", "One \ntwo.\n-- \nAnn\n"),
        ("; format=flowed", "One two.\n-- \nAnn\n"),
        ("; format=Flowed; delsp=yes", "Onetwo.\n-- \nAnn\n"),
    ],
)
def test_wrapped_paragraphs_are_joined_where_the_message_says_so(more: str, expected: str, tmp_path: Path) -> None:
    data = HEAD + f"Content-Type: text/plain{more}\n\nOne \ntwo.\n-- \nAnn\n".encode()
    assert one(tmp_path, data).data.decode() == expected


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("Subject: =?utf-8?q?Caf=C3=A9?= opens", {"title": "Café opens"}),
        ("Subject: =?utf-8?b?!!!?= =?no-such?q?x?=", {"title": "=?utf-8?b?!!!?= =?no-such?q?x?="}),
        ("Subject:  two\n  lines", {"title": "two lines"}),
        ("From: ann@gazette.example", {"byline": "ann@gazette.example"}),
        ("Date: yesterday", {}),
        ("Date: Mon, 99 Mar 2024 09:30:00 +9999", {}),
        ("Date: Mon, 4 Mar 2024 09:30:00 -0000", {"published": "2024-03-04T09:30:00"}),
    ],
)
def test_fields_of_all_kinds(field: str, facts: dict[str, str], tmp_path: Path) -> None:
    found = one(tmp_path, f"{field}\n\n{TEXT}".encode())
    assert {fact.field: fact.value for fact in found.facts} == facts


def boxed(*messages: bytes) -> bytes:
    return b"".join(b"From ann@gazette.example Mon Mar  4 09:30:00 2024\n" + message + b"\n" for message in messages)


def test_a_mailbox_gives_its_messages_in_order(tmp_path: Path) -> None:
    data = boxed(*(HEAD + b"\nMessage %d\n>From afar.\nFrom here on.\n" % n for n in range(3)))
    found = read(tmp_path, data, "a.mbox")
    assert [item.path for item in found] == [f"{tmp_path}/a.mbox:{n}" for n in (1, 2, 3)]
    assert isinstance(found[1], Document)
    assert found[1].data == b"Message 1\nFrom afar.\nFrom here on.\n\n"


def test_a_message_that_is_too_large_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    data = boxed(HEAD + b"\none\n", HEAD + b"\n" + b"x" * 200_000 + b"\n", HEAD + b"\nthree\n")
    found = read(tmp_path, data, "a.mbox", limit=1000)
    assert [item.code if isinstance(item, Problem) else "" for item in found] == ["", "too-large", ""]
    (found_alone,) = read(tmp_path, HEAD + b"\n" + b"x" * 2000, limit=1000)
    assert isinstance(found_alone, Problem)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(b"", "a.eml", "empty", id="nothing"),
        pytest.param(b"no mailbox\n", "a.mbox", "empty", id="no mailbox"),
        pytest.param(HEAD + b"Content-Type: image/png\n\nx", "a.eml", "empty", id="picture"),
        pytest.param(
            b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)),
            "a.eml", "too-many-parts", id="deep",
        ),
        pytest.param(
            b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 30_000, "a.eml", "too-many-parts",
            id="wide",
        ),
    ],
)  # fmt: skip
def test_what_holds_no_text_or_is_made_to_be_a_burden_is_told(
    data: bytes, name: str, code: str, tmp_path: Path
) -> None:
    with seconds():
        (found,) = read(tmp_path, data, name, limit=10**6)
    assert isinstance(found, Problem)
    assert (found.code, found.fatal) == (code, True)


PIECES = st.sampled_from(
    [b"Content-Type: ", b"multipart/mixed", b"text/plain", b"text/html", b"; boundary=", b"a", b"\n", b"\n\n", b"--a",
     b"--", b"charset=", b"utf-16", b"Content-Transfer-Encoding: ", b"base64", b"quoted-printable", b"uuencode",
     b"=?utf-8?q?", b"?=", b"Subject: ", b"From: ", b"Date: ", b"From ", b"\xff\xfe\0", b"=4", b"begin 6 x\n"]
)  # fmt: skip


@examples(max_examples=300, deadline=None)
@examples_of(st.lists(PIECES | st.binary(max_size=8), max_size=40).map(b"".join), st.sampled_from(["a.eml", "a.mbox"]))
def test_no_bytes_break_it(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    found = read(tmp_path_factory.mktemp("mail"), data, name)
    assert found
