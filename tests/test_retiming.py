"""Segments on another clock: nothing before 0, nothing after the media, and all else as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import Cue, ExportError, OptionError, Segment, Word, to_ass, to_srt
from smartresult.retiming import cut_segments, shift_segments
from smartresult.subtitles.reading import read_subtitles

THOUSANDTHS = st.integers(0, 50_000).map(lambda ms: ms / 1000)
SEGMENTS = st.lists(st.builds(Segment, st.sampled_from(["a", "b c"]), THOUSANDTHS, THOUSANDTHS), max_size=8)


def ms(seconds: float) -> int:
    return round(seconds * 1000)


@given(SEGMENTS, st.integers(-60_000, 60_000))
def test_each_is_shifted_by_as_much_or_told(segments: list[Segment], shift: int) -> None:
    done = shift_segments(segments, shift / 1000)
    kept = [segment for i, segment in enumerate(segments) if i not in done.left_out]
    assert len(kept) == len(done.segments)
    for i in done.left_out:
        assert ms(segments[i].start) + shift < 0
        assert ms(segments[i].end) + shift <= 0
    for before, after in zip(kept, done.segments, strict=True):
        assert (after.text, ms(after.start), ms(after.end)) == (
            before.text,
            max(0, ms(before.start) + shift),
            ms(before.end) + shift,
        )
        assert (after.start, after.end) == (round(after.start, 3), round(after.end, 3))
    assert [segments[i] for i in done.cut] == [one for one in kept if ms(one.start) + shift < 0]


@given(SEGMENTS, st.integers(10, 60_000))
def test_nothing_ends_after_the_media_however_it_is_written(segments: list[Segment], length: int) -> None:
    done = cut_segments(segments, length / 1000)
    for write, suffix in ((to_srt, ".srt"), (to_ass, ".ass")):
        if done.segments:
            cues = read_subtitles(write(done.segments).encode(), suffix)
            assert len(cues) == len(done.segments)
            assert max(ms(cue.end) for cue in cues) <= length
    kept = [segment for i, segment in enumerate(segments) if i not in done.left_out]
    cut = [segments[i] for i in done.cut]
    for before, after in zip(kept, done.segments, strict=True):
        assert after is before or (before in cut and after.end < before.end)
    for i in done.left_out:
        assert ms(segments[i].start) > length - 20


@pytest.mark.parametrize(("start", "left_out"), [(4.98, ()), (4.991, (0,)), (4.996, (0,)), (4.999, (0,)), (5.0, (0,))])
def test_what_would_have_less_than_a_centisecond_is_left_out(start: float, left_out: tuple[int, ...]) -> None:
    assert cut_segments([Segment("a", start, start + 0.001)], 5.0).left_out == left_out


@given(SEGMENTS)
def test_no_shift_and_enough_length_change_nothing(segments: list[Segment]) -> None:
    assert shift_segments(segments, 0) == (tuple(segments), (), ())
    assert cut_segments(segments, 50.02) == (tuple(segments), (), ())


def test_times_are_added_as_they_are_written() -> None:
    assert shift_segments([Segment("a", 0.1, 1.0005)], 0.2).segments == (Segment("a", 0.3, 1.2005),)


def test_words_go_with_their_segment_and_end_where_it_does() -> None:
    words = (Word("a ", 1.0, 1.4), Word("b ", 1.4, 2.0), Word("c", 2.0, 3.0, estimated=True))
    segment = Segment("a b c", 1.0, 3.0, words)
    early = shift_segments([segment], -1.5)
    assert early == (
        (Segment("a b c", 0.0, 1.5, (Word("b ", 0.0, 0.5), Word("c", 0.5, 1.5, estimated=True))),),
        *((), (0,)),
    )
    assert shift_segments([segment], 1).segments[0].words[0] == Word("a ", 2.0, 2.4)
    late = cut_segments([segment], 1.5)
    assert late == ((Segment("a b c", 1.0, 1.5, (Word("a ", 1.0, 1.4), Word("b ", 1.4, 1.5))),), (), (0,))


def test_cues_become_segments() -> None:
    cue = Cue(1.0, 2.0, ("a", "b"), (0,), (Word("a\n", 1.0, 1.5), Word("b", 1.5, 2.0)))
    assert shift_segments([cue], 1).segments == (
        Segment("a\nb", 2.0, 3.0, (Word("a\n", 2.0, 2.5), Word("b", 2.5, 3.0))),
    )


@pytest.mark.parametrize("seconds", [float("nan"), float("inf"), "1", None, True])
def test_what_is_no_number_of_seconds_is_refused(seconds: Any) -> None:  # noqa: ANN401 - of any sort
    with pytest.raises(OptionError, match=r"expected a finite number of seconds, got .* – at shift"):
        shift_segments([], seconds)
    with pytest.raises(OptionError, match=r"expected a finite number of seconds, got .* – at media_length"):
        cut_segments([], seconds)


@pytest.mark.parametrize("length", [0, -1, -0.0])
def test_media_have_a_length(length: float) -> None:
    with pytest.raises(OptionError, match=r"expected a number of seconds above 0, got .* – at media_length"):
        cut_segments([], length)


def test_impossible_segments_are_refused() -> None:
    for act in (shift_segments, cut_segments):
        with pytest.raises(ExportError, match="expected a start from 0 s up"):
            act([Segment("a", -1.0, 1.0)], 5.0)
