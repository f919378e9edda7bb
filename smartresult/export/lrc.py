"""LRC, the lyrics of music players, in its enhanced form (A2), which times each word."""

import re
from typing import Final

from smartresult.export.characters import clean_text
from smartresult.export.spoken_cues import describe_estimates, place_spoken_cues
from smartresult.export.times import ms_from_seconds
from smartresult.model import SmartJob
from smartresult.timed_text import TimedSource
from smartresult.word_times.tokens import Unspaced

#: What a player would take for a time or a tag; the format has no escape.
_TAG: Final = r"[<\[](?=\s*[\d#a-zA-Z]+\s*:)"
_LOOK_ALIKES: Final = {"<": "＜", "[": "［"}


def to_lrc(source: TimedSource, *, unspaced: Unspaced = "characters") -> str:
    """Enhanced LRC of *source*: `[mm:ss.xx]` before each cue, `<mm:ss.xx>` before each word and after the last.

    Times are centiseconds; minutes go on beyond 99. Line breaks in a cue are blanks, and a bracket that would open a
    tag is ［ or ＜. The head has the job's title, and says where word times are estimated. Raises what `place_cues` and
    `words` raise.
    """
    spoken = place_spoken_cues(source, unspaced)
    title = " ".join(clean_text(source.title).split()) if isinstance(source, SmartJob) else ""
    note = describe_estimates(word for cue in spoken for word in cue.words)
    lines = [f"[ti:{title}]\n" if title else "", f"[re:smartresult; {note}]\n" if note else ""]
    for cue in spoken:
        words = "".join([f"<{_write_time(ms_from_seconds(word.start))}>{_write_text(word.text)}" for word in cue.words])
        lines.append(f"[{_write_time(cue.start)}]{words.rstrip()}<{_write_time(cue.end)}>\n")
    return "".join(lines)


def _write_time(ms: int) -> str:
    cs = (ms + 5) // 10
    return f"{cs // 6000:02}:{cs // 100 % 60:02}.{cs % 100:02}"


def _write_text(text: str) -> str:
    return re.sub(_TAG, lambda bracket: _LOOK_ALIKES[bracket[0]], text.replace("\n", " "))
