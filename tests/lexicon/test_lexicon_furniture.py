import tomllib
from importlib import resources
from typing import Any

import pytest

from tracker.errors import LexiconError
from tracker.lexicon.furniture import Furniture, fold, load
from tracker.model import Role

TEXT = (resources.files("tracker.lexicon") / "data" / "furniture.toml").read_text(encoding="utf-8")
FURNITURE = load(TEXT)
TABLES: dict[str, Any] = tomllib.loads(TEXT)
EXAMPLES = [(name, line) for name, entry in TABLES["line"].items() for line in entry["examples"]]
EVENTS = [(name, words) for name, entry in TABLES["event"].items() for words in entry["examples"]]


CLOSINGS = [(name, line) for name, entry in TABLES["closing"].items() for line in entry["examples"]]


def rule_of(line: str, furniture: Furniture = FURNITURE) -> str | None:
    folded = fold(line)
    hit = furniture.line(folded, furniture.present(folded))
    return hit.rule.id if hit else None


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[f"{name}: {line}" for name, line in EXAMPLES])
def test_every_example_is_found_by_its_rule(name: str, line: str) -> None:
    assert rule_of(line) == name


@pytest.mark.parametrize(("name", "line"), CLOSINGS, ids=[line for _, line in CLOSINGS])
def test_every_closing_line_is_found_with_who_reported(name: str, line: str) -> None:
    (closing,) = [each for each in FURNITURE.closings if each.agency.lower() == name]
    found = closing.pattern.search(f"Nobody fell in. {line}")
    assert found is not None
    assert found["names"].startswith("Ann Lee")


@pytest.mark.parametrize("key", ["reported", "edited"])
def test_every_form_of_a_closing_line_has_an_example(key: str) -> None:
    for entry in TABLES["closing"].values():
        examples = fold(" ".join(entry["examples"]))
        opening = "(" if key == "reported" else "; "
        assert [form for form in entry[key] if f"{opening}{form} " not in examples] == []


@pytest.mark.parametrize(
    ("place", "frame"), [("line", "{}:"), ("start", "{} 1"), ("end", "1 {}"), ("within", "1 {} 2")]
)
def test_every_form_is_found(place: str, frame: str) -> None:
    missed = [
        form
        for entry in TABLES["line"].values()
        for form in entry.get(place, ())
        if rule_of(frame.format(form.strip())) is None and rule_of(frame.format(form)) is None
    ]
    assert missed == []


@pytest.mark.parametrize(("name", "words"), EVENTS, ids=[name for name, _ in EVENTS])
def test_every_event_is_found_in_its_example(name: str, words: str) -> None:
    event = next(event for event in FURNITURE.events if event.id == name)
    assert any(term in fold(words) for term in event.terms)
    assert not event.near or any(word in fold(words) for word in event.near)


@pytest.mark.parametrize("line", ["Advertisements were banned.", "The share fell.", "Subscription", "Photon: a story"])
def test_forms_are_whole_words(line: str) -> None:
    assert rule_of(line) is None


@pytest.mark.parametrize("text", ["İstanbul’s ﬁne ẞtraße", "A\u00a0B", "", "ΑΣ"], ids=repr)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_weekday_is_passed_over() -> None:
    assert FURNITURE.after_weekday("Tuesday, May 3", 0) == 9
    assert FURNITURE.after_weekday("Tuesdays, May 3", 0) == 0


RULE = 'role = "furniture"\nline = ["tide table"]\nexamples = ["Tide table"]\n'


def test_a_rule_says_what_a_line_is() -> None:
    furniture = load(f'[line.tide]\n{RULE}opens = "box"\n')
    hit = furniture.line("tide table:", ())
    assert hit is not None
    assert (hit.rule.id, hit.rule.role, hit.rule.opens, hit.start, hit.end) == ("tide", Role.FURNITURE, "box", 0, 11)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("[line.a", "not TOML", id="toml"),
        pytest.param("[lines.a]", "unknown key 'lines'", id="table"),
        pytest.param(f"[line.a]\n{RULE}lines = []", r"\[line.a\]: unknown key 'lines'", id="key"),
        pytest.param('[line.a]\nrole = "furniture"\nline = ["x"]', "examples", id="no examples"),
        pytest.param('[line.a]\nrole = "furniture"\nexamples = ["x"]', "needs forms", id="no forms"),
        pytest.param(f"[line.a]\n{RULE.replace('furniture', 'chair')}", "'chair' is not a valid Role", id="role"),
        pytest.param(f'[line.a]\n{RULE}opens = "door"', "'door' is not a valid Opens", id="opens"),
        pytest.param(f'[line.a]\n{RULE}names = "who"', "names: 'who' is none of", id="names"),
        pytest.param(f"[line.a]\n{RULE}[line.b]\n{RULE}", r"'tide table' belongs to \[line.a\]", id="two owners"),
        pytest.param(f"[line.a]\n{RULE.replace('tide', 'Tide')}", "lower case", id="capitals"),
        pytest.param("[calendar]\nyears = []", "unknown key 'years'", id="calendar"),
        pytest.param("[names]\nbig = []", "unknown key 'big'", id="small words"),
        pytest.param('[event.a]\nterms = ["x"]\nexamples = ["x"]', "since or dates", id="event without a date"),
    ],
)
def test_broken_files_are_refused(text: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        load(text, "own.toml")
