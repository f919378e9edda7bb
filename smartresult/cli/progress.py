"""What a person sees of a run: messages, and on a terminal a line that tells how far it is."""

import sys
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

from smartresult.batch import Outcome
from smartresult.batch.sources import measure_sources

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

#: Shorter runs show nothing: they are over before anybody could read it, and rich takes as long to load as they run.
_PATIENCE_S: Final = 0.5
#: How often the line is brought up to date; a terminal over a slow network takes no more.
_INTERVAL_S: Final = 0.1


def print_error(message: str) -> None:
    """One line on standard error, in which nothing can steer a terminal: ids and names come from strangers."""
    sys.stderr.write(f"{make_printable(message)}\n")


def make_printable(text: str) -> str:
    """*text* with escapes for control characters, line ends and lone surrogates."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class Progress:
    """A line with the share that is done, the rate and the time left: on a terminal, and if it takes a while."""

    def __init__(self, sources: Sequence[str], *, shown: bool) -> None:
        self._sources = sources
        self._shown = shown and sys.stderr.isatty()
        self._began = self._updated = monotonic()
        self._done_bytes = self._done = 0
        self._bar: tuple[RichProgress, TaskID] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar[0].stop()

    def add(self, outcome: Outcome) -> None:
        """One more is done."""
        if not self._shown:
            return
        self._done_bytes += outcome.input_bytes
        self._done += outcome.status != "skipped"
        now = monotonic()
        if now - self._updated < _INTERVAL_S or now - self._began < _PATIENCE_S:
            return
        self._updated = now
        bar, task = self._bar or self._start()
        rate = self._done / (now - self._began)
        bar.update(task, completed=self._done_bytes, done=f"{self._done:,}", rate=f"{rate:,.0f}")

    def print(self, message: str) -> None:
        """One line on standard error, above the line of progress."""
        if self._bar:
            self._bar[0].console.print(make_printable(message), markup=False, highlight=False, soft_wrap=True)
        else:
            print_error(message)

    def _start(self) -> "tuple[RichProgress, TaskID]":
        from rich.console import Console  # noqa: PLC0415 - late: for terminals, and for runs that take a while
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415 - see above

        bar = RichProgress(
            TextColumn("{task.fields[done]} responses"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]}/s"),
            TimeRemainingColumn(compact=True),
            console=Console(file=sys.stderr),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        task = bar.add_task("", total=measure_sources(self._sources), done="0", rate="0")
        bar.start()
        self._bar = bar, task
        return self._bar
