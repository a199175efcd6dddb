"""Which kinds of columns do the tables have?"""

from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def text_(name: str) -> Column[str]:
    """A text that must be there."""
    return Column(name, Text, nullable=False)


def maybe(name: str) -> Column[str]:
    """A text that may be missing."""
    return Column(name, Text)


def number(name: str) -> Column[int]:
    """A whole number that must be there."""
    return Column(name, Integer, nullable=False)


def span(prefix: str = "", *, known: bool = True) -> tuple[Column[int], Column[int]]:
    """Where some words begin and end; it may be missing unless `known`."""
    return Column(f"{prefix}start", Integer, nullable=not known), Column(f"{prefix}end", Integer, nullable=not known)


def parent(name: str, target: str) -> Column[int]:
    """The key of a row of another table."""
    return Column(name, Integer, ForeignKey(target), nullable=False)


def key(name: str, target: str | None = None) -> Column[int]:
    """Part of the primary key; its values are always given."""
    args = (ForeignKey(target),) if target else ()
    return Column(name, Integer, *args, primary_key=True, autoincrement=False)


def speaker_columns() -> tuple[Column[Any], ...]:
    """What is kept of a speaker."""
    return text_("name"), text_("kind"), text_("reason")


def citation_columns(*, known: bool = True) -> tuple[Column[Any], ...]:
    """What is kept of an outlet that relayed a quotation; where it is printed may be missing unless `known`."""
    inherited = Column("inherited", Boolean, nullable=False)
    return text_("outlet"), text_("name"), text_("printed"), *span(known=known), text_("relation"), inherited


def hop_columns() -> tuple[Column[Any], ...]:
    """What is kept of a step on the way of a quotation."""
    ends = (text_(name) for name in ("giver", "giver_kind", "taker", "taker_kind"))
    return *ends, text_("relation"), text_("printed"), *span(known=False), Column("inherited", Boolean, nullable=False)
