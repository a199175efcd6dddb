"""Outlets among words: which, where, how surely."""

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.lexicon import outlets
from tracker.lexicon.outlets import Mention
from tracker.text import tokens

_DATA = resources.files("tracker.lexicon") / "data"
SHIPPED = outlets.load(
    (_DATA / "outlets.toml").read_text(encoding="utf-8"),
    generic=(_DATA / "generic_outlets.toml").read_text(encoding="utf-8"),
)
STRONG, WEAK = "strong", "weak"


def _mentions(text: str, *known: str) -> list[tuple[str, Mention]]:
    """Each mention with its phrase."""
    words = [token.text for token in tokens(text)]
    return [(" ".join(words[m.first : m.last]), m) for m in SHIPPED.mentions(words, known)]


def _read(text: str, *known: str) -> list[tuple[str, str, str]]:
    return [(phrase, m.outlet, WEAK if m.weak else STRONG) for phrase, m in _mentions(text, *known)]


@pytest.mark.parametrize(
    ("text", "phrase", "outlet"),
    [
        pytest.param("said TASS on Monday", "TASS", "tass", id="bare"),
        pytest.param("according to the TASS news agency", "the TASS news agency", "tass", id="noun after"),
        pytest.param("told Russian news agency TASS that", "Russian news agency TASS", "tass", id="noun before"),
        pytest.param(
            "told the Russian state-run news agency TASS", "the Russian state-run news agency TASS", "tass", id="all"
        ),
        pytest.param(
            "China's official Xinhua News Agency said", "China 's official Xinhua News Agency", "xinhua", id="'s"
        ),
        pytest.param("China’s official Xinhua said", "China ’s official Xinhua", "xinhua", id="curly 's"),
        pytest.param("Xinhua's correspondent", "Xinhua", "xinhua", id="its own possessive stays out"),
        pytest.param(
            "state media Global Times ran it", "state media Global Times", "global-times", id="status and name"
        ),
        pytest.param("US broadcaster CNN said", "US broadcaster CNN", "cnn", id="country's name before a noun"),
        pytest.param("in China Xinhua said", "Xinhua", "xinhua", id="country's name before the outlet"),
        pytest.param("the Washington Post wrote", "the Washington Post", "washington-post", id="small article"),
        pytest.param("The Washington Post wrote", "The Washington Post", "washington-post", id="article"),
        pytest.param("a Washington Post report", "a Washington Post", "washington-post", id="indefinite article"),
        pytest.param("THE NEW YORK TIMES", "THE NEW YORK TIMES", "new-york-times", id="capitals"),
        pytest.param("MOSCOW (REUTERS)", "REUTERS", "reuters", id="dateline"),
        pytest.param("the People’s Daily", "the People ’s Daily", "peoples-daily", id="apostrophe inside"),
        pytest.param("said RFE/RL.", "RFE / RL", "radio-free-europe-radio-liberty", id="sign inside"),
        pytest.param("told Interfax-Ukraine.", "Interfax-Ukraine", "interfax-ukraine", id="longest wins"),
        pytest.param("Time magazine wrote", "Time magazine", "time", id="weak name with its noun"),
        pytest.param("the newspaper The Hindu", "the newspaper The Hindu", "hindu", id="noun before the article"),
        pytest.param(
            "the Russian news agency Sputnik", "the Russian news agency Sputnik", "sputnik", id="agency, not vaccine"
        ),
        pytest.param("on the messaging app Telegram", "the messaging app Telegram", "telegram", id="app"),
        pytest.param("Spanish newspaper ABC", "Spanish newspaper ABC", "abc-spain", id="country and kind decide"),
        pytest.param("Australian broadcaster ABC", "Australian broadcaster ABC", "abc-australia", id="country decides"),
        pytest.param("on the Kremlin website", "the Kremlin website", "kremlin", id="office by its website"),
    ],
)
def test_strong(text: str, phrase: str, outlet: str) -> None:
    assert _read(text) == [(phrase, outlet, STRONG)]


@pytest.mark.parametrize(
    ("text", "phrase", "outlet"),
    [
        pytest.param("he told Bloomberg on Tuesday", "Bloomberg", "bloomberg", id="a surname too"),
        pytest.param("according to Time, he", "Time", "time", id="a word too"),
        pytest.param("the Guardian reported", "the Guardian", "guardian", id="with the article only"),
        pytest.param("he wrote on X that", "X", "x", id="one letter"),
        pytest.param("he wrote on X. Then", "X.", "x", id="one letter before a full stop"),
        pytest.param("Russia's Sputnik said", "Russia 's Sputnik", "sputnik", id="a country does not make it strong"),
        pytest.param("in Kyiv (AP) - The", "AP", "associated-press", id="dateline"),
        pytest.param("But Time said", "Time", "time", id="opening word before"),
        pytest.param("told ABC Sunday that", "ABC", "abc-news-us", id="weekday after"),
        pytest.param("she told People on Monday", "People", "people", id="an everyday noun, amid a sentence"),
    ],
)
def test_weak(text: str, phrase: str, outlet: str) -> None:
    assert _read(text) == [(phrase, outlet, WEAK)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Sputnik V vaccine", id="longer name after"),
        pytest.param("said Michael Bloomberg on Monday", id="first name before"),
        pytest.param("the Guardian Council said", id="longer name of two words"),
        pytest.param("a list of Fortune 500 firms", id="number after"),
        pytest.param("the Star of David", id="of a name"),
        pytest.param("the Standard & Poor's index", id="and a name"),
        pytest.param("RT @somebody: look", id="retweet"),
        pytest.param("Time will tell, and time flies.", id="sentence begins with a word of the text"),
        pytest.param("People said that it was shut.", id="an everyday noun at a sentence's head"),
        pytest.param("He told us: People said so.", id="an everyday noun behind a sign"),
        pytest.param("What People Told Her", id="an everyday noun between capitals"),
        pytest.param("she told the People so", id="an everyday noun with an article"),
        pytest.param("by guardian angels", id="small letters"),
        pytest.param("Guardian angels came", id="without the article it needs"),
        pytest.param("the Kremlin said", id="an office that speaks"),
        pytest.param("until today, this week", id="shows in small letters"),
        pytest.param("Today, he left.", id="weak show without marks"),
        pytest.param("“Today, he left.”", id="weak show that only begins a quotation"),
        pytest.param("people in Tassmania", id="inside a word"),
        pytest.param("X. Conclusions", id="numeral at the head of a line"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_mention(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "phrase", "outlet"),
    [
        pytest.param("on “Meet the Press” on Sunday", "Meet the Press", "nbc-news", id="show alone"),
        pytest.param("on NBC's “Meet the Press”", "NBC 's “ Meet the Press", "nbc-news", id="network and show"),
        pytest.param("on CBS' 60 Minutes", "CBS ' 60 Minutes", "cbs-news", id="bare apostrophe"),
        pytest.param("on ABC’s “This Week”", "ABC ’s “ This Week", "abc-news-us", id="network settles both"),
        pytest.param("on NBC's Today", "NBC 's Today", "nbc-news", id="weak show beside its network"),
        pytest.param("“Today” on NBC", "Today ” on NBC", "nbc-news", id="show on network"),
        pytest.param("on Fox's Hannity", "Fox 's Hannity", "fox-news", id="two weak names"),
        pytest.param("on the Today programme", "the Today programme", "bbc", id="strong show"),
        pytest.param("on the New Day show", "the New Day show", "cnn", id="weak show with its noun"),
    ],
)
def test_shows(text: str, phrase: str, outlet: str) -> None:
    [(found, mention)] = _mentions(text)
    assert (found, mention.outlet, mention.show, mention.weak) == (phrase, outlet, True, False)


def test_a_weak_show_counts_in_marks_of_its_own() -> None:
    [(phrase, mention)] = _mentions("He said on “The View,” that")
    assert (phrase, mention.outlet, mention.show, mention.weak) == ("The View", "abc-news-us", True, True)


def test_a_network_and_the_show_of_another_stay_two() -> None:
    assert [m.outlet for _, m in _mentions("He left CNN for “Meet the Press” on Monday")] == ["cnn", "nbc-news"]


@pytest.mark.parametrize(
    ("text", "phrase", "outlet", "name"),
    [
        pytest.param("according to state media.", "state media", "state-media", "state media", id="plain"),
        pytest.param(
            "Chinese state media said", "Chinese state media", "state-media-cn", "Chinese state media", id="people"
        ),
        pytest.param(
            "China’s state-run media", "China ’s state-run media", "state-media-cn", "Chinese state media", id="'s"
        ),
        pytest.param(
            "on Iranian state TV", "Iranian state TV", "state-television-ir", "Iranian state television", id="TV"
        ),
        pytest.param("a local TV station", "a local TV station", "local-television", "local television", id="article"),
        pytest.param("State media said", "State media", "state-media", "state media", id="begins a sentence"),
    ],
)
def test_generic(text: str, phrase: str, outlet: str, name: str) -> None:
    [(found, mention)] = _mentions(text)
    assert (found, mention.outlet, mention.name, mention.generic, mention.weak) == (phrase, outlet, name, True, False)


def test_generic_outlets_are_not_found_in_names() -> None:
    assert _mentions("Local Media of Dayton sold it") == []


def test_without_the_words_around_names_names_stand_alone() -> None:
    bare = outlets.load('[o]\nname = "Owl"\nkind = "agency"\nforms = ["Owl"]\nexamples = ["Owl said so."]')
    words = ["state", "media", "and", "the", "Russian", "news", "agency", "Owl"]
    assert [(m.first, m.last, m.outlet) for m in bare.mentions(words)] == [(7, 8, "o")]


def test_the_name_is_told_from_its_phrase() -> None:
    [(_, mention)] = _mentions("the state news agency TASS said")
    assert (mention.first, mention.last, mention.name_first, mention.name_last) == (0, 5, 4, 5)


def test_a_shared_name_keeps_all_it_could_be() -> None:
    [(_, mention)] = _mentions("the Times reported")
    assert mention.outlet == "new-york-times"
    assert {"los-angeles-times", "times"} < set(mention.candidates)


def test_a_shared_name_is_the_outlet_named_before() -> None:
    (_, full), (_, short) = _mentions("The Los Angeles Times was first. Later the Times said")
    assert (full.outlet, short.candidates) == ("los-angeles-times", ("los-angeles-times",))


@pytest.mark.parametrize(
    ("known", "outlet"),
    [
        pytest.param(("times",), "times", id="one"),
        pytest.param(("times", "los-angeles-times"), "los-angeles-times", id="the latest"),
        pytest.param(("reuters",), "new-york-times", id="none that fits"),
    ],
)
def test_a_shared_name_is_the_latest_known_outlet(known: tuple[str, ...], outlet: str) -> None:
    [(_, mention)] = _mentions("the Times reported", *known)
    assert mention.outlet == outlet


_TEXT = (
    "the The a of 's ’s “ ” ' , . on TASS Time Times New York Post X Today This Week ABC NBC Meet Press state media "
    "news agency Chinese China Russian Kremlin website show & V 500 @a Michael Bloomberg said told"
)
_PIECES = st.sampled_from(_TEXT.split())


@given(st.lists(_PIECES, max_size=40))
def test_mentions_are_ordered_disjoint_and_hold_their_names(words: list[str]) -> None:
    end = 0
    for mention in SHIPPED.mentions(words):
        assert end <= mention.first <= mention.name_first < mention.name_last <= mention.last <= len(words)
        assert mention.outlet == mention.candidates[0]
        outlet = SHIPPED.get(mention.outlet)
        if outlet is None:  # one that no list has
            assert mention.weak
            assert mention.name == " ".join(words[mention.name_first : mention.name_last])
        else:
            assert outlet.name == mention.name
        end = mention.last


@given(st.lists(_PIECES, max_size=20), st.lists(_PIECES, max_size=20))
def test_a_strong_bare_name_is_found_wherever_it_stands(before: list[str], after: list[str]) -> None:
    words = [*before, ",", "Interfax", ",", *after]
    assert any(m.outlet == "interfax" and m.name_first == len(before) + 1 for m in SHIPPED.mentions(words))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("she told the Marrow Bay Courier on Monday", ["Marrow Bay Courier"], id="its last word tells"),
        pytest.param("in an interview on Northmoor Public Radio", ["Northmoor Public Radio"], id="radio"),
        pytest.param("according to Bayfacts.com", ["Bayfacts.com"], id="a host"),
        pytest.param("the Northmoor Post Office was shut", [], id="a longer name"),
        pytest.param("a Courier came", [], id="the last word alone is none"),
        pytest.param("she wrote the post", [], id="small letters"),
        pytest.param("On Monday Radio was silent", [], id="a day before it"),
    ],
)
def test_outlets_that_no_list_has_are_told_by_their_last_word(text: str, names: list[str]) -> None:
    found = SHIPPED.mentions(text.split())
    assert [m.name for m in found] == names
    assert all(m.weak for m in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("she told the Dutch newspaper Waalpost that", ["Waalpost"], id="newspaper"),
        pytest.param("the tech news site Bitwick reported", ["Bitwick"], id="two nouns"),
        pytest.param("a news site called Bitwick", ["Bitwick"], id="called"),
        pytest.param("on the podcast Bridge Talk", ["Bridge Talk"], id="show"),
        pytest.param("she told the newspaper Lee was late", [], id="a clause begins"),
        pytest.param("she told the newspaper Monday", [], id="a day"),
        pytest.param("the paper Waalpost", [], id="a noun of much else"),
    ],
)
def test_outlets_that_no_list_has_are_told_by_the_noun_before(text: str, names: list[str]) -> None:
    found = SHIPPED.mentions(text.split())
    assert [m.name for m in found] == names
    assert all(m.weak and m.kind for m in found)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("a Washington Post-ABC News poll", [("washington-post", 0, 3), ("abc-news-us", 2, 4)], id="poll"),
        pytest.param("a Boston Globe-CBS deal", [], id="no poll"),
        pytest.param("the St. Louis Post-Dispatch poll", [("louis-post-dispatch", 2, 4)], id="one name"),
    ],
)
def test_two_who_took_a_poll_may_share_a_token(text: str, spans: list[tuple[str, int, int]]) -> None:
    assert [(m.outlet, m.first, m.last) for m in SHIPPED.mentions(text.split())] == spans


def test_what_a_list_has_is_no_unlisted_outlet() -> None:
    (found,) = SHIPPED.mentions(["The", "Washington", "Post", "reported"])
    assert SHIPPED.get(found.outlet) is not None
