import pytest

from tracker import lexicon
from tracker.model import Block, Role
from tracker.read.language import language

LEXICON = lexicon.load()


def told(text: str, role: Role = Role.BODY) -> tuple[str, str] | None:
    found = language(text, [Block(0, len(text), role)], LEXICON)
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("桥很好。", "zh", id="zh"),
        pytest.param("她说：“橋很好。”", "zh", id="zh, traditional"),
        pytest.param("OpenAI公司发布了GPT模型", "zh", id="zh, with Latin names"),
        pytest.param("橋は良い。", "ja", id="ja"),
        pytest.param("新橋開通、市長ら渡り初め", "ja", id="ja, few kana"),
        pytest.param("다리는 튼튼하다.", "ko", id="ko"),
        pytest.param("市長 “다리는 튼튼하다”", "ko", id="ko, with Han signs"),
        pytest.param("Η γέφυρα.", "el", id="el"),
        pytest.param("הגשר יחזיק.", "he", id="he"),
        pytest.param("สะพานแข็งแรง", "th", id="th"),
        pytest.param("ხიდი გამძლეა.", "ka", id="ka"),
        pytest.param("Կամուրջը կդիմանա։", "hy", id="hy"),
    ],
)
def test_a_script_of_one_language_tells_it_in_few_words(text: str, expected: str) -> None:
    assert told(text) == (expected, "script")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Її міст.", "uk", id="uk"),
        pytest.param("Ён прыйшоў.", "be", id="be"),
        pytest.param("Мост стоит.", None, id="ru, bg or mk"),
        pytest.param("Ћути мост.", "sr", id="sr"),
        pytest.param("Мостът е здрав.", None, id="bg or ru"),
        pytest.param("قالت العمدة إن الجسر قوي.", "ar", id="ar"),
        pytest.param("رسد", None, id="ar, fa or ur"),
    ],
)
def test_scripts_of_several_languages_tell_only_what_is_sure(text: str, expected: str | None) -> None:
    assert told(text) == (expected and (expected, "letters"))


def test_a_model_is_not_believed_against_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("py3langid.rank", lambda _: [("ru", -1.0), ("uk", -2.0), ("en", -900.0)])
    assert told("Міст міцний, і люди міста ходять через нього щодня до роботи й додому.") == ("uk", "py3langid")
    assert told("Мост крепок, и люди ходят по нему каждый день на работу и домой.") == ("ru", "py3langid")


def test_a_few_words_of_another_script_make_no_text_one_of_it() -> None:
    assert told("He said 你好吗.") is None
    text = "The mayor said that the old name of the bridge was 石橋, and that she would go on calling it by that name."
    assert told(text) == ("en", "function words")


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
