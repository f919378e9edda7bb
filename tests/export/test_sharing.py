"""A job whose cues several formats share: each is written as it is of the job alone, in whatever order."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import smartresult
from smartresult import EXPORTERS, JobNotFinishedError, Segment, SmartJob, SmartResultError, Transcript
from smartresult.export.cues import place_cues, share_cues
from tests import hostile
from tests.strategies import cue_texts, cue_times, jobs

transcripts = st.lists(st.builds(Segment, cue_texts, cue_times, cue_times), max_size=5).map(
    lambda segments: Transcript(tuple(segments))
) | st.integers(0, 10**6).map(hostile.make_transcript)
spoken_jobs = st.builds(SmartJob, job_id=st.text(max_size=5), title=st.text(max_size=5), result=transcripts)


def write(job: SmartJob, name: str) -> str:
    """The text of *job* in a format, or what is said of why there is none."""
    try:
        return EXPORTERS[name].function(job)
    except SmartResultError as error:
        return f"{type(error).__name__}: {error}"


@given(spoken_jobs | jobs(), st.permutations(tuple(EXPORTERS)))
@example(SmartJob(result=Transcript((Segment("text\n42", 0, 1),))), ["srt", "csv", "vtt"])
@example(SmartJob(result=Transcript((Segment("b", 2, 3), Segment("", 1, 2), Segment("a", 0, 1)))), ["txt", "srt"])
@example(SmartJob(state="Executing"), ["srt", "vtt"])
def test_each_format_is_written_as_of_the_job_alone(job: SmartJob, names: list[str]) -> None:
    shared = share_cues(job)
    assert [write(shared, name) for name in names] == [write(job, name) for name in names]


def test_cues_are_placed_once() -> None:
    job = SmartJob(result=Transcript((Segment("Hello", 0, 1),)))
    shared = share_cues(job)
    assert place_cues(shared) is place_cues(shared)
    assert place_cues(job) is not place_cues(job)


def test_a_fault_of_ours_is_not_laid_on_the_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: float) -> int:
        raise ValueError("ours")

    monkeypatch.setattr("smartresult.export.cues.floor", fail)
    with pytest.raises(ValueError, match="ours"):
        place_cues(SmartJob(result=Transcript((Segment("Hello", 0, 1),))))


def test_what_can_not_be_placed_is_said_each_time() -> None:
    shared = share_cues(SmartJob(state="Executing"))
    for _ in range(2):
        with pytest.raises(JobNotFinishedError):
            smartresult.to_srt(shared)
