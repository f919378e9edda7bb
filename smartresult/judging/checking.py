"""Judging cues against the figures of a delivery.

It shares the figures and the widths with what lays cues out, and nothing else: a judge must not be the accused.
Sources: those of the profiles. A whole millisecond can't say two frames (83.33 ms), so times are allowed 1.4 ms.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import filterfalse
from typing import Final, Literal, TypeAlias, get_args

import msgspec

from smartresult.judging.break_rules import Languages, detect_languages, explain_break
from smartresult.judging.chinese_breaks import holds_chinese
from smartresult.judging.unavoidable import ROUNDING, Bound, holds_wide_word
from smartresult.profiles import Profile, choose_profile, find_profile
from smartresult.text.marks import CLOSING, CLOSING_BRACKETS, NEUTRAL_QUOTES, OPENING, SENTENCE_ENDS
from smartresult.text.width import count_words, measure_width
from smartresult.timed_text import TimedSource, TimedText, list_segments, require_segments

#: What a cue may violate; the names are stable.
Rule: TypeAlias = Literal[
    "empty",
    "no length",
    "overlap",
    "gap",
    "gap not closed",
    "too fast",
    "too short",
    "too long",
    "line too long",
    "too many lines",
    "bad line break",
    "bad cue break",
    "orphan line",
    "orphan cue",
    "unbalanced",
    "forbidden line start",
    "forbidden line end",
]
RULES: Final[tuple[Rule, ...]] = get_args(Rule)

#: How a limit is put, where it is a figure.
_AT_MOST: Final = frozenset({"too fast", "too long", "line too long", "too many lines", "overlap"})
_LONGEST_QUOTE: Final = 60
#: Seconds between two cues that touch.
_TOUCHING: Final = 0.00101
#: By how much a closed gap may be longer than the least, in frames; centiseconds can keep that.
_HALF_A_FRAME: Final = 0.5
#: Letters of a word, or characters of Chinese, that are few to stand alone; characters of the longest word.
_SHORT_WORD: Final = 4
_SHORT_CHINESE: Final = 2
_LONGEST_WORD: Final = 24
#: How much wider its neighbour is than an orphan: beside a short word, and beside a longer one.
_BESIDE_SHORT: Final = 3
_BESIDE_LONG: Final = 4
_SENTENCE_ENDS: Final = tuple(SENTENCE_ENDS)
_CLOSED_BY: Final = CLOSING_BRACKETS + NEUTRAL_QUOTES
_DASHES: Final = tuple("-–—‐")
#: Chinese line breaking: in its own marks; the half-width ones begin and end what is not Chinese.
_NEVER_FIRST: Final = frozenset(filterfalse(str.isascii, CLOSING))
_NEVER_LAST: Final = frozenset(filterfalse(str.isascii, OPENING))
#: Characters of a word that are shown beside a break.
_SHOWN: Final = 12
#: What is kept of a text that was said, to see how it went on.
_MEMORY: Final = 240


class Violation(msgspec.Struct, frozen=True, gc=False):
    """One thing that is not as the profile asks: *figure* is what was found, *limit* what is asked, both in *unit*.

    *cue* is the index of the cue in the order of starts, *text* the line or cue that it is about, cut short.
    *unavoidable* says that no layout of the text could do without a violation of this rule here; what that assumes is
    said at `check`.
    """

    rule: Rule
    cue: int
    figure: float | str
    limit: float | str
    unit: str
    text: str
    unavoidable: bool = False

    def __str__(self) -> str:
        found = f"{_describe(self.figure)} {self.unit}".rstrip()
        bound = "at most " if self.rule in _AT_MOST else "at least "
        asked = self.limit if isinstance(self.limit, str) else f"{bound}{_describe(self.limit)}"
        note = ", unavoidable" if self.unavoidable else ""
        return f"cue {self.cue}: {self.rule}: {found}, {asked}{note} – “{self.text}”"


def _describe(figure: float | str) -> str:
    if isinstance(figure, str):
        return figure
    return f"{figure:.4g}" if abs(figure) < 1000 else f"{figure:.0f}"  # noqa: PLR2004 - without an exponent


class Report(msgspec.Struct, frozen=True):
    """What `check` found: *cues* is how many there were, *violations* are in the order of the cues."""

    profile: Profile
    cues: int
    violations: tuple[Violation, ...]

    @property
    def clean(self) -> bool:
        """Whether there is no violation at all."""
        return not self.violations

    @property
    def clean_cues(self) -> float:
        """The share of cues without a violation, from 0 to 1; 1 without cues."""
        return 1 - len({violation.cue for violation in self.violations}) / self.cues if self.cues else 1.0

    @property
    def per_100_cues(self) -> float:
        """How many violations there are for 100 cues."""
        return 100 * len(self.violations) / self.cues if self.cues else 0.0

    def count_rules(self) -> dict[Rule, int]:
        """How often each rule is violated that is, most often first."""
        return dict(Counter(violation.rule for violation in self.violations).most_common())

    def summary(self) -> str:
        """A few lines of plain text: how clean the cues are, and how often each rule is violated."""
        cues = f"{self.cues} cue{'s' * (self.cues != 1)}"
        if self.clean:
            return f"{self.profile.name}: {cues}, no violations"
        unavoidable = Counter(violation.rule for violation in self.violations if violation.unavoidable)
        share = int(100 * self.clean_cues)  # rounded down: what is not clean is not 100 % clean
        lines = [f"{self.profile.name}: {cues}, {share} % clean, {self.per_100_cues:.1f} violations per 100 cues"]
        for rule, count in self.count_rules().items():
            note = f" ({unavoidable[rule]} unavoidable)" if unavoidable[rule] else ""
            lines.append(f"{count:>7} {rule}{note}")
        return "\n".join(lines)

    def to_json(self) -> str:
        """The report as a JSON object, with the figures of the profile, counts and every violation."""
        return msgspec.json.encode(
            {
                "profile": msgspec.structs.replace(self.profile, name=_make_encodable(self.profile.name)),
                "cues": self.cues,
                "clean": self.clean,
                "clean_cues": self.clean_cues,
                "per_100_cues": self.per_100_cues,
                "counts": self.count_rules(),
                "unavoidable": sum(violation.unavoidable for violation in self.violations),
                "violations": self.violations,
            }
        ).decode()


def check(source: TimedSource, profile: Profile | str = "auto") -> Report:
    r"""What of the cues of *source* is not as *profile*, a Profile or the name of one, asks; in order of start.

    "auto" takes the Netflix profile of the script, as `reflow` does.

    Lines are what `\n` separates. English and Chinese have rules for breaks; other languages have none.

    A violation is called unavoidable only where that is certain, if the following holds (more of it and the reasoning:
    `smartresult.judging.unavoidable`): the words of a cue say when they are spoken; without words it is spoken at an
    even pace; a cue starts at most `max_shift` before its first word, leaves at most `max_linger` after its last, and
    bridges no long pause; all may be split, or merged with its neighbours up to the size and the longest duration of a
    cue, at the price of any other rule. It is claimed for "too fast" and "too short", and for "line too long" where one
    word is wider than a line.

    Takes time in proportion to the text. Raises what `SmartJob.segments` raises, ExportError for what holds no segments
    or impossible ones, and OptionError for an unknown profile.
    """
    if profile != "auto":
        profile = find_profile(profile)
    segments = list_segments(source)
    require_segments(segments)
    if not isinstance(profile, Profile):
        profile = choose_profile("".join([segment.text for segment in segments]))
    cues = [_Shown(cue, i, profile.half_width) for i, cue in enumerate(sorted(segments, key=_start_of))]
    shown = [cue for cue in cues if not cue.empty]
    violations = [cue.violates("empty", "no text", "text") for cue in cues if cue.empty]
    violations += _check_gaps(cues, profile)
    for cue in cues:
        violations += _check_duration(cue, profile)
    violations += _check_speeds(shown, profile)
    for cue in shown:
        violations += _check_lines(cue, profile)
    languages = detect_languages(cue.text for cue in shown)
    violations += _check_breaks(shown, languages, profile)
    violations += _check_orphan_cues(shown, profile)
    violations.sort(key=lambda violation: (violation.cue, _ORDER[violation.rule]))
    return Report(profile, len(cues), tuple(violations))


_ORDER: Final = {rule: i for i, rule in enumerate(RULES)}


class _Shown:
    """A cue, measured once; *i* is its index in the order of starts."""

    __slots__ = ("empty", "end", "i", "lines", "start", "text", "widths", "word_count", "words")

    def __init__(self, cue: TimedText, i: int, half_width: float) -> None:
        self.i, self.start, self.end, self.text = i, float(cue.start), float(cue.end), cue.text
        self.empty = not measure_width("".join(self.text.split()), 1.0)
        self.lines = self.text.split("\n")
        self.widths = [measure_width(line, half_width) for line in self.lines]
        self.word_count = count_words(self.text)
        self.words = getattr(cue, "words", ())

    @property
    def duration(self) -> float:
        """In seconds; 0 or less where it is never shown."""
        return self.end - self.start

    @property
    def gone(self) -> float:
        """When it is on screen no more, in seconds."""
        return max(self.start, self.end)

    def violates(
        self, rule: Rule, figure: float | str, limit: float | str, unit: str = "", text: str = ""
    ) -> Violation:
        """That it violates *rule*, in *text* where that is not all of it."""
        return Violation(rule, self.i, _round(figure), _round(limit), unit, _quote(text or self.text))


def _start_of(cue: TimedText) -> float:
    return cue.start


def _round(figure: float | str) -> float | str:
    return _make_encodable(figure) if isinstance(figure, str) else round(figure, 3)


def _quote(text: str) -> str:
    return _make_encodable(text[:_LONGEST_QUOTE].replace("\n", " / ")) + "…" * (len(text) > _LONGEST_QUOTE)


def _make_encodable(text: str) -> str:
    """*text* without lone surrogates, which JSON can't hold."""
    return text.encode(errors="replace").decode()


# --- Times: between the cues, then of each


def _check_gaps(cues: Sequence[_Shown], profile: Profile) -> Iterator[Violation]:
    """Each start against what stands longest of the cues before it."""
    longest = None
    for cue in cues:
        if longest is not None:
            yield from _check_gap(longest, cue.start - longest.gone, profile)
        if longest is None or cue.gone >= longest.gone:
            longest = cue


def _check_gap(cue: _Shown, gap: float, profile: Profile) -> Iterator[Violation]:
    if gap < -_TOUCHING:
        yield cue.violates("overlap", -gap, 0.0, "s")
    elif gap <= _TOUCHING and profile.may_touch:
        return
    elif gap < profile.min_gap - ROUNDING:
        yield cue.violates("gap", max(gap, 0.0), profile.min_gap, "s")
    elif profile.min_gap + _HALF_A_FRAME / profile.frame_rate < gap < profile.close_gaps_under - ROUNDING:
        yield cue.violates("gap not closed", gap, profile.min_gap, "s")


def _check_duration(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    if cue.duration <= 0:
        yield cue.violates("no length", cue.duration, "longer than 0 s", "s")
    elif profile.max_duration is not None and cue.duration > profile.max_duration + ROUNDING:
        yield cue.violates("too long", cue.duration, profile.max_duration, "s")


def _check_speeds(shown: Sequence[_Shown], profile: Profile) -> Iterator[Violation]:
    bound = Bound(shown, profile)
    for place, cue in enumerate(shown):
        if cue.duration > 0:
            for violation in (*_check_speed(cue, profile), *_check_shortness(cue, profile)):
                unavoidable = bound.is_too_fast if violation.rule == "too fast" else bound.is_too_short
                yield msgspec.structs.replace(violation, unavoidable=unavoidable(place))


def _check_speed(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    speeds = (
        (sum(cue.widths), profile.max_chars_per_second, "characters/s"),
        (cue.word_count * 60, profile.max_words_per_minute, "words/min"),
    )
    for amount, limit, unit in speeds:
        if limit is not None and amount > limit * (cue.duration + ROUNDING):
            # a speed within less than a millisecond says nothing, and may be infinite
            yield cue.violates("too fast", amount / max(cue.duration, 0.001), limit, unit)


def _check_shortness(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    shortest = max(profile.min_duration, profile.min_seconds_per_word * cue.word_count)
    if cue.duration < shortest - ROUNDING:
        yield cue.violates("too short", cue.duration, shortest, "s")


# --- Lines


def _check_lines(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    longest = profile.max_chars_per_line
    for line, width in zip(cue.lines, cue.widths, strict=True):
        if width > longest:
            violation = cue.violates("line too long", width, longest, "characters", line)
            yield msgspec.structs.replace(violation, unavoidable=holds_wide_word(line, profile))
    if holds_chinese(cue.text):
        yield from _check_line_ends(cue)
    if len(cue.lines) > 1:
        yield from _check_shape(cue, profile)


def _check_line_ends(cue: _Shown) -> Iterator[Violation]:
    """The marks of Chinese that don't begin or end a line."""
    for line in map(str.strip, cue.lines):
        if line and line[0] in _NEVER_FIRST:
            yield cue.violates("forbidden line start", line[0], "no line starts with it", text=line)
        if line and line[-1] in _NEVER_LAST:
            yield cue.violates("forbidden line end", line[-1], "no line ends with it", text=line)


def _check_shape(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    """The lines of a cue beside each other."""
    if len(cue.lines) > profile.max_lines:
        yield cue.violates("too many lines", len(cue.lines), profile.max_lines, "lines")
    widest = max(cue.widths)
    if min(cue.widths) < profile.min_line_share * widest:
        yield cue.violates("unbalanced", min(cue.widths) / widest, profile.min_line_share, "of the longer line")
    for i, (line, width) in enumerate(zip(cue.lines, cue.widths, strict=True)):
        times = _find_orphan(line)
        if times and widest > times * width and not _is_set_apart(cue.lines, i):
            yield cue.violates("orphan line", line.strip(), f"no word beside a line {times} times as long")


def _find_orphan(text: str) -> int:
    """How much wider its neighbour has to be for *text* to be an orphan, if it is one word; else 0."""
    words = text.split(maxsplit=1)
    if len(words) != 1 or len(words[0]) > _LONGEST_WORD:
        return 0
    letters = sum(map(str.isalnum, words[0]))
    if holds_chinese(text):
        return _BESIDE_SHORT if letters <= _SHORT_CHINESE else 0
    if not letters:
        return 0
    return _BESIDE_SHORT if letters <= _SHORT_WORD else _BESIDE_LONG


def _is_set_apart(lines: Sequence[str], i: int) -> bool:
    """Whether line *i* is another sentence, or another speaker, than the lines beside it."""
    near = lines[max(i - 1, 0) : i + 2]
    return any(_begins_turn(line) for line in near) or all(map(_ends_sentence, near[:-1]))


def _begins_turn(text: str) -> bool:
    return text.lstrip().startswith(_DASHES)


def _ends_sentence(text: str) -> bool:
    return text[-_MEMORY:].rstrip().rstrip(_CLOSED_BY).endswith(_SENTENCE_ENDS)


# --- Breaks, within the cues and between them


def _check_breaks(shown: Sequence[_Shown], languages: Languages, profile: Profile) -> Iterator[Violation]:
    said, before = "", None
    for cue in shown:
        rule: Rule = "bad cue break"
        if before is None or not _follows(before, cue, profile):
            said, before = "", cue
        for line in cue.lines:
            reason = explain_break(said, line, languages, profile) if said else ""
            if reason:
                yield before.violates(rule, _show_break(said, line), reason, text=f"{_last_line(said)}\n{line}")
            if line.strip():
                said, before, rule = f"{said[-_MEMORY:]}\n{line[-_MEMORY:]}", cue, "bad line break"


def _last_line(said: str) -> str:
    """The end of it: the line after it is to be quoted, too."""
    line, longest = said.rpartition("\n")[2], _LONGEST_QUOTE // 2
    return line if len(line) <= longest else f"…{line[-longest:]}"


def _show_break(said: str, after: str) -> str:
    """The words on both sides of a break."""
    return f"{said.rsplit(maxsplit=1)[-1][-_SHOWN:]} / {after.split(maxsplit=1)[0][:_SHOWN]}"


def _follows(before: _Shown, cue: _Shown, profile: Profile) -> bool:
    """Whether *cue* begins so soon after *before* that it continues it."""
    return cue.start - before.end <= profile.max_silence


def _check_orphan_cues(shown: Sequence[_Shown], profile: Profile) -> Iterator[Violation]:
    for i, cue in enumerate(shown):
        if _find_orphan(cue.text) == _BESIDE_SHORT and not _begins_turn(cue.text):
            near = [(shown[i - 1], cue)] if i else []
            near += [(cue, following) for following in shown[i + 1 : i + 2]]
            if any(_follows(*pair, profile) and not _ends_sentence(pair[0].text) for pair in near):
                yield cue.violates("orphan cue", cue.text.strip(), "no word alone beside the rest of its sentence")
