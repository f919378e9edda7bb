"""Songs: whole, and apart from what is said."""

import pytest

from tests.layout.borders import lines_of


@pytest.mark.parametrize("sign", ["♪", "♫", "♪♪"])
@pytest.mark.parametrize("profile", ["netflix-en", "netflix-zh"])
def test_a_song_shares_no_line_with_speech_and_is_whole(sign: str, profile: str) -> None:
    sung, before, after = (
        ("over the bridge to you", "Listen.", "He stopped and looked at her.")
        if profile == "netflix-en"
        else ("月亮代表我的心", "你听。", "他停下来看着她。")
    )
    for said in ([f"{before} {sign} {sung} {sign} {after}"], [before, f"{sign} {sung} {sign}", after]):
        lines = lines_of(*said, profile=profile)
        assert f"{sign} {sung} {sign}" in lines


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (
            ["♪ Down by the old river", "♪ ♪ I heard you cry", "♪ That was it."],
            ["♪ Down by the old river ♪", "♪ I heard you cry", "♪ That was it."],  # nobody knows
        ),
        (
            ["♪ Down by the old river", "♪ ♪ I heard you cry ♪", "♪ Oh yes", "♪ That was it."],
            ["♪ Down by the old river ♪", "♪ I heard you cry ♪", "♪ Oh yes ♪", "That was it."],
        ),
        (
            ["♪ Down by the old river", "♪", "♪ I heard you cry", "♪ That was it."],
            ["♪ Down by the old river ♪", "♪ I heard you cry ♪", "That was it."],
        ),
        (["♪ Down by the river", "♪ I heard you cry"], ["♪ Down by the river", "♪ I heard you cry"]),
        (["♪", "♪ Down by the river ♪", "Yes."], ["♪", "♪ Down by the river ♪", "Yes."]),
        (
            ["♪ Down by the river", "♪ I heard you cry ♪", "Yes."],
            ["♪ Down by the river", "♪ I heard you cry ♪", "Yes."],
        ),
        (
            ["He sang ♪ over the bridge ♪", "♪ Oh my love", "♪ I miss you so ♪", "Hello there"],
            ["He sang", "♪ over the bridge ♪", "♪ Oh my love", "♪ I miss you so ♪", "Hello there"],
        ),
        (
            ["♪ Oh my love", "♪ I miss you so", "♪ And I will come back ♪", "Hello there"],
            ["♪ Oh my love", "♪ I miss you so", "♪ And I will come back ♪", "Hello there"],
        ),
    ],
)
def test_a_sign_at_the_start_of_a_segment_ends_the_song_before(said: list[str], lines: list[str]) -> None:
    assert lines_of(*said) == lines
