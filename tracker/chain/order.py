"""Which of several appearances is the earliest?"""

from collections.abc import Iterable

from tracker.model import Occurrence


def earliest_first(members: Iterable[Occurrence]) -> list[Occurrence]:
    """By date of publication, then article, then place in the text; without a date last.

    A day counts as earlier than any time on it.
    """
    return sorted(members, key=_place)


def _place(member: Occurrence) -> tuple[bool, str, str, int, str]:
    return (member.published is None, member.published or "", member.article, member.start, member.quotation)
