"""Which cues to look at first: those that can't be read, before those that are only not tidy."""

from collections.abc import Iterable
from heapq import nsmallest
from itertools import groupby
from typing import Final, NamedTuple

from smartresult.judging.reports import Report, Violation

#: What takes reading time or room; it weighs as many times as much as is asked, but no more than the most.
_MEASURED: Final = frozenset({"too fast", "too short", "too long", "line too long", "too many lines", "too many words"})
_MOST: Final = 10.0
#: Nothing is to be read there, or two things at once: as bad as three times the pace.
_BROKEN: Final = frozenset({"empty", "no length", "overlap"})
_BROKEN_WEIGHT: Final = 3.0
_OTHER_WEIGHT: Final = 1.0


class Worst(NamedTuple):
    """A cue by its gravest *violation*, which breaks so many *others* of the rules, too."""

    violation: Violation
    others: int


def pick_worst(report: Report, most: int = 5) -> list[Worst]:
    """So many of the cues of *report* that weigh most by the rules they break, the worst first.

    Of several as bad the earlier comes first. Takes time in proportion to the violations.
    """
    cues = [list(found) for _, found in groupby(report.violations, key=lambda violation: violation.index)]
    weighed = [(-sum(_weigh_rules(found).values()), place) for place, found in enumerate(cues)]
    return [_sum_up(cues[place]) for _, place in nsmallest(most, weighed)]


def _sum_up(violations: list[Violation]) -> Worst:
    return Worst(max(violations, key=_weigh), len(_weigh_rules(violations)) - 1)


def _weigh_rules(violations: Iterable[Violation]) -> dict[str, float]:
    """How grave each rule is that a cue breaks: by the gravest of its violations."""
    weights: dict[str, float] = {}
    for violation in violations:
        weights[violation.rule] = max(_weigh(violation), weights.get(violation.rule, 0.0))
    return weights


def _weigh(violation: Violation) -> float:
    if violation.rule in _BROKEN:
        return _BROKEN_WEIGHT
    if violation.rule not in _MEASURED:
        return _OTHER_WEIGHT
    least, most = sorted([float(violation.figure), float(violation.limit)])
    return min(most / least, _MOST) if least > 0 else _MOST
