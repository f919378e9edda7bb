"""Objects of pysubs2 and webvtt-py, for people who go on working with those; each is loaded when it is asked for."""

from typing import TYPE_CHECKING, Final

from smartresult.errors import ExportError
from smartresult.export.ass_styles import choose_face
from smartresult.export.ass_text import escape_text
from smartresult.export.characters import apply_rule
from smartresult.export.cues import place_cues
from smartresult.export.times import make_clock, make_fractions
from smartresult.export.vtt import VTT_RULE
from smartresult.timed_text import TimedSource

if TYPE_CHECKING:
    import pysubs2
    import webvtt

#: webvtt-py takes ten digits of hours.
_TOO_LATE_MS: Final = 10**10 * 3_600_000


def to_pysubs2(source: TimedSource) -> "pysubs2.SSAFile":
    """*source* as a pysubs2 file: one event a cue, whole milliseconds, in a style Default that has the script.

    Texts are escaped for ASS, the library's own markup, so that its `plaintext` and its ASS writer give the text back,
    but for braces, which are ｛｝, and U+2060 after a backslash that would be a command. What the library's writers
    can't do, and ours can: its WebVTT escapes nothing (text with `&`, `<` or `-->`); its SRT may be misread where a
    text holds two timestamps in a line, or ends in a number on a line of its own; its ASS gives cues under 10 ms no
    length, and ends at 10 hours, its SRT at 100. Raises what `place_cues` raises.
    """
    import pysubs2  # noqa: PLC0415 - late: it is for this function alone

    cues = place_cues(source)
    file = pysubs2.SSAFile()
    file.info.update({"PlayResX": "1920", "PlayResY": "1080", "WrapStyle": "0", "ScaledBorderAndShadow": "yes"})
    face = choose_face(cues.texts)
    file.styles["Default"] = pysubs2.SSAStyle(
        fontname=face.font, fontsize=60 * face.scale, outline=3, shadow=0, marginv=54, encoding=face.encoding
    )
    file.events = [pysubs2.SSAEvent(start=start, end=end, text=escape_text(text)) for start, end, text in cues.rows()]
    return file


def to_webvtt(source: TimedSource) -> "webvtt.WebVTT":
    """*source* as a webvtt-py file; its captions have numbers from 1 as identifiers.

    Their texts are escaped (`&amp;`), because the library writes what it holds and unescapes nothing when it reads:
    a file that it saves as WebVTT is as good as that of `to_vtt`. As SRT it would show the escapes: use `to_srt`.

    Raises ExportError for times of 10¹⁰ hours and more, which the library can't state, and what `place_cues` raises.
    """
    import webvtt  # noqa: PLC0415 - late: it is for this function alone

    cues = place_cues(source)
    if cues.last_ms >= _TOO_LATE_MS:
        raise ExportError(
            f"webvtt-py can't state 10,000,000,000 hours and more, got {cues.last_ms / 1000} s; to_vtt can",
            "the cue that ends last",
        )
    texts = apply_rule(cues.texts, VTT_RULE)
    seconds, ms = make_clock(cues.last_ms, len(texts), "."), make_fractions(3, "")
    file = webvtt.WebVTT()
    for i, (start, end, text) in enumerate(zip(cues.starts, cues.ends, texts, strict=True), 1):
        start_time, end_time = (f"{seconds[time // 1000]}{ms[time % 1000]}" for time in (start, end))
        file.captions.append(webvtt.Caption(start_time, end_time, text, identifier=str(i)))
    return file
