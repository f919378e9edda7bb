"""Windows of one media make the whole again: relative, absolute, overlapping, out of order, one missing."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from smartresult import (
    ExportError,
    Issue,
    JobFailedError,
    JobNotFinishedError,
    OptionError,
    Segment,
    ServiceError,
    SmartJob,
    SpeechMapping,
    Transcript,
    UnsupportedResultError,
    Word,
    join,
    to_srt,
)
from tests.merging.cutting import count_calls, cut_windows

if TYPE_CHECKING:
    from smartresult.merging.choices import Times

Bounds = Sequence[tuple[float, float]]


def make_job(*segments: Segment, start: str = "", duration: str = "", **fields: Any) -> SmartJob:  # noqa: ANN401 - any field
    parameters = {"start_time": start, "duration": duration}
    return SmartJob(**{"state": "Finished", "job_parameters": parameters, **fields}, result=Transcript(segments))


def in_order(segments: Sequence[Segment]) -> list[Segment]:
    return sorted(segments, key=lambda one: (one.start, one.end, one.text))


def spoken(*times: tuple[float, float]) -> list[Segment]:
    return [Segment(f"text {i}", start, end) for i, (start, end) in enumerate(times)]


# --- Whole → windows → whole


@st.composite
def wholes(draw: st.DrawFn) -> tuple[list[Segment], Bounds]:
    """A whole, and windows of it that overlap by more than its longest segment, or touch where nobody speaks."""
    now, segments = 0, []
    for number in range(draw(st.integers(1, 25))):
        now += draw(st.sampled_from([0, 0, 1, 40, 500, 9000]) | st.integers(0, 4000))
        length = draw(st.integers(0, 6000))
        segments.append((number, now, now + length))
        now += length - draw(st.sampled_from([0, 0, 0, min(length, 300)]))  # some overlap
    longest = max(end - start for _, start, end in segments)
    end = max(end for _, _, end in segments) + 1000
    silent = [at for at in {s for _, s, _ in segments} if all(not s < at <= e or at == e for _, s, e in segments)]
    bounds: list[tuple[float, float]] = []
    begin = before = 0
    while before < end:
        last = max(begin + draw(st.integers(2 * longest + 1000, 2 * longest + 40_000)), before + 1)
        overlap = min(draw(st.integers(longest + 1, longest + 30_000)), last - begin - 1)
        if last < end and draw(st.booleans()):
            touching = [
                at for at in silent if max(begin, before) < at < last and not any(s == e == at for _, s, e in segments)
            ]
            if touching:
                last, overlap = max(touching), 0
        bounds.append((begin / 1000, min(last, end) / 1000))
        begin, before = last - overlap, last
    return [Segment(f"text {n}", s / 1000, e / 1000) for n, s, e in segments], bounds


@given(wholes(), st.booleans(), st.booleans(), st.randoms(use_true_random=False))
def test_windows_make_the_whole_again(
    case: tuple[list[Segment], Bounds],
    relative: bool,  # noqa: FBT001 - drawn
    echo: bool,  # noqa: FBT001 - drawn
    source: random.Random,
) -> None:
    whole, bounds = case
    jobs = cut_windows(whole, bounds, relative=relative)
    pairs = list(zip(jobs, bounds, strict=True))
    source.shuffle(pairs)
    times: Times = "relative" if relative else "absolute"
    offsets = None if echo else [begin for _, (begin, _) in pairs]
    joined = join([job for job, _ in pairs], times=times, offsets=offsets)
    assert in_order(joined.segments()) == in_order(whole)
    assert [one.start for one in joined.segments()] == sorted([one.start for one in whole])
    assert not [issue for issue in joined.issues if issue.kind == "hole"]


@pytest.mark.parametrize("overlap", [0.0, 1.0, 7.0, 30.0])
@pytest.mark.parametrize("relative", [True, False])
def test_an_hour_in_windows_of_ten_minutes(overlap: float, relative: bool) -> None:  # noqa: FBT001 - a parameter
    source = random.Random(3)  # noqa: S311 - reproducible, not secret
    whole: list[Segment] = []
    now = 0.0
    while now < 3600:
        length = source.uniform(0.2, 0.9) if overlap == 1 else source.uniform(0.5, 6.5)
        if overlap or now // 600 == (now + length) // 600:
            whole.append(Segment(f"text {len(whole)}", round(now, 3), round(now + length, 3)))
        now += length + 0.1
    bounds = [(max(600.0 * i - overlap, 0.0), 600.0 * (i + 1)) for i in range(7)]
    jobs = cut_windows(whole, bounds, relative=relative)
    assert join(jobs[::-1]).segments() == tuple(whole)  # what the times count from is told by the windows


def test_words_go_with_their_segments() -> None:
    first = make_job(Segment("one", 0.5, 1.0), start="00:00:00", duration="00:00:10")
    second = make_job(Segment("two", 0.5, 1.0, (Word("two", 0.5, 1.0),)), start="00:00:10", duration="00:00:10")
    joined = join([first, second], times="relative")
    assert joined.segments()[1] == Segment("two", 10.5, 11.0, (Word("two", 10.5, 11.0),))
    assert "00:00:10,500 --> 00:00:11,000\ntwo" in to_srt(joined)


# --- Where the recognitions of an overlap differ


def overlapping(first: Sequence[Segment], second: Sequence[Segment]) -> SmartJob:
    """Windows from 0 to 20 and from 10 to 30 s, in absolute times: the middle is at 15 s."""
    one = make_job(*first, start="00:00:00", duration="00:00:20")
    return join([one, make_job(*second, start="00:00:10", duration="00:00:20")], times="absolute")


def test_the_middle_of_the_overlap_parts_them() -> None:
    heard = spoken((11, 12), (14, 15), (15.5, 16.5), (18, 19))
    other = [replace(one, text=one.text.upper()) for one in heard]
    assert [one.text for one in overlapping(heard, other).segments()] == ["text 0", "text 1", "TEXT 2", "TEXT 3"]


def test_what_would_stand_twice_is_kept_once() -> None:
    joined = overlapping([Segment("Hello there.", 14.0, 15.9)], [Segment("hello there", 14.2, 16.0)])
    assert joined.segments() == (Segment("Hello there.", 14.0, 15.9),)
    again = overlapping([Segment("Yes.", 14.0, 14.9)], [Segment("Yes.", 15.1, 16.0)])  # said again
    assert len(again.segments()) == 2


def test_what_neither_would_keep_is_kept() -> None:
    joined = overlapping([Segment("Hello there.", 14.2, 16.0)], [Segment("hello there", 14.0, 15.9)])
    assert joined.segments() == (Segment("Hello there.", 14.2, 16.0),)
    later = overlapping([], [Segment("only here", 11.0, 12.0), Segment("", 13.0, 13.0)])
    assert [one.start for one in later.segments()] == [11.0, 13.0]


def test_what_only_one_of_them_heard_whole_is_kept() -> None:
    begun = overlapping([Segment("hello there my friend", 14.1, 16.0)], [Segment("my friend", 15.0, 16.0)])
    assert [one.text for one in begun.segments()] == ["hello there my friend", "my friend"]
    spare = [Segment("hello there", 14.1, 15.0), Segment("my friend", 15.0, 16.0)]
    both = overlapping([Segment("hello there my friend", 14.1, 16.0)], spare)
    assert both.segments() == tuple(spare)


# --- What the times count from


def test_one_window_that_can_be_of_one_kind_alone_tells_for_all() -> None:
    silent = make_job(start="00:20:00", duration="00:10:00")
    short = make_job(Segment("b", 1.0, 2.0), start="00:00:00", duration="00:10:00")
    relative = make_job(Segment("a", 1.0, 2.0), start="00:10:00", duration="00:10:00")
    absolute = make_job(Segment("a", 601.0, 602.0), start="00:10:00", duration="00:10:00")
    for job in (relative, absolute):
        assert [one.start for one in join([silent, job, short]).segments()] == [1.0, 601.0]
    assert join([short, silent]).segments() == (Segment("b", 1.0, 2.0),)


def test_the_last_window_may_have_no_end() -> None:
    relative = make_job(Segment("a", 1.0, 2.0), start="00:10:00")
    absolute = make_job(Segment("a", 601.0, 602.0), start="00:10:00")
    assert join([relative]).segments()[0].start == 601.0
    with pytest.raises(OptionError, match="fit both"):
        join([absolute])
    with pytest.raises(OptionError, match=r"from 600 s on, got 1 to 2 s in jobs\[0\], which are relative – at times"):
        join([relative], times="absolute")


def test_a_window_in_which_nobody_speaks_is_empty() -> None:
    failed = ServiceError("SpeechTranslationNoValidVocal", "")
    parameters = {"start_time": "00:10:00", "duration": "00:10:00"}
    silent = SmartJob(state="Failed", error=failed, job_parameters=parameters)
    spoken_in = make_job(Segment("a", 1.0, 2.0), start="00:00:00", duration="00:10:00")
    joined = join([silent, spoken_in])
    assert (joined.segments(), joined.state, joined.issues) == ((Segment("a", 1.0, 2.0),), "Finished", ())
    assert join([silent], offsets=[0]).segments() == ()
    unbounded = [make_job(*spoken((1, 2), (7, 9))), make_job()]  # it ends no earlier than the one before
    assert len(join(unbounded, offsets=[0, 5]).segments()) == 2


def test_where_it_can_not_be_told_it_is_asked_for() -> None:
    either = make_job(Segment("a", 30.0, 35.0), start="00:00:20", duration="00:01:00")
    with pytest.raises(OptionError, match=r"for the times of jobs\[0\] fit both within its window – at times"):
        join([either])
    assert join([either], times="relative").segments()[0].start == 50.0
    assert join([either], times="absolute").segments()[0].start == 30.0


def test_windows_that_contradict_each_other_are_refused() -> None:
    relative = make_job(Segment("a", 1.0, 2.0), start="00:10:00", duration="00:10:00")
    absolute = make_job(Segment("a", 1201.0, 1202.0), start="00:20:00", duration="00:10:00")
    with pytest.raises(OptionError, match=r"got relative times in jobs\[1\] and absolute ones in jobs\[0\]"):
        join([absolute, relative])
    with pytest.raises(OptionError, match=r"got 1201 to 1202 s in jobs\[1\], which are absolute – at times"):
        join([relative, absolute], times="relative")
    assert len(join([relative, absolute], offsets=[600, 1200]).segments()) == 2
    outside = make_job(Segment("a", 1.0, 1202.0), start="00:20:00", duration="00:10:00")
    with pytest.raises(OptionError, match=r"within 600 s from 0 or from 1200 s on, got 1 to 1202 s in jobs\[0\]"):
        join([outside])


@pytest.mark.parametrize(
    ("parameters", "start"),
    [
        ({"start_time": "00:01:00", "duration": "00:01:00"}, 60.0),
        ({"StartTime": " 0:1:0.250 ", "Duration": ""}, 60.25),
        ({"Input": [{"startTime": "00:01:00"}], "duration": 12}, 60.0),
        ("StartTime=00%3A01%3A00&Duration=00%3A01%3A00", 60.0),
        ({"start_time": None, "duration": "00:01:00"}, 0.0),
    ],
)
def test_the_parameters_state_the_window(parameters: object, start: float) -> None:
    job = make_job(Segment("a", 1.0, 2.0), job_parameters=parameters)
    assert join([job], times="relative").segments()[0].start == start + 1


def test_parameters_that_state_no_time_are_refused() -> None:
    for stated in (600, "ten", "00:99:00", True):
        with pytest.raises(OptionError, match=r"expected a time such as 00:10:00, got .* at jobs\[0\]\.job_parameters"):
            join([make_job(job_parameters={"start_time": stated})], times="relative")
    for parameters in (None, {"a": "b"}, {"duration": 12}, ["x"], "text"):
        with pytest.raises(OptionError, match=r"expected offsets, for the parameters of jobs\[0\] state no start_time"):
            join([make_job(job_parameters=parameters)], times="relative")
        with pytest.raises(OptionError, match=r"expected times or offsets"):
            join([make_job(job_parameters=parameters)])


def test_without_any_start_absolute_times_tell_the_windows() -> None:
    jobs = [make_job(*spoken((5, 6), (7, 9))), make_job(*spoken((20, 21))), make_job()]
    joined = join(jobs, times="absolute")
    assert [one.start for one in joined.segments()] == [5, 7, 20]
    assert joined.extra["windows"] == [
        {"job_id": "", "start": 0.0, "end": 0.0},
        {"job_id": "", "start": 5.0, "end": 9.0},
        {"job_id": "", "start": 20.0, "end": 21.0},
    ]


def test_offsets_are_told_in_the_order_of_the_jobs() -> None:
    jobs = [make_job(Segment("b", 1.0, 2.0)), make_job(Segment("a", 3.0, 4.0))]
    assert join(jobs, offsets=[600, 0.5]).segments() == (Segment("a", 3.5, 4.5), Segment("b", 601.0, 602.0))
    absolute = join(jobs, offsets=(0, 2), times="absolute").segments()
    assert absolute == (Segment("b", 1.0, 2.0), Segment("a", 3.0, 4.0))


def test_told_times_and_offsets_must_fit_the_windows() -> None:
    jobs = cut_windows(spoken((0, 1), (8, 9), (16, 17)), [(0.0, 10.0), (8.0, 18.0)], relative=True)
    with pytest.raises(
        OptionError, match=r"expected absolute times in a window from 8 s on, got 0 to 9 s in jobs\[1\]"
    ):
        join(jobs, offsets=[0, 8], times="absolute")


@pytest.mark.parametrize("offsets", [[1], "12", [0, -1], [0, float("inf")], [0, True], [0, "1"], [0, 10**400], 7])
def test_offsets_that_make_no_sense_are_refused(offsets: Any) -> None:  # noqa: ANN401 - what is refused
    with pytest.raises(OptionError, match="– at offsets"):
        join([make_job(), make_job()], offsets=offsets)


def test_what_can_not_be_joined_is_refused() -> None:
    with pytest.raises(OptionError, match="expected at least one job, got none – at jobs"):
        join([])
    with pytest.raises(OptionError, match=r"expected a SmartJob, got a Segment – at jobs\[0\]"):
        join(spoken((1, 2)))  # type: ignore[arg-type]  # that it is refused is the point
    with pytest.raises(OptionError, match="expected one of relative, absolute, None, got 'both' – at times"):
        join([make_job()], times="both")  # type: ignore[arg-type]  # as above
    with pytest.raises(JobFailedError):
        join([make_job(), SmartJob(state="Failed")], offsets=[0, 1])
    with pytest.raises(JobNotFinishedError):
        join([SmartJob(state="Executing")], offsets=[0])
    with pytest.raises(UnsupportedResultError):
        join([SmartJob(state="Finished")], offsets=[0])
    with pytest.raises(ExportError, match=r"got nan as the end – at jobs\[1\]\.segments\[0\]"):
        join([make_job(), make_job(Segment("a", 0.0, float("nan")))], offsets=[0, 1])


@pytest.mark.parametrize(("start", "length"), [("00:00:10", "00:00:05"), ("00:00:00", "00:01:00")])
def test_a_window_within_another_is_refused(start: str, length: str) -> None:
    whole = make_job(start="00:00:00", duration="00:01:00")
    with pytest.raises(OptionError, match=r"expected windows that follow each other, got jobs\[\d\] \(.* s\) within"):
        join([whole, make_job(start=start, duration=length)], times="relative")


# --- Holes, and what becomes of the rest


def test_a_hole_is_an_issue() -> None:
    bounds = [(0.0, 600.0), (600.0, 1200.0), (1200.0, 1800.0)]
    jobs = cut_windows(spoken((1, 2), (700, 701), (1300, 1301)), bounds, relative=True)
    hole = Issue("hole", "a window from 600 s on", "none before 1200 s", "jobs[1]")
    assert join([jobs[0], jobs[2]]).issues == (hole,)
    first = Issue("hole", "a window from 0 s on", "none before 600 s", "jobs[0]")
    assert join(jobs[1:]).left_out == (first,)
    unstated = join([make_job(Segment("a", 1.0, 2.0)), make_job(Segment("b", 1.0, 2.0))], offsets=[0, 600])
    assert not unstated.left_out  # the first may have heard all before the second
    assert str(hole) == "expected a window from 600 s on, got none before 1200 s – at jobs[1]"


def test_fields_are_kept_where_all_agree() -> None:
    times = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
    shared = {"input_file": "oss://a/b.mp4", "media_id": "m", "job_type": "ASR", "title": "Talk"}
    jobs = [
        make_job(
            Segment("a", 1.0, 2.0),
            job_id=f"w{i}",
            created_at=times[1 - i],
            modified_at=times[i + 1],
            left_out=(Issue("malformed", "a number", "null", "$.x"),) * i,
            job_parameters={
                "start_time": f"00:0{i}:00",
                "duration": "00:01:00",
                "source_language": "zh",
                "own": i,
                "deep": {"StartTime": i, "kept": 1},
            },
            **shared,
        )
        for i in range(2)
    ]
    joined = join(jobs)
    assert {name: getattr(joined, name) for name in shared} == shared
    assert (joined.job_id, joined.state, joined.finished, joined.error) == ("", "Finished", True, None)
    assert (joined.created_at, joined.modified_at) == (times[0], times[2])
    assert joined.job_parameters == {"source_language": "zh", "deep": {"kept": 1}}
    assert joined.left_out == (Issue("malformed", "a number", "null", "jobs[1]: $.x"),)
    assert isinstance(joined.result, Transcript)
    assert joined.extra == {
        "windows": [{"job_id": "w0", "start": 0.0, "end": 60.0}, {"job_id": "w1", "start": 60.0, "end": 120.0}]
    }
    other = replace(jobs[1], job_id="w0", state="Success", media_id="n", job_parameters="q=1", created_at=None)
    apart = join([jobs[0], other], offsets=[0, 60])
    assert (apart.job_id, apart.state, apart.media_id, apart.job_parameters) == ("w0", "Finished", "", None)
    assert apart.created_at == times[1]
    same = [SmartJob(state="Success", result=SpeechMapping(())), SmartJob(state="Success", result=SpeechMapping(()))]
    assert join(same, offsets=[0, 1]).state == "Success"
    assert isinstance(join(same, offsets=[0, 1]).result, SpeechMapping)


def test_calls_grow_with_the_input_alone() -> None:
    def act(count: int) -> int:
        whole = [Segment("again", i / 3, i / 3 + 2.0) for i in range(count)]
        alike = cut_windows(whole, [(0.0, count / 4), (count / 12, count / 3 + 2.0)], relative=True)
        many = cut_windows(whole, [(i / 3, i / 3 + 9.0) for i in range(count)], relative=False)
        return count_calls(lambda: join(alike, times="relative")) + count_calls(lambda: join(many, times="absolute"))

    act(3)  # what is loaded once is not counted
    assert act(400) < 4.5 * act(100)
