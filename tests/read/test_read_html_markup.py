import pytest

from tests.conftest import seconds
from tracker.read.html.markup import tree


def text_of(page: str) -> str:
    root = tree(page)
    return "" if root is None else "".join(root.itertext())


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<div>" * 300 + "deep" + "</div>" * 300, id="deeper than the parser goes by itself"),
        pytest.param("<div>" * 50_000 + "deep", id="deeper than it ever goes"),
        pytest.param("<ul><li>" * 5_000 + "deep", id="lists"),
        pytest.param("<table><tr><td>" * 5_000 + "deep", id="tables"),
        pytest.param("<q>" * 5_000 + "deep", id="quotations"),
        pytest.param("<b><i><u>" * 5_000 + "deep", id="never closed"),
        pytest.param("<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">deep", id="attributes"),
        pytest.param(f'<div style="{"x" * 1_000_000}">deep', id="long attribute"),
        pytest.param(f'<img src="data:{"x" * 1_000_000}"><p>deep', id="picture in the page"),
        pytest.param("a\x00b\x01\x0c\ud800 deep", id="control characters"),
        pytest.param("<!DOCTYPE html [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]><p>&b;deep", id="entities"),
        pytest.param("<!--" * 50_000 + "--><p>deep", id="comments"),
        pytest.param("<" * 100_000 + "<p>deep", id="brackets"),
        pytest.param("<?xml version='1.0' encoding='utf-16'?><html><p>deep", id="wrong declaration"),
    ],
)
def test_words_are_kept_in_little_time(page: str) -> None:
    with seconds():
        assert "deep" in text_of(page)


@pytest.mark.parametrize("page", ["", " ", "<!-- -->", "<!DOCTYPE html>"])
def test_nothing_gives_nothing(page: str) -> None:
    assert text_of(page).strip() == ""


def test_a_long_tag_keeps_what_says_something() -> None:
    root = tree(f'<body><a data-x="{"y" * 5_000}" href="/t" class="related">x</a>')
    assert dict(root.find(".//a").attrib) == {"href": "/t", "class": "related"}


@pytest.mark.parametrize("begun", ["", "<body>", "<p>Begun.</p>", "</head>"])
def test_what_stands_in_the_head_and_belongs_to_the_body_is_there(begun: str) -> None:
    head = "<html><meta charset=utf-8><title>T</title><!-- x -->"
    root = tree(f"{head}<article><h1>Bridge</h1>{begun}<p>It holds.</p></article><section>And on.</section>")
    assert root is not None
    assert [one.tag for one in root.find("head") if isinstance(one.tag, str)] == ["meta", "title"]
    assert " ".join(" ".join(root.find("body").itertext()).split()).endswith("It holds. And on.")
    assert root.find("body").find(".//h1").text == "Bridge"
