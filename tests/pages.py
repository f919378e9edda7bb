"""Pages in Markdown as the tests read them: blocks, tables and links; and how each kind of block is run."""

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.places import MANUAL, ROOT, SAMPLES

README: Final = ROOT / "README.md"
#: The same in Chinese.
CHINESE: Final = ROOT / ".github" / "README.zh-CN.md"
READMES: Final = tuple(path for path in (README, CHINESE) if path.exists())
RECIPES: Final = tuple(sorted(MANUAL.glob("*.md")))

_BLOCK: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """What stands between fences, and the language that the first one names."""

    language: str
    text: str


def list_blocks(path: Path) -> list[Block]:
    """The blocks of the page at *path*."""
    return [Block(*found) for found in _BLOCK.findall(path.read_text(encoding="utf-8"))]


def find_block(path: Path, language: str) -> str:
    """The only block of that *language* at *path*."""
    (text,) = [block.text for block in list_blocks(path) if block.language == language]
    return text


def read_prose(path: Path) -> str:
    """The page without its blocks."""
    return _BLOCK.sub("", path.read_text(encoding="utf-8"))


def list_tables(path: Path) -> list[list[list[str]]]:
    """The cells of each row of each table at *path*, without the heads."""
    tables = re.findall(r"^\|[-:| ]+\|\n((?:\|.*\|\n)+)", read_prose(path), re.MULTILINE)
    return [[[cell.strip() for cell in row[1:-1].split("|")] for row in table.splitlines()] for table in tables]


def find_table(path: Path, first: str) -> list[list[str]]:
    """The table at *path* whose first cell begins with *first*."""
    (table,) = [table for table in list_tables(path) if table[0][0].startswith(first)]
    return table


def list_codes(text: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`\n]+)`", text)


def list_figures(text: str) -> list[str]:
    """The numbers in *text*, as they are written."""
    return re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", text)


def list_links(path: Path) -> list[Path]:
    """The files that the page at *path* links to, and the pictures that it shows."""
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", read_prose(path))
    return [(path.parent / target).resolve() for target in targets]


def fill_folder(folder: Path) -> None:
    """Put into *folder* what the pages tell of: the samples in `responses`, and the command."""
    shutil.copytree(SAMPLES, folder / "responses")
    command = folder / "bin" / "smartresult"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m smartresult "$@"\n', encoding="utf-8")
    command.chmod(0o755)


def run_shell(command: str, folder: Path, status: int = 0) -> subprocess.CompletedProcess[str]:
    """Run *command* in *folder*, after one that ended with *status*: what it prints, messages included."""
    return subprocess.run(  # noqa: S603 - the pages' own lines
        ["bash", "-o", "pipefail", "-c", f"(exit {status}); {command}"],  # noqa: S607 - wherever it is
        cwd=folder,
        env={**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def run_session(session: str, folder: Path) -> str:
    """What a terminal shows after the commands of *session*, run in *folder*, without blanks at line ends."""
    shown, status = "", 0
    for line in session.splitlines():
        if line.startswith("$ "):
            done = run_shell(line[2:], folder, status)
            status = done.returncode
            shown += f"{line}\n" + re.sub(r" +$", "", done.stdout, flags=re.MULTILINE)
    return shown


def run_python(code: str, names: dict[str, Any]) -> str:
    """What *code* prints, run with *names*, to which it adds its own."""
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        exec(code, names)  # noqa: S102 - the pages' own lines
    return shown.getvalue()


def run_examples(examples: str, names: dict[str, Any], name: str) -> None:
    """Run *examples* of an interactive session with *names*, to which they add their own; they print what they say."""
    test = doctest.DocTestParser().get_doctest(examples, names, name, name, 0)
    assert test.examples
    results = doctest.DocTestRunner().run(test, clear_globs=False)
    assert results.failed == 0
    names |= test.globs
