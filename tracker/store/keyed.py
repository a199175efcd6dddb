"""Which tables hold the wordings of quotations, and by what others like them are found?

Columns as in `schema`, whose tables these belong to. All of it is concluded from the texts, and can be made again.
"""

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint

from tracker.store.columns import key, metadata, number, parent, text_

# The different wordings of the quotations in chains, without the endings of their words; `whole` is a number made of
# all these. One that nobody has any more, since articles were revised, stays until all conclusions are dropped.
wording = Table(
    "wording",
    metadata,
    Column("pk", Integer, primary_key=True),
    number("whole"),
    UniqueConstraint("whole"),
)

# What a wording has in common with those worth comparing, and how many words it has, so that nothing more is read to
# tell which these are. No foreign key: it would cost a look-up for each of some thirty keys.
block_key = Table("block_key", metadata, key("key"), key("wording"), number("words"), sqlite_with_rowid=False)

# Which quotations in chains have a wording. Those of one stand in the order of `place`: the day on which they were
# said or else printed, a blank, and their id.
worded = Table(
    "worded",
    metadata,
    key("quotation", "quotation.pk"),
    parent("wording", "wording.pk"),
    text_("place"),
    Index(None, "wording", "place"),
)
