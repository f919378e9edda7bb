"""How far a run is: on a terminal a line, above which messages stand."""

from collections.abc import Sequence
from time import monotonic
from typing import IO, TYPE_CHECKING, Final, Self, cast

from smartresult.batch import Outcome
from smartresult.batch.sources import measure_sources
from smartresult.cli.streams import Outlet
from smartresult.text.printable import make_printable

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

#: Shorter runs show nothing: they are over before anybody could read it, and rich takes as long to load as they run.
_PATIENCE_S: Final = 0.5
#: How often the line is brought up to date; a terminal over a slow network takes no more.
_INTERVAL_S: Final = 0.1


class Progress:
    """A line with the share that is done, the rate and the time left: on a terminal, and if it takes a while."""

    def __init__(self, sources: Sequence[str], err: Outlet, *, shown: bool) -> None:
        self._sources = sources
        self._err = err
        self._shown = shown and err.isatty()
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
            console = self._bar[0].console
            console.print(make_printable(message), markup=False, emoji=False, highlight=False, soft_wrap=True)
        else:
            self._err.write_line(message)

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
            console=Console(file=cast("IO[str]", self._err.open_unfiltered())),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        task = bar.add_task("", total=measure_sources(self._sources), done="0", rate="0")
        bar.start()
        self._bar = bar, task
        return self._bar
