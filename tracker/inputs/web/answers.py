"""Which document is the answer of a server?"""

from collections.abc import Sequence

from tracker.inputs.web import kinds
from tracker.inputs.web.visiting import Had
from tracker.inputs.wrong import failed
from tracker.model import Document, Fact, Problem


def content_type(had: Had) -> tuple[str, str | None]:
    """The media type of an answer, and its charset."""
    return kinds.media_type(dict(had.retrieval.headers).get("content-type", ""))


def document(had: Had, facts: Sequence[Fact] = ()) -> Document | Problem:
    """The article that came, or why it is none; `facts` are what else its carrier says of it."""
    declared, charset = content_type(had)
    form = kinds.form(declared, had.data)
    asked, final = had.retrieval.asked, had.retrieval.final
    if form is None:
        return failed(asked, "not-text", f"is {declared}, in which nothing is read: save it, and give the file")
    url = Fact("url", final, asked, None, "address")
    return Document(asked, had.data, form, (url, *facts), charset, had.retrieval)
