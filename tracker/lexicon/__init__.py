"""Which words, outlets and places does tracker know?

    cues.py        reporting words        data/cues.toml
    words.py       closed classes         data/words.toml titles.toml places.toml citing.toml offices.toml
    outlets.py     outlets                data/outlets.toml generic_outlets.toml
    furniture.py   page furniture         data/furniture.toml
    foreign.py     how other languages cite  data/foreign.toml
    datelines.py   how agencies open their reports  data/datelines.toml
    languages.py   letters of languages   data/languages.toml
    pages.py       how web pages are built  data/pages.toml
    fields.py      fields of records      data/fields.toml
    mix.py         weights of a score     data/mix.toml
    times.py       words of time          data/times.toml
    turning.py     words that turn a sense  data/turns.toml

Everything is data in TOML; a user's own outlets are merged on top.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

from tracker.errors import LexiconError
from tracker.lexicon import (
    cues,
    datelines,
    fields,
    foreign,
    furniture,
    languages,
    mix,
    outlets,
    pages,
    times,
    turning,
    words,
)
from tracker.lexicon.cues import Cues, Verb
from tracker.lexicon.datelines import Datelines
from tracker.lexicon.fields import Fields
from tracker.lexicon.foreign import Foreign
from tracker.lexicon.furniture import Furniture
from tracker.lexicon.languages import Languages
from tracker.lexicon.outlets import Mention, Outlet, Outlets
from tracker.lexicon.pages import Pages
from tracker.lexicon.times import Times
from tracker.lexicon.turning import Turns
from tracker.lexicon.words import Citing, Offices, Places, Words
from tracker.model import Mix

__all__ = [
    "Citing",
    "Cues",
    "Datelines",
    "Fields",
    "Foreign",
    "Furniture",
    "Languages",
    "Lexicon",
    "Mention",
    "Offices",
    "Outlet",
    "Outlets",
    "Pages",
    "Places",
    "Times",
    "Turns",
    "Verb",
    "Words",
    "fields_of_records",
    "load",
    "turns",
]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, and a digest of the files they came from."""

    cues: Cues
    words: Words
    places: Places
    citing: Citing
    offices: Offices
    outlets: Outlets
    furniture: Furniture
    pages: Pages
    foreign: Foreign
    datelines: Datelines
    languages: Languages
    times: Times
    fields: Fields
    mix: Mix
    digest: str


@cache
def load(extra: str | None = None) -> Lexicon:
    """The lexicon that tracker ships, with the user's outlets file at path `extra` merged on top.

    Raises:
        LexiconError: `extra` cannot be read or breaks the rules.
    """
    texts = _shipped()
    own = _own(extra) if extra is not None else None
    digest = sha256("\x00".join([*texts.values(), own or ""]).encode()).hexdigest()[:16]
    known = _outlets(texts, own, extra)
    page = furniture.load(texts["furniture.toml"])
    return Lexicon(
        cues.load(texts["cues.toml"], "cues.toml"),
        words.load(texts["words.toml"], texts["titles.toml"]),
        words.load_places(texts["places.toml"]),
        words.load_citing(texts["citing.toml"]),
        words.load_offices(texts["offices.toml"]),
        known,
        page,
        pages.load(texts["pages.toml"]),
        foreign.load(texts["foreign.toml"], known.entries.values()),
        datelines.load(texts["datelines.toml"], known, page.months),
        languages.load(texts["languages.toml"]),
        times.load(texts["times.toml"], page.months),
        fields.load(texts["fields.toml"]),
        mix.load(texts["mix.toml"], "mix.toml"),
        digest,
    )


@cache
def turns() -> Turns:
    """The words that turn a sense. They are the same for every user, and cost a tenth of what `load` does."""
    texts = _shipped()
    known = words.load(texts["words.toml"], texts["titles.toml"])
    return turning.load(texts["turns.toml"], known, words.load_places(texts["places.toml"]))


@cache
def fields_of_records() -> Fields:
    """What fields are called, without the rest of the lexicon: for who opens files."""
    return fields.load(_shipped()["fields.toml"])


def _shipped() -> Mapping[str, str]:
    folder = resources.files(__name__) / "data"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {f.name: f.read_text(encoding="utf-8") for f in files}


def _own(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise LexiconError(f"{path}: the outlets file cannot be read ({why}); give a TOML file in UTF-8") from error


def _outlets(texts: Mapping[str, str], own: str | None, path: str | None) -> Outlets:
    labels = {"extra_label": path} if path else {}
    return outlets.load(texts["outlets.toml"], own, texts["generic_outlets.toml"], **labels)
