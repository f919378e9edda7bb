"""What `check` and `inspect` show on a terminal, and that nothing of it gets into a pipe."""

import io
import os
import re
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest
from rich.cells import cell_len

import smartresult
from smartresult.batch import check_files
from smartresult.cli import commands
from tests.cli.running import Done, open_left, run, start
from tests.preview.shown import CROWDED
from tests.responses import encode, fill, make_response

ENCODINGS: Final = ("utf-8", "gbk", "latin-1", "ascii")
COLOUR: Final = re.compile(r"\x1b\[[\d;]*m")


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def see(*arguments: str | Path, columns: int = 80, encoding: str = "utf-8", **environment: str) -> Done:
    """What the command shows on a terminal of that width and *encoding*; messages go to another stream."""
    raw, err = io.BytesIO(), io.StringIO()
    clean = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    settings = {**clean, "TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
    with (
        patch.dict(os.environ, settings, clear=True),
        patch.multiple(sys, stdout=Terminal(raw, encoding, write_through=True), stderr=err),
        pytest.raises(SystemExit) as ended,
    ):
        commands.main([str(argument) for argument in arguments])
    return Done(int(ended.value.code or 0), raw.getvalue().decode(encoding), err.getvalue())


def find_colours(text: str) -> set[str]:
    return {"31", "33"}.intersection(re.findall(r"\d+", "".join(COLOUR.findall(text))))


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return fill(tmp_path, {"film.srt": smartresult.to_srt(CROWDED).encode()}) / "film.srt"


def test_a_terminal_sees_sentence_skyline_and_the_worst_five_and_how_to_see_all(film: Path) -> None:
    done = see("check", film, NO_COLOR="1")
    lines = COLOUR.sub("", done.out).splitlines()
    assert (done.status, done.err) == (1, "")
    assert lines[:5] == [
        f"{film}:",
        "20 of 400 cues need attention (5 %): too fast; worst 10:00–10:59 (20).",
        " " * 40 + "████" + " " * 36,
        "▄" * 40 + "████" + "▄" * 36,
        "─" * 40 + "▲▲▲▲" + "─" * 36,
    ]
    assert sum(line.startswith("  cue ") for line in lines) == 5
    [checked] = check_files(film)
    assert checked.report
    assert lines[-1] == f"{len(checked.report.violations)} violations in all: --format text lists them"


def test_a_pipe_gets_every_violation_as_ever(film: Path) -> None:
    [checked] = check_files(film)
    assert checked.report
    every = [*map(str, checked.report.violations), *checked.report.summary().splitlines()]
    meant = Done(1, "".join([f"{film}: {line}\n" for line in every]), "")
    assert (
        run("check", film) == run("check", film, "--format", "text") == see("check", film, "--format", "text") == meant
    )
    assert run("check", film, "--json") == see("check", film, "--json")
    assert run("check", film, "-f", "github") == see("check", film, "-f", "github")


def test_a_glance_can_be_had_in_a_pipe(film: Path) -> None:
    with patch.dict(os.environ, {"COLUMNS": "60"}):
        done = run("check", film, "--format", "glance")
    assert done.out == COLOUR.sub("", see("check", film, columns=60).out)


def test_colour_is_for_terminals_that_have_it_and_whoever_wants_it(film: Path) -> None:
    assert "\x1b[31m" in see("check", film).out
    assert not find_colours(see("check", film, NO_COLOR="1").out)
    assert "\x1b" not in see("check", film, TERM="dumb").out
    assert "\x1b" not in run("check", film, "--format", "glance").out


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_terminal_gets_what_it_can_show(film: Path, columns: int, encoding: str) -> None:
    source, *lines = COLOUR.sub("", see("check", film, columns=columns, encoding=encoding).out).splitlines()
    assert source == f"{film}:"
    assert all(cell_len(line) <= columns for line in lines[:-1])
    full = "█" if encoding == "utf-8" else "#"
    assert any(line.strip() == full * (columns // 20) and line.index(full) == columns // 2 for line in lines)
    assert ("\\u" in "".join(lines)) == (encoding in {"latin-1", "ascii"})  # they can't say what is quoted


def test_of_several_each_is_a_sentence_and_a_skyline(film: Path) -> None:
    calm = b"1\n00:00:01,000 --> 00:00:03,500\nHello there.\n"
    other, clean, gone = (film.parent / name for name in ("b.srt", "c.srt", "none.srt"))
    fill(film.parent, {"b.srt": film.read_bytes(), "c.srt": calm})
    done = see("check", film, other, clean, gone, NO_COLOR="1")
    lines = COLOUR.sub("", done.out).splitlines()
    alone = COLOUR.sub("", see("check", film).out).splitlines()[1:7]
    assert lines == [
        *(f"{film}:", *alone, f"{other}:", *alone, f"{clean}:", "The one cue is as netflix-en asks."),
        "4 sources: 1 clean, 2 with violations, 1 could not be read",
        "     40 line too long",
        "     40 too fast",
    ]
    assert done == Done(1, done.out, f"{gone}: could not be read: no such file or directory\n")


def test_a_clean_source_has_a_skyline_and_nothing_to_list(tmp_path: Path) -> None:
    path = fill(tmp_path, {"a.srt": "1\n00:00:01,000 --> 00:00:03,500\n你好。\n".encode()}) / "a.srt"
    done = see("check", path, NO_COLOR="1", columns=30)
    lines = COLOUR.sub("", done.out).splitlines()
    assert lines[1:4] == ["The one cue is as netflix-zh ", "asks.", " " * 8 + "▂" * 22]
    assert lines[-2:] == ["netflix-zh: 1 cue, no ", "violations"]
    assert done.status == 0


def test_no_text_and_no_name_can_steer_a_terminal(tmp_path: Path) -> None:
    steering = "\x1b[2J\x07\x9b31m\u202e\u2028\x08 Hello to all of you out there"
    name = "a\x1b[2J\n.vtt"
    root = fill(tmp_path, {name: f"WEBVTT\n\n00:01.000 --> 00:01.100\n{steering}\n".encode()})
    out = COLOUR.sub("", see("check", root / name).out)
    assert all(character.isprintable() or character == "\n" for character in out)
    assert "\\x1b[2J\\x07\\x9b31m\\u202e" in out


def test_a_reader_that_leaves_is_noticed(film: Path) -> None:
    with io.TextIOWrapper(open_left()) as pipe, patch.object(sys, "stdout", pipe), pytest.raises(SystemExit) as ended:
        commands.main(["check", str(film), "--format", "glance"])
    assert ended.value.code == 141


# --- One response, inspected


def test_one_response_is_judged_as_it_is(tmp_path: Path) -> None:
    path = fill(tmp_path, {"a.json": make_response(text="Hello there, all of you, this is far too long.")}) / "a.json"
    done = see("inspect", path, NO_COLOR="1")
    lines = COLOUR.sub("", done.out).splitlines()
    plain = run("inspect", path)
    rows = plain.out.splitlines()
    assert lines[: len(rows)] == rows
    assert lines[len(rows)] == "The one cue needs attention: too fast."
    assert lines[-1].startswith("netflix-en: 1 cue, 0 % clean")
    assert (done.status, done.err) == (plain.status, plain.err) == (0, "")
    assert see("inspect", path, "--json") == run("inspect", path, "--json")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (encode({"JobId": "y", "State": "Executing", "JobResult": None}), 0),
        (encode({"JobId": "y", "State": "Finished", "JobResult": {"AiResult": "[]"}}), 0),
        (b"[1", 1),
    ],
)
def test_what_has_no_segments_is_not_judged(tmp_path: Path, body: bytes, status: int) -> None:
    path = fill(tmp_path, {"a.json": body}) / "a.json"
    done = see("inspect", path)
    assert done == run("inspect", path)
    assert done.status == status


@pytest.mark.slow
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_real_terminal_is_filled(film: Path, columns: int) -> None:
    pty = pytest.importorskip("pty")
    fcntl = pytest.importorskip("fcntl")
    termios = pytest.importorskip("termios")
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
    started = start("check", film, stdout=child, stderr=child, env={**environment, "TERM": "xterm"})
    os.close(child)
    shown = b""
    with suppress(OSError):  # how a terminal says that nobody holds its other end
        while piece := os.read(parent, 65536):
            shown += piece
    os.close(parent)
    assert started.wait() == 1
    lines = COLOUR.sub("", shown.decode()).splitlines()
    assert "─" * (columns // 2) + "▲" * (columns // 20) + "─" * (columns - columns // 2 - columns // 20) in lines
