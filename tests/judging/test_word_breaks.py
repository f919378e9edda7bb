"""Breaks inside words of Chinese, with a dictionary and without."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.judging import word_breaks
from smartresult.judging.word_breaks import find_broken_word
from smartresult.text import chinese_words
from smartresult.text.chinese_words import find_word_at

#: `|` is the break; the word that it falls into follows it, if that is claimed.
BROKEN = """
我们去图|书馆 图书馆, 我们去图书|馆 图书馆, 他喜欢电|影 电影, 他学|习中文 学习, 看電|影 電影, 在學|校裡 學校
他，因|为他 因为, 為什|麼 為什麼, 吃苹|果吧 苹果, 都漂|亮 漂亮, 经|济发展 经济, 他们的电|话 电话
左边的文件|夹一个 文件夹, 水生昆|虫 昆虫, 要是心里着|急手就会 着急, 学|习 学习
"""
WHOLE = """
我们去|图书馆, 看|电视, 走|走看看, 六十块钱|包两顿饭, 放到锅里|加冷水, 等于|零呢, 聊聊|天天用, 时|会, 每|个人
十|九, 电影，|院子, abc|电影, 电影|abc, 电|abc, a|b, 销售|市场, 第一|个人, 今天|天气, 他|说话, 我的|书
我们|明天去, 每到梅雨天|气压一低, 春社图|纸本, 用热水一冲|刷子刷两下, 他摸|摸猫, 他睡|睡醒醒, 一颠|颠到
"""


@pytest.mark.parametrize("case", BROKEN.replace("\n", ",").strip(",").split(","))
def test_what_lies_inside_a_word(case: str) -> None:
    text, word = case.split()
    assert find_broken_word(*text.split("|")) == word


@pytest.mark.parametrize("case", WHOLE.replace("\n", ",").strip(",").split(","))
def test_what_lies_between_words_or_may(case: str) -> None:
    assert find_broken_word(*case.strip().split("|")) == ""


@pytest.fixture
def _no_dictionary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    chinese_words._load_cut.cache_clear()  # noqa: SLF001 - it keeps whether rjieba is there
    yield
    chinese_words._load_cut.cache_clear()  # noqa: SLF001


@pytest.mark.usefixtures("_no_dictionary")
def test_frequent_words_are_known_without_a_dictionary() -> None:
    for text, word in (
        ("他喜欢电|影", "电影"),
        ("為什|麼", "什麼"),
        ("為|什麼", "為什麼"),
        ("是因|为他", "因为"),
        ("怎|么", "怎么"),
    ):
        assert find_broken_word(*text.split("|")) == word
    for text in ("坐飞|机去", "看|电视", "我们|明天去", "图书|馆", "a|b", "电|abc"):
        assert find_broken_word(*text.split("|")) == ""


han = st.text(st.sampled_from("我们去图书馆看电影的一不是學校裡，a\ud800\U00020000ア"), min_size=1, max_size=30)


@given(han, han)
def test_what_is_claimed_is_there(line: str, after: str) -> None:
    word = find_broken_word(line, after)
    parts = [cut for cut in range(1, len(word)) if line.endswith(word[:cut]) and after.startswith(word[cut:])]
    assert not word or (parts and 2 <= len(word) <= 10)


def test_a_break_is_looked_at_near_by(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    find = find_word_at

    def note(text: str, place: int) -> tuple[int, int] | None:
        seen.append(len(text))
        return find(text, place)

    monkeypatch.setattr(word_breaks, "find_word_at", note)
    find_broken_word("图书馆" * 10_000 + "图", "书馆" * 10_000)
    assert 1 <= len(seen) <= 5
    assert max(seen) <= 10
