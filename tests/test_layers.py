"""The house: imports go down the floors only, and nothing below `batch/` touches the world."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import PACKAGE

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")
assert MODULES, "the package has gone"

#: The floor of each room; within `read/` and `export/`, the order in which one room may use another. The two don't
#: know each other: they meet in the value objects.
FLOORS = {
    "errors": (0,),
    "text.width": (0,),
    "model": (1, 0),
    "profiles": (1, 1),
    "timed_text": (1, 1),
    "read.json_text": (2, 0),
    "read.names": (2, 0),
    "read.findings": (2, 1),
    "read.fields": (2, 1),
    "read.envelope": (2, 2),
    "read.segments": (2, 2),
    "read.results": (2, 4),
    "word_times.tokens": (2, 0),
    "word_times.numbers": (2, 0),
    "word_times.phrases": (2, 1),
    "word_times.lengths": (2, 1),
    "word_times.stated": (2, 2),
    "word_times.timing": (2, 3),
    "layout.prices": (3, 1),
    "layout.atoms": (3, 2),
    "layout.optimum": (3, 3),
    "layout.cue_times": (3, 3),
    "layout.reflowing": (3, 4),
    "judging.english_breaks": (3, 5),
    "judging.chinese_breaks": (3, 5),
    "judging.break_rules": (3, 6),
    "judging.unavoidable": (3, 6),
    "judging.checking": (3, 7),
    "export.times": (4, 0),
    "export.characters": (4, 0),
    "export.cues": (4, 1),
    "export.spoken_cues": (4, 2),
    "export.srt": (4, 2),
    "export.vtt": (4, 3),
    "export.ass": (4, 3),
    "export.csv": (4, 2),
    "export.bcc": (4, 2),
    "export.text": (4, 2),
    "export.words": (4, 3),
    "export.textgrid": (4, 3),
    "export.lrc": (4, 3),
    "export.interop": (4, 4),
    "batch.names": (5, 0),
    "batch.unpack": (5, 0),
    "batch.outputs": (5, 1),
    "batch.outcomes": (5, 1),
    "batch.remote": (5, 0),
    "batch.sources": (5, 2),
    "batch.conversion": (5, 3),
    "batch.workers": (5, 4),
    "batch.inspection": (5, 4),
    "batch.checks": (5, 4),
    "batch.run": (5, 5),
    "cli.progress": (6, 0),
    "cli.conversion": (6, 1),
    "cli.inspection": (6, 1),
    "cli.checks": (6, 1),
    "cli.commands": (6, 2),
    "__main__": (7,),
}
#: Packages by the name that their `__init__` gives out.
PACKAGES = {"": (4, 9), "export": (4, 5), "batch": (5, 9)}
#: What a pure module has no use for.
WORLD = {
    "asyncio",
    "io",
    "logging",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "threading",
    "time",
    "warnings",
}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_only_go_down(path: Path) -> None:
    own = FLOORS[name_of(path)]
    for imported in imports_of(path):
        if imported.startswith("smartresult"):
            name = imported.removeprefix("smartresult").removeprefix(".")
            assert (PACKAGES | FLOORS)[name] < own
            assert (name_of(path).split(".")[0], name.split(".")[0]) not in {("export", "read"), ("read", "export")}


def test_the_judge_knows_nothing_of_the_layout() -> None:
    """It must not be the accused."""
    judges = [path for path in MODULES if name_of(path).startswith("judging.")]
    assert judges
    for path in judges:
        assert not {name for name in imports_of(path) if name.startswith("smartresult.layout")}


CORE = [path for path in MODULES if FLOORS[name_of(path)] < FLOORS["batch.names"]]


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_the_core_is_pure(path: Path) -> None:
    assert not {imported.split(".")[0] for imported in imports_of(path)} & WORLD
    names = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
    assert not names & {"open", "print", "input", "exec", "eval"}


def test_importing_loads_the_json_decoders_and_nothing_else() -> None:
    code = "import sys, smartresult; print(*{name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names)"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    third_party = {name for name in done.stdout.split() if not name.startswith(("_", "sitecustomize"))}
    assert third_party <= {
        "smartresult",
        "orjson",
        "msgspec",
        "typing_extensions",
    }  # the last: msgspec, where it is there
