"""Layouts of few words a cue, for short videos."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import PROFILES, Profile, Segment, Word, check, reflow, to_srt
from smartresult.layout.few_words import PAUSE
from smartresult.text.marks import STOPS
from tests.word_strategies import odd_segments, orderly_speech

ONE, FEW = PROFILES["one-word"], PROFILES["few-words"]
TWO = FEW.with_(words_per_cue=2)
profiles = st.sampled_from([ONE, TWO, FEW])


def lay_out(text: str, profile: Profile, seconds: float = 10.0) -> list[str]:
    return [cue.text for cue in reflow([Segment(text, 0.0, seconds)], profile)]


@pytest.mark.parametrize(
    ("profile", "shown"),
    [
        (ONE, "So the first thing I want to tell you, is that nobody had seen the keys since Monday.".split()),  # noqa: SIM905 - it reads better
        (
            TWO,
            [
                *("So the", "first thing", "I want", "to tell", "you,", "is that", "nobody"),
                *("had seen", "the keys", "since Monday."),
            ],
        ),
        (
            FEW,
            [
                *("So the first", "thing I want", "to tell you,", "is that nobody", "had seen", "the keys"),
                "since Monday.",
            ],
        ),
    ],
    ids=["one", "two", "three"],
)
def test_a_cue_has_so_many_words_and_no_article_at_its_end(profile: Profile, shown: list[str]) -> None:
    text = "So the first thing I want to tell you, is that nobody had seen the keys since Monday."
    assert lay_out(text, profile) == shown


def test_what_has_blanks_around_it_is_a_word() -> None:
    assert lay_out("a 50 kg dog", ONE) == ["a", "50", "kg", "dog"]


def test_a_word_of_chinese_is_a_phrase() -> None:
    text = "今天我们来聊一聊人工智能的发展，它已经改变了我们的生活方式。"
    assert lay_out(text, ONE) == [
        *("今天", "我们", "来", "聊一聊", "人工智能的", "发展，", "它", "已经", "改变了", "我们的", "生活", "方式。"),
    ]
    assert lay_out(text, FEW) == ["今天", "我们来聊一聊", "人工智能的发展，", "它已经改变了", "我们的生活方式。"]
    assert lay_out("今日は人工知能についてお話しします。", ONE) == ["今日は", "人工知能に", "ついて", "お話しします。"]


def test_words_are_shared_out_alike() -> None:
    shown = ["people like good", "food here today", "because they can"]
    assert lay_out("people like good food here today because they can", FEW) == shown


def test_a_mark_a_pause_and_a_turn_end_a_cue() -> None:
    assert lay_out("No. Yes, well — I do.", FEW) == ["No.", "Yes,", "well —", "I do."]
    apart = [Segment("we", 0.0, 0.5), Segment("went", 0.5 + PAUSE, 1.2), Segment("home", 1.2, 1.5)]
    assert [cue.text for cue in reflow(apart, FEW)] == ["we", "went home"]
    assert [cue.text for cue in reflow([Segment("we go", 0.0, 1.0), Segment(">> no", 1.0, 2.0)], FEW)] == [
        "we go",
        ">> no",
    ]


def test_a_cue_stands_until_the_next_but_over_no_second_of_silence() -> None:
    said = [Segment("we went", 1.0, 2.0), Segment("home", 2.99, 3.5), Segment("Alone", 4.5, 5.0)]
    assert [(cue.start, cue.end) for cue in reflow(said, FEW)] == [(1.0, 2.99), (2.99, 3.5), (4.5, 5.0)]
    assert not check(reflow(said, FEW), FEW).violations


def test_stated_times_of_words_are_those_of_cues() -> None:
    words = (Word("we ", 0.5, 0.7), Word("went ", 1.0, 1.2), Word("home", 1.25, 2.0))
    cues = reflow([Segment("we went home", 0.0, 4.0, words)], ONE)
    assert [(cue.start, cue.end) for cue in cues] == [(0.5, 1.0), (1.0, 1.25), (1.25, 2.0)]


@pytest.mark.parametrize(
    ("profile", "text", "shown"),
    [
        (ONE, "阿列克谢·尼古拉耶维奇·托尔斯泰", ["阿列克谢·", "尼古拉耶维奇·", "托尔斯泰"]),
        (ONE, "一百二十三万四千五百六十七元", ["一百二十三万四千", "五百六十七元"]),
        (ONE, "中华人民共和国全国人民代表大会", ["中华人民共和国", "全国人民代表大会"]),
        (ONE.with_(max_chars_per_line=6), "第一一百二十大会", ["第一一百二十", "大会"]),
        (ONE.with_(max_chars_per_line=5), "Donaudampfschifffahrt", ["Donaudampf", "schifffahr", "t"]),
    ],
)
def test_what_is_wider_than_a_line_is_cut(profile: Profile, text: str, shown: list[str]) -> None:
    assert lay_out(text, profile) == shown


def test_the_judge_counts_words_and_asks_for_no_whole_sentences() -> None:
    (found,) = check([Segment("we went home again", 0.0, 1.0), Segment("the", 1.0, 1.2)], FEW).violations
    assert (found.rule, found.figure, found.limit) == ("too many words", 4, 3)
    assert str(found).endswith("too many words: 4 words, at most 3 – “we went home again”")
    assert not check([Segment("我们 都 — 回家", 0.0, 1.0)], FEW).violations


@given(st.lists(odd_segments(), max_size=5), profiles)
def test_the_judge_agrees_where_no_words_are_stated(segments: Sequence[Segment], profile: Profile) -> None:
    cues = reflow([Segment(one.text, one.start, one.end) for one in segments], profile)
    rules = {violation.rule for violation in check(cues, profile).violations}
    assert not rules & {"too many words", "too many lines", "line too long", "overlap"}


@given(orderly_speech(), profiles)
def test_no_cue_goes_on_after_a_mark_or_a_pause(segments: list[Segment], profile: Profile) -> None:
    for cue in reflow(segments, profile):
        assert len(cue.lines) == 1
        for before, after in pairwise(cue.words):
            assert before.text.strip()[-1] not in STOPS
            assert after.start - before.end < PAUSE


@given(orderly_speech(), profiles)
def test_a_cue_begins_with_its_first_word_and_touches_the_next(segments: list[Segment], profile: Profile) -> None:
    cues = reflow(segments, profile)
    for cue in cues:
        assert abs(cue.start - cue.words[0].start) < 0.00501
    for before, after in pairwise(cues):
        silent = round((after.words[0].start - before.words[-1].end) * 1000)
        if silent < 990:  # centiseconds can't tell the rest
            assert before.end == after.start
        elif silent >= 1000:
            assert abs(before.end - before.words[-1].end) < 0.00501


def test_srt_of_single_words() -> None:
    assert to_srt(reflow([Segment("we went", 0.0, 1.0)], "one-word")) == (
        "1\n00:00:00,000 --> 00:00:00,270\nwe\n\n2\n00:00:00,270 --> 00:00:01,000\nwent\n\n"
    )
