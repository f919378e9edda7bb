"""Processes change nothing but the time: not what is held, and not what becomes of a response if they fail."""

import gzip
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from smartresult.batch import FormatOptions, Limits, Outcome, Response, conversion, convert, drafting, workers
from smartresult.batch.conversion import Draft, Settings, draft_response
from smartresult.batch.opening import LineFile
from smartresult.batch.outputs import Stage
from smartresult.batch.sources import Entry
from tests.responses import fill, lines, make_response, tree

A = make_response("a")


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes for the smallest batch, with little for each."""
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)
    monkeypatch.setattr(workers, "_CHUNK_ENTRIES", 2)


def make_many(count: int) -> list[Response]:
    return [Response(make_response(f"j{i:03}")) for i in range(count)]


# --- What is held


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2, 100])
def test_of_a_generator_few_are_taken_before_the_first_outcome(tmp_path: Path, jobs: int) -> None:
    """And no more than the processes are busy with at any time."""
    taken = 0

    def fetch() -> Iterator[Response]:
        nonlocal taken
        while True:
            taken += 1
            yield Response(make_response(f"j{taken}"))

    outcomes = convert(fetch(), out=tmp_path, jobs=jobs)
    most = workers.count_workers(jobs) * workers._CHUNKS_AHEAD * workers._CHUNK_ENTRIES  # noqa: SLF001 - what is asked
    assert next(outcomes).ok
    assert taken == 1
    for i in range(1, 700):
        assert next(outcomes).ok
        assert taken - i <= most + workers._CHUNK_ENTRIES  # noqa: SLF001 - see above
    outcomes.close()
    assert len(tree(tmp_path)) == 700


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_packed_lines_hold_is_never_held_at_once(tmp_path: Path, jobs: int) -> None:
    code = """if True:
    import resource, sys
    from pathlib import Path
    from smartresult.batch import convert
    if __name__ == "__main__":
        def peak():
            lines = Path("/proc/self/status").read_text().splitlines()
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
        before = peak()
        outcomes = [outcome.ok for outcome in convert(sys.argv[1], out=sys.argv[2], jobs=int(sys.argv[3]))]
        print(len(outcomes), all(outcomes), peak() - before)
    """
    padded = make_response("j0", Padding="x" * 1_000_000)
    with gzip.open(tmp_path / "l.jsonl.gz", "wb", compresslevel=1) as file:
        for i in range(300):
            file.write(padded.replace(b'"j0"', b'"j%d"' % i) + b"\n")
    program = tmp_path / "program.py"
    program.write_text(code)
    command = [sys.executable, str(program), str(tmp_path / "l.jsonl.gz"), str(tmp_path / "out"), str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    count, right, grown = done.stdout.split()
    assert (count, right) == ("300", "True")
    assert int(grown) < 60  # MB, of 300


def test_what_is_under_way_is_bounded_by_what_it_weighs_and_by_its_number() -> None:
    settings = Settings(formats=(), options={}, out="", strict=True, find_issues=True, limits=Limits())
    crew = workers.Crew(settings, Stage("1-1-1-1"), 2, print)
    assert [crew.is_full([workers.Chunk([], weight)] * 2) for weight in (4 << 20, (4 << 20) + 1)] == [False, True]
    assert [crew.is_full([workers.Chunk([], 1)] * number) for number in (8, 9)] == [False, True]


def test_there_are_no_more_workers_than_are_of_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 100)
    assert [workers.count_workers(jobs) for jobs in (2, 64, 10_000)] == [2, 64, 800]
    monkeypatch.setattr(os, "name", "nt")
    assert [workers.count_workers(jobs) for jobs in (2, 64, 10_000)] == [2, 61, 61]


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("jobs", [2, 16])
def test_there_are_no_more_workers_than_chunks(tmp_path: Path, jobs: int) -> None:
    outcomes = convert(make_many(6), out=tmp_path, jobs=jobs)
    for _ in outcomes:
        assert len(multiprocessing.active_children()) <= min(jobs, 3)
    assert len(tree(tmp_path)) == 6


@pytest.mark.usefixtures("eager")
def test_what_is_heavy_or_can_not_be_sent_is_converted_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_HEAVY_BYTES", 34_000)
    padded = make_response("heavy", Padding="x" * 20_000)
    here = Response(dict(json.loads(make_response("here")), key=lambda: 1))
    sources = [*make_many(3), Response(padded), Response(padded), here, *make_many(9)[3:]]
    outcomes = list(convert(sources, out=tmp_path, jobs=2))
    assert [outcome.job_id for outcome in outcomes[3:6]] == ["heavy", "heavy", "here"]
    assert [outcome.ok for outcome in outcomes] == [True] * 4 + [False] + [True] * 7
    whole = fill(tmp_path / "in", {f"{i}.jsonl.gz": gzip.compress(lines(padded)) for i in range(4)})
    assert [outcome.ok for outcome in convert(whole, out=tmp_path / "x", jobs=2, number=True)] == [True] * 4


# --- Where workers fail


class Refused(workers.Worker):
    """No process is to be had."""

    def __init__(self, _: Settings) -> None:
        raise OSError(11, "Resource temporarily unavailable")


class Missing(workers.Worker):
    """Nor is what processes are made with."""

    def __init__(self, _: Settings) -> None:
        raise ImportError("no multiprocessing here")


class Stillborn(workers.Worker):
    """It ends before it answers."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.process.kill()
        self.process.join()


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (Refused, "resource temporarily unavailable"),
        (Missing, "no multiprocessing here"),
        (Stillborn, "ended before it began"),
    ],
)
def test_without_workers_one_process_does_it_all_and_says_so(
    tmp_path: Path, kind: type[workers.Worker], word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "Worker", kind)
    told: list[str] = []
    outcomes = list(convert(make_many(40), out=tmp_path, jobs=2, tell=told.append))
    assert [outcome.status for outcome in outcomes] == ["converted"] * 40
    assert [path.removesuffix(".srt") for path in tree(tmp_path)] == [outcome.job_id for outcome in outcomes]
    assert word in told[0]
    assert told[-1].endswith(": one process will do")
    assert [outcome.ok for outcome in convert(make_many(9), out=tmp_path / "quiet", jobs=2)] == [True] * 9


def draft_or_die(pipe: Connection, settings: Settings, parent: int) -> None:
    """A worker that one response kills, as want of memory would."""
    stage = Stage(settings.run)

    def die(entry: Entry, *rest: Any) -> Draft:  # noqa: ANN401 - those of draft_response
        if entry.stem == "killer":
            stage.write(f"{settings.out}/half", b"half")
            os._exit(9)
        return draft_response(entry, *rest)

    with patch.object(conversion, "draft_response", die):
        real_work(pipe, settings, parent)


real_work = workers.work


@pytest.mark.slow
@pytest.mark.usefixtures("eager")
def test_a_response_that_kills_each_worker_is_named_and_no_other_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "work", draft_or_die)
    sources = make_many(30)
    sources[6] = Response(A, "killer.json")
    told: list[str] = []
    outcomes = list(convert(sources, out=tmp_path, jobs=2, tell=told.append))
    assert [i for i, outcome in enumerate(outcomes) if not outcome.ok] == [6]
    assert (outcomes[6].source, outcomes[6].status, outcomes[6].kind) == ("killer.json", "failed", "worker lost")
    assert "fewer jobs take less" in outcomes[6].reason
    assert len(told) == 1
    assert sorted(tree(tmp_path)) == [f"j{i:03}.srt" for i in range(30) if i != 6]


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("kind", [Refused, Stillborn])
def test_where_no_second_worker_is_to_be_had_the_work_of_a_lost_one_is_done_here(
    tmp_path: Path, kind: type[workers.Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = workers.Worker
    made: list[object] = []

    def make(settings: Settings) -> workers.Worker:
        made.append(settings)
        return (first if len(made) == 1 else kind)(settings)

    outcomes = convert(make_many(60), out=tmp_path, jobs=2)
    monkeypatch.setattr(workers, "Worker", make)
    seen = [next(outcomes)]
    for child in multiprocessing.active_children():
        child.kill()
    seen += outcomes
    assert [outcome.status for outcome in seen] == ["converted"] * 60
    assert len(tree(tmp_path)) == 60


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("daemon", [False, True])
def test_where_no_process_can_be_started_its_pipe_is_closed(
    tmp_path: Path,
    daemon: bool,  # noqa: FBT001 - a parameter
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    monkeypatch.setattr(multiprocessing.current_process(), "_config", {"daemon": daemon})
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count
    told: list[str] = []
    assert [outcome.ok for outcome in convert(make_many(20), out=tmp_path, jobs=2, tell=told.append)] == [True] * 20
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208 - see above
    word = "a worker process may not have workers of its own" if daemon else "resource temporarily unavailable"
    assert told == [f"no more worker processes are to be had ({word}): one process will do"]


@pytest.mark.usefixtures("eager")
def test_what_has_no_place_leaves_nothing_when_it_is_closed() -> None:
    outcomes = convert(make_many(40), jobs=2)
    assert next(outcomes).kind == "not written"
    outcomes.close()
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_came_before_a_fault_of_the_caller_is_done(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)

    def fetch() -> Iterator[Response]:
        yield from (Response(make_response(f"{i}")) for i in range(9))
        raise ConnectionError("cut off")

    found: list[str] = []
    with pytest.raises(ConnectionError, match="cut off"):
        found.extend(outcome.job_id for outcome in convert(fetch(), out=tmp_path / "out", jobs=jobs))
    assert found == [f"{i}" for i in range(9)]
    assert set(tree(tmp_path)) == {f"out/{i}.srt" for i in range(9)}


def test_an_idle_worker_that_is_lost_is_no_loss(tmp_path: Path) -> None:
    settings = Settings(formats=(), options={}, out=str(tmp_path), strict=True, find_issues=True, limits=Limits())
    told: list[str] = []
    crew = workers.Crew(settings, Stage("1-1-1-1"), 2, told.append)
    worker = crew._start()  # noqa: SLF001 - the moment between two chunks
    assert worker
    assert worker.receive() is None
    worker.process.kill()
    crew._listen()  # noqa: SLF001 - see above
    crew.dismiss(at_once=False)
    assert told == []


def test_a_file_stays_open_from_line_to_line(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a": b"12345", "b": b"abc"})
    with LineFile() as file:
        assert [file.read(f"{root}/{name}", at, 2) for name, at in (("a", 0), ("a", 3), ("b", 1), ("a", 1))] == [
            *(b"12", b"45"),
            *(b"bc", b"23"),
        ]


class Pipe:
    """The pipe of a worker, whose parent sends *tasks* and then has gone."""

    def __init__(self, tasks: list[list[Entry]], *, deaf: bool = False) -> None:
        self.tasks, self.deaf = tasks, deaf
        self.sent: list[list[Draft] | None] = []

    def recv_bytes(self) -> bytes:
        if not self.tasks:
            raise EOFError
        return pickle.dumps(self.tasks.pop(0))

    def send_bytes(self, data: bytes) -> None:
        if self.deaf and self.sent:
            raise BrokenPipeError
        self.sent.append(pickle.loads(data))  # noqa: S301 - our own


@pytest.mark.parametrize("parent", [os.getppid(), 0])
@pytest.mark.parametrize("deaf", [False, True])
def test_a_worker_gives_whole_chunks_and_removes_what_nobody_takes(
    tmp_path: Path,
    parent: int,
    deaf: bool,  # noqa: FBT001 - a parameter
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)
    settings = Settings(
        formats=("srt",),
        options={"srt": FormatOptions()},
        out=str(tmp_path),
        strict=True,
        find_issues=True,
        limits=Limits(),
        run="1-1-1-1",
    )
    pipe: Any = Pipe([[Entry("x", skipped=True), Entry("a", "a", data=A)], [Entry("b", "b", data=A)]], deaf=deaf)
    workers.work(pipe, settings, parent)
    ready, *chunks = pipe.sent
    assert ready is None
    if deaf:
        assert chunks == []
        assert tree(tmp_path) == {}
    elif parent:
        (skipped, first), (second,) = chunks
        assert skipped == Draft(Outcome("x", "skipped"))
        assert [len(draft.parts) for draft in (first, second)] == [1, 1]
        assert len(tree(tmp_path)) == 2
    else:
        assert chunks == [[], []]
