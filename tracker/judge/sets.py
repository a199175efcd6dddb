"""Which quotations are one remark, and which sets of them must stay apart, as people say?"""

from collections import defaultdict
from collections.abc import Iterator

from tracker.model import Ruling


class Sets:
    """Quotations in sets that are one remark each, some of which are held apart; it grows pair by pair."""

    def __init__(self) -> None:
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def known(self) -> Iterator[str]:
        """Every quotation that was taken."""
        yield from self._members

    def all(self) -> list[set[str]]:
        """The sets, each once, in the order in which their first quotations came."""
        return list({id(members): members for members in self._members.values()}.values())

    def with_(self, name: str) -> set[str]:
        """All that are one remark with this one, itself among them."""
        return self._members.get(name, {name})

    def refuses(self, a: str, b: str, ruling: Ruling) -> bool:
        """Whether what was taken contradicts that the two are so."""
        if ruling is Ruling.SAME:
            others = self.with_(b)
            return any(self._apart[name] & others for name in self.with_(a) if name in self._apart)
        return ruling is Ruling.DIFFERENT and b in self.with_(a)

    def take(self, a: str, b: str, ruling: Ruling) -> None:
        """Note that the two are so."""
        for name in (a, b):
            self._members.setdefault(name, {name})
        if ruling is Ruling.SAME:
            joined = self._members[a] | self._members[b]
            self._members |= dict.fromkeys(joined, joined)
        elif ruling is Ruling.DIFFERENT:
            self._apart[a].add(b)
            self._apart[b].add(a)
