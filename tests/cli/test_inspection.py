"""`smartresult inspect`: what is in a response, for people and for programs, and what is wrong with it."""

import json
import re
import shutil
from pathlib import Path

import pytest

import smartresult
from tests.cli.running import run
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
    table = [line.split() for line in run("inspect", root).out.splitlines() if ".json" in line]
    assert [(cells[0], cells[-1]) for cells in table] == [
        (f"{root}/{name}.json", str(len(problems))) for name, problems in meant.items()
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
