r"""SubRip: blocks of a number, a line of times and lines of text, with blank lines between them.

There is no specification. A line of times is what FFmpeg, srt and pysrt agree on, without what each of them guesses:
hours, minutes and seconds below 60, three digits of milliseconds after a comma or a dot. What stands where such a line
is expected and looks like one is an error, if it is none: so no cue is lost, and no time is read that the file does not
state. A backslash is text, for the format has no escapes.
"""

import re
from typing import Final, NamedTuple

from smartresult.subtitles.cues import ReadCue, count_seconds, refuse_line

_TIME: Final = r"(\d{1,9}):([0-5]?\d):([0-5]?\d)[,.](\d{3})"
#: Old tools state where on the picture the text stands; others carry settings of WebVTT along.
_SETTINGS: Final = r"(?:[ \t]+[A-Za-z]\w*:[ \t]?[^\s:]+)*"
_TIMES: Final = re.compile(rf"(?a)[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}{_SETTINGS}[ \t]*")
_NUMBER: Final = re.compile(r"(?a)[ \t]*\d+[ \t]*")
#: What a line of times may have become, after a number that begins a block: an arrow or two times with digits, or
#: nothing else but what times are made of.
_SUSPECT: Final = re.compile(r"(?a)(?=.*\d)(?:.*(?:-->|->|--|>|\d:\d.*\d:\d)|[\d:,. \t>-]*[:,][\d:,. \t>-]*$)")
#: What it may have become wherever it stands: two times with an arrow between them. A text that we wrote has none.
_ARROW_BETWEEN_TIMES: Final = re.compile(r"(?a).*\d:\d+:\d+[.,].*-->.*\d:\d+:\d+[.,]")
_ARROW_BETWEEN_DIGITS: Final = re.compile(r"(?a).*\d.*-->.*\d")
_EXPECTED: Final = "times such as 00:00:01,000 --> 00:00:02,000"
#: So much of a line is looked at; times are at its beginning. And so many digits has a number at most.
_LONGEST: Final = 120
_MOST_DIGITS: Final = 9
#: How a line of times looks with a 0 for each digit.
_LOOK: Final = "00:00:00,000 --> 00:00:00,000"
_TAG: Final = re.compile(r"(?i)<(/?)(b|i|u|font)(?:[ \t][^<>]*)?>")
_BLOCK: Final = re.compile(
    r"(?i)\{(?:\\(?:an?\d{1,2}|[ibus][01]|[1-4]?c&H[0-9A-F]{1,8}&|fs\d+|fn[\w ]+|(?:pos|move|fade?)\([\d., -]*\)))+\}"
)


class _Head(NamedTuple):
    """Where a cue begins: the index of its first line, which may be its number, and of the line with its *times*."""

    first: int
    line: int
    times: re.Match[str]


def begins_like_srt(text: str) -> bool:
    """Whether the first line of *text* is the number of a cue, or times."""
    first = text.lstrip().partition("\n")[0]
    return bool(_NUMBER.fullmatch(first) or _TIMES.fullmatch(first))


def read_srt(text: str) -> list[ReadCue]:
    r"""The cues of a file in SubRip, whose lines end in `\n`, in its order.

    Their text is without the tags b, i, u and font, where both ends are there, and without blocks that place it. Raises
    SubtitleError for a line that stands where times are expected, or may have been a line of times.
    """
    lines = text.split("\n")
    heads = _find_heads(lines)
    cues = []
    for head, last in zip(heads, [*[head.first for head in heads[1:]], len(lines)], strict=True):
        figures = head.times.groups()
        start, end = count_seconds(*figures[:4]), count_seconds(*figures[4:])
        said = _leave_out_markup("\n".join(lines[head.line + 1 : last]).strip("\n"))
        number = lines[head.first].strip() if head.first < head.line else ""
        cues.append(ReadCue(said, start, end, number, head.times[0].split("-->")[0].strip(), head.line + 1))
    return cues


def _find_heads(lines: list[str]) -> list[_Head]:
    heads: list[_Head] = []
    number: int | None = None  # the index of a line that may be the number of the next cue
    begun = -1  # the index of the line that began the block
    opens = alone = True  # a block begins here; it began with the number, and nothing else but numbers is in it
    for i, line in enumerate(lines):
        if not line.strip():
            opens = True
            number = number if alone else None
        elif times := _TIMES.fullmatch(line):
            if number is None and i and begun == i - 1 and " " not in lines[i - 1].strip():
                number = i - 1  # one word between a blank line and times: a number, or what became of it
            heads.append(_Head(i if number is None else number, i, times))
            number, opens = None, False
        elif _NUMBER.fullmatch(line):
            alone = opens or (alone and number == i - 1)
            begun = i if opens else begun
            number, opens = i, False
        else:
            is_number = "".join(lines[i + 1 : i + 2]) and _TIMES.fullmatch(lines[i + 1]) and " " not in line.strip()
            if not (heads or is_number) or _may_have_been_times(line, opens=opens, expected=alone and number == i - 1):
                raise refuse_line(_EXPECTED if heads or number is not None else f"a number or {_EXPECTED}", lines, i)
            begun = i if opens else begun
            number, opens = None, False
    if not heads or (number is not None and alone and _follows(lines, number, heads[-1])):
        raise refuse_line(_EXPECTED, lines, len(lines))
    return heads


def _follows(lines: list[str], number: int, head: _Head) -> bool:
    """Whether the line at *number*, the last of all, is the number of the cue after that of *head*: one was cut off."""
    before, last = lines[head.first].strip(), lines[number].strip()
    return head.first < head.line and before.isdecimal() and len(last) <= _MOST_DIGITS and int(last) == int(before) + 1


def _may_have_been_times(line: str, *, opens: bool, expected: bool) -> bool:
    """Whether *line* is times with more after them, or one edit away from times; or looks like them.

    That takes more where no times are *expected*, and most where the line does not even *open* a block.
    """
    line = line[:_LONGEST]
    if _ARROW_BETWEEN_TIMES.match(line) or (opens and _ARROW_BETWEEN_DIGITS.match(line)):
        return True
    if line.count(":") >= _LOOK.count(":") - 1 and _is_one_edit_away(re.sub(r"(?a)\d", "0", line.strip())):
        return True
    return expected and _SUSPECT.match(line) is not None


def _is_one_edit_away(line: str) -> bool:
    """Whether one character more, less or other makes *line* look like times; hours may have any number of digits."""
    line = re.sub(r"0{3,}(?=:)", "00", line)
    same = 0
    while same < min(len(line), len(_LOOK)) and line[same] == _LOOK[same]:
        same += 1
    here, there = line[same:], _LOOK[same:]
    return here[1:] in {there, there[1:]} or here == there[1:]


def _leave_out_markup(text: str) -> str:
    """*text* without pairs of tags and without blocks; a tag without its other end is text."""
    text = re.sub(_BLOCK, "", text) if "{" in text else text
    if "<" not in text:
        return text
    opened: dict[str, list[re.Match[str]]] = {}
    paired: list[re.Match[str]] = []
    for tag in _TAG.finditer(text):
        before = opened.setdefault(tag[2].lower(), [])
        if not tag[1]:
            before.append(tag)
        elif before:
            paired += [before.pop(), tag]
    kept, position = [], 0
    for tag in sorted(paired, key=re.Match.start):
        kept.append(text[position : tag.start()])
        position = tag.end()
    return "".join([*kept, text[position:]])
