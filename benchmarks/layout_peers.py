"""What lays out cues: smartresult, one cue a segment, and other libraries; and a trivial fix of their times."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any, Final, NamedTuple

import deepgram_captions
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere
import srt_equalizer

import smartresult
from smartresult.layout.reflowing import reflow
from smartresult.model import Cue
from smartresult.profiles import Profile
from smartresult.text.width import count_words, measure_width

SMARTRESULT: Final = "smartresult"
#: deepgram-captions' own figure, and as many phrases as fit in 16 Chinese characters.
_ENGLISH_WORDS: Final = 8
_CHINESE_PHRASES: Final = 5


class Contender(NamedTuple):
    """*lay_out* takes what *prepare*, which is not timed, makes of segments."""

    prepare: Callable[[Sequence[smartresult.Segment]], Any]
    lay_out: Callable[[Any, Profile], Sequence[Cue]]


def fix_times(cues: Sequence[Cue], profile: Profile) -> Sequence[Cue]:
    """The same cues: short gaps closed, out-times extended as reading asks and the next cue lets them."""
    gap = 0.0 if profile.may_touch else profile.min_gap
    fixed = []
    for i, cue in enumerate(cues):
        limit = cues[i + 1].start - gap if i + 1 < len(cues) else cue.end + profile.max_linger
        end = max(cue.end, cue.start + _find_needed_time(cue, profile))
        if limit + gap - end < profile.close_gaps_under:
            end = limit
        end = min(end, limit, cue.end + profile.max_linger)
        fixed.append(Cue(cue.start, end if end > cue.start else cue.end, cue.lines))
    return fixed


def _find_needed_time(cue: Cue, profile: Profile) -> float:
    width, words = measure_width(cue.text, profile.half_width), count_words(cue.text)
    return max(
        profile.min_duration,
        words * profile.min_seconds_per_word,
        width / profile.max_chars_per_second if profile.max_chars_per_second else 0.0,
        60 * words / profile.max_words_per_minute if profile.max_words_per_minute else 0.0,
    )


def _keep(segments: Sequence[smartresult.Segment]) -> Sequence[smartresult.Segment]:
    return segments


def _lay_out_with_smartresult(segments: Sequence[smartresult.Segment], profile: Profile) -> Sequence[Cue]:
    return reflow(segments, profile)


def _lay_out_as_they_are(segments: Sequence[smartresult.Segment], _profile: Profile) -> Sequence[Cue]:
    return [Cue(segment.start, segment.end, (segment.text,)) for segment in segments]


def _prepare_subtitles(segments: Sequence[smartresult.Segment]) -> list[srt.Subtitle]:
    return [
        srt.Subtitle(i, timedelta(seconds=segment.start), timedelta(seconds=segment.end), segment.text)
        for i, segment in enumerate(segments, 1)
    ]


def _lay_out_with_srt_equalizer(subtitles: Sequence[srt.Subtitle], profile: Profile) -> Sequence[Cue]:
    """By halving, its best method: a line is a cue, and fragments are left alone."""
    width = round(profile.max_chars_per_line)
    return [
        Cue(piece.start.total_seconds(), piece.end.total_seconds(), (piece.content,))
        for subtitle in subtitles
        for piece in srt_equalizer.split_subtitle(subtitle, width, method="halving")
    ]


def _prepare_utterances(segments: Sequence[smartresult.Segment]) -> deepgram_captions.DeepgramConverter:
    """The response that deepgram-captions reads, with the words that smartresult estimates.

    It does better if English segments are utterances, for it cuts at their ends, and Chinese ones are not.
    """
    words = smartresult.words(segments, unspaced="phrases")
    heard = [{"word": word.text, "start": word.start, "end": word.end} for word in words]
    alternative = {"transcript": "".join([segment.text for segment in segments]), "words": heard}
    results: dict[str, object] = {"channels": [{"alternatives": [alternative]}]}
    if all(segment.text.isascii() for segment in segments):
        grouped = groupby(zip(words, heard, strict=True), key=lambda pair: pair[0].segment)
        utterances = [(segments[i].text, [said for _, said in pairs]) for i, pairs in grouped]
        results["utterances"] = [{"transcript": text, "words": said} for text, said in utterances]
    return deepgram_captions.DeepgramConverter({"results": results})


def _lay_out_with_deepgram(converter: deepgram_captions.DeepgramConverter, profile: Profile) -> Sequence[Cue]:
    """Its lines of words, joined here: it puts blanks between Chinese phrases."""
    english = profile.half_width == 1
    return [
        Cue(line[0]["start"], line[-1]["end"], (_join([word["word"] for word in line], english=english),))
        for line in converter.get_lines(_ENGLISH_WORDS if english else _CHINESE_PHRASES)
    ]


def _join(words: Sequence[str], *, english: bool) -> str:
    return " ".join(map(str.strip, words)) if english else "".join(words).strip()


#: By name. srt-equalizer can split nothing that has no blanks.
CONTENDERS: Final = {
    SMARTRESULT: Contender(_keep, _lay_out_with_smartresult),
    "a segment, a cue": Contender(_keep, _lay_out_as_they_are),
    "srt-equalizer": Contender(_prepare_subtitles, _lay_out_with_srt_equalizer),
    "deepgram-captions": Contender(_prepare_utterances, _lay_out_with_deepgram),
}
