"""`words` on texts and times made by hand: where texts are cut, how long words take, what is repaired and refused."""

import math
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, TypeAlias, cast

import pytest

from smartresult import (
    ExportError,
    GeneratedTexts,
    JobFailedError,
    Segment,
    SmartJob,
    SmartResultError,
    Transcript,
    UnsupportedResultError,
    Word,
    words,
)
from smartresult.word_times.choices import Unspaced

if TYPE_CHECKING:
    from smartresult.timed_text import TimedSource

#: A word as the service states it; of an estimated one, the text alone.
Stated: TypeAlias = tuple[str, float, float]


def time_segment(text: str, *stated: Stated, unspaced: Unspaced = "characters") -> tuple[Word, ...]:
    return words([Segment(text, 1.0, 5.0, tuple([Word(*word) for word in stated]))], unspaced=unspaced)


def texts_of(timed: Iterable[Word]) -> list[str]:
    return [word.text for word in timed]


# --- Where a text is cut


@pytest.mark.parametrize(
    "tokens",
    [
        ["Hello, ", '"dear" ', "world!"],
        ['"Hi," ', "she ", "said, ", '"there."'],
        ["(a) ", "[b] ", "{c} ", "<d> ", "“e” ", "‘f’ ", "«g»"],
        ["« mot » ", "¡sí! ", "¿qué?"],
        ["rock ", "'n' ", "roll"],
        ["it ", "is ", "-5 ", "or ", "-.5 ", "or ", ".5"],
        ["for ", "$3.5 ", "or ", "€3 ", "or ", "3 $"],
        ["50% ", "or ", "50 % ", "or ", "1,200.5"],
        ["U.S. ", "law, ", "e.g. ", "Mr. ", "Smith's"],
        ["don't ", "don’t ", "o'clock"],
        ["well-known ", "well – ", "known ", "well—known"],
        ["wait ... ", "what...so ", "...now"],
        ["a ", ".NET ", "app, ", "~/.bashrc, ", "#1, ", "…and ", "400 ,", "000"],
        ["Well. ", "- Yes, ", "mum. ", ">> And ", "you ", "• first ", "item"],
        ["so — ", "he ", "fell.” ", "– But ", "why?\n", "— No"],
        ["mum\n", "- Yes - ", "no"],
        ["♪ la, ", "la ♪ ", "He ", "left ", "♪ oh ♪"],
        ["love ♪ ", "He ", "left. ", "♪ Oh ♪"],
        ["He ", "left. ", "♪ Oh ", "yes"],
        ["la ♪ ", "he ", "left"],
        ["la ♪ ", "♪ lo ♪ ", "lu"],
        ["wait , ", "so . ", "Now - ", "no"],
        ["  two  ", "blanks\t", "and\n", "breaks\u3000", "of\xa0", "all\r\n"],
        ["...and ", "then"],
        ["你", "好，", "世", "界。"],
        ["你 ", "好 ", "吗？！"],
        ["他", "说：", "“《红", "楼", "梦》", "（上）", "好。”"],
        ["2023", "年", "Python", "编", "程", "50%", "吧"],
        ["Hello，", "世", "界", "A、", "B…", "C"],
        ["价", "格", "$3.5", "元，", "第", "3.5", "版"],
        ["价", "格", "＄3，", "或", "￥20", "吧"],
        ["用", "Python", "(语", "言)", "50 %", "吧"],
        ["人", "々", "〇"],
        ["きゃっ", "と、", "ファッ", "ショ", "ン"],
        ["ｷｬｯ", "ﾄｰ", "ｶﾞ"],
        ["안녕하세요, ", "세계! ", "한국어와", "日", "本"],
        ["hi 😀 ", "there 👍🏽"],
        ["👨\u200d👩\u200d👧"],
        ["สวัสดี", "ครับ ", "คุณ"],
        ["مرحبا، ", "بالعالم؟"],
        ["שלום ", "עולם"],
        ["Привет, ", "«мир»!"],
        ["हिन्दी ", "भाषा"],
        ["e\u0301te\u0301 ", "か\u3099"],
        ["--- ... !"],
        ["word" * 30 + " ", "and"],
        ["コー", "ヒー。"],
    ],
    ids="".join,
)
def test_a_text_is_cut_where_a_word_is_spoken_as_one(tokens: list[str]) -> None:
    timed = time_segment("".join(tokens))
    assert texts_of(timed) == tokens
    assert all(word.estimated for word in timed)
    assert all(word.start < word.end for word in timed)


@pytest.mark.parametrize(
    "phrases",
    [
        ["今天", "是", "晴天。"],  # both are from BudouX's own documentation
        ["今日は", "天気です。"],
        ["Just ", "plain ", "English."],
        ["今天", "是 ", "sunny ", "晴天。"],
        ["吃", "KFC", "吧"],
        ["我们", "来", "聊一聊", "发展。"],
        ["他", "試了試"],
        ["这", "是", "A", "班"],
    ],
    ids="".join,
)
def test_phrases_stay_together(phrases: list[str]) -> None:
    timed = time_segment("".join(phrases), unspaced="phrases")
    assert texts_of(timed) == phrases
    assert (timed[0].start, timed[-1].end) == (1.0, 5.0)


def test_a_timed_word_is_never_joined_to_a_phrase() -> None:
    timed = time_segment("今天是晴天。", ("天", 1.5, 2.0), ("晴", 3.0, 3.5), unspaced="phrases")
    assert [(word.text, word.estimated) for word in timed] == [
        ("今", True),
        ("天", False),
        ("是", True),
        ("晴", False),
        ("天。", True),
    ]


# --- What is kept of stated times, and what is repaired

NAN, INFINITE = math.nan, math.inf

#: Of segments from 1 to 5 s: the text, the words as stated, the words as they come back.
REPAIRS: dict[str, tuple[str, list[Stated], list[Stated | str]]] = {
    "nothing": ("one, two!", [("one", 1.5, 2), ("two", 2.5, 3)], [("one, ", 1.5, 2), ("two!", 2.5, 3)]),
    "marks of their own": (
        "Well, “yes”!",
        [("Well", 1, 2), (",", 2, 3), ("yes", 3, 4), ("!", 4, 5)],
        [("Well, ", 1, 2), ("“yes”!", 3, 4)],
    ),
    "marks and blanks that the text lacks": (
        "one two",
        [("-one, ", 1, 2), (" ", 2, 2), ("(two)", 3, 4)],
        [("one ", 1, 2), ("two", 3, 4)],
    ),
    "a finer cut": (
        "hello don't",
        [("hel", 1, 2), ("lo ", 2, 3), ("don", 3, 4), ("'t", 4, 5)],
        [("hel", 1, 2), ("lo ", 2, 3), ("don'", 3, 4), ("t", 4, 5)],
    ),
    "a coarser cut": (
        "你好，New York 世界",
        [("你好", 1, 2), ("New York", 2, 3), ("世界", 3, 4)],
        [("你好，", 1, 2), ("New York ", 2, 3), ("世界", 3, 4)],
    ),
    "other capitals": ("Hi, BIG Boy", [("hi", 1, 2), ("boy", 3, 4)], [("Hi, ", 1, 2), "BIG ", ("Boy", 3, 4)]),
    "end before start": (
        "one two six",
        [("one", 1, 2), ("two", 3, 2.5), ("six", 4, 5)],
        [("one ", 1, 2), "two ", ("six", 4, 5)],
    ),
    "no length": ("one two", [("one", 2, 2), ("two", 3, 4)], ["one ", ("two", 3, 4)]),
    "no length, anywhere": ("one two", [("one", 0, 0), ("two", 0, 0)], ["one ", "two"]),
    "no length, at the start": ("one two", [("one", 1, 1), ("two", 1, 1)], ["one ", "two"]),
    "end before the segment": ("one two", [("one", 2, 0.5), ("two", 3, 4)], ["one ", ("two", 3, 4)]),
    "over the ends": ("one two six", [("one", 0.5, 2), ("two", 2, 4), ("six", 4, 6)], ["one ", ("two ", 2, 4), "six"]),
    "over the ends by rounding": (
        "one two",
        [("one", 0.996, 2), ("two", 4, 5.004)],
        [("one ", 1, 2), ("two", 4, 5)],
    ),
    "over both ends": ("one", [("one", 0, 9)], ["one"]),
    "from the beginning of the media": (
        "one two six ten",
        [("one", 1, 2), ("two", 2, 3), ("six", 0, 4), ("ten", 4, 5)],
        [("one ", 1, 2), ("two ", 2, 3), "six ", ("ten", 4, 5)],
    ),
    "outside": ("one two six", [("one", 0, 0.5), ("two", 2, 3), ("six", 6, 7)], ["one ", ("two ", 2, 3), "six"]),
    "all outside": ("one two", [("one", 0, 0.5), ("two", 6, 7)], ["one ", "two"]),
    "overlap by rounding": (
        "one two six",
        [("one", 1, 2.004), ("two", 2, 3.005), ("six", 3, 5)],
        [("one ", 1, 2), ("two ", 2, 3), ("six", 3, 5)],
    ),
    "overlap by rounding of short words": (
        "one two six",
        [("one", 1, 2.004), ("two", 2, 2.004), ("six", 2.002, 5)],
        [("one ", 1, 2), ("two ", 2, 2.002), ("six", 2.002, 5)],
    ),
    "overlap with two": (
        "one two six",
        [("one", 1, 3), ("two", 2, 4), ("six", 3, 5)],
        [("one ", 1, 3), "two ", ("six", 3, 5)],
    ),
    "overlap with one, which has no room without": (
        "one two six",
        [("one", 1, 2), ("two", 1, 4), ("six", 4, 5)],
        [("one ", 1, 2), "two ", ("six", 4, 5)],
    ),
    "overlap with one, which is the likelier but leaves the other no room": (
        "I internationalise",
        [("I", 1, 4.5), ("internationalise", 1, 4.5)],
        [("I ", 1, 4.5), "internationalise"],
    ),
    "the text of the one after": (
        "a nobody",
        [("nobody", 1, 2), ("nobody", 2, 5)],
        [("a ", 1, 2), ("nobody", 2, 5)],
    ),
    "overlap with one, which it spans": (
        "one two six",
        [("one", 1, 2), ("two", 2, 4), ("six", 2.5, 3.5)],
        [("one ", 1, 2), "two ", ("six", 2.5, 3.5)],
    ),
    "overlap with one, which has room": (
        "one two six",
        [("one", 1, 2), ("two", 2, 4), ("six", 2.5, 4.2)],
        [("one ", 1, 2), ("two ", 2, 4), "six"],
    ),
    "the times of the one before": (
        "one two six",
        [("one", 1, 2), ("two", 1, 2), ("six", 4, 5)],
        [("one ", 1, 2), "two ", ("six", 4, 5)],
    ),
    "the times of the one after": (
        "one two six",
        [("one", 3, 5), ("two", 2, 3), ("six", 3, 5)],
        ["one ", ("two ", 2, 3), ("six", 3, 5)],
    ),
    "one too late": (
        "one two six ten",
        [("one", 1, 2), ("two", 4, 5), ("six", 2.2, 3), ("ten", 3, 4)],
        [("one ", 1, 2), "two ", ("six ", 2.2, 3), ("ten", 3, 4)],
    ),
    "one too early": (
        "one two six ten",
        [("one", 2, 3), ("two", 3, 3.5), ("six", 1, 1.5), ("ten", 4, 5)],
        [("one ", 2, 3), ("two ", 3, 3.5), "six ", ("ten", 4, 5)],
    ),
    "the longest row that rises": (
        "a b c d e f",
        [("a", 4, 4.5), ("b", 1, 1.5), ("c", 4.5, 5), ("d", 2, 2.25), ("e", 2.25, 2.5), ("f", 3, 3.5)],
        ["a ", ("b ", 1, 1.5), "c ", ("d ", 2, 2.25), ("e ", 2.25, 2.5), ("f", 3, 3.5)],
    ),
    "another spelling": ("OK then", [("okay", 1, 2), ("then", 3, 4)], [("OK ", 1, 2), ("then", 3, 4)]),
    "no text and another spelling": ("OK", [("", 1, 1), ("okay", 2, 3)], [("OK", 2, 3)]),
    "fewer words in place of others": ("I am here", [("I'm", 1, 2), ("here", 3, 4)], ["I ", "am ", ("here", 3, 4)]),
    "none at the start": ("one two six", [("two", 2, 3), ("six", 3, 4)], ["one ", ("two ", 2, 3), ("six", 3, 4)]),
    "none in the middle": (
        "one two six ten",
        [("one", 1, 2), ("ten", 4, 5)],
        [("one ", 1, 2), "two ", "six ", ("ten", 4, 5)],
    ),
    "none at the end": ("one two six", [("one", 1, 2), ("two", 2, 3)], [("one ", 1, 2), ("two ", 2, 3), "six"]),
    "none but one of many": ("你好“世界”吧", [("世界", 2, 3)], ["你", "好", ("“世界”", 2, 3), "吧"]),
    "one in excess": ("a b", [("a", 1, 2), ("um", 2, 3), ("b", 3, 4)], [("a ", 1, 2), ("b", 3, 4)]),
    "words of another text": ("one two", [("seven", 1, 2)], ["one ", "two"]),
    "no words, but marks": ("one two", [("...", 1, 2)], ["one ", "two"]),
    "no text in a word": ("one", [("", 1, 2), ("one", 3, 4)], [("one", 3, 4)]),
    "a small kana apart": ("きゃあ", [("き", 1, 2), ("ゃ", 9, 9), ("あ", 4, 5)], [("き", 1, 2), "ゃ", ("あ", 4, 5)]),
    "a text without letters": ("😀", [("😀", 2, 3)], [("😀", 2, 3)]),
    "a text of white space": (" \n", [("one", 1, 2)], []),
    "an underscore": ("snake_case", [("snake", 1, 2), ("case", 2, 3)], [("snake_", 1, 2), ("case", 2, 3)]),
    "a mark of its own by another spelling": (
        "OK , then",
        [("okay", 1, 2), (",", 2, 3), ("then", 3, 4)],
        [("OK , ", 1, 2), ("then", 3, 4)],
    ),
    "ends where the segment starts": ("one two", [("one", 0, 1), ("two", 3, 4)], ["one ", ("two", 3, 4)]),
}


def check_repair(text: str, stated: Sequence[Stated], expected: Sequence[Stated | str]) -> None:
    timed = time_segment(text, *stated)
    assert texts_of(timed) == [word if isinstance(word, str) else word[0] for word in expected]
    assert [(word.start, word.end) for word in timed if not word.estimated] == [
        word[1:] for word in expected if not isinstance(word, str)
    ]
    assert [word.estimated for word in timed] == [isinstance(word, str) for word in expected]
    now = 1.0
    for word in timed:  # what is estimated begins where the word before ends
        if word.estimated:
            assert now == word.start
        now = word.end
    assert not timed or now <= 5.0


@pytest.mark.parametrize(("text", "stated", "expected"), REPAIRS.values(), ids=REPAIRS)
def test_stated_words_are_kept_as_far_as_they_can_be(
    text: str, stated: list[Stated], expected: list[Stated | str]
) -> None:
    check_repair(text, stated, expected)


def test_estimated_words_stay_estimated() -> None:
    segment = Segment("one two", 1.0, 5.0, (Word("one", 1.5, 2.0, estimated=True), Word("two", 3.0, 4.0)))
    assert words([segment]) == (Word("one ", 1.5, 2.0, estimated=True), Word("two", 3.0, 4.0))


def test_a_word_that_was_stated_stays_one_word_without_its_time() -> None:
    timed = time_segment("我们 New York 世界", ("我们", 1, 2), ("New York", 9, 9), ("世界", 0, 0))
    assert [(word.text, word.estimated) for word in timed] == [("我们 ", False), ("New York ", True), ("世界", True)]
    assert (timed[1].start, timed[-1].end) == (2, 5)


def test_more_words_than_are_matched_at_a_time_are_kept() -> None:
    numbered = [Word(f"w{i} ", float(i), i + 0.5) for i in range(2500)]
    segment = Segment("um " + "".join(texts_of(numbered)), 0.0, 3000.0, tuple(numbered[:2400]))
    kept = [word for word in words([segment]) if not word.estimated]
    assert {*kept} <= {*numbered}
    assert len(kept) >= 2398  # one at each border can be lost


@pytest.mark.parametrize("end", [2.0, 1.0])
def test_words_have_no_length_where_a_segment_has_none(end: float) -> None:
    assert words([Segment("a b", 2.0, end)]) == tuple(Word(text, 2.0, 2.0, estimated=True) for text in ("a ", "b"))
    stated = (Word("a", 1.0, 3.0), Word("b", 2.0, 2.0))
    assert words([Segment("a b", 2.0, end, stated)]) == words([Segment("a b", 2.0, end)])


# --- Which segments, in which order


def test_words_come_in_the_order_in_which_their_segments_start() -> None:
    segments = (Segment("late", 5.0, 6.0), Segment(" ", 0.0, 9.0), Segment("a b", 1.0, 2.0), Segment("same", 1.0, 9.0))
    expected = [("a ", 2), ("b", 2), ("same", 3), ("late", 0)]
    timed = words(SmartJob(state="Finished", result=Transcript(segments)))
    assert [(word.text, word.segment) for word in timed] == expected
    assert words(Transcript(segments)) == words(iter(segments)) == words(list(segments)) == timed
    assert words(()) == ()


def test_anything_with_a_text_and_times_is_timed() -> None:
    cues = [SimpleNamespace(text="a", start=1, end=2), SimpleNamespace(text="b", start=3, end=4, words=None)]
    assert words(cues) == (Word("a", 1, 2, estimated=True), Word("b", 3, 4, estimated=True, segment=1))
    listed = [SimpleNamespace(text="a b", start=1, end=5, words=iter([Word("a", 1, 2), Word("b", 3, 4)]))]
    assert words(listed) == (Word("a ", 1, 2), Word("b", 3, 4))


# --- What is odd

ISSUES: dict[str, tuple[list[Stated], list[str]]] = {
    "nothing": ([("ONE", 1, 2), ("-", 2, 2), ("two!", 2, 5)], []),
    "too early": ([("one", 0.5, 2), ("two", 2, 3)], ["outside 0"]),
    "too late": ([("one", 1, 2), ("two", 2, 5.5)], ["outside 1"]),
    "far outside": ([("one", 0, 0.5), ("two", 6, 7)], ["outside 0", "outside 1"]),
    "end before start": ([("one", 2, 1), ("two", 2, 3)], ["end before start 0"]),
    "no length": ([("one", 2, 2), ("two", 2, 3)], ["no length 0"]),
    "overlap": ([("one", 1, 3), ("two", 2, 4)], ["overlap 1"]),
    "overlap with one further back": ([("one", 1, 4), (",", 1, 1), ("two", 2, 4)], ["overlap 1", "overlap 2"]),
    "out of order": ([("one", 3, 4), ("two", 2, 3)], ["out of order 1"]),
    "another text": ([("one", 1, 2), ("too", 3, 4)], ["different text"]),
    "a word missing": ([("one", 1, 2)], ["different text"]),
    "everything": (
        [("one", 4, 3), ("three", 2, 6)],
        ["end before start 0", "outside 1", "out of order 1", "different text"],
    ),
}


@pytest.mark.parametrize(("stated", "expected"), ISSUES.values(), ids=ISSUES)
def test_issues_list_what_is_odd_about_words(stated: list[Stated], expected: list[str]) -> None:
    fine = Segment("one, two", 0.0, 1.0)
    transcript = Transcript((fine, Segment("one, two", 1.0, 5.0, tuple([Word(*word) for word in stated]))))
    issues = SmartJob(result=transcript).issues
    paths = [f"{issue.kind} {issue.path}" for issue in issues]
    assert [path.replace(" segments[1].words", "").replace("[", " ").rstrip("]") for path in paths] == expected
    assert transcript.find_issues() == issues


def test_words_before_their_segment_do_not_overlap_it() -> None:
    transcript = Transcript((Segment("a b", 1.0, 2.0, (Word("a", 0.0, 0.1), Word("b", 0.5, 0.6))),))
    assert [issue.kind for issue in transcript.find_issues()] == ["outside", "outside"]


def test_an_issue_says_what_was_expected() -> None:
    stated = (Word("a", 0.5, 3.0), Word("b", 2.5, 2.0), Word("d", 2.0, 4.0))
    assert [str(issue) for issue in Transcript((Segment("a b c", 1.0, 5.0, stated),)).find_issues()] == [
        "expected a word within 1.0 to 5.0 s, got 0.5 to 3.0 s – at segments[0].words[0]",
        "expected end from 2.5 s on, got 2.0 s – at segments[0].words[1]",
        "expected start from 3.0 s on, got 2.5 s – at segments[0].words[1]",
        "expected start from 2.5 s on, got 2.0 s – at segments[0].words[2]",
        "expected the words of 'a b c', got 'abd' – at segments[0].words",
    ]


# --- What is refused


@pytest.mark.parametrize("unspaced", ["words", "", "PHRASES", None, 3, ["characters"]])
def test_an_unknown_way_to_cut_is_refused(unspaced: object) -> None:
    with pytest.raises(ExportError) as caught:
        words((), unspaced=cast("Unspaced", unspaced))
    assert str(caught.value) == f"expected one of characters, phrases, got {unspaced!r} – at unspaced"


@pytest.mark.parametrize("time", [NAN, INFINITE, -INFINITE, -1, -0.001, -0.0005, 10**400, None, "1", 1j])
def test_times_that_are_none_are_refused(time: object) -> None:
    segment = SimpleNamespace(text="a", start=time, end=2.0)
    with pytest.raises(ExportError, match=r"^expected a .* – at segments\[1\]$"):
        words(cast("TimedSource", [Segment("a", 1.0, 2.0), segment]))


@pytest.mark.parametrize(
    "stated",
    ["a", [("a", 1.0, 2.0)], [Word("a", 1.0, 2.0), None], 5, [Word(cast("str", 5), 1.0, 2.0)]]
    + [
        [Word("a", *cast("tuple[float, float]", times))]
        for times in ((None, 2.0), (1.0, NAN), ("1", "2"), (1j, 2), (INFINITE, 2), (1, 10**400))
    ],
)
def test_words_that_are_none_are_refused(stated: object) -> None:
    segments = [SimpleNamespace(text="", start=1.0, end=2.0), SimpleNamespace(text="a", start=1, end=2, words=stated)]
    with pytest.raises(ExportError) as caught:
        words(cast("TimedSource", segments))
    assert caught.value.path.startswith("segments[1].words")


def test_a_word_without_a_time_is_named() -> None:
    segments = [Segment("a b", 1.0, 2.0, (Word("a", 1.0, 1.5), Word("b", 1.5, NAN)))]
    with pytest.raises(ExportError, match=r"at segments\[0\]\.words\[1\]$"):
        words(segments)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("text", ExportError),
        (5, ExportError),
        ([5], ExportError),
        ([SimpleNamespace(text=None, start=1.0, end=2.0)], ExportError),
        (GeneratedTexts(("a",)), UnsupportedResultError),
        (SmartJob(state="Failed"), JobFailedError),
    ],
    ids=str,
)
def test_a_source_without_segments_is_refused(source: object, error: type[SmartResultError]) -> None:
    with pytest.raises(error):
        words(cast("TimedSource", source))
