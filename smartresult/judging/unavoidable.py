"""Which violations no layout could avoid: a bound that claims little, and that for certain.

The text of a violating cue has to be shown in some cues, each of them a window of adjacent text. What is assumed:

- A cue starts at most `max_shift` before its first word is spoken, but as late as it likes; it leaves at most
  `max_linger` after its last word, and keeps `min_gap` from the cue before it, or touches it where the profile lets it.
- It holds at most `max_lines` × `max_chars_per_line`, text that is spoken within `max_duration`, and no pause longer
  than `max_silence` (or `max_linger`, if that is more).
- The words of the cues that are judged say when text is spoken; where they have none, it is spoken at an even pace from
  the start of a cue to its end.
- Breaks are free at every blank and at every character of a script without blanks: all language rules may be broken,
  and every rule but the one in question. The text next to the violating cue may be merged into its cues, whatever
  becomes of the rest.

Under these, the earliest end of a chain of cues that keep the rule is found exactly: a cue that needs n seconds ends n
seconds after it may start, for its first word or after the cue before, whichever is later, and an earlier end is never
worse for what follows. A violation is unavoidable if no chain that begins at or before the cue's text gets to its end:
then, whatever the layout, a cue with some of this text breaks the rule. All slack is given to the layout, so the
converse does not hold.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf
from typing import Final, TypeGuard

import msgspec

from smartresult.model import Word
from smartresult.profiles import Profile
from smartresult.text.scripts import BURMESE, EAST_ASIAN, KHMER, LAO, THAI
from smartresult.text.width import count_words, measure_width
from smartresult.timed_text import TimedText

#: Seconds by which whole milliseconds may differ from a figure that they can't say, such as two frames.
ROUNDING: Final = 0.0014
#: Pieces of one cue, at most: a profile whose cues hold more gets no claims.
_LONGEST_WINDOW: Final = 128

#: East Asian characters and the scripts of South East Asia, which have no blanks between words.
_FREE: Final = EAST_ASIAN + THAI + LAO + BURMESE + KHMER
#: Words may be broken after these.
_HYPHENS: Final = "/‐–—…-"
_WORD: Final = rf"[^\s{_FREE}{_HYPHENS}]+"
_PIECE: Final = rf"[{_FREE}]\s*|[^\s{_FREE}{_HYPHENS}]*[{_HYPHENS}]+\s*|[^\s{_FREE}{_HYPHENS}]+\s*"


def holds_wide_word(line: str, profile: Profile) -> bool:
    """Whether one word of *line* alone is wider than a line may be."""
    return any(measure_width(word, profile.half_width) > profile.max_chars_per_line for word in re.findall(_WORD, line))


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """The least that a cue may begin or end with; *width* is without the blanks after it, which are *blank* wide."""

    start: float
    end: float
    width: float
    blank: float
    words: float


class _Need(msgspec.Struct, frozen=True, gc=False):
    """The seconds that a cue has to stand: *least*, and what its width and its words ask for."""

    least: float
    per_width: float
    per_word: float


class _Stretch:
    """Pieces that may share cues with the text in question, which begins at *first* and ends before *last*."""

    def __init__(self, pieces: Sequence[_Piece], first: int, last: int, profile: Profile) -> None:
        pause = max(profile.max_silence, profile.max_linger)
        self.first, self.last = first, last
        self.starts = [piece.start for piece in pieces]
        #: The earliest start of a cue that begins here.
        self.begins = [max(start - profile.max_shift - ROUNDING, 0.0) for start in self.starts]
        self.ends = [piece.end for piece in pieces]
        #: When all up to here was spoken: in cues that overlap, an earlier word may end later.
        self.spoken = list(accumulate(self.ends, max))
        self.cut = [False, *(start - end > pause for start, end in zip(self.starts[1:], self.spoken, strict=False))]
        self.before = [0.0, *accumulate(piece.width + piece.blank for piece in pieces)]
        self.until = [before + piece.width for before, piece in zip(self.before, pieces, strict=False)]
        self.words = [0.0, *accumulate(piece.words for piece in pieces)]


class Bound:
    """Tells for cues, in the order of their starts and none of them empty, what of their violations is unavoidable."""

    def __init__(self, cues: Sequence[TimedText], profile: Profile) -> None:
        self._cues, self._profile = cues, profile
        self._pieces: dict[int, list[_Piece]] = {}
        self._capacity = profile.max_lines * profile.max_chars_per_line
        self._saved = (profile.max_lines - 1) * profile.half_width  # blanks that give way to line breaks
        self._longest = inf if profile.max_duration is None else profile.max_duration + ROUNDING
        self._linger = profile.max_linger + ROUNDING
        self._gap = 0.0 if profile.may_touch else max(0.0, profile.min_gap - ROUNDING)
        self._reading = _Need(
            0.0,
            0.0 if profile.max_chars_per_second is None else 1 / profile.max_chars_per_second,
            0.0 if profile.max_words_per_minute is None else 60 / profile.max_words_per_minute,
        )
        self._standing = _Need(profile.min_duration, 0.0, profile.min_seconds_per_word)

    def is_too_fast(self, i: int) -> bool:
        """Whether, in every layout, some of the text of cue *i* is in a cue that is too fast."""
        return not self._can_be_kept(i, self._reading)

    def is_too_short(self, i: int) -> bool:
        """Whether, in every layout, some of the text of cue *i* is in a cue that is too short."""
        return not self._can_be_kept(i, self._standing)

    def _can_be_kept(self, i: int, need: _Need) -> bool:
        """Whether a chain of cues over the text of cue *i* may exist, each of which stands as long as it needs."""
        own = self._split(i)
        if self._reach_end(_Stretch(own, 0, len(own), self._profile), need):
            return True  # with its own text alone, which is soon seen
        before, after = self._collect(i, -1), self._collect(i, 1)
        if max(len(before), len(after)) == _LONGEST_WINDOW:
            return True
        pieces = [*reversed(before), *own, *after]
        stretch = _Stretch(pieces, len(before), len(before) + len(own), self._profile)
        return not self._lacks_time(stretch, need) and self._reach_end(stretch, need)

    def _lacks_time(self, stretch: _Stretch, need: _Need) -> bool:
        """Whether even all of the time around is too little for the text, wherever a chain begins and stops.

        That is soon seen, and spares most cues that are much too fast the search: a chain takes at least the time of
        its width and words, less what each of its cues saves, which are as many as its pieces at most.
        """
        blank = max(
            after - until for after, until in zip(stretch.before[1:], stretch.until, strict=True)
        )  # which gives way where two cues part
        saved = need.per_width * (self._saved + blank) + ROUNDING
        each = max(saved - self._gap, 0.0)
        earliest = min(
            stretch.begins[i] - need.per_width * stretch.before[i] - need.per_word * stretch.words[i] + each * i
            for i in range(stretch.first + 1)
        )
        latest = max(
            stretch.spoken[i] - need.per_width * stretch.until[i] - need.per_word * stretch.words[i + 1] + each * i
            for i in range(stretch.last - 1, len(stretch.starts))
        )
        return earliest - saved > latest + self._linger

    def _reach_end(self, stretch: _Stretch, need: _Need) -> bool:
        """Whether a chain that begins at or before the text of *stretch* gets to its end."""
        first, last = stretch.first, stretch.last
        reached = [inf] * (last + 1)  # the earliest end of a chain before each piece
        for start in range(last):
            begin = stretch.begins[start]
            if start > first:
                if reached[start] == inf:
                    continue
                begin = max(begin, reached[start] + self._gap)
            elif any(stretch.cut[start + 1 : first + 1]):
                continue
            self._extend(stretch, start, begin, need, reached)
            if reached[last] < inf:
                return True
        return False

    def _extend(self, stretch: _Stretch, start: int, begin: float, need: _Need, reached: list[float]) -> None:
        """Note in *reached* where a cue that begins at *begin* with the piece *start* may stop, and when it is gone.

        What comes after the end of the text is noted as the end; so is a window too long to be looked at.
        """
        starts, ends, last = stretch.starts, stretch.ends, stretch.last
        before, words = stretch.before[start] + self._saved, stretch.words[start]
        for stop in range(max(start, stretch.first), len(starts)):
            width = stretch.until[stop] - before
            too_wide = width > self._capacity or ends[stop] - starts[start] > self._longest
            if stop > start and (too_wide or stretch.cut[stop]):
                return
            if stop - start == _LONGEST_WINDOW:
                reached[last] = begin
                return
            by_words = need.per_word * (stretch.words[stop + 1] - words)
            needed = max(need.least, need.per_width * width, by_words) - ROUNDING
            if needed <= self._longest and begin + needed <= stretch.spoken[stop] + self._linger:
                place = min(stop + 1, last)
                reached[place] = min(reached[place], begin + needed)

    def _collect(self, i: int, step: int) -> list[_Piece]:
        """What may share a cue with the text of cue *i*: the pieces before it, backwards, or those after it."""
        collected: list[_Piece] = []
        width = 0.0
        i += step
        while 0 <= i < len(self._cues):
            for piece in self._split(i)[::step]:
                width += piece.width
                if width > self._capacity or len(collected) == _LONGEST_WINDOW:
                    return collected
                collected.append(piece)
            i += step
        return collected

    def _split(self, i: int) -> list[_Piece]:
        if i not in self._pieces:
            cue, half_width = self._cues[i], self._profile.half_width
            words = getattr(cue, "words", ())
            if _are_timed(words) and _strip("".join([word.text for word in words])) == _strip(cue.text):
                self._pieces[i] = [piece for word in words for piece in _split_evenly(word, half_width)]
            else:
                self._pieces[i] = list(_split_evenly(cue, half_width))
        return self._pieces[i]


def _are_timed(words: object) -> TypeGuard[Sequence[Word]]:
    """Whether *words* are words with times that make sense."""
    return isinstance(words, Sequence) and all(
        isinstance(word, Word) and -inf < word.start <= word.end < inf for word in words
    )


def _strip(text: str) -> str:
    return "".join(text.split())


def _split_evenly(timed: TimedText, half_width: float) -> Iterator[_Piece]:
    """The pieces of *timed*, spoken at an even pace: a full-width character takes as long as two others."""
    parts: list[str] = re.findall(_PIECE, timed.text)
    lengths = [measure_width(part, 0.5) for part in parts]
    pace = max(timed.end - timed.start, 0.0) / (sum(lengths) or 1.0)
    now = 0.0
    for part, length in zip(parts, lengths, strict=True):
        word = part.rstrip()
        width, start = measure_width(word, half_width), timed.start + now * pace
        now += length
        blank = measure_width(part, half_width) - width
        yield _Piece(start, timed.start + now * pace, width, blank, count_words(word))
