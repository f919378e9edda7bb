"""What is public can be found: in `dir()`, `help()` or `--help`."""

import inspect
import pydoc
import re
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Final

import click
import pytest
from click.testing import CliRunner

import smartresult
import smartresult.batch
import smartresult.cli
import smartresult.export
import smartresult.tables
from smartresult import SmartResultError, errors
from smartresult.cli.commands import program
from tests.cli.listing import list_commands

MODULES: Final = [smartresult, smartresult.batch, smartresult.export, smartresult.tables]
ERRORS: Final = [name for name, value in vars(errors).items() if inspect.isclass(value)]


def find_code(text: str | None) -> str:
    """What *text* writes as code, between backticks or in examples; a word of prose explains no name."""
    return "\n".join(re.findall(r"`[^`\n]+`|^ *>>> [^\n]*", text or "", re.MULTILINE))


# --- dir(), help() and the star


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_dir_shows_the_public_names_and_nothing_else(module: ModuleType) -> None:
    names = [name for name in dir(module) if not name.startswith("__")]
    assert names == sorted(module.__all__)
    assert {"__doc__", "__file__", "__name__"} < {*dir(module)}


def test_every_error_is_public() -> None:
    assert "WorkerError" in ERRORS
    assert [name for name in ERRORS if issubclass(getattr(errors, name), SmartResultError)] == ERRORS
    assert set(ERRORS) <= set(smartresult.__all__)


def test_a_star_brings_every_public_name() -> None:
    names: dict[str, object] = {}
    exec("from smartresult import *", names)  # noqa: S102 - not allowed within a function
    assert names.keys() - {"__builtins__"} == set(smartresult.__all__)


def test_an_unknown_name_is_named() -> None:
    with pytest.raises(AttributeError, match="module 'smartresult' has no attribute 'segments'"):
        _ = smartresult.segments  # type: ignore[attr-defined]  # that it is refused is the point
    with pytest.raises(AttributeError, match=r"module 'smartresult\.batch' has no attribute 'check'"):
        _ = smartresult.batch.check  # type: ignore[attr-defined]  # as above


def test_help_explains_every_public_name() -> None:
    text = pydoc.plain(pydoc.render_doc(smartresult))
    entries = set(re.findall(r"^    (?:class )?(\w+)(?:\(| = )", text, re.MULTILINE))
    assert entries >= set(smartresult.__all__)


def test_importing_and_listing_load_neither_layout_nor_judge() -> None:
    code = "import sys, smartresult; dir(smartresult); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    loaded = {name.split(".")[1] for name in done.stdout.split() if name.startswith("smartresult.")}
    assert "model" in loaded
    assert not loaded & {"layout", "judging", "preview", "batch", "cli"}


# --- The docstrings of the packages


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_a_package_explains_each_of_its_names(module: ModuleType) -> None:
    explained = find_code(module.__doc__)
    assert not [name for name in module.__all__ if not re.search(rf"\b{name}\b", explained)]


# --- The command line


def find_commands(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    for name, inner in list_commands(command).items():
        yield from find_commands(inner, (*path, name))


COMMANDS: Final = dict(find_commands(program))
PARAMETERS: Final = [
    pytest.param(path, parameter, id=" ".join([*path, parameter.name or ""]))
    for path, command in COMMANDS.items()
    for parameter in command.params
]
assert PARAMETERS, "the commands have gone"


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_each_command_says_what_it_does(path: tuple[str, ...]) -> None:
    assert COMMANDS[path].help
    shown = CliRunner().invoke(program, [*path[:-1], "--help"]).output
    assert all(re.search(rf"^  {name} +\w", shown, re.MULTILINE) for name in path[-1:])
    assert f"smartresult {' '.join(path)}".strip() in find_code(smartresult.cli.__doc__)


@pytest.mark.parametrize(("path", "parameter"), PARAMETERS)
def test_help_says_what_each_option_does(path: tuple[str, ...], parameter: click.Parameter) -> None:
    shown = CliRunner().invoke(program, [*path, "--help"]).output
    if isinstance(parameter, click.Option):
        assert parameter.help
        for spelling in [*parameter.opts, *parameter.secondary_opts]:
            assert re.search(rf"(?<!\S){spelling}(?![\w-])", shown)
    else:
        assert parameter.make_metavar(click.Context(COMMANDS[path])).strip(".[]{}") in shown
