"""The fast road: it is taken by what is documented, and says what the other one says."""

import json
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartresult
from smartresult import SmartJob, SmartResultError
from smartresult.read import results
from smartresult.read.documented import read_documented
from smartresult.read.fields import FIELDS, SPELLINGS, Field
from tests.strategies import encode_job, encode_result, hostile_texts, jobs, json_values

#: Every field, with a value that the documentation allows. The order is that of `FIELDS`.
STRINGS = {"CreateTime": "2022-01-21T06:15:02Z", "ModifiedTime": " ", "AiResult": '[{"content":"a","from":0,"to":1}]'}


def make_body() -> dict[str, object]:
    body: dict[str, object] = {}
    for row in FIELDS:
        if row.name != "Usage":
            object_at(body, row.place)[row.name] = STRINGS.get(row.name, f" {row.name}\n")
    return body


def object_at(body: dict[str, object], place: str) -> dict[str, object]:
    for name in place.split(".") if place else ():
        inner = body.setdefault(name, {})
        assert isinstance(inner, dict)
        body = inner
    return body


def drop_nothing(body: dict[str, object]) -> dict[str, object]:
    """*body* without the keys whose value is null: the service leaves those out."""
    return {
        key: drop_nothing(value) if isinstance(value, dict) else value
        for key, value in body.items()
        if value is not None
    }


def describe_outcome(source: object, *, strict: bool) -> str:
    try:
        return repr(smartresult.parse(source, strict=strict))
    except SmartResultError as error:
        return f"{type(error).__name__}: {error}"


def check_roads(source: object) -> None:
    for strict in (True, False):
        fast = describe_outcome(source, strict=strict)
        with mock.patch.object(results, "read_documented", return_value=None):
            assert fast == describe_outcome(source, strict=strict)


def test_all_that_is_documented_takes_the_fast_road() -> None:
    body = make_body()
    assert read_documented(body) is not None
    with mock.patch.object(results, "open_envelope", side_effect=AssertionError("the other road")):
        job = smartresult.parse(json.dumps(body).encode())
        assert smartresult.parse({"headers": {}, "body": body}) == job
    assert (job.request_id, job.title, job.modified_at) == ("RequestId", " Title\n", None)
    check_roads(body)


@given(jobs())
def test_both_roads_lead_to_the_same_job(job: SmartJob) -> None:
    body = drop_nothing(encode_job(job, encode_result(job)))
    check_roads(body)


@given(
    st.sampled_from([*FIELDS, *(Field(place, "Unknown", "", str) for place in SPELLINGS)]),
    hostile_texts | json_values | st.sampled_from(["[]", "null", "{}", '["a"]', "2022-01-21", '{"subtitleClips": []}']),
    st.sampled_from(["", "ASR", "TextToSpeech", "avatarvideo", "TextGenerate", "New"]),
)
def test_one_odd_value_is_read_alike(row: Field, value: object, job_type: str) -> None:
    body = make_body()
    object_at(body, "SmartJobInfo")["JobType"] = job_type
    object_at(body, row.place)[row.name] = value
    check_roads(body)


@given(st.sampled_from([place for place in SPELLINGS if place]), hostile_texts | json_values)
def test_what_is_no_object_is_read_alike(place: str, value: object) -> None:
    around, _, name = place.rpartition(".")
    body = make_body()
    object_at(body, around)[name] = value
    check_roads(body)


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.target)
def test_another_spelling_is_read_alike(row: Field) -> None:
    body = make_body()
    stated = object_at(body, row.place)
    stated[row.name.lower()] = stated.get(row.name, "{}")
    check_roads(body)
    stated.pop(row.name, None)
    check_roads(body)
