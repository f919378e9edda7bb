"""How a value shows itself in a notebook and in a terminal.

Notebooks and rich ask the value itself, by methods of these names, but what they show stands floors above it: a report
is drawn by what judged it, and no value object may know that. So this class, below all of them, asks for the drawing
by the names of two modules, when it is called. These are the only names of modules that point up.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

_NOTEBOOK: Final = "smartresult.preview.notebook"
_TERMINAL: Final = "smartresult.preview.terminal"


class Glanced:
    """Something of which `smartresult.preview` knows what to show at a glance."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """For a notebook: at most 4 kB of HTML, without script."""
        notebook: Any = import_module(_NOTEBOOK)
        html: str = notebook.write_html(self)
        return html

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "Iterator[RenderableType]":
        terminal: Any = import_module(_TERMINAL)
        yield from terminal.draw(self, options)
