"""What the tests of the store share: an empty database that is copied for each test, and articles to put into it."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tracker.model import (
    Article,
    Attribution,
    Block,
    Citation,
    Extract,
    Fact,
    Hop,
    Kind,
    Problem,
    Quotation,
    Relation,
    Role,
    Said,
    Span,
    Speaker,
    SpeakerKind,
)
from tracker.store import db
from tracker.store.runs import Run

TEXT = """Harbour toll to rise
By Ines Calloway
LISBURG, March 4 (Northwire) - Mayor Ada Brandt told Northwire the toll is “fair and overdue”.
“Nobody will be turned away,” she said.
Boatmen called it a “gift” to the port. 🚢
"""


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _quotation(article: str, text: str, words: str, kind: Kind, number: int) -> Quotation:
    s = span(text, words)
    outer = Span(s.start - 1, s.end + 1)
    identity = digest(f"{article} {s} {kind}")
    return Quotation(identity, article, s.start, s.end, outer, words, kind, number, Role.BODY)


def _attribution(quotation: Quotation, text: str) -> Attribution:
    match quotation.utterance:
        case 0:
            cited = Citation("northwire", "Northwire", "told Northwire", span(text, "told Northwire"), Relation.TOLD)
            cue, source = span(text, "told"), span(text, "Mayor Ada Brandt")
            brandt = Speaker("Ada Brandt", SpeakerKind.PERSON, "full name")
            said = Said("2023-03-04", "told", cue, "beside the reporting word")
            return Attribution(
                quotation.id,
                Kind.MIXED,
                cue,
                source,
                (brandt,),
                None,
                (cited,),
                "told",
                0.9,
                ("cue “told”", "name"),
                said,
            )
        case 1:
            kept = Citation(
                "northwire", "Northwire", "told Northwire", span(text, "told Northwire"), Relation.TOLD, inherited=True
            )
            speakers = (
                Speaker("Ada Brandt", SpeakerKind.PERSON, "pronoun"),
                Speaker("the port council", SpeakerKind.GROUP, "context"),
            )
            cue = span(text, "said")
            return Attribution(quotation.id, Kind.DIRECT, cue, None, speakers, "reportedly", (kept,), "after", 0.75)
        case _:
            return Attribution(quotation.id, Kind.UNATTRIBUTED, None, None, (), None, (), "nobody", 1.0)


def _hops(path: str, attribution: Attribution) -> tuple[Hop, ...]:
    if not attribution.citations:
        return ()
    proof = attribution.citations[0]
    return (
        Hop("Ada Brandt", "speaker", "Northwire", "outlet", "told to", proof.printed, proof.span, proof.inherited),
        Hop("Northwire", "outlet", path, "article", "published", "", None, inherited=False),
    )


Sample = tuple[Extract, tuple[tuple[Hop, ...], ...]]


def sample(path: str = "news/harbour.txt", text: str = TEXT, **fields: str | None) -> Sample:
    """An article with three quotations and their hops; `fields` are those of `Article`."""
    identity = digest(text + repr(sorted(fields.items())))
    declared = {
        "key": path, "url": None, "title": "Harbour toll to rise", "outlet": "The Lisburg Post",
        "syndicated_from": None, "published": "2024-03-04", "byline": "Ines Calloway", "dateline": "LISBURG",
    } | fields  # fmt: skip
    ends = [0]
    for line in text.splitlines(keepends=True):
        ends.append(ends[-1] + len(line))
    roles = [Role.HEADLINE, Role.BYLINE, *[Role.BODY] * len(ends)]
    blocks = tuple(Block(a, b - 1, role) for a, b, role in zip(ends, ends[1:], roles, strict=False))
    facts = (
        Fact("title", "Harbour toll to rise", "Harbour toll to rise", Span(0, 20), "headline"),
        Fact("outlet", "The Lisburg Post", "", None, "option"),
    )
    article = Article(id=identity, path=path, text=text, blocks=blocks, facts=facts, **declared)  # type: ignore[arg-type]
    quotations = (
        _quotation(identity, text, "fair and overdue", Kind.DIRECT, 0),
        _quotation(identity, text, "Nobody will be turned away,", Kind.DIRECT, 1),
        _quotation(identity, text, "gift", Kind.MIXED, 2),
    )
    attributions = tuple(_attribution(q, text) for q in quotations)
    problems = (Problem(path, "find", "unclosed", "a mark is not closed", Span(3, 4)),)
    hops = tuple(_hops(path, a) for a in attributions)
    return Extract(article, quotations, attributions, problems), hops


@pytest.fixture
def make() -> Callable[..., Sample]:
    return sample


@pytest.fixture
def run() -> Run:
    return Run("run-1", "2024-03-05T06:07:08Z", "0.1.0", "feed", "ingest")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "empty.db"
    with db.writer(str(path)):
        pass
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """An empty database of its own."""
    copy = tmp_path / "tracker.db"
    shutil.copy(template, copy)
    return copy


@pytest.fixture
def database(path: Path) -> Iterator[db.Database]:
    """The same, open for writing."""
    with db.writer(str(path)) as opened:
        yield opened
