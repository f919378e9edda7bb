"""WebVTT: https://www.w3.org/TR/webvtt1/."""

from typing import Final

from smartresult.export.characters import apply_rule, clean_lines, make_rule
from smartresult.export.cues import Source, place_cues
from smartresult.export.times import count_from_one, make_clock, make_fractions


def to_vtt(source: Source) -> str:
    r"""WebVTT text of *source*; the cues have their numbers, from 1, as identifiers.

    `&`, `<` and `>` are escaped, so that nothing in a text can be a tag, an entity or `-->`. There is no other block
    than cues: a NOTE or STYLE makes FFmpeg lose what follows. What WebVTT has no escape for: FFmpeg 5.1 obeys a literal
    `\N`, `\n` or `\h`, and shows white space for it; browsers show it as it is. Raises what `place_cues` raises.
    """
    cues = place_cues(source)
    texts = apply_rule(cues.texts, VTT_RULE)
    seconds = make_clock(cues.last_ms, len(texts), ".")
    start_ms, end_ms = make_fractions(3, " --> "), make_fractions(3, "\n")
    blocks = [
        f"\n{i}{seconds[start // 1000]}{start_ms[start % 1000]}{seconds[end // 1000]}{end_ms[end % 1000]}{text}\n"
        for i, start, end, text in zip(count_from_one(len(texts), "\n"), cues.starts, cues.ends, texts, strict=False)
    ]
    return "".join(["WEBVTT\n", *blocks])


def escape_text(text: str) -> str:
    """*text* as WebVTT cue text (section 4.2.2): clean lines, with the three characters that need it escaped."""
    return clean_lines(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


VTT_RULE: Final = make_rule("&<>", escape_text)
