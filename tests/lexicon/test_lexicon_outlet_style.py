"""The canonical form of a file of outlets, and the command that writes it."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import LexiconError
from tracker.lexicon import outlet_entries
from tracker.lexicon.__main__ import main
from tracker.lexicon.outlet_style import canonical

UNTIDY = """\
# The owls of the north.

# They fly at night.
[owl]
forms = ["owl Two", "Owl One",
  'Owl One']
name="Owl"
kind = "online"
domains = ["z.example", "a.example"]
examples = ["The Owl's \\"own\\" words # with a sign."]
[bat]
name = "Bat"
kind = "agency"
weak = []
forms = ["Bat"]
examples = ["Bat said so."]
"""

TIDY = """\
# The owls of the north.

[bat]
name = "Bat"
kind = "agency"
forms = ["Bat"]
examples = ["Bat said so."]

# They fly at night.
[owl]
name = "Owl"
kind = "online"
domains = ["z.example", "a.example"]
forms = ["Owl One", "owl Two"]
examples = ["The Owl's \\"own\\" words # with a sign."]
"""


def test_entries_keys_and_names_are_ordered_and_comments_kept() -> None:
    assert canonical(UNTIDY) == TIDY


def test_long_lists_take_a_line_for_each_name() -> None:
    names = [f"The {letter * 40} Gazette" for letter in "ABC"]
    text = f'[a]\nname = "A"\nkind = "online"\nforms = {names}\nexamples = ["A."]'
    lines = canonical(text).splitlines()
    assert lines[3:8] == ["forms = [", *(f'    "{name}",' for name in names), "]"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('[a]\nname = "A" # why', "f: line 2: a comment beside a value; ", id="beside"),
        pytest.param('[a]\nname = "A"\n# why\nkind = "online"', "f: line 4: a comment inside an entry; ", id="inside"),
        pytest.param('[a]\nname = "A"\n# why\n', "f: a comment after the last entry; ", id="after"),
        pytest.param("[a]\nnom = 1", "f: [a] nom: unknown key; ", id="unknown key"),
    ],
)
def test_a_comment_that_would_be_lost_is_refused(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        canonical(text, "f")
    assert str(caught.value).startswith(message)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
_ENTRIES = st.fixed_dictionaries(
    {"name": _TEXTS, "kind": st.sampled_from(outlet_entries.KINDS)},
    optional={
        "forms": st.lists(_TEXTS, min_size=1, max_size=3, unique=True),
        "examples": st.lists(_TEXTS, min_size=1, max_size=3, unique=True),
    },
)


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return '"' + "".join(f"\\U{ord(char):08x}" for char in str(value)) + '"'


@given(st.dictionaries(st.text(string.ascii_lowercase, min_size=1, max_size=3), _ENTRIES, max_size=3))
def test_nothing_is_lost_and_writing_again_changes_nothing(entries: dict[str, dict[str, object]]) -> None:
    text = "".join(
        f"[{slug}]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in entry.items())
        for slug, entry in entries.items()
    )
    once = canonical(text)
    assert canonical(once) == once
    before, after = outlet_entries.tables(text, "f"), outlet_entries.tables(once, "f")
    assert after.keys() == before.keys()
    for slug, entry in before.items():
        assert {key: sorted(value) for key, value in after[slug].items()} == {
            key: sorted(value) for key, value in entry.items()
        }


def test_the_command_rewrites_the_files_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "owls.toml"
    path.write_text(UNTIDY, encoding="utf-8")
    assert main([str(path)]) == 0
    assert path.read_text(encoding="utf-8") == TIDY


@pytest.mark.parametrize(("text", "code"), [pytest.param(UNTIDY, 1, id="untidy"), pytest.param(TIDY, 0, id="tidy")])
def test_checking_changes_nothing(tmp_path: Path, text: str, code: int) -> None:
    path = tmp_path / "owls.toml"
    path.write_text(text, encoding="utf-8")
    assert main(["--check", str(path)]) == code
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", [pytest.param("[a", id="broken"), pytest.param(None, id="absent")])
def test_a_file_that_cannot_be_rewritten_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    path = tmp_path / "owls.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main([str(path)]) == 2
    assert str(path) in capsys.readouterr().err


def test_the_shipped_outlets_need_no_rewriting() -> None:
    assert main(["--check"]) == 0
