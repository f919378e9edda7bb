"""What engines read of a table is, cell by cell, what it holds: Polars, DuckDB, pandas and pyarrow are the judges."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sized
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartresult import OptionError, SmartJob, parse, tables
from smartresult.tables import Table
from tests import strategies
from tests.oracles import import_judge
from tests.responses import make_texts
from tests.rows import BAD, CASES, HOSTILE, TABLES, Row, find_texts
from tests.tables.engines import ENGINES, read_with

RESPONSES: Final = [*CASES, *BAD, HOSTILE, make_texts(texts=["", "NA", "a\0b", "\ud800", "007"])]
EMPTY: Final[list[object]] = []
KINDS: Final = {"all": RESPONSES, "none": EMPTY, "bad": [b"<"], "empty": [find_texts([])]}


def make_rows(table: Table) -> list[Row]:
    return [*zip(*table.to_columns().values(), strict=True)]


def make(name: str, responses: object) -> Table:
    table: Table = getattr(tables, name)(responses)
    return table


@cache
def prepare(name: str, kind: str) -> tuple[Table, list[Row]]:
    """The table of that *kind* of responses, and its rows: made once for all engines."""
    table = make(name, KINDS[kind])
    return table, make_rows(table)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_is_read_back(engine: str, name: str, kind: str, tmp_path: Path) -> None:
    table, meant = prepare(name, kind)
    for way in ("table", "parquet"):
        if way == "parquet":
            table.to_parquet(tmp_path / "t.parquet")
        columns, rows = read_with(engine, table if way == "table" else tmp_path / "t.parquet")
        assert columns == [column.name for column in table.schema]
        assert rows == meant


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(responses=st.lists(strategies.jobs(), max_size=4), name=st.sampled_from(TABLES))
def test_every_cell_of_any_job_is_read_back(engine: str, responses: list[SmartJob], name: str) -> None:
    table = make(name, responses)
    assert read_with(engine, table)[1] == make_rows(table)


def test_a_table_is_no_sequence_which_data_frames_would_take_it_for() -> None:
    table = make("segments", [HOSTILE])
    for one in (table, next(table.batches())):
        assert not isinstance(one, Iterable | Sized)
        assert not hasattr(one, "__getitem__")
        frame = import_judge("polars").DataFrame(one)
        assert frame.columns == [column.name for column in table.schema]
    assert not any(hasattr(parse(HOSTILE).result, name) for name in ("__arrow_c_stream__", "__arrow_c_array__"))


def test_what_engines_make_of_the_wrong_calls() -> None:
    """What the package warns of, as long as it is so."""
    polars, duckdb = import_judge("polars"), import_judge("duckdb")
    assert isinstance(polars.from_arrow(make("segments", [HOSTILE])), polars.Series)
    columns = make("segments", [HOSTILE]).to_columns()
    with pytest.raises(duckdb.Error):
        duckdb.sql("from columns")
    table = make("segments", [HOSTILE])
    with pytest.raises(duckdb.Error):
        duckdb.sql("from table")
    spoken = table
    with pytest.raises(duckdb.Error):
        duckdb.sql("select end from spoken")
    assert len(columns) == len(spoken.schema)


def test_data_frames_take_columns_with_no_arrow_at_all() -> None:
    columns = make("segments", RESPONSES).to_columns()
    meant = [*zip(*columns.values(), strict=True)]
    frame = import_judge("pandas").DataFrame(columns)
    assert [*map(tuple, frame.to_numpy().tolist())] == meant
    assert import_judge("polars").DataFrame(columns).rows() == meant


@pytest.mark.parametrize("engine", ["polars", "duckdb", "pyarrow"])
def test_an_engine_may_ask_twice_for_what_was_given_once(engine: str) -> None:
    """DuckDB asks for the schema first, and then for the rows."""
    table = make("segments", iter([HOSTILE, HOSTILE]))
    first, second = (read_with(engine, table) for _ in range(2))
    assert first == second
    assert len(first[1]) == 32


def test_batches_are_taken_too() -> None:
    whole = make("segments", [HOSTILE])
    rows = [row for batch in whole.batches(rows=5) for row in read_with("polars", batch)[1]]
    assert rows == make_rows(whole)


def test_the_types_are_those_of_the_schema() -> None:
    arrow = import_judge("pyarrow")
    kinds = {
        "text": arrow.string(),
        "int32": arrow.int32(),
        "int64": arrow.int64(),
        "float64": arrow.float64(),
        "bool": arrow.bool_(),
        "time": arrow.timestamp("us", "UTC"),
        "texts": arrow.list_(arrow.field("item", arrow.string())),
        "int32s": arrow.list_(arrow.field("item", arrow.int32())),
    }
    for name in TABLES:
        table = make(name, EMPTY)
        schema = arrow.table(table).schema
        assert [field.type for field in schema] == [kinds[column.kind] for column in table.schema]
        assert [field.nullable for field in schema] == [column.nullable for column in table.schema]
        assert schema.metadata == {b"smartresult.table": name.encode(), b"smartresult.version": b"1"}


#: Run where pyarrow can't be had; prints what each engine read.
_WITHOUT_PYARROW: Final = """
import json, sys
sys.modules["pyarrow"] = None
import duckdb, polars
from smartresult import tables
response = sys.stdin.buffer.read()
for name in json.loads(sys.argv[1]):
    table = getattr(tables, name)([response, b"<"])
    rows = [[*row] for row in polars.DataFrame(table).rows()]
    spoken = table
    assert rows == [[*row] for row in duckdb.sql("from spoken").fetchall()] or name == "jobs"
    assert rows == [[*row] for row in zip(*table.to_columns().values())]
    print(len(rows))
try:
    table.to_parquet("x.parquet")
except tables.OptionError as error:
    print(error)
"""


@pytest.mark.slow
def test_polars_and_duckdb_need_no_pyarrow(tmp_path: Path) -> None:
    for engine in ("polars", "duckdb"):
        import_judge(engine)
    response = find_texts(["a", "", "NA", "\0"])
    command = [sys.executable, "-c", _WITHOUT_PYARROW, json.dumps(TABLES)]
    done = subprocess.run(command, input=response, capture_output=True, cwd=tmp_path, check=True)  # noqa: S603 - our own
    *counts, message = done.stdout.decode().splitlines()
    assert [*map(int, counts)] == [4, 3, 2, 2, 0, 2]
    assert message == "Parquet needs pyarrow: pip install 'smartresult[parquet]' – at parquet"


@pytest.mark.parametrize(
    ("missing", "act", "message"),
    [
        (
            "nanoarrow",
            lambda table: table.__arrow_c_stream__(),
            "Arrow needs nanoarrow: pip install",
        ),
        ("nanoarrow", lambda table: table.to_parquet("x.parquet"), "Arrow needs nanoarrow"),
        ("pyarrow", lambda table: table.to_parquet("x.parquet"), "Parquet needs pyarrow: pip install"),
    ],
)
def test_an_extra_that_is_missing_is_named(
    missing: str, act: Callable[[Table], object], message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, missing, None)
    for way in (act, lambda table: act(next(table.batches()))):
        with pytest.raises(OptionError, match=message.replace("[", r"\[")):
            way(make("segments", [HOSTILE]))
    assert [*tmp_path.iterdir()] == []
    assert make("segments", [HOSTILE]).to_columns()["segment"][-1] == 15


@pytest.mark.slow
def test_a_million_rows_are_read_back(tmp_path: Path) -> None:
    template = find_texts([f"line {i}" for i in range(1000)], "JOB")
    table = make("segments", [template.replace(b"JOB", b"%d" % i) for i in range(1000)])
    meant = make_rows(table)
    assert len(meant) == 10**6
    for engine in ENGINES:
        assert read_with(engine, table)[1] == meant
    table.to_parquet(tmp_path / "t.parquet")
    assert read_with("polars", tmp_path / "t.parquet")[1] == meant


def test_duckdb_finds_a_table_by_its_name() -> None:
    spoken = make("segments", [HOSTILE])
    assert import_judge("duckdb").sql('select max("end") from spoken').fetchall() == [(15.7,)]
    assert spoken is not None


def test_a_table_takes_steps_in_proportion() -> None:
    import_judge("pyarrow")

    def read(responses: int, length: int) -> None:
        table = make("segments", [find_texts(["a"] * length)] * responses)
        for batch in table.batches(rows=7):
            batch.__arrow_c_stream__()

    for few, many in (((25, 20), (100, 20)), ((5, 100), (5, 400))):
        read(1, 1)
        assert count_steps(partial(read, *many)) < 4.5 * count_steps(partial(read, *few))


def count_steps(act: Callable[[], Any]) -> int:
    """How many lines of smartresult Python runs for *act*."""
    steps = 0

    def trace(frame: Any, event: str, argument: object) -> Any:  # noqa: ANN401, ARG001 - as `sys` has it
        nonlocal steps
        steps += 1
        return trace if "smartresult" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return steps
