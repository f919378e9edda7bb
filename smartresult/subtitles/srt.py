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
#: What it may have become wherever it stands: two times with an arrow between them. A text that we wrote has none; one
#: of others that begins with a word is text to every reader.
_ARROW_BETWEEN_TIMES: Final = re.compile(r"(?a).*\d:\d+:\d+[.,].*-->.*\d:\d+:\d+[.,]")
_WORD: Final = re.compile(r"\s*[^\W\d]")
_ARROW_BETWEEN_DIGITS: Final = re.compile(r"(?a).*\d.*-->.*\d")
_EXPECTED: Final = "times such as 00:00:01,000 --> 00:00:02,000"
#: So much of a line is looked at; times are at its beginning. And so many digits has a number at most.
_LONGEST: Final = 120
_MOST_DIGITS: Final = 9
#: How a line of times looks with a 0 for each run of digits, without blanks and settings.
_LOOK: Final = "0:0:0,0-->0:0:0,0"
#: So many characters of that look one edit changes: a colon between digits parts them, or joins them.
_ONE_EDIT: Final = 2
#: Times without milliseconds, which few tools write.
_CLOCKS_BY_ARROW: Final = re.compile(r"(?a)[ \t]*\d+:\d+:\d\S*[ \t]*-+>[ \t]*\d+:\d+:\d")
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
            numbered = number == i - 1
            begins = opens or numbered or _have_no_numbers(heads)
            damaged = _may_have_been_times(lines, i, opens=opens, begins=begins, expected=alone and numbered)
            if damaged or not (heads or _may_be_number(lines, i)):
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


def _have_no_numbers(heads: list[_Head]) -> bool:
    """Whether the first of *heads* is times alone: then others may follow a text at once."""
    return bool(heads) and heads[0].first == heads[0].line


def _may_be_number(lines: list[str], index: int) -> bool:
    """Whether the line of that *index* is one word with times after it: a number, or what became of it."""
    return " " not in lines[index].strip() and _TIMES.fullmatch(_get_line(lines, index + 1)) is not None


def _may_have_been_times(lines: list[str], index: int, *, opens: bool, begins: bool, expected: bool) -> bool:
    """Whether the line of that *index* is times with more after them, or close to times; or looks like them.

    That takes more where no times are *expected*, more yet where the line does not *open* a block, and most where no
    cue *begins*, as it may after a number in a text.
    """
    line, following = _get_line(lines, index)[:_LONGEST], _get_line(lines, index + 1)[:_LONGEST]
    if _ARROW_BETWEEN_TIMES.match(line) and (begins or not _WORD.match(line)):
        return True
    if opens and _ARROW_BETWEEN_DIGITS.match(line):
        return True
    if begins:
        broken = _is_close_to_times(line + following) and not _TIMES.fullmatch(following)
        if broken or _is_close_to_times(line) or _CLOCKS_BY_ARROW.match(line):
            return True
    return expected and _SUSPECT.match(line) is not None


def _get_line(lines: list[str], index: int) -> str:
    """The line of that *index*; "" after the last."""
    return lines[index] if index < len(lines) else ""


def _is_close_to_times(line: str) -> bool:
    """Whether one character more, less or other makes times of *line*, or it has their look, but other digits."""
    if line.count(":") < _LOOK.count(":") - 1:
        return False
    line = re.sub(rf"{_SETTINGS}[ \t]*$", "", line).replace(".", ",")
    look = re.sub(r"(?a)\d+", "0", re.sub(r"[ \t]", "", line))
    same = _count_same(look, _LOOK)
    here, there = look[same:], _LOOK[same:]
    rest = _count_same(here[::-1], there[::-1])
    return len(here) - rest <= _ONE_EDIT and len(there) - rest <= _ONE_EDIT


def _count_same(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


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
