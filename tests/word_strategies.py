"""Hypothesis strategies: spoken text of every script, and words at any time."""

from itertools import pairwise
from types import SimpleNamespace

from hypothesis import strategies as st

from smartresult import Segment, Word
from tests import hostile
from tests.strategies import hostile_texts

#: Pieces of every script and kind that a text is cut by.
SPOKEN = (
    *(
        "word",
        "Don't ",
        "U.S. ",
        "Mr. ",
        "FBI",
        "well-known ",
        "AT&T ",
        "50% ",
        "$3.5",
        "2023",
        "007",
        "1,200.5 ",
        "3rd",
    ),
    *(
        "你好",
        "世界。",
        "的",
        "“《红楼梦》",
        "きゃっ",
        "ー",
        "ゃ",
        "コーヒー、",
        "ｶﾞ",
        "한국어 ",
        "สวัสดี",
        "नमस्ते ",
        "مرحبا ",
        "Привет ",
        "123456789012345",
    ),
    *(
        "⼀",
        "①",
        "²",
        "٣",
        "ß",
        "İ",
        "e\u0301",
        "か\u3099",
        "😀",
        "_",
        "-",
        " - ",
        "… ",
        " , ",
        "«",
        "(",
        "\x1c",
        "\ufe0f",
    ),
)
pieces = st.sampled_from([*SPOKEN, *hostile.FRAGMENTS, *hostile.BREAKS, " ", " ", " "]) | hostile_texts
spoken_texts = st.lists(pieces, max_size=8).map("".join)

moments = st.floats(0, 60) | st.integers(0, 60) | st.integers(0, 60_000).map(lambda ms: ms / 1000)
#: Times that a segment can have, from a little before the media to the end of what a float can say.
segment_times = moments | st.sampled_from([-0.0, -0.0004, 5e-324, 1e9, 1e16, 1e16 + 2, 1e300, 1.7e305, 10**300])
word_times = moments | st.sampled_from([-1, -0.0, 1e16, 1e300])


@st.composite
def odd_words(draw: st.DrawFn, text: str) -> tuple[Word, ...]:
    """Stretches of *text*, here and there one that is missing or another, at any time."""
    cut_at = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    stretches = [text[first:last] for first, last in pairwise([0, *cut_at, len(text)])]
    said = [draw(st.just(stretch) | pieces) for stretch in stretches if draw(st.integers(0, 7))]
    return tuple([Word(one, draw(word_times), draw(word_times), draw(st.booleans())) for one in said])


@st.composite
def odd_segments(draw: st.DrawFn) -> Segment:
    text = draw(spoken_texts)
    stated = draw(st.just(()) | odd_words(text))
    return Segment(text, draw(segment_times), draw(segment_times), stated)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | hostile_texts | odd_segments() | st.complex_numbers(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(hostile_texts, inner, max_size=3)
        | st.builds(Word, inner, inner, inner)
        | st.builds(SimpleNamespace, text=inner, start=inner, end=inner, words=inner)
        | st.builds(SimpleNamespace, text=spoken_texts, start=moments, end=moments, words=inner)
        | st.lists(st.builds(Word, spoken_texts | inner, moments | inner, moments | inner), max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def orderly_speech(draw: st.DrawFn) -> list[Segment]:
    """Segments in a row in which no word is spoken in less than 20 ms, with pauses between some of them."""
    now = draw(st.integers(0, 3000))
    segments = []
    pieces = st.sampled_from(["we", "went", "home,", "never.", "The", "of", "Anna", "because", "你好，", "世界", "的"])
    for _ in range(draw(st.integers(1, 6))):
        spoken = draw(st.lists(pieces, min_size=1, max_size=12))
        end = now + len(spoken) * draw(st.integers(60, 700))
        segments.append(Segment(" ".join(spoken), now / 1000, end / 1000))
        now = end + draw(st.sampled_from([0, 0, 40, 90, 300, 499, 500, 999, 1000, 1001, 4000]))
    return segments
