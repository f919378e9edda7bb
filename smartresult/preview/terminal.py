"""What a terminal shows of a report, a job and a table: lines that rich prints, as wide as the terminal.

What is over the limit is red where there are colours, and stands in a row of its own wherever it is printed.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.console import ConsoleOptions
from rich.text import Text

from smartresult.judging.reports import Report
from smartresult.model import SmartJob
from smartresult.preview.glance import ReportGlance, Shown, look_at_job, look_at_report, look_at_rows
from smartresult.preview.heights import measure_heights
from smartresult.preview.skyline import Skyline
from smartresult.preview.verdict import write_clock
from smartresult.tables.table import Rows, Table
from smartresult.text.printable import make_printable

#: How a bar stands, from nothing to the limit; in Unicode, and where an encoding lacks it, or draws it twice as wide.
_BLOCKS: Final = " ▁▂▃▄▅▆▇█"
_ASCII_BLOCKS: Final = " .,:-=+*#"
_STEPS: Final = len(_BLOCKS) - 1
#: Below it: where nothing is wrong, where something needs attention, and where that is in the worst stretch.
_LINE, _FLAG, _MARK = "─", "┴", "▲"
#: What stands for a mark where only ASCII is safe.
_PLAIN: Final = str.maketrans({"–": "-", "…": "...", "“": '"', "”": '"', "·": ",", _LINE: "-", _FLAG: "+", _MARK: "^"})
_STYLES: Final = {_LINE: "dim", _FLAG: "yellow", _MARK: "red"}
_INDENT: Final = "  "
_GAP: Final = "  "
#: How wide a column of a table is at most and, if the terminal is narrow, at least.
_WIDEST: Final = 40
_NARROWEST: Final = 9


def draw(shown: Shown, options: ConsoleOptions) -> Iterator[Text]:
    """The lines of *shown*, none wider than the terminal of *options*. Takes time in proportion to it."""
    pen = _Pen(options)
    if isinstance(shown, Report):
        yield from _draw_report(look_at_report(shown, pen.width), pen)
    elif isinstance(shown, SmartJob):
        yield from _draw_job(shown, pen)
    else:
        yield from _draw_rows(shown, pen)


def draw_brief(report: Report, options: ConsoleOptions) -> Iterator[Text]:
    """The sentence and the skyline of *report*, and by which profile that is so."""
    pen = _Pen(options)
    glance = look_at_report(report, pen.width)
    yield from _draw_head(glance, pen)
    yield pen.wrap(glance.summary, "dim")


def draw_sentence(report: Report, options: ConsoleOptions) -> Iterator[Text]:
    """The sentence of *report* alone."""
    yield _Pen(options).wrap(look_at_report(report, 1).sentence, "bold")


class _Pen:
    """What writes on one terminal: so many columns in *width*, of what its encoding has."""

    def __init__(self, options: ConsoleOptions) -> None:
        self.width = max(options.max_width, 1)
        self.plain = options.ascii_only
        self._encoding = options.encoding

    def spell(self, text: str) -> str:
        """*text* with escapes for what would steer the terminal, and for what its encoding lacks."""
        text = make_printable(text)
        if not self.plain:
            return text
        return text.translate(_PLAIN).encode(self._encoding, "backslashreplace").decode(self._encoding)

    def cut(self, text: str, width: int) -> str:
        """*text*, spelled, in no more than *width* columns: with … where it was cut."""
        text = self.spell(text[: 2 * width + 1])
        if cell_len(text) <= width:
            return text
        end = self.spell("…")
        return set_cell_size(text, max(width - len(end), 0)).rstrip() + end[:width]

    def write(self, text: str, style: str = "") -> Text:
        """A line of *text*, cut."""
        return Text(self.cut(text, self.width), style, no_wrap=True)

    def wrap(self, text: str, style: str = "") -> Text:
        """*text* in as many lines as it takes."""
        return Text(self.spell(text), style, overflow="fold")


# --- A report


def _draw_report(glance: ReportGlance, pen: _Pen) -> Iterator[Text]:
    yield from _draw_head(glance, pen)
    yield pen.wrap(glance.summary, "dim")
    if glance.counts:
        yield pen.wrap(", ".join(glance.counts))
    for violation, others in glance.worst:
        more = f" (+{others})" if others else ""
        yield pen.write(f"{_INDENT}{violation.place}: {violation.finding}{more}")
        yield pen.write(f"{_INDENT * 2}{violation.text}", "dim")


def _draw_head(glance: ReportGlance, pen: _Pen) -> Iterator[Text]:
    yield pen.wrap(glance.sentence, "bold")
    if glance.skyline is not None:
        yield from _draw_skyline(glance.skyline, glance.crowded, pen)


def _draw_skyline(skyline: Skyline, crowded: range, pen: _Pen) -> Iterator[Text]:
    """What is over the limit, what is within, where something needs attention, and the time."""
    heights = measure_heights(skyline, _STEPS)
    blocks = _ASCII_BLOCKS if pen.plain else _BLOCKS
    over = "".join([blocks[height.over] for height in heights])
    notes = []
    if over.strip():
        yield Text(over, "red", no_wrap=True)
        notes.append("upper row: over the limit")
    yield Text("".join([blocks[height.within] for height in heights]), no_wrap=True)
    signs = [_LINE if not flagged else _MARK if i in crowded else _FLAG for i, flagged in enumerate(skyline.flagged)]
    line = Text(no_wrap=True)
    for sign, run in groupby(signs):
        line.append(pen.spell(sign) * len(list(run)), _STYLES[sign])
    yield line
    notes += [f"{sign} {note}" for sign, note in ((_FLAG, "needs attention"), (_MARK, "worst")) if sign in signs]
    yield pen.write(_spread("0:00", _GAP.join(notes), write_clock(skyline.length), pen.width), "dim")


def _spread(first: str, middle: str, last: str, width: int) -> str:
    """The three in one line of that *width*; where they don't fit, without the *middle*."""
    room = width - len(first) - len(last) - 2 * len(_GAP)
    return f"{first}{_GAP}{middle.center(max(room, 0)) if len(middle) <= room else ' ' * room}{_GAP}{last}"


# --- A job


def _draw_job(job: SmartJob, pen: _Pen) -> Iterator[Text]:
    glance = look_at_job(job)
    widest = max([len(name) for name, _ in glance.facts])
    for name, value in glance.facts:
        yield pen.write(f"{name:<{widest}}{_GAP}{value}")
    for problem in glance.problems:
        yield pen.write(f"{_INDENT}{problem}")
    for clock, text, _ in glance.lines:
        yield pen.write(f"{clock:>{widest}}{_GAP}{text}")
    if glance.more:
        yield pen.write(f"{_INDENT}and {glance.more:,} more", "dim")


# --- A table


def _draw_rows(table: Table | Rows, pen: _Pen) -> Iterator[Text]:
    glance = look_at_rows(table)
    shown = glance.columns[: max((pen.width + len(_GAP)) // (_NARROWEST + len(_GAP)), 1)]
    cells = [[column.name for column in shown], *glance.rows]
    spelled = [[pen.cut(cell, _WIDEST) for cell in row[: len(shown)]] for row in cells]
    widths = _fit_widths(
        [max(map(cell_len, column)) for column in zip(*spelled, strict=True)],
        pen.width - len(_GAP) * (len(shown) - 1),
    )
    hidden = len(glance.columns) - len(shown)
    more = f", and {hidden} columns more" if hidden else ""
    yield pen.write(f"{glance.name}: the first rows{more}", "dim")
    for place, row in enumerate(spelled):
        line = _GAP.join(_pad(pen.cut(cell, width), width) for cell, width in zip(row, widths, strict=True))
        yield Text(line.rstrip(), "" if place else "bold", no_wrap=True)


def _fit_widths(widths: Sequence[int], room: int) -> list[int]:
    """*widths* that fill no more than *room*: the widest are cut first."""
    fitted = list(widths)
    for _ in range(max(sum(fitted) - room, 0)):
        widest = max(range(len(fitted)), key=fitted.__getitem__)
        fitted[widest] -= 1
    return fitted


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
