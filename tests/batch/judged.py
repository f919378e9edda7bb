"""One film in each format of subtitles, and what the judge sees of a file."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from smartresult import Profile
from smartresult.batch import Checked, Source, check_files

#: Of every cue it says the lines, the duration, and how far the next is.
NOTHING_PASSES: Final = Profile(name="none", max_chars_per_line=0.5, max_lines=1, min_duration=1000.0, min_gap=1000.0)
SRT: Final = """\
1
00:00:01,000 --> 00:00:03,500 X1:40 X2:600
<b>Hello</b> {\\an8}<i>there</i>
<font color="red">my</font> friend

2
00:00:04,000 --> 00:00:06,000
3 < 4 &amp; 5 > 4
"""
VTT: Final = """\
WEBVTT - a film

NOTE a comment
of two lines

STYLE
::cue { color: red }

REGION
id:bottom

first
00:01.000 --> 00:03.500 line:0 position:20%,line-left
<v Bob>Hello</v> <00:00:02.000><c.loud>there
<i>my</i> <ruby>friend<rt></rt></ruby>

00:00:04.000 --> 00:00:06.000
3 &lt; 4 &amp;amp; 5 > 4
"""
HEAD: Final = """\
[Script Info]
; a comment
Title: a film

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour
Style: Default,Arial,20,&H00FFFFFF

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
ASS: Final = f"""\
{HEAD}Comment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,not shown
Dialogue: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,{{\\p1}}m 0 0 l 100 0 100 100{{\\p0}}
Dialogue: 0,0:00:01.00,0:00:03.50,Default,Bob,0,0,0,,{{\\b1\\pos(3,4)}}Hello{{a note}} {{\\k20}}there\\Nmy\\hfriend
Dialogue: 0,0:00:04.00,0:00:06.00,Default,,0,0,0,,3 < 4 &amp; 5 > 4
"""
SSA: Final = ASS.replace("V4+", "V4").replace(": 0,0", ": Marked=0,0")
SOUND: Final = {".srt": SRT, ".vtt": VTT, ".ass": ASS, ".ssa": SSA}
HELLO: Final = ["Hello there", "my friend"]


def judge(sources: Source | Iterable[Source], **choices: Any) -> list[Checked]:  # noqa: ANN401 - those of check_files
    return list(check_files(sources, **choices))


def see(path: Path) -> list[list[str]]:
    """The lines of each cue as the judge sees them; blank ones last."""
    [checked] = judge(path, profile=NOTHING_PASSES)
    assert checked.report
    cues: list[list[str]] = [[] for _ in range(checked.report.cues)]
    for violation in checked.report.violations:
        if violation.rule == "line too long":
            cues[violation.index].append(violation.text)
    for violation in checked.report.violations:
        if violation.rule == "too many lines":
            shown = cues[violation.index]
            shown += [""] * (int(violation.figure) - len(shown))
    return cues


def measure(path: Path) -> list[tuple[str, float | str]]:
    """The durations of the cues and the gaps between them."""
    [checked] = judge(path, profile=NOTHING_PASSES)
    assert checked.report
    times = {"gap", "overlap", "too short", "no length"}
    return [(found.rule, found.figure) for found in checked.report.violations if found.rule in times]


def explain(sources: Source | Iterable[Source], **choices: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - see above
    return [(one.source, str(one.error) if one.error else "") for one in judge(sources, **choices)]


def summarise(sources: Source | Iterable[Source], root: Path) -> list[str]:
    """The sources below *root*, and what is the matter with them."""
    return [
        one.source.removeprefix(f"{root}/") + (f" ! {one.error}" if one.error else "") for one in check_files(sources)
    ]
