"""Where the words of Chinese text begin, by the dictionary of rjieba, the port of jieba to Rust.

rjieba is installed where there are wheels of it. Without it nothing is known of words.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

from smartresult.text.scripts import HAN, holds_script

#: At words that the dictionary lacks: that puts 3.4 % of the ends of clauses inside a word, the dictionary alone 1.2 %.
_GUESSING: Final = False
#: A verb said twice, which is one word (聊一聊, 看了看, 去不去); the dictionary has some of them alone. Nouns are none,
#: for 年一年 is part of 今年一年 (this year, in one year).
_TWICE: Final = (
    "([看说聊想走试问听等坐读写学谈练找玩歇笑跑摸查品尝逛转改讲算数做用吃喝洗动站比猜帮陪缓停抱亲闻弄搞讨来去"
    "說試問聽讀寫學談練嘗轉講數動幫緩親聞討來])"
    r"[一了不没沒]\1"
)


def find_word_starts(text: str) -> bytearray | None:
    """For each character of *text*, 1 where a word begins and 0 inside of one; None where nothing is known of words.

    That is so where rjieba is missing, and where there is nothing Chinese to cut. The words are those of a dictionary;
    what it lacks is cut into characters. Traditional text is cut as its simplified form is. What is not Chinese is cut
    in some way. Takes time in proportion to the text.

    >>> list(find_word_starts("我们在北京"))
    [1, 0, 1, 1, 0]
    """
    cut = _load_cut() if holds_script(text, HAN) else None
    if cut is None:
        return None
    starts = bytearray(len(text) + 1)
    for start in accumulate(map(len, cut(text)), initial=0):
        starts[start] = 1
    starts.pop()  # no word begins where the text ends
    return starts


def find_verbs_said_twice(text: str) -> list[int]:
    """Where verbs of Chinese stand that are said twice, with one character between (聊一聊, 試了試)."""
    return [match.start() for match in re.finditer(_TWICE, text)]


def find_word_at(text: str, place: int) -> tuple[int, int] | None:
    """Where the word begins and stops that has the character at *place* of *text*; None where rjieba is missing.

    For a look at one place of a short text: it is a third of the time of `find_word_starts`. Past the end of the text
    it is the last word.

    >>> find_word_at("我们在北京", 4)
    (3, 5)
    """
    cut = _load_cut()
    if cut is None:
        return None
    start = stop = 0
    for word in cut(text):
        start, stop = stop, stop + len(word)
        if stop > place:
            break
    return start, stop


@cache  # 32 MB, which take 0.1 s to load
def _load_cut() -> Callable[[str], list[str]] | None:
    """What cuts text into words; None without rjieba."""
    try:
        import rjieba  # noqa: PLC0415 - late: it is for Chinese alone
    except ImportError:
        return None
    from smartresult.text.simplified import simplify  # noqa: PLC0415 - late: a table for Chinese alone

    def cut(text: str) -> list[str]:
        text = simplify(text)
        try:
            words: list[str] = rjieba.cut(text, _GUESSING)
        except UnicodeEncodeError:  # a lone surrogate
            words = rjieba.cut(text.encode(errors="replace").decode(), _GUESSING)
        return _join_verbs(words, text)

    return cut


def _join_verbs(words: list[str], text: str) -> list[str]:
    """The *words* of *text*, in which a verb that is said twice is one."""
    twice = find_verbs_said_twice(text)
    if not twice:
        return words
    starts = set(accumulate(map(len, words), initial=0))
    starts.update(twice)
    starts.update([start + 3 for start in twice])
    starts.difference_update([start + inside for start in twice for inside in (1, 2)])
    return [text[first:last] for first, last in pairwise(sorted(starts))]
