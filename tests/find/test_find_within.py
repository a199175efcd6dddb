"""Do sentences share what their tokens tell, and nothing that stands around these tokens?"""

from collections.abc import Callable

import pytest

from tracker.model import Found, FrameKind, Role

Finding = Callable[..., Found]


def clauses(found: Found) -> list[list[tuple[str, str]]]:
    """For each sentence the lemma and the source of each of its clauses."""
    return [
        [(f.lemma, " ".join(s.texts[slice(*f.source)]) if f.source else "") for f in s.frames] for s in found.sentences
    ]


def test_sentences_of_the_same_tokens_share_their_clauses(finding: Finding) -> None:
    first, other, second = finding("Ana Lee said it holds. It was late. Ana Lee said it holds.").sentences
    assert first.frames
    assert not other.frames
    assert second.frames is first.frames
    assert second.vocabulary is first.vocabulary
    assert (second.start, second.words[0].start) == (36, 36)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“Shorty” Ruiz escaped.\n\n“I would,” Ruiz escaped.\n\n“Shorty” Ruiz escaped.",
            [[], [("unlisted", "Ruiz")], []],
            id="by the end of what is quoted",
        ),
        pytest.param(
            "“I would,” Ruiz escaped.\n\n“Shorty” Ruiz escaped.\n\n“I would,” Ruiz escaped.",
            [[("unlisted", "Ruiz")], [], [("unlisted", "Ruiz")]],
            id="in another order",
        ),
        pytest.param(
            "Ana Lee said so.\n\nana lee said so.\n\nBo Lee said so.",
            [[("say", "Ana Lee")], [("say", "ana lee")], [("say", "Bo Lee")]],
            id="by every letter of the tokens",
        ),
    ],
)
def test_sentences_that_differ_share_nothing(
    text: str, expected: list[list[tuple[str, str]]], finding: Finding
) -> None:
    assert clauses(finding(text)) == expected


def test_a_label_depends_on_where_the_sentence_stands(finding: Finding) -> None:
    text = "No bridge will fall: Ana Lee"
    kinds = [[f.kind for s in finding(text, role).sentences for f in s.frames] for role in (Role.HEADLINE, Role.BODY)]
    assert kinds == [[FrameKind.LABEL], []]
