"""The README is true: its examples print what it says, and CI runs the command that it gives."""

import ast
import doctest
import re
from pathlib import Path

import pytest

import smartresult

ROOT = Path(__file__).parent.parent
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


def test_the_first_command_of_the_readme_parses_a_sample() -> None:
    (command,) = re.findall(r"^\S.*-c .*$", README, re.MULTILINE)
    code = re.search(r'-c "(.*)"$', command)
    assert code
    exec(code[1].replace("tests/", f"{ROOT.as_posix()}/tests/"), {})  # noqa: S102 - the README's own line
