"""The judge of cues: every rule where it is just broken and where it is just kept, and what nobody could avoid."""

import json
import pickle
import random
import sys
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from types import FrameType

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult.errors import ExportError, JobNotFinishedError, OptionError, UnsupportedResultError
from smartresult.judging.checking import check
from smartresult.judging.reports import RULES, Report, Violation
from smartresult.judging.unavoidable import ROUNDING, Bound
from smartresult.model import Cue, GeneratedTexts, Segment, SmartJob, Transcript, Word
from smartresult.profiles import PROFILES, Profile
from smartresult.subtitles.cues import ReadCue
from tests import strategies
from tests.hostile import make_transcript

EN, ZH, BBC, TED = (PROFILES[name] for name in ("netflix-en", "netflix-zh", "bbc", "ted"))
#: English whose cues start with their first words.
STRICT = EN.with_(max_shift=0.0)
FRAMES = 2 / 24


def cue(*lines: str, start: float = 0.0, end: float = 3.0) -> Cue:
    return Cue(start, end, lines)


def in_a_row(*texts: str, gap: float = FRAMES, each: float = 3.0) -> list[Cue]:
    """Cues, of which `|` separates the lines."""
    return [cue(*text.split("|"), start=i * (each + gap), end=i * (each + gap) + each) for i, text in enumerate(texts)]


def rules_of(source: object, profile: Profile | str = EN) -> list[str]:
    return [violation.rule for violation in check(source, profile).violations]  # type: ignore[arg-type]


def only(source: object, profile: Profile | str = EN) -> Violation:
    (violation,) = check(source, profile).violations  # type: ignore[arg-type]
    return violation


# --- Reports


def test_a_report_holds_what_was_judged_and_does_not_print_it() -> None:
    cues = [Segment("Two.", 5.0, 6.0), Segment("One, and far too much of it for its time.", 1.0, 1.5)]
    report = check(cues, "netflix-en")
    assert report.judged == tuple(cues)
    assert {report.judged[violation.index].text for violation in report.violations} == {cues[1].text}
    assert "Two." not in repr(report) + report.to_json()
    assert repr(report).startswith("Report(profile=Profile(name='netflix-en'")
    assert "violations=(Violation(rule='too fast'" in repr(report)
    assert dict(report.__rich_repr__())["cues"] == 2


def test_a_clean_report() -> None:
    cues = in_a_row("Nothing is wrong here.", "Nor here.")
    report = check(cues, "netflix-en")
    assert report == Report(EN, 2, (), lang="en", judged=tuple(cues))
    assert (report.clean, report.clean_cues, report.per_100_cues) == (True, 1.0, 0.0)
    assert report.summary() == "netflix-en: 2 cues, no violations"
    assert report.count_rules() == {}


def test_no_cues() -> None:
    report = check((), EN)
    assert (report.clean, report.clean_cues, report.per_100_cues) == (True, 1.0, 0.0)
    assert report.summary() == "netflix-en: 0 cues, no violations"


THE_MARKET = "the / market, no break after an article – “Take this to the / market on the hill.”"


def test_a_report_with_violations() -> None:
    cues = [*in_a_row("Take this to the", "market on the hill.", "Then come home."), cue("Yes.", start=30, end=30.2)]
    report = check(cues, STRICT)
    assert [str(violation) for violation in report.violations] == [
        f"cue 1 at 0:00:00.000: bad cue break: {THE_MARKET}",
        "cue 4 at 0:00:30.000: too short: 0.2 s, at least 0.833, unavoidable – “Yes.”",
    ]
    assert (report.clean, report.clean_cues, report.per_100_cues) == (False, 0.5, 50.0)
    assert report.summary() == (
        "netflix-en: 4 cues, 50 % clean, 50.0 violations per 100 cues\n"
        "      1 bad cue break\n"
        "      1 too short (1 unavoidable)"
    )


def test_a_limit_never_contradicts_the_figure() -> None:
    """A gap that is too long to be left and too short to be one; a speed that differs in the fourth decimal."""
    apart = in_a_row("He went home again.", "Then she came, too.", gap=0.3)
    assert str(only(apart)).startswith(
        "cue 1 at 0:00:00.000: gap not closed: 0.3 s, close it to 0.083, or leave at least 0.5 – "
    )
    assert str(only(apart, BBC)).startswith("cue 1 at 0:00:00.000: gap: 0.3 s, leave none, or at least 1 – ")
    close = only([cue("Nobody waits for them.", end=300)], EN.with_(max_chars_per_second=0.07306, max_duration=999.0))
    assert "0.073333 characters/s, at most 0.07306 – " in str(close)


def test_a_cue_is_named_as_its_source_names_it() -> None:
    read = ReadCue("Yes.", 31.5, 31.75, "13", "00:00:31,500", 57)
    segments = [Segment("No, not at all.", 0.0, 5.0), Segment("Yes.", 3661.5, 3661.75)]
    named = [only([one]) for one in (read, msgspec.structs.replace(read, number=""), segments[1])]
    assert [(one.place, one.number, one.line) for one in named] == [
        ("cue 13 at 00:00:31,500", "13", 57),
        ("cue at 00:00:31,500", "", 57),
        ("segments[0] at 1:01:01.500", "", 0),
    ]
    assert only([msgspec.structs.replace(read, number="x" * 30)]).place == f"cue “{'x' * 20}…” at 00:00:31,500"
    assert {one.place for one in check(segments[::-1], EN).violations} == {"segments[0] at 1:01:01.500"}
    assert (named[0].start, named[0].end) == (31.5, 31.75)


@pytest.mark.parametrize(
    ("text", "unruled"),
    [
        ("Dat is een huis, en het is niet heel groot, maar dat is ook niet nodig.", True),
        ("ບ້ານຂອງຂ້ອຍ", True),
        ("12, 34", False),
        ("Yes.", False),
    ],
)
def test_a_language_without_rules_for_breaks_is_named(text: str, *, unruled: bool) -> None:
    report = check([cue(text, end=3)], EN)
    assert report.unruled is unruled
    assert report.summary().partition("\n")[0].endswith("; no break rules for its language") is unruled


def test_a_summary_names_the_most_frequent_rule_first_and_rounds_nothing_up_to_clean() -> None:
    gap, overlap = (
        Violation("gap", "cue 1", 0, 0.05, 0.083, "s", "text"),
        Violation("overlap", "cue 2", 1, 0.5, 0.0, "s", "text"),
    )
    assert Report(EN, 500, (gap, overlap, overlap)).summary().splitlines() == [
        "netflix-en: 500 cues, 99 % clean, 0.6 violations per 100 cues",
        "      2 overlap",
        "      1 gap",
    ]


def test_a_report_as_json() -> None:
    told = json.loads(check([cue("Yes.", end=0.2)], EN.with_(name="\ud800")).to_json())
    assert told.pop("profile") == json.loads(
        json.dumps({**{f: getattr(EN, f) for f in EN.__struct_fields__}, "name": "?"})
    )
    assert told == {
        "cues": 1,
        "clean": False,
        "clean_cues": 0.0,
        "per_100_cues": 100.0,
        "counts": {"too short": 1},
        "unruled": False,
        "lang": "en",
        "lang_sure": True,
        "second": None,
        "second_lang": "",
        "unavoidable": 1,
        "violations": [
            {
                "rule": "too short",
                "place": "cue 1 at 0:00:00.000",
                "index": 0,
                "figure": 0.2,
                "limit": 0.833,
                "unit": "s",
                "text": "Yes.",
                "unavoidable": True,
                "number": "",
                "line": 0,
                "start": 0.0,
                "end": 0.2,
            }
        ],
    }


@pytest.mark.parametrize(
    ("violation", "text"),
    [
        (
            Violation("too fast", "cue 4 at 00:00:31,500", 3, 24.123, 20.0, "characters/s", "text…"),
            "cue 4 at 00:00:31,500: too fast: 24.123 characters/s, at most 20 – “text…”",
        ),
        (
            Violation("too fast", "segments[3] at 0:00:31.500", 3, 1234567.5, 20.0, "characters/s", "text"),
            "segments[3] at 0:00:31.500: too fast: 1234567.5 characters/s, at most 20 – “text”",
        ),
        (
            Violation("gap", "cue at 00:00.000", 0, 0.05, 0.083, "s", "text"),
            "cue at 00:00.000: gap: 0.05 s, at least 0.083 – “text”",
        ),
        (Violation("empty", "cue 2", 1, "no text", "text", "", ""), "cue 2: empty: no text, text – “”"),
        (Violation("overlap", "cue 1", 0, 0.5, 0.0, "s", "text"), "cue 1: overlap: 0.5 s, at most 0 – “text”"),
    ],
)
def test_violations_say_what_they_are(violation: Violation, text: str) -> None:
    assert str(violation) == text


def test_cues_are_counted_in_order_of_start() -> None:
    cues = [cue("Later.", start=10, end=10.6), cue("Sooner, and long enough.", start=0, end=2)]
    assert only(cues).index == 0


def test_long_texts_are_cut_short() -> None:
    violation = only([cue("a" * 100, end=6)], EN)
    assert violation.text == "a" * 60 + "…"


def test_lone_surrogates_are_not_quoted() -> None:
    check([cue("\ud800" * 3, end=0.1)], EN).to_json()


# --- Sources


def test_what_can_be_judged() -> None:
    segments = (Segment("Yes.", 0.0, 0.2),)
    for source in (
        segments,
        list(segments),
        iter(segments),
        Transcript(segments),
        SmartJob(result=Transcript(segments)),
    ):
        assert rules_of(source) == ["too short"]
    assert rules_of([Segment("Yes.", Fraction(0), Fraction(1, 5))]) == ["too short"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (SmartJob(), JobNotFinishedError),
        (GeneratedTexts(("text",)), UnsupportedResultError),
        ("text", ExportError),
        ([Segment("text", float("nan"), 1.0)], ExportError),
        ([Segment("text", -1.0, 1.0)], ExportError),
        ([None], ExportError),
    ],
)
def test_what_cant_be_judged(source: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        check(source, EN)  # type: ignore[arg-type]


def test_an_unknown_profile() -> None:
    with pytest.raises(OptionError, match="netflix-xx"):
        check((), "netflix-xx")


# --- Times


@pytest.mark.parametrize("text", ["", " ", "\u3000\n", "\u200b", "\u200b \ufeff", "\x07"])
def test_empty(text: str) -> None:
    assert rules_of([Segment(text, 0.0, 1.0)]) == ["empty"]


@pytest.mark.parametrize("end", [2.0, 1.0])
def test_no_length(end: float) -> None:
    violation = only([cue("Some text.", start=2.0, end=end)])
    assert (violation.rule, violation.figure, violation.unavoidable) == ("no length", end - 2.0, False)


def test_no_figure_is_less_than_nothing_by_nothing() -> None:
    violation = only([cue("Some text.", start=2.0, end=2.0 - 1e-9)])
    assert violation.finding == "no length: 0 s, longer than 0 s"


@pytest.mark.parametrize(
    ("gap", "profile", "rule"),
    [
        (FRAMES, EN, ""),
        (0.082, EN, ""),
        (0.0845, EN, ""),
        (0.0815, EN, "gap"),
        (0.0, EN, "gap"),
        (-0.001, EN, "gap"),
        (-0.002, EN, "overlap"),
        (-1.0, EN, "overlap"),
        (0.11, EN, "gap not closed"),
        (0.1, EN, ""),
        (0.498, EN, "gap not closed"),
        (0.499, EN, ""),
        (0.5, EN, ""),
        (5.0, EN, ""),
        (0.0, BBC, ""),
        (0.001, BBC, ""),
        (-0.001, BBC, ""),
        (-0.002, BBC, "overlap"),
        (0.002, BBC, "gap"),
        (0.998, BBC, "gap"),
        (0.999, BBC, ""),
        (0.3, TED, ""),
        (0.3, PROFILES["vertical"], "gap not closed"),
        (0.0, PROFILES["vertical"], ""),
        (0.5, PROFILES["vertical"], ""),
        (0.0, TED.with_(may_touch=False), ""),
    ],
)
def test_gaps(gap: float, profile: Profile, rule: str) -> None:
    for start in (0.0, 80_000.0):
        cues = [cue("A cue.", start=start, end=start + 3), cue("More.", start=start + 3 + gap, end=start + 6 + gap)]
        assert rules_of(cues, profile) == [rule] * bool(rule)


def test_an_overlap_is_counted_for_the_cue_that_stands_too_long() -> None:
    cues = [cue("One.", start=0, end=6.5), cue("Two.", start=1, end=2), cue("Three.", start=3, end=5)]
    found = [(violation.rule, violation.index, violation.figure) for violation in check(cues, EN).violations]
    assert found == [("overlap", 0, 5.5), ("overlap", 0, 3.5)]


def test_a_cue_that_ends_before_it_starts_leaves_when_it_starts() -> None:
    cues = [cue("One.", start=2, end=1), cue("Two.", start=2.05, end=4)]
    assert rules_of(cues) == ["no length", "gap"]


@pytest.mark.parametrize(
    ("text", "seconds", "profile", "rule"),
    [
        ("x" * 20 + " " + "y" * 19, 2.0, EN, ""),
        ("x" * 20 + " " + "y" * 19, 1.999, EN, ""),
        ("x" * 20 + " " + "y" * 20, 2.0, EN, "too fast"),
        ("x" * 20 + " " + "y" * 19, 1.9, EN, "too fast"),
        ("字" * 9, 1.0, ZH, ""),
        ("字" * 9 + "，", 1.0, ZH, "too fast"),
        ("word number " * 3, 2.0, BBC, ""),
        ("word number " * 3, 1.99, BBC, "too fast"),
    ],
)
def test_reading_speeds(text: str, seconds: float, profile: Profile, rule: str) -> None:
    assert rules_of([cue(text.strip(), end=seconds)], profile) == [rule] * bool(rule)


def test_what_is_too_fast_by_two_figures_is_one_violation() -> None:
    """Up to 180 words a minute nothing is wrong, to 0.3 s a word it is too fast, below that too short for its words."""
    text = "word number three and four"
    for end, rules in ((1.67, []), (1.66, ["too fast"]), (1.5, ["too fast"]), (1.49, ["too short"])):
        assert rules_of([cue(text, end=end)], BBC) == rules
    both = EN.with_(max_words_per_minute=180.0, min_duration=0.0)
    assert only([cue("and so on and on", end=0.5)], both).unit == "words/min"
    assert only([cue("incomprehensibilities", end=0.3)], both).unit == "characters/s"
    assert rules_of([cue("incomprehensibilities", end=0.5)], EN) == ["too fast", "too short"]  # two facts


def test_a_line_break_counts_no_character() -> None:
    assert rules_of([cue("x" * 20, "y" * 20, end=2.0)], EN.with_(max_chars_per_line=20)) == []


def test_a_speed_says_its_unit() -> None:
    assert str(only([cue("word " * 4 + "more", end=1.6)], BBC)).startswith(
        "cue 1 at 0:00:00.000: too fast: 187.5 words/min, at most 180 – “word"
    )
    assert only([cue("a b", end=1e-320)], EN.with_(min_duration=0.0)).figure == 3000.0


@pytest.mark.parametrize(
    ("text", "seconds", "profile", "rule"),
    [
        ("Yes.", 0.833, EN, ""),
        ("Yes.", 0.83, EN, "too short"),
        ("word number three", 0.9, BBC.with_(max_words_per_minute=None), ""),
        ("word number three", 0.89, BBC.with_(max_words_per_minute=None), "too short"),
        ("Yes.", 7.0, EN, ""),
        ("Yes.", 7.001, EN, ""),
        ("Yes.", 7.002, EN, "too long"),
        ("Yes.", 700.0, BBC, ""),
    ],
)
def test_durations(text: str, seconds: float, profile: Profile, rule: str) -> None:
    assert rules_of([cue(text, end=seconds)], profile) == [rule] * bool(rule)


# --- Lines


@pytest.mark.parametrize(
    ("line", "profile", "rule"),
    [
        ("ten chars " * 4 + "12", EN, ""),
        ("ten chars " * 4 + "123", EN, "line too long"),
        ("字" * 15 + "ab", ZH, ""),
        ("字" * 15 + "abc", ZH, "line too long"),
        ("\u200b" * 100, ZH.with_(max_chars_per_line=1), "empty"),
    ],
)
def test_widths(line: str, profile: Profile, rule: str) -> None:
    assert rules_of([cue(line, end=6)], profile) == [rule] * bool(rule)


def test_every_line_is_measured() -> None:
    report = check([cue("ten chars " * 5, "short one,", "ten chars " * 6, end=7.0)], EN.with_(max_chars_per_second=99))
    assert [(violation.rule, violation.figure) for violation in report.violations] == [
        ("line too long", 50.0),
        ("line too long", 60.0),
        ("too many lines", 3),
    ]


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (("twelve chars", "123456"), ""),
        (("twelve chars", "12345"), "unbalanced"),
        (("five,", "twelve chars"), "unbalanced"),
        (("twelve chars",), ""),
    ],
)
def test_balance(lines: tuple[str, ...], rule: str) -> None:
    assert rules_of([cue(*lines)], TED) == [rule] * bool(rule)
    assert rules_of([cue(*lines)], EN) == []


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (("a line that is long enough", "now"), "orphan line"),
        (("now,", "a line that is long enough"), "orphan line"),
        (("now, a", "line that is long enough"), ""),  # wait for the article: see below
        (("now", "is a bit"), ""),
        (("Really,", "that one is long enough for it"), "orphan line"),
        (("Really,", "that one is too short for it"), ""),
        (("a" * 25, "b " * 60), ""),
        (("Yes.", "A line that is long enough."), ""),
        (("A line that is long enough.", "Yes."), ""),
        (("A line that is long enough:", "yes"), "orphan line"),
        (("- Now", "- A line that is long enough"), ""),
        (("A line that is long enough.", "yes", "and one more"), "orphan line"),
        (("A line that is long enough.", "Yes.", "And one more."), ""),
        (("...", "a line that is long enough"), ""),
        (("", "a line that is long enough"), ""),
        (("♪", "a line that is long enough"), ""),
        (("A line that is long with Mr.", "Li"), "orphan line"),
    ],
)
def test_orphan_lines(lines: tuple[str, ...], rule: str) -> None:
    profile = EN.with_(max_lines=3, max_chars_per_line=200, max_chars_per_second=99)
    found = [found for found in rules_of([cue(*lines)], profile) if found != "bad line break"]
    assert found == [rule] * bool(rule)


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (("我们明天再一起去看看", "好吗"), "orphan line"),
        (("我们明天再一起去看看", "好吗，"), "orphan line"),
        (("我们明天再一起去看看", "怎么样"), ""),
        (("我们明天", "再看"), ""),
        (("我们明天再一起去看看。", "好吗？"), ""),
    ],
)
def test_orphan_lines_of_chinese(lines: tuple[str, ...], rule: str) -> None:
    assert rules_of([cue(*lines)], ZH) == [rule] * bool(rule)


@pytest.mark.parametrize(
    ("texts", "gap", "expected"),
    [
        (("We should all go home", "now."), FRAMES, [1]),
        (("We should all go home.", "Now."), FRAMES, []),
        (("We should all go home", "now."), 1.1, []),
        (("now", "we should all go home"), FRAMES, [0]),
        (("now", "we should all go home"), 1.1, []),
        (("Now!", "We should all go home"), FRAMES, []),
        (("We should all go.", "Now", "we really should."), FRAMES, [1]),
        (("We should all go", "yesterday."), FRAMES, [1]),
        (("We should all go", "- Now."), FRAMES, []),
        (("now",), FRAMES, []),
        (("我们一起去", "好吗"), FRAMES, [1]),
        (("我们一起去", "怎么样"), FRAMES, []),
        (("我们一起去。”", "好吗"), FRAMES, []),
        (("We should all look at the", "inflation."), FRAMES, [1]),
        (("We should all look at", "the inflation."), FRAMES, []),
        (("We should all look.", "Inflation."), FRAMES, []),
        (("We should all look at", "- Inflation."), FRAMES, []),
        (("We should all look at Mr.", "Rowling."), FRAMES, [1]),
        (("We should all look...", "inflation."), FRAMES, []),
        (("We should all look at", "a" * 40), FRAMES, [1]),
        (("We should all look at", "..."), FRAMES, []),
        (("行こうと思って", "そうですね"), FRAMES, []),
        (("行こうと思って", "はい"), FRAMES, [1]),
    ],
)
def test_orphan_cues(texts: tuple[str, ...], gap: float, expected: list[int]) -> None:
    found = check(in_a_row(*texts, gap=gap), ZH).violations
    assert [violation.index for violation in found if violation.rule == "orphan cue"] == expected


@pytest.mark.parametrize("mark", "，。！？、；：”’）》」』】…％")
def test_what_begins_no_line_of_chinese(mark: str) -> None:
    for lines in (("我们明天再去", mark + "看一看再说"), (mark + "我们明天再去",)):
        violation = only([cue(*lines)], ZH)
        assert (violation.rule, violation.figure) == ("forbidden line start", mark)


@pytest.mark.parametrize("mark", "“‘（《「『【")
def test_what_ends_no_line_of_chinese(mark: str) -> None:
    violation = only([cue("我们明天再去" + mark, "看一看再说")], ZH)
    assert (violation.rule, violation.figure) == ("forbidden line end", mark)


def test_marks_where_they_belong() -> None:
    assert rules_of([cue("“我们明天再去，", "（看一看）再说…")], ZH) == []
    assert rules_of([cue("We will go tomorrow,", "…and have a look at ‘it”")], EN) == []


# --- Breaks in English

BAD_ENGLISH = [
    ("I have seen the", "house on the hill", "an article"),
    ("It was not an", "easy thing to see", "an article"),
    ("This is where my", "mother used to live", "a possessive"),
    ("Nobody would say his", "name in the house", "a determiner"),
    ("We have heard this", "story many times", "a determiner"),
    ("We have seen every", "house in the town", "a determiner"),
    ("He put it on the table of", "the other house", "a preposition"),
    ("They had been there before", "we came to the house", "a preposition"),
    ("She was looking at", "you and the others", "a preposition"),
    ("I would like to go and", "see the house", "a conjunction"),
    ("We did not go because", "it was too cold", "a conjunction"),
    ("He was so", "tired of the house", "a conjunction"),
    ("That was the day when", "it all began for us", "a relative or question word"),
    ("I do think that", "it was the right thing", "“that”"),
    ("Somehow he", "always knew the answer", "a pronoun before its verb"),
    ("And this is what I", "wanted to tell you", "a pronoun before its verb"),
    ("As you", "know, this is the end", "a pronoun before its verb"),
    ("At the end of it all it", "was too late for that", "a pronoun before its verb"),
    ("I think all of this", "is too much for me", "a pronoun before its verb"),
    ("The house on the hill will", "fall into the sea", "an auxiliary before its verb"),
    ("I think that they'll", "come to the house", "an auxiliary before its verb"),
    ("The house on the hill was", "built by the sea", "an auxiliary before its verb"),
    ("And the others are", "waiting for you", "an auxiliary before its verb"),
    ("You see how the house is", "not the same", "an auxiliary before its verb"),
    ("The house we saw has", "been sold by them", "an auxiliary before its verb"),
    ("Tell me: what did", "they do with the house", "an auxiliary before its verb"),
    ("So what on earth are", "they going to do", "an auxiliary before its verb"),
    ("These people don't", "want the house", "an auxiliary before its verb"),
    ("The house we saw isn't", "known to them", "an auxiliary before its verb"),
    ("But the others weren't", "waiting for you", "an auxiliary before its verb"),
    ("I think it's", "raining on the hill", "an auxiliary before its verb"),
    ("It was certainly not", "what they wanted", "a negation"),
    ("She always wanted to", "see the house", "“to”"),
    ("It used to", "be the best of all", "“to”"),
    ("We saw the old man's", "house on the hill", "a possessive"),
    ("They had to wait for two", "hours in the house", "a number before what it counts"),
    ("They sold it for about $74", "million to the others", "a number"),
    ("It was built by John", "Smith and his sons", "the parts of a name"),
    ("That is the house of Dr.", "Smith and his sons", "a title"),
    ("We saw it with Mr", "Smith and his sons", "a title"),
    ("AND THIS IS THE", "HOUSE ON THE HILL", "an article"),
    ("It was built by J.", "Rowling and his sons", "an initial"),
    ("That is the house of Gen.", "Lee and his sons", "a title"),
    ("We saw it with Lt.", "Col. Smith and his sons", "a title"),
    ("The house that is in Fig.", "3 is not the same", "an abbreviation"),
    ("The others are in Vol.", "II of the same work", "an abbreviation"),
    ("It was the song No.", "5 of the others", "an abbreviation"),
    ("They have other things, e.g.", "Houses on the hill", "an abbreviation"),
    ("It was Smith vs.", "Jones in the house", "an abbreviation"),
    ("And that was the 3.", "Oktober of the year", "an ordinal"),
    ("They wrote it for Yahoo!", "Finance in the house", "the parts of a name"),
    ("They sold it for about one", "million to the others", "a number"),
    ("They sold it for fifteen", "million to the others", "a number"),
    ("All of the others are twenty", "five and not more", "a number"),
    ("They came in nineteen", "ninety to the house", "a number"),
    ("They sold two hundred", "fifty of the houses", "a number"),
    ("They wanted to have 3", "percent of the house", "a number before what it counts"),
    ("They wanted to have one", "percent of the house", "a number before what it counts"),
    ("They had to wait for fifteen", "minutes in the house", "a number before what it counts"),
    ("The others have never", "seen the house", "an auxiliary and its verb"),
    ("The house on the hill is really", "going to fall", "an auxiliary and its verb"),
    ("From the house you can't even", "see the others", "an auxiliary and its verb"),
    ("The others will always", "remember the house", "an auxiliary and its verb"),
    ("These people really don't even", "know the house", "an auxiliary and its verb"),
    ("And the others did finally", "come to the house", "an auxiliary and its verb"),
    ("And I think they've just", "sold the house", "an auxiliary and its verb"),
    ("The others have", "always been in the house", "an auxiliary and its verb"),
    ("The house on the hill is", "really falling into the sea", "an auxiliary and its verb"),
    ("The others do", "really want the house", "an auxiliary and its verb"),
    ("We all know that it", "isn't the house", "a pronoun before its verb"),
    ("And they say that you", "aren't in the house", "a pronoun before its verb"),
    ("They all know that this", "wasn't the house", "a pronoun before its verb"),
]
GOOD_ENGLISH = [
    ("I have seen the house", "on the hill"),
    ("I have seen it,", "and it was good"),
    ("What are you looking for?", "The house"),
    ("He said “I know the.”", "and went home with it"),
    ("That is the one I was looking for", "when you came"),
    ("That is what he was talking about", "and we all knew"),
    ("I think so", "but I do not know"),
    ("It was good for a while", "and then it was not"),
    ("Tell me whether or not", "it was the right thing"),
    ("Nobody knows if the house is his", "or if it is hers"),
    ("They told her", "to go and see it"),
    ("He did not like that", "and went home to them"),
    ("It is not for you and I", "but for the others"),
    ("Just let you", "know about the house"),
    ("Nobody said it to you", "in the house"),
    ("We have to do it", "before they come"),
    ("They do it because they can", "and they will"),
    ("The house on the hill is", "a very old one"),
    ("The others did", "all that they could"),
    ("The first of them was", "something to see"),
    ("It began in the early days of May", "and ended with this"),
    ("It was in the autumn of 1998", "scientists found it"),
    ("As they said in chapter 3", "people like to read"),
    ("We met on the day of July 4", "people like to read"),
    ("And the answer is 42", "which they all knew"),
    ("This is only for the two", "of you and me"),
    ("They all came on Monday", "Evening is the best time"),
    ("That is what the US", "and the others said"),
    ("We have seen IT", "is the best of all"),
    ("and so it was. John", "Smith was there with it"),
    ("We went to see ABC", "News and the others"),
    ("The books are John's", "and the house is mine"),
    ("We have seen the", "- What have you seen?"),
    ("We have seen the", "(someone knocks at the door)"),
    ("This is the", "\u200b"),
    ("...", "and this is the end of it"),
    ("He said: “Let us go home.” Then", "Peter went with the others"),
    ("The oldest vase that they have is", "Ming or a copy of it"),
    ("They all came from the U.S.", "troops in the house"),
    ("They have houses, gardens, etc.", "and they like them"),
    ("They came at 5 p.m.", "on the first of the days"),
    ("And they said no to plan B.", "Then they went home"),
    ("They all said: wait...", "what is this house"),
    ("They wrote it for Yahoo!", "and then went home"),
    ("They went home at 5.", "Then they came again"),
    ("They saw page three", "people like to read"),
    ("They all came in the 2000s", "million by million"),
    ("They have seen only one", "house on the hill"),
    ("As you said in part 3", "million of them came"),
    ("The others are always", "in the house"),
    ("The others were here, really,", "seen by them all"),
    ("They can do it only", "because you know them"),
    ("The others did it only", "houses and gardens"),
    ("The house on the hill is", "really, going by what they say, old"),
    ("The house on the hill is", "really"),
    ("They saw (with John)", "Smith and his sons"),
    ("This is Main St", "and they live there"),
    ("They have", "almost nothing in the house"),
]


@pytest.mark.parametrize(("line", "after", "reason"), BAD_ENGLISH)
def test_bad_breaks_of_english(line: str, after: str, reason: str) -> None:
    violation = only([cue(line, after)], EN)
    assert (violation.rule, violation.index) == ("bad line break", 0)
    assert violation.limit in (f"no break after {reason}", f"no break between {reason}", f"no break inside {reason}")
    violation = only(in_a_row(line, after), EN)
    assert (violation.rule, violation.index) == ("bad cue break", 0)
    assert rules_of(in_a_row(line, after, gap=1.1), EN) == []


@pytest.mark.parametrize(("line", "after"), GOOD_ENGLISH)
def test_good_breaks_of_english(line: str, after: str) -> None:
    assert "bad line break" not in rules_of([cue(line, after)], EN)
    assert "bad cue break" not in rules_of(in_a_row(line, after), EN)


def test_a_line_may_end_after_a_verb_for_the_bbc() -> None:
    assert rules_of([cue("The others have always", "seen the house", end=6)], BBC) == []
    assert rules_of([cue("The house on the hill was", "built by the sea", end=6)], BBC) == []
    assert rules_of([cue("The house on the hill will", "not fall into it", end=6)], BBC) == []
    assert rules_of([cue("The house on the hill by the", "sea that is not", end=6)], BBC) == ["bad line break"]


def test_without_capitals_a_small_letter_tells_nothing() -> None:
    assert rules_of([cue("they saw the others in fig.", "the other house on the hill")], EN) == []
    assert rules_of([cue("They saw the others in fig.", "4 of the other house")], EN) == ["bad line break"]


def test_a_name_is_seen_after_an_earlier_line() -> None:
    assert rules_of([cue("the house that was built by", "Jonathan", "Smith and sons")], EN.with_(max_lines=3)) == [
        "bad line break",
        "bad line break",
    ]
    assert rules_of(in_a_row("It stood alone,", "that of the old John", "Smith and his sons"), EN) == ["bad cue break"]
    assert rules_of(in_a_row("That is the end", "John", "Smith was there"), EN) == ["bad cue break", "orphan cue"]
    assert rules_of(in_a_row("That is the end.", "Johnny", "Smith was there."), EN) == ["orphan cue"]


def test_blank_lines_are_no_breaks() -> None:
    assert rules_of([cue("I have seen the", "", "house")], EN.with_(max_lines=3)) == ["bad line break"]


# --- Breaks in Chinese

BAD_CHINESE = [
    ("我们一共用了3", "年才完成", "between a number and its unit"),
    ("这里大概有三", "个人在等车", "between a number and its unit"),
    ("已经增长了40", "％左右的样子", "between a number and its unit"),
    ("已经增长了一百二", "十三个人", "inside a number"),
    ("大概需要花掉￥", "300左右", "before the figures of a number"),
    ("增长到了三分之", "一左右的样子", "after 分之"),
    ("我从来没有见过这", "种东西", "between 这 and its measure word"),
    ("我们在学习 machine", "learning 的课程", "inside a Latin run"),
    ("这是最新的iPhone", "15手机", "inside a Latin run"),
    ("我昨天在那里看见", "了一只猫", "before 了"),
    ("这是我们昨天看见", "的那只猫", "before 的"),
    ("他们都非常高兴", "地回家去了", "before 地"),
    ("你们跑", "得太快了吧", "before 得"),
    ("你昨天去过那里", "吗", "before 吗"),
    ("在这个房间", "里有一只猫", "before 里"),
    ("你们的孩子", "们放学回家", "before 们"),
    ("我昨天见过他，这是第", "一次", "before the figures of a number"),
    ("我们昨天晚上不", "应该去那里", "after 不"),
    ("他昨天晚上在", "房间看书", "after 在"),
    ("请你们把", "作业交上来", "after 把"),
    ("在", "房间看书的人", "after 在"),
    ("我们没有去那里因为", "下雨了", "after 因为"),
    ("iPhone", "的价格又涨了", "before 的"),
    ("我们去看‘电影’", "的时候下雨了", "before 的"),
    ("我们去看" + "a" * 16, "b" * 16, "inside a Latin run"),
    ("我们这里一共有三十", "五只猫", "inside a number"),
    ("这里一共有一百", "多只猫", "inside a number"),
    ("这是二〇", "二六的猫", "inside a number"),
    ("这里一共有5", "公斤的肉", "between a number and its unit"),
    ("我昨天看了阿尔伯特·", "爱因斯坦的照片", "between the parts of a name"),
    ("我昨天看了阿尔伯特・", "爱因斯坦的照片", "between the parts of a name"),
    ("我昨天看了阿尔伯特·爱因", "斯坦的照片", "inside a name"),
    ("我昨天看了阿尔", "伯特·爱因斯坦的照片", "inside a name"),
    ("我们明天一起去图", "书馆看书", "inside 图书馆"),
    ("他们都喜欢看电", "影和电视", "inside 电影"),
    ("他們都喜歡看電", "影和電視", "inside 電影"),
    ("他们没有来，因", "为今天下雨", "inside 因为"),
]
GOOD_CHINESE = [
    ("我们一共用了3年", "才完成"),
    ("昨天晚上我去了那里，", "了解情况"),
    ("昨天晚上我去那里", "了解情况"),
    ("我们这样做", "的确不太好"),
    ("现在时间不早我", "得走了"),
    ("我们会住在那里，", "过去就是这样"),
    ("他们会统一", "分配我们的工作"),
    ("这件事和我们现在", "没有关系"),
    ("今天的天气很温和", "没有下雨"),
    ("我觉得你说得对", "我们一起回家"),
    ("我不知道你们的方向", "是什么"),
    ("我买的是iPhone", "手机和电脑"),
    ("我们读了这本书", "《红楼梦》"),
    ("machine learning is something", "that we all learn 在这里说"),
    ("嗯", "好的我们走"),
    ("我们去看" + "a" * 16, "b" * 17),
    ("我们去图书馆", "看电影"),
    ("这里一共有三只猫", "多亏了他们"),
    ("我昨天看了阿尔伯特·爱因斯坦", "尔后回家"),
    ("我们去了那里", "马克·吐温也去了"),
    ("我们一起去看", "看他们的家"),
    ("他一个晚上用了六十块钱", "包两顿饭"),
]


@pytest.mark.parametrize(("line", "after", "reason"), BAD_CHINESE)
def test_bad_breaks_of_chinese(line: str, after: str, reason: str) -> None:
    found = [violation for violation in check([cue(line, after)], ZH).violations if violation.rule == "bad line break"]
    assert [violation.limit for violation in found] == [f"no break {reason}"]
    assert "bad cue break" in rules_of(in_a_row(line, after), ZH)
    assert "bad cue break" not in rules_of(in_a_row(line, after, gap=1.1), ZH)


@pytest.mark.parametrize(("line", "after"), GOOD_CHINESE)
def test_good_breaks_of_chinese(line: str, after: str) -> None:
    assert "bad line break" not in rules_of([cue(line, after)], ZH)


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("ik ga met hem naar het", "huis en dat is niet zo ver"),
        ("Żeby to była prawda, to", "że się nie da"),
        ("ຂ້ອຍຢູ່ໃນ", "ເຮືອນຂອງຂ້ອຍ"),
    ],
)
def test_other_languages_have_no_rules_for_breaks(line: str, after: str) -> None:
    assert "bad line break" not in rules_of([cue(line, after)], ZH)


def test_bilingual_cues_have_the_rules_of_both() -> None:
    cues = [cue("我们昨天去了那里，", "that is the"), cue("house on the hill", "在山上很远的地方", start=3.083, end=6)]
    assert rules_of(cues, EN) == ["bad cue break"]


# --- What can't be avoided


def claims(cues: Sequence[Cue | Segment], profile: Profile = STRICT) -> list[tuple[str, int]]:
    return [(violation.rule, violation.index) for violation in check(cues, profile).violations if violation.unavoidable]


def test_a_word_wider_than_a_line() -> None:
    words = ["a " + "b" * 43, "word " * 9, "c" * 40 + "-" + "d" * 40, "e" * 40 + "字" * 4]
    found = [violation.unavoidable for word in words for violation in check([cue(word, end=7)], EN).violations]
    assert found == [True, False, False, False]


def test_too_fast_for_anybody() -> None:
    fast = "This is an enormous text which is spoken much too fast."
    assert claims([Segment(fast, 0.0, 1.0)]) == [("too fast", 0)]
    assert claims([Segment(fast, 0.0, 2.3)]) == []  # half a second more will do
    assert claims([Segment(fast, 0.0, 1.0), Segment("Then.", 2.2, 4.0)]) == [("too fast", 0)]  # after a pause
    assert claims([Segment(fast, 0.0, 1.0), Segment("Well, then.", 1.8, 4.0)]) == []  # one cue
    assert claims([Segment("Well, then.", 0.0, 2.5), Segment(fast, 2.6, 4.0)]) == []  # one cue
    assert claims([Segment(fast, 0.0, 1.0), Segment("Well, then. " * 3, 1.1, 4.0)]) == []
    assert claims([Segment(fast, 0.0, 1.0), Segment(fast, 1.1, 2.0)]) == [("too fast", 0), ("too fast", 1)]


def test_much_too_fast_in_chinese() -> None:
    assert claims([Segment("字" * 32, 0.0, 1.0)], ZH) == [("too fast", 0)]
    assert claims([Segment("字" * 32, 0.0, 3.2)], ZH) == []


def test_too_many_words_for_anybody() -> None:
    text = "seven words that are spoken very fast"
    assert claims([Segment(text, 0.0, 0.5)], BBC) == [("too short", 0)]
    assert claims([Segment(text, 0.0, 2.2)], BBC.with_(max_shift=0.0, max_linger=0.1)) == [("too fast", 0)]
    assert claims([Segment(text, 0.0, 1.0)], BBC) == []


def test_too_short_for_anybody() -> None:
    assert claims([Segment("Yes.", 5.0, 5.2)]) == [("too short", 0)]
    assert claims([Segment("Yes.", 5.0, 5.4)]) == []
    assert claims([Segment("Yes.", 5.0, 5.2), Segment("No, never.", 6.3, 8.0)]) == [("too short", 0)]
    assert claims([Segment("Yes.", 5.0, 5.2), Segment("No, never.", 6.0, 8.0)]) == []
    wide = "Something that fills both of the lines by itself, all of it."
    assert claims([Segment("Yes.", 0.0, 0.2), Segment(f"{wide} {wide}", 0.21, 7.2)]) == []


def test_beside_what_is_spoken_longer_a_cue_may_stand_as_long() -> None:
    assert claims([Segment("Yes, of course.", 1.0, 1.1)]) == [("too fast", 0), ("too short", 0)]
    assert claims([Segment("Somebody talks on and on and on.", 0.0, 6.5), Segment("Yes, of course.", 1.0, 1.1)]) == []


def test_a_cue_may_bridge_a_pause_as_long_as_it_may_linger() -> None:
    fast = Segment("one two six ten one two six ten one two six ten", 5.0, 5.5)
    assert claims([fast, Segment("Yes.", 6.7, 9.7)], BBC) == []
    assert claims([fast, Segment("Yes.", 7.1, 10.1)], BBC) == [("too short", 0)]


def test_a_longest_duration_forbids_merging() -> None:
    text = "Slo-ow."
    assert claims([Segment("Yes.", 0.0, 0.2), Segment("Slow.", 0.3, 7.4)]) == [("too short", 0)]
    assert claims([Segment("Yes.", 0.0, 0.2), Segment(text, 0.3, 7.4)]) == []  # it may be parted


def test_a_cue_may_start_a_little_early() -> None:
    assert claims([Segment("Yes.", 5.0, 5.2)], EN) == []
    assert claims([Segment("Yes.", 5.0, 5.1)], EN) == [("too short", 0)]
    assert claims([Segment("Yes.", 0.0, 0.2)], EN) == [("too short", 0)]  # but not before the media


def test_stated_words_say_when_they_are_spoken() -> None:
    words = (Word("Yes. ", 5.0, 5.2),)
    assert claims([Cue(5.0, 5.7, ("Yes.",), words=words)]) == [("too short", 0)]
    assert claims([Cue(5.0, 5.7, ("Yes.",))]) == []
    for odd in (
        (Word("No.", 5.0, 5.2),),
        (Word("Yes.", 5.2, 5.0),),
        (Word("Yes.", float("nan"), 5.2),),
        (Word("Yes.", 5.0, float("inf")),),
        "Yes.",
        None,
    ):
        assert claims([Cue(5.0, 5.7, ("Yes.",), words=odd)]) == []  # type: ignore[arg-type]


def test_windows_too_long_to_look_at_claim_nothing() -> None:
    wide = STRICT.with_(max_chars_per_line=1e6)
    assert claims([Segment("a " * 300, 0.0, 1.0)], wide) == []
    assert claims([Segment("a " * 100, 0.0, 1.0)], wide) == [("too fast", 0)]
    assert claims([Segment("a " * 200, 0.0, 9.0), Segment("b " * 100, 9.0, 9.1)], wide) == []
    assert claims([Segment("b " * 100, 0.0, 0.1), Segment("a " * 200, 0.1, 9.0)], wide) == []


def lays_out_cleanly(words: Sequence[Word], first: int, last: int, profile: Profile) -> bool:
    """By brute force, whether some layout has the words from *first* to before *last* in cues that aren't too fast."""

    def extend(start: int, free: float) -> bool:
        """Whether the words from *start* on can follow a cue that lets the next begin when it is *free*."""
        return start >= last or any(
            extend(stop, end + FRAMES)
            for stop in range(start + 1, len(words) + 1)
            if fits(words[start:stop])
            for end in [show(words[start:stop], free)]
            if end <= words[stop - 1].end + profile.max_linger or stop <= first
        )

    def fits(shown: Sequence[Word]) -> bool:
        width = len(" ".join(word.text for word in shown))
        pauses = (after.start - before.end for before, after in pairwise(shown))
        return len(shown) == 1 or (
            width - 1 <= 2 * profile.max_chars_per_line and shown[-1].end - shown[0].start <= 7 and max(pauses) <= 1
        )

    def show(shown: Sequence[Word], free: float) -> float:
        width = len(" ".join(word.text for word in shown)) - (len(shown) > 1)
        return max(shown[0].start - profile.max_shift, free, 0.0) + width / 20

    return any(extend(start, 0.0) for start in range(first + 1))


@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.2]))
def test_no_layout_avoids_what_is_called_unavoidable(seed: int, shift: float) -> None:
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    profile = EN.with_(max_chars_per_line=9, max_shift=shift)
    now, bounds, segments = 0.0, [], []
    words: list[Word] = []
    for _ in range(source.randint(1, 3)):
        begin, own = now, []
        for _ in range(source.randint(1, 4)):
            text = source.choice(("a", "abc", "abcdef", "abcdefgh"))
            end = now + source.choice((0.02, 0.1, 0.3, 0.5))
            own.append(Word(text + " ", now, end))
            now = end
        bounds.append((len(words), len(words) + len(own)))
        words += own
        segments.append(Segment("".join(word.text for word in own).strip(), begin, now, tuple(own)))
        now += source.choice((0.0, 0.1, 0.6, 1.2))
    plain = [Word(word.text.strip(), word.start, word.end) for word in words]
    for violation in check(segments, profile).violations:
        if violation.rule == "too fast" and violation.unavoidable:
            assert not lays_out_cleanly(plain, *bounds[violation.index], profile)


# --- Whatever comes


def assert_consistent(report: Report) -> None:
    told = json.loads(report.to_json())
    assert told["counts"] == report.count_rules()
    assert len(told["violations"]) == sum(told["counts"].values()) == len(report.violations)
    assert told["unavoidable"] == sum(violation.unavoidable for violation in report.violations)
    assert report.clean == (report.clean_cues == 1.0) == (not report.violations)
    assert 0 <= report.clean_cues <= 1
    counts = dict(line.split(maxsplit=1)[::-1] for line in report.summary().split("\n")[1:])
    assert {rule.partition(" (")[0]: int(count) for rule, count in counts.items()} == report.count_rules()
    places = [(one.start, one.index, RULES.index(one.rule)) for one in report.violations]
    assert places == sorted(places)
    assert all(0 <= violation.index < report.cues and str(violation) for violation in report.violations)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own


profiles = st.sampled_from(sorted(PROFILES))


@given(strategies.segments(), profiles)
def test_whatever_is_said_is_judged(segments: tuple[Segment, ...], profile: str) -> None:
    report = check(segments, profile)
    assert_consistent(report)
    assert check(list(segments), PROFILES[profile]) == report


@given(st.integers(0, 10**9), profiles)
def test_hostile_transcripts_are_judged(seed: int, profile: str) -> None:
    assert_consistent(check(make_transcript(seed), profile))


@given(st.integers(0, 10**9), profiles)
def test_what_is_soon_seen_is_what_the_search_would_find(seed: int, profile: str) -> None:
    segments = make_transcript(seed).segments
    report = check(segments, profile)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bound, "_lacks_time", lambda *_: False)
        assert check(segments, profile) == report


@pytest.mark.parametrize(("pause", "rule"), [(0.99, "bad cue break"), (1.0, ""), (1.002, "")])
def test_what_follows_the_longest_silence_is_no_continuation(pause: float, rule: str) -> None:
    cues = [cue("Take this to the", end=2), cue("market on the hill.", start=2 + pause, end=5)]
    assert rules_of(cues, EN.with_(close_gaps_under=0)) == [rule] * bool(rule)


def test_rounding_is_less_than_two_milliseconds() -> None:
    assert 0.001 < ROUNDING < 0.002


def test_a_break_is_shown_between_the_ends_of_lines() -> None:
    violation = only([cue("Long lines are shown without the", "part that is of no use.")], EN)
    assert violation.figure == "the / part"
    assert violation.text == "…ng lines are shown without the / part that is of no use."


# --- Time


@pytest.mark.parametrize("text", ["U.S. . ", "“ - ", "one million have always ", "阿·图书馆……我……", "图\n", "a\n"])
def test_hostile_text_takes_steps_in_proportion(text: str) -> None:
    """In one cue, and in cues of their own: functions called, built-in ones included."""

    def count(times: int) -> int:
        calls = 0

        def note(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        cues = [Segment(text * times, 0.0, 9.0), *(Segment(text * 3, 9.0 + i, 10.0 + i) for i in range(times))]
        before = sys.getprofile()
        sys.setprofile(note)
        try:
            check(cues, ZH)
        finally:
            sys.setprofile(before)
        return calls

    count(1)  # what is loaded once is not counted
    assert count(800) < 4.5 * count(200)  # beyond the 128 pieces that are tried for a claim


def test_a_cue_of_combining_marks_alone_which_has_no_width_is_judged_too() -> None:
    report = check([Segment("\u0301\u0302", 0.0, 0.1), Segment("We are here.", 0.2, 2.0)], EN)
    assert [violation.index for violation in report.violations if violation.rule == "too short"] == [0]
