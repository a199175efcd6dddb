"""Do texts that are not English give what stands in marks, nobody for it, and a word that says so?"""

import pytest

from tests.conftest import Extracting
from tracker.chain import hops
from tracker.model import Kind

TEXTS = {
    "de": ("Die Brücke werde halten, sagte die Bürgermeisterin am Montag. „Sie hält“, sagte sie.", ["Sie hält"]),
    "fr": ("Le pont tiendra, a déclaré lundi le maire de la ville. « Il tient », a-t-elle dit.", ["Il tient"]),
    "ru": ("Мост простоит долго, заявил в понедельник мэр города. «Он стоит», сказал он.", ["Он стоит"]),
    "zh": (
        "市长周一在市政厅对记者表示，只要城里还有人住在这里，这座桥就会一直屹立不倒。她说：“桥很好。”",
        ["桥很好。"],
    ),
    "ja": ("市長は「橋は良い」と述べた。", ["橋は良い"]),
    "ko": ("시장은 “다리는 튼튼하다”고 말했다.", ["다리는 튼튼하다"]),
    "el": ("Η δήμαρχος είπε: «Η γέφυρα αντέχει».", ["Η γέφυρα αντέχει"]),
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


@pytest.mark.parametrize(
    ("opening", "text", "agency"),
    [
        pytest.param("МОСКВА, 3 ноября. /ТАСС/. ", "Мост стоит, сказал мэр. «Он стоит», — сказал он.", "TASS", id="ru"),
        pytest.param("新华社北京11月3日电（记者安丽）", "她说：“桥很好。”", "Xinhua", id="zh"),
        pytest.param("(서울=연합뉴스) 안리 기자 = ", "시장은 “다리는 튼튼하다”고 말했다.", "Yonhap", id="ko"),
    ],
)
def test_a_native_dateline_is_a_hop(opening: str, text: str, agency: str, extracted: Extracting) -> None:
    found = extracted(opening + text)
    (attribution,) = found.attributions
    (hop,) = hops(found.article, attribution)
    assert (hop.giver, hop.taker, hop.relation) == (agency, found.article.path, "published")
    assert hop.printed in opening
    assert extracted(text).article.syndicated_from is None


def test_english_is_read_as_ever(extracted: Extracting) -> None:
    found = extracted("The bridge will hold, the mayor said on Monday. “Es hält,” Ann Lee said, for she was in Vienna.")
    assert found.article.language == "en"
    assert [a.kind for a in found.attributions] == [Kind.INDIRECT, Kind.DIRECT]
    assert found.problems == ()
