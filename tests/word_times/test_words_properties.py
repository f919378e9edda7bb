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
from smartresult.word_times.choices import Unspaced
from smartresult.word_times.conflicts import Pace, PlacedWord, keep_consistent
from smartresult.word_times.phrases import SURE_SCORE, find_phrases, score_borders
from smartresult.word_times.tokens import find_any_starts, find_starts
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


def segment_of(word: Word) -> int:
    return word.segment


def backwards_of(timed: Sequence[Word], count: int) -> list[Word]:
    """*timed* with the segments, of which there are *count*, numbered from the other end."""
    turned = [Word(word.text, word.start, word.end, word.estimated, count - 1 - word.segment) for word in timed]
    return sorted(turned, key=segment_of)


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
    assert backwards_of(words(segments[::-1], unspaced=unspaced), len(segments)) == sorted(timed, key=segment_of)
    spoken = sorted({segment.start for segment in segments if segment.text.strip()})
    for i, segment in enumerate(segments):  # nothing of another but when the next starts changes what one is timed as
        following = [Segment("next", start, start) for start in spoken if start > segment.start][:1]
        alone = [word for word in words([segment, *following], unspaced=unspaced) if word.segment == 0]
        assert [Word(word.text, word.start, word.end, word.estimated, i) for word in alone] == [
            word for word in timed if word.segment == i
        ]


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


def test_characters_beyond_16_bits_are_taken_for_no_others() -> None:
    """Their lower bits are those of characters that BudouX knows."""
    for parser in (budoux.load_default_japanese_parser(), budoux.load_default_simplified_chinese_parser()):
        grams = [gram for kind in ("UW3", "BW2", "TW2") for gram in parser.model[kind]]
        check_phrases("".join([chr(0x10000 + ord(gram[0])) + gram[1:] for gram in grams]))
        check_phrases("".join([gram[:-1] + chr(0x10000 + ord(gram[-1])) for gram in grams]))


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
    start, *times, end = sorted(draw(st.lists(moments, min_size=count, max_size=count, unique=True)))
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
    outside = st.just(segment.end + 1) | st.just(segment.start - 1)
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
    st.lists(moments, min_size=26, max_size=26, unique=True).map(sorted),
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
    check_sound(Segment(text, 0.0, 9.0), timed)
    kept = [word for word in timed if not word.estimated]
    longest: list[int] = []
    for i, (start, end) in enumerate(times):  # the slow way: the longest row that ends with each word
        longest.append(start < end and 1 + max([longest[j] for j in range(i) if times[j][1] <= start], default=0))
    assert len(kept) == max(longest)
    assert all((word.start, word.end) == times[int(word.text)] for word in kept)


# --- One wrong time costs one word

#: Words that take about as long as the model says, as most of them do.
ORDINARY = (
    "we ",
    "open ",
    "the ",
    "harbour, ",
    "today ",
    "because ",
    "international ",
    "我们",
    "今天",
    "港口，",
    "看",
    "老馄饨",
)


@st.composite
def right_segments(draw: st.DrawFn) -> Segment:
    """A segment of two words or more, each stated, as it can be spoken: some with short pauses in between."""
    spoken = draw(st.lists(st.sampled_from(ORDINARY), min_size=2, max_size=12))
    now = start = draw(st.sampled_from([0.0, 10.0, 3600.0]))
    stated = []
    for text in spoken:
        length = sum(0.2 if character > "z" else 0.07 for character in text) * draw(st.floats(0.9, 1.1))
        stated.append(Word(text, round(now, 3), round(now + length, 3)))
        now = stated[-1].end + draw(st.sampled_from([0.0, 0.0, 0.02, 0.1]))
    return Segment("".join(spoken), start, stated[-1].end + draw(st.sampled_from([0.0, 0.2])), tuple(stated))


def list_damages(segment: Segment, k: int) -> list[tuple[float, float]]:
    """Wrong times for the word *k* of *segment*, of every kind but an overlap with a part of one neighbour."""
    word = segment.words[k]
    start, end = word.start, word.end
    neighbours = [segment.words[i] for i in (k - 1, k + 1) if 0 <= i < len(segment.words)]
    return [
        *[(start, wrong) for wrong in (0.0, -1.0, start, segment.start - 1, segment.end + 1, 1e9)],
        *[(wrong, end) for wrong in (-1.0, end, segment.start - 1, segment.end + 1, 1e9)],
        *[(wrong, wrong) for wrong in (0.0, -1.0, segment.start, segment.end, 1e9)],
        (end, start),
        (-start, -end),
        (1000 * start, 1000 * end),
        (segment.start - 2, segment.start - 1),
        (segment.end + 1, segment.end + 2),
        *[(neighbour.start, neighbour.end) for neighbour in neighbours],
        *[(min(neighbour.start, start), max(neighbour.end, end)) for neighbour in neighbours],
        *[(segment.start, end)] * (k > 0),
        *[(start, segment.end)] * (k + 1 < len(segment.words)),
    ]


def check_damage(segment: Segment, k: int, times: tuple[float, float]) -> Word:
    """No word but *k* changes if it is stated to have *times*; gives that word, which is between its neighbours."""
    stated = list(segment.words)
    stated[k] = Word(stated[k].text, *times)
    timed = words([Segment(segment.text, segment.start, segment.end, tuple(stated))])
    check_sound(segment, timed)
    right = words([segment])
    assert right == segment.words
    assert timed[:k] + timed[k + 1 :] == right[:k] + right[k + 1 :]
    return timed[k]


@given(right_segments(), st.data())
def test_a_wrong_time_changes_no_other_word(segment: Segment, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, len(segment.words) - 1))
    times = data.draw(st.sampled_from(list_damages(segment, k)))
    room = (
        [0.0, *[word.end for word in segment.words[:k]]][-1],
        [*[word.start for word in segment.words[k + 1 :]], 1e5][0],
    )
    is_possible = max(room[0], segment.start) <= times[0] < times[1] <= min(room[1], segment.end)
    timed = check_damage(segment, k, times)
    assert timed.estimated is not is_possible
    if is_possible:
        assert (timed.start, timed.end) == times


@given(right_segments(), st.data())
def test_a_time_that_is_still_possible_is_kept(segment: Segment, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, len(segment.words) - 1))
    first, last = (data.draw(st.floats(0.1, 0.4)) for _ in range(2))
    word = segment.words[k]
    times = word.start + first * (word.end - word.start), word.end - last * (word.end - word.start)
    assert check_damage(segment, k, times) == Word(word.text, *times)


@given(st.integers(3, 9), st.data())
def test_of_two_words_that_overlap_the_one_of_an_unlikely_length_is_wrong(count: int, data: st.DataObject) -> None:
    stated = tuple([Word("open ", float(i), i + 1.0) for i in range(count)])
    even = Segment("open " * count, 0.0, float(count), stated)
    k = data.draw(st.integers(1, count - 2))
    times = data.draw(
        st.sampled_from([(k - 0.5, k + 1.0), (float(k), k + 1.5), (k - 0.5, k + 0.5), (k + 0.5, k + 1.5)])
    )
    assert check_damage(even, k, times).estimated


def test_the_earlier_of_two_words_stays_where_nothing_tells_them_apart() -> None:
    pace = Pace({0: 0.0, 1: 1.0, 2: 2.0}, {0: 0.0, 1: 1.0, 2: 2.0})
    same = [PlacedWord(0, 1, 1.0, 3.0, estimated=False), PlacedWord(1, 2, 1.0, 3.0, estimated=False)]
    assert keep_consistent(same, 0.0, 4.0, pace) == same[:1]


# --- Nothing but our own errors


@given(anything, cuts | anything)
def test_whatever_the_source_nothing_but_our_own_errors_is_raised(source: object, unspaced: object) -> None:
    try:
        timed = words(cast("TimedSource", source), unspaced=cast("Unspaced", unspaced))
    except SmartResultError:
        return
    assert all(isinstance(word, Word) for word in timed)


@given(st.text("ab1_Z'.,?!- ’\"([$%\n") | st.text("中文〇々〆のー。") | spoken_texts)
@example("well, it's 3.5-fold. So?")
@example("今天聊一聊夜市")
def test_plain_text_is_cut_as_any_text_is(text: str) -> None:
    assert find_starts(text) == find_any_starts(text)
