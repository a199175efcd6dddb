from typing import Any

import pytest

from tracker.inputs import web
from tracker.model import Document, Fact, Form, Problem, Retrieval

RSS = '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Harbour Post</title></channel></rss>'


def only(found: Any) -> Any:
    (item,) = found
    return item


@pytest.mark.parametrize(
    ("kind", "body", "form", "charset"),
    [
        pytest.param("text/html", "<p>a", Form.PAGE, None, id="page"),
        pytest.param('Text/HTML; Charset="ISO-8859-2"', "<p>a", Form.PAGE, "iso-8859-2", id="page with a charset"),
        pytest.param("application/xhtml+xml", "<html/>", Form.PAGE, None, id="XHTML"),
        pytest.param("text/xml", "<!DOCTYPE html><html/>", Form.PAGE, None, id="page called XML"),
        pytest.param("application/octet-stream", "\n<!-- a --><html>", Form.PAGE, None, id="page called bytes"),
        pytest.param("text/plain; charset=utf-8", "A text.", Form.TEXT, "utf-8", id="text"),
        pytest.param("text/markdown", "# A text", Form.TEXT, None, id="markdown"),
        pytest.param("", "A text.", Form.TEXT, None, id="nothing said"),
        pytest.param("application/json", '{"text": "a"}', Form.RECORD, None, id="record"),
        pytest.param("nonsense; charset", "a", None, None, id="nonsense"),
        pytest.param("image/png", "\x89PNG", None, None, id="picture"),
        pytest.param("application/pdf", "%PDF-", None, None, id="PDF"),
    ],
)
def test_an_answer_is_what_it_is_called_and_looks_like(
    newsroom: Any, visitor: Any, kind: str, body: str, form: Form | None, charset: str | None
) -> None:
    url = newsroom.serve("/a", body, content_type=kind)
    found = only(web.documents(url, visitor()))
    if form is None:
        assert isinstance(found, Problem)
        assert (found.path, found.code, found.fatal) == (url, "not-text", True)
    else:
        assert (found.path, found.form, found.charset, found.data) == (url, form, charset, body.encode())


def test_a_document_knows_where_it_came_from(newsroom: Any, visitor: Any) -> None:
    newsroom.serve("/old", status=302, Location="/new")
    newsroom.serve("/new", "<p>a")
    found = only(web.documents(newsroom.url("/old#part"), visitor()))
    assert isinstance(found, Document)
    assert found.path == newsroom.url("/old")
    assert found.facts == (Fact("url", newsroom.url("/new"), newsroom.url("/old"), None, "address"),)
    assert found.retrieval
    assert found.retrieval.final == newsroom.url("/new")


def test_what_has_not_changed_is_a_retrieval_alone(newsroom: Any, visitor: Any) -> None:
    url = newsroom.serve("/a", "<p>a", ETag='"1"')
    first = only(web.documents(url, visitor())).retrieval

    class Memory:
        def last(self, asked: str, _: object) -> Retrieval | None:
            return first if asked == url else None

    again = only(web.documents(url, visitor(Memory())))
    assert isinstance(again, Retrieval)
    assert (again.status, again.sha256) == (304, first.sha256)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        pytest.param("ftp://example.org/a", "bad-address", id="scheme"),
        pytest.param("http://ann:secret@example.org/a", "bad-address", id="password"),
        pytest.param("http://10.0.0.1/a", "refused", id="private"),
    ],
)
def test_what_cannot_be_had_is_a_problem(visitor: Any, given: str, code: str) -> None:
    found = only(web.documents(given, visitor()))
    assert isinstance(found, Problem)
    assert (found.path, found.code, found.step, found.fatal) == (given.replace("ann:secret", "..."), code, "read", True)


def test_without_a_visitor_nothing_is_fetched() -> None:
    found = only(web.documents("https://example.org/", None))
    assert isinstance(found, Problem)
    assert "nothing is fetched here" in found.message
