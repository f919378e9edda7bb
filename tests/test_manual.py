"""The manual is true: each block of its recipes runs, and what the docstrings list is what there is."""

import importlib
import pkgutil
import pydoc
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import orjson
import pytest

import smartresult
import smartresult.batch
import smartresult.cli
from smartresult import errors
from smartresult.batch import Outcome
from smartresult.batch.reports import to_report_line
from smartresult.cli.commands import program
from smartresult.cli.streams import ALL_WELL, INTERRUPTED, READER_LEFT, SOME_FAILED
from tests.cli.listing import list_commands
from tests.pages import (
    READMES,
    RECIPES,
    fill_folder,
    find_table,
    list_blocks,
    list_codes,
    list_links,
    run_examples,
    run_python,
    run_session,
)
from tests.places import MANUAL

EACH = pytest.mark.parametrize("page", RECIPES, ids=lambda path: path.stem)
#: click's own, for a command that is wrong.
WRONG = 2
assert len(RECIPES) >= 4, "the recipes have gone"


def import_or_skip(code: str) -> None:
    """Skip a page that wants a library which is not installed."""
    for name in re.findall(r"^import (\w+)$", code, re.MULTILINE):
        pytest.importorskip(name)


@EACH
def test_every_block_runs_and_prints_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "__main__"}
    printed = ""
    for block in list_blocks(page):
        if block.language == "console":
            assert run_session(block.text, tmp_path) == block.text
        elif block.language == "pycon":
            run_examples(block.text, names, page.name)
        elif block.language == "python":
            import_or_skip(block.text)
            printed = run_python(block.text, names)
        else:
            assert (block.language, block.text) == ("text", printed)


@EACH
def test_the_links_answer(page: Path) -> None:
    assert all(path.exists() for path in list_links(page))


def test_the_index_has_every_page() -> None:
    index = (MANUAL / "index.rst").read_text(encoding="utf-8")
    listed = set(re.findall(r"^   ([\w/]+)$", index, re.MULTILINE))
    pages = {
        path.relative_to(MANUAL).with_suffix("").as_posix()
        for path in MANUAL.rglob("*.*")
        if path.suffix in {".md", ".rst"}
    }
    assert listed == pages - {"index"}


def test_the_pages_of_the_packages_have_every_public_name() -> None:
    named = re.findall(r"^\.\. (?:auto\w+|py:data):: ([\w.]+)$", _read_package_pages(), re.MULTILINE)
    for module in ("smartresult", "smartresult.batch", "smartresult.tables"):
        names = {f"{module}.{name}" for name in importlib.import_module(module).__all__}
        assert names <= set(named), sorted(names - set(named))
    assert len(named) == len(set(named))


def _read_package_pages() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted((MANUAL / "packages").glob("*.rst")))


def _read_all() -> Iterator[str]:
    """The text of each page, and of each docstring of a package."""
    for path in (*READMES, *RECIPES):
        yield path.read_text(encoding="utf-8")
    for module in pkgutil.iter_modules(smartresult.__path__, "smartresult."):
        yield importlib.import_module(module.name).__doc__ or ""


def _list_options(command: click.Command) -> Iterator[str]:
    for inner in list_commands(command).values():
        yield from _list_options(inner)
    for parameter in command.params:
        yield from parameter.opts
        yield from parameter.secondary_opts


def test_each_option_that_is_named_exists() -> None:
    options = {*_list_options(program), "--help", "--version"}
    named = {option for text in _read_all() for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)}
    assert len(named) > 30
    assert named - {"--editable"} <= options  # that one is pip's


def test_each_name_of_the_package_that_is_named_exists() -> None:
    named = {name for text in _read_all() for name in re.findall(r"\bsmartresult(?:\.[A-Za-z_]\w*)+", text)}
    assert len(named) > 20
    for name in named:
        assert pydoc.locate(name) is not None, name


def find_section(text: str | None, title: str) -> str:
    """The section of a docstring under that *title*."""
    (section,) = re.findall(rf"^{title}\n=+\n\n(.*?)(?=^[^\n]+\n===|\Z)", text or "", re.DOTALL | re.MULTILINE)
    return str(section)


def test_the_exit_statuses_are_those_of_the_package() -> None:
    ended = [128 + signal.SIGHUP, 128 + signal.SIGTERM]
    statuses = {str(int(status)) for status in (ALL_WELL, SOME_FAILED, WRONG, INTERRUPTED, READER_LEFT, *ended)}
    listed = list_codes(find_section(smartresult.cli.__doc__, "How a command ends"))
    assert set(listed) == statuses
    rows = find_table(MANUAL / "folder.md", "`0`")
    assert {code for row in rows for code in list_codes(row[0])} == statuses


def test_the_fields_of_a_report_are_those_of_its_lines() -> None:
    section = find_section(smartresult.batch.__doc__, "Reports")
    fields = orjson.loads(to_report_line(Outcome("", "failed")))
    assert fields.keys() <= set(list_codes(section))


def test_the_kinds_of_errors_in_a_report_are_all_named() -> None:
    section = set(list_codes(find_section(smartresult.batch.__doc__, "Reports")))
    kinds = set()
    for name in errors.__dict__:
        error = getattr(errors, name)
        if isinstance(error, type) and issubclass(error, errors.SmartResultError):
            kinds.add(Outcome("", "failed", errors=(error.__new__(error),)).kind)
    assert "worker lost" in kinds
    assert kinds - {""} <= section
