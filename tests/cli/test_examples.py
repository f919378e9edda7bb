"""The examples of each `--help` are commands that work."""

import gzip
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

import smartresult
from smartresult.cli.commands import program
from tests.cli.listing import list_commands
from tests.pages import fill_folder, run_shell
from tests.places import SAMPLES

EXAMPLES: Final = [
    pytest.param(name, line, id=line)
    for name, command in list_commands(program).items()
    for line in re.findall(r"^  (\S.*)$", command.epilog or "", re.MULTILINE)
]
#: What is violated in the samples is what `check` is shown for.
STATUSES: Final = {"check": 1}


def make_window(start: int) -> dict[str, Any]:
    """A response to a job that heard ten minutes from *start* on, in seconds."""
    parameters = {"start_time": f"00:{start // 60:02}:00", "duration": "00:10:00"}
    return {
        "JobId": f"window {start}",
        "State": "Finished",
        "SmartJobInfo": {"InputConfig": {"JobParameters": json.dumps(parameters)}},
        "JobResult": {"AiResult": json.dumps([{"content": "早上好。", "from": start + 1.0, "to": start + 2.0}])},
    }


def fill(folder: Path) -> None:
    """All that the examples name."""
    fill_folder(folder)
    english, chinese = (SAMPLES / f"{name}.json" for name in ("harbour-tour", "港口"))
    for name, sample in (("response", english), ("en", english), ("zh", chinese)):
        shutil.copy(sample, folder / f"{name}.json")
    (folder / "film.mp4").touch()
    (folder / "shards").mkdir()
    (folder / "subtitles").mkdir()
    line = json.dumps(json.loads(chinese.read_bytes())).encode()
    (folder / "shards" / "1.jsonl.gz").write_bytes(gzip.compress(line))
    job = smartresult.parse(english.read_bytes())
    for name in ("film.srt", "en.srt"):
        (folder / name).write_text(smartresult.to_srt(job), encoding="utf-8")
    (folder / "subtitles" / "film.vtt").write_text(smartresult.to_vtt(job), encoding="utf-8")
    for name, start in (("part1", 0), ("part2", 600), ("a", 0), ("b", 600)):
        (folder / f"{name}.json").write_text(json.dumps(make_window(start)), encoding="utf-8")


def test_most_commands_have_examples() -> None:
    assert {"convert", "table", "inspect", "check", "preview", "merge", "join"} <= {
        str(one.values[0]) for one in EXAMPLES
    }


@pytest.mark.parametrize(("name", "line"), EXAMPLES)
def test_the_example_works(name: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    if line.startswith("duckdb"):
        duckdb = pytest.importorskip("duckdb")
        monkeypatch.chdir(tmp_path)
        run_shell("smartresult table responses/ --out segments.parquet", tmp_path)
        assert duckdb.sql(shlex.split(line)[2]).fetchall()
        return
    if name == "completion":
        (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
        line = f"HOME={shlex.quote(str(tmp_path))}; {line}"
    if line.endswith("-o film.srt"):  # there it is no source
        (tmp_path / "film.srt").unlink()
    monkeypatch.setenv("BROWSER", "true")  # the command that does nothing: a page is not to be seen here
    done = run_shell(line, tmp_path)
    assert done.returncode == STATUSES.get(name, 0), done.stdout
