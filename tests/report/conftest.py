"""Records made by hand, and files of what was printed last time."""

import io
import re
from pathlib import Path
from typing import Protocol

import pytest

from tracker.model import (
    Appearance,
    Article,
    Attribution,
    Block,
    Change,
    ChangeKind,
    Citation,
    Extract,
    Fact,
    Flag,
    Hop,
    Kind,
    Link,
    LinkKind,
    Origin,
    Problem,
    Proof,
    Quotation,
    Relation,
    Role,
    Said,
    Span,
    Speaker,
    SpeakerKind,
    Summary,
    Trace,
    TracedChain,
    Turn,
    Warn,
)

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "report"

TEXT = """Harbour talks "are on course"

Port minister Ana Lorca told Radio Costa on Monday that “the harbour [sic] stays open [laughs]”.

She said the unions had agreed.

Critics call it the “ghost port”.

Subscribe to our newsletter

Harbour Post
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    try:
        parser.addoption("--update", action="store_true", help="write the snapshots anew")
    except ValueError:
        return  # another conftest has it already


class Snapshot(Protocol):
    """Compares what was printed with the file of that name."""

    def __call__(self, name: str, printed: str) -> None: ...


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    def compare(name: str, printed: str) -> None:
        path = SNAPSHOTS / name
        if request.config.getoption("--update", default=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(printed, encoding="utf-8")
        assert printed == path.read_text(encoding="utf-8"), f"{path} differs: run with --update and read the diff"

    return compare


class Terminal(io.StringIO):
    """A terminal that keeps what was printed on it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A colour terminal of 80 columns."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    return Terminal()


def _span(words: str, text: str = TEXT) -> Span:
    found = re.search(re.escape(words), text)
    assert found
    return Span(*found.span())


def _quotation(number: int, words: str, kind: Kind, marks: int = 1, role: Role = Role.BODY) -> Quotation:
    start, end = _span(words)
    return Quotation(f"q{number}", "a1", start, end, Span(start - marks, end + marks), words, kind, number, role)


def _attribution(quotation: Quotation, **fields: object) -> Attribution:
    empty = {
        "cue": None, "source": None, "speakers": (), "hedge": None, "citations": (), "rule": "none", "confidence": 0.5
    }  # fmt: skip
    return Attribution(quotation=quotation.id, kind=quotation.kind, **(empty | fields))  # type: ignore[arg-type]


@pytest.fixture
def extract() -> Extract:
    """One article with a quotation of each kind."""
    lines = [(match.start(), match.end()) for match in re.finditer(r".+", TEXT)]
    roles = [Role.HEADLINE, Role.BODY, Role.BODY, Role.BODY, Role.FURNITURE, Role.CREDIT]
    facts = (
        Fact("outlet", "Harbour Post", "Harbour Post", _span("Harbour Post"), "closing line"),
        Fact("published", "2023-05-02", "", None, "option"),
    )
    article = Article(
        "a1", "https://post.example/1", "texts/harbour.txt", TEXT, "https://post.example/1", TEXT.splitlines()[0],
        "Harbour Post", None, "2023-05-02", None, None,
        tuple(Block(start, end, role) for (start, end), role in zip(lines, roles, strict=True)), facts,
    )  # fmt: skip
    quotations = (
        _quotation(0, "are on course", Kind.MIXED, role=Role.HEADLINE),
        _quotation(1, "the harbour [sic] stays open [laughs]", Kind.DIRECT),
        _quotation(2, "the unions had agreed", Kind.INDIRECT, marks=0),
        _quotation(3, "ghost port", Kind.UNATTRIBUTED),
    )
    lorca = Speaker("Ana Lorca", SpeakerKind.PERSON, "full name")
    radio = Citation("radio-costa", "Radio Costa", "told Radio Costa", _span("told Radio Costa"), Relation.TOLD)
    carried = Citation("radio-costa", "Radio Costa", radio.printed, radio.span, Relation.TOLD, inherited=True)
    return Extract(
        article,
        quotations,
        (
            _attribution(quotations[0]),
            _attribution(
                quotations[1], cue=_span("told"), source=_span("Port minister Ana Lorca"), speakers=(lorca,),
                citations=(radio,), rule="source cue that", confidence=0.97, why=("“told” before the words",),
                said=Said("2023-05-01", "on Monday", _span("on Monday"), "beside the reporting word"),
            ),
            _attribution(
                quotations[2], cue=_span("said"), source=_span("She"), speakers=(lorca,), hedge="reportedly",
                citations=(carried,), rule="source cue", confidence=0.9,
                said=Said("2023-05-01", "on Monday", _span("on Monday"), "beside the reporting word", inherited=True),
            ),
            _attribution(quotations[3], rule="nobody near", confidence=0.8),
        ),
        (Problem("texts/harbour.txt", "read", "date-contradicted", "the printed date is contradicted by the text"),),
    )  # fmt: skip


def _hop(giver: str, taker: str, relation: str, printed: str = "") -> Hop:
    span = Span(10, 10 + len(printed)) if printed else None
    giver_kind = "speaker" if giver == "Ana Lorca" else "outlet"
    taker_kind = "article" if taker.startswith("texts/") else "outlet"
    return Hop(giver, giver_kind, taker, taker_kind, relation, printed, span, inherited=False)


def _appearance(number: int, article: str, text: str, hops: tuple[Hop, ...], **fields: object) -> Appearance:
    values: dict[str, object] = {
        "url": None, "title": None, "outlet": None, "syndicated_from": None, "published": "2023-05-02",
        "start": 100, "end": 100 + len(text), "kind": Kind.DIRECT, "speakers": ("Ana Lorca",), "cue": "said",
        "source": "Lorca", "hedge": None, "rule": "source cue", "confidence": 0.95, "score": 100.0, "changes": (),
    }  # fmt: skip
    return Appearance(quotation=f"q{number}", article=article, text=text, hops=hops, **(values | fields))  # type: ignore[arg-type]


_LINKS = (
    Link(
        "q1", LinkKind.CITED, taken=True, through="Radio Costa", confidence=0.765,
        proofs=(Proof("texts/b.txt", "told Radio Costa", Span(9, 25)),),
        why=("Radio Costa is cited, and it is Radio Costa’s article", "1 more on the way between them"),
    ),
    Link("q2", LinkKind.TEXT, taken=False, through=None, proofs=(), confidence=0.36, why=("4 of 4 words alike",)),
)  # fmt: skip
_FLAGS = (
    Flag(Turn.HEDGE_ADDED, "", "reportedly", None, None),
    Flag(Turn.WHO_CHANGED, "Costa", "Brill", Span(100, 105), Span(100, 105)),
)


@pytest.fixture
def trace() -> Trace:
    """Two chains: one remark on three ways through two outlets, and one that nobody is named for."""
    told = _hop("Ana Lorca", "Radio Costa", "told to", "told Radio Costa")
    wire = _hop("Radio Costa", "Wire One", "reported", "Wire One reported")
    first = _appearance(
        1, "texts/a.txt", "The harbour [sic] stays open", (told, _hop("Radio Costa", "texts/a.txt", "published")),
        said=Said("2023-05-01", "on Monday", Span(80, 89), "beside the reporting word"),
        url="https://post.example/a", published="2023-05-01",
    )  # fmt: skip
    second = _appearance(
        2, "texts/b.txt", "the harbour remains open", (told, wire, _hop("Wire One", "texts/b.txt", "published")),
        score=91.2, hedge="reportedly", link=_LINKS[0], flags=_FLAGS,
        changes=(
            Change(ChangeKind.KEPT, "The harbour", "the harbour", Span(100, 111), Span(100, 111)),
            Change(ChangeKind.SWAPPED, "[sic] stays", "remains", Span(112, 123), Span(112, 119)),
            Change(ChangeKind.KEPT, "open", "open", Span(124, 128), Span(120, 124)),
        ),
    )  # fmt: skip
    third = _appearance(
        3, "texts/c.txt", "the harbour would stay open", (_hop("Ana Lorca", "texts/c.txt", "published"),),
        kind=Kind.INDIRECT, published=None, score=80.0, link=_LINKS[1],
        flags=(Flag(Turn.MARKS_LOST, "", "", None, None),),
        changes=(
            Change(ChangeKind.KEPT, "the harbour", "the harbour", Span(100, 111), Span(100, 111)),
            Change(ChangeKind.ADDED, "", "would", None, Span(112, 117)),
            Change(ChangeKind.KEPT, "stay open", "stay open", Span(112, 124), Span(118, 127)),
        ),
    )  # fmt: skip
    lone = _appearance(4, "texts/d.txt", "open harbour", (), speakers=(), source=None, cue=None, rule="none")
    warn = Warn("undated", "1 of 3 articles without a date: which was first is not known")
    chains = (
        TracedChain(
            "c1",
            "Ana Lorca",
            "Radio Costa",
            "texts/a.txt",
            "2023-05-01",
            2,
            (first, second, third),
            (warn,),
            (
                Origin(
                    "Radio Costa", "texts/a.txt", ("texts/a.txt", "texts/b.txt"), "none of its own articles is here"
                ),
                Origin(None, "texts/c.txt", ("texts/c.txt",), "names no outlet"),
            ),
            ("q1",),
            "q3",
            "q1",
        ),
        TracedChain(
            "c2",
            None,
            None,
            "texts/d.txt",
            "2023-05-02",
            1,
            (lone,),
            (),
            (Origin(None, "texts/d.txt", ("texts/d.txt",), "names no outlet"),),
            ("q4",),
            None,
        ),
    )
    return Trace("open harbour", chains)


@pytest.fixture
def summary() -> Summary:
    problem = Problem("texts/x.bin", "read", "not-text", "looks like a PDF: convert it to text first", fatal=True)
    return Summary(
        3, 1, 0, 1, (("direct", 1200), ("indirect", 30)), (("Radio Costa", 7), ("Wire One", 1)), 4, 1, (problem,)
    )
