import pytest

from tracker import lexicon
from tracker.model import Block, Role
from tracker.read.language import language

WORDS = lexicon.load().words


def told(text: str, role: Role = Role.BODY) -> tuple[str, str] | None:
    found = language(text, [Block(0, len(text), role)], WORDS)
    return (found.value, found.rule) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The mayor said on Monday that the bridge would hold for as long as anybody lives here.", "en", id="en"
        ),
        pytest.param(
            "Die Brücke werde halten, sagte der Bürgermeister am Montag, solange hier jemand lebe.", "de", id="de"
        ),
        pytest.param(
            "Le pont tiendra aussi longtemps que quelqu’un vivra ici, a déclaré lundi le maire.", "fr", id="fr"
        ),
        pytest.param(
            "El puente aguantará mientras alguien viva aquí, dijo el lunes el alcalde de la ciudad.", "es", id="es"
        ),
        pytest.param(
            "Мост простоит столько, сколько здесь живут люди, заявил в понедельник мэр города.", "ru", id="ru"
        ),
        pytest.param("Міст стоятиме стільки, скільки тут живуть люди, заявив у понеділок мер міста.", "uk", id="uk"),
        pytest.param(
            "市长周一表示，只要城里还有人住，这座桥就会屹立不倒。他说桥很好，大家都可以放心地走过去，不必担心任何事情。",
            "zh",
            id="zh",
        ),
        pytest.param(
            "市長は月曜日、町に人が住む限り橋は持ちこたえると述べた。町の人たちは橋の上を歩いて家に帰った。",
            "ja",
            id="ja",
        ),
        pytest.param("قال رئيس البلدية يوم الاثنين إن الجسر سيصمد ما دام هناك من يعيش في المدينة.", "ar", id="ar"),
    ],
)
def test_the_language_is_told_by_the_text(text: str, expected: str) -> None:
    found = told(text)
    assert found is not None
    assert found[0] == expected


def test_english_is_told_without_a_model() -> None:
    assert told("It is what it is, and that was all that she had to say of the bridge.") == ("en", "function words")


def test_english_with_many_names_is_told_by_its_articles() -> None:
    names = "Lene Brenn, Odo Marran, Ilse Quarles, Xaver Tomas"
    text = f"The mayor named the crew and the guests: {names}, Lars Ommen, Tove Hald, Pia Ruiz, Rune Aas, Nils Dorn"
    assert told(text) == ("en", "function words")


def test_an_english_name_or_two_make_no_text_english() -> None:
    text = "Le maire l’a dit on ne sait quand à The Oracle et à The Harbour Post, a précisé lundi son cabinet."
    assert told(text) == ("fr", "py3langid")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Yes.", id="one word"),
        pytest.param("12,345 67,890 11.2 % 13 14 15 16 17", id="numbers"),
        pytest.param("Harbour Post Ferry Bridge Lee Brenn Marran Quarles Odo Lene Ilse Xaver Tomas", id="names"),
    ],
)
def test_what_tells_too_little_is_left_open(text: str) -> None:
    assert told(text) is None


def test_furniture_does_not_count() -> None:
    assert told("Die Brücke werde halten, sagte der Bürgermeister am Montag.", Role.FURNITURE) is None
