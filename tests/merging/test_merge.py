"""Two languages in cues of two lines: which belong together, what stands where, what is said of how well they fit."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import smartresult
from smartresult import Cue, ExportError, JobFailedError, Merged, OptionError, Segment, SmartJob, merge, reflow
from smartresult.merging.choices import Order
from smartresult.text.width import shows_nothing
from tests import strategies
from tests.merging.cutting import count_calls, cut_twice

EN = [
    Segment("It is quiet in the harbour today.", 1.0, 3.0),
    Segment("The boats have left for the island, and that is all.", 3.5, 6.0),
]
ZH = [Segment("今天港口很安静。", 1.1, 2.9), Segment("船都开走了，去岛上，", 3.6, 5.0), Segment("就这些。", 5.1, 6.2)]


def lines_of(merged: Sequence[Cue]) -> list[tuple[str, ...]]:
    return [cue.lines for cue in merged]


# --- What stands where


def test_the_first_keeps_its_times_and_gets_the_lines_of_the_second() -> None:
    merged = merge(EN, ZH)
    assert tuple(merged) == (
        Cue(1.0, 3.0, (EN[0].text, "今天港口很安静。"), (0,), langs=("en", "zh"), sides=(0, 1)),
        Cue(3.5, 6.0, (EN[1].text, "船都开走了，去岛上，就这些。"), (1,), langs=("en", "zh"), sides=(0, 1)),
    )
    assert (merged.first, merged.second, merged.first_alone, merged.second_alone) == (2, 3, 0, 0)


def test_the_order_says_whose_line_is_on_top() -> None:
    merged = merge(EN, ZH, order="second")
    assert [(cue.start, cue.end) for cue in merged] == [(1.0, 3.0), (3.5, 6.0)]
    assert merged[0].lines == ("今天港口很安静。", EN[0].text)
    assert {(cue.langs, cue.sides) for cue in merged} == {(("zh", "en"), (1, 0))}


def test_texts_are_joined_as_their_script_asks() -> None:
    merged = merge(ZH, EN)
    assert lines_of(merged)[1] == (ZH[1].text, EN[1].text)
    assert lines_of(merge([Segment("你好", 0, 9)], [Segment("One", 1, 2), Segment("two.", 3, 4)]))[0][1] == "One two."
    korean = merge([Segment("x", 0, 9)], [Segment("안녕", 1, 2), Segment("하세요", 3, 4)])
    assert korean[0].lines[1] == "안녕 하세요"


def test_what_has_no_partner_is_a_cue_of_its_own_in_its_place() -> None:
    first = [Segment("one", 0.0, 1.0), Segment("two", 9.0, 10.0)]
    second = [Segment("eins", 0.0, 1.0), Segment("allein", 4.0, 5.0)]
    merged = merge(first, second)
    assert lines_of(merged) == [("one", "eins"), ("allein",), ("two",)]
    assert [(cue.sides, cue.segments) for cue in merged] == [((0, 1), (0,)), ((1,), ()), ((0,), (1,))]
    assert (merged.first_alone, merged.second_alone, merged.share_alone) == (1, 1, 0.5)
    assert merged.summary() == ("1 of 2 segments of the second (50 %) and 1 of 2 of the first found no partner")


def test_one_side_is_empty() -> None:
    for empty in ([], [Segment(" \u200b\n", 0.0, 5.0)]):
        assert lines_of(merge(EN, empty)) == [(segment.text,) for segment in EN]
        alone = merge(empty, EN)
        assert lines_of(alone) == [(segment.text,) for segment in EN]
        assert {cue.sides for cue in alone} == {(1,)}
        assert (alone.share_alone, merge(EN, empty).share_alone) == (1.0, 0.0)
    assert tuple(merge([], [])) == ()


def test_lines_of_a_side_are_put_on_one() -> None:
    first = [Cue(0.0, 2.0, ("The first line", " and the second."))]
    merged = merge(first, [Segment("第一行\r\n\n第二行", 0.0, 2.0)])
    assert merged[0].lines == ("The first line and the second.", "第一行第二行")


def test_a_line_that_would_be_too_wide_for_the_profile_is_refused() -> None:
    wide = [Cue(1.5, 4.0, ("It is quiet in the harbour today,", "and that is all that we have to say."))]
    fitting = [Cue(1.5, 4.0, ("It is quiet today,", "and that is all."))]
    assert merge(fitting, ZH, profile="netflix-en")[0].lines[0] == "It is quiet today, and that is all."
    assert len(merge(wide, ZH)) == 2
    with pytest.raises(
        OptionError,
        match=r"42 characters at most on a line of netflix-en, got 70 where the 2 lines of "
        r"segments\[0\] at 1\.5 s are put on one: .*max_lines=1 first – at second",
    ):
        merge(ZH, wide, profile="auto")
    laid_out = reflow(wide, smartresult.PROFILES["netflix-en"].with_(max_lines=1))
    assert merge(laid_out, ZH, profile="netflix-en").first == len(laid_out) == 2


def test_languages_are_told_by_the_caller_the_job_or_the_text() -> None:
    few = [Segment("Goedemorgen", 1.0, 3.0)]
    assert merge(few, ZH)[0].langs == ("", "zh")
    assert merge(few, ZH, langs=("nl", "zh-Hans"))[0].langs == ("nl", "zh-Hans")
    job = SmartJob(state="Finished", job_parameters={"SourceLanguage": "nl"}, result=smartresult.Transcript(tuple(few)))
    assert merge(job, ZH)[0].langs == ("nl", "zh")


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({"order": "top"}, "expected one of first, second, got 'top' – at order"),
        ({"max_gap": -1}, "expected a finite number of seconds from 0 up, got -1 – at max_gap"),
        ({"max_gap": float("nan")}, "got nan – at max_gap"),
        ({"max_gap": True}, "got True – at max_gap"),
        ({"langs": "en"}, "expected two languages, got 'en' – at langs"),
        ({"langs": ("<b>", None)}, "expected a language tag such as pt-BR, got '<b>' – at langs"),
        ({"profile": "none"}, "got 'none' – at profile"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any], fault: str) -> None:
    with pytest.raises(OptionError) as caught:
        merge(EN, ZH, **options)
    assert str(caught.value).endswith(fault)


def test_what_is_merged_is_not_laid_out() -> None:
    with pytest.raises(OptionError, match="expected one language, got cues that are merged already"):
        reflow(merge(EN, ZH), "netflix-en")


def test_what_can_not_be_merged_is_refused() -> None:
    with pytest.raises(OptionError, match=r"got cues that are merged already: .* – at first"):
        merge(merge(EN, ZH), EN)
    with pytest.raises(ExportError, match="expected a finite number of seconds"):
        merge(EN, [Segment("a", float("nan"), 1.0)])
    with pytest.raises(JobFailedError):
        merge(SmartJob(state="Failed"), ZH)


timed = st.lists(st.builds(Segment, strategies.cue_texts, strategies.cue_times, strategies.cue_times), max_size=6)


@given(timed, timed, st.sampled_from(["first", "second"]))
def test_no_text_is_lost_and_none_stands_twice(first: list[Segment], second: list[Segment], order: Order) -> None:
    merged = merge(first, second, order=order)
    for side, source in enumerate((first, second)):
        shown = [line for cue in merged for line, of in zip(cue.lines, cue.sides, strict=True) if of == side]
        expected = Counter("".join(one.text for one in source if not shows_nothing(one.text)))
        got = Counter("".join(shown))
        for character in expected | got:
            if not shows_nothing(character):
                assert got[character] == expected[character]
    times = [(cue.start, cue.end) for cue in merged if 0 in cue.sides]
    assert sorted(times) == sorted([(one.start, one.end) for one in first if not shows_nothing(one.text)])
    assert [(cue.start, cue.end) for cue in merged] == sorted([(cue.start, cue.end) for cue in merged])
    reordered = merge(first[::-1], second[::-1], order=order)
    assert [replace(cue, segments=()) for cue in reordered] == [replace(cue, segments=()) for cue in merged]


@given(timed, timed)
def test_every_exporter_takes_them(first: list[Segment], second: list[Segment]) -> None:
    merged = merge(first, second)
    for name, exporter in smartresult.EXPORTERS.items():
        if name == "ttml" and all(shows_nothing(cue.text) for cue in merged):
            with pytest.raises(smartresult.ExportError, match="expected a cue"):
                exporter.function(merged)
        else:
            assert isinstance(exporter.function(merged), str)
    assert len(smartresult.to_pysubs2(merged)) == len(merged)


# --- How well they fit


def share_right(merged: Merged) -> float:
    """The share of what the second says that stands on a cue of its own sentence."""
    right = total = 0
    for cue in merged:
        if 1 in cue.sides:
            pieces = cue.lines[cue.sides.index(1)].split()[::2]
            own = cue.lines[cue.sides.index(0)].split()[0] if 0 in cue.sides else None
            total += len(pieces)
            right += sum(piece == own for piece in pieces)
    return right / total


@pytest.mark.parametrize("jitter", [0.0, 0.1, 0.3])
@pytest.mark.parametrize("order", ["first", "second"])
def test_two_cuttings_of_the_same_sentences_meet(jitter: float, order: Order) -> None:
    merged = merge(*cut_twice(1000, jitter), order=order)
    assert share_right(merged) >= 0.98
    assert merged.share_alone < 0.01
    assert merged.shift == 0.0


@pytest.mark.parametrize("pieces", [(24, 1), (1, 24)], ids=["of the first", "of the second"])
def test_one_side_has_ten_times_as_many_cues(pieces: tuple[int, int]) -> None:
    first, second = cut_twice(300, 0.0, pieces=pieces)
    many, few = (first, second) if pieces[0] > pieces[1] else (second, first)
    assert len(many) > 10 * len(few)
    assert share_right(merge(first, second)) >= 0.98


BOTH = ["今天港口很安静\nThe harbour is quiet.", "船都开走了\r\n\r\nThe boats have left."]


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (BOTH, 2),
        ([*BOTH, "再见", "Bye"], 2),
        ([*BOTH, "今天港口很安静\n船都开走了"], 0),  # nearly all with several lines, or none
        (BOTH[:1], 0),
        (["The harbour\nis quiet.", "The boats\nhave left."], 0),
        (["今天港口\n很安静", "船都\n开走了"], 0),
        (["今天 1\n2 3", "船都开走了\n…"], 0),
        (["Привет\nHello", "Пока\nBye"], 2),
        ([*BOTH, *["再见"] * 40], 0),
        (["你\nyou\ntu", "我\nI\nje"], 0),
        ([], 0),
    ],
)
def test_a_side_that_is_bilingual_already_is_told(texts: list[str], count: int) -> None:
    said = [Segment(text, 3.0 * i, 3.0 * i + 2) for i, text in enumerate(texts)]
    other = [Segment("Vale", 0.0, 1.0)]
    told = "looks bilingual already: 2 of its segments have two lines in two scripts, which were put on one: take a"
    first, second = merge(said, other), merge(other, said)
    assert (first.first_bilingual, first.second_bilingual) == (count, 0)
    assert (second.first_bilingual, second.second_bilingual) == (0, count)
    assert (f"\nthe first {told}" in first.summary()) == (f"\nthe second {told}" in second.summary()) == (count > 0)
    assert not any(count for one in (merge(ZH, EN),) for count in (one.first_bilingual, one.second_bilingual))


@pytest.mark.parametrize("by", [1.5, -2.0])
def test_a_constant_shift_is_told_and_not_repaired(by: float) -> None:
    first, second = cut_twice(400, 0.1)
    first = [Segment(one.text, one.start + 5, one.end + 5) for one in first]
    moved = [Segment(one.text, one.start + 5 + by, one.end + 5 + by) for one in second]
    merged = merge(first, moved)
    assert abs(merged.shift - by) <= 0.2
    assert share_right(merged) < 0.9
    way = "later" if by > 0 else "earlier"
    assert f"fit {abs(merged.shift):g} s {way}, as after a constant shift" in merged.summary()
    assert f"shift it by {-merged.shift:g} s first" in merged.summary()


def test_few_starts_tell_no_shift() -> None:
    first = [Segment("a", start, start + 1.0) for start in (1.0, 4.0, 9.0)]
    assert merge(first, [replace(one, start=one.start + 1.5, end=one.end + 1.5) for one in first]).shift == 0.0


def test_texts_of_different_talks_look_not_shifted() -> None:
    first, second = cut_twice(200, 0.1)[0], cut_twice(200, 0.1, seed=7)[1]
    assert merge(first, second).shift == 0.0


# --- How long it takes


def test_calls_grow_with_the_input_alone() -> None:
    def act(count: int) -> int:
        nested = [Segment("a", float(i), 2.0 * count - i) for i in range(count)]
        long = [Segment("b", i / 7, 3.0 * count) for i in range(count)]
        row = [Segment("c", i * 1.5, i * 1.5 + 1) for i in range(count)]
        sources = (nested, long, row)
        return sum(count_calls(lambda one=one, two=two: merge(one, two)) for one in sources for two in sources)  # type: ignore[misc]  # bound at once

    act(1)  # what is loaded once is not counted
    assert act(600) < 4.6 * act(150)  # the tree of maxima is as deep as the logarithm
