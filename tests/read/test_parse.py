"""Sources and values that no saved file can show: Python objects, and what JSON has no word for."""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from types import MappingProxyType

import pytest

import smartresult
from smartresult import GeneratedTexts, OtherResult, ParseError, Segment
from tests.promise import check_job

ITEM = {"content": "你好", "from": 0, "to": 1.5}


def test_an_avatar_result_alone_is_read() -> None:
    result = smartresult.parse({"outputVideoUrl": "https://example.com/a.mp4", "subtitleClips": [ITEM]}).result
    assert result == smartresult.SpeechMapping((Segment("你好", 0.0, 1.5),), "https://example.com/a.mp4")


class Body:
    """An SDK object that offers `to_map()` alone."""

    def to_map(self) -> dict[str, object]:
        return {"JobId": "j", "JobResult": {"AiResult": '[{"content":"你好","from":0,"to":1.5}]'}}


@pytest.mark.parametrize(
    "source",
    [
        [ITEM],
        (MappingProxyType(ITEM),),
        Body(),
        {"body": Body()},
        {"body": b'[{"content":"\xe4\xbd\xa0\xe5\xa5\xbd","from":0,"to":1.5}]'},
        MappingProxyType({"JobId": "j", "JobResult": MappingProxyType({"AiResult": [ITEM]})}),
        memoryview(b' [ {"content":"\xe4\xbd\xa0\xe5\xa5\xbd","from":0,"to":1.5} ] ')[::1],
    ],
    ids=lambda source: type(source).__name__,
)
def test_python_objects_are_read(source: object) -> None:
    assert smartresult.parse(source).segments() == (Segment("你好", 0.0, 1.5),)


@pytest.mark.parametrize(
    ("source", "got"),
    [(None, "null"), (5, "5"), (Body, "a type"), (object(), "a object"), (10**400, "an integer beyond all floats")],
)
def test_other_objects_are_refused(source: object, got: str) -> None:
    with pytest.raises(ParseError) as caught:
        smartresult.parse(source)
    assert str(caught.value) == f"expected bytes, str, a mapping, a list or an SDK object, got {got} – at $"


class Odd(float):
    """A number with code of its own."""

    def __truediv__(self, other: object) -> float:
        raise ValueError


class Name(str):
    """Text that says something else when it is asked."""

    __slots__ = ()

    def __str__(self) -> str:
        return "another"


class Number(IntEnum):
    START = 0


@pytest.mark.parametrize("end", [Odd(1.5), 1.5])
def test_values_of_derived_classes_are_plain_in_a_job(end: float) -> None:
    item = {"content": Name("你好"), "from": Number.START, "to": end, "speaker": Number.START, "sure": True}
    job = smartresult.parse({"JobId": "j", "State": Name("Finished"), "JobResult": {"AiResult": [item]}})
    check_job(job)
    assert job.segments() == (Segment("你好", 0.0, 1.5),)
    (segment,) = job.segments()
    speaker, sure = job.extra.values()
    values = (segment.text, segment.end, job.state, speaker, sure)
    assert [type(value) for value in values] == [str, float, str, int, bool]


class GetSmartHandleJobResponseBody:
    """The SDK's object, of which `to_map()` leaves out what is None."""

    def __init__(self, **fields: object) -> None:
        self.fields = fields

    def to_map(self) -> dict[str, object]:
        return self.fields


class SubmitASRJobResponseBody(GetSmartHandleJobResponseBody):
    pass


class GetSmartHandleJobResponse(GetSmartHandleJobResponseBody):
    pass


class GetSmartHandleJobRequest(GetSmartHandleJobResponseBody):
    pass


@pytest.mark.parametrize("state", ["Created", "Executing", "", None, "Unheard"])
@pytest.mark.parametrize("wrap", [lambda body: body, lambda body: {"headers": {}, "statusCode": 200, "body": body}])
def test_an_object_of_the_sdk_is_what_its_class_says(wrap: Callable[[object], object], state: str | None) -> None:
    fields = {"RequestId": "r", "JobId": "j", "State": state}
    job = smartresult.parse(wrap(GetSmartHandleJobResponseBody(**fields)))
    assert (job.request_id, job.job_id, job.state) == ("r", "j", state or "")
    whole = GetSmartHandleJobResponse(headers={}, statusCode=200, body=fields)
    assert smartresult.parse(whole) == job
    for other in (SubmitASRJobResponseBody(**fields), GetSmartHandleJobRequest(**fields), fields):
        if state in {"Executing", "Unheard"}:  # which no new job has
            assert smartresult.parse(wrap(other)) == job
        else:
            with pytest.raises(smartresult.WrongResponseError, match="a Submit… reply"):
                smartresult.parse(wrap(other))


def test_dumped_attributes_of_the_sdk_are_read_with_the_objects_in_them() -> None:
    result = GetSmartHandleJobResponseBody(AiResult=json.dumps([ITEM]))
    info = GetSmartHandleJobResponseBody(Title="t", InputConfig=GetSmartHandleJobResponseBody(InputFile="f"))
    body = {"request_id": "r", "job_id": "j", "state": "Finished", "job_result": result, "smart_job_info": info}
    job = smartresult.parse(body)
    assert job.segments() == (Segment("你好", 0.0, 1.5),)
    assert (job.title, job.input_file) == ("t", "f")
    assert body["job_result"] is result


class Raising(Mapping[str, object]):
    """A mapping whose *item* or keys raise."""

    def __init__(self, error: BaseException, keys: Sequence[str] | None = None) -> None:
        self.error, self.keys_told = error, keys

    def __getitem__(self, key: str) -> object:
        raise self.error

    def __iter__(self) -> Iterator[str]:
        if self.keys_told is None:
            raise self.error
        return iter(self.keys_told)

    def __len__(self) -> int:
        return 1


class RaisingBody:
    def __init__(self, error: BaseException) -> None:
        self.error = error

    def to_map(self) -> object:
        raise self.error


class RaisingAttribute(RaisingBody):
    def __getattribute__(self, name: str) -> object:
        raise object.__getattribute__(self, "error")


class RaisingList(list[object]):
    def __iter__(self) -> Iterator[object]:
        raise KeyError


SOURCES: Sequence[tuple[Callable[[object], object], str]] = (
    (lambda inner: inner, "$"),
    (lambda inner: {"body": inner}, "$.body"),
    (lambda inner: {"headers": inner, "body": {"JobId": "j"}}, "$.headers"),
    (lambda inner: {"JobId": "j", "JobResult": inner}, "$.JobResult"),
    (lambda inner: {"JobId": "j", "UserData": {"a": [0, inner]}}, "$.UserData.a[1]"),
    (lambda inner: {"JobId": "j", 5: inner}, "$[5]"),
    (lambda inner: [ITEM, inner], "$[1]"),
)


@pytest.mark.parametrize(("wrap", "path"), SOURCES, ids=[path for _, path in SOURCES])
def test_what_code_of_the_callers_raises_is_the_cause_of_our_error(wrap: Callable[[object], object], path: str) -> None:
    foreign: list[tuple[object, str]] = [
        (Raising(KeyError("k")), "a mapping that raised KeyError"),
        (Raising(ValueError("k"), ["JobId"]), "a mapping that raised ValueError"),
        (RaisingBody(KeyError("k")), "an object whose to_map() raised KeyError"),
        (RaisingAttribute(OSError("k")), "an object whose to_map raised OSError"),
        (RaisingList(), "an array that raised KeyError"),
    ]
    for inner, got in foreign:
        for strict in (True, False):
            with pytest.raises(ParseError) as caught:
                smartresult.parse(wrap(inner), strict=strict)
            assert (caught.value.got, caught.value.path) == (got, path)
            assert isinstance(caught.value.__cause__, KeyError | ValueError | OSError)


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, SystemExit])
def test_what_stops_a_program_passes(error: type[BaseException]) -> None:
    for source in (Raising(error()), RaisingBody(error()), [RaisingBody(error())]):
        with pytest.raises(error):
            smartresult.parse(source)


def test_objects_that_lead_to_one_another_end() -> None:
    class Endless:
        def to_map(self) -> object:
            return Endless()

    branching: object = [{}]
    for _ in range(40):
        branching = [branching, branching]
    loop: list[object] = []
    loop.append(loop)
    for source in (Endless(), {"JobId": "j", "UserData": loop}, {"JobId": "j", "FEExtend": [loop]}):
        with pytest.raises(ParseError, match="deeper nesting than can be compared, pickled and shown"):
            smartresult.parse(source)
    assert smartresult.parse({"JobId": "j", "JobResult": {}, "FEExtend": branching}).extra == {"FEExtend": branching}


def test_a_shared_value_is_as_deep_as_it_stands() -> None:
    shared: object = "x"
    for _ in range(60):
        shared = [shared]
    deep = shared
    for _ in range(40):
        deep = [deep]
    with pytest.raises(ParseError, match="deeper nesting"):
        smartresult.parse({"JobId": "j", "JobResult": {}, "A": shared, "B": deep})


@pytest.mark.parametrize(
    ("value", "expected", "got"),
    [
        (math.nan, "a finite number", "nan"),
        (math.inf, "a finite number", "inf"),
        ("1e999", "a finite number", "the string '1e999'"),
        (10**400, "a finite number", "an integer beyond all floats"),
        (-(10**400), "a number from 0 up", "an integer beyond all floats"),
        (-0.001, "a number from 0 up", "-0.001"),
        (True, "a number", "true"),
        ("1.\x1d", "a number", "the string '1.\\x1d'"),
        (b"1", "a number", "a bytes"),
    ],
)
def test_impossible_times_are_named(value: object, expected: str, got: str) -> None:
    for key in ("from", "to"):
        with pytest.raises(ParseError) as caught:
            smartresult.parse([ITEM, {**ITEM, key: value}])
        assert (caught.value.expected, caught.value.got, caught.value.path) == (expected, got, f"$[1].{key}")


def test_nan_in_json_text_is_named_at_its_place() -> None:
    with pytest.raises(ParseError, match=r"^expected a finite number, got nan – at \$\[0\]\.to$"):
        smartresult.parse('[{"content":"a","from":0,"to":NaN}]')


@pytest.mark.parametrize(
    ("value", "decoded"),
    [
        (5, 5),
        ("5", "5"),
        ("12345678901234567890123", "12345678901234567890123"),
        (" null ", None),
        ("", ""),
        ("[music]", "[music]"),
        ('{"a":"null","b":"[1]","c":"{\\"d\\":\\"[]\\"}"}', {"a": "null", "b": [1], "c": {"d": []}}),
        ('"{\\"a\\":1}"', {"a": 1}),
        ('"text"', '"text"'),
        ([{"a": "[2]"}, "x"], [{"a": [2]}, "x"]),
        ('{"a":"[1]"}', {"a": [1]}),
        ('{"a":"\\u007b\\u007d"}', {"a": {}}),
    ],
)
def test_configuration_is_decoded_all_the_way_down(value: object, decoded: object) -> None:
    job = smartresult.parse({"JobId": "j", "JobResult": {}, "UserData": value})
    assert job.user_data == decoded


def test_the_source_is_left_as_it_is() -> None:
    shared = {"inner": '{"a":1}'}
    user_data = {"one": shared, "two": shared, "list": [shared]}
    job = smartresult.parse({"JobResult": {"AiResult": [ITEM]}, "UserData": user_data})
    assert user_data == {"one": shared, "two": shared, "list": [{"inner": '{"a":1}'}]}
    assert shared == {"inner": '{"a":1}'}
    assert job.user_data == {"one": {"inner": {"a": 1}}, "two": {"inner": {"a": 1}}, "list": [{"inner": {"a": 1}}]}


SPOKEN = {"content": "b", "from": 3, "to": 4}


@pytest.mark.parametrize(
    ("body", "segments"),
    [
        ({"AiResult": "", "JobResult": {"AiResult": [ITEM]}}, 1),
        ({"AiResult": [], "JobResult": {"AiResult": [ITEM]}}, 1),
        ({"jobResult": {}, "JobResult": {"AiResult": [ITEM]}}, 1),
        ({"jobId": "j", "jobResult": {"aiResult": [ITEM]}, "sentences": 3}, 1),
        ([{**ITEM, "state": "final", "mediaId": "m"}], 1),
        ({"JobResult": json.dumps(json.dumps({"AiResult": [ITEM]}))}, 1),
        ({"sentences": [ITEM], "Sentences": [SPOKEN]}, 1),
        ({"code": "200", "message": "ok", "jobId": "j", "output": json.dumps([ITEM])}, 1),
        ({"AiResult": "\ufeff[]"}, 0),
        ({"JobId": "j", "SmartJobInfo": {"JobType": "Highlight"}, "Output": json.dumps([ITEM])}, 1),
        ({"success": True, "data": {"JobId": "j", "JobResult": {"AiResult": [ITEM]}}}, 1),
        ({"body": "", "data": {"AiResult": [ITEM]}}, 1),
    ],
)
def test_what_stands_beside_the_result_does_not_hide_it(body: object, segments: int) -> None:
    assert len(smartresult.parse(body).segments()) == segments


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        ({"MediaId": ["x"], "JobResult": {"MediaId": "m"}}, {"JobResult.MediaId": "m", "JobResult.MediaId (2)": ["x"]}),
        ([{**ITEM, "words": [], "Words": 6}], {"[0].words": 6}),
        ({"JobId": "j", "Usage": {"total_tokens": 1, "TotalTokens": 2}}, {"JobResult.Usage.TotalTokens": 2}),
        ({10**5000: 1, "JobId": "j", "JobResult": {}}, {"[an integer beyond all floats]": 1}),
        ({"words": [SPOKEN], "sentences": []}, {"JobResult.AiResult.Words": (smartresult.Word("b", 3, 4),)}),
        ({"JobId": "j", "Usage": '{"total_tokens":true}'}, {"JobResult.Usage.total_tokens": True}),
        ([{**ITEM, "words": [{**SPOKEN, "punc": 5}]}], {"JobResult.AiResult[0].words[0].punc": 5}),
        ({"outputVideoUrl": "u", "sentences": [ITEM]}, {"JobResult.AiResult.outputVideoUrl": "u"}),
        ({"outputVideoUrl": "u", "output_video_url": "v", "subtitleClips": [ITEM]}, {".output_video_url": "v"}),
    ],
)
def test_what_has_no_field_is_kept(body: object, extra: dict[str, object]) -> None:
    kept = smartresult.parse(body, strict=False).extra
    assert {key.removeprefix("JobResult.AiResult"): value for key, value in kept.items()} == {
        key.removeprefix("JobResult.AiResult"): value for key, value in extra.items()
    }


@pytest.mark.parametrize(
    ("job_type", "value", "result"),
    [
        ("Highlight", [{"text": "goal", "start": 3, "score": 1}], None),
        ("VideoTranslation", [], None),
        ("", 0, None),
        ("", False, None),
        ("", [{"start": 3, "end": 4}], None),
        ("TextGenerate", "[]", GeneratedTexts(())),
        ("TextGenerate", json.dumps([ITEM["content"]]), GeneratedTexts(("你好",))),
    ],
)
def test_the_kind_of_a_result_is_recognised(job_type: str, value: object, result: object) -> None:
    job = smartresult.parse({"JobId": "j", "JobResult": {"AiResult": value}, "SmartJobInfo": {"JobType": job_type}})
    assert job.result == (OtherResult(value) if result is None else result)


def test_a_list_of_responses_is_named() -> None:
    for first in ({"JobId": "j"}, {"statusCode": 200, "body": {"JobId": "j"}}):
        with pytest.raises(smartresult.WrongResponseError, match="an array of 2 responses"):
            smartresult.parse([first, first])


@pytest.mark.parametrize("time", [1710123112345, "1710123112345", "20220121T061502Z", "soon", "2022-13-01"])
def test_what_is_no_time_is_set_aside(time: object) -> None:
    job = smartresult.parse({"JobId": "j", "SmartJobInfo": {"CreateTime": time}})
    assert job.created_at is None
    assert job.extra == {"SmartJobInfo.CreateTime": time}
    assert [issue.path for issue in job.issues] == ["$.SmartJobInfo.CreateTime"]


def test_a_fault_is_told_where_it_is() -> None:
    job = smartresult.parse({"JobResult": {"Usage": "broken"}, "Usage": 5})
    assert [issue.path for issue in job.issues] == ["$.JobResult.Usage"]
    job = smartresult.parse({"JobId": "j", "JobResult": '{"Usage": 5}'})
    assert [issue.path for issue in job.issues] == ["$.JobResult > $.Usage"]


def test_output_is_kept_where_the_result_does_not_come_from_it() -> None:
    job = smartresult.parse({"JobId": "j", "JobResult": {"AiResult": []}, "Output": "[]"})
    assert (job.segments(), job.output) == ((), "[]")


def test_a_title_is_kept_to_the_character() -> None:
    job = smartresult.parse({"JobId": " j\n", "SmartJobInfo": {"Title": " t\n", "Description": " d\n"}})
    assert (job.job_id, job.title, job.description) == ("j", " t\n", " d\n")


def test_words_name_their_segment_whatever_was_left_out_before_it() -> None:
    job = smartresult.parse([5, {**ITEM, "words": [SPOKEN]}], strict=False)
    assert [word.segment for word in job.segments()[0].words] == [0]


def test_too_deep_after_a_lone_surrogate_is_refused_as_well() -> None:
    with pytest.raises(ParseError, match="deeper nesting than can be decoded"):
        smartresult.parse('["\\ud800",' + "[" * 200_000)


def test_half_a_number_is_not_taken_for_one() -> None:
    for text in ("[00:01] Hello", "[12"):
        assert smartresult.parse({"JobId": "j", "JobResult": {"AiResult": text}}, strict=False).result is None


def test_wrappers_end() -> None:
    for opening, closing in (('{"data":', "}"), ('{"sentences":', "}"), ('{"transcripts":[', "]}")):
        inner = json.dumps(ITEM if "[" in opening else [ITEM])
        text = opening * 300 + inner + closing * 300
        for source in (text, {"JobId": "j", "JobResult": {"AiResult": text}}):
            with pytest.raises(ParseError):
                smartresult.parse(source)
        assert smartresult.parse(opening * 3 + inner + closing * 3).segments() == (Segment("你好", 0, 1.5),)


@pytest.mark.parametrize("key", ["MediaURL", "mediaUrl", "media_url", "videoUrl", "VideoURL", "output_video_url"])
@pytest.mark.parametrize("clips", [{"subtitleClips": [ITEM]}, {"data": {"segments": [ITEM]}}, {}])
def test_an_avatar_says_where_its_video_is(key: str, clips: dict[str, object]) -> None:
    value = {key: "https://example.com/a.mp4", "MaskURL": "m", "outputVideoUrl": "b", **clips}
    value = value if key != "output_video_url" else {key: value[key], **clips}
    for result in (value, {**clips, key: value[key]}):
        body = {"JobResult": {"AiResult": json.dumps(result)}, "SmartJobInfo": {"JobType": "AvatarVideo"}}
        read = smartresult.parse(body).result
        assert isinstance(read, smartresult.SpeechMapping)
        assert read.media_url == "https://example.com/a.mp4"
        assert len(read) == len(clips)


def test_words_beside_the_sentences_find_theirs() -> None:
    sentences = [SPOKEN, {**ITEM, "words": [{"text": "c", "start": 0, "end": 1}]}]
    words = [{"Word": str(ms), "BeginTime": ms, "EndTime": ms + 1} for ms in (2999, 3000, 9000)]
    late, early = smartresult.parse({"Sentences": sentences, "Words": words}).segments()
    assert [word.text for word in late.words] == ["3000", "9000"]
    assert [word.text for word in early.words] == ["c", "2999"]


@pytest.mark.parametrize(("text", "got"), [("x" * 40, f"'{'x' * 40}'"), ("x" * 41, f"'{'x' * 40}'…")])
def test_a_string_is_quoted_up_to_40_characters(text: str, got: str) -> None:
    with pytest.raises(ParseError) as caught:
        smartresult.parse([{**ITEM, "from": text}])
    assert caught.value.got == f"the string {got}"


def test_times_that_are_words_are_no_numbers() -> None:
    with pytest.raises(ParseError, match="expected a number, got the string 'zero'"):
        smartresult.parse([{"content": "a", "from": "zero", "to": "one"}])


def test_errors_are_small_whatever_the_fields_hold() -> None:
    long = "x" * 1_000_000
    states = ("Failed", "Executing" + long, "Finished")
    for state in states:
        job = smartresult.parse(
            {"JobId": long, "State": state, "ErrorMessage": long * (state == "Failed"), "JobResult": {}}
        )
        with pytest.raises(smartresult.SmartResultError) as caught:
            job.segments()
        assert len(str(caught.value)) < 2000
    with pytest.raises(ParseError) as refused:
        smartresult.parse({"_" * 500_000 + "body": [{"content": "a", "from": 0}]})
    assert len(str(refused.value)) < 2000


@pytest.mark.parametrize("segments", ['[{"text": "a"', "[", '{"list": ['])
def test_what_can_not_be_decoded_is_not_taken_for_speech(segments: str) -> None:
    value = {"segments": segments}
    assert smartresult.parse({"State": "Finished", "Output": value}).result == OtherResult(value)


@pytest.mark.parametrize("stamps", [{"timestamp": None}, {}])
def test_stamps_tell_the_unit_of_their_whole_list(stamps: dict[str, object]) -> None:
    """FunASR's are milliseconds; a sentence without stamps says nothing by itself."""
    said = {"text": "a", "start": 880, "end": 1500, "timestamp": [[880, 1120]]}
    segments = smartresult.parse([said, {"text": "b", "start": 2500, "end": 2600, **stamps}]).segments()
    assert [segment.start for segment in segments] == [0.88, 2.5]
    [alone] = smartresult.parse([{"text": "b", "start": 0.5, "end": 1.5, **stamps}]).segments()
    assert (alone.start, alone.end) == (0.5, 1.5)
