"""The worst cues, against weights by hand."""

import msgspec
import pytest
from hypothesis import given

from smartresult import PROFILES, Report, Segment, Violation, check
from smartresult.judging.reports import RULES, Rule
from smartresult.preview.worst import pick_worst
from tests.preview.shown import timed


def violate(rule: Rule, index: int, figure: float | str = 1.0, limit: float | str = 1.0) -> Violation:
    return Violation(rule, f"cue {index}", index, figure, limit, "", "", start=float(index))


def report_of(*violations: Violation) -> Report:
    return Report(PROFILES["bbc"], 100, violations)


def test_what_cannot_be_read_comes_before_what_is_not_tidy() -> None:
    report = report_of(
        violate("unbalanced", 0, 0.1, 0.5),
        violate("bad cue break", 1, "a / b", "no"),
        violate("too fast", 2, 40.0, 20.0),
        violate("overlap", 3, 0.5, 0.0),
        violate("too short", 4, 0.2, 0.8),
        violate("line too long", 5, 50, 42),
    )
    assert [worst.violation.index for worst in pick_worst(report, 6)] == [4, 3, 2, 5, 0, 1]
    assert [worst.violation.index for worst in pick_worst(report, 2)] == [4, 3]


def test_rules_add_up_and_count_once() -> None:
    lines = [violate("line too long", 1, 60, 40)] * 3
    report = report_of(violate("too fast", 0, 34, 20), *lines, violate("gap", 1, 0.0, 0.08))
    first, second = pick_worst(report)
    assert (first.violation, first.others) == (lines[0], 1)
    assert (second.violation.index, second.others) == (0, 0)


@pytest.mark.parametrize(("figure", "limit"), [(500.0, 20.0), (0.0, 0.8), (-1.0, 0.8)])
def test_no_single_figure_weighs_more_than_the_most(figure: float, limit: float) -> None:
    both = [violate("too short", 1, 0.1, 1.0), violate("gap", 1)]
    assert [worst.violation.index for worst in pick_worst(report_of(violate("too fast", 0, figure, limit), *both))] == [
        1,
        0,
    ]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_weighs(rule: Rule) -> None:
    (worst,) = pick_worst(report_of(violate(rule, 3, 2.0, 1.0)))
    assert worst.violation.rule == rule


@given(timed)
def test_the_worst_are_cues_that_violate_something_each_once(cues: list[Segment]) -> None:
    report = check(cues)
    worst = pick_worst(report)
    indexes = [one.violation.index for one in worst]
    violating = {violation.index for violation in report.violations}
    assert len(set(indexes)) == len(indexes) == min(len(violating), 5)
    assert set(indexes) <= violating
    assert [*map(msgspec.structs.astuple, (one.violation for one in pick_worst(report, 99)))][: len(worst)] == [
        msgspec.structs.astuple(one.violation) for one in worst
    ]
