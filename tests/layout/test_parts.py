"""The parts of a layout one by one: the figures of profiles, widths, prices of borders, and the times of cues."""

import pickle
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartresult import PROFILES, OptionError, Profile, Segment
from smartresult.layout.atoms import cut_atoms, is_wide
from smartresult.layout.cue_times import Span, time_cues
from smartresult.layout.prices import NEVER, look_at, price_phrase
from smartresult.profiles import find_profile
from smartresult.text.width import count_words, measure_width, split_graphemes
from tests.strategies import hostile_texts

EN, ZH, BBC, TED = (PROFILES[name] for name in ("netflix-en", "netflix-zh", "bbc", "ted"))

# --- Profiles


@pytest.mark.parametrize(
    ("name", "line", "lines", "speed", "shortest", "longest", "gap"),
    [
        ("netflix-en", 42, 2, 20, 5 / 6, 7, 2 / 24),
        ("netflix-zh", 16, 2, 9, 5 / 6, 7, 2 / 24),
        ("netflix-ja", 13, 2, 4, 5 / 6, 7, 2 / 24),
        ("bbc", 37, 2, None, 0, None, 1),
        ("ted", 42, 2, 21, 1, 7, 0),
        ("vertical", 10, 2, 10, 0.7, 4, 0),
    ],
)
def test_profiles_have_the_figures_of_their_sources(  # noqa: PLR0913, PLR0917 - they are many
    name: str, line: float, lines: int, speed: float | None, shortest: float, longest: float | None, gap: float
) -> None:
    profile = PROFILES[name]
    assert profile.name == name
    assert (profile.max_chars_per_line, profile.max_lines) == (line, lines)
    assert (profile.max_chars_per_second, profile.min_duration, profile.max_duration) == (speed, shortest, longest)
    assert profile.min_gap == pytest.approx(gap)
    assert profile.half_width == (0.5 if name in {"netflix-zh", "netflix-ja", "vertical"} else 1.0)
    assert find_profile(name) is find_profile(profile) is profile


def test_the_bbc_counts_words() -> None:
    assert (BBC.max_words_per_minute, BBC.min_seconds_per_word, BBC.may_touch) == (180, 0.3, True)


def test_a_profile_is_a_value() -> None:
    narrow = BBC.with_(max_chars_per_line=32)
    assert narrow.max_chars_per_line == 32
    assert BBC.max_chars_per_line == 37
    assert narrow.with_(max_chars_per_line=37) == BBC != narrow
    assert pickle.loads(pickle.dumps(narrow)) == narrow  # noqa: S301 - our own
    assert EN.with_() == EN
    with pytest.raises(AttributeError):
        narrow.max_lines = 3  # type: ignore[misc]


ABOVE_0 = ("max_chars_per_line", "max_lines", "max_chars_per_second", "max_words_per_minute", "max_duration")
FROM_0 = (
    "half_width",
    "min_duration",
    "min_seconds_per_word",
    "min_gap",
    "close_gaps_under",
    "max_linger",
    "max_shift",
)


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        *[(name, figure) for name in ABOVE_0 for figure in (0, -1, nan)],
        *[(name, figure) for name in FROM_0 for figure in (-0.1, -inf, nan)],
        ("min_duration", 7.1),
    ],
)
def test_figures_that_no_cue_can_meet_are_refused(name: str, figure: float) -> None:
    with pytest.raises(OptionError) as caught:
        EN.with_(**{name: figure})
    assert caught.value.option == ("max_duration" if figure == 7.1 else name)
    with pytest.raises(OptionError):
        Profile(**{"name": "mine", "max_chars_per_line": 40, "max_duration": 7.0, name: figure})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", FROM_0)
def test_zero_forbids_nothing(name: str) -> None:
    assert getattr(EN.with_(**{name: 0}), name) == 0


def test_what_is_no_figure_of_a_profile_is_named() -> None:
    with pytest.raises(OptionError, match=r"expected one of name, max_chars_per_line.*, got 'max_width'"):
        EN.with_(max_width=42)


@pytest.mark.parametrize("profile", ["netflix", "", None, 42, [], {}, EN.name.encode()])
def test_unknown_profiles_are_named(profile: object) -> None:
    with pytest.raises(OptionError, match="netflix-en, netflix-zh, netflix-ja, bbc, ted, vertical") as caught:
        find_profile(profile)  # type: ignore[arg-type]
    assert caught.value.option == "profile"


# --- Widths


@pytest.mark.parametrize(
    ("text", "half", "width"),
    [
        ("", 0.5, 0),
        ("Hello, you!", 1.0, 11),
        ("Hello, you!", 0.5, 5.5),
        ("你好，世界。", 0.5, 6),
        ("用 iPhone 15 拍", 0.5, 7.5),
        ("你\u200b好\ufeff\u2060\u200f", 0.5, 2),
        ("e\u0301té", 1.0, 3),
        ("“—…‘’·”", 0.5, 7),
        ("ＡＢ　", 0.5, 3),
        ("ｱｲ", 0.5, 1),
        ("한국", 0.5, 2),
        ("a\tb\x00", 1.0, 2),
        ("привет", 0.5, 3),
        ("ab你", 0.0, 1),
        ("😀", 0.5, 1),
        ("\ud800", 0.5, 0.5),
    ],
)
def test_width(text: str, half: float, width: float) -> None:
    assert measure_width(text, half) == width


@given(hostile_texts, hostile_texts, st.sampled_from([0.0, 0.5, 1.0]))
def test_widths_add_up_and_no_character_is_wider_than_one(one: str, other: str, half: float) -> None:
    assert measure_width(one + other, half) == measure_width(one, half) + measure_width(other, half)
    assert 0 <= measure_width(one, half) <= len(one)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Well – that's it, 3.5 of them!", 6),
        ("... -- &", 0),
        ("你好世界", 2),
        ("你好，世界。我", 2.5),
        ("用 iPhone 拍", 2),
        ("Zoë, привет", 2),
        ("“—”", 0),
        ("，。！", 0),
    ],
)
def test_words_are_counted(text: str, count: float) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    "graphemes",
    [
        "a b c",
        "e\u0301 e\u0301\u0327 x",
        "👨\u200d👩\u200d👧\u200d👦 👍🏽 ❤\ufe0f 1\ufe0f\u20e3",
        "🇨🇳 🇺🇸 🇫🇷",
        "नि का",
        "แม่ โล ก",
        "น้ำ",
        "你 好 。",
        "か\u3099",
        "\u200b",
    ],
)
def test_graphemes(graphemes: str) -> None:
    parts = graphemes.split(" ")
    assert split_graphemes("".join(parts)) == parts


@given(hostile_texts)
def test_no_grapheme_is_empty_and_none_is_lost(text: str) -> None:
    graphemes = split_graphemes(text)
    assert "".join(graphemes) == text
    assert all(graphemes)
    for grapheme in graphemes[1:]:
        assert not unicodedata.category(grapheme[0]).startswith("M")


@pytest.mark.parametrize(("characters", "wide"), [("你。，「Ａあア", True), ("a.é한ก—\u200b\ufeff", False)])
def test_what_is_written_without_blanks(characters: str, *, wide: bool) -> None:
    assert {is_wide(character) for character in characters} == {wide}


# --- Prices: what is dearer than what


def price_after(word: str) -> float:
    return look_at(word).after


def test_ends_of_sentences_are_the_cheapest_places_for_a_break() -> None:
    for end in ("home.", "no?", "No!", "home!”", "home…", "你好。", "好！』"):
        for comma in ("home,", "home:", "home;’", "你好，", "好、"):
            assert price_after(end) < price_after(comma) < 0 < price_after("home")


@pytest.mark.parametrize("word", ["the", "A", "of", "“To", "and", "isn’t", "I", "we’re", "not", "25", "twenty", "３"])
def test_words_that_wait_for_the_next_are_dear(word: str) -> None:
    assert price_after(word) > 2 > price_after("house") > 0


def test_stops_are_told_from_points_of_titles() -> None:
    assert look_at("home.").stops
    assert look_at("home,").stops
    assert not look_at("home").stops
    assert not look_at("Dr.").stops
    assert price_after("Mr.") > 0


def test_conjunctions_and_prepositions_are_good_beginnings() -> None:
    assert look_at("because").before < look_at("under").before < look_at("house").before == 0


@pytest.mark.parametrize(
    ("word", "what"),
    [
        *[(word, "capital") for word in ("Helen", "“Helen", "McRae")],
        *[(word, "number") for word in ("25", "3.5", "twenty", "三", "百", "第")],
        *[(word, "unit") for word in ("年", "个", "%", "percent", "公里", "名")],
        *[(word, "leans_back") for word in ("的", "了。", "吗？", "们")],
        *[(word, "wide") for word in ("你", "あ", "你。")],
        *[(word, "bound") for word in ("，", "”", "）好", ".", "%")],
        *[(word, "opens") for word in ("“", "（", "say(", "《")],
    ],
)
def test_what_is_seen_of_a_word(word: str, what: str) -> None:
    assert getattr(look_at(word), what)
    for other in ("house", "FBI", ".5"):
        assert not getattr(look_at(other), what) or (other, what) == (".5", "number")


def test_a_chinese_border_is_the_dearer_the_less_sure_it_is() -> None:
    you, good = look_at("你"), look_at("好")

    def price(score: float, behind: str = "界", *, is_word: bool = False) -> float:
        return price_phrase(you, good, score, behind, is_word=is_word)

    assert NEVER == price(-10) == price(0) > price(1) > price(1000) > price(3000) > 0
    assert price(3000) == price(9000)
    for leaning in ("如果", "好不", "没"):
        assert price(3000, leaning) > price(3000)
    assert price(3000, "我", is_word=True) > price(3000, "我")
    assert price(3000, "的") > price(3000)


def test_numbers_and_units_and_what_leans_back_are_never_parted() -> None:
    three, year, hundred, latin, particle, good = map(look_at, ("三", "年", "百", "iPhone", "了", "好"))
    assert price_phrase(three, year, 9000, "三", is_word=True) == NEVER
    assert price_phrase(three, hundred, 9000, "三", is_word=True) == NEVER
    assert price_phrase(look_at("25"), year, 9000, "25", is_word=True) == NEVER
    assert price_phrase(good, particle, 9000, "好", is_word=True) == NEVER
    assert price_phrase(latin, good, -1, "ne", is_word=False) < 2


def test_a_number_and_what_it_counts_are_never_parted() -> None:
    for text in ("25 percent", "25 percent of it."):
        assert cut_atoms([Segment(text, 0.0, 1.0)], EN).prices[1] >= NEVER


# --- Times, in centiseconds


def at(*spans: tuple[int, int, int], profile: Profile = EN) -> list[tuple[int, int]]:
    return time_cues([Span(*span) for span in spans], profile)


@pytest.mark.parametrize(
    ("spans", "times"),
    [
        ([], []),
        ([(100, 300, 90)], [(100, 300)]),
        ([(100, 150, 90)], [(100, 190)]),
        ([(100, 110, 90)], [(100, 160)]),  # half a second of lingering at most
        ([(100, 50, 10)], [(100, 110)]),
        ([(100, 900, 90)], [(100, 800)]),  # seven seconds at most
        ([(0, 100, 90), (100, 200, 90)], [(0, 91), (100, 200)]),
        ([(0, 100, 90), (149, 200, 50)], [(0, 140), (149, 200)]),
        ([(0, 100, 90), (150, 200, 50)], [(0, 100), (150, 200)]),
        ([(0, 100, 130), (170, 220, 50)], [(0, 161), (170, 220)]),  # the gap it leaves is closed, too
        ([(0, 690, 90), (730, 800, 50)], [(0, 680), (730, 800)]),  # it can't be closed: opened
        ([(0, 700, 700), (730, 800, 50)], [(0, 700), (730, 800)]),  # nor opened
        ([(0, 100, 150), (195, 300, 50)], [(0, 150), (195, 300)]),  # to close it takes too long, to open too much
        ([(0, 100, 100), (100, 300, 90)], [(0, 100), (109, 300)]),  # a start is shifted back
        ([(0, 300, 90), (300, 400, 100), (400, 900, 500)], [(0, 291), (300, 400), (409, 909)]),
        ([(0, 300, 90), (300, 400, 100), (400, 900, 550)], [(0, 282), (291, 391), (400, 950)]),
    ],
)
def test_times(spans: Sequence[tuple[int, int, int]], times: Sequence[tuple[int, int]]) -> None:
    assert at(*spans) == times


def test_a_cue_that_cant_have_its_time_has_what_its_neighbours_can_spare() -> None:
    for apart in (1, 5, 9, 10, 30):
        (start, end), (following, _) = at((100, 100 + apart, 90), (100 + apart, 400, 90))
        assert following == 100 + apart + 20
        assert end == following - 9
        assert 80 <= start <= 100


def test_where_cues_may_touch_they_do() -> None:
    assert at((0, 100, 90), (190, 290, 90), profile=BBC) == [(0, 190), (190, 290)]
    assert at((0, 100, 90), (200, 290, 90), profile=BBC) == [(0, 100), (200, 290)]
    assert at((0, 100, 90), (130, 290, 90), profile=TED) == [(0, 100), (130, 290)]


def test_starts_are_not_shifted_where_that_is_forbidden() -> None:
    still = EN.with_(max_shift=0)
    assert at((0, 100, 100), (100, 300, 90), profile=still) == [(0, 91), (100, 300)]


def test_nothing_is_without_length_though_it_may_not_stand_for_a_centisecond() -> None:
    assert at((0, 100, 0), (100, 300, 0), profile=TED.with_(max_duration=0.004, min_duration=0)) == [(0, 1), (100, 101)]


def test_cues_that_begin_together_are_pushed_apart_but_not_ever_further() -> None:
    starts = [start for start, _ in at(*[(500, 600, 90)] * 30)]
    assert all(before < after for before, after in pairwise(starts))
    assert starts[-1] < 500 + 100 + 20 + 30


spans = st.lists(
    st.builds(
        lambda start, length, needed: Span(start, start + length, needed),
        st.integers(0, 900),
        st.integers(0, 900),
        st.integers(1, 900),
    ),
    min_size=1,
    max_size=12,
).map(sorted)
timings = st.sampled_from([*PROFILES.values(), EN.with_(max_shift=0), EN.with_(max_duration=None, max_linger=0)])


def can_all_have_their_time(spans: Sequence[Span], profile: Profile) -> bool:
    """Whether every cue can begin near its words, stand as long as it asks to, and leave the gap."""
    free = 0.0
    for span in spans:
        begin = max(span.start - profile.max_shift * 100, free)
        end = begin + span.needed
        if begin > span.start + profile.max_shift * 100 or span.needed > (profile.max_duration or inf) * 100:
            return False
        if end > span.end + profile.max_linger * 100:
            return False
        free = end + (0 if profile.may_touch else 9)
    return True


@given(spans, timings)
@example([Span(0, 0, 1)] * 12, EN)
@example([Span(0, 200, 200), Span(200, 400, 200), Span(400, 600, 100)], EN)
def test_every_cue_has_its_time_where_all_can(spans: list[Span], profile: Profile) -> None:
    times = time_cues(spans, profile)
    assert len(times) == len(spans)
    assert all(0 <= start < end for start, end in times)
    assert all(before[1] <= after[0] for before, after in pairwise(times))
    if profile.max_duration:
        assert all(end - start <= profile.max_duration * 100 for start, end in times)
    in_row = all(before.start < after.start for before, after in pairwise(spans))
    if in_row and can_all_have_their_time(spans, profile):
        for (start, end), span in zip(times, spans, strict=True):
            assert abs(start - span.start) <= profile.max_shift * 100
            assert end - start >= span.needed
