"""Comma-separated values (RFC 4180), for spreadsheets and data frames."""

import re
from collections.abc import Iterable
from typing import Final

from smartresult.export.characters import apply_rule, clean_lines, clean_text, make_rule, require_newline
from smartresult.export.cues import place_cues
from smartresult.export.times import count_from_one, make_fractions, make_numbers
from smartresult.model import GeneratedTexts, SmartJob
from smartresult.timed_text import TimedSource

#: Cells that begin with these are run as formulas (OWASP, "CSV Injection"), the fullwidth ones by East Asian editions.
_SIGNS: Final = r"[=+\-@＝＋－＠]"
#: Where a cell is a formula, and where one begins to a spreadsheet that parts cells at `;` (Excel in German, say) or at
#: tabs: to that, no quote opens the cell of a text, so that a line end in it ends a row, and a quote may come first.
_FORMULA: Final = rf'\A(?={_SIGNS}|[\t\r\n])|(?<=[;\t\n])(?="*{_SIGNS})'


def to_csv(
    source: TimedSource | GeneratedTexts, *, bom: bool = False, newline: str = "\r\n", guard: bool = False
) -> str:
    r"""CSV of *source*, a row a cue or a generated text, *newline* after each row, a BOM (for Excel) first if wanted.

    Segments: `job_id,index,start,end,duration,text`, in seconds with three decimals. The rows are the cues of the
    other formats: sorted, numbered from 1, without empty ones. Texts: `job_id,index,text`. Line breaks inside a text
    are `\n`. With *guard*, a cell that a spreadsheet would run as a formula begins with an apostrophe instead, and so
    does each part of a cell that is one where `;` or a tab parts cells, and a line end rows.

    pandas takes unquoted and quoted `NA` alike for a missing value, and a job id of digits for a number:
    `read_csv(…, keep_default_na=False, dtype={"job_id": str})` reads what was written.

    Raises ExportError for a *newline* that is neither `\n` nor `\r\n`, and what `place_cues` and, for a job with
    texts, `SmartJob.texts` raise.
    """
    require_newline(newline)
    job_id = quote_job_id(clean_text(source.job_id), guard=guard) if isinstance(source, SmartJob) else ""
    if isinstance(source, SmartJob) and isinstance(source.result, GeneratedTexts):
        rows = _write_texts(source.texts(), job_id, newline, guard=guard)
    elif isinstance(source, GeneratedTexts):
        rows = _write_texts(source.texts, job_id, newline, guard=guard)
    else:
        rows = _write_cues(source, job_id, newline, guard=guard)
    return ("\ufeff" if bom else "") + rows


def _write_cues(source: TimedSource, job_id: str, newline: str, *, guard: bool) -> str:
    cues = place_cues(source)
    texts = apply_rule(cues.texts, _RULE)
    if guard:
        texts = [_guard(text) for text in texts]
    seconds = make_numbers(cues.last_ms // 1000, len(texts), ".")
    ms, last_ms = make_fractions(3, ","), make_fractions(3, ',"')
    rows = [
        f"{i}{seconds[start // 1000]}{ms[start % 1000]}{seconds[end // 1000]}{ms[end % 1000]}"
        f"{seconds[(duration := end - start) // 1000]}{last_ms[duration % 1000]}{text}"
        for i, start, end, text in zip(count_from_one(len(texts), ","), cues.starts, cues.ends, texts, strict=False)
    ]
    return join_rows("job_id,index,start,end,duration,text", rows, job_id, newline)


def quote_job_id(job_id: str, *, guard: bool) -> str:
    """*job_id* as a cell, in quotes where it needs them."""
    return job_id if not job_id or job_id.isalnum() else f'"{quote_cell(job_id, guard=guard)}"'


def quote_cell(text: str, *, guard: bool) -> str:
    """What stands between the quotes of a cell that holds *text*."""
    return _escape(_guard(text) if guard else text)


def join_rows(head: str, rows: list[str], job_id: str, newline: str) -> str:
    """A table of *rows* that lack their job id and their last quote.

    What they begin with (the job id) and end with (a quote, a line end) stands between them: less to format.
    """
    if not rows:
        return f"{head}{newline}"
    rows[0] = f"{head}{newline}{job_id},{rows[0]}"  # here, and not to the whole: that would copy it once more
    rows[-1] = f'{rows[-1]}"{newline}'
    return f'"{newline}{job_id},'.join(rows)


def _write_texts(texts: Iterable[str], job_id: str, newline: str, *, guard: bool) -> str:
    rows = [f'{i},"{quote_cell(clean_text(text), guard=guard)}' for i, text in enumerate(texts, 1)]
    return join_rows("job_id,index,text", rows, job_id, newline)


def _escape(text: str) -> str:
    return text.replace('"', '""')


def _guard(cell: str) -> str:
    return re.sub(_FORMULA, "'", cell)


_RULE: Final = make_rule('"', lambda text: _escape(clean_lines(text)))
