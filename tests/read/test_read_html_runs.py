import pytest

from tracker import lexicon
from tracker.read.html.markup import tree
from tracker.read.html.runs import MOST, Run, numbers, runs

PAGES = lexicon.load().pages


def found_in(body: str) -> list[Run]:
    return runs(tree(f"<html><body>{body}</body></html>"), PAGES)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>One<p>Two", ["One", "Two"], id="paragraphs"),
        pytest.param("<div>One<br>Two<br/> Three</div>", ["One", "Two", "Three"], id="line breaks"),
        pytest.param("<p> One\n  and\ttwo </p>", ["One and two"], id="blanks"),
        pytest.param("<p>One <b>bold</b>, <i> slanted </i>word</p>", ["One bold, slanted word"], id="inline"),
        pytest.param("<p>One<b> </b>two</p>", ["One two"], id="a blank between elements"),
        pytest.param("<p>A\u00a0B &nbsp; C</p>", ["A\u00a0B \u00a0 C"], id="hard blanks stay"),
        pytest.param("<p>One <!-- no --> two <script>no</script>three</p>", ["One two three"], id="comment and script"),
        pytest.param("<p>She said <q>no</q>.</p>", ["She said “no”."], id="q"),
        pytest.param("<p>She said <q> no </q>, then.</p>", ["She said “no”, then."], id="q with blanks"),
        pytest.param("<p><q>He said <q>no</q></q></p>", ["“He said ‘no’”"], id="q in q"),
        pytest.param("<p><q>“no”</q> she said</p>", ["“no” she said"], id="q with marks"),
        pytest.param("<p><q><b>no</b></q> she said</p>", ["“no” she said"], id="q around an element"),
        pytest.param("<p><q></q>word</p>", ["word"], id="empty q"),
        pytest.param("<ul><li>One<li>Two</ul>", ["One", "Two"], id="list"),
        pytest.param("<table><tr><td>One<td>Two</table>", ["One", "Two"], id="cells"),
        pytest.param("<blockquote>Words<cite>Ann Lee</cite></blockquote>", ["Words", "Ann Lee"], id="cite is a line"),
        pytest.param("<p>In <cite>The Book</cite> it says</p>", ["In The Book it says"], id="cite is none elsewhere"),
        pytest.param("<p>&lt;b&gt; &amp;amp; &#8220;x&#8221;</p>", ["<b> &amp; “x”"], id="entities"),
        pytest.param("<p>\u2801\u2802 dots</p>", ["\u2801\u2802 dots"], id="signs like our own"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_run_is_what_stands_on_a_line(body: str, expected: list[str]) -> None:
    assert [run.text for run in found_in(body)] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param('<p>As <a href="/t">TASS</a> said', [("TASS", "/t")], id="in words"),
        pytest.param('<p>As<a href="/t"> TASS </a>said', [("TASS", "/t")], id="blanks are not part"),
        pytest.param('<p><q><a href="/t">No</a></q>', [("No", "/t")], id="after a mark"),
        pytest.param('<a href="/t"><p>One</p><p>Two</p></a>', [("One", "/t"), ("Two", "/t")], id="over paragraphs"),
        pytest.param('<p><a href="/t"></a><a href="/u"> </a><a>no</a> word', [], id="without words or address"),
        pytest.param('<p>A <a href=" /t ">b<br>c</a> d', [("b", "/t"), ("c", "/t")], id="over a line break"),
    ],
)
def test_links_stand_where_they_say(body: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.text[a.start : a.end], a.address) for r in found_in(body) for a in r.anchors] == expected


@pytest.mark.parametrize(
    ("body", "beside"),
    [
        ("<div class='relatedStories'><p>x</p></div>", True),
        ("<div id='comments-12'><p>x</p></div>", True),
        ("<aside><p>x</p></aside>", True),
        ("<article class='with-comments'><p>x</p></article>", False),
        ("<div class='readable'><p>x</p></div>", False),
        ("<blockquote><footer>x</footer></blockquote>", False),
    ],
)
def test_what_stands_beside_an_article_says_so(body: str, beside: bool) -> None:  # noqa: FBT001  what the table has
    assert [run.beside for run in found_in(body)] == [beside]


@pytest.mark.parametrize(
    ("body", "perhaps"),
    [
        ("<div hidden><p>x</p></div>", True),
        ("<div style='display: none'><p>x</p></div>", True),
        ("<div class='paywall'><p>x</p></div>", True),
        ("<p class='paywall'>x</p>", False),
    ],
)
def test_what_may_stand_beside_an_article_or_is_hidden(body: str, perhaps: bool) -> None:  # noqa: FBT001  likewise
    assert [(run.perhaps, run.beside) for run in found_in(body)] == [(perhaps, False)]


def test_numbers_survive_in_the_tree() -> None:
    root = tree("<html><body>" + "<p>A <b>b</b> \u2801\u2805</p><p> </p>" * 600 + "</body></html>")
    every = runs(root, PAGES)
    assert len(every) == 600
    assert numbers("".join(root.itertext())) == list(range(600))


def test_runs_beyond_what_can_be_numbered_are_left_out() -> None:
    assert len(found_in("<p>a" * (MOST + 10))) == MOST
