"""Every row is what direct calls give, whatever the responses are, and no response raises anything."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import (
    OptionError,
    Segment,
    ServiceError,
    SmartJob,
    SpeechMapping,
    Transcript,
    Usage,
    Word,
    parse,
    reflow,
    tables,
)
from smartresult.errors import ExportError
from smartresult.tables import SCHEMAS, Table
from smartresult.tables.filling import _MOST_CHARACTERS
from tests import strategies
from tests.responses import make_response, make_texts
from tests.rows import BAD, CASES, HOSTILE, TABLES, find_texts, list_rows, name_sources

MAKERS: dict[str, Callable[..., Table]] = {name: getattr(tables, name) for name in TABLES}


def to_rows(columns: dict[str, list[object]]) -> list[tuple[object, ...]]:
    return [*zip(*columns.values(), strict=True)]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("strict", [True, False])
def test_rows_of_every_known_shape_and_fault_are_those_of_direct_calls(name: str, *, strict: bool) -> None:
    responses = [*CASES, *BAD, HOSTILE]
    columns = MAKERS[name](responses, strict=strict).to_columns()
    assert [*columns] == [column.name for column in SCHEMAS[name]]  # type: ignore[index]  # a name of one
    assert to_rows(columns) == list_rows(name, name_sources(responses), strict=strict)
    assert len(columns["source"]) > 5


@given(
    st.lists(strategies.jobs() | st.binary(max_size=20) | strategies.json_values, max_size=5), st.sampled_from(TABLES)
)
def test_rows_of_jobs_and_of_what_is_none_are_those_of_direct_calls(responses: list[object], name: str) -> None:
    if responses and all(isinstance(one, dict) for one in responses):
        responses.append(None)  # a list of items is one response
    columns = MAKERS[name](responses).to_columns()
    assert to_rows(columns) == list_rows(name, name_sources(responses))


@given(st.lists(strategies.jobs(), max_size=4), st.integers(1, 7), st.sampled_from(TABLES))
def test_batches_are_the_table_cut_into_pieces_of_one_length(jobs: list[SmartJob], rows: int, name: str) -> None:
    table = MAKERS[name](jobs)
    batches = [to_rows(batch.to_columns()) for batch in table.batches(rows=rows)]
    assert [row for batch in batches for row in batch] == to_rows(table.to_columns())
    assert all(len(batch) == rows for batch in batches[:-1])
    assert len(batches) == 1 or 1 <= len(batches[-1]) <= rows


@given(st.lists(strategies.jobs(), max_size=2))
def test_jobs_and_issues_say_how_many_rows_there_are_elsewhere(jobs: list[SmartJob]) -> None:
    rows = tables.jobs(jobs).to_columns()
    for source, segments, issues in zip(rows["source"], rows["segments"], rows["issues"], strict=True):
        assert tables.segments(jobs).to_columns()["source"].count(source) == (segments or 0)
        assert tables.issues(jobs).to_columns()["source"].count(source) == issues


# --- What the tables can't hold, or must not lose


def test_an_empty_list_of_segments_is_told_from_no_list() -> None:
    """It has no row in a flat table, so that the jobs must say so."""
    bodies = [find_texts([]), make_texts(), make_response(state="Executing"), b"<"]
    columns = tables.jobs(bodies).to_columns()
    assert columns["segments"] == [0, None, None, None]
    assert columns["result"] == ["transcript", "generated texts", None, None]
    assert columns["state"] == ["Finished", "Finished", "Executing", None]
    assert tables.segments(bodies).to_columns()["source"] == []


def test_lone_surrogates_are_replaced_in_every_text() -> None:
    job = SmartJob(job_id="a\ud800", title="\udfff", error=ServiceError("\ud800", ""), state="Failed")
    columns = tables.jobs([job], sources=["\udcff"]).to_columns()
    assert [columns[name] for name in ("source", "job_id", "title")] == [["\ufffd"], ["a\ufffd"], ["\ufffd"]]
    assert columns["error"] == ["job a\ufffd failed: \ufffd"]
    assert tables.segments([HOSTILE]).to_columns()["text"][10:12] == ["\ufffd", "x\ufffdy"]
    spoken = SmartJob(result=Transcript((Segment("a \ud800", 0.0, 1.0),)))
    assert tables.words([spoken]).to_columns()["text"] == ["a \ufffd"]
    assert tables.cues([spoken]).to_columns()["lines"] == [["a \ufffd"]]


FAILURE = ServiceError("Code", "because")


@pytest.mark.parametrize(
    ("job", "error"),
    [
        (SmartJob(job_id="j", state="Failed", error=FAILURE), "job j failed: Code: because"),
        (SmartJob(job_id="j", error=FAILURE), "job j failed: Code: because"),
        (SmartJob(job_id="j", state="Failed", error=FAILURE, result=Transcript(())), "job j failed: Code: because"),
        (SmartJob(job_id="j", state="Finished", error=FAILURE), None),
        (SmartJob(job_id="j", state="Finished", error=FAILURE, result=Transcript(())), None),
        (SmartJob(job_id="j", state="Executing"), None),
    ],
)
def test_the_error_of_a_job_is_why_the_service_says_that_it_failed(job: SmartJob, error: str | None) -> None:
    assert tables.jobs([job]).to_columns()["error"] == [error]


def test_a_number_of_more_than_64_bits_is_null_and_an_issue() -> None:
    fits, does_not = (SmartJob(usage=Usage(tokens)) for tokens in (2**63 - 1, 2**63))
    assert tables.jobs([fits, does_not]).to_columns()["total_tokens"] == [2**63 - 1, None]
    issues = tables.issues([fits, does_not]).to_columns()
    assert [*zip(issues["source"], issues["path"], strict=True)] == [("response 2", "usage.total_tokens")]
    assert tables.jobs([fits, does_not]).to_columns()["issues"] == [0, 1]


def test_times_are_in_utc_and_what_has_no_year_there_is_null_and_an_issue() -> None:
    east = timezone(timedelta(hours=8))
    given_times = [datetime(2026, 5, 4, 8, tzinfo=east), datetime(2026, 5, 4, 8), datetime(1, 1, 1, tzinfo=east)]  # noqa: DTZ001 - the point
    jobs = [SmartJob(created_at=time) for time in given_times]
    meant = [datetime(2026, 5, 4, 0, tzinfo=UTC), datetime(2026, 5, 4, 8, tzinfo=UTC), None]
    assert tables.jobs(jobs).to_columns()["created_at"] == meant
    assert tables.issues(jobs).to_columns()["got"] == ["0001-01-01T00:00:00+08:00"]


@pytest.mark.parametrize(
    "segment",
    [
        Segment("a", -1.0, 1.0),
        Segment("a", 0.0, 1e306),
        Segment("a", 1e306, 0.0),
        Segment("a", float("nan"), 1.0),
        Segment("a", 0.0, float("inf")),
        Segment("a", 0.0, 1.0, (Word("a", float("nan"), 1.0),)),
    ],
    ids=repr,
)
def test_times_that_no_word_can_have_are_rows_of_segments_and_an_issue(segment: Segment) -> None:
    jobs = [SmartJob(result=Transcript((Segment("b", 0.0, 1.0), segment)))]
    assert len(tables.segments(jobs).to_columns()["start"]) == 2
    for flat in (tables.words, tables.cues):
        assert flat(jobs).to_columns()["start"] == []
    issues = tables.issues(jobs).to_columns()
    assert issues["kind"].count("not to be stated") == 1
    assert tables.jobs(jobs).to_columns()["issues"] == [len(issues["kind"])]


def make_timed(text: object = "a", start: object = 0.0, end: object = 1.0, words: object = ()) -> SmartJob:
    return SmartJob(result=Transcript((Segment(text, start, end, words),)))  # type: ignore[arg-type]  # wrong ones


@pytest.mark.parametrize(
    ("job", "message"),
    [
        (SmartJob(job_id=5), "expected a text, got 5 – at job_id"),  # type: ignore[arg-type]  # the point; as below
        (SmartJob(created_at="now"), "expected a time, got 'now' – at created_at"),  # type: ignore[arg-type]
        (SmartJob(result=()), "expected a result, got () – at result"),  # type: ignore[arg-type]
        (SmartJob(error="x"), "expected a ServiceError, got 'x' – at error"),  # type: ignore[arg-type]
        (SmartJob(usage=3), "expected a Usage, got 3 – at usage"),  # type: ignore[arg-type]
        (SmartJob(usage=Usage("3")), "expected a whole number, got '3' – at usage.total_tokens"),  # type: ignore[arg-type]
        (SmartJob(left_out=("x",)), "expected an Issue, got 'x' – at left_out[0]"),  # type: ignore[arg-type]
        (make_timed(None), "expected a text, got None – at segments[0].text"),
        (make_timed("a", "0"), "expected a number, got '0' – at segments[0].start"),
        (make_timed("a", 0.0, None), "expected a number, got None – at segments[0].end"),
        (make_timed("a", 10**400), "expected a number that a float can hold, got 1"),
        (make_timed(words=("x",)), "expected a Word, got 'x' – at segments[0].words[0]"),
        (SmartJob(result=Transcript(("x",))), "expected a Segment, got 'x' – at segments[0]"),  # type: ignore[arg-type]
    ],
)
def test_a_job_of_wrong_types_is_a_row_that_says_so(job: SmartJob, message: str) -> None:
    error = tables.jobs([job]).to_columns()["error"]
    assert str(error[0] or "").startswith(message)
    for name in TABLES:
        MAKERS[name]([job]).to_columns()
    assert bool(error[0]) == bool(message)


def test_whole_seconds_are_numbers_too() -> None:
    job = make_timed("a", 0, True)  # noqa: FBT003 - a number to Python
    assert tables.segments([job]).to_columns()["end"] == [1]
    assert tables.jobs([SmartJob(result=SpeechMapping((Segment("a", 0, 2),)))]).to_columns()["duration"] == [2.0]


# --- What is asked for


@pytest.mark.parametrize(
    "bare",
    [
        b"{}",
        "{}",
        bytearray(b"{}"),
        memoryview(b"{}"),
        {"JobId": "1"},
        SmartJob(),
        Transcript(()),
        strategies.Response({}),
        json.loads('[{"content": "a", "from": 0, "to": 1}]'),
        None,
        5,
    ],
    ids=lambda bare: type(bare).__name__,
)
@pytest.mark.parametrize("name", TABLES)
def test_one_bare_response_gets_advice(name: str, bare: Any) -> None:  # noqa: ANN401 - the point
    with pytest.raises(
        OptionError, match=r"expected an iterable of jobs or responses, got a .*: put one response in a list – at jobs"
    ):
        MAKERS[name](bare)


def test_options_that_are_not_known_are_refused_at_once() -> None:
    with pytest.raises(OptionError, match="profile"):
        tables.cues([], profile="netflix")
    with pytest.raises(OptionError, match="stops"):
        tables.cues([], stops="all")  # type: ignore[arg-type]  # the point
    with pytest.raises(ExportError, match="unspaced"):
        tables.words([], unspaced="all")  # type: ignore[arg-type]  # the point
    with pytest.raises(OptionError, match="expected a list of names, got a str – at sources"):
        tables.jobs([], sources="names")
    for rows in (0, 1.5, True, "x"):
        with pytest.raises(OptionError, match=f"expected a whole number from 1 up, got {rows!r} – at rows"):
            tables.jobs([]).batches(rows=rows)  # type: ignore[arg-type]  # the point


def test_choices_are_obeyed() -> None:
    chinese = find_texts(["我们先去港口看船。然后去吃馄饨。"])
    phrases = tables.words([chinese], unspaced="phrases").to_columns()["text"]
    assert len(phrases) < len(tables.words([chinese]).to_columns()["text"])
    kept, dropped = (
        tables.cues([chinese], profile="netflix-zh", stops=stops).to_columns() for stops in ("keep", "drop")
    )
    assert str(kept["text"][-1]).endswith("。")
    assert not str(dropped["text"][-1]).endswith("。")
    narrow = tables.cues([chinese], profile="vertical").to_columns()["lines"]
    assert narrow != kept["lines"]


def test_sources_name_the_responses() -> None:
    bodies = [make_response("a"), b"<"]
    assert tables.jobs(bodies, sources=iter(["x", 7])).to_columns()["source"] == ["x", "7"]
    assert tables.jobs(bodies, sources=["x", None]).to_columns()["source"] == ["x", None]
    for sources in ([], ["x"], ["x", "y", "z"]):
        with pytest.raises(OptionError, match="expected as many sources as jobs"):
            tables.jobs(bodies, sources=sources).to_columns()


def test_a_generator_can_be_read_once_and_is_read_no_further_than_is_asked() -> None:
    taken = []

    def give() -> Iterator[bytes]:
        for i in range(100):
            taken.append(i)
            yield find_texts("ab", f"j{i}")

    table = tables.segments(give())
    batches = table.batches(rows=4)
    assert taken == []
    assert next(batches).to_columns()["job_id"] == ["j0", "j0", "j1", "j1"]
    assert taken == [0, 1]
    for again in (table.to_columns, table.batches, table.__arrow_c_stream__, lambda: table.to_parquet("x")):
        with pytest.raises(OptionError, match="was read already: hand over a list, or keep what was made of it"):
            again()
    assert len(tables.segments([*give()]).to_columns()["text"]) == 200


def test_long_texts_end_a_batch_before_its_rows_do() -> None:
    long = find_texts(["x" * (_MOST_CHARACTERS // 4)])
    batches = tables.segments([long] * 5).batches(rows=100)
    assert [len(batch.to_columns()["text"]) for batch in batches] == [4, 1]


@pytest.mark.parametrize("name", TABLES)
def test_a_batch_goes_on_after_a_long_response(name: str) -> None:
    responses: Iterable[bytes] = [find_texts("abcdefg"), make_texts(texts="abcdefg"), b"<"]
    table = MAKERS[name](responses)
    rows = [row for batch in table.batches(rows=3) for row in to_rows(batch.to_columns())]
    assert rows == to_rows(table.to_columns())


def test_each_function_names_its_columns() -> None:
    for name in TABLES:
        text = MAKERS[name].__doc__ or ""
        assert [column.name for column in SCHEMAS[name] if f"`{column.name}`" not in text] == []
        assert all(column.meaning for column in SCHEMAS[name])


def test_the_columns_are_those_of_the_first_version() -> None:
    """A column may be added, at the end, with a higher version; none may be changed or removed."""
    assert tables.VERSION == 1
    assert {
        name: " ".join(f"{column.name}:{column.kind}" for column in columns) for name, columns in SCHEMAS.items()
    } == {
        "segments": "source:text job_id:text segment:int32 start:float64 end:float64 text:text",
        "words": "source:text job_id:text segment:int32 word:int32 start:float64 end:float64 text:text estimated:bool",
        "cues": "source:text job_id:text cue:int32 start:float64 end:float64 text:text lines:texts segments:int32s",
        "jobs": "source:text job_id:text request_id:text job_type:text state:text title:text created_at:time "
        "modified_at:time media_id:text media_url:text input_file:text result:text segments:int32 characters:int64 "
        "duration:float64 total_tokens:int64 issues:int32 error:text",
        "texts": "source:text job_id:text text_index:int32 text:text",
        "issues": "source:text job_id:text kind:text expected:text got:text path:text",
        "files": "source:text job_id:text text:text error:text",
    }


def test_a_notebook_shows_the_first_rows_and_the_schema_and_loses_no_response() -> None:
    responses = iter(
        [find_texts([f"<b>{i}" for i in range(8)]), find_texts(["x" * 200] * 8), parse(make_response("c"))]
    )
    table = tables.segments(responses)
    assert repr(table) == (
        "<table of segments: source text, job_id text, segment int32, start float64, end float64, text text>"
    )
    shown = table._repr_html_()
    assert shown.count("<tr>") == 11
    assert "<b>" not in shown
    assert "&lt;b&gt;7" in shown
    assert f"<td>{'x' * 87}…</td>" in shown
    assert "seconds from the start of the media" in shown
    (batch,) = table.batches()
    assert len(batch.to_columns()["text"]) == 17
    assert repr(batch).startswith("<17 rows of segments: source text")
    assert batch._repr_html_().count("<tr>") == 11
    assert table._repr_html_().count("<tr>") == 1
    assert "<td>null</td>" in tables.jobs([b"<"])._repr_html_()
    assert [column.name for column in table.schema] == [column.name for column in batch.schema]
    assert [column.kind for column in table.schema][:3] == ["text", "text", "int32"]


def test_a_head_has_the_first_rows_and_loses_none() -> None:
    responses = [find_texts(["a"] * 3), find_texts(["b"] * 3)]
    for table in (tables.segments(responses), tables.segments(iter(responses))):
        assert table.name == "segments"
        assert table.head(4).to_columns()["text"] == ["a", "a", "a", "b"]
        assert table.head(2).name == "segments"
        assert table.head(5).head(2).to_columns()["segment"] == [0, 1]
        assert len(table.head().to_columns()["text"]) == 6
        assert len(table.to_columns()["text"]) == 6
    for rows in (0, -1, True, 1.5):
        for either in (table, table.head()):
            with pytest.raises(OptionError, match="expected a whole number from 1 up"):
                either.head(rows)  # type: ignore[arg-type]  # that it is refused is the point
    assert table.head().to_columns()["text"] == []


def test_cues_are_those_of_the_language_that_is_said() -> None:
    jobs = [parse(make_response("a", "Hola amigos, vamos a la casa nueva de nuestros vecinos del pueblo."))]
    cells = tables.cues(jobs, lang="es").to_columns()
    assert cells["lines"] == [[*cue.lines] for cue in reflow(jobs[0], lang="es")]
    assert cells["lines"] != tables.cues(jobs, lang="ko").to_columns()["lines"]
    with pytest.raises(OptionError, match="lang"):
        tables.cues(jobs, lang="xx")
