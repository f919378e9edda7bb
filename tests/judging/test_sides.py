"""Two languages in one cue are two texts: each line is judged by its own, the cue by its times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from smartresult.errors import OptionError
from smartresult.judging.checking import check
from smartresult.judging.reports import Violation
from smartresult.judging.sides import Side, assign_lang, divide_sides
from smartresult.merging.bilingual import merge
from smartresult.model import Cue, Segment
from smartresult.profiles import PROFILES
from tests import strategies
from tests.merging.cutting import count_calls

ZH = ("今天港口很安静。", "船都开走了。", "大家都回家了。")
EN = ("It is quiet in the harbour today.", "The boats have left for the island.", "And that is all that we have.")
GAP = 2 / 24


def in_a_row(*texts: str, each: float = 3.0) -> list[Segment]:
    return [Segment(text, i * (each + GAP), i * (each + GAP) + each) for i, text in enumerate(texts)]


def stacked(*sides: tuple[str, ...]) -> list[Segment]:
    """Cues as a file has them: nothing but the lines tells of the languages."""
    return in_a_row(*map("\n".join, zip(*sides, strict=True)))


def rules_of(violations: tuple[Violation, ...]) -> list[str]:
    return [violation.rule for violation in violations]


# --- Which lines are one text


def test_cues_with_lines_in_two_scripts_have_two_sides() -> None:
    top, bottom = divide_sides(
        [*stacked(ZH, EN), Segment("Bye.", 90, 91), Segment("再见", 92, 93), Segment("42", 94, 95)]
    )
    assert top.texts == {**dict(enumerate(ZH)), 4: "再见", 5: "42"}
    assert bottom.texts == {**dict(enumerate(EN)), 3: "Bye."}


def test_a_line_without_letters_is_of_the_side_on_whose_place_it_stands() -> None:
    top, bottom = divide_sides(
        [*stacked(ZH * 10, EN * 10), Segment("…\n42", 190, 191), Segment("船\nA\n100", 192, 193)]
    )
    assert (top.texts[30], bottom.texts[30]) == ("…", "42")
    assert (top.texts[31], bottom.texts[31]) == ("船", "A\n100")


@pytest.mark.parametrize(
    "texts",
    [
        EN,
        ("你好", "今天\n港口"),
        ("iPhone\n的价格",),  # once is no rule
        ("iPhone\n的价格", "今天\n港口", "很\n安静", "的\n价"),
        ("Hello\n你好", "再见\nBye", "Yes\n是", "否\nNo"),
        ("a\n一\nb", "c\n二\nd"),
        ("1\n一", "2\n二"),
        ("Hello\n你好", "Bye\n再见", *["船"] * 60),
    ],
    ids=["one line", "one script", "once", "seldom", "in both orders", "three lines", "digits", "hardly any"],
)
def test_all_else_is_one_text(texts: tuple[str, ...]) -> None:
    assert divide_sides(in_a_row(*texts)) == [Side()]


@pytest.mark.parametrize(
    ("one", "other"), [("Привет", "Hello"), ("안녕", "こんにちは"), ("สวัสดี", "你好"), ("שלום", "مرحبا"), ("नमस्ते", "Hi")]
)
def test_scripts_that_can_be_told_apart(one: str, other: str) -> None:
    assert len(divide_sides(stacked((one, one), (other, other)))) == 2


def test_what_was_merged_says_it_itself() -> None:
    merged = merge(in_a_row("Hola a todos."), in_a_row("Bom dia a todos."), langs=("es-MX", "nl"), order="second")
    assert divide_sides(merged) == [Side({0: "Hola a todos."}, "es"), Side({0: "Bom dia a todos."})]
    alone = divide_sides([*merge([], in_a_row(*EN)), Segment("plain\nlines", 90, 91)])
    assert alone == [Side({3: "plain\nlines"}), Side(dict(enumerate(EN)), "en")]


@given(st.lists(strategies.cue_texts | st.sampled_from(["a\n一", "b\n二", "Hi\n你好"]), max_size=12))
def test_no_line_is_judged_twice_and_none_is_left_out(texts: list[str]) -> None:
    sides = divide_sides([Segment(text, 0, 1) for text in texts])
    if sides != [Side()]:
        for i, text in enumerate(texts):
            lines = [line for side in sides for line in side.texts.get(i, "").split("\n") if i in side.texts]
            assert sorted(lines) == sorted(text.split("\n"))


def test_lang_is_that_of_the_side_that_is_in_it() -> None:
    sides = divide_sides(stacked(ZH, EN))
    assert [side.lang for side in assign_lang(sides, None)] == [None, None]
    assert [side.lang for side in assign_lang(sides, "en-GB")] == [None, "en-GB"]
    assert [side.lang for side in assign_lang(sides, "zh")] == ["zh", None]
    assert [side.lang for side in assign_lang(sides, "ja")] == ["ja", None]
    with pytest.raises(OptionError, match="got 7 – at lang"):
        check(stacked(ZH, EN), lang=7)  # type: ignore[arg-type]  # that it is refused is the point


# --- What is judged how


@pytest.mark.parametrize("made", ["by merge", "in a file"])
def test_each_line_is_judged_by_the_profile_of_its_language(made: str) -> None:
    cues = merge(in_a_row(*ZH), in_a_row(*EN)) if made == "by merge" else stacked(ZH, EN)
    report = check(cues)
    assert report.violations == ()
    assert (report.profile.name, report.lang, report.lang_sure) == ("netflix-zh", "zh", True)
    assert report.second is PROFILES["netflix-en"]
    assert report.second_lang == "en"
    assert report.summary() == "netflix-zh and netflix-en: 3 cues, no violations"
    one_text = check(in_a_row(*[f"{zh}\n{en}\n" for zh, en in zip(ZH, EN, strict=True)]), "netflix-zh")
    assert "line too long" in rules_of(one_text.violations)  # as before: a third line, and all is one text


def test_the_order_of_lines_changes_no_judgement() -> None:
    first, second = in_a_row(*ZH, "我们去看", "船。"), in_a_row(*EN, "We look at the", "boats.")
    reports = [check(merge(first, second, order=order)) for order in ("first", "second")]
    assert reports[0].profile == reports[1].profile
    assert rules_of(reports[0].violations) == rules_of(reports[1].violations) != []


def test_breaks_are_looked_for_in_each_language_and_never_between_them() -> None:
    zh = ("我们先去港口看", "船然后去吃饭。", "今天很安静。")
    en = ("We first go to the", "harbour and then to eat.", "It is quiet today.")
    found = [violation for violation in check(stacked(zh, en)).violations if violation.rule == "bad cue break"]
    assert [violation.text for violation in found] == [" / ".join(en[:2])]
    between = check(stacked(("I go to the", "That is of the"), ("港口。", "船。")))
    assert not {"bad line break", "bad cue break", "orphan line"} & {*rules_of(between.violations)}


def test_pace_is_that_of_one_language_and_said_once() -> None:
    long = "The boats have all left for the island now."  # 43 characters: in two seconds too fast, with others beside
    slow = merge(in_a_row("今天港口很安静，船都开走了。", each=2.2), in_a_row(long[:40], each=2.2))
    assert check(slow).violations == ()
    fast = check(merge(in_a_row("今天港口很安静，船都开走了。", each=1.0), in_a_row(long[:42], each=1.0)))
    (violation,) = fast.violations
    assert (violation.rule, violation.figure, violation.limit) == ("too fast", 42.0, 20)  # 2.1 times; Chinese 1.6
    short = check(merge(in_a_row("好。", each=0.5), in_a_row("Yes.", each=0.5)))
    assert rules_of(short.violations) == ["too short"]


def test_times_and_the_number_of_lines_are_those_of_the_cue() -> None:
    cues = [
        Cue(0.0, 8.0, ("一", "one"), langs=("zh", "en"), sides=(0, 1)),
        Cue(7.0, 9.0, ("二", "2", "two"), langs=("zh", "en", "en"), sides=(0, 1, 1)),
        Cue(9.3, 9.3, (" ",), langs=("zh",), sides=(0,)),
    ]
    rules = {*rules_of(check(cues, "netflix-zh").violations)}
    assert rules >= {"overlap", "too long", "too many lines", "empty", "no length", "gap not closed", "bad cue break"}
    assert "too many lines" not in rules_of(check([replace(cues[1], lines=("二", "2"), sides=(0, 1))]).violations)


def test_each_language_has_a_line() -> None:
    narrow = PROFILES["netflix-zh"].with_(max_lines=1, max_chars_per_line=40)
    assert "too many lines" not in rules_of(check(merge(in_a_row(*ZH), in_a_row(*EN)), narrow).violations)
    assert "too many lines" in rules_of(check(in_a_row("今天港口\n很安静。"), narrow).violations)


def test_widths_are_those_of_the_profile_that_is_named() -> None:
    report = check(merge(in_a_row(*ZH), in_a_row(*EN)), "netflix-zh")
    assert {violation.text for violation in report.violations if violation.rule == "line too long"} == {*EN[:2]}
    assert report.second is PROFILES["netflix-zh"]
    assert report.summary().startswith("netflix-zh: 3 cues")


def test_a_side_alone_is_judged_as_its_own() -> None:
    report = check(merge([], in_a_row(*EN)))
    assert (report.profile.name, report.second, report.violations) == ("netflix-en", None, ())
    partly = check([*merge([], in_a_row(*EN)), Cue(90.0, 92.0, (), langs=(), sides=())])
    assert rules_of(partly.violations) == ["empty"]


def test_calls_grow_with_the_cues_alone() -> None:
    def act(count: int) -> int:
        file = stacked(ZH * count, EN * count)
        merged = merge(in_a_row(*ZH * count), in_a_row(*EN * count))
        return count_calls(lambda: check(file)) + count_calls(lambda: check(merged))

    act(2)  # what is loaded once is not counted
    assert act(80) < 4.5 * act(20)
