"""What other tools write is read as it is meant, and what can't be read is named with its line."""

import pytest

from smartresult.errors import SubtitleError
from smartresult.subtitles.reading import find_suffix, look_like_subtitles, read_subtitles

ONE, TWO = "00:00:01,000 --> 00:00:02,500", "00:00:03,000 --> 00:00:04,000"


def see(text: str, suffix: str = ".srt") -> list[tuple[str, float, float, str, str, int]]:
    return [
        (cue.number, cue.start, cue.end, cue.text, cue.time_code, cue.line)
        for cue in read_subtitles(text.encode(), suffix)
    ]


def texts(text: str, suffix: str = ".srt") -> list[str]:
    return [cue.text for cue in read_subtitles(text.encode(), suffix)]


# --- SubRip


def test_a_cue_has_its_number_its_time_code_and_its_line() -> None:
    assert see(f"7\n{ONE}\nHello\nthere\n\n\n9\n{TWO}\nBye\n") == [
        ("7", 1.0, 2.5, "Hello\nthere", "00:00:01,000", 2),
        ("9", 3.0, 4.0, "Bye", "00:00:03,000", 8),
    ]


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ("100:00:29,605 --> 100:00:30,000", 360029.605, 360030.0),
        ("00:00:01.500 --> 00:00:02.000", 1.5, 2.0),
        (" 0:00:01,000-->0:00:02,000 ", 1.0, 2.0),
        ("0:0:1,000 --> 0:0:2,000", 1.0, 2.0),
        ("00:00:01,000 --> 00:00:02,000 X1:40 X2:600 Y1:20 Y2:-50", 1.0, 2.0),
        ("00:00:02,000 --> 00:00:01,000", 2.0, 1.0),
        ("00:00:01,000\t-->\t00:00:02,000", 1.0, 2.0),
    ],
)
def test_times_are_those_that_the_line_states(times: str, start: float, end: float) -> None:
    (cue,) = read_subtitles(f"1\n{times}\nHi\n".encode())
    assert (cue.start, cue.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"1\n{ONE}\nIt was in\n1984", ["It was in\n1984"]),
        (f"1\n{ONE}\n1984\n\n2\n{TWO}\nHi", ["1984", "Hi"]),
        (f"1\n{ONE}\n" + "7" * 70 + "\n", ["7" * 70]),
        (f"1\n{ONE}\nfrom 00:00:01,000 to 00:00:02,000\n", ["from 00:00:01,000 to 00:00:02,000"]),
        (f"1\n{ONE}\nfrom {TWO}\n", [f"from {TWO}"]),
        (f"1\n{ONE}\nat\n7\n12:30:00\n", ["at\n7\n12:30:00"]),
        (f"1\n{ONE}\na --> b\n-->\n", ["a --> b\n-->"]),
        (f"1\n{ONE}\nC:\\news\\names \\h \\N\n", ["C:\\news\\names \\h \\N"]),
        (f"1\n{ONE}\n\n2\n{TWO}\nHi\n", ["", "Hi"]),
        (f"1\n{ONE}\nfirst\n\nafter a blank line\n\n2\n{TWO}\nHi\n", ["first\n\nafter a blank line", "Hi"]),
        (f"{ONE}\nno numbers\n\n{TWO}\nat all\n", ["no numbers", "at all"]),
        (f"1\n{ONE}\nno blank lines\n2\n{TWO}\nbetween\n", ["no blank lines", "between"]),
        (f"1\n\n{ONE}\na blank line after the number\n", ["a blank line after the number"]),
        (f"{ONE}\nIt was in\n1984\n\n{TWO}\nHi\n", ["It was in\n1984", "Hi"]),
        (f"\n\n  1  \n{ONE}\n  Hi  \n", ["  Hi  "]),
        (f'1\n{ONE}\n<i>so</i> <b>it <I>is</I></b> <font color="red" size=3>here</font>\n', ["so it is here"]),
        (f"1\n{ONE}\n<i>open, a</b> closed, <x>y</x>, a < b\n", ["<i>open, a</b> closed, <x>y</x>, a < b"]),
        (f"1\n{ONE}\n{{\\an8}}above {{\\pos(192,108)}}{{\\fad(200, 0)}}{{so}} {{\\q2}}\n", ["above {so} {\\q2}"]),
        (f"1\n{ONE}\nIt was in\n\n1984\n", ["It was in\n\n1984"]),
        (f"1\n{ONE}\nat\n\n12:30\n\n2\n{TWO}\nHi\n", ["at\n\n12:30", "Hi"]),
        (f"1\n{ONE}\n{{\\i1}}so{{\\i0}} {{\\c&HFF00&\\b1}}it{{y:i}} is\n", ["so it{y:i} is"]),
        (f"1\n{ONE}\nA\n\n2.\n{TWO}\nB\n", ["A", "B"]),
        (f"\ufeff1\n{ONE}\nA\n\n\ufeff2\n{TWO}\nB\n", ["A", "B"]),
        (f"1\n{ONE} align:start position:0%\nA\n\n2\n{TWO}  SSA: Default\nB\n", ["A", "B"]),
        (f"1\r\r\n{ONE}\r\r\nA\r\r\nB\r\r\n", ["A\nB"]),
        (f"1\n{ONE}\na\u2028b\x85c\n", ["a\u2028b\x85c"]),
    ],
)
def test_what_is_text_in_srt(text: str, shown: list[str]) -> None:
    assert texts(text) == shown


@pytest.mark.parametrize(
    ("text", "got", "line"),
    [
        ("hello world", "'hello world'", 1),
        ("\n\n<html>\n", "'<html>'", 3),
        ("5\nHello\n", "'Hello'", 2),
        ("5\n", "the end of the file", 2),
        (f"1\n00:0x:01,000 --> 00:00:02,000\nHi\n\n2\n{TWO}\nBye\n", "'00:0x:01,000 --> 00:00:02,000'", 2),
        (f"1\n{ONE}\nHi\n\n2\n00:00:03 --> 00:00:04\nBye\n", "'00:00:03 --> 00:00:04'", 6),
        (f"1\n{ONE}\nHi\n2\n00:00:03,00 --> 00:00:04,000\nBye\n", "'00:00:03,00 --> 00:00:04,000'", 5),
        (f"1\n{ONE}\nHi\n\n2\n00:00:63,000 --> 00:01:04,000\nBye\n", "'00:00:63,000 --> 00:01:04,000'", 6),
        (f"1\n{ONE}\nHi\n\n2\n00:00:03,000 -> 00:00:04,000\nBye\n", "'00:00:03,000 -> 00:00:04,000'", 6),
        (f"1\n{ONE}\nHi\n\n2\n{TWO} and more\nBye\n", "'00:00:03,000 --> 00:00:04,000 and more'", 6),
        (f"1\n{ONE}\nHi\n\n2\n00:00:03,000\nBye\n", "'00:00:03,000'", 6),
        (f"1\n{ONE}\nHi\n\n00:00:03.5 --> 00:00:04\nBye\n", "'00:00:03.5 --> 00:00:04'", 5),
        (f"1\n{ONE}\nHi\n\n2\n", "the end of the file", 6),
        (f"1\n{ONE}\nHi\n\n2\n{TWO}{'x' * 200}\n", f"'{TWO}{'x' * 31}'…", 6),
        (f"1\n{ONE}\nHi\n#2\n00:00:03,00 --> 00:00:04,00\nBye\n", "'00:00:03,00 --> 00:00:04,00'", 5),
        (f"1\n{ONE}\nHi\n2\n00:00:03 --> 00:00:04\nBye\n", "'00:00:03 --> 00:00:04'", 5),
        (f"1\n{ONE}\nHi\n2\n0000:03,000 --> 00:00:04,000\nBye\n", "'0000:03,000 --> 00:00:04,000'", 5),
        (f"1\n{ONE}\nHi\n2\n100;00:03,000 --> 100:00:04,000\nBye\n", "'100;00:03,000 --> 100:00:04,000'", 5),
        (f"1\n{ONE}\nHi\n2\n00:00:0\n3,000 --> 00:00:04,000\nBye\n", "'00:00:0'", 5),
        (f"1\n{ONE}\nHi\n7 {TWO}\nBye\n", f"'7 {TWO}'", 4),
        (f"{ONE}\nHi\n\n00:00:03,\n00 --> 00:00:04,000 X1:9\nBye\n", "'00:00:03,'", 4),
        (f"{ONE}\nHi\n00:00:03,0x0 --> 00:00:04,000\nBye\n", "'00:00:03,0x0 --> 00:00:04,000'", 3),
        (f"1\n{ONE}\nHi\n\nx --> y 3 --> 4\n", "'x --> y 3 --> 4'", 5),
        ("1\n٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٠٠٠\nHi\n", "'٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٠٠٠'", 2),
    ],
)
def test_what_is_no_srt_is_refused_with_its_line(text: str, got: str, line: int) -> None:
    with pytest.raises(SubtitleError, match=r"^expected ") as caught:
        read_subtitles(text.encode())
    assert (caught.value.got, caught.value.line) == (got, line)


# --- WebVTT

VTT = "WEBVTT - a film\nKind: captions\n\nNOTE\na comment\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:bottom\n\n"


def test_a_cue_of_webvtt_has_its_identifier() -> None:
    text = f"{VTT}intro\n00:01.000 --> 00:03.500 line:0 position:20%,line-left\n<v Bob>Hello</v>\n\n"
    assert see(f"{text}01:00:04.000 --> 01:00:06.000\nBye\n", ".vtt") == [
        ("intro", 1.0, 3.5, "Hello", "00:01.000", 14),
        ("", 3604.0, 3606.0, "Bye", "01:00:04.000", 17),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<v Bob>Hi</v> <00:00:02.000><c.loud>there\n<i>my</i> <ruby>a<rt>b</rt></ruby>", "Hi there\nmy ab"),
        ("3 &lt; 4 &amp;amp; 5 &gt; 4 &nbsp;&lrm;&rlm;&copy;", "3 < 4 &amp; 5 > 4 \xa0\u200e\u200f©"),
        ("a <b", "a "),
        ("a > b", "a > b"),
        ("a\0b", "a\ufffdb"),
        ("1984", "1984"),
        ("&#" + "1" * 5000 + ";", "&#" + "1" * 5000 + ";"),
    ],
)
def test_what_is_text_in_webvtt(text: str, shown: str) -> None:
    assert texts(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}\n", ".vtt") == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n00:01.000 --> 00:02.000\na\n00:03.000 --> 00:04.000\nb",  # without blank lines
        "WEBVTT\n\n1\n00:01.000 --> 00:02.000\na\n\n\n\n2\n00:03.000 --> 00:04.000\nb\n\nNOTE the end",
        "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n00:01.000-->00:02.000\na\n\n00:03.000 --> 00:04.000\nb",
        "WEBVTT\t\n\n00:01.000 --> 00:02.000\na\n\nNOTE x\n\n00:03.000 --> 00:04.000\nb\n\n",
    ],
)
def test_shapes_of_webvtt(text: str) -> None:
    assert [(cue.start, cue.end, cue.text) for cue in read_subtitles(text.encode(), ".vtt")] == [
        (1.0, 2.0, "a"),
        (3.0, 4.0, "b"),
    ]


@pytest.mark.parametrize(
    ("text", "got", "line"),
    [
        (f"1\n{ONE}\nHi\n", "'1'", 1),
        ("WEBVTTX\n", "'WEBVTTX'", 1),
        ("WEBVTT\n\n00:04,000 --> 00:05,000\nHi\n", "'00:04,000 --> 00:05,000'", 3),
        ("WEBVTT\n\n1\n00:04.000 -> 00:05.000\nHi\n", "'00:04.000 -> 00:05.000'", 4),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nan orphan\n", "'an orphan'", 6),
        ("WEBVTT\n\n00:01.000 --> 00:02.00\na\n", "'00:01.000 --> 00:02.00'", 3),
        ("WEBVTT\n\n00:61.000 --> 01:02.000\na\n", "'00:61.000 --> 01:02.000'", 3),
        ("WEBVTT\n00:01.000 -> 00:02.000\na\n\n00:03.000 --> 00:04.000\nb\n", "'00:01.000 -> 00:02.000'", 2),
        ("WEBVTT\n00:01.000 --\n 00:02.000\na\n\n00:03.000 --> 00:04.000\nb\n", "'00:01.000 --'", 2),
        ("WEBVTT\n\nNOTE 1\n00:01.000 -> 00:02.000\na\n\n00:03.000 --> 00:04.000\nb\n", "'00:01.000 -> 00:02.000'", 4),
        ("WEBVTT\n\n00:01.000 --> 00:02.000x\na\n", "'00:01.000 --> 00:02.000x'", 3),
    ],
)
def test_what_is_no_webvtt_is_refused_with_its_line(text: str, got: str, line: int) -> None:
    with pytest.raises(SubtitleError) as caught:
        read_subtitles(text.encode(), ".vtt")
    assert (caught.value.got, caught.value.line) == (got, line)


# --- ASS

HEAD = "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n"
FORMAT = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def event(text: str) -> str:
    return f"Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{text}\n"


def test_an_event_has_its_count_and_its_line() -> None:
    comment = event("not shown").replace("Dialogue", "Comment")
    assert see(HEAD + FORMAT + comment + event("Hello") + "; a comment\n\n" + event("Bye"), ".ass") == [
        ("1", 1.0, 2.5, "Hello", "0:00:01.00", 11),
        ("2", 1.0, 2.5, "Bye", "0:00:01.00", 14),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{\\b1\\pos(3,4)}Hello{a note} {\\k20}there\\Nmy\\hfriend\\nhere", ["Hello there\nmy\xa0friend here"]),
        ("{\\p1}m 0 0 l 9 9{\\p0}text after", ["text after"]),
        ("{\\p1}m 0 0 l 9 9", []),
        ("text{\\p2}m 0 0{\\p0} and more", ["text and more"]),
        ("{\\pbo10}text", ["text"]),
        ("a, b, {open", ["a, b, {open"]),
        ("", [""]),
        ("a } b", ["a } b"]),
    ],
)
def test_what_is_text_in_ass(text: str, shown: list[str]) -> None:
    assert texts(HEAD + FORMAT + event(text), ".ass") == shown if shown else True
    if not shown:
        assert texts(HEAD + FORMAT + event(text) + event("x"), ".ass") == ["x"]


def test_the_format_line_states_the_order() -> None:
    other = "format: end , START, Actor, Text\nDialogue: 0:00:02.50, 0:00:01.00,Bob,Hi, all\n"
    assert see(HEAD + other, ".ass") == [("1", 1.0, 2.5, "Hi, all", "0:00:01.00", 10)]
    assert texts(HEAD + event("no format"), ".ass") == ["no format"]
    ssa = HEAD.replace("V4+", "V4") + FORMAT.replace("Layer", "Marked") + event("Hi").replace("0,", "Marked=0,", 1)
    assert texts(ssa, ".ssa") == ["Hi"]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (FORMAT + event("x").replace("0:00:01.00", "soon"), 10),
        (FORMAT + event("x").replace("0:00:01.00", "0:00:01.000"), 10),
        (FORMAT + event("x").replace("0:00:01.00", "-0:00:01.00"), 10),
        (FORMAT + event("x").replace(": 0,", ": top,"), 10),
        (FORMAT + event("x").replace(",,0,0,0,,", ",,0,zero,0,,"), 10),
        (FORMAT + "Dialog: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,x\n", 10),
        (FORMAT + f";{event('x')}", 10),
        (FORMAT + event("Hello\n[MUSIC]"), 11),
        (FORMAT + "[Aegisub Project Garbage]\n" + event("x"), 11),
        (FORMAT + "[Aegisub Project Garbage]\n" + event("x").replace("Dialogue:", "dialogue :"), 11),
        (FORMAT + event("there").strip() + event("x"), 10),
        (FORMAT + event("a comment").replace("Dialogue", "Comment").strip() + event("x"), 10),
        ("Format: End, Style, Start, Text\nDialogue: 0:00:02.00,,0:00:01.00,xDialogue: 0:00:04.00,,0:00:03.00,y\n", 10),
        (FORMAT + "Dialogue: 0,0:00:01.00,0:00:02.50,Default\n", 10),
        ("Format: Start, Text\n", 9),
        ("Format: Start, Text, End\n", 9),
    ],
)
def test_what_is_no_event_is_refused_with_its_line(lines: str, line: int) -> None:
    with pytest.raises(SubtitleError) as caught:
        read_subtitles((HEAD + lines).encode(), ".ass")
    assert caught.value.line == line


# --- Files

SOUND = {
    ".srt": f"1\n{ONE}\nHi\n",
    ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.500\nHi\n",
    ".ass": HEAD + FORMAT + event("Hi"),
}


@pytest.mark.parametrize("suffix", SOUND)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_encodings_and_line_ends(suffix: str, newline: str, encoding: str) -> None:
    text = SOUND[suffix].replace("\n", newline).removesuffix(newline)
    mark = "\ufeff" if encoding[-2:] in {"le", "be"} else ""
    data = (mark + text).encode(encoding)
    (cue,) = read_subtitles(data, suffix)
    assert (cue.start, cue.end, cue.text) == (1.0, 2.5, "Hi")
    assert look_like_subtitles(data)


@pytest.mark.parametrize("suffix", SOUND)
def test_a_file_is_read_as_what_it_is(suffix: str) -> None:
    for name in (".vtt", ".ass") if suffix != ".srt" else (".srt",):
        (cue,) = read_subtitles(SOUND[suffix].encode(), name if suffix != ".srt" else suffix)
        assert cue.text == "Hi"
    (cue,) = read_subtitles(SOUND[suffix].encode(), ".srt")
    assert cue.text == "Hi"


def test_a_file_in_subrip_is_none_in_ass() -> None:
    with pytest.raises(SubtitleError) as caught:
        read_subtitles(SOUND[".srt"].encode(), ".ass")
    assert (caught.value.expected, caught.value.got, caught.value.line) == ("[Script Info]", "'1'", 1)


@pytest.mark.parametrize("data", [b"", b" \n\n", b"WEBVTT\n", b"\xef\xbb\xbf", HEAD.encode(), b"caf\xe9", b"\xff\xfea"])
def test_a_file_without_a_cue_is_refused(data: bytes) -> None:
    with pytest.raises(SubtitleError):
        read_subtitles(data)


@pytest.mark.parametrize("suffix", SOUND)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_named(suffix: str, encoding: str) -> None:
    with pytest.raises(SubtitleError) as caught:
        read_subtitles(SOUND[suffix].encode(encoding), suffix)
    expected = ("UTF-8, or UTF-16 with a BOM", "UTF-16 without one", 1)
    assert (caught.value.expected, caught.value.got, caught.value.line) == expected


@pytest.mark.parametrize(
    "text", ["1x\n00:00:01,000 --> 00:00:02,000\nHi", "webvtt\n", "[V4+ Styles]\n", "00:00:01.000 -->"]
)
def test_what_was_damaged_in_its_first_line_still_looks_like_subtitles(text: str) -> None:
    assert look_like_subtitles(text.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"JobId": "1"}',
        b'[{"content": 1}]',
        b"```json\n{}",
        b"hello",
        b"12 monkeys",
        b'{"content": "a --> b"}',
        b"[1, 2]",
    ],
)
def test_what_does_not_look_like_subtitles(data: bytes) -> None:
    assert not look_like_subtitles(data)


def test_names_say_what_a_file_should_be() -> None:
    assert [find_suffix(name) for name in ("a.srt", "A.SRT", "b/c.d.Vtt", "x.ssa", "srt", "a.srt.json", "")] == [
        *(".srt", ".srt", ".vtt", ".ssa", "", "", ""),
    ]
