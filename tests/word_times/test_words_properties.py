"""What holds for the words of every source, however odd its texts and times: nothing is lost, nothing goes back."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

import budoux
from hypothesis import example, given
from hypothesis import strategies as st

from smartresult import Segment, SmartJob, SmartResultError, Transcript, Word, words
from smartresult.text.marks import OPENING
from smartresult.text.scripts import KANA
from smartresult.word_times.phrases import SURE_SCORE, find_phrases, score_borders
from smartresult.word_times.tokens import Unspaced
from tests.word_strategies import anything, moments, odd_segments, pieces, segment_times, spoken_texts

if TYPE_CHECKING:
    from smartresult.timed_text import TimedSource

cuts = st.sampled_from(cast("list[Unspaced]", ["characters", "phrases"]))


def check_sound(segment: Segment, timed: Sequence[Word]) -> None:
    blank = not segment.text or segment.text.isspace()
    assert "".join([word.text for word in timed]) == ("" if blank else segment.text)
    assert all(word.text for word in timed)
    moments = [moment for word in timed for moment in (word.start, word.end)]
    in_order = [segment.start, *moments, max(segment.start, segment.end)]
    assert all(before <= after for before, after in pairwise(in_order))


@given(st.lists(odd_segments(), max_size=4), cuts)
def test_the_words_of_a_segment_are_its_text_in_order_and_inside(segments: list[Segment], unspaced: Unspaced) -> None:
    timed = words(segments, unspaced=unspaced)
    for i, segment in enumerate(segments):
        check_sound(segment, [word for word in timed if word.segment == i])
    starts = [(segments[word.segment].start, word.segment) for word in timed]
    assert starts == sorted(starts)
    assert (
        words(SmartJob(result=Transcript(tuple(segments))), unspaced=unspaced)
        == timed
        == words(iter(segments), unspaced=unspaced)
    )
    for i, segment in enumerate(segments):  # no segment changes what another is timed as
        alone = [
            Word(word.text, word.start, word.end, word.estimated, i) for word in words([segment], unspaced=unspaced)
        ]
        assert alone == [word for word in timed if word.segment == i]


@given(spoken_texts.filter(str.strip), segment_times, segment_times, cuts)
@example("a b", 0.7, 10.6, "characters")
@example("a, a, a, a", 1e15, 1e15 + 0.6, "characters")  # by the error of floats, the last pause ends after the segment
def test_estimates_fill_the_segment(text: str, start: float, end: float, unspaced: Unspaced) -> None:
    timed = words([Segment(text, start, end)], unspaced=unspaced)
    check_sound(Segment(text, start, end), timed)
    assert (timed[0].start, timed[-1].end) == (start, max(start, end))
    assert all(word.estimated for word in timed)


#: What counts as a letter of such signs can be argued about.
_ARGUABLE = re.compile("[_\u2e80-\u2fdf]|[^\\w\ud800-\udfff](?<=[\U00020000-\U0003ffff])")


@given(odd_segments().filter(lambda segment: not _ARGUABLE.search(segment.text)))
def test_words_are_kept_as_they_are_when_they_are_stated(segment: Segment) -> None:
    timed = words([segment])
    assert words([Segment(segment.text, segment.start, segment.end, timed)]) == timed


class Border(NamedTuple):
    place: int
    moment: float


def borders_of(timed: Sequence[Word]) -> tuple[set[Border], set[Border]]:
    """The starts and the ends of words, each with its place in the text."""
    ends = [*accumulate([len(word.text) for word in timed])]
    starts = {Border(end - len(word.text), word.start) for word, end in zip(timed, ends, strict=True)}
    return starts, {Border(end, word.end) for word, end in zip(timed, ends, strict=True)}


@given(odd_segments())
def test_phrases_are_characters_put_together(segment: Segment) -> None:
    characters, phrases = (words([segment], unspaced=unspaced) for unspaced in ("characters", "phrases"))
    for finer, coarser in zip(borders_of(characters), borders_of(phrases), strict=True):
        assert coarser <= finer
    assert [word for word in phrases if not word.estimated] == [word for word in characters if not word.estimated]


#: Enough to meet features of all kinds, in whatever way it is put together anew.
PROSE = (
    "今天是晴天我们去公园里散步她已经喜欢上了这个城市的人和他们所有的生活方式"
    "今日は天気です私たちは公園へ散歩に行きましたそれからコーヒーを飲みながら話していた"
)
stretches_of_prose = st.builds(
    lambda first, length: PROSE[first : first + length], st.integers(0, len(PROSE)), st.integers(1, 12)
)


def score_slowly(model: Mapping[str, Mapping[str, int]], text: str, border: int) -> float:
    """What BudouX sums up, and does not give out; a mark that opens is a sure border."""
    score = -sum(sum(grams.values()) for grams in model.values()) / 2
    for kind, size, offsets in (("UW", 1, range(-3, 3)), ("BW", 2, range(-2, 1)), ("TW", 3, range(-3, 1))):
        for n, offset in enumerate(offsets, 1):
            if 0 <= border + offset <= len(text) - size:
                score += model[f"{kind}{n}"].get(text[border + offset : border + offset + size], 0)
    return max(score, SURE_SCORE) if text[border] in OPENING else score


def check_phrases(text: str) -> None:
    japanese = re.search(f"[{KANA}]", text)
    parser = budoux.load_default_japanese_parser() if japanese else budoux.load_default_simplified_chinese_parser()
    scores = score_borders(text)
    assert scores == [score_slowly(parser.model, text, border) for border in range(len(text))]
    phrases = parser.parse(text)
    begin = {*accumulate(map(len, phrases[:-1]))} | {i for i, mark in enumerate(text) if i and mark in OPENING}
    assert {i for i, score in enumerate(scores) if i and score > 0} == begin


@given(st.lists(stretches_of_prose | pieces, max_size=8).map("".join))
def test_phrases_begin_where_budoux_begins_them(text: str) -> None:
    check_phrases(text)


def test_every_feature_of_budoux_counts() -> None:
    for parser in (budoux.load_default_japanese_parser(), budoux.load_default_simplified_chinese_parser()):
        check_phrases("".join([gram for grams in parser.model.values() for gram in grams]))
        for gram in parser.model["TW1"]:
            check_phrases(f"{gram}好")


def test_chinese_is_cut_into_the_phrases_of_budoux() -> None:
    chinese = PROSE[: PROSE.index("今日は")]
    phrases = budoux.load_default_simplified_chinese_parser().parse(chinese)
    assert [word.text for word in words([Segment(chinese, 0.0, 9.0)], unspaced="phrases")] == phrases
    starts = [0, *accumulate(map(len, phrases[:-1]))]
    assert find_phrases(chinese, range(len(chinese))) == starts
    assert score_borders("们好")[0] < 0
    assert find_phrases("们好", [0, 1])[0] == 0  # a text begins one all the same


# --- What is stated well comes back as it was

unarguable_texts = spoken_texts.map(lambda text: _ARGUABLE.sub("", text))


def letters_of(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def as_it_is(text: str) -> str:
    return text


def without_marks(text: str) -> str:
    return letters_of(text)


def with_marks(text: str) -> str:
    return f"“{text}…” "


@st.composite
def well_stated(draw: st.DrawFn) -> Segment:
    """A segment cut into words at any places, all of them inside of it, in order, and without overlap."""
    text = draw(unarguable_texts.filter(letters_of))
    cut_at = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    stretches = [text[first:last] for first, last in pairwise([0, *cut_at, len(text)])]
    count = 2 * len(stretches) + 2
    start, *times, end = sorted(draw(st.lists(moments, min_size=count, max_size=count)))
    stated = [Word(*one) for one in zip(stretches, times[::2], times[1::2], strict=True)]
    return Segment(text, start, end, tuple(stated))


@given(well_stated(), st.sampled_from([as_it_is, without_marks, with_marks]), cuts)
def test_well_stated_words_keep_their_times(
    segment: Segment, rewrite: Callable[[str], str], unspaced: Unspaced
) -> None:
    stated = tuple([Word(rewrite(word.text), word.start, word.end) for word in segment.words])
    timed = words([Segment(segment.text, segment.start, segment.end, stated)], unspaced=unspaced)
    check_sound(segment, timed)
    assert [(letters_of(word.text), word.start, word.end, word.estimated) for word in timed] == [
        (letters_of(word.text), word.start, word.end, False) for word in segment.words if letters_of(word.text)
    ]


@given(well_stated(), st.data())
def test_a_word_at_an_impossible_time_leaves_the_others_as_they_are(segment: Segment, data: st.DataObject) -> None:
    outside = st.just(segment.end + 1)
    spoken = [word for word in segment.words if letters_of(word.text)]
    moved = {i for i in range(len(spoken)) if data.draw(st.booleans())}
    stated = [Word(word.text, data.draw(outside), word.end) if i in moved else word for i, word in enumerate(spoken)]
    timed = words([Segment(segment.text, segment.start, segment.end, tuple(stated))])
    check_sound(segment, timed)
    assert [(letters_of(word.text), word.start, word.end) for word in timed if not word.estimated] == [
        (letters_of(word.text), word.start, word.end) for i, word in enumerate(spoken) if i not in moved
    ]


#: Words that no two texts share, some cut by blanks, others by characters.
VOCABULARY = (
    "one ",
    "“two,” ",
    "(Three) ",
    "don't ",
    "50% ",
    "well-known ",
    "你",
    "好，",
    "《界",
    "か",
    "きゃ",
    "한국 ",
    "мир ",
)


@given(
    st.lists(st.sampled_from(VOCABULARY), min_size=1, unique=True),
    st.lists(st.sampled_from(["kept", "missing", "after an extra one"]), min_size=13, max_size=13),
    st.lists(moments, min_size=26, max_size=26).map(sorted),
)
def test_a_missing_word_and_one_in_excess_leave_the_others_as_they_are(
    tokens: list[str], fates: list[str], times: list[float]
) -> None:
    # A blank, so that no token runs on into the next, whichever that is
    tokens = [token if token.endswith(" ") else f"{token} " for token in tokens]
    stated: list[Word] = []
    kept: list[Word] = []
    for i, (token, fate) in enumerate(zip(tokens, fates, strict=False)):
        if fate == "after an extra one":
            stated.append(Word("hm", times[2 * i], times[2 * i]))
        if fate != "missing":
            kept.append(Word(token, times[2 * i], times[2 * i + 1]))
            stated.append(Word(token.strip(), times[2 * i], times[2 * i + 1]))
    timed = words([Segment("".join(tokens), 0.0, 60.0, tuple(stated))])
    # One in excess may be taken for another spelling of a missing one, but for no other
    left = {word.text for word in kept}
    assert [word for word in timed if not word.estimated and word.text in left] == kept
    assert len([word for word in timed if not word.estimated]) <= len(stated)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=9))
def test_as_many_words_are_kept_as_can_be(times: list[tuple[int, int]]) -> None:
    text = " ".join(map(str, range(len(times))))
    stated = [Word(str(i), start, end) for i, (start, end) in enumerate(times)]
    timed = words([Segment(text, 0.0, 9.0, tuple(stated))])
    kept = [word for word in timed if not word.estimated]
    longest: list[int] = []
    for i, (start, _) in enumerate(times):  # the slow way: the longest row that ends with each word
        longest.append(1 + max([longest[j] for j in range(i) if times[j][0] <= start], default=0))
    assert len(kept) == max(longest, default=0)
    assert all(word.start == times[int(word.text)][0] for word in kept)
    for word, after in zip(kept, [*kept[1:], Word("", 9.0, 9.0)], strict=True):
        assert word.end == min(max(times[int(word.text)]), after.start)


# --- Nothing but our own errors


@given(anything, cuts | anything)
def test_whatever_the_source_nothing_but_our_own_errors_is_raised(source: object, unspaced: object) -> None:
    try:
        timed = words(cast("TimedSource", source), unspaced=cast("Unspaced", unspaced))
    except SmartResultError:
        return
    assert all(isinstance(word, Word) for word in timed)
