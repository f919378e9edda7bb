"""What holds for every input: the same job from every shape, fast against slow, and nothing but our own errors."""

import json
from collections.abc import Callable, Sequence
from functools import partial

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import smartresult
from smartresult import Segment, SmartJob, SmartResultError, Word
from smartresult.read.findings import Findings
from smartresult.read.segments import decode_segments, read_segments
from tests.promise import check_error, check_job
from tests.strategies import (
    ITEM_SHAPES,
    encode_job,
    encode_result,
    hostile_texts,
    in_camel_case,
    jobs,
    json_values,
    namings,
    rename,
    speech_kinds,
    whole_millisecond_segments,
    words,
    wrappers,
)


@given(jobs(), namings, wrappers)
def test_every_wrapper_and_spelling_gives_the_same_job(
    job: SmartJob, naming: Callable[[str], str], wrap: Callable[[object], object]
) -> None:
    body = rename(encode_job(job, encode_result(job)), naming)
    if job.extra:  # an unknown key keeps the spelling it has
        job = SmartJob(
            **{name: getattr(job, name) for name in job.__struct_fields__ if name != "extra"},
            extra={
                naming("FEExtend"): "x",
                f"SmartJobInfo.{naming('Priority')}": 3,
                f"JobResult[{naming('é è')!r}]": [1],
            },
        )
    assert smartresult.parse(wrap(body)) == job


@given(whole_millisecond_segments, st.sampled_from(ITEM_SHAPES), speech_kinds, st.integers(0, 3), st.booleans())
def test_every_shape_gives_the_same_segments(
    segments: tuple[Segment, ...],
    shape: Callable[[Sequence[Segment]], list[dict[str, object]]],
    kind: tuple[str, type[smartresult.Transcript | smartresult.SpeechMapping]],
    levels: int,
    in_clips: bool,  # noqa: FBT001 - drawn, not passed
) -> None:
    value: object = shape(segments)
    for _ in range(levels):
        value = json.dumps(value)
    if in_clips:
        value = {"subtitleClips": value}
    job = smartresult.parse({"JobResult": {"AiResult": value}, "SmartJobInfo": {"JobType": kind[0]}})
    assert type(job.result) is kind[1]
    assert job.segments() == segments


@given(whole_millisecond_segments.filter(bool))
def test_output_is_read_where_ai_result_holds_nothing(segments: tuple[Segment, ...]) -> None:
    value = json.dumps([{"content": s.text, "from": s.start, "to": s.end} for s in segments])
    nothings: tuple[object, ...] = (None, "", " \n", "null", "{}", "[]", [], {})
    for nothing in nothings:
        job = smartresult.parse({"JobId": "j", "JobResult": {"AiResult": nothing}, "Output": value})
        assert job.segments() == segments
        assert job.output is None
    both = smartresult.parse(
        {"JobId": "j", "JobResult": {"AiResult": '[{"content":"a","from":0,"to":1}]'}, "Output": value}
    )
    assert both.segments() == (Segment("a", 0, 1),)
    assert both.output == value


@given(words)
def test_the_words_of_an_item_are_read_in_every_shape(timed: list[Word]) -> None:
    in_milliseconds = [(word.text, round(word.start * 1000), round(word.end * 1000)) for word in timed]
    flash = [{"text": t, "begin_time": str(b), "end_time": str(e), "punc": ""} for t, b, e in in_milliseconds]
    plain = [{"Word": t, "BeginTime": b, "EndTime": e} for t, b, e in in_milliseconds]
    apart = [{"text": t[:1], "begin_time": b, "end_time": e, "punctuation": t[1:]} for t, b, e in in_milliseconds]
    seconds = [{"text": word.text, "start": word.start, "end": word.end} for word in timed]
    for shape in (flash, plain, apart, seconds, json.dumps(flash)):
        (segment,) = smartresult.parse([{"content": "x", "from": 0, "to": 1, "words": shape}]).segments()
        assert segment.words == tuple(timed)


almost_items = st.fixed_dictionaries(
    {},
    optional={
        "content": hostile_texts | json_values,
        "from": st.floats(allow_nan=False) | st.integers() | json_values,
        "to": st.floats(0, 1e9) | st.integers(0, 99) | json_values,
        "words": json_values,
        "speaker": json_values,
    },
)
good_items = st.fixed_dictionaries({"content": hostile_texts, "from": st.floats(0, 1e9), "to": st.integers(0, 2**70)})


@given(st.lists(good_items, max_size=4) | st.lists(almost_items | good_items | json_values, max_size=3))
@example([{"content": "a", "from": 0, "to": -0.0}])
def test_the_typed_decode_agrees_with_the_explaining_one(items: list[object]) -> None:
    text = json.dumps(items)
    typed = decode_segments(text)
    if typed is None:
        return
    findings = Findings(strict=True)
    assert read_segments(orjson.loads(text), "$", "", findings) == typed
    assert not findings.extra


@given(st.lists(good_items, max_size=4).map(lambda items: json.dumps(items, ensure_ascii=False)))
def test_the_typed_decode_takes_what_is_well_formed(text: str) -> None:
    lone_surrogate = any(0xD800 <= ord(character) < 0xE000 for character in text)
    assert (decode_segments(text) is None) == lone_surrogate


def outcome_of(function: Callable[[], object]) -> object:
    try:
        return function()
    except SmartResultError as error:
        return error


def check_the_promise(source: object) -> None:
    """A SmartJob or a SmartResultError, whatever the source."""
    for strict in (True, False):
        job = outcome_of(partial(smartresult.parse, source, strict=strict))
        if isinstance(job, SmartResultError):
            check_error(job)
            continue
        assert isinstance(job, SmartJob)
        check_job(job)
        for outcome in (outcome_of(job.segments), outcome_of(job.texts)):
            if isinstance(outcome, SmartResultError):
                check_error(outcome)


@given(st.binary(max_size=60) | hostile_texts | json_values)
def test_any_input_gives_a_job_or_our_error(source: object) -> None:
    check_the_promise(source)


@given(
    st.dictionaries(
        st.sampled_from(["JobId", "State", "Output", "JobResult", "SmartJobInfo", "body", "AiResult"]), json_values
    ),
    json_values,
    st.sampled_from(["ASR", "AvatarVideo", "TextGenerate", "?"]),
)
def test_any_values_in_a_body_give_a_job_or_our_error(
    body: dict[str, object], ai_result: object, job_type: str
) -> None:
    check_the_promise(body)
    whole = {**body, "JobResult": {"AiResult": ai_result}, "SmartJobInfo": {"JobType": job_type}}
    check_the_promise(whole)
    check_the_promise({**whole, "JobResult": {"AiResult": {"subtitleClips": ai_result, "words": ai_result}}})
    check_the_promise([{"content": "a", "from": 0, "to": 1, "words": ai_result}])
    check_the_promise({"sentences": ai_result, "words": [{"word": "a", "from": 0, "to": 1}], "body": ai_result})
    for key in ("segments", "transcripts", "result", "data"):
        check_the_promise({key: ai_result, "text": "a"})
        check_the_promise({**whole, "JobResult": {"AiResult": {key: ai_result, "mediaUrl": "u"}}})
        check_the_promise({**whole, "JobResult": {"AiResult": {key: [{"sentences": ai_result}, ai_result]}}})


@st.composite
def damaged_responses(draw: st.DrawFn) -> bytes:
    job = draw(jobs())
    body = rename(encode_job(job, encode_result(job)), draw(st.sampled_from([in_camel_case, lambda key: key])))
    data = json.dumps(body, ensure_ascii=draw(st.booleans())).encode()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 5)))
        data = (
            data[:start]
            + draw(st.binary(max_size=3) | st.sampled_from([b'"', b"\\", b"{", b"]", b"\\ud800"]))
            + data[end:]
        )
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


@given(damaged_responses())
def test_a_damaged_response_gives_a_job_or_our_error(data: bytes) -> None:
    check_the_promise(data)


@given(st.lists(almost_items | good_items, max_size=5))
def test_lenient_reading_lists_what_it_leaves_out(items: list[dict[str, object]]) -> None:
    body = {"JobResult": {"AiResult": json.dumps(items)}, "SmartJobInfo": {"JobType": "ASR"}}
    job = smartresult.parse(body, strict=False)
    left_out = {
        issue.path.split("]")[0] for issue in job.left_out if issue.path.count("[") == 1 and ".words" not in issue.path
    }
    kept = len(job.segments())
    assert kept + len(left_out) == len(items)
    strict = outcome_of(partial(smartresult.parse, body))
    dear = [issue for issue in job.left_out if ".words" not in issue.path]  # no result is lost over a word
    if dear:
        assert str(strict) == str(dear[0])
    else:
        assert strict == job


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        pytest.param("[" * 300_000, id="arrays"),
        pytest.param('{"a":' * 100_000, id="objects"),
        pytest.param('{"JobId":"j","UserData":' + json.dumps("[" * 1000 + "]" * 1000) + "}", id="user data"),
        pytest.param('{"JobId":"j","UserData":"' + r"[\"" * 50_000 + '"}', id="strings in arrays"),
        pytest.param('{"JobId":' + "9" * 300_000 + ',"Output":"[' + "9" * 300_000 + ']"}', id="giant integers"),
        pytest.param('[{"content":"a","from":0,"to":"' + "1" * 300_000 + 'x"}]', id="giant number in a string"),
        pytest.param('[{"content":"a","from":0,"to":"' + " " * 300_000 + 'x"}]', id="blanks in a number"),
        pytest.param("`" * 300_000, id="fence"),
        pytest.param("```" + " a" * 150_000, id="info string"),
        pytest.param("\ufeff" * 300_000, id="BOMs"),
        pytest.param(json.dumps([{f"k{i}": 0, "content": "a", "from": 0, "to": 1} for i in range(20_000)]), id="keys"),
        pytest.param("[" + '{"content":"a","from":0,"to":1},' * 20_000, id="cut off"),
    ],
)
def test_large_adversarial_input_ends(source: str) -> None:
    check_the_promise(source)
    check_the_promise(source.encode())
    check_the_promise({"JobResult": {"AiResult": source}, "SmartJobInfo": {"JobType": "ASR"}})


def test_a_mapping_that_holds_itself_ends() -> None:
    loop: dict[str, object] = {"JobId": "j", "State": "Finished"}
    loop["UserData"] = loop["body"] = loop
    check_the_promise(loop)
    body: dict[str, object] = {}
    body["body"] = body
    check_the_promise(body)
