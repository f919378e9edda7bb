"""Every response comes to its files or to an error, no file to harm, and all of it the same however it is run."""

import errno
import gzip
import itertools
import json
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, cast

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import smartresult
from smartresult import errors
from smartresult.batch import Outcome, Response, Source, convert, drafting, workers
from smartresult.batch.opening import LineFile, open_entry
from smartresult.batch.reports import to_report_line
from smartresult.batch.sources import find_entries
from smartresult.batch.unpack import Limits
from tests.responses import encode, fill, lines, make_response, make_texts, sum_up, tree

EXISTS: Final = "there is a file already; overwrite replaces it, resume keeps it"
TAKEN: Final = "the name is taken by another file of this run, and they are not numbered"
A, B = make_response("a"), make_response("b")
WAITING, FAILED = make_response("a", state="Executing"), make_response("a", state="Failed", ErrorCode="E")
#: All that may be told of a response; no error of another library, and none of a room.
PUBLIC_ERRORS: Final = {kind for kind in vars(errors).values() if isinstance(kind, type)}


def run(sources: Source | Iterable[Source], **choices: Any) -> list[Outcome]:  # noqa: ANN401 - those of convert
    return list(convert(sources, **choices))


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes for the smallest batch, with little for each."""
    monkeypatch.setattr(drafting, "_SMALL_BYTES", 0)
    monkeypatch.setattr(workers, "_CHUNK_ENTRIES", 2)


# --- Whole runs

responses = st.sampled_from([WAITING, FAILED, b"{", b"", b"[1]", encode({"JobId": "x"}), make_texts("t")]) | st.builds(
    make_response, st.sampled_from(["a", "A", "b", "../c", "\ud800", "CON", ""]), st.sampled_from(["Hi", "", "<b>"])
)
batches = st.lists(
    st.tuples(st.sampled_from(["x/", "", "y/z/"]), st.sampled_from(["", "a", "b"]), responses), max_size=7
)


def write_batch(root: Path, batch: Sequence[tuple[str, str, bytes]]) -> Path:
    root.mkdir()
    for i, (folder, name, data) in enumerate(batch):
        fill(root, {f"{folder}{name}{i}.json": data, f"{folder}{i % 2}.jsonl": lines(data, data, A)})
    return root


@given(batches, st.integers(0, 12), st.booleans())
def test_a_run_that_was_cut_short_is_resumed_to_the_same_files(
    batch: list[tuple[str, str, bytes]],
    count: int,
    number: bool,  # noqa: FBT001 - drawn
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write_batch(Path(folder) / "in", batch)
        choices: dict[str, Any] = {"to": ["srt", "txt"], "number": number}
        meant = run(root, out=Path(folder) / "whole", **choices)
        cut = convert(root, out=Path(folder) / "cut", **choices)
        before = list(itertools.islice(cut, count))
        cut.close()
        assert sorted(tree(Path(folder) / "cut")) == sorted(
            os.path.relpath(path, Path(folder) / "cut") for outcome in before for path in outcome.outputs
        )
        after = run(root, out=Path(folder) / "cut", resume=True, **choices)
        assert tree(Path(folder) / "cut") == tree(Path(folder) / "whole")
        assert [outcome.ok for outcome in after] == [outcome.ok for outcome in meant]
        assert [outcome.reason for outcome in after] == [
            outcome.reason.replace(f"{folder}/whole", f"{folder}/cut") for outcome in meant
        ]
        again = run(root, out=Path(folder) / "cut", resume=True, **choices)
        assert {outcome.status for outcome in again} <= {
            "up to date",
            "no segments",
            "not finished",
            "job failed",
            "failed",
        }


@given(batches)
@settings(max_examples=30)
def test_every_outcome_says_what_is_there(batch: list[tuple[str, str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write_batch(Path(folder) / "in", batch)
        outcomes = run(root, to=list(smartresult.EXPORTERS), out=Path(folder) / "out")
        written = [path for outcome in outcomes for path in outcome.outputs]
        assert sorted(written) == sorted(str(Path(folder) / "out" / path) for path in tree(Path(folder) / "out"))
        for outcome in outcomes:
            assert outcome.ok == (not outcome.errors) == (not outcome.reason)
            assert outcome.state or (outcome.cues, outcome.duration) == (0, 0.0)  # it was not read
            assert pickle.loads(pickle.dumps(outcome)) == outcome or outcome.errors  # noqa: S301 - our own
            assert json.loads(to_report_line(outcome))["status"] == outcome.status
            assert {type(error) for error in outcome.errors} <= PUBLIC_ERRORS
        assert sum_up(run(root, to=list(smartresult.EXPORTERS), out=Path(folder) / "out", overwrite=True)) == sum_up(
            outcomes
        )


def test_every_format_is_what_its_function_writes(tmp_path: Path) -> None:
    options: dict[str, dict[str, Any]] = {"srt": {"markup": "look-alike", "newline": "\r\n"}, "csv": {"bom": True}}
    [outcome] = run(
        [Response(make_response("id", "<i>x"))], to=list(smartresult.EXPORTERS), out=tmp_path, options=options
    )
    job = smartresult.parse(make_response("id", "<i>x"))
    assert tree(tmp_path) == {
        "id" + exporter.suffix: exporter.function(job, **options.get(name, {})).encode()
        for name, exporter in smartresult.EXPORTERS.items()
    }
    assert outcome.outputs == tuple(
        str(tmp_path / f"id{exporter.suffix}") for exporter in smartresult.EXPORTERS.values()
    )
    assert (outcome.cues, outcome.duration, outcome.state, outcome.job_id) == (1, 1.0, "Finished", "id")
    [outcome] = run(Response(make_response("id")), to=["txt", "txt"], out=tmp_path / "twice")
    assert (outcome.status, outcome.outputs) == ("converted", (f"{tmp_path}/twice/id.txt",))


# --- Many workers


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("choices", [{}, {"number": True}, {"resume": True}, {"overwrite": True}])
def test_workers_change_nothing(tmp_path: Path, choices: dict[str, bool]) -> None:
    files = {f"{i % 3}/{i}.json": make_response(f"j{i}", str(i)) for i in range(12)}
    many = {
        "l.jsonl": lines(A, WAITING, A, FAILED, b"{", b"", B),
        "m.json": lines(B, A, B),
        "n.mp4": b"\0",
        "o.json": b"",
        "p.jsonl.gz": gzip.compress(lines(*[make_response(f"p{i}") for i in range(4)])),
        "q.jsonl": lines(make_response("q0"), make_response("q1")) + make_response("q2"),
        **{
            f"r{i}.{end}": make_response(f"r{i}") for i in range(4) for end in ("json", "srt/deep/b.json", "vtt/b.json")
        },
    }
    root = fill(tmp_path / "in", files | many)
    outcomes = []
    for jobs in (1, 2):
        out = fill(tmp_path / f"out{jobs}", {"b.srt": b"old", "0/0.vtt": b"old"})
        os.utime(out / "b.srt", (1, 1))
        got = run(root, to=["srt", "vtt"], out=out, jobs=jobs, **choices)
        outcomes.append([to_report_line(outcome).replace(b"/out%d/" % jobs, b"/out/") for outcome in got])
    assert outcomes[0] == outcomes[1]
    assert tree(tmp_path / "out1") == tree(tmp_path / "out2")


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("jobs", [1, 2])
def test_of_a_file_and_a_folder_of_one_name_the_first_has_it(tmp_path: Path, jobs: int) -> None:
    """Though a worker is ahead with what goes to the folder."""
    files = {f"{i}{end}": make_response(f"{i}") for i in range(6) for end in (".json", ".srt/a.json", ".srt/b/c.json")}
    root = fill(tmp_path / "in", files)
    outcomes = run(root, out=tmp_path / "out", jobs=jobs)
    assert tree(tmp_path / "out").keys() == {f"{i}.srt" for i in range(6)}
    assert [outcome.status for outcome in outcomes] == ["converted", "failed", "failed"] * 6
    assert {outcome.reason.partition(" – ")[0] for outcome in outcomes[1:3]} == {"can't be written: not a directory"}


def test_a_small_batch_takes_no_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "draft_in_processes", None)
    monkeypatch.setattr(workers, "_CHUNK_BYTES", 1)
    root = fill(tmp_path, {"a.json": A, "b.json": B})
    assert len(run(root, out=tmp_path / "out", jobs=8)) == 2
    assert run([], out=tmp_path / "out", jobs=8) == []


@pytest.mark.usefixtures("eager")
@pytest.mark.slow
@pytest.mark.parametrize("together", [False, True])
def test_what_killed_workers_were_at_is_done_again(tmp_path: Path, together: bool) -> None:  # noqa: FBT001 - a parameter
    root = fill(tmp_path / "in", {f"{i:03}.json": make_response(str(i)) for i in range(400)})
    told: list[str] = []
    outcomes = convert(root, out=tmp_path / "out", jobs=2, tell=told.append)
    seen = [next(outcomes)]
    while len(seen) < 300:
        for child in multiprocessing.active_children()[: 2 if together else 1]:
            assert child.pid
            os.kill(child.pid, signal.SIGKILL)
        seen += itertools.islice(outcomes, 40)
    seen += outcomes
    assert [outcome.source for outcome in seen] == [str(path) for path in sorted(root.iterdir())]
    assert {outcome.status for outcome in seen} == {"converted"}
    assert sorted(tree(tmp_path / "out")) == [f"{i:03}.srt" for i in range(400)]
    assert any("is done again" in word for word in told)
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("eager")
def test_workers_that_nobody_waits_for_leave_nothing(tmp_path: Path) -> None:
    root = fill(tmp_path / "in", {f"{i:03}.json": A for i in range(60)})
    outcomes = convert(root, out=tmp_path / "out", jobs=2)
    next(outcomes)
    outcomes.close()
    assert list(tree(tmp_path / "out")) == ["000.srt"]
    assert not multiprocessing.active_children()


# --- Files that are there


def test_a_file_that_is_there_is_kept_unless_it_may_be_replaced(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.json": A, "a.srt": b"old"})
    [outcome] = run(root / "a.json", to=["srt", "vtt"])
    assert (outcome.status, outcome.reason) == ("failed", f"{EXISTS} – at {root}/a.srt")
    assert outcome.outputs == (f"{root}/a.vtt",)
    assert tree(root)["a.srt"] == b"old"
    [outcome] = run(root / "a.json", to=["srt", "vtt"], number=True)
    assert outcome.outputs == ()
    assert outcome.reason == f"{EXISTS} – at {root}/a.srt, {root}/a.vtt"
    [outcome] = run(root / "a.json", overwrite=True)
    assert (outcome.status, tree(root)["a.srt"][:2]) == ("converted", b"1\n")
    assert sorted(tree(root)) == ["a.json", "a.srt", "a.vtt"]


@pytest.mark.parametrize("number", [False, True])
@pytest.mark.parametrize("found", ["right", "old", "empty", "link", "nothing", "dangling"])
def test_resumed_is_what_is_not_there_to_the_byte(
    tmp_path: Path,
    found: str,
    number: bool,  # noqa: FBT001 - a parameter
) -> None:
    root = fill(tmp_path, {"a.json": A})
    right = smartresult.to_srt(smartresult.parse(A)).encode()
    place = root / "a.srt"
    if found == "link":
        fill(tmp_path, {"right": right})
        place.symlink_to(root / "right")
    elif found == "dangling":
        place.symlink_to(root / "nowhere")
    elif found != "nothing":
        place.write_bytes({"right": right, "old": right[:-1] + b"!", "empty": b""}[found])
        os.utime(place, (1, 1))
    [outcome] = run(root / "a.json", resume=True, number=number)
    assert outcome.status == ("up to date" if found == "right" else "converted")
    assert outcome.outputs == (str(place),)
    assert place.read_bytes() == right
    assert not place.is_symlink()
    [outcome] = run(root / "a.json", resume=True, number=number, to=["srt", "txt"])
    assert (outcome.status, len(outcome.outputs)) == ("converted", 2)
    [outcome] = run(root / "a.json", resume=True, number=number, options={"srt": {"bom": True}})
    assert (outcome.status, place.read_bytes()[:1]) == ("converted", b"\xef")  # another option is another file
    assert {*tree(root)} - {"right"} == {"a.json", "a.srt", "a.txt"}
    [outcome] = run(Response(A, "a"), resume=True, out=root, options={"srt": {"bom": True}})
    assert outcome.status == "up to date"


def test_a_link_to_nothing_is_a_file_that_is_there(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.json": A})
    (root / "a.srt").symlink_to(root / "nothing")
    [outcome] = run(root / "a.json")
    assert outcome.reason == f"{EXISTS} – at {root}/a.srt"
    assert (root / "a.srt").is_symlink()


def test_a_folder_in_the_place_of_a_file_is_an_error_of_a_run_that_resumes(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.json": A, "a.srt/x": b""})
    for number in (False, True):
        [outcome] = run(root / "a.json", resume=True, number=number)
        assert outcome.reason == f"can't be written: is a directory – at {root}/a.srt"
    assert sorted(tree(root)) == ["a.json", "a.srt/x"]


def test_a_file_that_is_there_makes_no_job_finished(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.srt": b"old", "w.jsonl": lines(WAITING, FAILED)})
    for choices in ({}, {"resume": True}, {"overwrite": True}, {"number": True}):
        assert [outcome.status for outcome in run(root / "w.jsonl", **choices)] == ["not finished", "job failed"]
    assert tree(root)["a.srt"] == b"old"


def test_no_response_is_overwritten_by_its_own_text(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.txt": A})
    for number in (False, True):
        [outcome] = run(root / "a.txt", to="txt", overwrite=True, number=number)
        assert outcome.reason == f"this would overwrite the source itself – at {root}/a.txt"
    assert tree(root) == {"a.txt": A}


def test_of_one_name_the_second_is_an_error_or_gets_a_number(tmp_path: Path) -> None:
    source = fill(tmp_path, {"l.jsonl": lines(WAITING, make_texts("a"), make_response("A"), FAILED, A, A)}) / "l.jsonl"
    outcomes = run(source, to=["srt", "vtt"], out=tmp_path / "out")
    assert [outcome.status for outcome in outcomes[:3]] == ["not finished", "failed", "converted"]
    assert sum_up(outcomes[4:]) == [("failed", f"{TAKEN} – at {tmp_path}/out/a")] * 2
    assert sorted(tree(tmp_path / "out")) == ["A.srt", "A.vtt"]
    outcomes = run(source, out=tmp_path / "numbered", number=True)
    assert sorted(tree(tmp_path / "numbered")) == ["A.srt", "a-2.srt", "a-3.srt"]
    outcomes = run([source, source], out=tmp_path / "numbered", number=True, resume=True, name="{title}{job_id}")
    assert [outcome.status for outcome in outcomes if outcome.ok] == ["up to date"] * 3 + ["converted"] * 3


# --- Files that can't be written


def test_where_no_folder_can_be_nothing_is_written(tmp_path: Path) -> None:
    root = fill(tmp_path, {"a.json": A, "out": b"a file", "s/a.srt/x": b""})
    [outcome] = run(root / "a.json", out=root / "out")
    assert outcome.reason == f"can't be written: not a directory – at {root}/out/a.srt"
    [outcome] = run(root / "a.json", out=root / "s", overwrite=True)
    assert outcome.reason == f"can't be written: is a directory – at {root}/s/a.srt"
    assert sorted(tree(root)) == ["a.json", "out", "s/a.srt/x"]


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    code = """if True:
    import resource, signal, sys
    from smartresult.batch import convert
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
    for outcome in convert(sys.argv[1], out=sys.argv[2]): print(outcome.status, outcome.reason)
    """
    root = fill(tmp_path / "in", {"a.json": make_response("a", "x" * 2000), "b.json": B})
    command = [sys.executable, "-c", code, str(root), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == f"failed can't be written: file too large – at {tmp_path}/out/a.srt\nconverted \n"
    assert list(tree(tmp_path / "out")) == ["b.srt"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_what_can_not_be_put_in_its_place_is_removed(
    tmp_path: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("os.link", refuse)
    if isinstance(error, OSError):
        [outcome] = run(Response(A), out=tmp_path)
        assert outcome.reason == f"can't be written: no space left on device – at {tmp_path}/a.srt"
    else:
        with pytest.raises(KeyboardInterrupt):
            run(Response(A), out=tmp_path)
    assert tree(tmp_path) == {}


def test_an_interrupt_while_a_file_is_written_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(descriptor: int, data: bytes) -> None:
        os.write(descriptor, data[:1])
        raise KeyboardInterrupt

    monkeypatch.setattr("smartresult.batch.outputs.write_all", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(Response(A), out=tmp_path)
    assert tree(tmp_path) == {}


def test_an_interrupt_before_the_first_file_is_in_its_place_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        assert len(tree(tmp_path)) == 2  # whole, and under temporary names
        raise KeyboardInterrupt

    monkeypatch.setattr("smartresult.batch.conversion._describe", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(Response(A), out=tmp_path, to=["srt", "vtt"])
    assert tree(tmp_path) == {}


def test_responses_are_taken_from_where_they_come(tmp_path: Path) -> None:
    asked: list[str] = []

    def fetch() -> Iterator[Response]:
        for job_id in "ab":
            asked.append(job_id)
            yield Response(json.loads(make_response(job_id)), f"today/{job_id}.json" if job_id == "b" else "")

    outcomes = convert(fetch(), out=tmp_path)
    assert asked == []
    assert [(outcome.source, outcome.outputs, len(asked)) for outcome in outcomes] == [
        ("response 1", (f"{tmp_path}/a.srt",), 1),
        ("today/b.json", (f"{tmp_path}/b.srt",), 2),
    ]
    assert sum_up(convert(Response(A))) == [
        ("failed", "expected a folder for the files, for this source has none (out) – at response 1")
    ]


def test_of_many_files_with_lines_one_is_open_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [fill(tmp_path, {name: b"x"}) / name for name in "abc"]
    opened: list[int] = []
    closed: list[int] = []
    open_one, close_one = os.open, os.close

    def count_open(path: str, flags: int) -> int:
        opened.append(open_one(path, flags))
        return opened[-1]

    def count_close(descriptor: int) -> None:
        closed.append(descriptor)
        close_one(descriptor)

    monkeypatch.setattr(os, "open", count_open)
    monkeypatch.setattr(os, "close", count_close)
    with LineFile() as file:
        for path in paths:
            assert file.read(str(path), 0, 1) == b"x"
            assert len(opened) == len(closed) + 1
    assert opened == closed


def test_a_line_is_read_again_where_it_stands(tmp_path: Path) -> None:
    root = fill(tmp_path, {"l.jsonl": lines(A, b"", B)})
    for entry in find_entries(root, Limits()):
        slim = msgspec.structs.replace(entry, data=None, length=len(cast("bytes", entry.data)))
        (opened,) = open_entry(slim, Limits())
        with LineFile() as file:
            (again,) = open_entry(slim, Limits(), file)
        assert opened.data == again.data == entry.data
        (root / "l.jsonl").rename(root / "gone")
        (lost,) = open_entry(slim, Limits())
        assert str(lost.error) == "no such file or directory"
        (root / "gone").rename(root / "l.jsonl")


def test_what_shows_nothing_is_no_cue_in_an_outcome(tmp_path: Path) -> None:
    segments = [{"content": text, "from": 0, "to": 1} for text in ("a", "\ufeff", " ", "")]
    [outcome] = run(Response({"segments": segments}, "talk"), out=tmp_path)
    assert outcome.cues == 1
