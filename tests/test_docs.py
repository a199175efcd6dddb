"""Do the other documents keep what they promise: links that lead somewhere, decisions in order, honest samples?"""

import re
import tomllib
from pathlib import Path

import pytest

from tracker import lexicon, pipeline
from tracker.inputs import documents
from tracker.lexicon.outlet_style import canonical
from tracker.model import Declared, Extract, Kind
from tracker.text import tokens

ROOT = Path(__file__).parents[1]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("samples/*.md")])
SAMPLES = ROOT / "samples"
OUTLETS = SAMPLES / "outlets.toml"
INVENTED = {"Ilse Marran", "Anton Ostrel", "Tomas Brel", "Jonas Pell"}
FEW = 6  # words of a real person that may stand in quotation marks

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def shown(page: Path) -> str:
    """A page without what is printed as it is."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The places of a page that a link can lead to."""
    headings = re.findall(r"^#+ (.+)$", shown(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in _LINK.findall(shown(page)):
        if not target.startswith("https://"):
            path, _, anchor = target.partition("#")
            leads_to = (page.parent / path).resolve() if path else page
            assert leads_to.exists(), target
            assert not anchor or anchor in anchors(leads_to), target


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_is_one_page_of_three_parts(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Choice", "What we gave up"]
    assert text.startswith(f"# {int(page.stem[:4])}. ")
    assert len(text.split()) < 400


def test_decisions_are_numbered_without_gaps_and_listed() -> None:
    assert [int(page.stem[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    rows = [
        f"| {int(p.stem[:4])} | [{p.read_text(encoding='utf-8').splitlines()[0][2:].partition('. ')[2]}]({p.name}) |"
        for p in DECISIONS
    ]
    assert re.findall(r"^\| \d.*$", index, re.MULTILINE) == rows


def test_the_changelog_has_an_unreleased_block() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    first, *_ = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert first == "[Unreleased]"
    assert re.search(r"^### (Added|Changed|Deprecated|Removed|Fixed|Security)\n\n- ", text, re.MULTILINE)


# --- The samples ------------------------------------------------------------------------------------------------------


def extracted(path: Path) -> list[Extract]:
    known = lexicon.load(str(OUTLETS))
    found = list(pipeline.extract(documents([str(path)]), known, Declared()))
    assert all(isinstance(each, Extract) for each in found)
    return [each for each in found if isinstance(each, Extract)]


ARTICLES = [extract for path in sorted((SAMPLES / "articles").iterdir()) for extract in extracted(path)]


@pytest.mark.parametrize("found", ARTICLES, ids=lambda found: Path(found.article.path).name)
def test_a_sample_is_a_short_dated_article_without_problems(found: Extract) -> None:
    article = found.article
    assert found.problems == ()
    assert 150 <= len(article.text.split()) <= 350
    assert article.published
    assert article.outlet or article.syndicated_from
    assert article.title


@pytest.mark.parametrize("found", ARTICLES, ids=lambda found: Path(found.article.path).name)
def test_only_invented_people_are_quoted_at_length(found: Extract) -> None:
    for quotation, attribution in zip(found.quotations, found.attributions, strict=True):
        if attribution.kind is not Kind.INDIRECT and len(quotation.text.split()) > FEW:
            assert {speaker.name for speaker in attribution.speakers} & INVENTED, quotation.text


def test_every_sample_is_described() -> None:
    described = re.findall(r"^\| `([^`]+)` \|", (SAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert described == sorted(path.name for path in (SAMPLES / "articles").iterdir())


def test_the_description_of_the_samples_quotes_nobody() -> None:
    (found,) = extracted(SAMPLES / "README.md")  # it lies where somebody may ingest the whole folder
    assert [quotation.text for quotation in found.quotations] == []


def test_the_outlets_of_the_samples_are_in_canonical_form() -> None:
    text = OUTLETS.read_text(encoding="utf-8")
    assert canonical(text, OUTLETS.name) == text


def test_the_outlets_of_the_samples_are_found_in_their_examples() -> None:
    known = lexicon.load(str(OUTLETS)).outlets
    for outlet, entry in tomllib.loads(OUTLETS.read_text(encoding="utf-8")).items():
        for example in entry["examples"]:
            words = [token.text for token in tokens(example)]
            assert outlet in {mention.outlet for mention in known.mentions(words, [])}, example
