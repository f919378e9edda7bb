"""The line of progress, without a terminal and without waiting."""

import io
import re
from pathlib import Path

import pytest

from smartresult.batch import FormatOptions, Limits, Outcome, Patterns
from smartresult.cli import progress
from smartresult.cli.conversion import Choices, run
from smartresult.cli.places import Place
from smartresult.cli.progress import Progress
from smartresult.cli.streams import Outlet, Streams
from tests.cli.running import run as run_command
from tests.responses import fill, make_response


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def open_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    shown = Terminal()
    monkeypatch.setattr(progress, "_PATIENCE_S", 0)
    monkeypatch.setattr(progress, "_INTERVAL_S", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return shown


def test_share_rate_and_messages_are_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    source = fill(tmp_path, {"a.json": bytes(400)}) / "a.json"
    with Progress([str(source)], Outlet(terminal), shown=True) as line:
        line.print("before")
        for size in (100, 200):
            line.add(Outcome("x", "converted", input_bytes=size))
        line.print("a\x1b[2Jb :bomb: [red]c")
        line.add(Outcome("x", "skipped"))
    text = terminal.getvalue()
    assert text.startswith("before\n")
    assert "a\\x1b[2Jb :bomb: [red]c" in text
    assert "2 responses" in text
    assert re.findall(r"\d+%", text)[-1] == "75%"


def test_where_nothing_is_to_be_shown_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    with Progress(["-"], Outlet(terminal), shown=False) as line:
        line.add(Outcome("x", "converted"))
    monkeypatch.setattr(progress, "_PATIENCE_S", 60)
    with Progress(["-"], Outlet(terminal), shown=True) as line:
        line.add(Outcome("x", "converted"))
    assert terminal.getvalue() == ""


@pytest.mark.parametrize("quiet", [False, True])
def test_a_run_that_is_to_be_quiet_shows_no_progress(
    tmp_path: Path,
    quiet: bool,  # noqa: FBT001 - a parameter
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = {"a.json": make_response("a"), "b.json": b"{", "c.json": make_response("c")}
    root = fill(tmp_path / "in", files)
    choices = Choices(
        place=Place("folder", str(tmp_path / "out"), ("srt",)),
        options=FormatOptions(),
        profile=None,
        stops="keep",
        lang=None,
        shift=0.0,
        media_length=None,
        name=None,
        number=False,
        overwrite=False,
        resume=False,
        dry_run=False,
        report=None,
        patterns=Patterns(),
        strict=True,
        jobs=1,
        limits=Limits(),
        quiet=quiet,
        verbose=False,
    )
    terminal = open_terminal(monkeypatch)
    assert run([str(root)], choices, Streams(Outlet(None), Outlet(terminal))) == 1
    shown = terminal.getvalue()
    assert f"{root}/b.json: expected" in shown  # failures are named all the same
    assert ("responses" in shown) == ("2 of 3 responses converted" in shown) == (not quiet)
    if quiet:
        assert len(shown.splitlines()) == 1


@pytest.mark.parametrize("command", [("table", "t.csv"), ("preview", "pages")])
@pytest.mark.parametrize("option", [(), ("--quiet",)])
def test_every_command_shows_progress_unless_it_is_to_be_quiet(
    command: tuple[str, str], option: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = fill(tmp_path / "in", {f"{name}.json": make_response(name) for name in "abc"})
    open_terminal(monkeypatch)
    monkeypatch.setattr(Outlet, "isatty", lambda _: True)
    name, out = command
    done = run_command(name, root, "--out", tmp_path / out, *option)
    assert done.status == 0
    assert ("3 responses" in done.err) == (not option)
    assert bool(done.err) == (not option)
