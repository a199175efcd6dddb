import pytest

from tracker import lexicon
from tracker.read import byline, credit
from tracker.read.dateline import dateline

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("words", "start", "name", "printed"),
    [
        pytest.param("More from South China Morning Post:", 9, "South China Morning Post", None, id="to the end"),
        pytest.param("© 2023 The Guardian. All rights reserved", 1, "The Guardian", None, id="after a year"),
        pytest.param("Source: Tass", 7, "TASS", "Tass", id="usual name"),
        pytest.param("published by the Xinhua on May 3", 12, "Xinhua", "the Xinhua", id="before on"),
        pytest.param(
            "Copyright (c) 2023 The Associated Press", 9, "Associated Press", "The Associated Press", id="(c)"
        ),
    ],
)
def test_names_of_outlets(words: str, start: int, name: str, printed: str | None) -> None:
    found = credit.named(words, start, LEXICON, known=True)
    assert found is not None
    assert found.outlet is not None
    assert found.name.removeprefix("The ") == name.removeprefix("The ")
    assert words[found.span.start : found.span.end] in (printed or name, f"The {name}")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("first published in the Ferry Post.", "Ferry Post", id="unknown"),
        pytest.param("first published in the summer of last year", None, id="no name"),
    ],
)
def test_unknown_outlets_need_capitals(words: str, expected: str | None) -> None:
    found = credit.named(words, len("first published in"), LEXICON, known=False)
    assert (found and found.name.removeprefix("the ")) == expected


def test_unknown_outlets_do_not_count_where_only_known_ones_do() -> None:
    assert credit.named("Source: World Harbour Council", 7, LEXICON, known=True) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Two flags at a harbour. Reuters / Ann Lee", True, id="agency and person"),
        pytest.param("Two flags. Xinhua/Bo Berg", True, id="without blanks"),
        pytest.param("The poll was made for CNN/ORC in May", False, id="in a sentence"),
        pytest.param("A new poll by NBC/Wall Street Journal", False, id="two outlets"),
        pytest.param("Members of Left / Green Alliance", False, id="no outlet"),
    ],
)
def test_picture_credits(line: str, *, expected: bool) -> None:
    assert credit.pictured(line, LEXICON) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("By Ann Lee", ["Ann Lee"], id="one"),
        pytest.param("BY ANN LEE AND BO BERG", ["ANN LEE AND BO BERG"], id="capitals"),
        pytest.param("By Ann Lee, Bo de la Berg and Cy Dent", ["Ann Lee, Bo de la Berg and Cy Dent"], id="three"),
        pytest.param("By Ann Lee | Reuters | 3 May 2023", ["Ann Lee", "Reuters", "3 May 2023"], id="pieces"),
        pytest.param("By The Associated Press", ["The Associated Press"], id="agency"),
        pytest.param("By the end of May nobody was left", [], id="a sentence"),
        pytest.param("By contrast, Harbour is quiet.", [], id="a short sentence"),
        pytest.param("Bystanders Saw It All", [], id="another word"),
    ],
)
def test_bylines(line: str, expected: list[str]) -> None:
    assert [line[span.start : span.end] for span in byline.pieces(line, LEXICON)] == expected


@pytest.mark.parametrize(
    ("words", "agency", "printed"),
    [
        pytest.param("AP", "Associated Press", "AP", id="alone"),
        pytest.param("By THE ASSOCIATED PRESS", "Associated Press", "THE ASSOCIATED PRESS", id="capitals"),
        pytest.param("By Reuters staff", "Reuters", "Reuters", id="its staff"),
        pytest.param("Ann Lee, The Associated Press", "Associated Press", "The Associated Press", id="after a comma"),
        pytest.param("Ann Lee | Reuters", "Reuters", "Reuters", id="after a bar"),
        pytest.param("Ann Lee (AFP)", "AFP", "AFP", id="in brackets"),
        pytest.param("Ann Lee/AP", "Associated Press", "AP", id="after a stroke"),
        pytest.param("ANN LEE Associated Press Writer", "Associated Press", "Associated Press", id="a writer of it"),
        pytest.param("Ann Lee and Bo Berg, AP", "Associated Press", "AP", id="two writers"),
        pytest.param("Reuters and AFP", "Reuters", "Reuters", id="two agencies"),
        pytest.param("from Xinhua", "Xinhua", "Xinhua", id="from"),
    ],
)
def test_agencies_that_sign(words: str, agency: str, printed: str) -> None:
    found = byline.signed(words, LEXICON)
    assert found is not None
    assert (found.name, words[found.span.start : found.span.end]) == (agency, printed)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Ann Lee", id="a person"),
        pytest.param("Ann Lee and Reuters", id="an agency that helped"),
        pytest.param("Reuters and Ann Lee", id="likewise, first"),
        pytest.param("Ann Lee, The Guardian", id="a paper"),
        pytest.param("Staff Writer", id="staff of nobody"),
        pytest.param("", id="nothing"),
    ],
)
def test_bylines_that_are_no_agency_s(words: str) -> None:
    assert byline.signed(words, LEXICON) is None


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        pytest.param("MOSCOW, Feb 21 (Reuters) - ", "MOSCOW, Feb 21", "Reuters", id="place, date, agency"),
        pytest.param("BEIJING (AP) — ", "BEIJING", "Associated Press", id="place, agency"),
        pytest.param("Mexico City (AFP) – ", "Mexico City", "AFP", id="small letters"),
        pytest.param("KYIV, March 3 (Harbour-Wire) - ", "KYIV, March 3", "Harbour-Wire", id="unknown agency"),
        pytest.param("BEIJING, Feb. 21 (Xinhua) -- ", "BEIJING, Feb. 21", "Xinhua", id="two hyphens"),
        pytest.param("MOSCOW, February 21. /TASS/. ", "MOSCOW, February 21.", "TASS", id="strokes"),
        pytest.param("Dec 29 (Reuters) - ", "Dec 29", "Reuters", id="date, agency"),
        pytest.param("(CNN) — ", None, "CNN", id="outlet alone"),
        pytest.param("КИЇВ (Українська правда) — ", "КИЇВ", "Ukrainska Pravda", id="paper, in its letters"),
        pytest.param("(ANSA) - ROMA, 03 NOV - ", "ROMA, 03 NOV", "ANSA", id="agency first"),
        pytest.param("МОСКВА, 3 ноября. /ТАСС/. ", "МОСКВА, 3 ноября", "TASS", id="month in small letters"),
        pytest.param("WASHINGTON — ", "WASHINGTON", None, id="place alone"),
        pytest.param("ST. PAUL, Minn. -- ", "ST. PAUL, Minn.", None, id="place and state"),
    ],
)
def test_datelines(opening: str, place: str | None, agency: str | None) -> None:
    words = f"{opening}The harbour was closed on Monday."
    found = dateline(words, LEXICON)
    assert found is not None
    assert (found.place and words[found.place.start : found.place.end]) == place
    assert (found.agency and found.agency.name) == agency
    assert words[found.end :] == "The harbour was closed on Monday."
    assert words[: found.shown].rstrip() == opening.rstrip(" -–—.") + (
        "." if place and place[-1] == "." and not agency else ""
    )


@pytest.mark.parametrize(
    "words",
    [
        "Senator Ann Lee (R-S.C.) — a friend of the harbour — spoke.",
        "The harbour — closed since Monday — is quiet.",
        "ANN: The harbour — it is closed.",
        "He told the agency (Reuters) - as he does - that it was closed.",
        "Agence France-Presse (AFP) - founded in 1835 - is an agency.",
        "The World Trade Organization (WTO) said so.",
        "",
    ],
)
def test_what_is_no_dateline(words: str) -> None:
    assert dateline(words, LEXICON) is None
