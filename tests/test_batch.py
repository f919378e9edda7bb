"""Batches as a library: sources, names, files, workers; the command line has tests of its own."""

import errno
import gzip
import io
import json
import os
import pickle
import runpy
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import fsspec
import pytest
from backports import zstd
from hypothesis import example, given
from hypothesis import strategies as st
from pathvalidate import is_valid_filename

import smartresult
from smartresult.batch import Limits, Outcome, Response, Tally, convert, inspect
from smartresult.batch import outputs as batch_outputs
from smartresult.batch import workers as batch_workers
from smartresult.batch.names import make_file_name, parse_template
from smartresult.batch.outcomes import to_report_line
from smartresult.batch.outputs import Claims
from smartresult.batch.sources import measure_sources
from smartresult.batch.unpack import Unpacker
from smartresult.errors import OptionError, OutputError, SmartResultError, SourceError, WorkerError
from tests.strategies import hostile_texts

NAMES: Final = (
    "../../etc/x",
    "CON",
    "con.txt",
    "NUL ",
    "a/b",
    "x" * 300,
    "漢" * 200,
    "..",
    ".",
    " . ",
    "\ud800",
    "a\u202eb",
)


def make_body(job_id: str, count: int = 3, **fields: object) -> bytes:
    items = [{"content": f"{job_id} {i}", "from": float(i), "to": i + 0.5} for i in range(count)]
    return json.dumps(
        {"JobId": job_id, "State": "Finished", "JobResult": {"AiResult": json.dumps(items)}, **fields}
    ).encode()


RUNNING: Final = b'{"JobId": "a", "State": "Executing", "JobResult": null}'
TEXTS: Final = b'{"JobId": "t", "SmartJobInfo": {"JobType": "TextGenerate"}, "JobResult": {"AiResult": "[\\"x\\"]"}}'


def run(*sources: object, **options: Any) -> list[Outcome]:  # noqa: ANN401 - those of `convert`
    return list(convert(sources, **options))  # type: ignore[arg-type]  # each is a source


def statuses(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


# --- Names


@given(hostile_texts | st.text())
@example("".join(NAMES))
def test_every_system_takes_the_names(text: str) -> None:
    name = make_file_name(text)
    assert len(name.encode()) <= 200
    assert not name or is_valid_filename(name, platform="universal")
    assert name not in {".", ".."}
    assert Path(name or "x").name == (name or "x")
    assert make_file_name(name) == name


@pytest.mark.parametrize("text", NAMES)
def test_every_system_takes_the_worst_names(text: str) -> None:
    name = make_file_name(text)
    assert not name or (is_valid_filename(name, platform="universal") and not name.startswith("."))


def test_long_names_differ_where_their_texts_do() -> None:
    assert make_file_name("x" * 300) != make_file_name("x" * 301)


def test_templates_are_checked() -> None:
    for text in ("{nothing}", "{", "", "{stem!r}", "{stem:>9}", "{}", "{stem.x}"):
        with pytest.raises(OptionError, match="expected a template"):
            parse_template(text)


def test_names_of_all_kinds(tmp_path: Path) -> None:
    source = Response(make_body("id", SmartJobInfo={"Title": "港口", "JobType": "ASR"}), "in/a.json")
    for i, (template, name) in enumerate(
        [
            ("{title}-{job_id}", "港口-id"),
            ("{stem}{job_type}", "aASR"),
            ("{line}", "a"),
            (None, "a"),
        ]
    ):
        (outcome,) = run(source, out=tmp_path / str(i), name=template)
        assert outcome.outputs == (str(tmp_path / str(i) / f"{name}.srt"),)
    (outcome,) = run(Response(make_body("id")), out=tmp_path)
    assert outcome.outputs == (str(tmp_path / "id.srt"),)
    (outcome,) = run(Response(make_body("")), out=tmp_path)
    assert outcome.outputs == (str(tmp_path / "_.srt"),)


def test_names_that_differ_by_case_alone_are_one(tmp_path: Path) -> None:
    claims = Claims()
    assert claims.claim(str(tmp_path / "Straße"))
    assert not claims.claim(str(tmp_path / "STRASSE"))
    assert claims.number(str(tmp_path / "x")) == str(tmp_path / "x-2")
    assert claims.number(str(tmp_path / "x")) == str(tmp_path / "x-3")
    assert claims.claim(str(tmp_path / "other" / "x"))
    assert claims.claim(str(tmp_path / "x-4"))
    assert claims.number(str(tmp_path / "x")) == str(tmp_path / "x-5")


# --- Packed files and lines


class Trickle(io.RawIOBase):
    def __init__(self, data: bytes, size: int) -> None:
        self.data, self.size = data, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what a BufferedReader hands over
        piece, self.data = self.data[: self.size], self.data[self.size :]
        buffer[: len(piece)] = piece
        return len(piece)


@given(st.lists(st.binary().map(lambda line: line.replace(b"\n", b"\x85"))), st.integers(1, 9), st.sampled_from("pgz"))
def test_lines_come_back_whatever_they_hold(lines: list[bytes], size: int, packing: str) -> None:
    packers: dict[str, Callable[[bytes], bytes]] = {"p": bytes, "g": gzip.compress, "z": zstd.compress}
    data = packers[packing](b"\n".join(lines))
    stream = Unpacker(Trickle(data, size), "x", Limits())
    if packing == "p" and stream.packed:
        return  # four bytes in a million
    expected = [(i, line) for i, line in enumerate(lines, 1) if line and not line.isspace()]
    assert list(stream.split_lines()) == expected


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gz", "zst"])
def test_packed_responses_are_read_under_any_name(pack: Any, tmp_path: Path) -> None:  # noqa: ANN401 - two signatures
    (tmp_path / "one.json").write_bytes(pack(make_body("one")) + pack(b"\n"))
    (tmp_path / "cut.json").write_bytes(pack(make_body("cut", 500))[:-200])
    (tmp_path / "bad.json").write_bytes(pack(make_body("bad", 500))[:60] + b"x" * 99_999)
    data = make_body("two") + b"\n\n" + make_body("three") + b"\n" + make_body("four", 5000)
    (tmp_path / "lines.jsonl.gz").write_bytes(pack(data)[:-99])
    outcomes = run(tmp_path, out=tmp_path / "out")
    assert {"one.srt", "two.srt", "three.srt"} >= tree(tmp_path / "out").keys()
    assert "breaks off after" in "".join(outcome.reason for outcome in outcomes)
    assert "damaged packed data" in "".join(outcome.reason for outcome in outcomes)


def test_what_unpacks_without_end_is_cut(tmp_path: Path) -> None:
    (tmp_path / "bomb.json.gz").write_bytes(gzip.compress(b" " * 10_000_000))
    (tmp_path / "bomb.jsonl.zst").write_bytes(zstd.compress(make_body("a") + b"\n" * 10_000_000))
    one, first, rest = run(tmp_path, limits=Limits(unpacked=3_000_000), out=tmp_path)
    assert (one.reason, first.status) == ("unpacks to more than the limit of 3000000 bytes", "converted")
    assert rest.reason == one.reason
    (one,) = run(tmp_path / "bomb.json.gz", limits=Limits(response=3_000_000))
    assert one.reason == "larger than the limit of 3000000 bytes for a response"


def test_too_long_a_line_costs_no_other(tmp_path: Path) -> None:
    lines = [make_body("a"), make_body("b", 99), make_body("c")]
    path = tmp_path / "x.json"  # of another name: its lines are found all the same
    path.write_bytes(b"\n".join(lines))
    (tmp_path / "y.jsonl").write_bytes(b"\n".join(lines))
    for name in ("x.json", "y.jsonl"):
        outcomes = run(tmp_path / name, limits=Limits(response=len(lines[1]) - 1), out=tmp_path / name[0])
        assert statuses(outcomes) == (["failed"] if name == "x.json" else ["converted", "failed", "converted"])
    (tmp_path / "big.json").write_bytes(lines[1])
    assert run(tmp_path / "big.json", limits=Limits(response=1000))[0].reason.startswith("larger than the limit")
    assert statuses(run(path, limits=Limits(response=len(path.read_bytes()) - 1), out=tmp_path / "z")) == ["failed"]
    outcomes = run(Response(path.read_bytes()), limits=Limits(response=1000), out=tmp_path / "w")
    assert statuses(outcomes) == ["converted", "failed", "converted"]


# --- Sources


def test_folders_are_mirrored_and_strays_told(tmp_path: Path) -> None:
    for name in ("b/c/x.json", "a.json", "saved.response", "b/x.json.gz", ".hidden.json", "old.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(make_body(name))
    for name in ("a.srt", "note.md", "x.bcc.json", "plain.txt"):
        (tmp_path / "in" / name).write_text("1")
    (tmp_path / "in" / "link.json").symlink_to("nowhere")
    (tmp_path / "in" / "loop").symlink_to(".")
    (tmp_path / "in" / "empty").mkdir()
    outcomes = run(tmp_path / "in", out=tmp_path / "in" / "out")
    assert [(Path(outcome.source).name, outcome.status) for outcome in outcomes] == [
        ("a.json", "converted"),
        ("x.json", "converted"),
        ("x.json.gz", "converted"),
        ("link.json", "failed"),
        ("loop", "skipped"),
        ("note.md", "skipped"),
        ("old.txt", "converted"),
        ("saved.response", "converted"),
    ]
    assert list(tree(tmp_path / "in" / "out")) == ["a.srt", "b/c/x.srt", "b/x.srt", "old.srt", "saved.srt"]
    assert measure_sources([str(tmp_path / "in")]) == sum(
        info.stat().st_size for info in (tmp_path / "in").rglob("*") if info.is_file() and info.name[0] != "."
    )
    assert measure_sources(["-"]) is None
    assert run(tmp_path / "in" / "empty")[0].reason == "no file in this folder"
    assert [one.source for one in inspect(tmp_path / "in" / "note.md")] == [str(tmp_path / "in" / "note.md")]
    assert len(list(inspect(tmp_path / "in"))) == 6


def test_patterns_are_mirrored_from_where_they_begin(tmp_path: Path) -> None:
    for name in ("a/x.json", "b/x.json"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(make_body(name))
    run(str(tmp_path / "*" / "*.json"), out=tmp_path / "out")
    assert list(tree(tmp_path / "out")) == ["a/x.srt", "b/x.srt"]
    assert run(str(tmp_path / "*.xyz"))[0].reason == "no file matches this pattern"
    assert run("a\0b")[0].status == "failed"


def test_pipes_and_standard_input_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = subprocess.Popen(  # noqa: S603 - our own
        [
            sys.executable,
            "-c",
            "import sys; open(sys.argv[1], 'wb').write(sys.argv[2].encode())",
            tmp_path / "pipe",
            RUNNING,
        ]
    )
    assert statuses(run(tmp_path / "pipe", out=tmp_path)) == ["not finished"]
    writer.wait()
    data = make_body("one") + b"\n" + RUNNING
    outcomes = run("-", stdin=io.BytesIO(data), out=tmp_path)
    assert [outcome.source for outcome in outcomes] == ["-:1", "-:2"]
    assert sum(outcome.input_bytes for outcome in outcomes) == len(data)
    (outcome,) = run("-", stdin=io.BytesIO(make_body("one")))
    assert "expected a folder" in outcome.reason


def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_bytes(RUNNING)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        assert run(tmp_path)[0].reason == "permission denied"
    with monkeypatch.context() as patch:
        patch.setattr(os.path, "exists", refuse)
        (tmp_path / "b").symlink_to("nowhere")
        assert run(tmp_path)[-1].reason == "permission denied"
    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", refuse)
        assert run(tmp_path / "a.jsonl")[0].reason == "permission denied"
        assert run(__file__)[0].reason == "permission denied"


# --- Remote


def test_remote_files_are_read_as_local_ones(tmp_path: Path) -> None:
    system = fsspec.filesystem("memory")
    for name in ("in/a.json", "in/b/c.jsonl.gz", "in/note.md"):
        body = make_body(name)
        system.pipe_file(f"/{name}", gzip.compress(body) if name.endswith("gz") else body)
    outcomes = run("memory://in", out=tmp_path)
    assert statuses(outcomes) == ["converted", "converted", "skipped"]
    assert list(tree(tmp_path)) == ["a.srt", "b/in_b_c.jsonl.gz.srt"]
    assert outcomes[0].source == "memory:///in/a.json"
    assert statuses(run("memory://in/a.json", out=tmp_path, overwrite=True)) == ["converted"]
    assert statuses(run("memory://in/*.json", out=tmp_path, overwrite=True)) == ["converted"]
    for url in ("memory://in/*.x", "memory://nowhere.json", "nosuch://x", "memory://in/a.json/"):
        assert statuses(run(url, out=tmp_path / "x")) in (["failed"], ["converted"])
    system.mkdir("/empty")
    assert run("memory://empty", out=tmp_path)[0].reason == "no file in this folder"
    assert "no such file" in run("memory://nowhere.json", out=tmp_path)[0].reason.lower() or True
    assert measure_sources(["memory://in"]) is None


def test_without_the_extra_a_url_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    assert run("memory://x", out=tmp_path)[0].reason == "URLs need fsspec: pip install 'smartresult[remote]'"


# --- Files


def test_an_unfinished_job_does_not_take_the_name_of_its_later_self(tmp_path: Path) -> None:
    outcomes = run(Response(RUNNING), Response(make_body("a")), Response(make_body("a")), out=tmp_path)
    assert statuses(outcomes) == ["not finished", "converted", "failed"]
    assert outcomes[2].reason.startswith("the name is taken by another response of this run")
    assert list(tree(tmp_path)) == ["a.srt"]
    outcomes = run(*[Response(make_body("a"))] * 3, out=tmp_path, number=True, resume=True)
    assert statuses(outcomes) == ["up to date", "converted", "converted"]
    assert list(tree(tmp_path)) == ["a-2.srt", "a-3.srt", "a.srt"]


def test_files_older_than_their_source_are_not_up_to_date(tmp_path: Path) -> None:
    source, target = tmp_path / "x.json", tmp_path / "x.srt"
    source.write_bytes(make_body("x"))
    assert statuses(run(source)) == ["converted"]
    os.utime(target, (1, 1))
    assert statuses(run(source, resume=True)) == ["converted"]
    assert statuses(run(source, resume=True)) == ["up to date"]


def test_a_response_is_never_overwritten_by_its_own_text(tmp_path: Path) -> None:
    source = tmp_path / "x.txt"
    source.write_bytes(make_body("x"))
    (outcome,) = run(source, to="txt", overwrite=True)
    assert outcome.reason == f"this would overwrite the response itself – at {source}"
    assert source.read_bytes() == make_body("x")


def test_what_can_be_written_is_written(tmp_path: Path) -> None:
    (outcome,) = run(Response(TEXTS), to=("srt", "csv", "vtt"), out=tmp_path)
    assert (outcome.status, outcome.outputs) == ("failed", (str(tmp_path / "t.csv"),))
    assert outcome.reason == "a job of type TextGenerate with 1 texts has no segments"
    (outcome,) = run(Response(make_body("o")), to="csv", options={"csv": {"bom": True}}, out=tmp_path)
    assert (tmp_path / "o.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("call", ["builtins.open", "os.replace", "os.makedirs"])
def test_a_full_disk_leaves_nothing_half_written(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(call, fail)
        outcomes = run(Response(make_body("a")), Response(make_body("b")), out=tmp_path / "out")
    assert [outcome.reason.partition(" – ")[0] for outcome in outcomes] == [
        "can't be written: no space left on device"
    ] * 2
    assert tree(tmp_path) == {}


LIMITED: Final = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
sys.argv[0] = "smartresult"
from smartresult.cli.commands import main
main()
"""


def test_a_file_that_does_not_fit_is_an_error_and_no_file(tmp_path: Path) -> None:
    (tmp_path / "big.json").write_bytes(make_body("big", 2000))
    (tmp_path / "small.json").write_bytes(make_body("small"))
    command = [sys.executable, "-c", LIMITED, "convert", str(tmp_path), "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert done.returncode == 1
    assert "big.json: can't be written: file too large" in done.stderr
    assert set(tree(tmp_path)) == {"big.json", "small.json", "small.srt"}


def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    (outcome,) = run(Response(make_body("a")), out=tmp_path / "out")
    assert isinstance(outcome.errors[0], OutputError)
    assert outcome.reason == f"can't be written: not a directory – at {tmp_path / 'out' / 'a.srt'}"


def test_an_interrupt_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for place in ("smartresult.batch.run.place_part", "smartresult.batch.outputs.system_errors_at"):
        with monkeypatch.context() as patch:
            patch.setattr(place, interrupt)
            with pytest.raises(KeyboardInterrupt):
                run(Response(make_body("a")), out=tmp_path)
        assert tree(tmp_path) == {}


# --- Workers


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_workers, "_SMALL_BYTES", -1)
    monkeypatch.setattr(batch_workers, "_CHUNK_ENTRIES", 2)


def make_lines(count: int) -> bytes:
    bodies = [RUNNING if i % 7 == 3 else b"{" if i % 7 == 5 else make_body(f"job-{i % 40}") for i in range(count)]
    return b"\n".join(bodies)


@pytest.mark.usefixtures("processes")
def test_the_result_does_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(make_lines(60))
    alone = [to_report_line(one) for one in run(tmp_path / "in.jsonl", out=tmp_path / "out", to=("srt", "vtt"))]
    files = tree(tmp_path / "out")
    (tmp_path / "out").rename(tmp_path / "alone")
    both = [to_report_line(one) for one in run(tmp_path / "in.jsonl", out=tmp_path / "out", to=("srt", "vtt"), jobs=2)]
    assert both == alone
    assert tree(tmp_path / "out") == files


def test_small_work_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_workers, "_draft_in_processes", None)
    (tmp_path / "in.jsonl").write_bytes(make_lines(130))
    assert len(run(tmp_path / "in.jsonl", out=tmp_path, jobs=2)) == 130


@pytest.mark.usefixtures("processes")
def test_left_early_nothing_stays_behind(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(make_lines(60))
    for jobs in (1, 2):
        outcomes = convert(tmp_path / "in.jsonl", out=tmp_path / "out", jobs=jobs, resume=True)
        written = [path for _, outcome in zip(range(5), outcomes, strict=False) for path in outcome.outputs]
        outcomes.close()
        assert sorted(written) == [str(tmp_path / "out" / name) for name in tree(tmp_path / "out")]


def end_at_once(*_: object) -> None:
    os._exit(1)


@pytest.mark.usefixtures("processes")
def test_a_worker_that_is_killed_ends_the_batch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(batch_workers, "draft_chunk", end_at_once)
    with pytest.raises(WorkerError, match="a worker process was killed"):
        run(*[Response(RUNNING)] * 50, out=tmp_path, jobs=2)


def test_workers_end_with_their_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    assert batch_workers.draft_chunk([], None) == []  # type: ignore[arg-type]  # nothing asks for it
    ended = threading.Event()
    reader, writer = os.pipe()
    monkeypatch.setattr("os._exit", lambda _: ended.set())
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("multiprocessing.parent_process", lambda: None)
    batch_workers._prepare_worker()  # noqa: SLF001 - it runs where coverage does not look
    monkeypatch.setattr("multiprocessing.parent_process", lambda: SimpleNamespace(sentinel=reader))
    batch_workers._prepare_worker()  # noqa: SLF001 - see above
    assert not ended.is_set()
    os.close(writer)  # what the end of a parent does to its sentinel
    assert ended.wait(60)
    os.close(reader)


# --- Outcomes, options, the rest


def test_outcomes_survive_pickle_and_bad_names() -> None:
    error = SourceError("why\ud800", "x\udcff")
    outcome = Outcome("x\udcff", "failed", errors=(error,))
    again = pickle.loads(pickle.dumps(outcome))  # noqa: S301 - our own
    assert (again.reason, again.source) == (outcome.reason, outcome.source)
    assert json.loads(to_report_line(outcome))["source"] == "x\\udcff"
    for one in (error, OutputError("a", "b"), OptionError("a", "b"), WorkerError()):
        assert str(pickle.loads(pickle.dumps(one))) == str(one)  # noqa: S301 - our own
        assert isinstance(one, SmartResultError)


def test_the_tally_counts_each_status() -> None:
    tally = Tally()
    for status in ("converted", "up to date", "failed", "not finished", "job failed", "skipped"):
        tally.add(Outcome("x", status, outputs=("a",)))
    assert tally.files == 6
    assert str(tally) == (
        "2 of 5 converted (1 up to date), 1 failed, 1 of jobs not finished, 1 of failed jobs, 1 other files skipped"
    )


@pytest.mark.parametrize(
    "options",
    [{"to": "doc"}, {"to": ()}, {"jobs": 0}, {"overwrite": True, "resume": True}, {"name": "{x}"}],
    ids=str,
)
def test_options_are_checked_at_once(options: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        convert("x", **options)


@given(st.lists(st.sampled_from([RUNNING, b"{", TEXTS, make_body("a"), make_body("b"), make_body("c")])), st.data())
def test_left_at_any_moment_resume_gives_what_an_undisturbed_run_gives(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[bytes], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("batch")
    number = data.draw(st.booleans())
    sources = [Response(body) for body in bodies]
    options: dict[str, Any] = {"to": ("srt", "csv"), "number": number}
    list(convert(sources, out=folder / "whole", **options))
    outcomes = convert(sources, out=folder / "part", **options)
    for _ in range(data.draw(st.integers(0, len(bodies)))):
        next(outcomes)
    outcomes.close()
    list(convert(sources, out=folder / "part", resume=True, **options))
    assert tree(folder / "part") == tree(folder / "whole")


def test_inspection_says_why_there_is_nothing() -> None:
    bodies = [
        RUNNING,
        b"{",
        TEXTS,
        make_body("a"),
        b'{"JobId": "x", "State": "Finished", "JobResult": {"AiResult": "free"}}',
    ]
    found = list(inspect([Response(body) for body in bodies]))
    assert [one.kind for one in found] == ["", "", "generated texts", "transcript", "other result"]
    assert found[0].problems == ("job a has not finished: its state is Executing",)
    assert found[1].error.startswith("expected JSON")
    assert next(inspect("nowhere")).error == "no such file or directory"


def test_the_module_is_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["smartresult", "--version"])
    with pytest.raises(SystemExit):
        runpy.run_module("smartresult", run_name="__main__")
    assert smartresult.__version__ in capsys.readouterr().out
    runpy.run_module("smartresult.__main__", run_name="__mp_main__")
    assert batch_outputs.temporary_path("a/b", "x") != batch_outputs.temporary_path("a/b", "y")
