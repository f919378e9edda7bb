"""Whatever the standard streams are, no command ends with a traceback, and its exit status is right."""

import errno
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Final, NamedTuple
from unittest.mock import patch

import pytest

from smartresult.cli import commands
from smartresult.cli.streams import READER_LEFT, SOME_FAILED, Outlet, Streams
from smartresult.text.printable import make_printable
from tests.cli.running import make_body, open_left
from tests.responses import encode, fill, make_response

SRT: Final = "1\n00:00:01,000 --> 00:00:03,500\n你好。\n"
#: A name that lacks characters in every encoding but UTF-8, and could steer a terminal.
NAME: Final = "港é\x1b[2J\u202e.srt"


class Case(NamedTuple):
    """A command, how it ends, and whether it writes to standard output and reads standard input."""

    arguments: tuple[str, ...]
    status: int
    writes: bool = True
    reads: bool = False


CASES: Final = {
    "convert": Case(("convert", "a.json", "港.json", "-o", "out", "--overwrite", "-v"), 0, writes=False),
    "convert failing": Case(("convert", NAME, "none.json", "a.json", "-o", "out", "--overwrite"), 1, writes=False),
    "convert -": Case(("convert", "-"), 0, reads=True),
    "convert - words": Case(("convert", "-", "-t", "words.json"), 0, reads=True),
    "convert -o -": Case(("convert", "港.json", "-o", "-"), 0),
    "inspect": Case(("inspect", "港.json"), 0),
    "inspect -": Case(("inspect", "-"), 0, reads=True),
    "inspect many": Case(("inspect", "港.json", NAME, "a.json"), 1),
    "inspect --json": Case(("inspect", "--json", "a.json", "港.json"), 0),
    "check": Case(("check", "film.srt"), 0),
    "check -": Case(("check", "-"), 0, reads=True),
    "check many": Case(("check", "none.srt", NAME, "none\x1b[2J\n.srt", "film.srt"), 1),
    "check --json": Case(("check", "--json", "none.srt", NAME, "film.srt"), 1),
    "check github": Case(("check", "--format", "github", "none.srt", NAME, "film.srt"), 1),
    "merge": Case(("merge", "港.json", NAME, "-o", "out/merged.srt", "--overwrite"), 0, writes=False),
    "merge - -o -": Case(("merge", "-", NAME, "-o", "-"), 0, reads=True),
    "join": Case(("join", "a.json", "港.json", "--offsets", "0,1", "-o", "out/j.srt", "--overwrite"), 0, writes=False),
    "join -o -": Case(("join", "a.json", "港.json", "--offsets", "0,1", "-o", "-"), 0),
    "table": Case(("table", "a.json", "港.json", "-o", "out/rows.csv", "--overwrite"), 0, writes=False),
    "table --report -": Case(("table", "港.json", NAME, "-o", "out/r.jsonl", "--overwrite", "--report", "-"), 0),
    "preview": Case(("preview", NAME, "-o", "out/page.html", "--overwrite"), 0, writes=False),
    "preview many": Case(("preview", "none.srt", NAME, "-o", "out/pages", "--overwrite"), 1, writes=False),
    "preview -": Case(("preview", "-", "-o", "-"), 0, reads=True),
    "formats": Case(("formats",), 0),
    "profiles --json": Case(("profiles", "--json"), 0),
    "completion": Case(("completion", "bash"), 0),
    "--help": Case(("--help",), 0),
    "convert --help": Case(("convert", "--help"), 0),
    "--version": Case(("--version",), 0),
    "no command": Case((), 2, writes=False),
    "wrong command": Case(("\x1b[2J\u202e",), 2, writes=False),
    "wrong option": Case(("convert", "--港\x1b[2J"), 2, writes=False),
    "wrong argument": Case(("completion", "bash", "港\x1b[2J\n\u202e"), 2, writes=False),
    "wrong choice": Case(("completion", "\x1b[2J"), 2, writes=False),
    "wrong place": Case(("convert", "-", "a\x1b[2J\n.json"), 2, writes=False),
}
STATES: Final = ("normal", "closed input", "closed output", "closed error", "full output", "full error", "left", "all")
ENCODINGS: Final = ("utf-8", "cp1252", "cp936", "ascii")


def expect(case: Case, state: str) -> int:
    if state == "left" and case.writes:
        return READER_LEFT
    if state in {"closed input", "all"} and case.reads:
        return 1
    lost = state in {"closed output", "full output", "all"} and case.writes
    return case.status or (SOME_FAILED if lost else 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hasty = "1\n00:00:01,000 --> 00:00:01,100\nOf all \x1b[2J harbours 港口, this is the one.\n"
    return fill(
        tmp_path_factory.mktemp("streams"),
        {
            "film.srt": SRT.encode(),
            NAME: hasty.encode(),
            "a.json": make_response("a", "你好。"),
            "港.json": encode(make_body("港口\x1b[2J", 3, SmartJobInfo={"Title": "é港\u202e"})),
        },
    )


class Shown(NamedTuple):
    status: int
    out: bytes
    err: bytes


def run(case: Case, state: str, encoding: str = "utf-8") -> Shown:
    """Run *case* in this process, with streams that are real files where they are out of order."""
    wrap: Callable[[IO[bytes]], io.TextIOWrapper] = lambda raw: io.TextIOWrapper(raw, encoding)  # noqa: E731
    out, err = io.BytesIO(), io.BytesIO()
    normal = {"stdin": wrap(io.BytesIO(make_response("a", "你好。"))), "stdout": wrap(out), "stderr": wrap(err)}
    streams: dict[str, Any] = dict(normal)
    with ExitStack() as stack:
        for name, word in (("stdin", "input"), ("stdout", "output"), ("stderr", "error")):
            if state in {f"closed {word}", "all"}:
                streams[name] = None
            elif state == f"full {word}":
                streams[name] = stack.enter_context(wrap(Path("/dev/full").open("wb")))  # noqa: SIM115 - it is entered
        if state == "left":
            streams["stdout"] = stack.enter_context(wrap(open_left()))
        stack.enter_context(patch.multiple(sys, **streams))
        with pytest.raises(SystemExit) as ended:
            commands.main(case.arguments)
    for stream in normal.values():
        stream.detach()  # else what it wraps is closed with it
    return Shown(int(ended.value.code or 0), out.getvalue(), err.getvalue())


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", CASES)
def test_every_command_ends_as_it_should(
    name: str, state: str, encoding: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    case = CASES[name]
    shown = run(case, state, encoding)
    assert shown.status == expect(case, state)
    for text in (shown.out.decode("utf-8", "replace"), shown.err.decode(encoding)):
        assert "\x1b" not in text
        assert {"--json", "--report"} & {*case.arguments} or "\u202e" not in text
    lost = "standard output: " in shown.err.decode(encoding)
    assert lost == (state in {"closed output", "full output"} and case.writes)
    if state == "normal":
        assert bool(shown.out) == case.writes


def test_a_wrong_argument_is_quoted_on_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    err = run(CASES["wrong argument"], "normal").err.decode()
    assert err.endswith("Error: Got unexpected extra argument (港\\x1b[2J\\n\\u202e)\n")
    assert "Choose from:\n\tbash" in run(Case(("completion",), 2), "normal").err.decode()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_files_after_one_that_can_not_be_printed_are_looked_at(
    encoding: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    shown = run(CASES["check many"], "normal", encoding)
    out, err = shown.out.decode(encoding), shown.err.decode(encoding)
    assert ("港" in out) == (encoding in {"utf-8", "cp936"})
    assert ("\\u6e2f" in out) == (encoding not in {"utf-8", "cp936"})
    assert "film.srt: netflix-zh: 1 cue, no violations\n" in out
    assert err.splitlines() == [
        "none.srt: could not be read: no such file or directory",
        "none\\x1b[2J\\n.srt: could not be read: no file matches this pattern",
    ]
    assert run(CASES["check many"], "full output", encoding).err.decode(encoding).splitlines() == [
        *err.splitlines(),
        "standard output: no space left on device",
    ]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["convert -", "convert -o -", "inspect --json", "check --json", "check github"])
def test_data_are_utf_8_whatever_the_encoding(
    name: str, encoding: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    shown = run(CASES[name], "normal", encoding)
    assert shown.out == run(CASES[name], "normal").out
    assert any(character > "\x7f" for character in shown.out.decode())


def test_nothing_is_written_elsewhere_on_the_way_to_standard_output(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.chdir(folder)
    monkeypatch.setattr("tempfile.gettempdir", refuse)
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    before = sorted(folder.iterdir())
    assert run(CASES["convert -"], "normal") == (0, "1\n00:00:00,000 --> 00:00:01,000\n你好。\n\n".encode(), b"")
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("state", ["full output", "closed output", "left"])
def test_a_report_tells_what_standard_output_did_not_take(
    state: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    report = tmp_path / "report.jsonl"
    shown = run(Case(("convert", "-", "--report", str(report)), 0), state)
    assert '"status":"failed"' in report.read_text("utf-8")
    assert len(shown.err.splitlines()) == (state != "left")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_get_their_completions(shell: str, state: str, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"COMP_WORDS": "smartresult conv", "COMP_CWORD": "conv" if shell == "fish" else "1"}
    for name, value in (words | {"_SMARTRESULT_COMPLETE": f"{shell}_complete"}).items():
        monkeypatch.setenv(name, value)
    case = Case((), 0)
    shown = run(case, state, encoding)
    assert shown.status == expect(case, state)
    assert (b"convert" in shown.out) == (state in {"normal", "closed input", "closed error", "full error"})


def test_standard_input_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    with (
        (tmp_path / "x").open("wb") as written,
        os.fdopen(os.dup(written.fileno()), "rb") as raw,
        io.TextIOWrapper(raw) as inlet,
        patch.object(sys, "stdin", inlet),
        pytest.raises(SystemExit) as ended,
    ):
        commands.main(["inspect", "-"])
    assert ended.value.code == 1


def test_an_interrupt_is_told_and_has_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("smartresult.batch.inspection.inspect_jobs", interrupt)
    shown = run(Case(("inspect", "x"), 130), "normal")
    assert shown == (130, b"", b"\nsmartresult: interrupted\n")


@pytest.mark.parametrize(
    "command",
    [
        ("convert", "-"),
        ("inspect", "-"),
        ("check", "-"),
        ("merge", "-", NAME, "-o", "-"),
        ("preview", "-", "-o", "-"),
    ],
)
def test_standard_input_that_does_not_wait_is_told(
    command: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program that has the same pipe may have said so of it: what comes later would be lost."""
    monkeypatch.chdir(folder)
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.write(writer, make_response("a", "Hello")[:9])
    told = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with (
        os.fdopen(writer, "wb"),
        os.fdopen(reader, "rb") as raw,
        io.TextIOWrapper(raw) as inlet,
        patch.multiple(sys, stdin=inlet, stdout=told, stderr=told),
        pytest.raises(SystemExit) as ended,
    ):
        commands.main(command)
    assert ended.value.code == 1
    told.seek(0)
    assert "resource temporarily unavailable" in told.read()


def test_an_encoding_without_escapes_is_a_fault_of_the_stream() -> None:
    out, err = (io.TextIOWrapper(io.BytesIO(), name) for name in ("idna", "utf-8"))
    streams = Streams(Outlet(out), Outlet(err))
    streams.out.write_line("港" * 80)
    assert streams.end(0) == SOME_FAILED
    err.seek(0)
    assert re.fullmatch(r"standard output: (?i:unsupported) error handling:? backslashreplace\n", err.read())


def test_a_stream_is_asked_for_nothing_where_there_is_nothing_to_write() -> None:
    closed = Outlet(None)
    closed.write_data(b"")
    assert not closed.fault


class Broken(io.StringIO):
    """A stream without a descriptor that fails in its own way."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.tried = 0

    def write(self, _: str) -> int:
        self.tried += 1
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(
    ("number", "status"), [(errno.ENOSPC, 1), (errno.EIO, 1), (errno.EPIPE, 141), (errno.EINVAL, 141)]
)
def test_the_first_fault_is_kept(number: int, status: int) -> None:
    err = io.StringIO()
    broken = Broken(number)
    streams = Streams(Outlet(broken), Outlet(err))
    streams.out.write("")
    assert (streams.end(0), streams.out.fault) == (0, "")
    for _ in range(2):
        streams.out.write_line("x")
    assert broken.tried == 1
    assert [streams.end(own) for own in (0, 2)] == [status, status if status == 141 else 2]
    assert len(err.getvalue().splitlines()) == (0 if status == 141 else 2)


def test_the_face_of_a_stream() -> None:
    closed = Outlet(None)
    with pytest.raises(TypeError, match="expected text, got bytes"):
        closed.write(b"")
    assert (closed.encoding, closed.isatty(), closed.write("")) == ("utf-8", False, 0)
    text = io.StringIO()
    outlet = Outlet(text)
    outlet.write("a\tb\n\x1b\u202e\r\n")
    outlet.open_unfiltered().write("\x1b[0m")
    outlet.write_line("a\tb\n")
    assert text.getvalue() == "a\tb\n\\x1b\\u202e\\r\n\x1b[0ma\\tb\\n\n"


def test_what_draws_on_a_stream_writes_as_it_is_and_nobody_after_it() -> None:
    text = io.StringIO()
    outlet = Outlet(text)
    with outlet.draw() as file:
        file.write("\x1b[31mred\x1b[0m")
    outlet.write("\x1b[31m")
    assert text.getvalue() == "\x1b[31mred\x1b[0m\\x1b[31m"


def test_a_stream_is_left_to_the_interpreter() -> None:
    stream = io.TextIOWrapper(io.BytesIO())
    first, second = Outlet(stream), Outlet(stream)
    first.close()
    stream.write("still open")
    stream.detach()
    second.close()  # as its last reference does


def test_messages_cannot_steer_a_terminal() -> None:
    assert make_printable("a\x1b[2J\nb\udcff 你好") == "a\\x1b[2J\\nb\\udcff 你好"


# --- In processes of their own: to the end of the interpreter

REDIRECTIONS: Final = {
    "normal": "",
    "closed input": "<&-",
    "closed output": ">&-",
    "closed error": "2>&-",
    "full output": ">/dev/full",
    "full error": "2>/dev/full",
    "all": "<&- >&- 2>&-",
}


@contextmanager
def open_output(state: str) -> Iterator[IO[bytes] | int]:
    if state == "left":
        with open_left() as pipe:
            yield pipe
    else:
        yield subprocess.PIPE


@pytest.mark.slow
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", CASES)
def test_every_process_ends_as_it_should(name: str, state: str, folder: Path) -> None:
    case = CASES[name]
    command = [sys.executable, "-m", "smartresult", *case.arguments]
    with open_output(state) as out:
        done = subprocess.run(  # noqa: S603 - our own
            ["bash", "-c", f'exec "$@" {REDIRECTIONS.get(state, "")}', "bash", *command],  # noqa: S607 - wherever it is
            cwd=folder,
            env={**os.environ, "PYTHONIOENCODING": "cp1252"},
            input=make_response("a", "你好。"),
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, b"Traceback" in done.stderr, b"Exception" in done.stderr) == (
        expect(case, state),
        False,
        False,
    )
