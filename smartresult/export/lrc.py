"""LRC, the lyrics of music players, in its enhanced form (A2), which times each word."""

from typing import Final

from smartresult.export.characters import clean_text
from smartresult.export.spoken_cues import describe_estimates, place_spoken_cues
from smartresult.export.times import ms_from_seconds
from smartresult.model import SmartJob
from smartresult.timed_text import TimedSource
from smartresult.word_times.tokens import Unspaced

#: The format has no escape, and some readers look for no digits: all from `<` to the next `>` is a stamp to them.
_LOOK_ALIKES: Final = str.maketrans("<[", "＜［")
_CLOSING: Final = str.maketrans("]", "］")  # a tag ends at the first


def to_lrc(source: TimedSource, *, unspaced: Unspaced = "characters") -> str:
    """Enhanced LRC of *source*: `[mm:ss.xx]` before each cue, `<mm:ss.xx>` before each word and after the last.

    Times are centiseconds; minutes go on beyond 99. Line breaks in a cue are blanks. In text, `<` and `[` are ＜ and
    ［, whatever follows: readers take what they open for a time or a tag. The head has the job's title, and says where
    word times are estimated. Raises what `place_cues` and `words` raise.
    """
    spoken = place_spoken_cues(source, unspaced)
    title = _write_title(source.title) if isinstance(source, SmartJob) else ""
    note = describe_estimates(word for cue in spoken for word in cue.words)
    lines = [f"[ti:{title}]\n" if title else "", f"[re:smartresult; {note}]\n" if note else ""]
    for cue in spoken:
        words = "".join([f"<{_write_time(ms_from_seconds(word.start))}>{_write_text(word.text)}" for word in cue.words])
        lines.append(f"[{_write_time(cue.start)}]{words.rstrip()}<{_write_time(cue.end)}>\n")
    return "".join(lines)


def _write_time(ms: int) -> str:
    cs = (ms + 5) // 10
    return f"{cs // 6000:02}:{cs // 100 % 60:02}.{cs % 100:02}"


def _write_title(title: str) -> str:
    return " ".join(clean_text(title).split()).translate(_LOOK_ALIKES | _CLOSING)


def _write_text(text: str) -> str:
    return text.replace("\n", " ").translate(_LOOK_ALIKES)
