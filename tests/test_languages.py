"""Do texts that are not English give what stands in marks, nobody for it, and a word that says so?"""

import pytest

from tests.conftest import Extracting
from tracker.model import Kind

TEXTS = {
    "de": ("Die Brücke werde halten, sagte die Bürgermeisterin am Montag. „Sie hält“, sagte sie.", ["Sie hält"]),
    "fr": ("Le pont tiendra, a déclaré lundi le maire de la ville. « Il tient », a-t-elle dit.", ["Il tient"]),
    "ru": ("Мост простоит долго, заявил в понедельник мэр города. «Он стоит», сказал он.", ["Он стоит"]),
    "zh": (
        "市长周一在市政厅对记者表示，只要城里还有人住在这里，这座桥就会一直屹立不倒。她说：“桥很好。”",
        ["桥很好。"],
    ),
    "sv": ("Bron kommer att hålla, sade borgmästaren på måndagen. ”Den håller”, sade hon.", ["Den håller"]),
}


@pytest.mark.parametrize(("code", "text", "words"), [(code, *given) for code, given in TEXTS.items()], ids=TEXTS)
def test_a_text_in_another_language_gives_what_stands_in_marks(
    code: str, text: str, words: list[str], extracted: Extracting
) -> None:
    found = extracted(text)
    assert found.article.language == code
    assert [q.text for q in found.quotations] == words
    assert [(a.kind, a.speakers) for a in found.attributions] == [(Kind.UNATTRIBUTED, ())]
    assert [p.code for p in found.problems] == ["not-english"]


def test_english_is_read_as_ever(extracted: Extracting) -> None:
    found = extracted("The bridge will hold, the mayor said on Monday. “Es hält,” Ann Lee said, for she was in Vienna.")
    assert found.article.language == "en"
    assert [a.kind for a in found.attributions] == [Kind.INDIRECT, Kind.DIRECT]
    assert found.problems == ()
