"""The line of progress, without a terminal and without waiting."""

import io
import sys

import pytest

from smartresult.batch import Outcome
from smartresult.cli import progress
from smartresult.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def open_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    shown = Terminal()  # in the test itself, for pytest sets the stream anew before each of its phases
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(progress, "_PATIENCE_S", 0)
    monkeypatch.setattr(progress, "_INTERVAL_S", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return shown


def test_share_rate_and_messages_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    with Progress([__file__], shown=True) as line:
        line.print("before")
        for size in (100, 200):
            line.add(Outcome("x", "converted", input_bytes=size))
        line.print("a\x1b[2Jb")
        line.add(Outcome("x", "skipped"))
    text = terminal.getvalue()
    assert text.startswith("before\n")
    assert "a\\x1b[2Jb" in text
    assert "2 responses" in text


def test_where_nothing_is_to_be_shown_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    with Progress(["-"], shown=False) as line:
        line.add(Outcome("x", "converted"))
    monkeypatch.setattr(progress, "_PATIENCE_S", 60)
    with Progress(["-"], shown=True) as line:
        line.add(Outcome("x", "converted"))
    assert terminal.getvalue() == ""
