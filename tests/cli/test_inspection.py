"""`smartresult inspect`: what is in a response, for people and for programs, and what is wrong with it."""

import io
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import smartresult
from smartresult.batch import Inspection
from smartresult.batch.inspection import Inspected
from smartresult.cli.inspection import print_inspections
from smartresult.cli.streams import Outlet, Streams
from smartresult.preview.jobs import write_duration
from smartresult.text.printable import make_printable
from tests.cli.running import open_left, run
from tests.places import SAMPLES
from tests.responses import encode, fill, make_response


@pytest.fixture
def responses(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES, tmp_path / "responses"))


def test_inspect_tells_people_and_programs(responses: Path) -> None:
    done = run("inspect", responses / "harbour-tour.json")
    assert done.status == 0
    assert re.search(r"result +transcript: 3 segments", done.out)
    (responses / "x.json").write_text("[1")
    many = run("inspect", responses)
    assert many.status == 1
    assert "error: expected JSON" in many.out
    rows = [json.loads(line) for line in run("inspect", responses, "--json").out.splitlines()]
    assert {Path(row["source"]).name for row in rows} == {path.name for path in responses.iterdir()}
    assert [row["items"] for row in rows if row["source"].endswith("harbour-tour.json")] == [3]
    assert run("inspect", responses / "x.json").status == 1
    problems = [{"content": "", "from": 0, "to": 1}] * 12
    (responses / "x.json").write_text(json.dumps({"JobId": "x", "JobResult": {"AiResult": json.dumps(problems)}}))
    assert "and 13 more" in run("inspect", responses / "x.json").out
    texts = {"JobId": "t", "SmartJobInfo": {"JobType": "TextGenerate"}, "JobResult": {"AiResult": '["a", "b"]'}}
    (responses / "x.json").write_text(json.dumps(texts))
    assert "generated texts: 2 texts, 2 characters" in run("inspect", responses / "x.json").out


def test_every_problem_is_printed_or_counted(tmp_path: Path) -> None:
    items = [{"content": "a", "from": 0, "to": 1}, {"content": "b", "from": "soon", "to": 1}, {"content": 5}]
    bodies = {
        "odd": encode({"JobId": "x", "State": "Finished", "JobResult": {"AiResult": json.dumps(items)}}),
        "running": encode({"JobId": "y", "State": "Executing", "JobResult": None}),
    }
    root = fill(tmp_path, {f"{name}.json": body for name, body in bodies.items()} | {"sound.json": make_response()})
    meant = {
        "odd": [str(issue) for issue in smartresult.parse(bodies["odd"], strict=False).issues],
        "running": ["job y has not finished: its state is Executing"],
        "sound": [],
    }
    assert len(meant["odd"]) == 2
    for name, problems in meant.items():
        printed = [line.strip() for line in run("inspect", root / f"{name}.json").out.splitlines()]
        count = str(len(problems) or "none")
        assert [line.split() for line in printed if line.startswith("problems")] == [["problems", count]]
        assert printed[len(printed) - len(problems) :] == problems
        [row] = [json.loads(line) for line in run("inspect", root / f"{name}.json", "--json").out.splitlines()]
        assert row["problems"] == problems
    header, *table = [line.split("\t") for line in run("inspect", root).out.splitlines()]
    assert header == ["source", "job", "state", "result", "items", "duration", "problems"]
    assert [(cells[0], cells[-1], len(cells)) for cells in table] == [
        (f"{root}/{name}.json", str(len(problems)), len(header)) for name, problems in meant.items()
    ]


@pytest.mark.parametrize(("count", "shown"), [(10, 10), (11, 10), (30, 10)])
def test_of_many_problems_the_first_ten_are_printed(tmp_path: Path, count: int, shown: int) -> None:
    items = [{"content": "a", "from": 0, "to": 1}, *[{"content": "b"}] * count]
    body = encode({"JobId": "x", "State": "Finished", "JobResult": {"AiResult": json.dumps(items)}})
    done = run("inspect", fill(tmp_path, {"x.json": body}) / "x.json")
    problems = [str(issue) for issue in smartresult.parse(body, strict=False).issues]
    assert len(problems) == count
    lines = [line.strip() for line in done.out.splitlines()]
    assert [problem for problem in problems if problem in lines] == problems[:shown]
    rest = [f"… and {count - shown} more: --json shows all"] if count > shown else []
    assert [line for line in lines if line.startswith("…")] == rest


# --- Several responses, on a terminal and in a pipe

IDS: Final = ("7c1e5a0b94d24f6e8b3a6d2f1e0c9a58", "7c1e5a0b94d24f6e8b3a6d2f1e0c9a59", "", "短")
PATHS: Final = (
    "a.json",
    "responses/2024/11/26/harbour-tour-in-the-morning.json",
    "港口/港口之旅的第一天早晨和晚上.json",
    "x\n\x1b[2J",
)
INSPECTIONS: Final = st.lists(
    st.builds(
        Inspection,
        source=st.sampled_from(PATHS),
        job_id=st.sampled_from(IDS),
        state=st.sampled_from(["Finished", "Executing", ""]),
        kind=st.sampled_from(["transcript", "speech mapping", "generated texts", "other result", ""]),
        items=st.integers(0, 99_999),
        duration=st.floats(0, 35_999),
        problems=st.sampled_from([(), ("x",), ("x",) * 200]),
        error=st.sampled_from(["", "", "expected JSON, got text that breaks off after 4 characters – at $ and more"]),
    ),
    min_size=2,
)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def show(inspections: Iterable[Inspection], stream: io.StringIO, *, as_json: bool = False) -> list[str]:
    streams = Streams(Outlet(stream), Outlet(None))
    status = print_inspections(map(Inspected, inspections), streams, as_json=as_json)
    assert status == any(one.error for one in inspections)
    return stream.getvalue().splitlines()


@given(INSPECTIONS, st.integers(80, 250))
def test_a_table_fits_its_terminal_and_keeps_its_columns(inspections: list[Inspection], columns: int) -> None:
    with patch.dict(os.environ, {"COLUMNS": str(columns)}):
        header, *rows = show(inspections, Screen())
    assert len(rows) == len(inspections)
    for one, row in zip(inspections, rows, strict=True):
        assert cell_len(row) <= columns
        assert row == row.rstrip()
        if one.error:
            assert "  error: expected JSON" in row
        else:
            assert cell_len(row) == cell_len(header)
            cells = row.split()[-3:]
            assert cells == [str(one.items), write_duration(one.duration)[:-4], str(len(one.problems))]
            assert row[0] == one.source[0]


def test_what_is_too_wide_is_cut_in_the_middle() -> None:
    one, other = (Inspection(PATHS[1], job_id, "Finished", kind="transcript") for job_id in IDS[:2])
    with patch.dict(os.environ, {"COLUMNS": "80"}):
        rows = show([one, other], Screen())
    assert rows == [
        "source                job        state     result      items  duration  problems",
        *(f"responses…rning.json  7c1e…9a5{end}  Finished  transcript      0   0:00:00         0" for end in "89"),
    ]


@given(INSPECTIONS)
def test_a_pipe_gets_whole_cells_between_tabs(inspections: list[Inspection]) -> None:
    header, *rows = [line.split("\t") for line in show(inspections, io.StringIO())]
    for one, cells in zip(inspections, rows, strict=True):
        assert len(cells) == len(header)
        assert cells[:2] == [make_printable(one.source), "" if one.error else one.job_id]
        assert (cells[-1] == f"error: {one.error}") == bool(one.error)
        assert all(cell == cell.strip() for cell in cells)


def test_of_one_response_lines_end_without_blanks(responses: Path) -> None:
    lines = run("inspect", responses / "harbour-tour.json").out.splitlines()
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_nothing_to_inspect_is_no_success(tmp_path: Path, options: list[str]) -> None:
    fill(tmp_path, {"a.md": b"x"})
    said = "smartresult: nothing to inspect: the sources hold no response\n"
    assert run("inspect", tmp_path, *options) == (1, "", said)


@pytest.mark.parametrize("as_json", [False, True])
def test_a_reader_that_has_left_ends_the_run(as_json: bool) -> None:  # noqa: FBT001 - a parameter
    asked = []

    def inspect_all() -> Iterator[Inspected]:
        for name in "abcd":
            asked.append(name)
            yield Inspected(Inspection(name))

    with io.TextIOWrapper(open_left()) as pipe:
        print_inspections(inspect_all(), Streams(Outlet(pipe), Outlet(None)), as_json=as_json)
    assert asked == ["a", "b"]
