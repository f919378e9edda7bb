"""Tables in Spark: the generator that its workers run, in every run without Spark; and real sessions."""

import gzip
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from hypothesis import given
from hypothesis import strategies as st

import smartresult.spark
from smartresult import ExportError, OptionError, parse, reflow, tables, to_srt
from smartresult.batch import FormatOptions
from smartresult.batch.file_rows import choose_writing
from smartresult.spark import Work, make_batches
from tests.oracles import import_judge, miss
from tests.places import PACKAGE, ROOT
from tests.responses import fill, lines, make_response, make_texts
from tests.rows import BAD, CASES, HOSTILE, KNOWN, TABLES, Row, find_texts, list_rows

#: What a line of a file may be, and a cell of a table: null, nothing, no UTF-8, HTML, half a response.
VALUES: Final = [None, *[one for one in [*CASES, *BAD, HOSTILE] if isinstance(one, bytes)]]
#: Known cases that are more than a response: one that is packed, several in one value.
OPENED: Final = tuple(KNOWN[name] for name in ("bytes-gzip", "file-json-lines"))


def find_key(value: bytes | None) -> str | None:
    return None if value is None else sha256(value).hexdigest()


def run(work: Work, values: Sequence[object], keys: Sequence[object] | None = None, size: int = 7) -> list[Row]:
    """The rows that a worker makes of *values*, which come in batches of that *size*."""
    arrow = import_judge("pyarrow")
    kind = arrow.string() if work.paths else arrow.binary()
    columns = {"value": arrow.array(values, kind)}
    if keys is not None:
        columns["key"] = arrow.array(keys, arrow.string())
    table = arrow.table(columns)
    batches = [*make_batches(table.to_batches(max_chunksize=size), work)]
    assert all(batch.schema.names[0] == "key" for batch in batches)
    return [row for batch in batches for row in zip(*batch.to_pydict().values(), strict=True)]


# --- The generator, without Spark


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("with_keys", [True, False])
def test_rows_are_those_of_direct_calls(name: Any, *, with_keys: bool) -> None:  # noqa: ANN401 - of a table
    values = [value for value in VALUES if value not in OPENED]
    keys = [f"k{i}" for i in range(len(values))] if with_keys else None
    meant = list_rows(name, [*zip(keys or map(find_key, values), values, strict=True)])
    assert run(Work(name), values, keys) == meant
    assert len(meant) > 5


@given(
    st.lists(st.none() | st.binary(max_size=12) | st.sampled_from([HOSTILE, make_texts(), make_response()]), max_size=9)
)
def test_whatever_the_values_are_each_has_a_row(values: list[bytes | None]) -> None:
    rows = run(Work("jobs"), values, size=2)
    assert [row[0] for row in rows] == [*map(find_key, values)] or any(b"\n" in (value or b"") for value in values)
    assert len(rows) >= len(values)


def test_a_value_may_be_packed_and_hold_lines() -> None:
    inside = lines(make_response("a"), make_response("b"), b"<")
    rows = run(Work("jobs"), [gzip.compress(inside), inside, gzip.compress(make_response("c"))], ["x", "y.jsonl", "z"])
    assert [row[:2] for row in rows] == [
        *(("x:1", "a"), ("x:2", "b"), ("x:3", None)),
        *(("y.jsonl:1", "a"), ("y.jsonl:2", "b"), ("y.jsonl:3", None)),
        ("z", "c"),
    ]
    (row,) = run(Work("jobs"), [gzip.compress(b"x" * 10_000)[:-9]], ["cut"])
    assert row[0] == "cut"
    assert "breaks off" in str(row[-1])
    assert run(Work("jobs"), [inside])[0][0] == f"{find_key(inside)}:1"
    report = b'{"type":"smartresult report"}\n' * 2
    assert run(Work("jobs"), [report, gzip.compress(report)], ["r", "s"])[1:] == []


def test_paths_are_read_as_sources(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.jsonl.gz": gzip.compress(lines(make_response("a"), b"<")), "b.json": make_response("b")})
    MemoryFileSystem().pipe_file("/shards/u.jsonl", lines(make_response("u")))
    paths = [str(root / "a.jsonl.gz"), None, str(root / "b.json"), str(root / "none.jsonl"), "memory://shards/u.jsonl"]
    rows = run(Work("jobs", paths=True), paths)
    assert [row[:2] for row in rows] == [
        (f"{root}/a.jsonl.gz:1", "a"),
        (f"{root}/a.jsonl.gz:2", None),
        (None, None),
        (f"{root}/b.json", "b"),
        (f"{root}/none.jsonl", None),
        ("memory:///shards/u.jsonl:1", "u"),
    ]
    assert [row[-1] for row in rows[2:]] == ["expected a path, got null", None, "no such file or directory", None]


def test_files_are_what_the_formats_write() -> None:
    writing = choose_writing("srt", "netflix-en")
    rows = run(
        Work("files", writing=writing), [make_response("a"), b"<", make_texts("t"), find_texts([], "e")], list("abcd")
    )
    text = to_srt(reflow(parse(make_response("a")), "netflix-en"))
    assert rows[0] == ("a", "a", text, None)
    assert [(row[:3], bool(row[3])) for row in rows[1:]] == [
        (("b", None, None), True),
        (("c", "t", None), True),
        (("d", "e", None), True),
    ]


def test_rows_come_in_batches_and_no_value_is_taken_too_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smartresult.spark, "_ROWS", 4)
    arrow = import_judge("pyarrow")
    taken = []

    def give() -> Iterator[Any]:
        for i in range(5):
            taken.append(i)
            yield arrow.record_batch({"value": arrow.array([find_texts("abc")], arrow.binary())})

    batches = make_batches(give(), Work("segments"))
    assert next(batches).num_rows == 4
    assert taken == [0, 1]
    assert [batch.num_rows for batch in batches] == [4, 4, 3]


# --- The calls, on a DataFrame that only notes what is asked of it


class Column:
    def __init__(self, *said: str) -> None:
        self.said = said

    def cast(self, kind: str) -> "Column":
        return Column(*self.said, kind)

    def alias(self, name: str) -> "Column":
        return Column(*self.said, name)


class Frame:
    def __getitem__(self, name: str) -> Column:
        return Column(name)

    def select(self, *columns: Column) -> "Frame":
        self.columns = [column.said for column in columns]
        return self

    def mapInArrow(self, function: Any, schema: str) -> Any:  # noqa: N802, ANN401 - Spark's own
        self.function, self.schema = function, schema
        return self


@pytest.mark.parametrize("name", TABLES)
def test_a_call_asks_for_bytes_and_says_the_schema(name: str) -> None:
    frame: Any = getattr(smartresult.spark, name)(Frame(), "content", "path", strict=False)
    assert frame.columns == [("content", "binary", "value"), ("path", "string", "key")]
    assert frame.function.keywords["work"].asked.strict is False
    names = [part.split("`")[1] for part in frame.schema.split(", ")]
    assert names == ["key", *[column.name for column in tables.SCHEMAS[name]][1:]]  # type: ignore[index]  # of a table
    frame = getattr(smartresult.spark, name)(Frame(), "shard", paths=True)
    assert frame.columns == [("shard", "string", "value")]
    with pytest.raises(OptionError, match="expected a key or paths"):
        getattr(smartresult.spark, name)(Frame(), "shard", "key", paths=True)


def test_the_schema_is_said_in_sql() -> None:
    noted: Any = Frame()
    frame: Any = smartresult.spark.cues(noted, profile="bbc", stops="drop", lang="pt-BR")
    assert frame.schema == (
        "`key` string, `job_id` string, `cue` int, `start` double, `end` double, `text` string, "
        "`lines` array<string>, `segments` array<int>"
    )
    assert frame.function.keywords["work"].asked[2:] == ("bbc", "drop", "pt-BR")
    frame = smartresult.spark.words(noted, unspaced="phrases")
    assert frame.schema.endswith("`text` string, `estimated` boolean")
    frame = smartresult.spark.convert(noted, to="vtt", options=FormatOptions(words=True))
    assert frame.schema == "`key` string, `job_id` string, `text` string, `error` string"
    assert frame.function.keywords["work"].writing.options.words
    frame = smartresult.spark.jobs(noted)
    assert "`created_at` timestamp, " in frame.schema
    assert "`characters` bigint, " in frame.schema


def test_wrong_choices_are_refused_before_anything_runs() -> None:
    frame: Any = Frame()
    with pytest.raises(OptionError, match="nobody"):
        smartresult.spark.cues(frame, profile="nobody")
    with pytest.raises(OptionError, match="stops"):
        smartresult.spark.cues(frame, stops="all")  # type: ignore[arg-type]  # the point
    with pytest.raises(OptionError, match="lang"):
        smartresult.spark.cues(frame, lang="xx")
    with pytest.raises(ExportError, match="unspaced"):
        smartresult.spark.words(frame, unspaced="all")  # type: ignore[arg-type]  # the point
    with pytest.raises(OptionError, match="expected one format"):
        smartresult.spark.convert(frame, to="all")


def test_nothing_of_spark_is_imported_by_anything_else() -> None:
    """Nor by the module itself: it calls what a DataFrame has."""
    for path in PACKAGE.rglob("*.py"):
        names = [
            line.split()[1]
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.startswith(("import ", "from "))
        ]
        assert not any("spark" in name for name in names)
    code = "import sys, smartresult.spark; print('pyspark' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == "False\n"


def test_the_call_for_segments_shows_the_one_for_jobs() -> None:
    assert "smartresult.spark.jobs(df)" in (smartresult.spark.segments.__doc__ or "")


# --- Real sessions

RESPONSES: Final = 2000


def strew_faults() -> list[bytes]:
    """So many lines, ten of which are no responses."""
    faults = [b"", b"\xff\xfe{", b"<html>502</html>", b'{"JobId": "1", "State": "Fini', b'"}]}', b"null", b"\x80" * 9]
    faults += [b"{}", b"5", b"{\xc3\x28}"]
    good = [
        find_texts(["我们先去港口", f"then {i}", "\0", "x"][: i % 5], f"j{i}") for i in range(RESPONSES - len(faults))
    ]
    for i, fault in enumerate(faults):
        good.insert(i * 199 + 3, fault)
    return good


def write_input(root: Path) -> list[bytes]:
    """The lines in three files, of three packings; and two files of their own."""
    found = strew_faults()
    parts = [b"".join(line + b"\n" for line in found[i::3]) for i in range(3)]
    zstd = import_judge("backports.zstd" if sys.version_info < (3, 14) else "compression.zstd")
    fill(
        root,
        {
            "lines/a.jsonl": parts[0],
            "lines/b.jsonl.gz": gzip.compress(parts[1]),
            "lines/c.jsonl.zst": zstd.compress(parts[2]),
            "files/one.json": make_response("one"),
            "files/many.jsonl.gz": gzip.compress(lines(make_response("two"), b"<")),
        },
    )
    return found


def start_spark(kind: str, root: Path) -> None:
    if shutil.which("java") is None:
        miss("Java")
    import_judge("pyspark")
    (root / "out").mkdir()
    environment = {
        **os.environ,
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    environment.pop("SPARK_HOME", None)
    command = [sys.executable, "-W", "ignore", "-m", "tests.spark_session", kind, str(root / "in"), str(root / "out")]
    done = subprocess.run(  # noqa: S603 - our own
        command, env=environment, cwd=root, capture_output=True, text=True, check=False, errors="replace"
    )
    assert done.returncode == 0, done.stderr[-4000:]


def read(path: Path) -> list[Row]:
    """The rows that Spark wrote to the folder at *path*, in any order; it is whole, and there is nothing else in it."""
    assert (path / "_SUCCESS").exists()
    assert not [one for one in path.iterdir() if one.name.startswith("_temporary")]
    table = import_judge("pyarrow.parquet").read_table(path)
    return [*zip(*table.to_pydict().values(), strict=True)]


def count(rows: Iterable[Row]) -> Counter[str]:
    return Counter(map(repr, rows))


@pytest.mark.slow
@pytest.mark.oracle
def test_a_session_has_what_direct_calls_give(tmp_path: Path) -> None:
    found = write_input(tmp_path / "in")
    start_spark("local", tmp_path)
    out = tmp_path / "out"
    pairs = [(find_key(line), line) for line in found]
    for name in ("segments", "jobs", "issues"):
        assert count(read(out / name)) == count(list_rows(name, pairs))
    assert len([row for row in read(out / "jobs") if row[-1] is not None]) == 10
    third = pairs[1::3]
    for name in ("words", "cues", "texts"):
        assert count(read(out / name)) == count(list_rows(name, third))
    texts = {row[0]: row[2:] for row in read(out / "files")}
    assert [*texts] == [key for key, _ in third]
    for key, line in third[:60]:
        if line.startswith(b'{"JobId": "j') and b"then" in line:
            assert texts[key] == ("\ufeff" + to_srt(reflow(parse(line), "netflix-zh")), None)
    assert count((row[0].rpartition("/")[2], row[1]) for row in read(out / "binary")) == count(  # type: ignore[attr-defined]  # a key
        [("one.json", "one"), ("many.jsonl.gz:1", "two"), ("many.jsonl.gz:2", None)]
    )
    assert count(row[1:] for row in read(out / "shards")) == count(row[1:] for row in list_rows("segments", pairs))
    nulls = {row[0]: str(row[-1]) for row in read(out / "nulls")}
    assert [nulls[key].partition(",")[2][:5] for key in "123"] == [" str,", " got ", " got "]


@pytest.mark.slow
@pytest.mark.oracle
@pytest.mark.skipif(sys.platform != "linux", reason="executors are found by /proc")
def test_no_row_is_lost_or_doubled_when_an_executor_is_killed(tmp_path: Path) -> None:
    found = write_input(tmp_path / "in")
    start_spark("cluster", tmp_path)
    assert (tmp_path / "out" / "killed").exists()
    meant = list_rows("segments", [(find_key(line), line) for line in found])
    assert count(read(tmp_path / "out" / "segments")) == count(meant)
