"""Cues as a subtitler of each language would cut them, where a case of two lines can't say it."""

import pytest

from smartresult import Segment, reflow, words
from tests.talking import show


def test_marks_that_begin_a_segment_after_a_pause_go_to_the_word_before() -> None:
    said = [Segment("今日は", 0, 1), Segment("、とても暑いですね", 4, 5.5), Segment("。そうですね", 8, 9)]
    assert show(reflow(said)) == ["今日は、", "とても暑いですね。", "そうですね"]


@pytest.mark.parametrize(
    ("lang", "text", "cues"),
    [
        (
            "de",
            "ich habe gestern mit Ihrem Chef gesprochen und er meinte dass Sie das Angebot heute bekommen sollten",
            [
                "ich habe gestern mit Ihrem Chef gesprochen",
                "und er meinte dass Sie das Angebot | heute bekommen sollten",
            ],
        ),
        (
            "ko",
            "그래도 커피가 정말 맛있어서 다음에 또 가고 싶어요",
            ["그래도 커피가 정말 맛있어서 | 다음에 또 가고 싶어요"],
        ),
    ],
)
def test_text_without_marks_is_cut_by_its_words(lang: str, text: str, cues: list[str]) -> None:
    assert show(reflow([Segment(text, 0.0, len(text) * 0.075)], lang=lang)) == cues


def test_thai_is_cut_into_words_and_a_frequent_word_is_one() -> None:
    spoken = [word.text for word in words([Segment("เราต้องรู้จักประเทศไทยเร็วๆ นี้", 0.0, 3.0)])]
    assert spoken == ["เรา", "ต้อง", "รู้จัก", "ประเทศ", "ไทย", "เร็วๆ ", "นี้"]
