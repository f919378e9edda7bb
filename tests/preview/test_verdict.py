"""The sentence, against counts by hand."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import PROFILES, OptionError, Report, Segment, Violation, check
from smartresult.judging.reports import RULES
from smartresult.preview.verdict import Piece, Verdict, say_verdict, sum_up, write_clock, write_verdict
from smartresult.preview.words import PAGE_LANGS, PageLang, load_words, read_page_lang
from tests.strategies import cue_texts, seconds

PROFILE = PROFILES["netflix-zh"]


def report_of(*violated: tuple[int, float, str], cues: int = 1500, length: float = 1.0) -> Report:
    """A report in which each cue, by index, start and rule, stands so many seconds."""
    violations = [
        Violation(
            RULES[RULES.index(rule)],
            f"cue {index}",
            index,
            1.0,
            2.0,
            "s",
            "",
            start=start,
            end=start + length,
        )
        for index, start, rule in violated
    ]
    return Report(PROFILE, cues, tuple(violations))


def crowd(starts: Sequence[float], rule: str = "too fast") -> list[tuple[int, float, str]]:
    return [(i, start, rule) for i, start in enumerate(starts)]


@pytest.mark.parametrize(
    ("report", "english", "chinese"),
    [
        (report_of(cues=0), "There are no cues.", "没有字幕。"),
        (report_of(), "All 1,500 cues are as netflix-zh asks.", "全部 1,500 条字幕都符合 netflix-zh 的要求。"),
        (report_of(cues=1), "The one cue is as netflix-zh asks.", "仅有的 1 条字幕符合 netflix-zh 的要求。"),
        (
            report_of((0, 0.0, "gap"), cues=1),
            "The one cue needs attention: gap too small.",
            "仅有的 1 条字幕需要处理，原因：间隔过小。",
        ),
        (
            report_of((7, 9.0, "overlap")),
            "1 of 1,500 cues needs attention (1 %): overlap.",
            "1,500 条字幕中有 1 条需要处理（1 %），原因：时间重叠。",
        ),
        (
            report_of((0, 0.0, "too fast"), (0, 0.0, "overlap"), (1, 900.0, "too fast"), (2, 9e2, "gap"), cues=3),
            "3 of 3 cues need attention (100 %), mostly too fast.",
            "3 条字幕中有 3 条需要处理（100 %），主要是阅读速度过快。",
        ),
        (
            report_of(*crowd([10.0, 1915.0, 1930.5, 2000.0, 2080.0, 3000.0])),
            "6 of 1,500 cues need attention (1 %): too fast; worst 31:55–34:41 (4).",
            "1,500 条字幕中有 6 条需要处理（1 %），原因：阅读速度过快；最严重的一段：31:55–34:41（4 条）。",
        ),
    ],
)
def test_a_report_is_said_in_a_sentence(report: Report, english: str, chinese: str) -> None:
    verdict = sum_up(report, 3600.0)
    assert write_verdict(verdict) == english
    assert write_verdict(verdict, "zh") == chinese


def test_pieces_say_what_they_state() -> None:
    pieces = say_verdict(sum_up(report_of(*crowd([1915.0, 1930.5, 2080.0])), 3600.0))
    assert [piece for piece in pieces if piece.role] == [
        Piece("3", "flagged"),
        Piece("1,500", "cues"),
        Piece("1 %", "share"),
        Piece("too fast", "rule"),
        Piece("31:55–34:41", "stretch"),
        Piece("3", "within"),
    ]


def test_a_cue_that_has_three_lines_too_long_counts_once() -> None:
    violated = [(0, 0.0, "line too long")] * 3 + crowd([0.0, 4.0], "unbalanced")
    verdict = sum_up(report_of(*violated), 60.0)
    assert (verdict.flagged, verdict.rule, verdict.of_rule) == (2, "unbalanced", 2)


def test_of_rules_that_are_broken_as_often_the_graver_is_named() -> None:
    assert sum_up(report_of((0, 0.0, "unbalanced"), (1, 2.0, "overlap")), 60.0).rule == "overlap"


def test_two_profiles_are_both_named() -> None:
    second = msgspec.structs.replace(report_of(), second=PROFILES["netflix-en"])
    assert sum_up(second, 60.0).profile == "netflix-zh + netflix-en"
    same = msgspec.structs.replace(report_of(), second=PROFILE)
    assert sum_up(same, 60.0).profile == "netflix-zh"


@pytest.mark.parametrize(("flagged", "share"), [(1, "1 %"), (100, "10 %"), (999, "99 %"), (1000, "100 %")])
def test_a_share_is_neither_none_of_some_nor_all_of_less(flagged: int, share: str) -> None:
    assert f"({share})" in write_verdict(Verdict(1000, flagged, "gap", flagged, None, "bbc"))


# --- The worst stretch


@pytest.mark.parametrize(
    ("starts", "length"),
    [
        ([1.0, 2.0, 3.0], 149.0),  # a programme of less than five stretches
        ([1.0, 2.0], 3600.0),  # too few
        ([60.0 * i for i in range(60)], 3600.0),  # evenly
    ],
)
def test_where_nothing_is_worse_than_the_rest_nothing_is_named(starts: list[float], length: float) -> None:
    assert sum_up(report_of(*crowd(starts)), length).worst is None


def test_a_stretch_does_not_end_with_a_cue_that_stands_for_an_hour() -> None:
    worst = sum_up(report_of(*crowd([600.0, 601.0, 602.0]), length=3600.0), 7200.0).worst
    assert worst is not None
    assert (worst.start, worst.end) == (600.0, 600.0 + 7200.0 / 20)


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=60).map(sorted), st.floats(0.0, 8000.0))
def test_no_stretch_of_its_length_has_more(starts: list[int], length: float) -> None:
    worst = sum_up(report_of(*crowd(starts)), length).worst
    longest = max(length / 20, 30.0)
    most = max(sum(first <= start <= first + longest for start in starts) for first in starts)
    if worst is not None:
        assert worst.cues == most >= 3
        assert sum(worst.start <= start <= worst.end for start in starts) == most
        assert worst.end <= worst.start + longest
    else:
        assert length < 5 * longest or most < max(3, 2 * len(starts) * longest / length)


# --- Every report, every word


@given(st.lists(st.builds(Segment, cue_texts, seconds, seconds), max_size=8), st.sampled_from(PAGE_LANGS))
def test_every_report_has_its_sentence(cues: list[Segment], lang: PageLang) -> None:
    report = check(cues)
    verdict = sum_up(report, 3600.0)
    assert verdict.flagged == len({violation.index for violation in report.violations})
    assert (verdict.rule is None) is report.clean
    text = write_verdict(verdict, lang)
    assert "{" not in text
    assert text.endswith(("。", "."))


def list_keys(words: object) -> object:
    return {key: list_keys(value) for key, value in words.items()} if isinstance(words, dict) else None


def test_both_languages_have_the_same_words_and_name_each_rule() -> None:
    english, chinese = map(load_words, PAGE_LANGS)
    assert list_keys(english) == list_keys(chinese)
    assert tuple(english["rules"]) == RULES


@pytest.mark.parametrize(("lang", "read"), [("en", "en"), ("en-GB", "en"), ("zh_Hans_CN", "zh"), ("ZH", "zh")])
def test_a_page_speaks_english_and_chinese(lang: str, read: str) -> None:
    assert read_page_lang(lang) == read


@pytest.mark.parametrize("lang", ["de", "", "english", 3])
def test_another_language_is_named(lang: str) -> None:
    with pytest.raises(OptionError, match=r"expected one of en, zh, got .*page_lang"):
        read_page_lang(lang)


@pytest.mark.parametrize(
    ("time", "shown"), [(0.0, "0:00"), (59.999, "0:59"), (1915.0, "31:55"), (3600.0, "1:00:00"), (90061.5, "25:01:01")]
)
def test_a_clock_is_as_short_as_can_be(time: float, shown: str) -> None:
    assert write_clock(time) == shown
