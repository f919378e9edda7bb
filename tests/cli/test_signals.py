"""A signal that would end the process is an exception, as an interrupt is, and only while a batch runs."""

import logging
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from smartresult.batch import Outcome
from smartresult.cli.signals import Ended, end_orderly
from tests.cli.running import run


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_run_as_an_interrupt_does(
    number: signal.Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "asyncio")  # and back at the end

    def convert(*_: object, **__: object) -> Iterator[Outcome]:
        yield Outcome("a.json", "converted")
        signal.raise_signal(number)

    monkeypatch.setattr("smartresult.cli.conversion.convert", convert)
    handler = signal.getsignal(number)
    signal.signal(number, signal.SIG_DFL)  # whatever runs the tests
    try:
        done = run("convert", "x", "--report", tmp_path / "r.jsonl")
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, handler)
    assert done.status == 128 + number
    logging.getLogger("asyncio").error("a connection was cut off")
    assert not caplog.messages
    assert f"smartresult: ended by {number.name}; the same command with --resume does the rest" in done.err
    assert "1 response converted before the interruption" in done.err
    assert len((tmp_path / "r.jsonl").read_bytes().splitlines()) == 2


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    handler = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with end_orderly():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, handler)


def test_in_another_thread_signals_are_left_alone() -> None:
    ends: list[object] = []

    def run_there() -> None:
        with end_orderly():
            ends.append("ended")

    thread = threading.Thread(target=run_there)
    thread.start()
    thread.join()
    assert ends == ["ended"]
    assert issubclass(Ended, BaseException)
