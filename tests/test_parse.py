"""Sources and values that no saved file can show: Python objects, and what JSON has no word for."""

import math
from types import MappingProxyType

import pytest

import smartresult
from smartresult import ParseError, Segment

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
