"""Which well-formed XML is meant by the bytes of a feed, and can it be parsed without harm?

Feeds are parsed by feedparser, which takes minutes for some of what is not well-formed and for elements with very many
attributes. So it gets no entities, nothing deep or wide, and nothing that expat does not take: what is commonly wrong
with feeds is mended here, and of a feed that is broken all the same the entries that are whole are kept.
"""

import codecs
import re
from collections.abc import Iterator
from html import escape
from html.entities import html5
from itertools import islice
from typing import NamedTuple
from xml.parsers import expat

DEEPEST = 100  # elements inside one another
WIDEST = 100  # attributes of an element
MOST = 100_000  # elements
_LONGEST = 20_000  # characters of the root's tag, when a feed is broken
_SALVAGED = 5_000  # entries that are tried then
_BROKEN = "is no well-formed XML"
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_TEXTUAL = re.compile(r"cp\d+|iso8859-\d+|koi8-[rtu]|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_\w+|iso2022_\w+|tis-620")
_AS = {"ascii": "cp1252", "iso8859-1": "cp1252"}
_PROLOGUE = re.compile(r"\s*<\?xml[^>]{0,1000}?\?>")
_DOCTYPE = re.compile(
    r"\s*+(?>(?:<!--.*?-->|<\?.*?\?>)\s*)*+<!DOCTYPE[^\[>]*+(?>\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAMED = re.compile(r"&(\w{2,32});")
_KEPT = frozenset(("amp", "lt", "gt", "quot", "apos"))
_BARE = re.compile(r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_ROOT = re.compile(r"<([A-Za-z_][\w:.-]{0,60})")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,40}):")
_BOUND = re.compile(r"xmlns:([\w.-]{1,41})\s*=")
_ENTRY = re.compile(r"<((?:\w+:)?(?:item|entry))\b(?>(?!</\1\s*>|<\1\b).)*+</\1\s*>", re.DOTALL)
_BEGUN = re.compile(r"<(?:\w+:)?(?:item|entry)\b")
_CHANNEL = re.compile(r"<channel\b[^>]*>")
_SPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


class Sound(NamedTuple):
    """A feed that can be parsed.

    Attributes:
        data: well-formed XML in UTF-8, without a declaration and without entities of its own.
        lost: how many entries were broken and are left out.
    """

    data: bytes
    lost: int = 0


def sound(data: bytes, charset: str | None) -> Sound | str:
    """The feed that `data` stands for, or why there is none; `charset` is what its server says of it."""
    text = _CONTROL.sub(" ", _characters(data, charset))
    text = _PROLOGUE.sub("", text, count=1)
    doctype = _DOCTYPE.match(text)
    text = text[doctype.end() :] if doctype else text
    text = _bound(_NAMED.sub(_plain, text))
    wrong = _wrong(text)
    if wrong == _BROKEN:
        text = "".join(_escaped(text))
        wrong = _wrong(text)
    if wrong == _BROKEN:
        return _salvaged(text)
    return wrong or Sound(text.encode())


def _characters(data: bytes, charset: str | None) -> str:
    """The characters of a feed: by its mark, as UTF-8 if it is that, by what its server and the feed itself say."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:300])
        names = (charset, declared[1].decode() if declared else None)
        found = next((known for name in names if name and (known := _encoding(name))), "utf-8")
        return data.decode(found, "replace")


def _encoding(label: str) -> str | None:
    """Python's name of an encoding of texts; None when there is none of that name. The web takes Latin-1 for more."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _AS.get(name, name) if name in _AS or _TEXTUAL.fullmatch(name) else None


def _plain(match: re.Match[str]) -> str:
    """The sign of an entity that HTML knows and XML does not."""
    sign = html5.get(f"{match[1]};")
    return match[0] if match[1] in _KEPT or sign is None else escape(sign, quote=False)


def _escaped(text: str) -> Iterator[str]:
    """`text`, where an ampersand that begins nothing is escaped, but for what is no markup anyway."""
    at = 0
    while at < len(text):
        begin = text.find(_CDATA, at)
        end = text.find(_CDATA_END, begin) if begin >= 0 else -1
        begin = begin if end >= 0 else len(text)
        yield _BARE.sub("&amp;", text[at:begin])
        yield text[begin : end if end >= 0 else len(text)]
        at = end if end >= 0 else len(text)


def _root(text: str) -> tuple[str, int, int] | None:
    """The name of the first element, where the name ends, and where its tag does."""
    found = _ROOT.search(text)
    end = text.find(">", found.end()) + 1 if found else 0
    return (found[1], found.end(), end) if found and end else None


def _bound(text: str) -> str:
    """`text`, where the root element says what the prefixes mean that nobody explains."""
    root = _root(text)
    missing = set(_PREFIX.findall(text)) - set(_BOUND.findall(text)) - {"xml", "xmlns"}
    if root is None or not missing:
        return text
    said = "".join(f' xmlns:{name}="{_SPACES.get(name, "urn:unknown:" + name)}"' for name in sorted(missing))
    return text[: root[1]] + said + text[root[1] :]


class _Unfit(Exception):  # noqa: N818  it is no error of ours
    """XML that would take too long; its text says why."""


def _wrong(text: str) -> str:
    """Why `text` cannot be parsed, or ""."""
    depth = count = 0

    def opened(_: str, attributes: list[str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if count > MOST:
            raise _Unfit(f"has more than {MOST:,} elements")
        if depth > DEEPEST:
            raise _Unfit(f"has more than {DEEPEST} elements inside one another")
        if len(attributes) > 2 * WIDEST:
            raise _Unfit(f"has an element with more than {WIDEST} attributes")

    def closed(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.ordered_attributes = True
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003  expat has it so
    except _Unfit as unfit:
        return str(unfit)
    except expat.ExpatError:
        return _BROKEN
    return ""


def _salvaged(text: str) -> Sound | str:
    """What is well-formed of a broken feed: what stands before the first entry, and the entries, each by itself."""
    root = _root(text)
    if root is None or root[2] - root[1] > _LONGEST:
        return _BROKEN
    name, _, end = root
    begun = [match.start() for match in _BEGUN.finditer(text, end)]
    head = _CHANNEL.sub("", text[end : begun[0]], count=1) if begun else ""
    opening, closing = text[text.rfind("<", 0, end) : end], f"</{name}>"
    if _CHANNEL.search(text, end):
        opening, closing = f"{opening}<channel>", f"</channel>{closing}"

    def fits(part: str) -> bool:
        return not _wrong(opening + part + closing)

    whole = [match[0] for match in islice(_ENTRY.finditer(text, end), _SALVAGED) if fits(match[0])]
    if not whole:
        return _BROKEN
    kept = [head, *whole] if fits(head) else whole
    return Sound((opening + "".join(kept) + closing).encode(), len(begun) - len(whole))
