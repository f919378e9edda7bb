"""The figures of profiles, which of them is chosen for a text, and what is refused."""

import pickle
from math import inf, nan

import msgspec
import pytest

from smartresult import PROFILES, OptionError, Profile, Segment, check, reflow
from smartresult.profiles import GUIDES, find_profile, settle_delivery
from tests.places import PACKAGE

EN, BBC = PROFILES["netflix-en"], PROFILES["bbc"]
UPRIGHT = ["vertical", "one-word", "few-words"]


@pytest.mark.parametrize(
    ("name", "line", "lines", "speed", "shortest", "longest", "gap"),
    [
        ("netflix-en", 42, 2, 20, 5 / 6, 7, 2 / 24),
        ("netflix-zh", 16, 2, 9, 5 / 6, 7, 2 / 24),
        ("netflix-ja", 13, 2, 4, 5 / 6, 7, 2 / 24),
        ("netflix-id", 42, 2, 17, 5 / 6, 7, 2 / 24),
        ("bbc", 37, 2, None, 0, None, 1),
        ("ted", 42, 2, 21, 1, 7, 0),
        ("vertical", 10, 2, 10, 0.7, 4, 0),
        ("one-word", 10, 1, None, 0, None, 0),
        ("few-words", 10, 1, None, 0, None, 0),
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
    assert profile.half_width == (0.5 if name in {"netflix-zh", "netflix-ja", *UPRIGHT} else 1.0)
    assert find_profile(name) is find_profile(profile) is profile


def test_every_profile_has_a_guide_and_those_for_phones_are_upright() -> None:
    assert set(GUIDES) == set(PROFILES)
    assert all(GUIDES.values())
    assert [name for name, profile in PROFILES.items() if profile.upright] == UPRIGHT
    assert {name: profile.words_per_cue for name, profile in PROFILES.items() if profile.words_per_cue} == {
        "one-word": 1,
        "few-words": 3,
    }


def test_the_bbc_asks_for_a_form_of_ttml() -> None:
    asking = {name: profile.ttml_profile for name, profile in PROFILES.items() if profile.ttml_profile != "imsc"}
    assert asking == {"bbc": "ebu-tt-d"}
    assert EN.with_(ttml_profile="netflix").ttml_profile == "netflix"
    with pytest.raises(OptionError, match=r"expected one of imsc, ebu-tt-d, netflix, got 'ebu' – at ttml_profile"):
        EN.with_(ttml_profile="ebu")


def test_the_bbc_counts_words() -> None:
    assert (BBC.max_words_per_minute, BBC.min_seconds_per_word, BBC.may_touch) == (180, 0.3, True)


def test_a_profile_is_a_value() -> None:
    narrow = BBC.with_(max_chars_per_line=32)
    assert narrow.max_chars_per_line == 32
    assert BBC.max_chars_per_line == 37
    assert narrow.with_(max_chars_per_line=37) == BBC != narrow
    assert pickle.loads(pickle.dumps(narrow)) == narrow  # noqa: S301 - our own
    assert msgspec.json.decode(msgspec.json.encode(narrow), type=Profile) == narrow
    assert EN.with_() == EN
    with pytest.raises(AttributeError):
        narrow.max_lines = 3  # type: ignore[misc]


CHOICES = ("name", "lang", "may_touch", "may_end_after_verb", "bottom_heavy", "upright", "ttml_profile")
FIGURES = [name for name in EN.__struct_fields__ if name not in CHOICES]
ABOVE_0 = [
    *("max_chars_per_line", "max_lines", "max_chars_per_second", "max_words_per_minute", "max_duration"),
    *("max_silence", "frame_rate"),
]
FROM_0 = [name for name in FIGURES if name not in ABOVE_0]


NO_FIGURES: list[object] = [-0.1, -inf, nan, inf, "42", True, []]
WRONG: list[tuple[str, object]] = [
    *[(name, figure) for name in FIGURES for figure in NO_FIGURES],
    *[(name, 0) for name in ABOVE_0],
    *[(name, None) for name in FIGURES if name not in ABOVE_0[2:5]],
    *[(name, "yes") for name in CHOICES[2:]],
    ("name", 42),
    ("lang", 42),
    ("lang", "pt-BR"),
    ("lang", "xx"),
    ("max_lines", 1.5),
    ("max_lines", 11),
    ("words_per_cue", 1.5),
    ("words_per_cue", 4),
    ("min_duration", 7.1),
    ("min_seconds_per_word", 7.1),
    *[(name, figure) for name in FIGURES for figure in (1.1e9, 10**400, -(10**400))],
    *[(name, 5e-324) for name in ABOVE_0],
    ("half_width", 1.1),
    ("min_line_share", 1.1),
]


@pytest.mark.parametrize(("name", "figure"), WRONG, ids=[f"{name}-{i}" for i, (name, _) in enumerate(WRONG)])
def test_figures_that_no_cue_can_meet_are_refused(name: str, figure: object) -> None:
    with pytest.raises(OptionError) as caught:
        EN.with_(**{name: figure})
    assert caught.value.option == ("max_duration" if figure == 7.1 else name)
    with pytest.raises(OptionError):
        Profile(**{"name": "mine", "max_chars_per_line": 40, "max_duration": 7.0, name: figure})  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name in FIGURES for figure in (1e-6, 1e9)])
def test_figures_that_are_taken_can_be_used(name: str, figure: float) -> None:
    most = {"half_width": 1.0, "min_line_share": 1.0, "max_lines": 10, "words_per_cue": 3}.get(name, 1e9)
    least = 1 if name in {"max_lines", "words_per_cue"} else 0
    loose = EN.with_(max_duration=None, max_words_per_minute=150.0, min_duration=0.0)
    profile = loose.with_(**{name: max(min(figure, most), least)})
    cues = reflow([Segment("Nobody had seen the keys since Monday.", 0.0, 2.0), Segment("No.", 2.1, 2.2)], profile)
    assert check(cues, profile).cues == len(cues)


def test_no_cue_has_more_than_ten_lines() -> None:
    assert EN.with_(max_lines=10).max_lines == 10
    with pytest.raises(OptionError, match="expected a number up to 10, got 11"):
        EN.with_(max_lines=11)


def test_no_cue_of_few_words_has_more_than_three() -> None:
    with pytest.raises(OptionError, match="expected a number up to 3, got 4"):
        EN.with_(words_per_cue=4)


@pytest.mark.parametrize("name", ["max_lines", "words_per_cue"])
def test_what_counts_is_whole_however_it_is_written(name: str) -> None:
    profile = EN.with_(**{name: 2.0})
    assert isinstance(getattr(profile, name), int)
    spoken = [Segment("Good morning everyone, welcome to the harbour tour", 0.0, 4.0)]
    assert reflow(spoken, profile) == reflow(spoken, EN.with_(**{name: 2}))


def test_profiles_that_are_read_from_elsewhere_check_themselves_too() -> None:
    for figure in (0, -1.0):
        with pytest.raises(OptionError, match="max_chars_per_line"):
            msgspec.json.decode(msgspec.json.encode({"name": "mine", "max_chars_per_line": figure}), type=Profile)
    forged = pickle.dumps(EN).replace(pickle.dumps(7.0)[-10:-1], pickle.dumps(nan)[-10:-1])
    with pytest.raises(OptionError, match="max_duration"):
        pickle.loads(forged)  # noqa: S301 - our own


#: The figures that one of the two has no rule for.
UNUSED = {
    # It closes gaps to the least, in whole centiseconds, and lets no line end after an auxiliary if it can help it.
    # The picture is a matter of the formats that have one, and the form of TTML of that.
    "layout": {"frame_rate", "may_end_after_verb", "upright", "ttml_profile"},
    "judging": {"bottom_heavy", "upright", "ttml_profile"},  # the first is a preference, and no rule
}


@pytest.mark.parametrize("room", UNUSED)
@pytest.mark.parametrize("name", [name for name in EN.__struct_fields__ if name not in {"name", "lang"}])
def test_layout_and_judge_ask_for_every_figure(name: str, room: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / room).glob("*.py"))
    assert (f"profile.{name}" in code) == (name not in UNUSED[room])


def test_the_shortest_time_may_be_the_longest() -> None:
    assert EN.with_(min_duration=7.0).max_duration == 7.0


@pytest.mark.parametrize("name", FROM_0)
def test_zero_forbids_nothing(name: str) -> None:
    assert getattr(EN.with_(**{name: 0}), name) == 0


def test_what_is_no_figure_of_a_profile_is_named() -> None:
    with pytest.raises(OptionError, match=r"expected one of name, max_chars_per_line.*, got 'max_width'"):
        EN.with_(max_width=42)


@pytest.mark.parametrize("profile", ["netflix", "", None, 42, [], {}, EN.name.encode()])
def test_unknown_profiles_are_named(profile: object) -> None:
    with pytest.raises(OptionError, match=", ".join(PROFILES)) as caught:
        find_profile(profile)  # type: ignore[arg-type]
    assert caught.value.option == "profile"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "netflix-en"),
        ("Good morning", "netflix-en"),
        ("Zoë lives, привет", "netflix-en"),
        ("早上好 Hello", "netflix-zh"),
        ("漢字 and カナ", "netflix-ja"),
        ("ｶﾅ", "netflix-ja"),
        ("约翰・史密斯", "netflix-zh"),  # the mark between names is no kana
    ],
)
def test_a_profile_is_chosen_by_the_script(text: str, name: str) -> None:
    assert settle_delivery("auto", text).profile is PROFILES[name]
