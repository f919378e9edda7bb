"""LRC, the lyrics of music players, in its enhanced form (A2), which times each word, or by lines."""

from typing import Final

from smartresult.export.characters import clean_lines, clean_text
from smartresult.export.cues import place_cues
from smartresult.export.spoken_cues import describe_estimates, place_spoken_cues
from smartresult.export.times import ms_from_seconds, require_seconds
from smartresult.model import SmartJob
from smartresult.timed_text import TimedSource
from smartresult.word_times.choices import Unspaced

#: The format has no escape, and some readers look for no digits: all from `<` to the next `>` is a stamp to them.
_LOOK_ALIKES: Final = str.maketrans("<[", "＜［")
_CLOSING: Final = str.maketrans("]", "］")  # a tag ends at the first


def to_lrc(
    source: TimedSource,
    *,
    unspaced: Unspaced = "characters",
    lines: bool = False,
    media_length: float | None = None,
) -> str:
    """Enhanced LRC of *source*: `[mm:ss.xx]` before each cue, `<mm:ss.xx>` before each word and after the last.

    Times are centiseconds; minutes go on beyond 99. Line breaks in a cue are blanks. In text, `<` and `[` are ＜ and
    ［, whatever follows: readers take what they open for a time or a tag. The head has the job's title, *media_length*
    seconds as `[length:mm:ss]`, rounded to seconds, halves up, and says where word times are estimated.

    With *lines*, the time of each line is the only one, and nothing states when it ends: for players that show the
    times of words as text.

    Raises ExportError for a *media_length* that is no finite number from 0 up, and what `place_cues` and `words` raise.
    """
    title = _write_title(source.title) if isinstance(source, SmartJob) else ""
    head = f"[ti:{title}]\n" if title else ""
    if media_length is not None:
        require_seconds(media_length, "media_length")
        head += f"[length:{_write_length(ms_from_seconds(media_length))}]\n"
    if lines:
        rows = place_cues(source).rows()
        return head + "".join(
            [f"[{_write_time(start)}]{_write_text(clean_lines(text)).strip()}\n" for start, _, text in rows]
        )
    spoken = place_spoken_cues(source, unspaced)
    note = describe_estimates(word for cue in spoken for word in cue.words)
    written = [head, f"[re:smartresult; {note}]\n" if note else ""]
    for cue in spoken:
        words = "".join([f"<{_write_time(ms_from_seconds(word.start))}>{_write_text(word.text)}" for word in cue.words])
        written.append(f"[{_write_time(cue.start)}]{words.rstrip()}<{_write_time(cue.end)}>\n")
    return "".join(written)


def _write_time(ms: int) -> str:
    cs = (ms + 5) // 10
    return f"{cs // 6000:02}:{cs // 100 % 60:02}.{cs % 100:02}"


def _write_length(ms: int) -> str:
    seconds = (ms + 500) // 1000
    return f"{seconds // 60:02}:{seconds % 60:02}"


def _write_title(title: str) -> str:
    return " ".join(clean_text(title).split()).translate(_LOOK_ALIKES | _CLOSING)


def _write_text(text: str) -> str:
    return text.replace("\n", " ").translate(_LOOK_ALIKES)
