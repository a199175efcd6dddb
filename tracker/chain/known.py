"""Where in a chain is what: whose articles, which ways, addresses, copies, wordings?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker.chain.way import before, owner, relaying
from tracker.model import Appearance, Surroundings
from tracker.text import normal


@dataclass(frozen=True, slots=True)
class Known:
    """The members of a chain, earliest first; everything else is places among them, in order.

    Attributes:
        around: path of an article to what it holds beside the words.
        articles: path to the members of an article.
        own: outlet to the members in its own articles.
        alone: outlet to those of them that cite nobody.
        through: outlet to the members that came through it.
        addresses: of an article, without scheme and trimmings, to its first member.
        copies: path of an article, here or not, to the first member of each article that is a copy of it.
        wordings: as compared, to the first member with it.
        firsts: the places in `wordings`.
        same: for each member the first one with its wording.
        words: of each member.
        before: for each member the outlets that its article has the words from, nearest first.
        relaying: for each member the outlets on its way that are not those whose article it is, furthest first.
    """

    members: Sequence[Appearance]
    around: Mapping[str, Surroundings]
    articles: dict[str, list[int]] = field(default_factory=dict)
    own: dict[str, list[int]] = field(default_factory=dict)
    alone: dict[str, list[int]] = field(default_factory=dict)
    through: dict[str, list[int]] = field(default_factory=dict)
    addresses: dict[str, int] = field(default_factory=dict)
    copies: dict[str, list[int]] = field(default_factory=dict)
    wordings: dict[str, int] = field(default_factory=dict)
    firsts: list[int] = field(default_factory=list)
    same: list[int] = field(default_factory=list)
    words: list[frozenset[str]] = field(default_factory=list)
    before: list[tuple[str, ...]] = field(default_factory=list)
    relaying: list[tuple[str, ...]] = field(default_factory=list)


def known(members: Sequence[Appearance], around: Mapping[str, Surroundings]) -> Known:
    """What is known of the members of a chain, earliest first."""
    found = Known(members, around)
    for place, member in enumerate(members):
        first = member.article not in found.articles
        found.articles.setdefault(member.article, []).append(place)
        _add_way(found, place, member)
        _add_wording(found, place, member.text)
        if first:
            _add_article(found, place, member)
    return found


def _add_way(found: Known, place: int, member: Appearance) -> None:
    whose, others = owner(member), before(member)
    found.before.append(others)
    found.relaying.append(relaying(member))
    if whose:
        found.own.setdefault(whose, []).append(place)
        if not others:
            found.alone.setdefault(whose, []).append(place)
    for outlet in others:
        found.through.setdefault(outlet, []).append(place)


def _add_wording(found: Known, place: int, text: str) -> None:
    words = normal(text)
    first = found.wordings.setdefault(words, place)
    found.same.append(first)
    if first == place:
        found.firsts.append(place)
        found.words.append(frozenset(words.split()))
    else:
        found.words.append(found.words[first])


def _add_article(found: Known, place: int, member: Appearance) -> None:
    if member.url:
        found.addresses.setdefault(address(member.url), place)
    if member.copied:
        found.copies.setdefault(member.copied.of, []).append(place)


def address(url: str) -> str:
    """An address as addresses are compared: without scheme, "www.", anchor, and a stroke at its end.

    >>> address("https://www.post.example/a/#top")
    'post.example/a'
    """
    bare = url.partition("://")[2] or url
    return bare.partition("#")[0].removeprefix("www.").rstrip("/")
