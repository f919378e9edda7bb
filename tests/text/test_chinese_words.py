"""Where words of Chinese begin, with rjieba and without; and the simplified forms by which they are looked up."""

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.text import chinese_words
from smartresult.text.chinese_words import find_word_at, find_word_starts
from smartresult.text.simplified import simplify
from tests.strategies import cue_texts, hostile_texts

chinese_texts = st.text(
    st.sampled_from("我们在学习中文會說話乾隆的一，。 a1\ud800\U00020000\x00\n"), min_size=1, max_size=40
)


@pytest.fixture
def forget() -> Iterator[Callable[[], None]]:
    """Forgets what was loaded, now and in the end."""
    chinese_words._load_cut.cache_clear()  # noqa: SLF001 - it keeps whether rjieba is there
    yield chinese_words._load_cut.cache_clear  # noqa: SLF001
    chinese_words._load_cut.cache_clear()  # noqa: SLF001


def cut(text: str) -> list[str]:
    starts = find_word_starts(text)
    assert starts is not None
    borders = [i for i, begins in enumerate(starts) if begins]
    return [text[start:stop] for start, stop in pairwise([*borders, len(text)])]


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("我们 在 学习 中文", "我們 在 學習 中文"),
        ("他们 会 说 三种 语言", "他們 會 說 三種 語言"),
        ("这个 问题 很 复杂", "這個 問題 很 複雜"),
        ("他 喜欢 电影 ， 我 也 喜欢", "他 喜歡 電影 ， 我 也 喜歡"),
        ("然后 我们 去 图书馆", "然後 我們 去 圖書館"),
        ("乾隆 喜欢 写诗", "乾隆 喜歡 寫詩"),
    ],
)
def test_words_are_those_of_the_dictionary(simplified: str, traditional: str) -> None:
    assert cut(simplified.replace(" ", "")) == simplified.split()
    assert cut(traditional.replace(" ", "")) == traditional.split()
    assert simplify(traditional) == simplified


def test_words_that_the_dictionary_lacks_are_not_guessed_at() -> None:
    assert cut("杭研大厦") == ["杭", "研", "大厦"]


@pytest.mark.parametrize("text", ["", "plain", "こんにちは", "😀\ud800", "，。"])
def test_without_chinese_nothing_is_known_and_nothing_loaded(text: str, forget: Callable[[], None]) -> None:
    forget()
    assert find_word_starts(text) is None
    assert chinese_words._load_cut.cache_info().misses == 0  # noqa: SLF001


def test_without_rjieba_nothing_is_known(monkeypatch: pytest.MonkeyPatch, forget: Callable[[], None]) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert find_word_starts("我们在学习中文") is None
    assert find_word_at("我们在学习中文", 3) is None
    monkeypatch.undo()
    forget()
    assert find_word_starts("我们在学习中文") is not None


@given(chinese_texts | hostile_texts | cue_texts)
def test_words_of_hostile_text(text: str) -> None:
    starts = find_word_starts(text)
    assert starts is None or (len(starts) == len(text) and set(starts) <= {0, 1} and starts[0] == 1)


@given(chinese_texts)
def test_the_word_at_a_place_is_that_of_the_cut(text: str) -> None:
    words = cut(text) if find_word_starts(text) else []
    stop = 0
    for word in words:
        start, stop = stop, stop + len(word)
        assert {find_word_at(text, place) for place in range(start, stop)} == {(start, stop)}
        assert find_word_at(text, len(text)) == (len(text) - len(words[-1]), len(text))


@given(chinese_texts | hostile_texts)
def test_simplifying_keeps_every_place(text: str) -> None:
    simplified = simplify(text)
    assert len(simplified) == len(text)
    assert simplify(simplified) == simplified


@given(chinese_texts)
def test_traditional_text_is_cut_as_simplified_text_is(text: str) -> None:
    assert find_word_starts(text) == find_word_starts(simplify(text))


@pytest.mark.parametrize("piece", ["我們在學習中文，", "的", "中华人民共和国", "\ud800中", "a中 "])
def test_a_text_is_cut_once(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    handed = []
    load = cast("Callable[[str], list[str]]", chinese_words._load_cut())  # noqa: SLF001

    def count(text: str) -> list[str]:
        handed.append(len(text))
        return load(text)

    monkeypatch.setattr(chinese_words, "_load_cut", lambda: count)
    for times in (500, 2000):
        find_word_starts(piece * times)
    assert handed == [500 * len(piece), 2000 * len(piece)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我们来聊一聊人工智能", "我们 来 聊一聊 人工智能"),
        ("他想了想，又看了看", "他 想了想 ， 又 看了看"),
        ("走一走看一看", "走一走 看一看"),
        ("今年一年", "今年 一年"),
    ],
)
def test_a_verb_that_is_said_twice_is_one_word(text: str, words: str) -> None:
    starts = find_word_starts(text)
    assert starts is not None
    assert (
        "".join(" " * start + character for start, character in zip(starts, text, strict=True)).split() == words.split()
    )
