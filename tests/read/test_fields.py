"""A field is one row: whatever a response states is found again in the job, and every field has row and case."""

import json
from typing import Final

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartresult
from smartresult import OutputLocation, ServiceError, SmartJob
from smartresult.read import fields, results
from smartresult.read.fields import FIELDS, SPELLINGS, Field, keep
from tests.places import DATA
from tests.promise import check_error, check_job
from tests.read.planting import hostile_bodies

#: The fields of a job that no row feeds.
DERIVED: Final = {
    "left_out": "what reading leaves out, which no response states",
    "extra": "what has no row",
}
COMPOUNDS: Final = {"error": ServiceError, "output_location": OutputLocation}
#: The targets of the rows, and what they are in a job.
TARGETS: Final = [row.target for row in FIELDS]
PLAIN: Final = {target.partition(".")[0] for target in TARGETS}


def test_each_field_of_a_job_is_fed_by_a_row_or_derived() -> None:
    assert set(SmartJob.__struct_fields__) - PLAIN == DERIVED.keys(), "a field without a row in read/fields.py"


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.target)
def test_the_target_of_each_row_is_a_field_of_a_job(row: Field) -> None:
    field, _, member = row.target.partition(".")
    assert field in SmartJob.__struct_fields__, "a row without a field in model.py"
    assert not member or member in COMPOUNDS[field].__struct_fields__
    assert TARGETS.count(row.target) == 1
    assert [(other.place, other.name) for other in FIELDS].count((row.place, row.name)) == 1


def test_each_member_of_a_compound_has_a_row() -> None:
    members = {f"{field}.{name}" for field, kind in COMPOUNDS.items() for name in kind.__struct_fields__}
    assert members == {target for target in TARGETS if "." in target}


def test_what_a_key_can_stand_for_has_a_reader_or_is_an_object() -> None:
    for inner in SPELLINGS.values():
        assert set(inner.values()) <= set(TARGETS) | SPELLINGS.keys()
    assert fields.READERS.keys() == fields.PLACES.keys() == set(TARGETS)


@pytest.fixture(scope="module")
def outcomes() -> list[dict[str, object]]:
    """What the cases say of the jobs that they give."""
    paths = DATA.glob("*/outcome.json")
    return [outcome for path in paths for outcome in json.loads(path.read_text(encoding="utf-8")).values()]


@pytest.mark.parametrize("target", TARGETS)
def test_a_case_states_each_field(target: str, outcomes: list[dict[str, object]]) -> None:
    field, _, member = target.partition(".")
    stated = [outcome[field] for outcome in outcomes if field in outcome]
    assert any(isinstance(value, dict) and member in value if member else value for value in stated), (
        f"a folder in tests/data whose outcome states {target}"
    )


def wrap(row: Field, value: object) -> dict[str, object]:
    """A body that states *value* where *row* has it, and nothing else but a job."""
    inner: dict[str, object] = {row.name: value}
    for name in reversed(row.place.split(".") if row.place else []):
        inner = {name: inner}
    return {"JobResult": {}, "SmartJobInfo": {}, **inner}


def find_value(job: SmartJob, target: str) -> object:
    value: object = job
    for name in target.split("."):
        value = getattr(value, name, None)
    return value


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.target)
def test_whatever_a_field_holds_is_kept(row: Field) -> None:
    values: list[object] = ["planted", {"odd": ["planted"]}, [["planted"]], '{"odd":"planted']
    for value in values:
        assert "planted" in repr(smartresult.parse(wrap(row, value), strict=False))


#: Bodies with "planted" where no row is: in items and their words, in objects of the result, and around the body.
ELSEWHERE: Final[tuple[object, ...]] = (
    {"JobResult": {}, "FEExtend": "planted"},
    {"JobResult": {"AiResult": [{"content": "a", "from": 0, "to": 1, "speaker": "planted"}]}},
    {"JobResult": {"AiResult": [{"content": "a", "from": 0, "to": 1, "words": "planted"}]}},
    {"JobResult": {"AiResult": [{"content": "a", "from": 0, "to": 1, "words": [{"text": "a", "from": "planted"}]}]}},
    {"JobResult": {"AiResult": {"subtitleClips": [], "tags": "planted"}}},
    {"JobResult": {"AiResult": {"data": {"sentences": "planted"}}}},
    {"requestTime": "planted", "data": {"JobId": "j", "JobResult": {}}},
    ["planted"],
)


@given(
    st.sampled_from([*ELSEWHERE, *(wrap(row, "planted") for row in FIELDS)]),
    st.integers(1, 1100) | st.integers(55, 75),
    st.sampled_from(["[]", '{"a":}']),
    st.sampled_from(['"x"', json.dumps("[" * 40 + "]" * 40), json.dumps("[" * 1100 + "]" * 1100)]),
    st.booleans(),
)
def test_a_job_is_a_value_however_deep_its_values_are(
    body: object,
    levels: int,
    brackets: str,
    innermost: str,
    in_text: bool,  # noqa: FBT001 - drawn, not passed
) -> None:
    deep = brackets[:-1] * levels + innermost + brackets[-1] * levels
    text = json.dumps(body).replace('"planted"', json.dumps(deep) if in_text else deep)
    sources: list[object] = [text]
    try:
        sources.append(orjson.loads(text))
    except orjson.JSONDecodeError:
        assert levels > 900
    for source in sources:
        for strict in (True, False):
            try:
                job = smartresult.parse(source, strict=strict)
            except smartresult.SmartResultError as error:
                check_error(error)
                assert levels > 32 or isinstance(body, list) or strict or "Usage" in str(body)
            else:
                check_job(job)


def refuse(_value: object) -> object:
    raise fields.UnreadableError("anything else")


@pytest.mark.parametrize("row", [row for row in FIELDS if row.reader is not keep], ids=lambda row: row.target)
def test_what_a_reader_refuses_goes_to_the_extras(row: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "read_documented", lambda _body: None)  # it has readers of its own
    monkeypatch.setattr(results, "READERS", {**fields.READERS, row.target: refuse})
    job = smartresult.parse(wrap(row, "planted"))
    place = fields.PLACES[row.target]
    assert job.extra == {place: "planted"}
    assert [(issue.expected, issue.path) for issue in job.left_out] == [("anything else", f"$.{place}")]
    assert find_value(job, row.target) in {"", None}


@given(hostile_bodies())
def test_no_value_gets_lost(planted: tuple[dict[str, object], list[str]]) -> None:
    body, leaves = planted
    shown = repr(smartresult.parse(body, strict=False))
    assert not [leaf for leaf in leaves if leaf not in shown]
