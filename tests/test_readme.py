"""The README is true: its examples print what it says, and CI runs the command that it gives."""

import ast
import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import smartresult
from tests.places import ROOT, SAMPLES

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_examples_print_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = "\n".join(re.findall(r"```pycon\n(.*?)```", README, re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, "README.md", "README.md", 0)
    assert len(test.examples) >= 8
    results = doctest.DocTestRunner().run(test)
    assert results.failed == 0


def find_block(language: str) -> str:
    (block,) = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return str(block)


def test_the_files_are_what_is_written(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(find_block("python"), {})  # noqa: S102 - the README's own lines
    assert capsys.readouterr().out == find_block("srt") + "\n"
    (source,) = re.findall(r"`to_vtt\(\[Segment\((.*)\)\]\)` is", README)
    text, start, end = ast.literal_eval(source)
    assert smartresult.to_vtt([smartresult.Segment(text, start, end)]) == find_block("vtt")


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    assert len(re.findall(r"^\S.* -m tests$", README, re.MULTILINE)) == 1
    assert "grep -- '-m tests$' README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_first_command_of_the_readme_converts_the_samples(tmp_path: Path) -> None:
    (line,) = re.findall(r"^\S.*bin/(smartresult convert .*)$", README, re.MULTILINE)
    command = [sys.executable, "-m", *line.replace("tests/", f"{ROOT.as_posix()}/tests/").split()]
    subprocess.run(command, cwd=tmp_path, check=True)  # noqa: S603 - the README's own line
    samples = [path.stem for path in SAMPLES.iterdir()]
    expected = {f"{stem}{suffix}" for stem in samples for suffix in (".srt", ".vtt", ".ass", ".csv")}
    assert {path.name for path in (tmp_path / "subtitles").iterdir()} == expected


def test_the_session_on_a_terminal_is_what_is_printed(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "responses")
    shown = ""
    for line in find_block("console").splitlines():
        if line.startswith("$ "):
            command = line[2:].replace("smartresult ", f"{shlex.quote(sys.executable)} -m smartresult ", 1)
            done = subprocess.run(  # noqa: S603 - the README's own lines
                ["bash", "-c", command],  # noqa: S607 - wherever it is
                cwd=tmp_path,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            shown += f"{line}\n" + re.sub(r" +$", "", done.stdout, flags=re.MULTILINE)
    assert shown == find_block("console")


def test_the_call_of_another_program_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SAMPLES, tmp_path / "responses")
    monkeypatch.chdir(tmp_path)
    exec(find_block("py"), {})  # noqa: S102 - the README's own lines
    assert capsys.readouterr().out.count(" converted ") == 3
