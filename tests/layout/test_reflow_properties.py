"""What holds for the cues of every source and every profile, however odd: no text is lost, and no limit is passed."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from math import ceil, inf
from random import Random
from typing import TYPE_CHECKING, cast

import pytest
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere
import webvtt
from hypothesis import example, given
from hypothesis import strategies as st

import smartresult
from smartresult import (
    PROFILES,
    Cue,
    Profile,
    Segment,
    SmartJob,
    SmartResultError,
    SpeechMapping,
    Transcript,
    Word,
    check,
    reflow,
)
from smartresult.text.marks import CLOSING, OPENING, TURN_DASHES, TURN_SIGNS
from smartresult.text.width import count_words, measure_width, shows_nothing
from tests import hostile
from tests.layout.borders import find_lang
from tests.reading_back import (
    STAMP,
    bare,
    check_clean,
    ms,
    read_stamps,
    round_half_up,
    show,
    undo_joiner,
    undo_look_alikes,
)
from tests.word_strategies import anything, moments, odd_segments, odd_words, orderly_speech, spoken_texts

if TYPE_CHECKING:
    from smartresult.profiles import Stops
    from smartresult.timed_text import TimedSource

EN, ZH, JA = (PROFILES[name] for name in ("netflix-en", "netflix-zh", "netflix-ja"))
BBC, TED, VERTICAL = (PROFILES[name] for name in ("bbc", "ted", "vertical"))
VARIANTS = (
    *PROFILES.values(),
    *[profile.with_(max_lines=lines) for profile in (EN, ZH, BBC) for lines in (1, 3)],
    ZH.with_(half_width=1.0),
    VERTICAL.with_(half_width=0.0),
    *[profile.with_(max_chars_per_line=4) for profile in PROFILES.values()],
    VERTICAL.with_(max_chars_per_line=4, max_lines=1),
    ZH.with_(max_chars_per_line=6.5, max_lines=4),
    EN.with_(max_chars_per_line=2),
    BBC.with_(max_chars_per_line=2, max_lines=3),
    TED.with_(max_duration=2.346, max_linger=0.123),
    EN.with_(max_chars_per_second=None, max_duration=None, max_shift=0.0, max_linger=0.0, min_duration=0.0),
)
variants = st.sampled_from(VARIANTS)
#: Gaps that are hard to mend: without lingering or shifts, of less than a frame, longer than a silence.
ODD_GAPS = (
    BBC.with_(max_shift=0.1, max_linger=0.2, max_duration=3.0),
    BBC.with_(close_gaps_under=0.0),
    BBC.with_(min_gap=0.29, close_gaps_under=1.505, max_shift=0.0),
    EN.with_(close_gaps_under=2.0, max_linger=0.1),
    EN.with_(frame_rate=1000.0, close_gaps_under=0.7),
    TED.with_(min_gap=0.7, min_seconds_per_word=0.25),
)
hostile_segments = st.lists(odd_segments(), max_size=5) | st.integers(0, 10**6).map(hostile.make_transcript).map(list)
#: Later, a float can't say a millisecond.
LATEST = 1e12


def without_blanks(text: str) -> str:
    return "".join(text.split())


def seen(text: str) -> str:
    """*text* without white space, and without what is invisible alone between two blanks or words."""
    return re.sub(
        "[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\x00-\x1f\x7f-\x9f]",
        "",
        without_blanks(text),
    )


def in_order(segments: Iterable[Segment | Cue]) -> list[tuple[float, float, str]]:
    return sorted((segment.start, segment.end, segment.text) for segment in segments)


def check_text(segments: Sequence[Segment | Cue], cues: Sequence[Cue]) -> None:
    assert seen("".join(cue.text for cue in cues)) == seen("".join(text for _, _, text in in_order(segments)))
    for cue in cues:
        assert without_blanks("".join(word.text for word in cue.words)) == without_blanks(cue.text)
        assert cue.segments == tuple(dict.fromkeys(word.segment for word in cue.words))
        said = seen("".join(segments[i].text for i in cue.segments))
        # Lone marks at the edge of a segment go to the word of the next or the last that they belong to.
        assert seen(cue.text).rstrip(CLOSING).lstrip(OPENING + TURN_SIGNS + TURN_DASHES) in said
        assert not shows_nothing(cue.text)
        assert all(line == " ".join(line.split()) != "" for line in cue.lines)
    spoken = {i for i, segment in enumerate(segments) if not shows_nothing(segment.text)}
    assert {i for cue in cues for i in cue.segments} == spoken


def check_limits(cues: Sequence[Cue], profile: Profile) -> None:
    for cue in cues:
        assert cue.start >= 0
        assert cue.start < cue.end or cue.start > LATEST
        assert 1 <= len(cue.lines) <= profile.max_lines
        assert all(measure_width(line, profile.half_width) <= profile.max_chars_per_line for line in cue.lines)
        if profile.max_duration is not None and cue.end < LATEST:
            assert round((cue.end - cue.start) * 1000) <= profile.max_duration * 1000 + 1
    for before, after in pairwise(cues):
        assert before.end <= after.start
        assert before.start < after.start or before.start > LATEST


@given(hostile_segments, variants)
@example([Segment(" 00", 0.0, 2.0)], EN.with_(max_chars_per_line=2))
@example([Segment("one", 0.0, 1.0), Segment("\u3000" * 90 + "x" * 60, 1.0, 2.0)], EN)
@example([Segment("x" * 43 + " " * 100, 0.0, 2.0), Segment("end", 2.0, 3.0)], EN)
@example([Segment("x" * 41 + "\n-", 0.0, 2.0)], EN)
@example([Segment("0000", 0.0, 1.0), Segment("}\x1b", 1.0, 2.0)], EN)
@example([Segment("\u00ad {", 0.0, 1.0), Segment("so", 1.0, 2.0)], EN)
@example([Segment("x" * 41 + "\t-", 0.0, 2.0), Segment("-", 1.0, 2.0)], EN)
@example([Segment("👩\u200d👧\u200d👦", 0.0, 1.0)], EN.with_(max_chars_per_line=2))
@example([Segment(("long words without an end " * 6)[:127], 1.0, 1.2), Segment("And then nothing.", 1.2, 3.0)], EN)
@example([Segment("Hello there.", 0.0, 1.0)] * 9, EN.with_(max_chars_per_line=12))
@example([Segment("one. " * 9, 1e15, 1e15), Segment("two", 1e15, 1e15)], EN)
@example([Segment("一二三四五六七八九十" * 9, 5.0, 1.0), Segment("一二三四五六七八九十" * 9, 5.0, 5.0)], VERTICAL)
def test_no_text_is_lost_and_no_limit_passed(segments: list[Segment], profile: Profile) -> None:
    cues = reflow(segments, profile)
    check_text(segments, cues)
    check_limits(cues, profile)
    assert reflow(segments, profile) == cues
    again = reflow(cues, profile)  # what was laid out can be laid out once more
    check_text(cues, again)
    check_limits(again, profile)


def as_shown(cues: Iterable[Cue]) -> list[tuple[float, float, tuple[str, ...]]]:
    return [(cue.start, cue.end, cue.lines) for cue in cues]


@given(
    st.lists(odd_segments(), max_size=5, unique_by=lambda segment: (segment.start, segment.end, segment.text)),
    variants,
    st.randoms(use_true_random=False),
)
def test_neither_the_container_nor_the_order_of_segments_changes_the_cues(
    segments: list[Segment], profile: Profile, source: Random
) -> None:
    cues = reflow(segments, profile)
    same: Sequence[TimedSource] = (
        tuple(segments),
        iter(segments),
        Transcript(tuple(segments)),
        SmartJob(result=SpeechMapping(tuple(segments))),
    )
    assert [reflow(one, profile) for one in same] == [cues] * len(same)
    shuffled = source.sample(segments, len(segments))
    others = reflow(shuffled, profile)
    assert as_shown(others) == as_shown(cues)
    for cue, other in zip(cues, others, strict=True):
        assert [shuffled[i] for i in other.segments] == [segments[i] for i in cue.segments]


def test_segments_that_differ_in_their_words_alone_come_in_the_order_of_those() -> None:
    early, late = (
        Segment("a b", 0.0, 2.0, (Word("a ", start, start + 0.1), Word("b", start + 0.1, start + 0.2)))
        for start in (0.0, 1.8)
    )
    assert as_shown(reflow([early, late], EN)) == as_shown(reflow([late, early], EN))


# --- ，and 。


@st.composite
def chinese(draw: st.DrawFn) -> Segment:
    """Segments with many stops, blanks beside some of them."""
    pieces = st.sampled_from(["，", "。", " ", "你好", "世界", "我们", "hi ", "”", "“", "！"]) | spoken_texts
    text = "".join(draw(st.lists(pieces, max_size=12)))
    return Segment(text, draw(moments), draw(moments))


@given(st.lists(chinese(), max_size=4), variants)
@example([Segment("hello ，", 0.0, 1.0)], EN)
@example([Segment("， ，", 0.0, 1.0)], EN)
@example([Segment("你好 。 ，", 0.0, 1.0), Segment("。", 2.0, 3.0)], ZH)
@example([Segment("你好， hi ，世界", 0.0, 2.0)], ZH)
def test_of_stops_those_are_left_out_that_may_be_and_nothing_else(segments: list[Segment], profile: Profile) -> None:
    kept = reflow(segments, profile)
    dropped, spaced = (reflow(segments, profile, stops=stops) for stops in ("drop", "space"))
    for cues in (dropped, spaced):
        check_limits(cues, profile)
        assert [(cue.segments, cue.words) for cue in cues] == [(cue.segments, cue.words) for cue in kept]
    lines, without, bare_lines = ([line for cue in cues for line in cue.lines] for cues in (kept, dropped, spaced))
    assert without == [line.rstrip("，。 ") or line for line in lines]
    for line, spaced_line in zip(lines, bare_lines, strict=True):
        said = re.sub("[，。]", " ", line)
        assert spaced_line.split() == (said.split() or line.split())
        assert spaced_line == spaced_line.strip()


# --- Times


@given(orderly_speech(), st.sampled_from([profile for profile in VARIANTS if profile.max_chars_per_line >= 16]))
def test_cues_begin_with_their_first_word_and_linger_no_longer_than_they_may(
    segments: list[Segment], profile: Profile
) -> None:
    cues = reflow(segments, profile)
    closed = 0 if profile.may_touch else ceil(profile.min_gap * 100)
    for cue, following in zip_longest(cues, cues[1:]):
        assert abs(cue.start - cue.words[0].start) <= profile.max_shift + 0.0051
        overtime = 0.25 if profile.close_gaps_under else 0.0
        if following and round(following.start * 100) - round(cue.end * 100) == closed:  # a gap that had to be closed
            overtime = max(overtime, profile.close_gaps_under, profile.min_gap)
        assert cue.end <= max(cue.words[-1].end, cue.start) + profile.max_linger + overtime + 0.0101


@given(orderly_speech(), variants)
def test_no_cue_holds_a_pause_of_a_second(segments: list[Segment], profile: Profile) -> None:
    for cue in reflow(segments, profile):
        assert all(after.start - before.end < 1.0001 for before, after in pairwise(cue.words))
        for before, after in pairwise(cue.segments):
            assert round_half_up(segments[after].start) - round_half_up(segments[before].end) < 1000


@given(orderly_speech(), variants)
def test_gaps_are_as_wide_as_the_profile_asks_where_there_is_room(segments: list[Segment], profile: Profile) -> None:
    cues = reflow(segments, profile)
    for before, after in pairwise(cues):
        gap = round(after.start * 1000) - round(before.end * 1000)
        room = round(after.start * 1000) - round(before.start * 1000)
        asked = ceil(profile.min_gap * 100) * 10  # cues are timed in centiseconds
        if not profile.may_touch and room > asked:
            assert gap >= asked


@given(orderly_speech() | hostile_segments, st.sampled_from([*VARIANTS, *ODD_GAPS]))
def test_no_gap_is_left_that_its_cues_could_avoid(segments: list[Segment], profile: Profile) -> None:
    """For each such gap of which `check` complains, all ends of the first cue and starts of the second are tried."""
    cues = reflow(segments, profile)
    if cues and cues[-1].end > LATEST / 1000:
        return
    blamed = {found.index for found in check(cues, profile).violations if found.rule in {"gap", "gap not closed"}}
    for i in blamed:
        before, after = cues[i : i + 2]
        assert not can_be_mended(before, after, profile), (before, after)


def can_be_mended(before: Cue, after: Cue, profile: Profile) -> bool:
    """Whether another end and start leave a right gap between cues that still have their least, or what they have."""
    begin, last, shift = round(before.start * 100), round(after.end * 100), round(profile.max_shift * 100)
    said, first = max(before.words[-1].end, before.start), round(after.words[0].start * 100)
    longest = profile.max_duration * 100 if profile.max_duration else inf
    latest = min(int(said * 100) + round(profile.max_linger * 100) + 24, begin + longest)
    kept, kept_after = (find_least(cue, profile) for cue in (before, after))
    closed = 0 if profile.may_touch else ceil(round(profile.min_gap * 100, 6))
    opened = ceil(round(max(profile.close_gaps_under, profile.min_gap) * 100, 6))
    for start in range(max(first - shift + 1, 0), min(first + shift - 1, last - kept_after) + 1):
        stop = min(start - closed, latest)
        if last - start <= longest and stop >= begin + kept and start - stop == closed:
            return True
        if last - start <= longest and min(latest, start - opened) >= begin + kept:
            return True
    return False


def find_least(cue: Cue, profile: Profile) -> int:
    """What *cue* has to stand at least, in centiseconds, or what it stands, if that is less."""
    least = max(profile.min_duration, count_words(cue.text) * profile.min_seconds_per_word)
    if profile.max_chars_per_second:
        least = max(
            least, sum(measure_width(line, profile.half_width) for line in cue.lines) / profile.max_chars_per_second
        )
    if profile.max_words_per_minute and not profile.min_seconds_per_word:
        least = max(least, count_words(cue.text) * 60 / profile.max_words_per_minute)
    return max(1, min(ceil(least * 100), round((cue.end - cue.start) * 100)))


# --- What can't be seen


unseen = st.sampled_from(["\ufeff", "\u200b", " \u200b\n\u2060", "\u200e\u00ad", "", " \u3000", "\ufe0f", "\u3164"])


@given(
    orderly_speech() | hostile_segments,
    st.lists(st.builds(Segment, unseen, moments, moments), min_size=1, max_size=4),
    variants,
    st.randoms(use_true_random=False),
)
def test_what_cant_be_seen_changes_nothing(
    segments: list[Segment], invisible: list[Segment], profile: Profile, source: Random
) -> None:
    cues = reflow(segments, profile)
    both = [*segments]
    for segment in invisible:
        both.insert(source.randint(0, len(both)), segment)
    assert as_shown(reflow(both, profile)) == as_shown(cues)
    assert reflow(invisible, profile) == ()


def test_timed_words_that_show_nothing_make_no_cue_and_begin_none() -> None:
    words = (
        Word("\ufeff", 0.0, 0.1),
        Word("we", 5.0, 5.3),
        Word("\u200b ", 5.3, 5.4),
        Word("went ", 5.4, 6.0),
        Word("\u200b", 9.0, 9.1),
    )
    (cue,) = reflow([Segment("\ufeffwe\u200b went \u200b", 0.0, 10.0, words)], EN)
    assert (cue.start, seen(cue.text), len(cue.lines)) == (5.0, "wewent", 1)


def test_what_is_cut_off_a_wide_word_and_shows_nothing_makes_no_cue() -> None:
    cues = reflow([Segment("we \x80\nx", 0.0, 9.0)], EN.with_(max_chars_per_line=2))
    assert [line for cue in cues for line in cue.lines] == ["we", "x"]


# --- What is written of cues


@st.composite
def early_segments(draw: st.DrawFn) -> list[Segment]:
    segments = []
    for _ in range(draw(st.integers(0, 4))):
        text = draw(spoken_texts)
        segments.append(Segment(text, draw(moments), draw(moments), draw(st.just(()) | odd_words(text))))
    return segments


def as_segments(cues: Iterable[Cue]) -> list[Segment]:
    return [Segment(cue.text, cue.start, cue.end) for cue in cues]


@given(early_segments(), variants)
def test_srt_of_cues_is_read_back(segments: list[Segment], profile: Profile) -> None:
    cues = reflow(segments, profile)
    text = smartresult.to_srt(cues)
    check_clean(text)
    read = [(ms(cue.start), ms(cue.end), undo_joiner(cue.content)) for cue in srt.parse(text)]
    assert read == [(start, end, undo_joiner(shown)) for start, end, shown in show(as_segments(cues))]


@given(early_segments(), variants)
def test_the_stamps_of_webvtt_lie_inside_of_cues(segments: list[Segment], profile: Profile) -> None:
    cues = reflow(segments, profile)
    text = smartresult.to_vtt(cues, words=True)
    check_clean(text)
    assert STAMP.sub("", text).partition("\n")[2] == smartresult.to_vtt(cues).partition("\n")[2]
    for caption, cue in zip(webvtt.from_string(text).captions, cues, strict=True):
        stamps = read_stamps(caption.raw_text)
        times = [round_half_up(cue.start), *stamps, round_half_up(cue.end)]
        assert all(earlier < later for earlier, later in pairwise(times))


@given(orderly_speech(), st.sampled_from([EN, ZH, BBC]))
def test_words_spoken_inside_of_a_cue_keep_their_times(segments: list[Segment], profile: Profile) -> None:
    cues = reflow(segments, profile)
    read = webvtt.from_string(smartresult.to_vtt(cues, words=True)).captions
    for caption, cue in zip(read, cues, strict=True):
        inside = {round_half_up(word.start) for word in cue.words if cue.start < word.start and word.end <= cue.end}
        assert inside - {round_half_up(cue.start)} <= {*read_stamps(caption.raw_text)}


EVENT = re.compile(r"Dialogue: 0,(\d+):(\d\d):(\d\d)\.(\d\d),(\d+):(\d\d):(\d\d)\.(\d\d),Default,,0,0,0,,(.*)")


@given(early_segments(), variants)
@example([Segment("word", 0.0, 8.0), Segment("\ufeff", 0.0, 0.0)], EN)
def test_the_karaoke_of_a_cue_sums_to_its_length(segments: list[Segment], profile: Profile) -> None:
    cues = reflow(segments, profile)
    events = EVENT.findall(smartresult.to_ass(cues, karaoke="kf"))
    for event, cue in zip(events, cues, strict=True):
        start, end = (((int(h) * 60 + int(m)) * 60 + int(s)) * 100 + int(cs) for h, m, s, cs in (event[:4], event[4:8]))
        assert start == (round_half_up(cue.start) + 5) // 10
        assert sum(map(int, re.findall(r"\{\\kf(\d+)\}", event[8]))) == end - start > 0
        shown = re.sub(r"\{\\kf\d+\}", "", event[8]).replace("\\N", "\n")
        assert bare(undo_look_alikes(shown)) == bare(undo_look_alikes(cue.text))


@given(early_segments(), variants)
def test_all_exporters_take_cues(segments: list[Segment], profile: Profile) -> None:
    cues = reflow(segments, profile)
    for exporter in smartresult.EXPORTERS.values():
        if cues or exporter.function is not smartresult.to_ttml:  # which states a cue at least
            assert isinstance(exporter.function(cues), str)
    for export in (smartresult.to_text, smartresult.to_bcc, smartresult.to_csv, smartresult.to_srt):
        assert export(cues) == export(as_segments(cues))


# --- Profiles by script, and errors


@pytest.mark.parametrize(
    ("texts", "profile"),
    [
        ([], EN),
        (["It rains."], EN),
        (["Ça va, Zoë? Привет! 안녕하세요 สวัสดี 😀 “—…”"], EN),
        (["It rains.", "下雨了。"], ZH),
        (["ABC", "𠮷"], ZH),
        (["下雨了。", "It rains in カ."], JA),
        (["雨が降る。"], JA),
        (["ｱﾒ"], JA),
    ],
)
def test_the_script_chooses_the_profile(texts: list[str], profile: Profile) -> None:
    segments = [Segment(f"{text}{text}", i * 3.0, i * 3.0 + 2.9) for i, text in enumerate(texts)]
    assert reflow(segments) == reflow(segments, profile) == reflow(segments, profile.name)


@given(hostile_segments)
def test_there_is_a_profile_for_every_script(segments: list[Segment]) -> None:
    lang = find_lang(segments)
    profile = PROFILES[f"netflix-{lang or 'en'}"]
    assert reflow(segments) == reflow(segments, profile if lang else profile.with_(lang=""))


@given(anything | hostile_segments, variants | anything, st.sampled_from(["keep", "drop", "space"]) | anything)
@example([Segment("a", 0.0, 1.0)], [], "keep")
@example([Segment("a", 0.0, 1.0)], EN, [])
def test_nothing_but_our_own_errors_is_raised(source: object, profile: object, stops: object) -> None:
    try:
        cues = reflow(cast("TimedSource", source), cast("Profile", profile), stops=cast("Stops", stops))
    except SmartResultError:
        return
    assert all(isinstance(cue, Cue) for cue in cues)
