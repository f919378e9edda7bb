"""What is drawn on a terminal by rich: with colours where it has them, and nobody has set NO_COLOR."""

from collections.abc import Callable, Iterable

from rich.console import Console, ConsoleOptions
from rich.text import Text

from smartresult.cli.streams import Outlet


def draw_lines(lines: Callable[[ConsoleOptions], Iterable[Text]], out: Outlet) -> None:
    """Draw on *out* the *lines* that are made for its width, its colours and its encoding."""
    with out.draw() as file:
        console = Console(file=file)  # type: ignore[arg-type]  # it writes and flushes, which is all that is asked of it
        for line in lines(console.options):
            console.print(line)
