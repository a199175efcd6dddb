"""What do the articles look like that a benchmark makes for itself?

    python made_articles.py COUNT FOLDER

writes them into a new folder.

In the shape of news: a headline, a date, a byline, paragraphs of which about half quote or report somebody, agencies
that are cited, and statements that several articles share. All names are invented; the same number gives the same text.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

_GIVEN = ("Ada", "Roy", "Ana", "Lee", "Omar", "Ines", "Jun", "Petra", "Tomas", "Wanda", "Noor", "Erik")
_FAMILY = ("Brandt", "Adler", "Ruiz", "Park", "Haddad", "Costa", "Mori", "Novak", "Lund", "Okoro", "Vance", "Sorel")
_OFFICE = ("Mayor", "Minister", "Senator", "Judge", "Professor", "Councillor")
_TOWN = ("Lisburg", "Leith", "Orton", "Dunmere", "Ashby", "Corvale")
_AGENCY = ("Reuters", "Xinhua", "TASS", "the Associated Press", "Sputnik", "Interfax")
_THING = ("bridge", "harbour", "river", "school", "railway", "budget", "market", "dam", "clinic", "reservoir")
_DEED = ("close", "reopen", "be sold", "need repairs", "cost more", "serve the villages", "be moved", "stay as it is")
_WHEN = ("before the winter", "next spring", "within a year", "when the rain comes", "in March", "after the vote")
_PLAIN = (
    "The {thing} was built forty years ago and has been repaired twice since.",
    "Residents of {town} have waited for a decision since the last election.",
    "About {number} people use the {thing} on a working day.",
    "A committee looked into the {thing} last year, but its report was not published.",
    "The plan would take {number} million from a fund that was meant for the {other}.",
)
_REPORTED = (
    "{name} said the {thing} would {deed} {when}.",
    "According to {name}, the {other} could {deed} {when}.",
    "{family} added that nobody in {town} had asked for it.",
    "The {other} will {deed} {when}, {agency} reported, citing {name}.",
)
_QUOTED = (
    "“{claim},” {name} said.",
    "“{claim},” {family} told {agency}. “{second}.”",
    "{name} called the plan “a gift to the {other}”.",
    "“{claim},” said {name}, a member of the council, “and {lower}.”",
    "{name} said: “{claim}.”",
    "“{claim},” he said, according to {agency}.",
)


def articles(count: int) -> Iterator[tuple[str, str]]:
    """`count` articles, each with a file name."""
    for number in range(count):
        yield f"{number:06}.txt", _article(number)


def _article(number: int) -> str:
    random = Random(number)  # noqa: S311  nothing secret: the same number gives the same article
    town = random.choice(_TOWN)
    head = f"{town} {random.choice(_THING)} to {random.choice(_DEED)} {random.choice(_WHEN)}".capitalize()
    byline = f"By {random.choice(_GIVEN)} {random.choice(_FAMILY)}"
    date = f"March {1 + number % 28}, 2024"
    return "\n\n".join([head, date, byline, *(_paragraph(random, town) for _ in range(random.randint(8, 20)))]) + "\n"


def _paragraph(random: Random, town: str) -> str:
    kinds = (random.choice((_PLAIN, _REPORTED, _QUOTED)) for _ in range(random.randint(1, 4)))
    return " ".join(_sentence(random, random.choice(kind), town) for kind in kinds)


def _sentence(random: Random, form: str, town: str) -> str:
    family = random.choice(_FAMILY)
    claim, second = _claim(random), _claim(random)
    return form.format(
        town=town, family=family, name=f"{random.choice(_OFFICE)} {random.choice(_GIVEN)} {family}",
        thing=random.choice(_THING), other=random.choice(_THING), deed=random.choice(_DEED), when=random.choice(_WHEN),
        agency=random.choice(_AGENCY), number=random.randint(2, 90), claim=claim, second=second,
        lower=second[0].lower() + second[1:],
    )  # fmt: skip


def _claim(random: Random) -> str:
    """A statement, one of some ten thousand, so that articles share a few."""
    thing, other = random.sample(_THING, 2)
    return f"The {thing} will {random.choice(_DEED)} {random.choice(_WHEN)}, whatever becomes of the {other}"


def main(count: int, folder: Path) -> None:
    """Write `count` articles into a new folder."""
    folder.mkdir()
    for name, text in articles(count):
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
