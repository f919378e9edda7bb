"""A report in one sentence: how many cues need attention, mostly for what, and where it is worst."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from smartresult.judging.reports import RULES, Report, Rule
from smartresult.preview.words import PageLang, load_words

#: How long the worst stretch is at most: a twentieth of the programme, but no less than half a minute.
_STRETCHES: Final = 20
_SHORTEST_STRETCH: Final = 30.0
#: A shorter programme is seen at a glance; its worst stretch would be a good part of it.
_FEWEST_STRETCHES: Final = 5
#: A stretch is worse than the rest if it has so many cues that need attention, and so many times its share of them.
_LEAST_IN_STRETCH: Final = 3
_TIMES_ITS_SHARE: Final = 2

_FILLED: Final = re.compile(r"\{(\w+)\}")
_SECONDS_A_MINUTE: Final = 60
_SECONDS_AN_HOUR: Final = 3600


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """A part of the programme, from *start* to *end* in seconds, in which so many *cues* that need attention begin."""

    start: float
    end: float
    cues: int


class Verdict(msgspec.Struct, frozen=True):
    """What a report comes to.

    Of so many *cues*, those that are *flagged* violate some rule. Most of them, *of_rule*, violate *rule*, which is
    None where nothing is violated. *worst* is where they crowd, None where they don't. *profile* is what was asked for.
    """

    cues: int
    flagged: int
    rule: Rule | None
    of_rule: int
    worst: Stretch | None
    profile: str


class Piece(NamedTuple):
    """A part of a sentence. *role* says what it states: `flagged`, `rule`, `stretch`…; "" for what stands between."""

    text: str
    role: str = ""


def sum_up(report: Report, length: float) -> Verdict:
    """What *report* comes to, of a programme of so many seconds in *length*.

    Cues are counted, not violations: one that has three lines too long needs attention once.
    """
    spans = list({violation.index: (violation.start, violation.end) for violation in report.violations}.values())
    of_rules = count_flagged(report)
    rule = max(of_rules, key=lambda one: (of_rules[one], -RULES.index(one)), default=None)
    name = report.profile.name
    if report.second is not None and report.second.name != name:
        name += f" + {report.second.name}"
    return Verdict(
        report.cues,
        len(spans),
        rule,
        of_rules[rule] if rule else 0,
        _find_worst(spans, length),
        name,
    )


def count_flagged(report: Report) -> Counter[Rule]:
    """How many cues of *report* violate each rule; one that has three lines too long counts once."""
    return Counter(rule for rule, _ in {(violation.rule, violation.index) for violation in report.violations})


def _find_worst(spans: Sequence[tuple[float, float]], length: float) -> Stretch | None:
    """The stretch in which most of *spans* begin, which ascend: the first of several."""
    longest = max(length / _STRETCHES, _SHORTEST_STRETCH)
    if length < _FEWEST_STRETCHES * longest:
        return None
    most, first, last = 0, 0, 0
    low = 0
    for high, (start, _) in enumerate(spans):
        while start - spans[low][0] > longest:
            low += 1
        if high - low + 1 > most:
            most, first, last = high - low + 1, low, high
    if most < max(_LEAST_IN_STRETCH, _TIMES_ITS_SHARE * len(spans) * longest / length):
        return None
    start = spans[first][0]
    latest = max([end for _, end in spans[first : last + 1]])
    return Stretch(start, max(min(latest, start + longest), spans[last][0]), most)


def say_verdict(verdict: Verdict, lang: PageLang = "en") -> tuple[Piece, ...]:
    """*verdict* as a sentence of *lang*, in pieces, so that each face can link or colour what they state.

    `write_verdict` has it as text.
    """
    words = load_words(lang)
    said = words["verdict"]
    stated = {
        "cues": f"{verdict.cues:,}",
        "flagged": f"{verdict.flagged:,}",
        "share": write_share(verdict.flagged, verdict.cues),
        "profile": verdict.profile,
    }
    many = "one" if verdict.cues == 1 else "many"
    if not verdict.cues:
        return tuple(fill_template(said["none"], stated))
    if verdict.rule is None:
        return tuple(fill_template(said["clean"][many], stated))
    stated["rule"] = words["rules"][verdict.rule]
    if verdict.cues > 1:
        many = "some" if verdict.flagged > 1 else "first"
    pieces = fill_template(said["flagged"][many], stated)
    pieces += fill_template(said["all" if verdict.of_rule == verdict.flagged else "mostly"], stated)
    if verdict.worst is not None:
        stated["stretch"] = f"{write_clock(verdict.worst.start)}–{write_clock(verdict.worst.end)}"
        stated["within"] = f"{verdict.worst.cues:,}"
        pieces += fill_template(said["worst"], stated)
    return (*pieces, Piece(said["stop"]))


def write_verdict(verdict: Verdict, lang: PageLang = "en") -> str:
    """*verdict* as a sentence of *lang*, in plain text."""
    return "".join([piece.text for piece in say_verdict(verdict, lang)])


def write_clock(seconds: float) -> str:
    """*seconds*, rounded down, as `M:SS` or `H:MM:SS`."""
    whole = int(seconds)
    hours, rest = divmod(whole, _SECONDS_AN_HOUR)
    minutes, rest = divmod(rest, _SECONDS_A_MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def write_share(part: int, whole: int) -> str:
    """A share in per cent: neither 0 of some, nor 100 of less than all."""
    if part == whole:
        return "100 %"
    return f"{min(max(round(100 * part / max(whole, 1)), 1), 99)} %"


def fill_template(template: str, stated: Mapping[str, str]) -> list[Piece]:
    """The pieces of *template*, words of a preview, with what is *stated* under its names; none of them is empty."""
    parts = _FILLED.split(template)
    pieces = [Piece(stated[part], part) if i % 2 else Piece(part) for i, part in enumerate(parts)]
    return [piece for piece in pieces if piece.text]
