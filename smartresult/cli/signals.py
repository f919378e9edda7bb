"""Signals that end a process, as exceptions: so that nothing half-done is left, and the report is kept."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

#: What a service manager, `timeout` and a closed terminal send; Windows has the first alone.
_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
#: Shells say so which signal ended a process.
_BASE: Final = 128


class Ended(BaseException):
    """The process is to end for the sake of a signal, with this exit *status*."""

    def __init__(self, number: int) -> None:
        super().__init__(f"ended by {signal.Signals(number).name}")
        self.status = _BASE + number


def hush_connections() -> None:
    """Let asyncio, on which drivers of stores stand, log nothing of the connections that an end cuts off."""
    import logging  # noqa: PLC0415 - late: few runs are ended

    logging.getLogger("asyncio").setLevel(logging.CRITICAL + 1)


@contextmanager
def end_orderly() -> Iterator[None]:
    """Raise `Ended` where a signal would end the process at once; what it was to ignore (`nohup`) stays ignored."""

    def raise_ended(number: int, _: FrameType | None) -> None:
        raise Ended(number)

    here = threading.current_thread() is threading.main_thread()  # no other may ask for signals
    found = {number: signal.getsignal(number) for number in _SIGNALS if here}
    try:
        for number, handler in found.items():
            if handler is signal.SIG_DFL:
                signal.signal(number, raise_ended)
        yield
    finally:
        for number, handler in found.items():
            if handler is signal.SIG_DFL:
                signal.signal(number, handler)
