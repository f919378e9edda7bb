"""Widths of texts, words as reading speeds count them, and what a reader takes for one character."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.text.width import count_words, measure_width, split_graphemes, stands_close
from tests.strategies import hostile_texts


@pytest.mark.parametrize(
    ("text", "half", "width"),
    [
        ("", 0.5, 0),
        ("Hello, you!", 1.0, 11),
        ("Hello, you!", 0.5, 5.5),
        ("你好，世界。", 0.5, 6),
        ("用 iPhone 15 拍", 0.5, 7.5),
        ("你\u200b好\ufeff\u2060\u200f", 0.5, 2),
        ("e\u0301té", 1.0, 3),
        ("1\u20dd2\u20e3", 1.0, 2),
        ("“—…‘’·”", 0.5, 7),
        ("ＡＢ　", 0.5, 3),
        ("ｱｲ", 0.5, 1),
        ("한국", 0.5, 2),
        ("a\tb\x00", 1.0, 2),
        ("привет", 0.5, 3),
        ("ab你", 0.0, 1),
        ("😀", 0.5, 1),
        ("\ud800", 0.5, 0.5),
    ],
)
def test_width(text: str, half: float, width: float) -> None:
    assert measure_width(text, half) == width


@given(hostile_texts, hostile_texts, st.sampled_from([0.0, 0.5, 1.0]))
def test_widths_add_up_and_no_character_is_wider_than_one(one: str, other: str, half: float) -> None:
    assert measure_width(one + other, half) == measure_width(one, half) + measure_width(other, half)
    assert 0 <= measure_width(one, half) <= len(one)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Well – that's it, 3.5 of them!", 6),
        ("... -- &", 0),
        ("你好世界", 2),
        ("你好，世界。我", 2.5),
        ("用 iPhone 拍", 2),
        ("Zoë, привет", 2),
        ("“—”", 0),
        ("，。！", 0),
    ],
)
def test_words_are_counted(text: str, count: float) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    "graphemes",
    [
        "a b c",
        "e\u0301 e\u0301\u0327 x",
        "👨\u200d👩\u200d👧\u200d👦 👍🏽 ❤\ufe0f 1\ufe0f\u20e3",
        "🇨🇳 🇺🇸 🇫🇷",
        "🇦🇹 🇧🇦 🇿🇦 🇦🇿",
        "नि का",
        "แม่ โล ก",
        "น้ำ",
        "你 好 。",
        "か\u3099",
        "\u200b",
    ],
)
def test_graphemes(graphemes: str) -> None:
    parts = graphemes.split(" ")
    assert split_graphemes("".join(parts)) == parts


@given(hostile_texts)
def test_no_grapheme_is_empty_and_none_is_lost(text: str) -> None:
    graphemes = split_graphemes(text)
    assert "".join(graphemes) == text
    assert all(graphemes)
    for grapheme in graphemes[1:]:
        assert not unicodedata.category(grapheme[0]).startswith("M")


@pytest.mark.parametrize(("characters", "wide"), [("你。，「Ａあア", True), ("a.é한ก—\u200b\ufeff", False)])
def test_what_is_written_without_blanks(characters: str, *, wide: bool) -> None:
    assert {stands_close(character) for character in characters} == {wide}
