"""What a hint advises: by hand, and by doing as it says."""

from collections.abc import Sequence
from itertools import groupby
from math import inf

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartresult import PROFILES, Segment, check
from smartresult.judging.reports import RULES
from smartresult.preview.hints import GRAVEST_FIRST, HINT_KINDS, Hint, choose_hint
from smartresult.preview.words import PAGE_LANGS, PageLang, load_words
from smartresult.profiles import Profile

ZH = PROFILES["netflix-zh"]
BBC = PROFILES["bbc"]


def hints_of(cues: Sequence[Segment], profile: Profile) -> dict[int, Hint]:
    """What to fix first in each cue, by its index; the cues ascend."""
    violations = check(cues, profile).violations
    return {
        i: choose_hint(
            list(own),
            cues[i].text.count("\n") + 1,
            cues[i + 1].start if i + 1 < len(cues) else inf,
            profile,
        )
        for i, own in groupby(violations, key=lambda one: one.index)
    }


def hint_of(cues: Sequence[Segment], profile: Profile = ZH) -> Hint:
    """What to fix first in the first cue that violates something, without its violation."""
    return next(iter(hints_of(cues, profile).values()))


@pytest.mark.parametrize(
    ("cues", "kind", "need", "fewer", "room", "end"),
    [
        ([Segment(" ", 0.0, 1.0)], "write", 0.0, 0, None, None),
        ([Segment("你好", 1.0, 1.0)], "give time", 5 / 6, 0, 5 / 6, 1.0 + 5 / 6),
        ([Segment("你好", 1.0, 3.0), Segment("再见", 2.5, 4.0)], "end earlier", 0.5 + 1 / 12, 0, None, 2.5 - 1 / 12),
        ([Segment("你好", 1.0, 3.0), Segment("再见", 1.0, 4.0)], "move", 2.0 + 1 / 12, 0, None, None),
        # eleven characters in a second need 11/9 s, or may be nine
        ([Segment("这个问题其实很简单的吧", 0.0, 1.0)], "slow", 2 / 9, 2, 2 / 9, 11 / 9),
        (
            [Segment("这个问题其实很简单的吧", 0.0, 1.0), Segment("再见", 1.2, 3.0)],
            "slow",
            2 / 9,
            2,
            0.2 - 1 / 12,
            None,
        ),
        ([Segment("嗯", 0.0, 0.5)], "stand longer", 1 / 3, 0, 1 / 3, 5 / 6),
        ([Segment("好\n好\n好\n好", 0.0, 6.0)], "fewer lines", 0.0, 2, None, None),
        ([Segment("在" * 20, 0.0, 6.0)], "break up", 0.0, 4, None, None),
        ([Segment("在" * 40, 0.0, 6.0)], "shorten", 0.0, 24, None, None),
        ([Segment("在" * 20 + "\n好的", 0.0, 6.0)], "shorten", 0.0, 4, None, None),
        ([Segment("好的", 0.0, 9.0)], "split", 2.0, 0, None, None),
        ([Segment("你好。", 0.0, 1.0), Segment("再见。", 1.05, 3.0)], "end earlier", 0.033, 0, None, 0.967),
        ([Segment("你好。", 0.0, 1.0), Segment("再见。", 1.3, 3.0)], "close", 0.3 - 1 / 12, 0, None, 1.3 - 1 / 12),
        ([Segment("我们一起去\n，吃饭吧。", 0.0, 3.0)], "move mark", 0.0, 0, None, None),
    ],
)
def test_a_hint_says_what_would_mend_it(  # noqa: PLR0913, PLR0917 - a row of the table
    cues: list[Segment], kind: str, need: float, fewer: int, room: float | None, end: float | None
) -> None:
    hints = [hint for hint in hints_of(cues, ZH).values() if hint.kind == kind]
    assert hints
    found = hints[0]
    assert found.need == pytest.approx(need, abs=0.002)
    assert found.fewer == fewer
    assert found.room == (None if room is None else pytest.approx(room, abs=0.002))
    assert found.end == (None if end is None else pytest.approx(end, abs=0.002))


def test_words_are_fewer_where_words_are_counted() -> None:
    found = hint_of([Segment("one two three four five six", 0.0, 1.9)], BBC)
    assert (found.kind, found.fewer) == ("slow words", 1)
    assert found.need == pytest.approx(0.1, abs=0.01)


def test_a_cue_of_too_many_words_is_to_be_split() -> None:
    found = hint_of([Segment("we went home again today", 0.0, 2.0)], PROFILES["few-words"])
    assert (found.kind, found.fewer) == ("fewer words", 2)


def test_cues_that_may_touch_are_to_touch() -> None:
    found = hint_of([Segment("Good morning.", 0.0, 2.0), Segment("Good night.", 2.4, 5.0)], BBC)
    assert (found.kind, found.end) == ("close", 2.4)


def test_a_cue_without_bound_may_stand_as_long_as_it_needs() -> None:
    found = hint_of([Segment("one two three four five six", 0.0, 1.0)], BBC)
    assert found.kind in {"slow words", "stand longer"}
    assert found.room == found.need


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我们坐着火车去看那一片大海\n和老码头", "unbalanced"),
        ("I went to the\nharbour with all of my friends", "other break"),
        ("We are all waiting for the boat\nnow", "join"),
    ],
)
def test_lines_have_hints(text: str, kind: str) -> None:
    profile = PROFILES["netflix-en"] if text.isascii() else ZH.with_(min_line_share=0.5)
    kinds = {hint.kind for hint in hints_of([Segment(text, 0.0, 6.0)], profile).values()}
    assert kinds == {"balance" if kind == "unbalanced" else kind}


def test_what_costs_the_reader_most_comes_first() -> None:
    assert sorted(GRAVEST_FIRST) == sorted(RULES)
    cues = [Segment("嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯", 0.0, 0.5), Segment("好", 0.4, 2.0)]
    assert {one.rule for one in check(cues, ZH).violations if one.index == 0} >= {"overlap", "too fast"}
    assert hint_of(cues).violation.rule == "overlap"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["好的", "这个问题其实很简单的吧", "嗯"]), st.integers(0, 3000), st.integers(1, 3000)
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([ZH, PROFILES["vertical"], PROFILES["ted"]]),
)
def test_a_cue_that_ends_when_its_hint_says_violates_that_rule_no_more(
    spoken: list[tuple[str, int, int]], profile: Profile
) -> None:
    cues, now = [], 0
    for text, pause, length in spoken:
        start = now + pause
        cues.append(Segment(text, start / 1000, (start + length) / 1000))
        now = start
    for i, hint in hints_of(cues, profile).items():
        if hint.end is not None:
            mended = [*cues[:i], msgspec.structs.replace(cues[i], end=round(hint.end + 0.0005, 3)), *cues[i + 1 :]]
            if hint.kind in {"end earlier", "close"}:
                mended[i] = msgspec.structs.replace(cues[i], end=round(hint.end, 3))
            left = {one.rule for one in check(mended, profile).violations if one.index == i}
            assert hint.violation.rule not in left or any(cue.end > cues[i].end for cue in cues[:i])


@pytest.mark.parametrize("lang", PAGE_LANGS)
def test_each_hint_has_its_sentence(lang: PageLang) -> None:
    assert tuple(load_words(lang)["page"]["hints"]) == HINT_KINDS
