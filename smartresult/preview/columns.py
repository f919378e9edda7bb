"""What a page shows, as JSON in columns: cues, what each violates, what to fix first, and the segments from before.

Columns and steps from row to row are a third of what objects would take. Texts stand once, in the WebVTT; a cue whose
text that does not hold to the character has it beside. Times are whole milliseconds, as in every file.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil, inf
from typing import Any, Final

from smartresult.export.characters import are_clean, clean_lines, is_blank
from smartresult.export.times import ms_from_seconds
from smartresult.judging.reports import AT_MOST, RULES, Report, Violation, make_encodable
from smartresult.judging.sides import divide_sides
from smartresult.model import Word
from smartresult.preview.hints import HINT_KINDS, Hint, HintKind, choose_hint
from smartresult.preview.skyline import SidePace
from smartresult.profiles import Profile
from smartresult.timed_text import TimedText
from smartresult.word_times.timing import list_stated

#: A figure of pace is told in tenths, as people say it; in a violation it has all its digits.
_TENTHS: Final = 10
#: Far more than anybody can read: what a cue without time would ask for has no bound.
_FASTEST: Final = 99_999
#: A word's start within its cue, in two digits to the base of 64: in steps of 1/2047, and whether it is estimated.
_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WORD_STEPS: Final = 2047
#: The latest millisecond that a script can tell from the next.
_LATEST: Final = 2**53 - 1


def order_cues(cues: Sequence[TimedText]) -> list[int]:
    """The indexes of *cues* in the order in which every file has them: by start, in whole milliseconds."""
    starts = [ms_from_seconds(cue.start) for cue in cues]
    return sorted(range(len(cues)), key=starts.__getitem__)


def list_spans(cues: Iterable[TimedText]) -> dict[str, list[int]]:
    """`starts` of *cues*, which are in order, each from the one before; and `lengths`, which may be negative."""
    starts, lengths, previous = [], [], 0
    for cue in cues:
        start = min(ms_from_seconds(cue.start), _LATEST)
        starts.append(start - previous)
        lengths.append(max(min(ms_from_seconds(cue.end), _LATEST), -_LATEST) - start)
        previous = start
    return {"starts": starts, "lengths": lengths}


def list_paces(paces: Iterable[SidePace | None]) -> list[int]:
    """Each figure in tenths of its unit, 0 for none."""
    return [min(round(pace.pace.figure * _TENTHS), _FASTEST) if pace is not None else 0 for pace in paces]


def list_cues(cues: Sequence[TimedText], order: Sequence[int], paces: Sequence[SidePace | None]) -> dict[str, Any]:
    """The columns of *cues*, in *order*: spans and paces, and of the others those that hold something for any cue.

    `texts` has what the WebVTT says otherwise, by place: of cues that show nothing, and those with characters that no
    file may hold. `blank` are the places that have no cue there.
    """
    ordered = [cues[i] for i in order]
    texts = [cue.text for cue in ordered]
    other: dict[int, str] = {}
    blank: list[int] = []
    if not are_clean(texts):
        blank = [place for place, text in enumerate(texts) if is_blank(text)]
        other = {place: text for place, text in enumerate(texts) if text != clean_lines(text)}
        other |= {place: texts[place] for place in blank}
    numbers = [getattr(cue, "number", "") for cue in ordered]
    named = any(number not in {"", str(place)} for place, number in enumerate(numbers, 1))
    columns = {
        "numbers": [make_encodable(number) for number in numbers] if named else [],
        "words": _list_words(ordered),
        "sides": _list_sides(cues, order),
        "paced": "".join([str(pace.side) if (pace := paces[i]) is not None else "0" for i in order]),
        "texts": {str(place): make_encodable(text) for place, text in other.items()},
        "blank": blank,
    }
    told = {name: column for name, column in columns.items() if column and not _is_all("0", column)}
    return {**list_spans(ordered), "paces": list_paces(paces[i] for i in order), **told}


def _is_all(character: str, column: object) -> bool:
    return isinstance(column, str) and not column.strip(character)


def _list_words(cues: Sequence[TimedText]) -> list[str]:
    """When the words of each of *cues* start, where it says so itself; none of it where no cue does."""
    spoken = [list_stated(cue, f"cues[{i}].words") for i, cue in enumerate(cues)]
    if not any(spoken):
        return []
    return ["".join([_pack_word(word, cue) for word in words]) for cue, words in zip(cues, spoken, strict=True)]


def _pack_word(word: Word, cue: TimedText) -> str:
    share = (word.start - cue.start) / (cue.end - cue.start) if cue.end > cue.start else 0.0
    value = 2 * round(min(max(share, 0.0), 1.0) * _WORD_STEPS) + word.estimated
    return _DIGITS[value // len(_DIGITS)] + _DIGITS[value % len(_DIGITS)]


def _list_sides(cues: Sequence[TimedText], order: Sequence[int]) -> list[str]:
    """For each line of each of *cues* which of two languages it is in, 0 or 1; none of it where there is one."""
    sides = divide_sides(cues)
    if len(sides) == 1:
        return []
    second = sides[1].texts
    found = []
    for i in order:
        waiting = iter(second[i].split("\n") if i in second else [])
        awaited = next(waiting, None)
        digits = []
        for line in cues[i].text.split("\n"):
            digits.append("1" if line == awaited else "0")
            if line == awaited:
                awaited = next(waiting, None)
        found.append("".join(digits))
    return found


# --- What is violated


def list_violations(report: Report, places: Sequence[int]) -> dict[str, Any]:
    """The violations of *report* in columns, in the order of cues; *places* are those of the cues by their index.

    `at` are steps from place to place, `rules` and `limits` point into `limits_of`, which has limit, unit, and whether
    it is a most. `texts` has the line, where it is about one; `unavoidable` lists those that no layout avoids.
    """
    violations = sort_violations(report, places)
    limits: dict[tuple[float | str, str, bool], int] = {}
    found = [limits.setdefault((one.limit, one.unit, one.rule in AT_MOST), len(limits)) for one in violations]
    at = [places[one.index] for one in violations]
    return {
        "at": [place - before for before, place in pairwise([0, *at])],
        "rules": [RULES.index(one.rule) for one in violations],
        "figures": [one.figure if one.figure not in {inf, -inf} else None for one in violations],
        "limits": found,
        "limits_of": list(limits),
        "texts": {str(k): one.text for k, one in enumerate(violations) if one.rule == "line too long"},
        "unavoidable": [k for k, one in enumerate(violations) if one.unavoidable],
    }


def sort_violations(report: Report, places: Sequence[int]) -> list[Violation]:
    """The violations of *report*, those of one cue beside each other, by the *places* of the cues."""
    return sorted(report.violations, key=lambda one: places[one.index])


def list_masks(report: Report, order: Sequence[int]) -> list[int]:
    """For each cue, in *order*, which rules it violates: the bit of each is its place among all."""
    masks = dict.fromkeys(order, 0)
    for one in report.violations:
        masks[one.index] |= 1 << RULES.index(one.rule)
    return list(masks.values())


def list_hints(
    report: Report, cues: Sequence[TimedText], order: Sequence[int], places: Sequence[int]
) -> list[list[int]]:
    """For each cue that violates something, in order: kind, which of its violations, need, fewer, room and end.

    Times are milliseconds, as many as are enough; -1 stands for none, and trailing ones are left out.
    """
    rows = []
    violations = sort_violations(report, places)
    first = 0
    for last in range(1, len(violations) + 1):
        if last < len(violations) and violations[last].index == violations[first].index:
            continue
        own = violations[first:last]
        place = places[own[0].index]
        next_start = cues[order[place + 1]].start if place + 1 < len(order) else inf
        lines = cues[own[0].index].text.count("\n") + 1
        hint = choose_hint(own, lines, next_start, report.profile)
        rows.append(_list_hint(hint, own))
        first = last
    return rows


def _list_hint(hint: Hint, violations: Sequence[Violation]) -> list[int]:
    row = [
        HINT_KINDS.index(hint.kind),
        violations.index(hint.violation),
        _to_ms(hint.need),
        hint.fewer,
        -1 if hint.room is None else int(hint.room * 1000),  # what is free is rounded down
        -1 if hint.end is None else _find_end(hint.kind, hint.end),
    ]
    while row[-1] == -1:
        row.pop()
    return row


def _find_end(kind: HintKind, end: float) -> int:
    """The millisecond in which to end: not after *end* where the next cue waits, else not before."""
    return int(round(end * 1000, 3)) if kind in {"end earlier", "close"} else _to_ms(end)


def _to_ms(seconds: float) -> int:
    """Whole milliseconds that are enough; what a float is off by asks for no more."""
    return ceil(round(min(seconds * 1000, _LATEST), 3))


# --- What it was judged by


def list_profiles(report: Report) -> list[dict[str, object]]:
    """The figures by which the text of each language was judged."""
    found = [_list_figures(report.profile, report.lang)]
    if report.second is not None:
        found.append(_list_figures(report.second, report.second_lang))
    return found


def _list_figures(profile: Profile, lang: str) -> dict[str, object]:
    speeds = [(profile.max_chars_per_second, "characters/s"), (profile.max_words_per_minute, "words/min")]
    limit, unit = next(((limit, unit) for limit, unit in speeds if limit is not None), (None, ""))
    return {
        "name": make_encodable(profile.name),
        "lang": lang,
        "limit": limit,
        "unit": unit,
        "width": profile.max_chars_per_line,
        "lines": profile.max_lines,
    }
