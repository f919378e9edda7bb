"""Cues as a subtitler of each language would cut them, where a case of two lines can't say it."""

import unicodedata

import pytest

from smartresult import Segment, reflow, words
from smartresult.layout.looks import NOTHING, find_looks
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


@pytest.mark.parametrize(
    ("lang", "said", "then"),
    [
        ("de", "Er sagte: „Ich komme heute nicht mehr.“", "Dann ging er weg und kam nie wieder."),
        ("de", "Sie rief: »Kommt doch alle her!«", "Aber niemand hörte auf sie an diesem Abend."),
        ("ru", "Он сказал: „Я больше не приду домой.“", "Потом он ушёл и не вернулся."),
        ("fr", "Il a dit : « Je ne rentre pas ce soir. »", "Puis il est parti sans se retourner."),
        ("en", "He said, “I am not coming home.”", "Then he left and never came back to us."),
    ],
)
def test_quotes_stay_with_what_they_close_whatever_they_do_elsewhere(lang: str, said: str, then: str) -> None:
    text = f"{said} {then}"
    lines = [line for cue in reflow([Segment(text, 0.0, len(text) * 0.08)], lang=lang) for line in cue.lines]
    ends = ["".join(lines[: i + 1]).replace(" ", "") for i in range(len(lines))]
    assert said.replace(" ", "") in ends


def test_segments_of_thai_are_joined_as_they_are_said() -> None:
    fragments = [Segment("ผมไปตลาด", 0, 1), Segment("ซื้อปลา", 1, 2), Segment("กับแม่", 2.5, 3)]
    assert show(reflow(fragments)) == ["ผมไปตลาดซื้อปลา กับแม่"]


def test_a_word_of_another_script_keeps_its_particle_in_japanese() -> None:
    text = "Microsoft Excelで開いてからPDFに変換してください。Googleで検索するとすぐに出てきますよ。"
    lines = [line for cue in reflow([Segment(text, 0.0, 12.0)]) for line in cue.lines]
    assert not [line for line in lines if line.startswith(("で", "に"))]


@pytest.mark.parametrize(
    ("lang", "word"), [("ar", "إِلَى"), ("ar", "إلـى"), ("he", "עִם"), ("vi", unicodedata.normalize("NFD", "của"))]
)
def test_points_and_forms_do_not_hide_a_word(lang: str, word: str) -> None:
    plain = {"ar": "إلى", "he": "עם", "vi": "của"}[lang]
    assert find_looks(lang)(word).after == find_looks(lang)(plain).after > NOTHING
