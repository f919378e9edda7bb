"""What is told of a job, against what was put into it."""

import pytest
from hypothesis import given

from smartresult import GeneratedTexts, OtherResult, Segment, SmartJob, SpeechMapping, Transcript, Word
from smartresult.batch import Inspection
from smartresult.model import RESULT_KINDS, Result
from smartresult.preview.jobs import JobFacts, describe_facts, gather_facts, write_duration
from tests.strategies import jobs

SPOKEN = (Segment("Hello", 0.5, 2.25, (Word("Hello", 0.5, 2.25),)), Segment("there.", 2.5, 3661.0625))


def test_facts_are_counted_once() -> None:
    job = SmartJob(job_id="a", state="Finished", job_type="ASR", title="t", result=Transcript(SPOKEN))
    assert gather_facts(job) == JobFacts("a", "Finished", "ASR", "t", "transcript", 2, 1, 3661.0625, 11, ())
    assert describe_facts(gather_facts(job)) == [
        ("job", "a"),
        ("type", "ASR"),
        ("title", "t"),
        ("state", "Finished"),
        ("result", "transcript: 2 segments, 11 characters"),
        ("words", "1 timed by the service"),
        ("duration", "1:01:01.062"),
        ("problems", "none"),
    ]


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (GeneratedTexts(("a", "bc")), "generated texts: 2 texts, 3 characters"),
        (SpeechMapping(()), "speech mapping"),
        (OtherResult({"a": 1}), "other result"),
        (None, "none"),
    ],
)
def test_each_kind_of_result_is_named(result: Result | None, told: str) -> None:
    assert dict(describe_facts(gather_facts(SmartJob(state="Finished", result=result))))["result"] == told


def test_why_there_is_no_result_is_a_problem() -> None:
    (problem,) = gather_facts(SmartJob(job_id="y", state="Executing")).problems
    assert problem == "job y has not finished: its state is Executing"


@given(jobs())
def test_every_job_has_facts(job: SmartJob) -> None:
    facts = gather_facts(job)
    assert facts.kind == (RESULT_KINDS[type(job.result)] if job.result is not None else "")
    assert len(facts.problems) >= len(job.issues)
    assert all(value for _, value in describe_facts(facts))


def test_an_inspection_has_the_facts_in_their_order() -> None:
    assert Inspection.__struct_fields__ == ("source", *JobFacts.__struct_fields__, "error")


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0.0, "0:00:00.000"), (59.9996, "0:01:00.000"), (3661.5, "1:01:01.500")],
)
def test_a_duration_has_milliseconds(seconds: float, shown: str) -> None:
    assert write_duration(seconds) == shown
