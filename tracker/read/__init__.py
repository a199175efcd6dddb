"""Which article do these bytes hold?

    decode.py        bytes to characters
    records.py       one JSON object to a text and what its fields say; passages.py for texts in parts
    html/            a web page to the article's text and what the page states of it
    lines.py         where paragraphs begin and end
    page.py          what each of them is; head.py for those above the article, parts.py for what they look like
    metadata.py      what they say of title, date, writer, publisher and origin
    credit.py, byline.py, dateline.py, closing.py, stamps.py, dates.py      how each of these is printed
    addresses.py     what is an address of one page
    origins.py       whose article it is, when several outlets are named
    language.py      which language it is
    blocks.py        the spans that the later steps read
    wrong.py         what could not be read
    doubt.py         whether the text knows more than its date allows
    contradicted.py  whether what is known contradicts itself

They meet in `article`; none of them reads or writes anything.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import NamedTuple

from tracker.lexicon import Lexicon
from tracker.model import Article, Block, Declared, Document, Fact, Form, Hyperlink, Problem, Role, Span
from tracker.read import addresses, contradicted, dateline, dates, doubt, metadata, origins
from tracker.read.blocks import blocks
from tracker.read.decode import Decoded, decode, looks_like_a_page
from tracker.read.language import language
from tracker.read.page import page
from tracker.read.records import record
from tracker.read.wrong import problem

__all__ = ["article"]

_LONGEST = 8_000_000  # characters of a text; the Bible has half as many
_NAME = "file name"  # the rule of what the file's name says
_FEED = "feed name"  # likewise what a feed is called


class _Source(NamedTuple):
    """What the bytes of a document hold.

    Attributes:
        text: of the article, or None when there is none.
        facts: what fields of a record, or a page, state.
        problems: what was wrong with the bytes; a fatal one when there is no text.
        id: the record's own.
        unread: a date that could not be read.
        headline: as it stands in the text, when that is known.
        paragraphs: where paragraphs begin that surely are some.
        captions: likewise what is said of pictures.
        quoted: when the text is but passages of an article, the words in marks, which are all that counts.
        hyperlinks: in the text.
    """

    text: str | None
    facts: tuple[Fact, ...] = ()
    problems: tuple[Problem, ...] = ()
    id: str | None = None
    unread: str | None = None
    headline: str | None = None
    paragraphs: frozenset[int] = frozenset()
    captions: frozenset[int] = frozenset()
    quoted: tuple[Span, ...] | None = None
    hyperlinks: tuple[Hyperlink, ...] = ()


def article(document: Document, declared: Declared, lexicon: Lexicon) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article that a document holds, and what could not be done with it.

    What is declared wins over what the document's carrier says, this over what fields of a record or a page state, and
    that over what the text says itself. None when there is no article; then one of the problems is fatal. Raises
    nothing for any bytes, and runs in time linear in them.
    """
    path = _plain(document.path)
    source = _source(document, declared, lexicon)
    problems = list(source.problems)
    if source.text is not None:
        given, more = _given(declared, document.facts, source, lexicon)
        found, printed = _laid_out(source, source.text, given, lexicon)
        facts = origins.printed(origins.called([*given, *printed], lexicon), lexicon)
        facts += _by_dateline(facts, lexicon) or _by_name(document, facts)
        told = language(source.text, found, lexicon)
        facts = [*([told] if told else []), *facts]
        made = _made(document, source, found, tuple(facts))
        problems += more + doubt.doubts(made, lexicon.furniture)
        problems += contradicted.contradictions(facts, _had(document, facts), lexicon)
    else:
        made = None
    return made, tuple(Problem(path, "read", p.code, p.message, p.span, p.fatal) for p in problems)


def _laid_out(
    source: _Source, text: str, given: Sequence[Fact], lexicon: Lexicon
) -> tuple[tuple[Block, ...], list[Fact]]:
    """The blocks of a text, and what they say; of passages only what is quoted counts, since nobody knows the rest."""
    if source.quoted is not None:
        return tuple(Block(*span, Role.BODY) for span in source.quoted), []
    title = source.headline or next((fact.printed for fact in given if fact.field == "title"), None)
    parts = page(text, title, lexicon, source.paragraphs, source.captions)
    opening = dateline.find(parts, lexicon)
    return blocks(parts, opening, lexicon), metadata.facts(text, parts, opening, lexicon)


def _source(document: Document, declared: Declared, lexicon: Lexicon) -> _Source:
    """What a document holds, unless that is too much for one article."""
    found = _held(document, declared, lexicon)
    if found.text is None or len(found.text) <= _LONGEST:
        return found
    told = f"the text is longer than {_LONGEST:,} characters: split it"
    return _Source(None, problems=(problem("too-large", told, fatal=True),))


def _held(document: Document, declared: Declared, lexicon: Lexicon) -> _Source:
    """What a document holds, by its form; a text that begins as a web page does is one."""
    if document.form in (Form.PAGE, Form.FRAGMENT) or (document.form is Form.TEXT and looks_like_a_page(document.data)):
        return _of_page(document, declared, lexicon)
    decoded = _decoded(document)
    wrong = (problem(decoded.code, decoded.note, fatal=decoded.text is None),) if decoded.code else ()
    if decoded.text is None or document.form is not Form.RECORD:
        return _Source(decoded.text, problems=wrong)
    rec = record(decoded.text, lexicon.fields, lexicon.furniture, dict(declared.fields))
    if isinstance(rec, str):
        return _Source(None, problems=(*wrong, problem("bad-json", rec, fatal=True)))
    if not rec.text.strip():
        return _Source(None, problems=(*wrong, problem("empty", "the text of the record is empty", fatal=True)))
    if rec.missing:
        wrong = (*wrong, problem("no-field", rec.missing))
    return _Source(rec.text, rec.facts, wrong, rec.id, rec.unread_date, quoted=rec.quoted)


def _decoded(document: Document) -> Decoded:
    """The characters of a text or record; in what its carrier says that it is written, by the rules of the web."""
    if document.charset is None:
        return decode(document.data)
    from tracker.read.html.charsets import characters  # noqa: PLC0415  as below

    found = characters(document.data, document.charset)
    decoded = decode(found.text.encode()) if found.text else decode(document.data)
    return decoded._replace(code=found.code, note=found.note) if found.code and not decoded.code else decoded


def _of_page(document: Document, declared: Declared, lexicon: Lexicon) -> _Source:
    from tracker.read import html  # noqa: PLC0415  lxml and trafilatura are slow to load, and plain texts need neither

    address = declared.url or _first(document.facts, "url")
    found = html.page(document.data, document.charset, address, lexicon, whole=document.form is Form.FRAGMENT)
    return _Source(
        found.text,
        found.facts,
        found.problems,
        headline=found.headline,
        paragraphs=found.paragraphs,
        captions=found.captions,
        hyperlinks=found.hyperlinks,
    )


def _given(
    declared: Declared, carried: Sequence[Fact], source: _Source, lexicon: Lexicon
) -> tuple[list[Fact], list[Problem]]:
    """What options, the carrier, fields or a page, and the address say, in the order in which they are believed."""
    facts = [Fact(f, v, v, None, "option") for f, v in (("outlet", declared.outlet), ("url", declared.url)) if v]
    unread = [source.unread] if source.unread else []
    if declared.published:
        date = dates.iso(declared.published, lexicon.furniture)
        if date:
            facts.append(Fact("published", date, declared.published, None, "option"))
        else:
            unread.append(declared.published)
    for fact in (*carried, *source.facts):
        facts += _titled(fact, lexicon) if fact.field == "title" else [fact]
    facts = [_known(fact, lexicon) if fact.field == "outlet" else fact for fact in facts if _names(fact, lexicon)]
    unknown = [fact.printed for fact in facts if fact.field == "url" and not addresses.is_one(fact.value)]
    facts = origins.own(facts, lexicon)
    facts = origins.addressed([f for f in facts if f.field != "url" or addresses.is_one(f.value)])
    url = _first(facts, "url")
    host = lexicon.outlets.hosted(url) if url else None
    if url and host:
        facts = [origins.beside(fact, host, lexicon) for fact in facts]
        facts.append(Fact("outlet", host.name, url, None, "address"))
    facts += origins.signed(facts, lexicon)
    message = "the date {!r} cannot be read: give it as 2023-02-21 or 2023-02-21T15:04"
    none = "{!r} is no address: the article is taken as one without"
    return facts, [
        *(problem("bad-date", message.format(printed)) for printed in unread),
        *(problem("bad-address", none.format(printed[:80])) for printed in unknown),
    ]


def _titled(fact: Fact, lexicon: Lexicon) -> list[Fact]:
    """A title, and the outlet whose name is part of it."""
    cut = metadata.split(fact.value, lexicon)
    if cut is None:
        return [fact]
    title, name = (fact.value[span.start : span.end] for span in (cut.title, cut.name))
    return [
        Fact("title", title, fact.printed, None, fact.rule),
        Fact("outlet", cut.outlet.name, name, None, fact.rule),
    ]


def _names(fact: Fact, lexicon: Lexicon) -> bool:
    """Whether a fact is one: feeds are called by the name of their outlet, or by anything else."""
    return fact.rule != _FEED or lexicon.outlets.named(fact.value) is not None


def _known(fact: Fact, lexicon: Lexicon) -> Fact:
    """An outlet by its usual name, also when its domain was given."""
    outlet = lexicon.outlets.named(fact.value) or lexicon.outlets.hosted(fact.value)
    return Fact(fact.field, outlet.name, fact.printed, fact.span, fact.rule) if outlet else fact


def _by_dateline(facts: Sequence[Fact], lexicon: Lexicon) -> list[Fact]:
    """The date with a year in the dateline, when nothing else gives one: "BEIJING, Feb. 22, 2023 (Xinhua)"."""
    line = next((fact for fact in facts if fact.field == "dateline"), None)
    if line is None or _first(facts, "published"):
        return []
    found = dates.within(line.value, lexicon.furniture)
    if found is None:
        return []
    start, day = found
    span = Span(line.span.start + start, line.span.start + day.end) if line.span else None
    return [Fact("published", day.iso, line.value[start : day.end], span, line.rule)]


def _by_name(document: Document, facts: Sequence[Fact]) -> list[Fact]:
    """The date in the file's name, when nothing else gives one; it may be the day on which the page was saved."""
    day = None if document.form is Form.RECORD or _first(facts, "published") else dates.in_name(document.path)
    return [Fact("published", *day, None, _NAME)] if day else []


def _first(facts: Sequence[Fact], field: str) -> str | None:
    return next((fact.value for fact in facts if fact.field == field), None)


def _had(document: Document, facts: Sequence[Fact]) -> str | None:
    """When a document was had from its server, which may be long after it was published."""
    return _first(facts, "retrieved") or (document.retrieval.at if document.retrieval else None)


def _made(document: Document, source: _Source, found: tuple[Block, ...], facts: tuple[Fact, ...]) -> Article:
    text = source.text or ""
    fields = ("title", "url", "outlet", "published", "byline")
    title, url, outlet, published, byline = (_first(facts, field) for field in fields)
    stated = _first([fact for fact in facts if fact.rule != _NAME], "published")  # a file may be renamed
    asserted = json.dumps([text, title, url, outlet, stated, byline])
    number = "a" + hashlib.sha256(asserted.encode()).hexdigest()[:15]
    return Article(
        id=number,
        key=_key(document, source, url, title, outlet) or number,
        path=_plain(document.path),
        text=text,
        url=url,
        title=title,
        outlet=outlet,
        syndicated_from=next((f.value for f in facts if f.field == "syndicated_from" and f.value != outlet), None),
        published=published,
        byline=byline,
        dateline=_first(facts, "dateline"),
        blocks=found,
        facts=facts,
        hyperlinks=source.hyperlinks,
    )


def _key(document: Document, source: _Source, url: str | None, title: str | None, outlet: str | None) -> str | None:
    """The address, else the path, else the path of the file of records with the record's id, or its title and outlet.

    Two outlets print one story under one title, and neither is a revision of the other. Passages of a page are no
    revision of it.
    """
    path = _plain(document.path)
    url = url if url and addresses.is_of_a_page(url) else None
    if url and source.quoted is not None:
        return f"{url}#quotations"
    if url or document.form is not Form.RECORD:
        return url or (path if path != "-" else None)
    name = source.id or (f"{title} ({outlet})" if title and outlet else title)
    return f"{path.rpartition(':')[0] or path}#{name}" if name else None


def _plain(path: str) -> str:
    while path.startswith("./") and path.strip("./"):
        path = path[2:].lstrip("/")
    return path
