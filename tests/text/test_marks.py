"""The sets of marks are Unicode's, and what deviates has its reason."""

import unicodedata

import pytest

from smartresult.text.marks import (
    CLAUSE_ENDS,
    CLOSING,
    CLOSING_BRACKETS,
    CURRENCY,
    DASHES,
    NEUTRAL_QUOTES,
    OPENING,
    SENTENCE_ENDS,
    STOPS,
)
from tests.unicode import find_all, find_recommended

#: Unicode's pattern for each set; what is in the set besides; what is left out of it.
SETS = {
    "sentence ends": (
        SENTENCE_ENDS,
        r"\p{Sentence_Terminal}",
        "…‥⋯",  # an ellipsis breaks a sentence off; ⋯ is that of Taiwan
        "\u1735\u1736\u1803",  # common to scripts of the Philippines, and to Mongolian and Phags-pa
    ),
    "clause ends": (
        CLAUSE_ENDS,
        r"[\p{Terminal_Punctuation}--\p{Sentence_Terminal}]",
        "",
        # \u0387 is canonically equal to ·, which joins names; \u1361 stands between all words; the others are common to
        # runes, and to Mongolian and Phags-pa
        "\u0387\u1361\u16eb\u16ec\u16ed\u1802\u1805",
    ),
    "opening": (
        OPENING,
        r"[\p{Ps}\p{Pi}]",
        "<＜¿¡",  # signs of mathematics that are typed for 〈; the beginnings of Spanish questions
        "\u2329",  # canonically equal to 〈
    ),
    "closing brackets": (
        CLOSING_BRACKETS,
        r"[\p{Pe}\p{Pf}]",
        ">＞",  # as above
        "\u232a",  # canonically equal to 〉
    ),
}


@pytest.mark.parametrize("name", SETS)
def test_the_set_is_that_of_unicode(name: str) -> None:
    marks, pattern, added, left_out = SETS[name]
    assert len(set(marks)) == len(marks), "each is there once"
    assert set(marks) == find_recommended(pattern) - set(left_out) | set(added)
    assert not set(added) & find_all(pattern), "Unicode has it by now"
    assert set(left_out) <= find_recommended(pattern), "it is no deviation"


def test_no_mark_is_two_things() -> None:
    for one, other in ((OPENING, CLOSING), (SENTENCE_ENDS, CLAUSE_ENDS), (NEUTRAL_QUOTES, OPENING + CLOSING)):
        assert not set(one) & set(other)
    assert set(STOPS) == {*SENTENCE_ENDS, *CLAUSE_ENDS, *DASHES}
    assert set(CLOSING) >= {*SENTENCE_ENDS, *CLAUSE_ENDS, *CLOSING_BRACKETS}


def test_the_signs_of_money_are_some_of_unicode() -> None:
    assert set(CURRENCY) < find_all(r"\p{Sc}")


def test_marks_are_written_as_they_are_normalised() -> None:
    """An editor that normalises the file must not change a set."""
    for marks in (SENTENCE_ENDS, CLAUSE_ENDS.replace("\u037e", ""), OPENING, CLOSING_BRACKETS):
        assert unicodedata.normalize("NFC", marks) == marks
