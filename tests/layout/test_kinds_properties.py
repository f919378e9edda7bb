"""What holds of marks, turns, names and runs in any text: over words with marks strewn in, in segments of any size."""

import re
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from smartresult import PROFILES, Cue, Profile, Segment, reflow
from smartresult.layout.atoms import cut_atoms
from smartresult.layout.turns import find_turns
from smartresult.text.marks import CLOSING, OPENING, SONG_SIGNS, TURN_DASHES, TURN_SIGNS
from smartresult.text.width import measure_width
from tests.layout.borders import find_lang

EN, ZH = PROFILES["netflix-en"], PROFILES["netflix-zh"]
profiles = st.sampled_from([EN, ZH, PROFILES["bbc"], PROFILES["vertical"], EN.with_(max_chars_per_line=12)])

ENGLISH_WORDS = ("we", "went", "home", "The", "of", "Anna", "because", "two", "hundred", "and", "quickly", "old")
CHINESE_WORDS = ("我们", "图书馆", "的", "了", "因为", "三", "张", "不", "電腦", "起来", "可以")
MARKS = (
    *(
        ", ",
        ". ",
        "? ",
        "! ",
        " “",
        "” ",
        " (",
        ") ",
        " — ",
        " - ",
        " >> ",
        " ♪ ",
        " • ",
        "… ",
        " …",
        " . ",
        " ” ",
        ": ",
    ),
    *("，", "。", "「", "」", "：", "《", "》", "、", "——", "……", " “ ", " ( ", "\n- ", " $", "·"),
)
NAMES = ("阿尔伯特·爱因斯坦", "列夫・托尔斯泰", ".NET", "~/.bashrc", "and/or", "x=1", "3.14", "iPhone", " #1 ")

SIGNS = TURN_SIGNS + TURN_DASHES + SONG_SIGNS

texts = st.lists(
    st.sampled_from(ENGLISH_WORDS).map(lambda word: f" {word} ")
    | st.sampled_from(CHINESE_WORDS)
    | st.sampled_from(MARKS)
    | st.sampled_from(NAMES),
    max_size=25,
).map("".join)


@st.composite
def strewn(draw: st.DrawFn) -> list[Segment]:
    """A text with marks strewn in, cut anywhere, with pauses at some of the cuts."""
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    segments = []
    now = 0.0
    for first, last in pairwise([0, *cuts, len(text)]):
        segments.append(Segment(text[first:last], round(now, 3), round(now + (last - first) * 0.1, 3)))
        now += (last - first) * 0.1 + draw(st.sampled_from([0.0, 0.0, 0.3, 1.2]))
    return segments


def lines_of(cues: Sequence[Cue]) -> list[str]:
    return [line for cue in cues for line in cue.lines]


def without_blanks(text: str) -> str:
    return "".join(text.split())


@given(strewn(), profiles)
@example([Segment("He said “ yes ” and left", 0.0, 4.0)], EN.with_(max_chars_per_line=12))
@example([Segment("we went - ", 0.0, 1.0), Segment("He left.", 2.2, 3.0)], EN)
def test_the_text_is_as_it_was(segments: list[Segment], profile: Profile) -> None:
    assert without_blanks("".join(lines_of(reflow(segments, profile)))) == without_blanks(
        "".join(segment.text for segment in segments)
    )


#: Marks that close where words do, without those that may begin one (.NET, …and, %PATH).
_CLOSING = frozenset(CLOSING) - frozenset(f"{TURN_SIGNS}.…‥⋯%％·")


@given(strewn(), profiles)
@example([Segment("we went", 0.0, 1.0), Segment(" , home", 2.2, 3.0)], EN)
@example([Segment("we went", 0.0, 1.0), Segment("”", 2.2, 3.0), Segment("home", 3.2, 4.0)], EN)
def test_no_line_begins_with_marks_that_close(segments: list[Segment], profile: Profile) -> None:
    """But the first, and where the line before has no room for them, or ends with a mark that opens."""
    lines = lines_of(reflow(segments, profile))
    for before, line in pairwise(lines):
        marks = re.match(r"[\W_]*", line)
        assert marks is not None
        if line[0] in _CLOSING and any(map(str.isalnum, before)) and before[-1] not in OPENING + SIGNS:
            assert measure_width(f"{before} {marks[0].rstrip()}", profile.half_width) > profile.max_chars_per_line


@given(strewn(), profiles)
@example([Segment("we said “ ", 0.0, 1.0), Segment("home", 1.0, 2.0)], EN)
def test_no_line_ends_with_a_mark_that_opens_in_one_segment(segments: list[Segment], profile: Profile) -> None:
    text = "".join(segment.text for segment in segments)
    (segment,) = [Segment(text, 0.0, len(text) * 0.1 + 0.1)]
    lines = lines_of(reflow([segment], profile))
    for line, following in pairwise(lines):
        if any(map(str.isalnum, line)) and following[0] not in SIGNS:  # where nothing follows that it could open
            assert line[-1] not in OPENING


@given(strewn(), profiles)
@example([Segment("because 我们列夫・托尔斯泰 - iPhone", 0.0, 2.7), Segment(" — ", 2.7, 3.0)], ZH)
def test_no_two_turns_share_a_line(segments: list[Segment], profile: Profile) -> None:
    atoms = cut_atoms(segments, profile, find_lang(segments))
    if profile.max_lines < 2 or not atoms.texts:
        return
    begins = set(atoms.borders.turns)
    turn = 0
    turns = []  # of each word
    for i in range(len(atoms.texts)):
        turn += i in begins
        turns.append(turn)
    place = 0
    for cue in reflow(segments, profile):
        for line in cue.lines:
            within = set()
            rest = len(without_blanks(line))
            while rest > 0:
                within.add(turns[place])
                rest -= len(without_blanks(atoms.texts[place]))
                place += 1
            assert rest == 0
            assert len(within) == 1
    assert place == len(atoms.texts)


@given(strewn())
def test_turns_lie_between_words(segments: list[Segment]) -> None:
    found = [segment.text.split() for segment in segments]
    words = [word for part in found for word in part]
    turns = find_turns(words, [])
    assert all(0 < border < len(words) for border in (*turns.begins, *turns.named))
    for border in turns.begins:
        assert (
            words[border][0] in SIGNS
            or words[border - 1][-1] in SONG_SIGNS
            or ":" in "".join(words)
            or "：" in "".join(words)
        )


runs = st.sampled_from([".NET", "~/.bashrc", "and/or", "user@example.com", "3.14159", "state-of-the-art", "x=1&y=2"])
names = st.sampled_from(
    ["阿尔伯特·爱因斯坦", "列夫・托尔斯泰", "沃爾夫岡·莫札特", "加西亚·马尔克斯", "machine learning"]
)


@given(
    st.lists(st.sampled_from(ENGLISH_WORDS), max_size=12), runs, st.lists(st.sampled_from(ENGLISH_WORDS), max_size=12)
)
def test_a_run_that_fits_a_line_is_whole(before: list[str], run: str, after: list[str]) -> None:
    text = " ".join([*before, run, *after])
    for profile in (EN, PROFILES["bbc"], EN.with_(max_chars_per_line=16)):
        assert any(run in line for line in lines_of(reflow([Segment(text, 0.0, len(text) / 14)], profile)))


@given(
    st.lists(st.sampled_from(["我们", "图书馆", "看见", "昨天", "觉得"]), max_size=8),
    names,
    st.lists(st.sampled_from(["我们", "图书馆", "看见", "昨天", "觉得"]), max_size=8),
)
def test_a_name_that_fits_a_line_is_whole(before: list[str], name: str, after: list[str]) -> None:
    text = "".join([*before, name, *after])
    assert any(name in line for line in lines_of(reflow([Segment(text, 0.0, len(text) / 4.6)], ZH)))
