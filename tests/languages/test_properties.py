"""What holds of any text in any language: nothing is lost, no sign is parted, marks stay with their words."""

import unicodedata
from itertools import accumulate, pairwise

import regex
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.languages import find_profile
from smartresult import Profile, Segment, reflow, words
from smartresult.text.marks import CLOSING, OPENING
from smartresult.text.width import measure_width, split_graphemes
from tests.languages.texts import CODES, read_lines

#: Marks of these languages, and others, each with the blanks that a recogniser puts around it.
_MARKS = (
    ", ",
    ". ",
    "? ",
    " ",
    "، ",
    "؟ ",
    "۔ ",
    "। ",
    "¿",
    "¡",
    " « ",
    " » ",
    "「",
    "」",
    "、",
    "。",
    " – ",
    "'",
    "ๆ ",
    "\n",
)
_VOCABULARY = {code: sorted({word for line in read_lines(code) for word in line.split()})[::7] for code in CODES}
_THAI = "".join(map(chr, range(0x0E01, 0x0E5C)))
#: Clusters that a cut between characters would part: consonants that are joined, vowels written around others.
_CLUSTERS = ("क्षत्रिय", "ស្ត្រី", "မြန်မာ", "น้ำใจ", "เกาะ", "ພາສາລາວ", "각", "é")


@st.composite
def spoken(draw: st.DrawFn) -> tuple[str, list[Segment]]:
    """A language, and what is said in it, with marks strewn in and cut anywhere between them."""
    code = draw(st.sampled_from(CODES))
    word = st.sampled_from(_VOCABULARY[code]) | st.sampled_from(_CLUSTERS)
    parts = draw(st.lists(st.tuples(word, st.sampled_from(_MARKS)), min_size=1, max_size=24))
    cuts = draw(st.sets(st.integers(1, len(parts)), max_size=3)) | {len(parts)}
    texts = ["".join(word + mark for word, mark in parts[i:j]) for i, j in pairwise(sorted({0, *cuts}))]
    edges = pairwise(accumulate((len(text) * 0.09 for text in texts), initial=0.0))
    return code, [Segment(text, start, end) for text, (start, end) in zip(texts, edges, strict=True)]


narrow = st.sampled_from([None, 4.0, 9.0])


def choose(code: str, width: float | None) -> Profile:
    profile = find_profile(code)
    return profile if width is None else profile.with_(max_chars_per_line=width)


@given(spoken(), narrow)
@example(("th", [Segment("การศึกษาการคมนาคมเร็วๆ นี้", 0.0, 3.0)]), 4.0)
def test_no_text_is_lost_and_no_line_is_too_wide(said: tuple[str, list[Segment]], width: float | None) -> None:
    code, segments = said
    profile = choose(code, width)
    lines = [line for cue in reflow(segments, profile, lang=code) for line in cue.lines]
    assert "".join("".join(lines).split()) == "".join("".join(segment.text for segment in segments).split())
    for line in lines:
        fits = measure_width(line, profile.half_width) <= profile.max_chars_per_line
        assert fits or len(split_graphemes(line)) == 1


@given(spoken(), narrow)
def test_no_line_begins_inside_a_sign_or_with_a_mark_that_closes(
    said: tuple[str, list[Segment]], width: float | None
) -> None:
    code, segments = said
    for cue in reflow(segments, choose(code, width), lang=code):
        for before, line in pairwise(cue.lines):
            assert len(regex.findall(r"\X", before + line)) == sum(
                len(regex.findall(r"\X", part)) for part in (before, line)
            )
            assert unicodedata.category(line[0]) not in {"Mn", "Mc"}
            assert line[0] not in "ๆฯ" or before[-1] not in _THAI
            if width is None:
                assert line[0] not in CLOSING or line.lstrip(CLOSING)[:1].isalnum()
                assert before[-1] not in OPENING


@given(spoken())
def test_words_join_to_the_text_and_begin_with_no_part_of_a_sign(said: tuple[str, list[Segment]]) -> None:
    _, segments = said
    timed = words(segments)
    for i, segment in enumerate(segments):
        pieces = [word.text for word in timed if word.segment == i]
        assert "".join(pieces) == segment.text
        assert all(unicodedata.category(piece[0]) not in {"Mn", "Mc"} for piece in pieces[1:])
        assert all(not (after[0] in "ๆฯำ" and before[-1] in _THAI) for before, after in pairwise(pieces))
