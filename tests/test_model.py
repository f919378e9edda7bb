"""The value objects on their own: states, sequences, what a job without a result says."""

import inspect
import pickle
from collections.abc import Sequence

import pytest

from smartresult import (
    GeneratedTexts,
    Issue,
    JobFailedError,
    JobNotFinishedError,
    OtherResult,
    Segment,
    ServiceError,
    SmartJob,
    SpeechMapping,
    Transcript,
    UnsupportedResultError,
    Usage,
    Word,
    errors,
)

SEGMENTS = (Segment("你好。", 0.5, 1.25), Segment("Hello.", 1.25, 3.0))


@pytest.mark.parametrize("state", ["Finished", "FINISHED", "Success", "Succeeded", "Completed", " finished\n"])
def test_a_finished_job_is_finished_in_every_spelling(state: str) -> None:
    assert SmartJob(state=state).finished
    assert not SmartJob(state=state).failed


@pytest.mark.parametrize("state", ["Failed", "Fail", "ERROR", "Cancelled", "Canceled", " failed\n"])
def test_a_failed_job_is_failed_in_every_spelling(state: str) -> None:
    assert SmartJob(state=state).failed
    assert not SmartJob(state=state).finished


@pytest.mark.parametrize("state", ["Created", "Creating", "Executing", "", "Paused"])
def test_any_other_state_is_neither(state: str) -> None:
    assert not SmartJob(state=state).finished
    assert not SmartJob(state=state).failed


@pytest.mark.parametrize("kind", [Transcript, SpeechMapping])
def test_speech_is_a_sequence_of_its_segments(kind: type[Transcript | SpeechMapping]) -> None:
    speech = kind(SEGMENTS)
    assert isinstance(speech, Sequence)
    assert list(speech) == [*SEGMENTS]
    assert (len(speech), speech[-1], speech[:1]) == (2, SEGMENTS[1], SEGMENTS[:1])
    assert speech.index(SEGMENTS[1]) == 1
    assert (speech.text, speech.duration) == ("你好。\nHello.", 3.0)
    assert (kind(()).text, kind(()).duration) == ("", 0.0)
    assert kind(SEGMENTS[::-1]).duration == 3.0
    assert speech == pickle.loads(pickle.dumps(speech))  # noqa: S301 - our own bytes
    assert hash(speech) == hash(kind(SEGMENTS))
    assert SEGMENTS[0].duration == 0.75


def test_a_transcript_is_no_speech_mapping() -> None:
    results: list[object] = [Transcript(SEGMENTS), SpeechMapping(SEGMENTS)]
    assert results[0] != results[1]


def test_texts_are_a_sequence_of_strings_with_their_usage() -> None:
    texts = GeneratedTexts(("a ", ""), Usage(7))
    assert [*texts] == ["a ", ""]
    assert texts.usage == Usage(total_tokens=7)
    assert [str(issue) for issue in texts.find_issues()] == ["expected text, got an empty string – at texts[1]"]


def test_odd_segments_are_listed_and_kept() -> None:
    odd = (
        Segment("a", 5.0, 3.0, (Word("a", 0.2, 0.1),)),
        Segment("\u3000", 1.0, 2.0),
        Segment("c", 1.5, 2.0),
        Segment("", 5.0, 6.0),
    )
    issues = SmartJob(result=Transcript(odd), left_out=(Issue("malformed", "x", "y", "$"),)).issues
    assert [f"{issue.kind}: {issue}" for issue in issues] == [
        "malformed: expected x, got y – at $",
        "end before start: expected end from 5.0 s on, got 3.0 s – at segments[0]",
        "end before start: expected end from 0.2 s on, got 0.1 s – at segments[0].words[0]",
        "outside: expected a word within 5.0 to 3.0 s, got 0.2 to 0.1 s – at segments[0].words[0]",
        "out of order: expected start from 5.0 s on, got 1.0 s – at segments[1]",
        "empty text: expected text, got white space alone – at segments[1]",
        "overlap: expected start from 3.0 s on, got 1.5 s – at segments[2]",
        "empty text: expected text, got an empty string – at segments[3]",
    ]


def test_segments_that_touch_are_not_odd() -> None:
    assert SmartJob(result=Transcript(SEGMENTS)).issues == ()
    assert SmartJob().issues == SmartJob(result=OtherResult("")).issues == ()


def test_a_job_gives_its_segments_or_its_texts() -> None:
    speech = SmartJob(job_type="ASR", state="Finished", result=Transcript(SEGMENTS))
    texts = SmartJob(job_type="TextGenerate", state="Finished", result=GeneratedTexts(("a",)))
    assert speech.segments() == SEGMENTS
    assert texts.texts() == ("a",)
    with pytest.raises(UnsupportedResultError, match=r"^a job of type ASR with 2 segments has no texts$"):
        speech.texts()
    with pytest.raises(UnsupportedResultError, match=r"^a job of type TextGenerate with 1 texts has no segments$"):
        texts.segments()


@pytest.mark.parametrize(
    ("job", "message"),
    [
        (SmartJob(state="Executing", job_id="j"), "job j has not finished: its state is Executing"),
        (SmartJob(), "job (no id) has not finished: its state is (not stated)"),
    ],
)
def test_an_unfinished_job_says_so(job: SmartJob, message: str) -> None:
    for ask in (job.segments, job.texts):
        with pytest.raises(JobNotFinishedError) as caught:
            ask()
        assert str(caught.value) == message


NO_SPEECH = "SpeechTranslationNoValidVocal"


@pytest.mark.parametrize(
    ("job", "message", "no_speech"),
    [
        (SmartJob(state="Failed"), "job (no id) failed: the service gave no reason", False),
        (SmartJob(error=ServiceError("C", "")), "job (no id) failed: C", False),
        (
            SmartJob(state="Failed", job_id="j", error=ServiceError(NO_SPEECH, "no valid vocal")),
            f"job j failed: {NO_SPEECH}: no valid vocal (no speech in the media)",
            True,
        ),
        (SmartJob(state="Fail", result=Transcript(SEGMENTS)), "job (no id) failed: the service gave no reason", False),
        (
            SmartJob(state="Fail", result=GeneratedTexts(("a",))),
            "job (no id) failed: the service gave no reason",
            False,
        ),
    ],
)
def test_a_failed_job_says_why(job: SmartJob, message: str, no_speech: bool) -> None:  # noqa: FBT001 - a table's column
    for ask in (job.segments, job.texts):
        with pytest.raises(JobFailedError) as caught:
            ask()
        assert str(caught.value) == message
        assert caught.value.no_speech is no_speech


@pytest.mark.parametrize(
    ("job", "has"),
    [
        (SmartJob(state="Finished", job_type="DynamicChart", media_id="m"), "the media id 'm'"),
        (SmartJob(state="Finished", media_url="u", output="o"), "the media URL 'u' and the output 'o'"),
        (SmartJob(state="Finished", result=OtherResult("text")), "free text"),
        (SmartJob(state="Finished", result=OtherResult({})), "a result without segments or texts"),
        (SmartJob(state="Finished"), "nothing"),
        (SmartJob(state="Finished", error=ServiceError("OK", "")), "nothing"),
        (SmartJob(state="Finished", left_out=(Issue("malformed", "x", "y", "$"),)), "a malformed result"),
    ],
)
def test_a_job_without_segments_says_what_it_has(job: SmartJob, has: str) -> None:
    with pytest.raises(UnsupportedResultError) as caught:
        job.segments()
    assert caught.value.has == has


@pytest.mark.parametrize("kind", [value for value in vars(errors).values() if inspect.isclass(value)])
def test_every_error_is_picklable_and_has_one_base(kind: type[errors.SmartResultError]) -> None:
    assert issubclass(kind, errors.SmartResultError)
    parameters = inspect.signature(kind.__init__).parameters.values()
    texts = [one.name for one in parameters if one.kind is one.POSITIONAL_OR_KEYWORD and one.name != "self"]
    error = kind(*texts)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


def test_value_objects_are_frozen() -> None:
    with pytest.raises(AttributeError):
        SEGMENTS[0].text = "b"  # type: ignore[misc]  # that it is refused is the point
