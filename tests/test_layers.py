"""The house: imports go down the floors only, and nothing below `batch/` touches the world."""

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.places import PACKAGE, TESTS

MODULES = sorted(PACKAGE.rglob("*.py"))
assert len(MODULES) > 1, "the package has gone"

#: The floor of each room: a folder, or a module that stands beside the folders. Rooms on one floor don't know each
#: other. The package itself is the room without a name.
FLOORS = {
    "errors": 0,
    "faces": 0,
    "late": 0,
    "text": 0,
    "model": 1,
    "profiles": 1,
    "timed_text": 2,
    "read": 2,
    "subtitles": 2,
    "retiming": 3,
    "word_times": 3,
    "layout": 4,
    "judging": 4,
    "merging": 4,
    "export": 5,
    "tables": 5,
    "preview": 6,
    "": 7,
    "batch": 7,
    "cli": 8,
    "spark": 8,
    "__main__": 9,
}
#: Rooms that don't know each other, on whatever floors: they meet in the value objects.
STRANGERS = (
    ("judging", "layout"),  # a judge must not be the accused
    ("layout", "export"),
    ("export", "read"),
)
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
    """As an import says it, without the name of the package; an `__init__` is what the folder is called."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def room_of(name: str) -> str:
    return name.partition(".")[0]


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            found |= {
                f"{module}.{alias.name}" if is_module(f"{module}.{alias.name}") else module for alias in node.names
            }
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def is_module(name: str) -> bool:
    """Whether *name* is a module of the project, and not something that a module holds."""
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


#: What each module imports of the package.
IMPORTS = {
    name_of(path): {
        name.removeprefix("smartresult").removeprefix(".")
        for name in imports_of(path)
        if name.partition(".")[0] == "smartresult"
    }
    for path in MODULES
}


def test_every_room_has_its_floor() -> None:
    assert {room_of(name) for name in IMPORTS} == set(FLOORS)


@pytest.mark.parametrize("name", IMPORTS)
def test_imports_between_rooms_only_go_down(name: str) -> None:
    others = {room_of(imported) for imported in IMPORTS[name]} - {room_of(name)}
    assert not {other for other in others if FLOORS[other] >= FLOORS[room_of(name)]}


def test_imports_go_in_no_circle() -> None:
    """Within a room, either: the sorter raises an error that names the circle."""
    assert set(TopologicalSorter(IMPORTS).static_order()) == set(IMPORTS)


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_strangers_do_not_know_each_other(one: str, other: str) -> None:
    met = {(room_of(name), room_of(imported)) for name, imports in IMPORTS.items() for imported in imports}
    assert not met & {(one, other), (other, one)}


#: What each module names as text, to load it when it is asked for.
NAMED = {
    name_of(path): {
        node.value.removeprefix("smartresult.").rstrip(".")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value.startswith("smartresult.") and is_module(node.value.rstrip("."))
    }
    for path in MODULES
}


def test_only_the_faces_of_values_are_named_from_below() -> None:
    up = {
        name: {
            other
            for other in named
            if room_of(other) != room_of(name) and FLOORS[room_of(other)] >= FLOORS[room_of(name)]
        }
        for name, named in NAMED.items()
    }
    assert {name: named for name, named in up.items() if named} == {"faces": {"preview.notebook", "preview.terminal"}}
    assert NAMED[""] > {"judging.checking"}


CORE = [path for path in MODULES if FLOORS[room_of(name_of(path))] < FLOORS["batch"]]


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


def test_importing_loads_none_of_what_takes_long_and_is_seldom_used() -> None:
    code = "import sys, orjson, msgspec; had = {*sys.modules}; import smartresult; print(*{*sys.modules} - had)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    loaded = set(done.stdout.split())
    assert "smartresult.read.results" in loaded
    assert not loaded & {"glob", "hashlib", "html", "pysubs2", "random", "statistics", "urllib", "urllib.parse"}
    assert not {name for name in loaded if name.startswith(("smartresult.export.", "smartresult.word_times."))}


def test_converting_one_file_loads_no_other_format_and_no_processes(tmp_path: Path) -> None:
    code = """if True:
        import sys
        from smartresult.cli.commands import main
        try: main()
        finally: print(*sys.modules)"""
    sample = min((TESTS / "samples").iterdir())
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, "convert", sample, "--out", tmp_path],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    loaded = set(done.stdout.split())
    assert "smartresult.export.srt" in loaded
    assert not loaded & {
        "glob",
        "html",
        "multiprocessing",
        "pathlib",
        "pickle",
        "urllib.parse",
        "smartresult.export.vtt",
    }
    assert not loaded & {"smartresult.batch.workers", "smartresult.word_times.timing", "smartresult.layout.reflowing"}


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda path: path.relative_to(TESTS).as_posix())
def test_what_tests_share_stands_in_modules_that_hold_no_tests(path: Path) -> None:
    assert not {name for name in imports_of(path) if name.rpartition(".")[2].startswith("test_")}


def test_the_table_of_the_house_has_every_room_on_its_floor() -> None:
    text = (PACKAGE.parent / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \| ([^|]+) \|", text, re.MULTILINE)
    named = {name: int(floor) for floor, rooms in rows for name in re.findall(r"`(\w+)(?:\.py|/)`", rooms)}
    assert named == {room: floor for room, floor in FLOORS.items() if room not in {"", "__main__"}}
