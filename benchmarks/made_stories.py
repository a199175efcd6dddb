"""What do the stories look like of which made archives consist?

Unlike `made_articles`, whose few sentences stand in every article, they are as unlike one another as news is: nearly
every sentence is another one (`made_sentences`). One quotation in eight was printed before, by another outlet, and one
story in twelve is that of an agency, which another site republishes. The same number gives the same stories.
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple, TypeVar

from benchmarks.made_sentences import Sentences

REPEATED = 1 / 8  # share of the quotations that an earlier story had
REPUBLISHED = 1 / 12  # share of the stories that an earlier one was
_KEPT = 500  # earlier quotations, and stories, of which some come again
_SITES = 60
_GIVEN = ("Ada", "Roy", "Ana", "Lee", "Omar", "Ines", "Jun", "Petra", "Tomas", "Wanda", "Noor", "Erik", "Sana", "Iain")
_OFFICE = ("Mayor", "Minister", "Senator", "Judge", "Professor", "Councillor", "Governor", "General")
_AGENCY = ("Reuters", "Xinhua", "TASS", "AFP", "AP")

_Any = TypeVar("_Any")


class Story(NamedTuple):
    """One story as a site prints it."""

    site: str
    head: str
    byline: str
    paragraphs: tuple[str, ...]


class _Quoted(NamedTuple):
    words: str
    name: str


def stories(count: int) -> Iterator[Story]:
    """So many stories, in the order in which they were printed."""
    random = Random(count)  # noqa: S311  nothing secret: the same number gives the same stories
    sentences = Sentences(random, count)
    quoted: list[_Quoted] = []
    printed: list[Story] = []
    for _ in range(count):
        site = f"{random.choice(sentences.names).lower()}-{random.randrange(_SITES)}.example"
        if printed and random.random() < REPUBLISHED:
            yield random.choice(printed)._replace(site=site)
            continue
        made = _story(random, sentences, quoted, site)
        _keep(random, printed, made)
        yield made


def _story(random: Random, sentences: Sentences, quoted: list[_Quoted], site: str) -> Story:
    town, agency = random.choice(sentences.names), random.choice(_AGENCY)
    head = " ".join(sentences.another()[:9]).strip(".,;:")
    paragraphs = [_paragraph(random, sentences, quoted, agency) for _ in range(random.randint(4, 14))]
    wired = random.random() < 0.5
    paragraphs[0] = f"{town.upper()} ({agency}) - {paragraphs[0]}" if wired else paragraphs[0]
    byline = f"By {random.choice(_GIVEN)} {random.choice(sentences.names)}"
    return Story(site, head, byline, tuple(paragraphs))


def _paragraph(random: Random, sentences: Sentences, quoted: list[_Quoted], agency: str) -> str:
    said = _said(random, sentences, quoted)
    plain = _ended(sentences.another())
    return random.choice((
        f"{plain} {_ended(sentences.another())}",
        f"“{said.words},” {said.name} told {agency}.",
        f"“{said.words},” {said.name} said. {plain}",
        f"{said.name} said {' '.join(sentences.another()).rstrip('.,;:')}.",
    ))  # fmt: skip


def _said(random: Random, sentences: Sentences, quoted: list[_Quoted]) -> _Quoted:
    """What somebody says, now and then what was printed before."""
    if quoted and random.random() < REPEATED:
        return random.choice(quoted)
    name = f"{random.choice(_OFFICE)} {random.choice(_GIVEN)} {random.choice(sentences.names)}"
    said = _Quoted(_ended(sentences.another()).rstrip("."), name)
    _keep(random, quoted, said)
    return said


def _ended(words: list[str]) -> str:
    line = " ".join(words).rstrip(".,;:?!")
    return f"{line[:1].upper()}{line[1:]}."


def _keep(random: Random, kept: list[_Any], new: _Any) -> None:
    """Remember a few."""
    if len(kept) < _KEPT:
        kept.append(new)
    else:
        kept[random.randrange(_KEPT)] = new
