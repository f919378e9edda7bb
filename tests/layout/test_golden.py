"""The golden layouts of talks: what an editor may rely on in them."""

import pytest
import srt  # type: ignore[import-untyped]  # it has types, but says so nowhere

from smartresult import PROFILES, check
from tests.goldens import LANGUAGES, TALKS, Talk


@pytest.mark.parametrize("talk", TALKS, ids=str)
def test_the_golden_layout_has_all_of_the_text(talk: Talk) -> None:
    written = talk.path.read_text(encoding="utf-8")
    said = "".join(segment.text for segment in talk.make_segments())
    assert "".join("".join(cue.content.split()) for cue in srt.parse(written)) == "".join(said.split())


@pytest.mark.parametrize("profile", LANGUAGES)
def test_less_than_two_in_a_hundred_cues_break_a_rule(profile: str) -> None:
    reports = [check(talk.lay_out(), profile) for talk in TALKS if talk.profile == profile]
    assert sum(report.cues for report in reports) > 80
    assert 100 * sum(len(report.violations) for report in reports) < 2 * sum(report.cues for report in reports)
    assert reports[0].profile == PROFILES[profile]
    assert not [violation for violation in reports[0].violations if not violation.unavoidable]
