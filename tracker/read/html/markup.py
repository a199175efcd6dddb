"""Which tree do the characters of a web page make, whatever they are?

Only lxml works here on what others wrote; what it cannot bear is taken out first. Time grows with the length.
"""

import re
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

DEEPEST = 120  # elements in one another; real pages have thirty, and some work on a page grows with the square of it

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})([^<>]{2000,})>")
_ATTRIBUTE = re.compile(
    r"\b(class|id|role|href|rel|name|property|itemprop|content|datetime|lang|type|charset|hidden)\s*=\s*"
    r"(\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^\s\"'>]{1,4000})",
    re.IGNORECASE,
)
_IN_HEAD = frozenset(("title", "meta", "link", "base", "style", "script", "noscript", "template", etree.Comment))
_MOST = 20  # attributes kept of a tag that has very many
_BOXES = re.compile(
    r"</?(?!(?:p|h[1-6]|a|q|br|meta|link|script|title|time|head|body|html)\b)[a-zA-Z][^<>]*>", re.IGNORECASE
)
_ALL_BUT_PARAGRAPHS = re.compile(r"</?(?!(?:p|br|script|title|head|body|html)\b)[a-zA-Z][^<>]*>", re.IGNORECASE)


def tree(text: str) -> Any:
    """The root element of a page; None when there is nothing in it.

    Where elements lie too deep in one another, first boxes are taken for line breaks, then all but paragraphs.
    """
    text = _LONG_TAG.sub(_short, _UNWRITABLE.sub("\ufffd", text.replace("\f", " ")))
    root = _parsed(text)
    for flattened in (_BOXES, _ALL_BUT_PARAGRAPHS):
        if root is not None and not _deep(root):
            break
        root = _parsed(flattened.sub("<br>", text))
    if root is not None:
        _embody(root)
    return root


def _parsed(text: str) -> Any:
    """The tree of a text; None when it is nested so deep that the parser gave up, or holds nothing."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return None if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log) else root


def _embody(root: Any) -> None:
    """Move what no head holds from there to the body: a page may leave out where its body begins."""
    head, body = root.find("head"), root.find("body")
    first = next((i for i, one in enumerate(head) if one.tag not in _IN_HEAD), None) if head is not None else None
    if first is None:
        return
    body = etree.SubElement(root, "body") if body is None else body
    moved = head[first:]
    moved[-1].tail = (moved[-1].tail or "") + (body.text or "")
    body.text = None
    for place, one in enumerate(moved):
        body.insert(place, one)


def _deep(root: Any) -> bool:
    """Whether elements lie deeper in one another than anybody means."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _short(match: re.Match[str]) -> str:
    """A very long tag with those of its attributes alone that say something to us."""
    kept = [found.group() for found, _ in zip(_ATTRIBUTE.finditer(match[2]), range(_MOST), strict=False)]
    return f"<{match[1]} {' '.join(kept)}>"
