"""Judging cues against the figures of a delivery.

It shares the figures and the widths with what lays cues out, and nothing else: a judge must not be the accused.
Sources: those of the profiles. A whole millisecond can't say two frames (83.33 ms), so times are allowed 1.4 ms.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from smartresult.judging.break_rules import Languages, choose_rules, explain_break
from smartresult.judging.chinese_breaks import holds_chinese
from smartresult.judging.line_marks import find_stray_marks
from smartresult.judging.orphans import begins_turn, ends_sentence, find_orphan, is_one_word, is_set_apart
from smartresult.judging.paces import list_paces
from smartresult.judging.reports import RULES, Report, Rule, Violation, make_encodable, write_figure
from smartresult.judging.sides import Side, assign_lang, divide_sides, join_violations
from smartresult.judging.unavoidable import ROUNDING, Bound, holds_wide_word
from smartresult.model import Segment
from smartresult.profiles import Delivery, Profile, settle_delivery
from smartresult.text.width import count_words, measure_width, shows_nothing
from smartresult.timed_text import TimedSource, TimedText, find_stated_lang, list_segments, require_segments
from smartresult.word_times.tokens import is_spoken

#: Characters of a text that are quoted, and of the identifier of a cue.
_LONGEST_QUOTE: Final = 60
_LONGEST_NUMBER: Final = 20
#: Seconds between two cues that touch.
_TOUCHING: Final = 0.00101
#: By how much a closed gap may be longer than the least: half a frame, or what centiseconds can't say.
_HALF_A_FRAME: Final = 0.5
_CENTISECOND: Final = 0.01
#: Characters of a word that are shown beside a break.
_SHOWN: Final = 12
#: What is kept of a text that was said, to see how it went on.
_MEMORY: Final = 240


def check(source: TimedSource, profile: Profile | str = "auto", *, lang: str | None = None) -> Report:
    r"""What of the cues of *source* is not as *profile*, a Profile or the name of one, asks; in order of start.

    "auto" takes the Netflix profile of the language, and *lang* says the language, as for `reflow`.

    Two languages, a line each, are no one text: of what `merge` made, and of files whose cues with two lines have them
    in two scripts, in the same order, the lines of each are judged apart: widths, pace, marks and breaks, by the
    language and, for "auto", the profile of each. Times, gaps and the number of lines are those of the cue, by the
    profile of the first (in files, that on top). *lang* then is the language of the side whose text is in it, else that
    of the first. Two languages of one script can't be told apart in a file.

    A cue that is too fast by two figures is so once: where it has less than the least time for its words, it is "too
    short", else "too fast" by the figure that it exceeds most. A line break counts no character.

    Lines are what `\n` separates. Each language that has a profile has rules for breaks; of others, the report says
    that there are none.

    A violation is called unavoidable only where that is certain, if the following holds (more of it and the reasoning:
    `smartresult.judging.unavoidable`): the words of a cue say when they are spoken; without words it is spoken at an
    even pace; a cue starts at most `max_shift` before its first word, leaves at most `max_linger` after its last, and
    bridges no long pause; all may be split, or merged with its neighbours up to the size and the longest duration of a
    cue, at the price of any other rule. It is claimed for "too fast" and "too short", and for "line too long" where one
    word is wider than a line.

    Takes time in proportion to the text. Raises what `SmartJob.segments` raises, ExportError for what holds no segments
    or impossible ones, and OptionError for a *profile* and a *lang* that are not known.
    """
    segments = list_segments(source)
    require_segments(segments)
    order = sorted(range(len(segments)), key=lambda i: segments[i].start)
    place = {index: place for place, index in enumerate(order)}
    sides = [
        _judge_side(side, segments, order, profile, find_stated_lang(source))
        for side in assign_lang(divide_sides(segments), lang)
    ]
    main = sides[0].delivery
    cues = sides[0].cues  # all of them, unless there are two languages
    if len(cues) < len(order) or len(sides) > 1:
        cues = [_Shown(segments[i], i, segments[i].text, main.profile.half_width) for i in order]
    violations = [cue.violates("empty", "no text", "text") for cue in cues if cue.empty]
    violations += _check_gaps(cues, main.profile)
    for cue in cues:
        violations += _check_duration(cue, main.profile)
        violations += _check_line_count(cue, max(main.profile.max_lines, len(sides)))
    violations += join_violations([side.violations for side in sides])
    violations.sort(key=lambda violation: (place[violation.index], _ORDER[violation.rule]))
    return Report(
        main.profile,
        len(cues),
        tuple(violations),
        unruled=any(side.speaks and not side.ruled for side in sides),
        lang=main.lang,
        lang_sure=all(side.delivery.sure or not side.speaks for side in sides),
        second=sides[1].delivery.profile if len(sides) > 1 else None,
        second_lang=sides[1].delivery.lang if len(sides) > 1 else "",
        judged=tuple(segments),
    )


_ORDER: Final = {rule: i for i, rule in enumerate(RULES)}


class _Shown:
    """A cue with its text, or the lines of it in one language, measured once; *index* is that in its source."""

    __slots__ = ("cue", "empty", "end", "index", "lines", "start", "text", "widths", "words")

    def __init__(self, cue: TimedText, index: int, text: str, half_width: float) -> None:
        self.cue, self.index, self.text = cue, index, text
        self.start, self.end = float(cue.start), float(cue.end)
        self.empty = shows_nothing(self.text)
        self.lines = self.text.split("\n")
        self.widths = [measure_width(line, half_width) for line in self.lines]
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
        figure, limit = _round(figure, limit)
        return Violation(
            rule,
            _describe_place(self.cue, self.index),
            self.index,
            figure,
            limit,
            unit,
            _quote(text or self.text),
            number=make_encodable(getattr(self.cue, "number", "")),
            line=getattr(self.cue, "line", 0),
            start=self.start,
            end=self.end,
        )


class _Judged(NamedTuple):
    """What was found in the *cues* of one language: what it was judged for, whether it *speaks* and has rules."""

    delivery: Delivery
    cues: Sequence[_Shown]
    violations: Sequence[Violation]
    speaks: bool
    ruled: bool


def _judge_side(
    side: Side, segments: Sequence[TimedText], order: Sequence[int], profile: Profile | str, hint: str
) -> _Judged:
    """What is wrong with the texts of one *side*, which is all but the times of cues."""
    texts = side.texts or {i: segment.text for i, segment in enumerate(segments)}
    delivery = settle_delivery(profile, "\n".join([texts[i] for i in sorted(texts)]), side.lang, hint)
    profile = delivery.profile
    cues = [_Shown(segments[i], i, texts[i], profile.half_width) for i in order if i in texts]
    shown = [cue for cue in cues if not cue.empty]
    violations = list(_check_speeds(shown, profile))
    for cue in shown:
        violations += _check_lines(cue, profile)
    text = "\n".join([cue.text for cue in shown])
    languages = choose_rules(text, delivery.lang)
    if profile.words_per_cue:  # every cue ends within a sentence
        violations += _check_word_counts(shown, profile.words_per_cue)
    else:
        violations += _check_breaks(shown, languages, profile)
        violations += _check_orphan_cues(shown, profile)
    return _Judged(delivery, cues, violations, any(map(str.isalpha, text)), languages.ruled)


def _describe_place(cue: TimedText, index: int) -> str:
    """Which *cue* it is: by the number and the time code that its file gives it; else by its index, and its start."""
    number, code = getattr(cue, "number", None), getattr(cue, "time_code", "")
    if number is None:
        name = f"segments[{index}]" if isinstance(cue, Segment) else f"cue {index + 1}"
    elif number.isdecimal() or not number:
        name = f"cue {number}".rstrip()
    else:
        name = f"cue “{make_encodable(number[:_LONGEST_NUMBER])}{'…' * (len(number) > _LONGEST_NUMBER)}”"
    return f"{name} at {code or _write_time(cue.start)}"


def _write_time(seconds: float) -> str:
    ms = round(seconds * 1000)
    return f"{ms // 3_600_000}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


def _round(figure: float | str, limit: float | str) -> tuple[float | str, float | str]:
    """Both to three decimals, or six where three would make them equal."""
    digits = 3
    if not isinstance(figure, str) and not isinstance(limit, str) and round(figure, 3) == round(limit, 3):
        digits = 6
    found, asked = (
        make_encodable(one) if isinstance(one, str) else round(one, digits) or 0.0  # never -0
        for one in (figure, limit)
    )
    return found, asked


def _quote(text: str) -> str:
    return make_encodable(text[:_LONGEST_QUOTE].replace("\n", " / ")) + "…" * (len(text) > _LONGEST_QUOTE)


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
        least = f"leave none, or at least {write_figure(profile.min_gap)}" if profile.may_touch else profile.min_gap
        yield cue.violates("gap", max(gap, 0.0), least, "s")
    elif _find_closed(profile) < gap < profile.close_gaps_under - ROUNDING:
        closed = write_figure(round(0.0 if profile.may_touch else profile.min_gap, 3))
        yield cue.violates(
            "gap not closed",
            gap,
            f"close it to {closed}, or leave at least {write_figure(profile.close_gaps_under)}",
            "s",
        )


def _find_closed(profile: Profile) -> float:
    """The longest gap that is a closed one, in seconds."""
    return profile.min_gap + max(_HALF_A_FRAME / profile.frame_rate, _CENTISECOND)


def _check_duration(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    if cue.duration <= 0:
        yield cue.violates("no length", cue.duration, "longer than 0 s", "s")
    elif profile.max_duration is not None and cue.duration > profile.max_duration + ROUNDING:
        yield cue.violates("too long", cue.duration, profile.max_duration, "s")


def _check_speeds(shown: Sequence[_Shown], profile: Profile) -> Iterator[Violation]:
    bound = Bound(shown, profile)
    for place, cue in enumerate(shown):
        if cue.duration > 0:
            for violation in _check_pace(cue, profile):
                unavoidable = bound.is_too_fast if violation.rule == "too fast" else bound.is_too_short
                yield msgspec.structs.replace(violation, unavoidable=unavoidable(place))


def _check_pace(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    """What is wrong with the time that *cue* stands; that it can't be read in it is said once, by the gravest figure.

    Less than the least for its words is "too short", and then it is not "too fast", too. A shortest duration that does
    not depend on the text is another fact.
    """
    counts = profile.max_words_per_minute or profile.min_seconds_per_word
    words = count_words(cue.text) if counts else 0.0  # in Chinese, counting takes a tenth of all that is looked at
    hurried = profile.min_seconds_per_word * words
    shortest = max(profile.min_duration, hurried)
    found = [pace for pace in list_paces(sum(cue.widths), words, cue.duration, profile) if pace.too_fast]
    if found and cue.duration >= hurried - ROUNDING:
        gravest = max(found, key=lambda pace: pace.load)
        yield cue.violates("too fast", gravest.figure, gravest.limit, gravest.unit)
    if cue.duration < shortest - ROUNDING:
        yield cue.violates("too short", cue.duration, shortest, "s")


# --- Lines


def _check_lines(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    longest = profile.max_chars_per_line
    for line, width in zip(cue.lines, cue.widths, strict=True):
        if width > longest:
            violation = cue.violates("line too long", width, longest, "characters", line)
            yield msgspec.structs.replace(violation, unavoidable=holds_wide_word(line, profile))
    chinese = holds_chinese(cue.text)
    for line in cue.lines:
        for stray in find_stray_marks(line, chinese=chinese):
            yield cue.violates(stray.rule, stray.mark, stray.asked, text=line.strip())
    if len(cue.lines) > 1:
        yield from _check_shape(cue, profile)


def _check_line_count(cue: _Shown, most: int) -> Iterator[Violation]:
    if not cue.empty and len(cue.lines) > most:
        yield cue.violates("too many lines", len(cue.lines), most, "lines")


def _check_word_counts(shown: Sequence[_Shown], most: int) -> Iterator[Violation]:
    """Words with blanks between them alone: what is one where there are none, is a matter of opinion."""
    for cue in shown:
        words = sum(map(is_spoken, cue.text.split()))
        if words > most:
            yield cue.violates("too many words", words, most, "words")


def _check_shape(cue: _Shown, profile: Profile) -> Iterator[Violation]:
    """The lines of a cue beside each other."""
    widest = max(cue.widths)
    if min(cue.widths) < profile.min_line_share * widest:
        yield cue.violates("unbalanced", min(cue.widths) / widest, profile.min_line_share, "of the longer line")
    for i, (line, width) in enumerate(zip(cue.lines, cue.widths, strict=True)):
        times = find_orphan(line)
        if times and widest > times * width and not is_set_apart(cue.lines, i):
            yield cue.violates("orphan line", line.strip(), f"no word beside a line {times} times as long")


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
    """Whether *cue* begins so soon after *before* that it continues it: no cue could span a longer silence."""
    return cue.start - before.end < profile.max_silence - ROUNDING


def _check_orphan_cues(shown: Sequence[_Shown], profile: Profile) -> Iterator[Violation]:
    for i, cue in enumerate(shown):
        if is_one_word(cue.text) and not begins_turn(cue.text):
            near = [(shown[i - 1], cue)] if i else []
            near += [(cue, following) for following in shown[i + 1 : i + 2]]
            if any(_follows(*pair, profile) and not ends_sentence(pair[0].text, pair[1].text) for pair in near):
                yield cue.violates("orphan cue", cue.text.strip(), "no word alone beside the rest of its sentence")
