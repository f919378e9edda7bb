"""What a notebook shows of a report, a job and a table: HTML of 4 kB at most, without script and without style element.

Notebooks strip both. Text is drawn in the notebook's own colour, and the one other colour has a contrast of 3 to 1 and
more on white and on black, as graphics need (WCAG 2.2, 1.4.11).
"""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import Final
from unicodedata import category

from smartresult.judging.reports import Report
from smartresult.model import SmartJob
from smartresult.preview.glance import Shown, find_lang, look_at_job, look_at_report, look_at_rows
from smartresult.preview.heights import measure_heights
from smartresult.preview.skyline import Skyline
from smartresult.preview.verdict import write_clock
from smartresult.preview.worst import Worst
from smartresult.tables.table import Rows, Table

#: How many bytes a notebook is given at most.
LIMIT: Final = 4096

#: A skyline has so many bins, and so many steps up to the limit and above it, of a unit each.
_BINS: Final = 96
_STEPS: Final = 20
_RED: Final = "#e03131"
_QUIET: Final = "opacity:.75"
#: How many bytes a sentence, a fact and a text have at most.
_SENTENCE: Final = 300
_FACT: Final = 140
_TEXT: Final = 160
_CELL: Final = 90
_ELLIPSIS: Final = "…"


def write_html(shown: Shown) -> str:
    """*shown* as HTML, in `LIMIT` bytes of UTF-8 at most. Takes time in proportion to it."""
    if isinstance(shown, Report):
        return _write_report(shown)
    if isinstance(shown, SmartJob):
        return _write_job(shown)
    return _write_rows(shown)


def quote(text: str, most: int) -> str:
    """*text* as HTML has it, in so many bytes at *most*, with … where it was cut.

    Line ends and tabs are blanks; control characters and lone surrogates are U+FFFD.
    """
    pieces = [_quote_character(character) for character in text[: most + 1]]
    sizes = [len(piece.encode()) for piece in pieces]
    if len(text) <= most and sum(sizes) <= most:
        return "".join(pieces)
    room, kept = most - len(_ELLIPSIS.encode()), 0
    while sizes[kept] <= room:
        room -= sizes[kept]
        kept += 1
    return "".join(pieces[:kept]) + _ELLIPSIS


def _quote_character(character: str) -> str:
    if character.isspace():
        return " " if character.isascii() or category(character) != "Zs" else character
    return "\ufffd" if category(character) in {"Cc", "Cs"} else escape(character)


# --- A report


def _write_report(report: Report) -> str:
    glance = look_at_report(report, _BINS)
    head = f'<p style="margin:.3em 0"><strong>{quote(glance.sentence, _SENTENCE)}</strong></p>'
    if glance.skyline is not None:
        head += _draw_skyline(glance.skyline, glance.crowded)
    summary = quote("; ".join([glance.summary, *glance.counts]), 2 * _SENTENCE)
    head += f'<p style="margin:.3em 0;{_QUIET}">{summary}</p>'
    return _fill(head, [_write_worst(worst, glance.lang) for worst in glance.worst])


def _write_worst(worst: Worst, lang: str) -> str:
    violation, others = worst
    more = f" (+{others})" if others else ""
    finding = f"{quote(violation.place, _FACT)}: {quote(violation.finding, _FACT)}{more}"
    return f'<div style="margin:.3em 0">{finding}<br>{_write_text(violation.text, lang)}</div>'


def _draw_skyline(skyline: Skyline, crowded: range) -> str:
    """Loads in the colour of the text up to a dashed line, the limit, and above it in red; below, where to look.

    The worst stretch is red there, and lower: colour is not all that tells.
    """
    heights = measure_heights(skyline, _STEPS)
    within = _trace([height.within for height in heights], 2 * _STEPS)
    over = _trace([height.over for height in heights], _STEPS)
    worst = [flagged and i in crowded for i, flagged in enumerate(skyline.flagged)]
    worst_note = ", red where it is worst" if any(worst) else ""
    line = 'vector-effect="non-scaling-stroke" fill="none"'
    return (
        f'<svg role="img" aria-label="Load over time: what rises above the dashed line is over the limit" '
        f'viewBox="0 0 {_BINS} 47" preserveAspectRatio="none" style="display:block;width:100%;height:70px">'
        f'<path fill="currentColor" opacity=".5" d="{within}"/><path fill="{_RED}" d="{over}"/>'
        f'<path {line} stroke="currentColor" stroke-dasharray="4 3" d="M0 {_STEPS}h{_BINS}"/>'
        f'<path {line} stroke="currentColor" stroke-width="3" d="{_mark(skyline.flagged, 43)}"/>'
        f'<path {line} stroke="{_RED}" stroke-width="4" d="{_mark(worst, 45)}"/></svg>'
        f'<div style="display:flex;justify-content:space-between;font-size:85%;{_QUIET}"><span>0:00</span>'
        f"<span>above the dashed line: over the limit; below: needs attention{worst_note}</span>"
        f"<span>{write_clock(skyline.length)}</span></div>"
    )


def _trace(heights: Sequence[int], base: int) -> str:
    """The outline of *heights* above *base*, in as few bytes as can be."""
    steps = [f"V{base - height}h{len(list(run))}" for height, run in groupby(heights)]
    return f"M0 {base}{''.join(steps)}V{base}z"


def _mark(flagged: Sequence[bool], height: int) -> str:
    """A stroke at that *height* for each run of bins that are *flagged*."""
    runs = []
    place = 0
    for marked, run in groupby(flagged):
        length = len(list(run))
        if marked:
            runs.append(f"M{place} {height}h{length}")
        place += length
    return "".join(runs)


# --- A job


def _write_job(job: SmartJob) -> str:
    glance = look_at_job(job)
    facts = [
        f'<span style="white-space:nowrap"><span style="{_QUIET}">{name}</span> {_write_text(value)}</span>'
        for name, value in glance.facts
    ]
    head = f'<p style="margin:.3em 0">{" · ".join(facts)}</p>'
    lines = [f"<div>{quote(problem, _FACT)}</div>" for problem in glance.problems]
    for clock, text, lang in glance.lines:
        at = f'<span style="{_QUIET}">{clock}</span> ' if clock else ""
        lines.append(f"<div>{at}{_write_text(text, lang)}</div>")
    end = f'<div style="{_QUIET}">and {glance.more:,} more</div>' if glance.more else ""
    return _fill(head, lines, end)


# --- A table


def _write_rows(table: Table | Rows) -> str:
    name, columns, rows = look_at_rows(table)
    head = "".join(
        f'<th title="{escape(column.meaning)}">{escape(column.name)}<br><small>{column.kind}</small></th>'
        for column in columns
    )
    caption = f"<caption>{name}: the first rows</caption>"
    start = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>"
    end = "</tbody></table>"
    return _fill(start, ["".join(["<tr>", *map(_write_cell, row), "</tr>"]) for row in rows], end)


def _write_cell(cell: str) -> str:
    if cell.isascii():
        return f"<td>{quote(cell, _CELL)}</td>"
    return f'<td dir="auto"{_state_lang(find_lang(cell))}>{quote(cell, _CELL)}</td>'


# --- What they have in common


def _write_text(text: str, lang: str = "") -> str:
    """A text of others, in its own direction: it turns nothing around."""
    return f'<bdi dir="auto"{_state_lang(lang)}>{quote(text, _TEXT)}</bdi>'


def _state_lang(lang: str) -> str:
    return f' lang="{escape(lang)}"' if lang else ""


def _fill(head: str, rows: Iterable[str], end: str = "") -> str:
    """*head*, as many of *rows* as fit below it, and *end*."""
    start, close = '<div lang="en">', f"{end}</div>"
    parts = [start, head]
    room = LIMIT - len(f"{start}{head}{close}".encode())
    for row in rows:
        room -= len(row.encode())
        if room < 0:
            break
        parts.append(row)
    return "".join([*parts, close])
