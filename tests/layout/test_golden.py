"""Golden layouts of talks, two minutes each: `python -m tests.layout.test_golden` writes them anew.

Whoever does reads what has changed, as a subtitle editor would.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere

from benchmarks.talk import Language, make_talk
from smartresult import PROFILES, Cue, Segment, check, reflow, to_srt
from tests.places import GOLDEN_LAYOUT

LANGUAGES: dict[str, Language] = {"netflix-en": "English", "netflix-zh": "Chinese"}
TALKS = [(profile, punctuated) for profile in LANGUAGES for punctuated in (True, False)]


def path_of(profile: str, *, punctuated: bool) -> Path:
    return GOLDEN_LAYOUT / f"{profile}{'' if punctuated else '-unpunctuated'}.srt"


def make_segments(profile: str, *, punctuated: bool) -> Sequence[Segment]:
    return make_talk(LANGUAGES[profile], hours=2 / 60, punctuated=punctuated)


def lay_out(profile: str, *, punctuated: bool) -> Sequence[Cue]:
    return reflow(make_segments(profile, punctuated=punctuated), profile)


@pytest.mark.parametrize(("profile", "punctuated"), TALKS)
def test_the_layout_is_the_golden_one(profile: str, *, punctuated: bool) -> None:
    written = path_of(profile, punctuated=punctuated).read_text(encoding="utf-8")
    assert to_srt(lay_out(profile, punctuated=punctuated)) == written


@pytest.mark.parametrize(("profile", "punctuated"), TALKS)
def test_the_golden_layout_has_all_of_the_text(profile: str, *, punctuated: bool) -> None:
    written = path_of(profile, punctuated=punctuated).read_text(encoding="utf-8")
    said = "".join(segment.text for segment in make_segments(profile, punctuated=punctuated))
    assert "".join("".join(cue.content.split()) for cue in srt.parse(written)) == "".join(said.split())


@pytest.mark.parametrize("profile", LANGUAGES)
def test_less_than_two_in_a_hundred_cues_break_a_rule(profile: str) -> None:
    reports = [check(lay_out(profile, punctuated=punctuated), profile) for punctuated in (True, False)]
    assert sum(report.cues for report in reports) > 80
    assert 100 * sum(len(report.violations) for report in reports) < 2 * sum(report.cues for report in reports)
    assert reports[0].profile == PROFILES[profile]
    assert not [violation for violation in reports[0].violations if not violation.unavoidable]


def main() -> None:
    GOLDEN_LAYOUT.mkdir(exist_ok=True)
    for profile, punctuated in TALKS:
        path = path_of(profile, punctuated=punctuated)
        path.write_text(to_srt(lay_out(profile, punctuated=punctuated)), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
