"""Are the quotations of pages in many shapes kept with their marks, and those beside the articles left out?"""

import re
from collections import Counter

import pytest

from benchmarks.made_pages import Page, pages
from tracker.lexicon import Lexicon
from tracker.read import html

MADE = list(pages(42))
STYLES = sorted({page.style for page in MADE})


@pytest.mark.parametrize("style", STYLES)
def test_quotations_of_a_page_are_kept_with_their_marks(style: str, lexicon: Lexicon) -> None:
    made = [page for page in MADE if page.style == style]
    lost = [words for page in made for words in page.quoted if f"“{words}”" not in read(page, lexicon)]
    assert len(lost) <= 0.005 * sum(len(page.quoted) for page in made), lost


@pytest.mark.parametrize("style", STYLES)
def test_headlines_and_comments_beside_it_are_not_read(style: str, lexicon: Lexicon) -> None:
    assert [w for page in MADE if page.style == style for w in page.beside if w in read(page, lexicon)] == []


def test_nothing_is_read_twice(lexicon: Lexicon) -> None:
    for page in MADE:
        text = read(page, lexicon)
        counts = Counter(page.quoted)
        assert [words for words, count in counts.items() if text.count(f"“{words}”") > count] == []


def test_the_same_number_gives_the_same_page() -> None:
    assert list(pages(7)) == MADE[:7]


def read(page: Page, lexicon: Lexicon) -> str:
    return re.sub(r"\s+", " ", html.page(page.html.encode(), None, None, lexicon).text or "")
