"""Files come to their places whole, over nothing that is not to be replaced, and only what is dead is swept."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from smartresult.batch import Outcome, Response, convert, outputs, runs
from smartresult.batch.outputs import Stage
from smartresult.batch.runs import has_ended, name_run
from smartresult.errors import ExistingFileError, NameTakenError, OutputError
from tests.responses import fill, lines, make_response, tree

A, B = make_response("a"), make_response("b")


def name_dead_run() -> str:
    """The name of a run whose process has ended, as a process of ours gave it to itself."""
    code = "from smartresult.batch.runs import name_run; print(name_run())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    return done.stdout.strip()


def name_part(run: str) -> str:
    return f".smartresult-{run}-1f-0.part"


@pytest.fixture
def stage() -> Stage:
    return Stage(name_run())


# --- Runs


def test_a_run_has_ended_with_its_process_and_not_before() -> None:
    assert len({name_run() for _ in range(100)}) == 100
    assert not has_ended(name_run())
    assert has_ended(name_dead_run())
    machine, pid, start, chance = name_run().split("-")
    assert has_ended(f"{machine}-{pid}-{int(start, 16) + 1:x}-{chance}")  # its number was given away again
    assert not has_ended(f"{int(machine, 16) ^ 1:08x}-fffffff-{start}-{chance}")


def test_a_dead_process_that_nobody_asked_for_yet_has_ended() -> None:
    code = "from smartresult.batch.runs import name_run; print(name_run())"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        assert process.stdout
        name = process.stdout.read().strip()  # to its end
        while runs._find_start(process.pid) is not None:  # noqa: SLF001 - a zombie soon
            pass
        assert has_ended(name)


@pytest.mark.parametrize(("system", "ended"), [("posix", True), ("nt", False)])
def test_without_proc_a_signal_tells_whether_a_run_lives(
    system: str,
    ended: bool,  # noqa: FBT001 - a parameter
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runs, "_BOOT", "/nowhere")
    monkeypatch.setattr(runs, "_NAMESPACE", "/nowhere")
    machine, pid, start, chance = name_run().split("-")
    assert not has_ended(f"{machine}-{pid}-{start}-{chance}")
    assert not has_ended(f"{machine}-1-{start}-{chance}")
    dead = int(name_dead_run().split("-")[1], 16)
    with patch.object(os, "name", system):
        assert runs._is_running(dead) != ended  # noqa: SLF001 - what Windows does not let us know
    monkeypatch.setattr(os, "kill", lambda *_: (_ for _ in ()).throw(PermissionError))
    assert not has_ended(f"{machine}-1-{start}-{chance}")


# --- What is left


def test_what_dead_runs_left_is_swept_and_what_lives_stays(tmp_path: Path) -> None:
    dead, machine = name_dead_run(), f"{int(name_run().split('-')[0], 16) ^ 1:08x}"
    elsewhere, forgotten = f"{machine}-1-1-0000000a", f"{machine}-1-1-0000000b"
    others = [".smartresult-old.part", f"x{name_part(dead)}", f"{name_part(dead)}x", ".smartresult-zz-1-1-1-1-1.part"]
    kept = [name_part(name_run()), name_part(elsewhere), *others]
    fill(tmp_path, dict.fromkeys([*kept, name_part(dead), name_part(forgotten)], b"half"))
    long_ago = time.time() - 8 * 24 * 3600
    os.utime(tmp_path / name_part(forgotten), (long_ago, long_ago))
    for resume in (False, True):
        assert [outcome.ok for outcome in convert(Response(A), out=tmp_path, resume=resume)] == [True]
        assert set(tree(tmp_path)) == {*kept, "a.srt"}


def test_what_is_swept_by_another_at_the_same_time_is_no_matter(tmp_path: Path) -> None:
    [entry] = os.scandir(fill(tmp_path, {name_part("1-1-1-1"): b""}))
    Path(entry.path).unlink()
    assert not outputs._is_forgotten(entry)  # noqa: SLF001 - the moment between two calls


@pytest.mark.parametrize("call", ["link", "write", "close", "unlink"])
@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt, SystemExit])
def test_whatever_ends_a_run_leaves_nothing(
    tmp_path: Path, call: str, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Any = getattr(os, call)
    calls = iter(range(100))

    def act(*arguments: object) -> object:
        if next(calls) == 2:  # some are placed by now
            if call == "close":
                real(*arguments)
            raise error
        return real(*arguments)

    monkeypatch.setattr(os, call, act)
    seen: list[Outcome] = []
    with pytest.raises(error):
        seen += convert([Response(make_response(str(i))) for i in range(9)], to=["srt", "vtt"], out=tmp_path)
    monkeypatch.undo()
    left = tree(tmp_path)
    assert all(not name.startswith(".") and data for name, data in left.items())


# --- New files


def test_a_name_that_is_taken_is_left_alone_and_no_link_is_followed(tmp_path: Path, stage: Stage) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    first = stage.write(f"{tmp_path}/a", b"1")
    base = first.rpartition("-")[0]
    Path(f"{base}-1.part").symlink_to(victim)
    Path(f"{base}-2.part").write_bytes(b"theirs")
    assert stage.write(f"{tmp_path}/a", b"2") == f"{base}-3.part"
    assert (victim.read_bytes(), Path(f"{base}-2.part").read_bytes()) == (b"mine", b"theirs")
    with patch.object(os, "open", side_effect=FileExistsError), pytest.raises(OutputError, match="file exists"):
        stage.open(f"{tmp_path}/a")


def test_a_folder_that_is_removed_meanwhile_is_made_again(tmp_path: Path, stage: Stage) -> None:
    path = f"{tmp_path}/x/y/a"
    stage.discard(stage.write(path, b"1"))
    (tmp_path / "x/y").rmdir()
    stage.place(stage.write(path, b"2"), path)
    assert Path(path).read_bytes() == b"2"


def test_until_its_folder_is_made_a_file_stands_in_the_nearest_above(tmp_path: Path) -> None:
    root = tmp_path / "out"
    stage, path = Stage(name_run(), f"{root}{os.sep}"), f"{root}/x/y/a"
    first = stage.write(path, b"1")
    assert (Path(first).parent, [*root.iterdir()]) == (root, [Path(first)])
    (root / "x").mkdir()
    second = stage.write(path, b"2")
    assert Path(second).parent == root / "x"
    stage.place(second, path)
    stage.place(first, path, replaces=True)
    assert tree(root) == {"x/y/a": b"1"}
    (root / "z").write_bytes(b"")
    assert Path(stage.write(f"{root}/z/a", b"")).parent == root  # whoever puts it in place tells what is wrong
    with pytest.raises(OutputError, match="not a directory"):
        Stage(name_run(), f"{root}/z").write(f"{root}/z/q/a", b"")
    with pytest.raises(OutputError, match="not a directory"):
        Stage(name_run()).write(f"{root}/z/a", b"")


def test_what_dead_runs_left_above_a_folder_is_swept_too(tmp_path: Path) -> None:
    part = name_part(name_dead_run())
    left = [fill(tmp_path / folder, {part: b"x"}) / part for folder in (".", "out", "out/a", "out/a/b")]
    Stage(name_run(), f"{tmp_path}/out").enter(f"{tmp_path}/out/a/b")
    assert [path.exists() for path in left] == [True, False, False, False]
    left[1].write_bytes(b"x")
    Stage(name_run()).enter(f"{tmp_path}/out/a")
    assert left[1].exists()


def test_what_a_disk_takes_in_pieces_is_whole(tmp_path: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:3])))
    assert Path(stage.write(f"{tmp_path}/a", b"1234567")).read_bytes() == b"1234567"


def refuse_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def rename_to_nothing(temporary: str, path: str) -> None:
    """What `os.rename` does on Windows."""
    if os.path.lexists(path):
        raise FileExistsError
    Path(temporary).replace(path)


@pytest.fixture(params=["links", "no links", "Windows"])
def any_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "links":
        monkeypatch.setattr(os, "link", refuse_links)
    if request.param == "Windows":
        monkeypatch.setattr(os, "rename", rename_to_nothing)
        monkeypatch.setattr(outputs, "_RENAMING_KEEPS", True)


@pytest.mark.usefixtures("any_system")
def test_a_file_is_put_over_none_that_is_not_to_be_replaced(tmp_path: Path, stage: Stage) -> None:
    path = f"{tmp_path}/a"
    stage.place(stage.write(path, b"1"), path)
    temporary = stage.write(path, b"2")
    with pytest.raises(ExistingFileError):
        stage.place(temporary, path)
    assert tree(tmp_path) == {"a": b"1", os.path.basename(temporary): b"2"}  # noqa: PTH119 - a str
    stage.place(temporary, path, replaces=True)
    assert tree(tmp_path) == {"a": b"2"}
    Path(f"{tmp_path}/b").symlink_to("nowhere")
    with pytest.raises(ExistingFileError):
        stage.place(stage.write(path, b"3"), f"{tmp_path}/b")


@pytest.mark.parametrize("option", ["", "overwrite", "resume"])
def test_a_name_that_no_file_can_have_here_is_told(tmp_path: Path, option: str) -> None:
    """As that of a Chinese title where names are ASCII; nothing is left."""
    fill(tmp_path, {"a.json": A})
    path = str(tmp_path / "\ud800.srt")
    chosen: dict[str, Any] = {option: True} if option else {}
    (outcome,) = convert(tmp_path / "a.json", to="srt", file=path, **chosen)
    assert outcome.status == "failed"
    assert "no file can have this name here" in outcome.reason
    assert list(tree(tmp_path)) == ["a.json"]


def test_what_keeps_a_file_from_its_place_is_told(tmp_path: Path, stage: Stage) -> None:
    with pytest.raises(OutputError, match="no such file or directory"):
        stage.place(f"{tmp_path}/nothing", f"{tmp_path}/a")
    with pytest.raises(OutputError, match="no such file or directory"):
        stage.read(f"{tmp_path}/nothing")


# --- Two runs, and names of one run


@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("number", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_another_run_puts_there_meanwhile_is_a_conflict(
    tmp_path: Path,
    resume: bool,  # noqa: FBT001 - a parameter
    number: bool,  # noqa: FBT001 - a parameter
    jobs: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Unless a run that resumes would have written the same."""
    monkeypatch.setattr("smartresult.batch.drafting._SMALL_BYTES", 0)
    choices = {"out": tmp_path, "jobs": jobs, "number": number, "resume": resume}
    mine = convert([Response(A), Response(B), Response(make_response("c"))], **choices)  # type: ignore[arg-type]
    first = next(mine)
    assert first.status == "converted"
    other = next(convert(Response(B), out=tmp_path))
    fill(tmp_path, {"c.srt": b"another"})
    second, third = mine
    if resume:
        assert (second.status, second.outputs) == ("up to date", other.outputs)
    else:
        assert (second.kind, second.errors[0].args) == ("exists", (f"{tmp_path}/b.srt",))
    if resume and (number or jobs == 1):  # it was there when it was looked for; numbered files are looked for last
        assert third.status == "converted"
    else:
        assert (third.kind, tree(tmp_path)["c.srt"]) == ("exists", b"another")
    assert sorted(tree(tmp_path)) == ["a.srt", "b.srt", "c.srt"]


@pytest.mark.parametrize("number", [False, True])
@pytest.mark.parametrize("jobs", [1, 2])
def test_claims_are_of_whole_paths(
    tmp_path: Path,
    number: bool,  # noqa: FBT001 - a parameter
    jobs: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("smartresult.batch.drafting._SMALL_BYTES", 0)
    source = fill(tmp_path, {"l.jsonl": lines(*(make_response(name) for name in ("talk", "talk.words", "talk")))})
    choices = {"to": ["csv", "words.csv"], "out": tmp_path / "out", "jobs": jobs, "number": number}
    outcomes = list(convert(source / "l.jsonl", **choices))  # type: ignore[arg-type]
    written = {os.path.basename(path) for outcome in outcomes for path in outcome.outputs}  # noqa: PTH119 - a str
    first, more = {"talk.csv", "talk.words.csv"}, {"talk.words-2.csv", "talk.words-2.words.csv"}
    assert (
        written
        == set(tree(tmp_path / "out"))
        == (first | more | {"talk-2.csv", "talk-2.words.csv"} if number else first)
    )
    if not number:
        assert [outcome.kind for outcome in outcomes] == ["", "name taken", "name taken"]
        assert [type(error) for outcome in outcomes for error in outcome.errors] == [NameTakenError] * 2
