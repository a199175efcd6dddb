"""What are the fields of records, and the columns of tables, called?"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.errors import LexiconError

_KEYS = {"text", "quotes", "id", "published", "nobody", "facts", "quotation"}
_FACTS = {"title", "url", "byline", "outlet"}
_QUOTATION = {"id", "text", "speaker", "date", "outlet", "quotes", "page"}
_APART = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of fields by what they hold, the most believed first.

    Attributes:
        text: the article.
        quotes: passages of it, when it is not there.
        id: what the export calls the record.
        published: when it was published.
        nobody: what stands in a field that says that there is none.
        facts: field of a `Fact` to names.
        quotation: what rows are called that are quotations without articles, by what they hold: of one alone, or
            `quotes` of a `page`.
    """

    text: tuple[str, ...]
    quotes: tuple[str, ...]
    id: tuple[str, ...]
    published: tuple[str, ...]
    nobody: tuple[str, ...]
    facts: Mapping[str, tuple[str, ...]]
    quotation: Mapping[str, tuple[str, ...]]

    @property
    def meanings(self) -> tuple[str, ...]:
        """What a field can be said to hold."""
        return ("text", *self.facts, "published", "id")


def plain(name: str) -> str:
    """A field's name as it is compared: "Publish Date" is "publish_date"."""
    return _APART.sub("_", name.strip().lower())


def load(text: str, label: str = "fields.toml") -> Fields:
    """The names that a TOML text lists.

    Raises:
        LexiconError: a list is missing, unknown, or holds a name that no field is compared with.
    """
    data = tomllib.loads(text)
    wrong = (_KEYS ^ set(data)) | (_FACTS ^ set(data.get("facts", {}))) | (_QUOTATION ^ set(data.get("quotation", {})))
    if wrong:
        raise LexiconError(f"{label}: missing or unknown: {', '.join(sorted(wrong))}")
    facts, quotation = (
        {field: tuple(names) for field, names in data.pop(table).items()} for table in ("facts", "quotation")
    )
    lists = {field: tuple(names) for field, names in data.items()}
    every = [name for names in (*facts.values(), *quotation.values(), *lists.values()) for name in names]
    if odd := [name for name in every if name != plain(name)]:
        raise LexiconError(f"{label}: write {odd[0]!r} as {plain(odd[0])!r}")
    return Fields(facts=facts, quotation=quotation, **lists)
