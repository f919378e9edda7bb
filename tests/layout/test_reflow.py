"""Short inputs in which one layout is clearly right, as a subtitler would write it down."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from smartresult import PROFILES, Cue, ExportError, Profile, Segment, Word, reflow
from smartresult.text.width import count_words
from tests.reading_back import round_half_up
from tests.talking import ENGLISH, say, show

EN, ZH, BBC, TED, VERTICAL = (PROFILES[name] for name in ("netflix-en", "netflix-zh", "bbc", "ted", "vertical"))
#: Two frames of a film, in milliseconds, rounded up to centiseconds, in which cues are timed.
TWO_FRAMES = 90


def gaps(cues: Sequence[Cue]) -> list[int]:
    return [round_half_up(after.start) - round_half_up(before.end) for before, after in pairwise(cues)]


# --- English


@pytest.mark.parametrize(
    ("said", "cues"),
    [
        (["I think", "we should", "go home now."], ["I think we should go home now."]),
        (["Yes", ", of", "course", "!"], ["Yes, of course!"]),
        (["He said “", "no", "”", "."], ["He said “no”."]),
        (
            ["I think", "we should go", "home now.", "But the", "others want to", "stay at the house."],
            ["I think we should go home now.", "But the others want to stay at the house."],
        ),
        (
            ["It rained all day.", "Nobody complained about it."],
            ["It rained all day.", "Nobody complained about it."],
        ),
        (
            ["Did she say yes or did she say no?", "Nobody in the room could tell us."],
            ["Did she say yes or did she say no?", "Nobody in the room could tell us."],
        ),
        (["Here is Dr.", "Miller", "with his", "wife."], ["Here is Dr. Miller with his wife."]),
        (["She put the", "letter on the", "table."], ["She put the letter on the table."]),
        (["and then he walked away", 1200, "without a word"], ["and then he walked away", "without a word"]),
        (["What does it", "cost?", 2000, "Nothing."], ["What does it cost?", "Nothing."]),
        (["we wanted", 1000, "to leave"], ["we wanted", "to leave"]),
    ],
)
def test_english(said: list[str | int], cues: list[str]) -> None:
    assert show(reflow(say(*said))) == cues


@pytest.mark.parametrize(
    "lines",
    [
        "We waited for the whole week, | and the letter never came.",
        "The people who lived here left the island | because nobody wanted to stay.",
        "We closed the bridge on Monday morning, | and nobody went to the island for a year.",
        "Yesterday evening my father | finally sold the old house.",
        "It took the whole team more than a year | to finish the first part of it.",
    ],
)
def test_where_english_breaks(lines: str) -> None:
    whole = lines.replace(" | ", " ")
    words = whole.split()
    for size in (1, 2, 3, 5, 99):
        said = say(*[" ".join(words[i : i + size]) for i in range(0, len(words), size)])
        assert " | ".join(show(reflow(said))) == lines


#: Words without any rule.
FILLER, REST = (
    text.split()
    for text in (
        "farmers keep telling children stories whenever winters feel long enough and snow keeps falling",
        "garden gates stand open again tonight because nobody locks doors there anymore",
    )
)


def lines_of(text: str, cut: int, profile: Profile, pace: int) -> list[str]:
    """The lines of *text*, as one segment and as two, cut before that character."""
    whole, parts = say(text, pace=pace), say(text[:cut].rstrip(), text[cut:], pace=pace)
    return [line for segments in (whole, parts) for cue in reflow(segments, profile) for line in cue.lines]


@pytest.mark.parametrize("pace", [55, 65, 90])
@pytest.mark.parametrize(
    "word",
    [
        *("a", "an", "the", "my", "your", "their", "every", "this"),
        *("to", "of", "in", "on", "at", "by", "for", "from", "with", "about", "into", "under", "between", "without"),
        *("inside", "around", "along", "despite"),
        *("and", "or", "but", "because", "if", "when", "although"),
        *("is", "are", "was", "will", "would", "can", "has", "had", "must", "don't", "isn’t"),
        *("I", "he", "she", "we", "they", "I’m", "you’re"),
        *("not", "never", "very", "just"),
        *("twenty", "hundred", "25", "3.5"),
    ],
)
def test_no_line_ends_with_a_word_that_waits_for_the_next(word: str, pace: int) -> None:
    for before in range(2, len(FILLER) + 1):
        for after in (3, 7, len(REST)):
            said = " ".join([*FILLER[:before], word])
            lines = lines_of(f"{said} {' '.join(REST[:after])}.", len(said) + 1, EN, pace)
            assert not [line for line in lines if line.split()[-1] == word]


@pytest.mark.parametrize(
    "pair",
    ["Helen Mirren", "New York", "O’Neil Ford", "25 kilometres", "5 percent", "twenty two", "Dr. Miller", "St. Louis"],
)
def test_names_and_numbers_stay_whole(pair: str) -> None:
    first = pair.split(maxsplit=1)[0]
    for before in range(1, len(FILLER) + 1):
        said = " ".join([*FILLER[:before], first])
        lines = lines_of(f"{said}{pair[len(first) :]} {' '.join(REST[:7])}.", len(said) + 1, EN, ENGLISH)
        assert sum(pair in line for line in lines) == 2


@pytest.mark.parametrize("profile", [EN, TED])
def test_a_sentence_ends_its_cue_where_both_are_long_enough(profile: Profile) -> None:
    first, second = "Nobody had seen the keys on Monday.", "They were in the car that was sold."
    assert show(reflow(say(first, second), profile)) == [first, second]
    assert show(reflow(say(f"{first} {second}"), profile)) == [first, second]


def test_the_bottom_line_is_the_longer_one() -> None:
    for before in range(5, len(FILLER) + 1):
        for cue in reflow(say(" ".join([*FILLER[:before], *REST[:3]]) + "."), EN):
            if len(cue.lines) == 2:
                assert len(cue.lines[0]) <= 42 >= len(cue.lines[1]) >= 0.5 * len(cue.lines[0])
    (cue,) = reflow(say("Yesterday evening my father finally sold the old house."), EN)
    top, bottom = cue.lines
    assert len(top) <= len(bottom)


def test_one_line_is_enough_for_what_fits_into_it() -> None:
    for before in range(3, 8):
        for cue in reflow(say(" ".join(FILLER[:before]) + "."), EN):
            assert len(cue.lines) == 1 or len(" ".join(cue.lines)) > 42


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 7])
def test_lines_are_as_wide_as_they_may_be_and_no_wider(lines: int) -> None:
    text = " ".join([*FILLER, *REST])
    for width in range(8, 43):
        for cue in reflow(say(text), EN.with_(max_chars_per_line=width, max_lines=lines)):
            assert len(cue.lines) <= lines
            assert max(map(len, cue.lines)) <= width
            assert len(cue.lines) == 1 or len(" ".join(cue.lines)) > width


def test_lines_share_a_cue_only_where_each_has_the_share_of_the_other_that_is_asked_for() -> None:
    top, bottom = "Nobody wondered", "because the very long winters ended."
    assert show(reflow(say(f"{top} {bottom}"), TED)) == [top, bottom]
    assert show(reflow(say(f"{top} {bottom}"), TED.with_(min_line_share=0.0))) == [f"{top} | {bottom}"]


def test_a_bottom_line_may_be_as_wide_as_can_be() -> None:
    assert show(reflow(say("one two three four"), EN.with_(max_chars_per_line=10))) == ["one two | three four"]


def test_no_word_is_a_line_beside_one_that_is_four_times_as_wide() -> None:
    for text in ("Listen, because she has burns up to the elbow.", "Running, because he was late for the last bus."):
        (cue,) = reflow(say(text), EN)
        assert all(" " in line for line in cue.lines)


def test_no_word_stands_alone() -> None:
    for before in range(4, len(FILLER) + 1):
        for after in range(1, len(REST) + 1):
            cues = reflow(say(" ".join([*FILLER[:before], *REST[:after]]) + "."), EN)
            assert all(" " in line for cue in cues for line in cue.lines)


# --- Times


@pytest.mark.parametrize("profile", [EN, BBC, TED])
def test_a_pause_of_a_second_always_separates(profile: Profile) -> None:
    for end in range(1500, 9000, 7):  # for every thirtieth or so, the difference of the floats is less than 1
        said = [Segment("we", 1.0, end / 1000), Segment("all", (end + 1000) / 1000, end / 1000 + 1.3)]
        assert show(reflow(said, profile)) == ["we", "all"]


@pytest.mark.parametrize("pause", [0, 90, 100, 300, 450, 490])
def test_short_gaps_are_closed_to_two_frames(pause: int) -> None:
    said = say("Nobody had seen the keys since Monday.", pause, "They were in the car that we had sold.")
    cues = reflow(said, EN)
    assert gaps(cues) == [TWO_FRAMES]
    assert cues[1].start == pytest.approx(said[1].start, abs=0.0051)
    assert gaps(reflow(said, BBC)) == [0]


def test_longer_gaps_are_left_open() -> None:
    said = say("Nobody had seen the keys since Monday.", 700, "They were in the car that we had sold.")
    for profile in (EN, EN.with_(close_gaps_under=0.0, max_linger=0.0)):
        assert gaps(reflow(said, profile)) == pytest.approx([700], abs=10)


def test_a_cue_stands_until_it_can_be_read_but_lingers_half_a_second_at_most() -> None:
    text = "Nobody had seen the keys since Monday."
    (fast,) = reflow([Segment(text, 1.0, 2.6)], EN)
    assert fast.start == 1.0
    assert round_half_up(fast.end) == pytest.approx(1000 + len(text) * 50, abs=10)
    (faster,) = reflow([Segment(text, 1.0, 2.0)], EN)
    assert (faster.start, faster.end) == (1.0, 2.5)
    (slow,) = reflow([Segment(text, 1.0, 4.0)], EN)
    assert (slow.start, slow.end) == (1.0, 4.0)
    (short,) = reflow([Segment("No.", 1.0, 1.4)], EN)
    assert round_half_up(short.end) == 1840  # 5/6 s, in centiseconds, rounded up


#: Two lines of 42 characters, which ask for 2.1 s, where a cue has no more than one.
FAST = "It was really not what anybody had wanted."
SLOW = "They had the whole day for the two horses."
ONE_LINE = EN.with_(max_lines=1)


def test_fast_cues_take_time_from_those_on_both_sides() -> None:
    said = [Segment(SLOW, 0.0, 4.0), Segment(FAST, 4.0, 6.0), Segment(FAST, 6.0, 8.0), Segment(SLOW, 8.0, 11.0)]
    cues = reflow(said, ONE_LINE)
    assert show(cues) == [SLOW, FAST, FAST, SLOW]
    assert all(round_half_up(cue.end - cue.start) >= 2100 for cue in cues)
    assert all(abs(cue.start - segment.start) <= 0.2 for cue, segment in zip(cues, said, strict=True))
    assert cues[1].start < 4.0
    assert cues[3].start > 8.0
    assert gaps(cues) == [TWO_FRAMES] * 3


def test_the_bbc_gives_each_word_its_time() -> None:
    (cue,) = reflow([Segment("We went home.", 1.0, 1.3)], BBC)
    assert (cue.start, cue.end) == (1.0, 2.0)
    (cue,) = reflow([Segment("We went home.", 1.0, 1.3)], BBC.with_(max_words_per_minute=None))
    assert (cue.start, cue.end) == (1.0, 1.9)


def test_the_bbc_gives_up_the_recommended_pace_before_the_least() -> None:
    """Nine words in 2.75 s, twelve times: at 180 words a minute one cue in three would have far less than its least."""
    text = "We all went back home when it was late."
    cues = reflow(
        [Segment(text, 2.75 * i, 2.75 * i + 2.75) for i in range(12)], BBC.with_(max_lines=1, max_chars_per_line=40)
    )
    paces = [60 * count_words(cue.text) / (cue.end - cue.start) for cue in cues]
    assert len(paces) == 12
    assert 180 < max(paces) <= 200.1
    assert min(paces) <= 180.1


def test_two_lines_have_time_for_their_break() -> None:
    text = "Nobody had ever seen the keys since that Monday, they said."
    (cue,) = reflow([Segment(text, 1.0, 3.6)], EN)
    assert len(cue.lines) == 2
    assert (
        round_half_up(cue.end - cue.start) == len(text) * 50
    )  # the break is as wide as the blank whose place it takes


def test_lines_of_a_cue_with_three_break_where_a_person_would() -> None:
    three = EN.with_(max_chars_per_line=25, max_lines=3)
    said = "We walked to the harbour, looked at all the boats, and then went home."
    (cue,) = reflow([Segment(said, 0.0, 6.0)], three)
    assert cue.lines == ("We walked to the harbour,", "looked at all the boats,", "and then went home.")


def test_a_speed_in_words_decides_where_cues_end() -> None:
    """What is said fast shares a cue with what is said slowly, if that gives its words the time that they need."""
    fast, slow = "We had to go there at once.", "And nobody saw why."
    said = [Segment(fast, 0.0, 1.4), Segment(slow, 1.4, 6.0)]
    by_words = EN.with_(max_chars_per_second=None, max_words_per_minute=180.0, max_shift=0.0)
    assert show(reflow(said, by_words)) == [f"{fast} | {slow}"]
    assert len(reflow(said, by_words.with_(max_words_per_minute=None))) == 2


def test_the_gap_before_the_next_cue_is_no_time_to_read_in() -> None:
    first, second = "Nobody had seen the keys on Monday.", "They were in the car that was sold."
    said = [Segment(first, 0.0, 2.0), Segment(second, 2.0, 4.5)]
    assert show(reflow(said, EN.with_(max_shift=0.0))) == [first, second]
    assert show(reflow(said, EN.with_(max_shift=0.0, min_gap=0.5))) == [f"{first} | {second}"]


def test_what_is_said_meanwhile_does_not_cut_a_cue_short() -> None:
    cues = reflow([Segment(FAST, 0.0, 6.0), Segment(SLOW, 1.0, 9.0)], ONE_LINE)
    assert show(cues) == [FAST, SLOW]
    assert cues[0].end > 4.0
    said = [Segment(" ".join([*FILLER, *REST]) + ".", 0.0, 12.0), Segment("Nobody listened to them at all.", 1.0, 3.0)]
    assert all(cue.end - cue.start > 0.4 for cue in reflow(said, ONE_LINE))


def test_a_fast_cue_takes_time_from_the_one_after() -> None:
    said = [Segment(FAST, 0.0, 2.05), Segment(SLOW, 2.05, 6.0)]
    cues = reflow(said, ONE_LINE)
    assert show(cues) == [FAST, SLOW]
    assert 2.1 <= cues[0].end <= 2.11
    assert 2.05 < cues[1].start <= 2.25
    assert gaps(cues) == [TWO_FRAMES]
    assert [cue.start for cue in reflow(said, ONE_LINE.with_(max_shift=0.0))] == [0.0, 2.05]


def test_words_that_were_timed_say_where_cues_begin() -> None:
    words = (Word("Nobody knew. ", 1.0, 2.0), Word("Everybody ", 4.5, 5.0), Word("wondered.", 5.0, 6.0))
    first, second = reflow([Segment("Nobody knew. Everybody wondered.", 1.0, 6.0, words)], EN)
    assert (first.start, first.end, first.lines) == (1.0, 2.0, ("Nobody knew.",))
    assert (second.start, second.end, second.lines) == (4.5, 6.0, ("Everybody wondered.",))
    assert second.words == words[1:]


def test_no_cue_stands_longer_than_it_may() -> None:
    cues = reflow([Segment("Nobody knew anything about it.", 0.0, 25.0)], EN)
    assert max(round(cue.end - cue.start, 3) for cue in cues) <= 7.0
    slow = reflow([Segment(SLOW, 0.0, 8.0)], EN)
    assert show(slow) == ["They had the whole day", "for the two horses."]
    assert all(cue.words[-1].end - cue.start < 7.0 for cue in slow)


def test_segments_that_begin_together_come_one_after_the_other() -> None:
    said = [Segment("Nobody had seen the keys since Monday.", 1.0, 3.0)] * 3
    cues = reflow([*said, Segment("Never mind.", 9.0, 10.0)], EN)
    assert " ".join(show(cues)).replace(" |", "").count(said[0].text) == 3
    assert all(before.end <= after.start for before, after in pairwise(cues))


# --- What is odd, and what is impossible


def test_white_space_becomes_a_blank_and_nothing_makes_no_cue() -> None:
    assert reflow([]) == reflow([Segment(" \n\u3000", 0.0, 1.0), Segment("", 1.0, 2.0)]) == ()
    said = [Segment(" I\twas\n\nhere \r\n", 0.0, 1.0), Segment("\x0b", 1.0, 1.5), Segment("\u3000too.\n", 1.0, 2.0)]
    (cue,) = reflow(said, EN)
    assert (cue.lines, cue.segments) == (("I was here too.",), (0, 2))
    for newline in ("\n", "\r", "\r\n"):
        (cue,) = reflow([Segment(f"我们{newline}都在这里。", 0.0, 2.0)], ZH)
        assert cue.lines == ("我们都在这里。",)


def test_what_was_said_in_no_time_keeps_its_text_and_comes_out_as_slow_as_can_be() -> None:
    text = "Nobody ever told me that it would be as hard as this to catch the last train home in the middle of a storm."
    said = [Segment("We had time.", 0.0, 2.0), Segment(text, 2.0, 2.2), Segment("And then nothing.", 9.0, 10.0)]
    cues = reflow(said, EN)
    assert " ".join(line for cue in cues for line in cue.lines) == f"We had time. {text} And then nothing."
    assert all(cue.start < cue.end for cue in cues)
    assert all(gap >= 0 for gap in gaps(cues))
    spoken = [cue for cue in cues if 1 in cue.segments]
    assert spoken[-1].end - spoken[0].start >= 0.7  # with what it may begin early and linger


def test_what_is_no_text_is_named_whatever_the_profile() -> None:
    for profile in (EN, "auto"):
        with pytest.raises(ExportError, match=r"expected a text, got 5 – at segments\[0\]"):
            reflow([Segment(5, 0.0, 1.0)], profile)  # type: ignore[arg-type]
