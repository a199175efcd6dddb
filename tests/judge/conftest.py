"""Judgements made by hand, for the tests of what follows from them."""

from tracker.judge import identified
from tracker.model import Judgement, Ruling, Subject


def subject(name: str, side: int = 0, text: str = "the dam will hold", **around: str) -> Subject:
    """A quotation of an article of its own, under the same name then and now."""
    return Subject(
        name, f"a{name}", f"{name}.txt", f"{name}.txt", text, around.get("before", ""), around.get("after", ""), side
    )


def judged(ruling: Ruling, *names: str, at: int = 1, by: str = "Ana Ruiz", **said: object) -> Judgement:
    """A judgement of quotations; of `different` and `unsure` the first is one side. `at` is the minute."""
    apart = ruling in (Ruling.DIFFERENT, Ruling.UNSURE)
    subjects = tuple(subject(name, side=int(apart and place > 0)) for place, name in enumerate(names))
    plain = Judgement("", ruling, subjects, by, f"2031-05-02T10:{at:02}:00.000000+00:00", **said)  # type: ignore[arg-type]
    return identified(plain)


def here(*judgements: Judgement) -> dict[str, list[str | None]]:
    """What they are about, when every quotation is here under its own name."""
    return {one.id: [own.quotation for own in one.subjects] for one in judgements}
