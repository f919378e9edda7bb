"""What to fix first in a cue: of all that it violates, what costs the reader most, and what would mend it."""

from collections.abc import Sequence
from math import ceil, inf
from typing import Final, Literal, NamedTuple, TypeAlias, get_args

from smartresult.judging.reports import Rule, Violation
from smartresult.profiles import Profile

#: What a hint advises; `hints` in the words of a preview has a sentence for each.
HintKind: TypeAlias = Literal[
    "write",
    "give time",
    "end earlier",
    "move",
    "slow",
    "slow words",
    "stand longer",
    "split",
    "fewer lines",
    "fewer words",
    "break up",
    "shorten",
    "close",
    "other break",
    "join",
    "balance",
    "move mark",
]
HINT_KINDS: Final[tuple[HintKind, ...]] = get_args(HintKind)

#: From what nobody can read at all to what only looks bad.
GRAVEST_FIRST: Final[tuple[Rule, ...]] = (
    "empty",
    "no length",
    "overlap",
    "too fast",
    "too short",
    "too many lines",
    "too many words",
    "line too long",
    "gap",
    "too long",
    "bad cue break",
    "bad line break",
    "orphan cue",
    "orphan line",
    "gap not closed",
    "forbidden line start",
    "forbidden line end",
    "unbalanced",
)
_RANKS: Final = {rule: rank for rank, rule in enumerate(GRAVEST_FIRST)}
_OTHERS: Final[dict[Rule, HintKind]] = {
    "empty": "write",
    "bad cue break": "other break",
    "bad line break": "other break",
    "orphan cue": "join",
    "orphan line": "join",
    "forbidden line start": "move mark",
    "forbidden line end": "move mark",
    "unbalanced": "balance",
}
_LACKING_TIME: Final = frozenset({"give time", "slow", "slow words", "stand longer"})
#: What a figure that is rounded to three decimals may add to what a whole cue has too much, in characters.
_ROUNDED: Final = 0.01
_SECONDS_A_MINUTE: Final = 60
_LEAST_DURATION: Final = 0.001


class Hint(NamedTuple):
    """What to do about *violation*, in figures.

    *need* is how many seconds are missing, or too many, *fewer* how many characters, words or lines are. *room* is how
    many seconds are free after the cue, None where time is not what is missing; *end* is when the cue should end, None
    where that is not the question, or can't be.
    """

    kind: HintKind
    violation: Violation
    need: float = 0.0
    fewer: int = 0
    room: float | None = None
    end: float | None = None


def choose_hint(violations: Sequence[Violation], lines: int, next_start: float, profile: Profile) -> Hint:
    """What to fix first of the *violations* of one cue, of which there is one at least, and how.

    The cue has so many *lines*; *next_start* is that of the cue after it, infinite where there is none. A hint claims
    what the figures say and no more: whether a text can be shorter, or was spoken so late, is not known.
    """
    violation = min(violations, key=lambda one: _RANKS[one.rule])
    hint = _advise(violation, lines, profile)
    return _find_time(hint, next_start, profile) if hint.kind in _LACKING_TIME else hint


def _advise(violation: Violation, lines: int, profile: Profile) -> Hint:
    match violation.rule:
        case "no length":
            hint = Hint("give time", violation, profile.min_duration)
        case "overlap" | "gap" | "gap not closed":
            hint = _set_gap(violation, profile)
        case "too fast":
            hint = _slow_down(violation)
        case "too short":
            hint = Hint("stand longer", violation, -_find_excess(violation))
        case "too long":
            hint = Hint("split", violation, _find_excess(violation))
        case "too many lines":
            hint = Hint("fewer lines", violation, fewer=_count(_find_excess(violation)))
        case "too many words":
            hint = Hint("fewer words", violation, fewer=_count(_find_excess(violation)))
        case "line too long":
            fits = lines == 1 and float(violation.figure) <= profile.max_lines * float(violation.limit)
            hint = Hint("break up" if fits else "shorten", violation, fewer=_count(_find_excess(violation)))
        case rule:
            hint = Hint(_OTHERS[rule], violation)
    return hint


def _find_excess(violation: Violation) -> float:
    return float(violation.figure) - float(violation.limit)


def _slow_down(violation: Violation) -> Hint:
    """How much longer the cue would have to stand, or how much less it could say."""
    duration = max(violation.end - violation.start, _LEAST_DURATION)
    excess = duration * _find_excess(violation)
    need = excess / float(violation.limit)
    if violation.unit == "words/min":
        return Hint("slow words", violation, need, _count(excess / _SECONDS_A_MINUTE))
    return Hint("slow", violation, need, _count(excess))


def _count(excess: float) -> int:
    """So many whole ones at least."""
    return max(ceil(excess - _ROUNDED), 1)


def _find_time(hint: Hint, next_start: float, profile: Profile) -> Hint:
    """*hint* with the time that is free after the cue, and, if that is enough, when it could end."""
    start, end = hint.violation.start, max(hint.violation.end, hint.violation.start)
    latest = min(next_start - _find_least_gap(profile), start + (profile.max_duration or inf))
    room = max(latest - end, 0.0)
    return hint._replace(room=min(room, hint.need), end=end + hint.need if room >= hint.need else None)


def _set_gap(violation: Violation, profile: Profile) -> Hint:
    """When the cue should end, so that it leaves the next what *profile* asks, or touches it."""
    end = max(violation.end, violation.start)
    figure = float(violation.figure)
    gap = -figure if violation.rule == "overlap" else figure
    asked = end + gap - _find_least_gap(profile)
    if asked > end:
        return Hint("close", violation, asked - end, end=asked)
    if asked > violation.start:
        return Hint("end earlier", violation, end - asked, end=asked)
    return Hint("move", violation, end - asked)


def _find_least_gap(profile: Profile) -> float:
    return 0.0 if profile.may_touch else profile.min_gap
