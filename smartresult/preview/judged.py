"""Cues → what every page shows of them: the report, its sentence, and how fast each has to be read."""

from collections.abc import Sequence
from typing import NamedTuple

from smartresult.judging.checking import check
from smartresult.judging.reports import Report
from smartresult.model import SmartJob
from smartresult.preview.skyline import SidePace, find_length, measure_paces
from smartresult.preview.verdict import Verdict, sum_up
from smartresult.profiles import Profile
from smartresult.timed_text import TimedSource, TimedText, list_segments


class Judged(NamedTuple):
    """The *cues*, in the order of their source, the *report* of `check`, what it comes to, and the pace of each cue."""

    cues: Sequence[TimedText]
    report: Report
    verdict: Verdict
    paces: Sequence[SidePace | None]


def judge_source(source: TimedSource, profile: Profile | str = "auto", lang: str | None = None) -> Judged:
    """The cues of *source*, judged as they are, once for all that shows them.

    *profile* and *lang* are those of `check`. Takes time in proportion to the text. Raises what `check` raises.
    """
    cues = list_segments(source)
    report = check(source if isinstance(source, SmartJob) else cues, profile, lang=lang)
    return Judged(cues, report, sum_up(report, find_length(cues)), measure_paces(cues, report))
